/** Laws that hold for every space, on ten thousand of them: nested, conditional, tied by names, custom, derived. */
import { describe, expect, it } from "vitest";
import { choicesOf, dnaOfChoices } from "../geno/choices.js";
import { DNA } from "../geno/dna.js";
import { dnaAt, iterateDna } from "../geno/enumerate.js";
import { randomDna } from "../geno/random-dna.js";
import { RandomStream } from "../geno/random.js";
import { mutate } from "../algorithms/evolution/mutate.js";
import { clone } from "../symbolic/change/clone.js";
import { eq } from "../symbolic/reading/equal.js";
import { isOpen } from "../symbolic/marks.js";
import { partsOf } from "../symbolic/node.js";
import { pointsOf } from "../testing/brute-force.js";
import { hyperOf, randomNotation, type Notation, type Shape } from "../testing/random-space.js";
import type { PartitionPoint } from "./compile/scope.js";
import { template, type Template } from "./template.js";

const SHAPES: readonly (readonly [string, number, Shape])[] = [
  ["plain", 2000, { depth: 3, width: 3, names: 0, floats: false, customs: false, deriveds: false }],
  [
    "with floats and customs",
    2000,
    { depth: 3, width: 3, names: 0, floats: true, customs: true, deriveds: false },
  ],
  ["wide", 1000, { depth: 2, width: 5, names: 0, floats: true, customs: true, deriveds: false }],
  ["tied by names", 3000, { depth: 3, width: 3, names: 2, floats: false, customs: true, deriveds: false }],
  [
    "with derived values",
    2000,
    { depth: 3, width: 3, names: 2, floats: true, customs: true, deriveds: true },
  ],
];

const TOTAL = SHAPES.reduce((sum, [, count]) => sum + count, 0);
/** Spaces up to this size are gone through; of larger ones this many points are looked at. */
const MOST = 40;

interface Program {
  readonly notation: Notation;
  readonly space: unknown;
  readonly compiled: Template<unknown>;
  readonly random: RandomStream;
}

function* programs(label: string, count: number, shape: Shape): Generator<Program, void> {
  for (let i = 0; i < count; i++) {
    const random = RandomStream.of(`${label} ${i}`);
    const notation = randomNotation(random, shape);
    const space = hyperOf(notation);
    yield { notation, space, compiled: template(space), random };
  }
}

