/**
 * A symbolic value compiled to a tree of nodes, which read a DNA's numbers from left to right. Constant objects, arrays
 * and plain objects are built anew at each decode too, so that two examples share nothing that could be changed.
 */
import type { DecisionPoint } from "../../geno/points.js";
import { describe } from "../../symbolic/check.js";
import { eq } from "../../symbolic/equal.js";
import { HyperValue } from "../../symbolic/hyper-value.js";
import { isPlainArray } from "../../symbolic/marks.js";
import { objectMaker, type Maker } from "../../symbolic/maker.js";
import { DEEPEST, nestingError } from "../../symbolic/nesting.js";
import { partsOf, withParts, type Key } from "../../symbolic/node.js";
import { construct, infoOf } from "../../symbolic/object.js";
import { isRef } from "../../symbolic/ref.js";
import { Constrained } from "../constrain.js";
import { Custom } from "../custom.js";
import { Dependent } from "../dependent.js";
import { ManyOf } from "../many.js";
import { FloatValue, IntValue } from "../numbers.js";
import { OneOf } from "../oneof.js";
import { compileTraced, Traced } from "../trace.js";
import { compileChoice } from "./choice.js";
import { compileMany } from "./many.js";
import type { Cursor, Encoding, Misfit, Node, Place } from "./node.js";
import { compileCustom, compileFloat, compileInt } from "./numbers.js";
import { Scope, type Where } from "./scope.js";

/** A compiled space: its root node, and the decision points in the order in which that reads them. */
export interface Compiled {
  readonly node: Node;
  readonly points: readonly DecisionPoint[];
  readonly scope: Scope;
}

export function compileSpace(space: unknown, where: Where | undefined): Compiled {
  const points: DecisionPoint[] = [];
  const scope: Scope = new Scope(where, (value, place, into) => {
    if (place.depth > DEEPEST) throw nestingError(space, "template");
    return compile(value, place, into, scope);
  });
  const node = scope.compile(space, { id: "", path: "", chain: [], depth: 0 }, points);
  return { node, points, scope };
}

/** Appends the decision points that a value opens. */
function compile(value: unknown, place: Place, points: DecisionPoint[], scope: Scope): Node {
  if (value instanceof HyperValue) return compileHyper(value, place, points, scope);
  if (isRef(value) || isListOfLiterals(value)) return constant(value);
  const parts = partsOf(value);
  if (parts === undefined) return constant(value);
  const nodes = parts.map(([key, part]) =>
    scope.compile(
      part,
      { ...place, id: join(place.id, key), path: join(place.path, key), depth: place.depth + 1 },
      points,
    ),
  );
  return container(
    value,
    parts.map(([key]) => key),
    nodes,
  );
}

function compileHyper(value: HyperValue, place: Place, points: DecisionPoint[], scope: Scope): Node {
  if (value instanceof OneOf) return compileChoice(value, place, points, scope);
  if (value instanceof ManyOf) return compileMany(value, place, points, scope);
  if (value instanceof FloatValue) return compileFloat(value, place, points, scope);
  if (value instanceof IntValue) return compileInt(value, place, points, scope);
  if (value instanceof Custom) return compileCustom(value, place, points, scope);
  if (value instanceof Traced) return compileTraced(value, place, points, scope);
  if (value instanceof Constrained) return compileConstrained(value, place, points, scope);
  if (value instanceof Dependent) {
    scope.hasDependents = true;
    return { open: true, build: () => value, encode: () => undefined, start: () => undefined };
  }
  throw new TypeError(`"${place.id}": ${value.constructor.name} is a hyper value of an unknown kind.`);
}

function compileConstrained(value: Constrained, place: Place, points: DecisionPoint[], scope: Scope): Node {
  scope.constraints.push(value);
  const node = scope.compile(value.space, { ...place, depth: place.depth + 1 }, points);
  return {
    ...node,
    build(cursor) {
      const built = node.build(cursor);
      // What is still open in parts cannot be judged yet.
      if (!node.open && !value.allows(built)) cursor.broken ??= value;
      return built;
    },
  };
}

/** Of a list of literals, however long, a copy is enough. */
function isListOfLiterals(value: unknown): value is readonly unknown[] {
  return isPlainArray(value) && value.every((item) => typeof item !== "object" || item === null);
}

function constant(value: unknown): Node {
  const isLiteral = typeof value !== "object" || value === null;
  return {
    open: false,
    build: isPlainArray(value) && !isRef(value) ? () => withParts(value, value) : () => value,
    encode: (given, _into, path) =>
      eq(given, value)
        ? undefined
        : { path, problem: `${describe(given)} stands where the space has ${describe(value)}` },
    start: () => undefined,
    ...(isLiteral ? { literal: { value } } : {}),
  };
}

function container(value: unknown, keys: readonly Key[], nodes: readonly Node[]): Node {
  const open = nodes.some((node) => node.open);
  return {
    open,
    build: builder(value, nodes, open),
    encode: encoder(value, keys, nodes),
    start(into) {
      for (const node of nodes) node.start(into);
    },
  };
}

function builder(value: unknown, nodes: readonly Node[], open: boolean): Maker<Cursor> {
  const builds = nodes.map((node) => node.build);
  const entry = infoOf(value);
  if (entry === undefined)
    return (cursor) =>
      withParts(
        value,
        builds.map((build) => build(cursor)),
      );
  if (!open) return objectMaker(entry, builds);
  return (cursor) =>
    construct(
      entry,
      builds.map((build) => build(cursor)),
    );
}

function encoder(value: unknown, keys: readonly Key[], nodes: readonly Node[]): Node["encode"] {
  const entry = infoOf(value);
  return (given: unknown, into: Encoding, path: string): Misfit | undefined => {
    const parts = partsOf(given);
    if (
      parts === undefined ||
      given instanceof HyperValue ||
      infoOf(given) !== entry ||
      isPlainArray(given) !== isPlainArray(value) ||
      parts.some(([key]) => !keys.includes(key))
    )
      return { path, problem: `${describe(given)} stands where the space has ${describe(value)}` };
    const byKey = new Map(parts);
    for (const [index, key] of keys.entries()) {
      const misfit = nodes[index]?.encode(byKey.get(key), into, join(path, key));
      if (misfit !== undefined) return misfit;
    }
    return undefined;
  };
}

/** A key with a dot or bracket of its own stands in brackets, `a[b.c]`, so that no two places have one id. */
function join(id: string, key: Key): string {
  if (typeof key === "number" || /[.[\]]/.test(key)) return `${id}[${key}]`;
  return id === "" ? key : `${id}.${key}`;
}
