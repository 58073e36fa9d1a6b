/**
 * The decision points of a static value, as the runtime's compile/ makes them: same order, same labels. Ids are written
 * relative to where a part stands, so that a part that stands at many places is made once and shared: a grammar ten deep has
 * as many points as a tree, and a shape that is no larger than the grammar. `expand` writes the ids out.
 */
import {
  Genomes,
  type Candidate,
  type DecisionPoint,
  type Hints,
  type Literal,
  type Space,
  type Subchoice,
} from "tsglove/geno";
import { factsOf } from "./facts.js";
import { sameValue } from "./same-value.js";
import { candidateLabels } from "./static-text.js";
import { partsOf, type StaticOptions, type StaticValue } from "./static-value.js";

const EMPTY: Space = [];

/** Under which a point keeps the hyper value that it is. */
const SOURCE = Symbol("tsglove.source");

interface Sourced {
  readonly [SOURCE]?: StaticValue;
}

function sourced<P extends DecisionPoint>(point: P, value: StaticValue): P & Sourced {
  return { ...point, [SOURCE]: value };
}

/** The hyper value that a point of a static space is. */
export function sourceOf(point: DecisionPoint): StaticValue | undefined {
  const { [SOURCE]: source }: Sourced & DecisionPoint = point;
  return source;
}

/** The choices that open a part: each an object of its own for each place. */
interface Condition {
  readonly choice: object;
  readonly candidate: number;
}

type Chain = readonly Condition[];

/** Names of decisions, as the runtime's `Names` keeps them. */
interface Scope {
  readonly names: Map<string, { readonly value: StaticValue; readonly chains: Chain[] }>;
  clash: Clash | undefined;
  /** Parts and points that were made; a product of lists, or names, which make each place another part, may have too many. */
  made: number;
}

/** A name that stands for two different decisions: the runtime refuses it. */
export interface Clash {
  readonly name: string;
  readonly first: StaticValue;
  readonly second: StaticValue;
}

/** The relative points of a value; undefined where there are too many to list. */
export interface Shape {
  readonly space: Space | undefined;
  readonly clash: Clash | undefined;
}

const MOST_MADE = 300_000;

export function shapeOf(value: StaticValue): Shape {
  const scope: Scope = { names: new Map(), clash: undefined, made: 0 };
  const space = pointsOf(value, [], scope);
  return { space: scope.made > MOST_MADE ? undefined : space, clash: scope.clash };
}

const shared = new WeakMap<StaticValue, Space>();

function pointsOf(value: StaticValue, chain: Chain, scope: Scope): Space {
  if (value.kind === "literal") return EMPTY;
  const { open, named } = factsOf(value);
  if (!open) return EMPTY;
  const known = named ? undefined : shared.get(value);
  if (known !== undefined) return known;
  if (named && ++scope.made > MOST_MADE) return EMPTY;
  const points = makePoints(value, chain, scope);
  if (!named && scope.made <= MOST_MADE) shared.set(value, points);
  return points;
}

function makePoints(value: StaticValue, chain: Chain, scope: Scope): Space {
  switch (value.kind) {
    case "object":
    case "list":
    case "record": {
      const points: DecisionPoint[] = [];
      for (const [key, part] of partsOf(value)) {
        const inner = pointsOf(part, chain, scope);
        if ((scope.made += inner.length) > MOST_MADE) return EMPTY;
        for (const point of inner) points.push(placed(point, keyText(key)));
      }
      return points;
    }
    case "oneof": {
      const tied = tieOf(value, value.options, chain, scope);
      if (tied === undefined) return EMPTY;
      const candidates = candidatesOf(value.candidates, chain, scope);
      return [sourced({ kind: "categorical", ...own(value.options), ...tied, candidates }, value)];
    }
    case "many":
      return manyPoints(value, chain, scope);
    case "float":
    case "int":
    case "custom":
      return simplePoint(value, chain, scope);
    case "constrained":
      return pointsOf(value.space, chain, scope);
    case "shared":
      return pointsOf(value.value, chain, scope);
    case "unknown":
      return value.atLeast === undefined ? EMPTY : pointsOf(value.atLeast, chain, scope);
    default:
      return EMPTY;
  }
}

function own({ name, hints }: StaticOptions): {
  readonly id: string;
  readonly name?: string;
  readonly hints?: Hints;
} {
  return { id: "", ...(name === undefined ? {} : { name }), ...(hints === undefined ? {} : { hints }) };
}

function simplePoint(
  value: Extract<StaticValue, { readonly kind: "float" | "int" | "custom" }>,
  chain: Chain,
  scope: Scope,
): Space {
  const tied = tieOf(value, value.options, chain, scope);
  if (tied === undefined) return EMPTY;
  const marks = { ...own(value.options), ...tied };
  switch (value.kind) {
    case "float": {
      const { min, max, scale } = value;
      return [sourced({ kind: "float", ...marks, min, max, scale }, value)];
    }
    case "int": {
      const { min, max, step } = value;
      const count = Math.floor((max - min) / step) + 1;
      return [sourced({ kind: "int", ...marks, min, max, step, count }, value)];
    }
    case "custom":
      // Nobody draws from it before the program runs: all that is known of its genomes is how many there are.
      return [{ kind: "custom", ...marks, genomes: new Genomes({ random: () => "", count: value.count }) }];
  }
}