/** Runs a law on every program; where it fails, the program is shown. */
function holds([label, count, shape]: (typeof SHAPES)[number], law: (program: Program) => void): void {
  for (const program of programs(label, count, shape)) {
    try {
      law(program);
    } catch (cause) {
      const text = JSON.stringify(program.notation, (_, value: unknown) =>
        typeof value === "bigint" ? `${value}n` : value,
      );
      throw new Error(`In ${text}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
}

function check(condition: boolean, text: string): void {
  if (!condition) throw new Error(text);
}

const keyOf = ({ numbers }: DNA): string => numbers.join();

/** Whether one vector of numbers comes before another. */
function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

const hasCustom = (program: Program): boolean =>
  program.compiled.spec.decisionPoints.some(({ kind }) => kind === "custom");

it("there are ten thousand programs", () => {
  expect(TOTAL).toBe(10_000);
});

describe.each(SHAPES)("of spaces %s", (...shape) => {
  it("enumeration gives as many points as the size says, in order, and they are the brute-force reference's", () => {
    let complete = 0;
    holds(shape, (program) => {
      const { notation, compiled } = program;
      const { spec, decode } = compiled;
      if (spec.size === "infinite") return;
      const expected = pointsOf(notation);
      let before: DNA | undefined;
      let place = 0n;
      for (const dna of iterateDna(spec)) {
        if (place === BigInt(MOST)) break;
        if (before !== undefined && !hasCustom(program))
          check(isBefore(before.numbers, dna.numbers), `${String(before)} is not before ${String(dna)}`);
        before = dna;
        check(
          dnaAt(spec, place).equals(dna),
          `${String(dna)} is not at ${place}, but ${String(dnaAt(spec, place))}`,
        );
        const wanted = expected.next();
        check(wanted.done !== true, `there is no point ${place}`);
        expect(decode(dna)).toStrictEqual(wanted.value?.value);
        place++;
      }
      if (place === BigInt(MOST) && spec.size !== place) {
        check(spec.size > place, `${spec.size} is too few`);
        return;
      }
      complete++;
      check(spec.size === place, `${spec.size} is the size, and ${place} points were found`);
      check(expected.next().done === true, `there are more than ${place} points`);
    });
    // So that this can fail: most of the spaces are small enough.
    expect(complete).toBeGreaterThan(shape[1] / 4);
  });

  it("a random point and its mutants are valid, and come back from JSON, from a dictionary, and from their program", () => {
    holds(shape, ({ space, compiled, random }) => {
      const { spec, decode, encode, tryEncode } = compiled;
      for (const law of ["decision", "point"] as const) {
        const drawn = randomDna(spec, random, law);
        const mutant = mutate(drawn, random);
        check(
          spec.size === 1n || mutant !== drawn || keyOf(mutant) !== keyOf(drawn) || !isChangeable(drawn),
          "no mutant",
        );
        for (const dna of [drawn, mutant]) {
          check(DNA.of(spec, dna.numbers).equals(dna), `${String(dna)} is no point`);
          check(DNA.fromJSON(spec, dna.toJSON()).equals(dna), `${String(dna)} is lost in JSON`);
          check(
            DNA.fromJSON(spec, JSON.parse(JSON.stringify(dna))).equals(dna),
            `${String(dna)} is lost in JSON text`,
          );
          for (const keys of ["id", "name"] as const)
            check(
              dnaOfChoices(spec, choicesOf(dna, { keys })).equals(dna),
              `${String(dna)} is lost as choices by ${keys}`,
            );
          const program = decode(dna);
          check(!isOpen(program), `${String(dna)} decodes to something open`);
          check(eq(decode(dna), program), `${String(dna)} decodes to two values`);
          const encoded = encode(program);
          check(eq(decode(encoded), program), `${String(dna)} encodes to ${String(encoded)}`);
          check(
            !isBefore(dna.numbers, encoded.numbers) || hasCustomPoint(spec),
            `${String(encoded)} is not the first`,
          );
          check(
            tryEncode({ foreign: program }) === undefined || eq(space, { foreign: program }),
            "took a foreign value",
          );
        }
      }
    });
  });

  it("a program's clone equals it and shares no part that can be changed", () => {
    holds(shape, ({ space, compiled, random }) => {
      const program = compiled.decode(randomDna(compiled.spec, random));
      for (const value of [space, program]) {
        const copied = clone(value);
        check(eq(copied, value), "the clone is another value");
        const parts = objectsIn(value, new Set());
        for (const part of objectsIn(copied, new Set())) check(!parts.has(part), "the clone shares a part");
      }
      const again = objectsIn(compiled.decode(randomDna(compiled.spec, random)), new Set());
      for (const part of objectsIn(program, new Set())) check(!again.has(part), "two examples share a part");
    });
  });

  it("a partition's inner loops make up what one loop makes", () => {
    holds(shape, ({ space, compiled, random }) => {
      const { spec, decode } = compiled;
      if (spec.size === "infinite" || spec.size > 300n) return;
      const left = leftOut(space, random);
      // What hangs under a choice that is left out is left out too: it keeps its choice around it.
      const outer = template(space, {
        where: ({ id, name }) =>
          !id.includes("candidates[") && !left.has(id) && !left.has(`name ${name ?? ""}`),
      });
      if (outer.spec.size === "infinite") throw new Error("A part of a finite space is finite.");
      let sum = 0n;
      const found: unknown[] = [];
      for (const dna of iterateDna(outer.spec)) {
        const inner = template(outer.decode(dna));
        sum += inner.spec.discreteSize;
        for (const rest of iterateDna(inner.spec)) found.push(inner.decode(rest));
      }
      check(sum === spec.size, `the inner sizes add up to ${sum}, and the joint space has ${spec.size}`);
      const joint = new Set([...iterateDna(spec)].map((dna) => textOf(decode(dna))));
      check(
        found.every((value) => joint.has(textOf(value))),
        "an inner loop makes a program that the joint does not",
      );
      check(new Set(found.map(textOf)).size === joint.size, "the inner loops miss a program");
    });
  });
});

/**
 * The ids of hyper values that an outer loop leaves out: some at random, with all that hangs under them; and a name in all of
 * its places together, with all that it opens; and `name x` for each such name.
 */
function leftOut(space: unknown, random: RandomStream): ReadonlySet<string> {
  const points: PartitionPoint[] = [];
  template(space, { where: (point) => points.push(point) > 0 });
  const left = new Set(points.filter(() => random.int(3) === 0).map(({ id }) => id));
  for (let size = -1; size !== left.size;) {
    size = left.size;
    const names = new Set(
      points.flatMap(({ id, name }) => (left.has(id) && name !== undefined ? [name] : [])),
    );
    for (const { id, kind, name } of points)
      if (
        (name !== undefined && names.has(name)) ||
        points.some((other) => left.has(other.id) && isUnder(id, other)) ||
        (name !== undefined && points.some((other) => left.has(other.id) && isUnder(other.id, { id, kind })))
      )
        left.add(id);
  }
  for (const { id, name } of points) if (name !== undefined && left.has(id)) left.add(`name ${name}`);
  return left;
}

function isUnder(id: string, { id: outer, kind }: Pick<PartitionPoint, "id" | "kind">): boolean {
  return id.startsWith(`${outer}[=`) || (kind === "manyof" && id.startsWith(`${outer}[`) && id !== outer);
}

function isChangeable(dna: DNA): boolean {
  return dna.decisions.some(({ point }) => point.kind === "float");
}

function hasCustomPoint(spec: Template<unknown>["spec"]): boolean {
  return spec.decisionPoints.some(({ kind }) => kind === "custom");
}

function objectsIn(value: unknown, into: Set<object>): Set<object> {
  // A range or a custom value is immutable, and has no parts.
  const parts = partsOf(value);
  if (typeof value !== "object" || value === null || parts === undefined) return into;
  if (!isOpen(value) || parts.length > 0) into.add(value);
  for (const [, part] of parts) objectsIn(part, into);
  return into;
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each === undefined ? "undefined" : typeof each === "bigint" ? `${each}n` : each,
  );
}
