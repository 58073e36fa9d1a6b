/**
 * Search spaces drawn at random, as a notation of plain data: the hyper values of one are built from it, and so are
 * the answers that they are compared with (brute-force.ts), by a way that shares no code with the library.
 */
import type { RandomStream } from "../geno/random.js";
import type { Scale } from "../geno/points.js";
import { custom } from "../hyper/custom.js";
import { derived } from "../hyper/dependent.js";
import { manyof, permutate } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";

interface Named {
  readonly name?: string | undefined;
}

/** A space as plain data. */
export type Notation =
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "list"; readonly items: readonly Notation[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [string, Notation])[] }
  | ({ readonly kind: "one"; readonly candidates: readonly Notation[]; readonly hints?: string } & Named)
  | ({
      readonly kind: "many";
      readonly count: number;
      readonly candidates: readonly Notation[];
      readonly distinct: boolean;
      readonly sorted: boolean;
    } & Named)
  | ({ readonly kind: "float"; readonly min: number; readonly max: number; readonly scale: Scale } & Named)
  | ({ readonly kind: "int"; readonly min: number; readonly max: number; readonly step: number } & Named)
  | ({ readonly kind: "custom"; readonly genomes: readonly string[] } & Named)
  | { readonly kind: "derived"; readonly source: string };

/** What a derived value of the notation comes to. */
export const deriveFrom = (value: unknown): unknown => ["derived", value];

/** The value of a genome of the notation. */
export const valueOfGenome = (genome: string): unknown => ({ genome });

/** The notation as hyper values. */
export function hyperOf(notation: Notation): unknown {
  switch (notation.kind) {
    case "literal":
      return notation.value;
    case "list":
      return notation.items.map(hyperOf);
    case "dict":
      return Object.fromEntries(notation.entries.map(([key, part]) => [key, hyperOf(part)]));
    case "one":
      return oneof(notation.candidates.map(hyperOf), {
        ...nameOf(notation),
        ...(notation.hints === undefined ? {} : { hints: notation.hints }),
      });
    case "many": {
      const { count, candidates, distinct, sorted } = notation;
      const values = candidates.map(hyperOf);
      return distinct && !sorted && count === values.length
        ? permutate(values, nameOf(notation))
        : manyof(count, values, { distinct, sorted, ...nameOf(notation) });
    }
    case "float":
      return floatv(notation.min, notation.max, notation.scale, nameOf(notation));
    case "int":
      return intv(notation.min, notation.max, notation.step, nameOf(notation));
    case "custom":
      return custom(genomeRules(notation.genomes), nameOf(notation));
    case "derived":
      return derived(notation.source, deriveFrom);
  }
}

function nameOf({ name }: Named): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

type Rules = Parameters<typeof custom<unknown>>[0];

/** Rules are compared by identity: those of equal genomes are one object. */
const knownRules = new Map<string, Rules>();

function genomeRules(genomes: readonly string[]): Rules {
  const key = JSON.stringify(genomes);
  const known = knownRules.get(key);
  if (known !== undefined) return known;
  const rules: Rules = {
    decode: valueOfGenome,
    encode: (value) => (value as { readonly genome?: string } | undefined)?.genome,
    random: (random) => genomes[random.int(genomes.length)] ?? "",
    first: () => genomes[0] ?? "",
    next: (genome) => genomes[genomes.indexOf(genome) + 1],
    problem: (genome) => (genomes.includes(genome) ? undefined : `there are ${genomes.join(", ")}`),
    count: BigInt(genomes.length),
  };
  knownRules.set(key, rules);
  return rules;
}

/** What spaces may hold, and how they are shaped. */
export interface Shape {
  /** The most choices, lists and objects around a part. */
  readonly depth: number;
  /** The most candidates of a choice, parts of a list or an object. */
  readonly width: number;
  /** How many names there are for hyper values to share; each belongs to one domain. */
  readonly names: number;
  readonly floats: boolean;
  readonly customs: boolean;
  readonly deriveds: boolean;
}

const LITERALS: readonly unknown[] = [0, 1, 2, 3, "a", "b", true, false, null, undefined, 0.5, 7n];

/** A space of a shape. */
export function randomNotation(random: RandomStream, shape: Shape): Notation {
  const { names } = shape;
  const named = Array.from({ length: names }, (_, index) =>
    withName(hyper(random, { ...shape, names: 0, depth: 1 }, []), `n${index}`),
  );
  const space = part(random, shape, named);
  if (!shape.deriveds || named[0] === undefined) return space;
  return {
    kind: "dict",
    entries: [
      ["d", { kind: "derived", source: "n0" }],
      ["n", named[0]],
      ["e", { kind: "list", items: [space, { kind: "derived", source: "n" }] }],
    ],
  };
}

function withName(notation: Notation, name: string): Notation {
  return notation.kind === "one" ||
    notation.kind === "many" ||
    notation.kind === "float" ||
    notation.kind === "int" ||
    notation.kind === "custom"
    ? { ...notation, name }
    : notation;
}

function part(random: RandomStream, shape: Shape, named: readonly Notation[]): Notation {
  if (shape.depth === 0) return random.int(3) > 0 ? literal(random) : number(random, shape);
  const inner = { ...shape, depth: shape.depth - 1 };
  const several = (most: number): readonly Notation[] =>
    Array.from({ length: random.int(most + 1) }, () => part(random, inner, named));
  const known = named[random.int(Math.max(1, named.length))];
  switch (random.int(known === undefined ? 8 : 10)) {
    case 0:
      return literal(random);
    case 1:
      return { kind: "list", items: several(shape.width) };
    case 2:
      return {
        kind: "dict",
        entries: several(shape.width).map((each, index) => ["abc.[]"[index] ?? "z", each]),
      };
    case 8:
    case 9:
      return known ?? literal(random);
    default:
      return hyper(random, shape, named);
  }
}

function hyper(random: RandomStream, shape: Shape, named: readonly Notation[]): Notation {
  const inner = { ...shape, depth: shape.depth - 1 };
  const candidates = (): readonly Notation[] =>
    Array.from({ length: 1 + random.int(shape.width) }, () => part(random, inner, named));
  switch (random.int(5)) {
    case 0:
      return number(random, shape);
    case 1:
    case 2: {
      const of = candidates();
      const distinct = random.int(2) === 0;
      const count = 1 + random.int(distinct ? Math.min(3, of.length) : 3);
      return { kind: "many", count, candidates: of, distinct, sorted: random.int(2) === 0 };
    }
    default:
      return {
        kind: "one",
        candidates: candidates(),
        ...(random.int(4) === 0 ? { hints: `h${random.int(3)}` } : {}),
      };
  }
}

function literal(random: RandomStream): Notation {
  return { kind: "literal", value: LITERALS[random.int(LITERALS.length)] };
}

function number(random: RandomStream, { floats, customs }: Shape): Notation {
  const kind = random.int(4);
  if (kind === 0 && floats)
    return {
      kind: "float",
      min: 0.25 * (1 + random.int(3)),
      max: 1 + random.int(3),
      scale: (["linear", "log", "rlog"] as const)[random.int(3)] ?? "linear",
    };
  if (kind === 1 && customs)
    return {
      kind: "custom",
      genomes: Array.from({ length: 1 + random.int(3) }, (_, i) => "g".repeat(i + 1)),
    };
  const min = random.int(5) - 2;
  const step = 1 + random.int(3);
  // The upper end is not always on the grid.
  return { kind: "int", min, max: min + step * (1 + random.int(3)) - 1, step };
}
