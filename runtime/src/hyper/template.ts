/**
 * A symbolic value compiled for decoding: its DNASpec, and a tree of builders that reads a DNA's numbers from left to
 * right and constructs the value. What is constant is copied for each decode, so that no two examples share state.
 */
import { DNA } from "../geno/dna.js";
import type { Candidate, DecisionPoint, IntPoint } from "../geno/points.js";
import { DNASpec } from "../geno/spec.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isPlainArray } from "../symbolic/marks.js";
import { objectMaker, type Maker } from "../symbolic/maker.js";
import { partsOf, withParts, type Key } from "../symbolic/node.js";
import { infoOf } from "../symbolic/object.js";
import { candidateNames } from "./candidate-labels.js";
import { FloatValue, IntValue } from "./numbers.js";
import { OneOf } from "./oneof.js";

/** A search space that is ready to decode: see {@link template}. */
export interface Template<T> {
  /** The shape of the space, as algorithms see it. */
  readonly spec: DNASpec;
  /** The program at a point of the space: new objects at each call, their constructors run. */
  readonly decode: (dna: DNA) => T;
}

/** Reads its decisions off the cursor and makes its value. */
type Builder = Maker<Cursor>;

interface Cursor {
  readonly numbers: readonly number[];
  at: number;
}

/**
 * Compiles a search space once, for many decodes.
 *
 * @param space any symbolic value: with hyper values inside, or without (a space of one point).
 */
export function template<T>(space: T): Template<T> {
  const points: DecisionPoint[] = [];
  const build = compile(space, "", points);
  const spec = new DNASpec(points);
  return {
    spec,
    decode(dna) {
      // A DNA of another spec may well be a point of this one (of an equal space): then it is checked.
      if (dna.spec !== spec) DNA.of(spec, dna.numbers);
      return build({ numbers: dna.numbers, at: 0 }) as T;
    },
  };
}

/** The abstract shape of a search space: its decision points, sizes and ids. */
export function dnaSpec(space: unknown): DNASpec {
  return template(space).spec;
}

/**
 * Compiles a value that stands at `id`; appends the decision points that it opens. Constant objects, arrays and plain
 * objects are built anew too, so that two decodes share nothing that could be changed.
 */
function compile(value: unknown, id: string, points: DecisionPoint[]): Builder {
  if (value instanceof HyperValue) return compileHyper(value, id, points);
  // Of a list of literals, however long, a copy is enough.
  if (isPlainArray(value) && value.every((item) => typeof item !== "object" || item === null))
    return () => withParts(value, value);
  const entry = infoOf(value);
  const parts = partsOf(value);
  if (parts === undefined) return () => value;
  const builders = parts.map(([key, part]) => compile(part, join(id, key), points));
  if (entry !== undefined) return objectMaker(entry, builders);
  return (cursor) =>
    withParts(
      value,
      builders.map((build) => build(cursor)),
    );
}

function compileHyper(value: HyperValue, id: string, points: DecisionPoint[]): Builder {
  if (value instanceof OneOf) return compileChoice(value, id, points);
  if (value instanceof FloatValue) {
    const { min, max, scale } = value.domain;
    points.push({ kind: "float", id: id, ...named(value), min, max, scale });
    return (cursor) => cursor.numbers[cursor.at++];
  }
  if (value instanceof IntValue) {
    const { min, max, step } = value.domain;
    const point: IntPoint = {
      kind: "int",
      id: id,
      ...named(value),
      min,
      max,
      step,
      count: Math.floor((max - min) / step) + 1,
    };
    points.push(point);
    return (cursor) => min + (cursor.numbers[cursor.at++] ?? 0) * step;
  }
  throw new TypeError(`"${id}": ${value.constructor.name} is a hyper value of an unknown kind.`);
}

function compileChoice(value: OneOf, id: string, points: DecisionPoint[]): Builder {
  const count = value.candidates.length;
  const slot = points.length;
  const candidates: Candidate[] = [];
  // Reserves its place: the choice stands before the points that it opens.
  points.push({ kind: "categorical", id: id, ...named(value), candidates });
  const names = candidateNames(value.candidates);
  const builders = value.candidates.map((candidate, index) => {
    const space: DecisionPoint[] = [];
    const build = compile(candidate, `${id}[=${index}/${count}]`, space);
    candidates.push({ label: String(index), ...names[index], space });
    return build;
  });
  points[slot] = { kind: "categorical", id: id, ...named(value), candidates: Object.freeze(candidates) };
  return (cursor) => {
    const build = builders[cursor.numbers[cursor.at++] ?? -1];
    if (build === undefined) throw new RangeError(`"${id}": the DNA has no decision for it.`);
    return build(cursor);
  };
}

function named(value: OneOf | FloatValue | IntValue): { readonly name?: string } {
  return value.options.name === undefined ? {} : { name: value.options.name };
}

/** A key with a dot or bracket of its own stands in brackets, `a[b.c]`, so that no two places have one id. */
function join(id: string, key: Key): string {
  if (typeof key === "number" || /[.[\]]/.test(key)) return `${id}[${key}]`;
  return id === "" ? key : `${id}.${key}`;
}