function manyPoints(
  value: Extract<StaticValue, { readonly kind: "many" }>,
  chain: Chain,
  scope: Scope,
): Space {
  const { count, distinct, sorted, options } = value;
  const { name } = options;
  if (name !== undefined && count > 1)
    for (let index = 0; index < count; index++) declare(`${name}[${index}]`, value, chain, scope);
  const tied = tieOf(value, options, chain, scope);
  if (tied === undefined) return EMPTY;
  const first = candidatesOf(value.candidates, chain, scope);
  if (count === 1)
    return [sourced({ kind: "categorical", ...own(options), ...tied, candidates: first }, value)];
  const isShared = !factsOf(value).named || first.every(({ space }) => space.length === 0);
  return Array.from({ length: count }, (_, index) => {
    const many: Subchoice = {
      id: "",
      ...(name === undefined ? {} : { name }),
      index,
      count,
      distinct,
      sorted,
    };
    return sourced(
      {
        kind: "categorical",
        ...own(options),
        ...(name === undefined ? {} : { name: `${name}[${index}]` }),
        ...tied,
        id: `[${index}]`,
        candidates: index === 0 || isShared ? first : candidatesOf(value.candidates, chain, scope),
        many,
      },
      value,
    );
  });
}

const plain = new WeakMap<readonly StaticValue[], readonly Candidate[]>();

function candidatesOf(values: readonly StaticValue[], chain: Chain, scope: Scope): readonly Candidate[] {
  const known = plain.get(values);
  if (known !== undefined) return known;
  const made = makeCandidates(values, chain, scope);
  // Under a literal there is nothing that could be otherwise elsewhere.
  if (values.every(({ kind }) => kind === "literal")) plain.set(values, made);
  return made;
}

function makeCandidates(values: readonly StaticValue[], chain: Chain, scope: Scope): readonly Candidate[] {
  const labels = candidateLabels(values);
  const choice = {};
  return values.map((value, candidate) => ({
    label: labels[candidate] ?? String(candidate),
    ...literalMark(value),
    space: pointsOf(value, factsOf(value).named ? [...chain, { choice, candidate }] : chain, scope),
  }));
}

function literalMark(value: StaticValue): { readonly literal?: { readonly value: Literal } } {
  if (value.kind === "absent") return { literal: { value: undefined } };
  return value.kind === "literal" ? { literal: { value: value.value } } : {};
}

function tieOf(
  value: StaticValue,
  { name }: StaticOptions,
  chain: Chain,
  scope: Scope,
): { readonly tied?: true } | undefined {
  if (name === undefined) return {};
  const tie = declare(name, value, chain, scope);
  return tie === "decided" ? undefined : tie === "tied" ? { tied: true } : {};
}

function declare(name: string, value: StaticValue, chain: Chain, scope: Scope): "free" | "tied" | "decided" {
  const use = scope.names.get(name);
  if (use === undefined) {
    scope.names.set(name, { value, chains: [chain] });
    return "free";
  }
  if (!sameValue(use.value, value)) scope.clash ??= { name, first: use.value, second: value };
  if (use.chains.some((before) => isPrefix(before, chain))) return "decided";
  const isAlone = use.chains.every((before) => isExclusive(before, chain));
  use.chains.push(chain);
  return isAlone ? "free" : "tied";
}

/** Whether what is active under `chain` has everything active under `before`. */
function isPrefix(before: Chain, chain: Chain): boolean {
  return before.every(
    ({ choice, candidate }, at) => chain[at]?.choice === choice && chain[at].candidate === candidate,
  );
}

/** Whether two chains need different candidates of one choice. */
function isExclusive(a: Chain, b: Chain): boolean {
  return a.some(({ choice, candidate }) =>
    b.some((other) => other.choice === choice && other.candidate !== candidate),
  );
}

function keyText(key: string | number): string {
  return typeof key === "number" || key === "" || /[.[\]]/.test(key) ? `[${key}]` : key;
}

/** An id under a prefix. */
export function joinedId(prefix: string, id: string): string {
  if (prefix === "" || id === "" || id.startsWith("[")) return prefix + id;
  return `${prefix}.${id}`;
}

const sizes = new WeakMap<Space, number>();

/** How many decision points a shape has once it is written out. */
export function expandedSize(space: Space): number {
  let size = sizes.get(space);
  if (size !== undefined) return size;
  size = space.length;
  for (const point of space)
    if (point.kind === "categorical")
      for (const candidate of point.candidates)
        if (candidate.space.length > 0) size += expandedSize(candidate.space);
  sizes.set(space, size);
  return size;
}

/** A point with its id under a prefix; those under its candidates stay relative. */
export function placed(point: DecisionPoint, prefix: string): DecisionPoint {
  const id = joinedId(prefix, point.id);
  return point.kind === "categorical" && point.many !== undefined
    ? { ...point, id, many: { ...point.many, id: joinedId(prefix, point.many.id) } }
    : { ...point, id };
}

/** The prefix of the ids under a candidate. @param id the choice's, written out. */
export function candidatePrefix(id: string, index: number, count: number): string {
  return `${id}[=${index}/${count}]`;
}

/** A shape with all ids written out. */
export function expand(shape: Space, prefix = ""): Space {
  return shape.map((each) => {
    const point = placed(each, prefix);
    if (point.kind !== "categorical") return point;
    const { id, candidates } = point;
    return {
      ...point,
      candidates: candidates.every(({ space }) => space.length === 0)
        ? candidates
        : candidates.map((candidate, index) =>
            candidate.space.length === 0
              ? candidate
              : {
                  ...candidate,
                  space: expand(candidate.space, candidatePrefix(id, index, candidates.length)),
                },
          ),
    };
  });
}
