/**
 * A symbolic value compiled to a tree of nodes, which read a DNA's numbers from left to right. Constant objects, arrays
 * and plain objects are built anew at each decode too, so that two examples share nothing that could be changed.
 */
import { shownValue } from "../../geno/literal-text.js";
import type { DecisionPoint } from "../../geno/points.js";
import { describe } from "../../symbolic/check.js";
import { eq } from "../../symbolic/reading/equal.js";
import { HyperValue } from "../../symbolic/hyper-value.js";
import { isOpen, isPlainArray, isPlainObject } from "../../symbolic/marks.js";
import { DEEPEST, nestingError } from "../../symbolic/nesting.js";
import { partsOf, withParts, type Key } from "../../symbolic/node.js";
import { construct, infoOf } from "../../symbolic/object.js";
import { isRef } from "../../symbolic/ref.js";
import { absentValue } from "../absent.js";
import { Constrained } from "../constrain.js";
import { Custom } from "../custom.js";
import { Dependent } from "../dependent.js";
import { ManyOf } from "../many.js";
import { FloatValue, IntValue } from "../numbers.js";
import { OneOf } from "../oneof.js";
import { compileTraced, Traced } from "../trace.js";
import { compileChoice } from "./choice.js";
import { compileMany } from "./many.js";
import type { Build, Encoding, Misfit, Node, Place } from "./node.js";
import { compileCustom, compileFloat, compileInt } from "./numbers.js";
import { listBuild, objectBuild, recordBuild } from "./parts.js";
import { straightBuild } from "./straight.js";
import { Scope, type Where } from "./scope.js";

/** A compiled space: its root node, and the decision points in the order in which that reads them. */
export interface Compiled {
  readonly node: Node;
  readonly points: readonly DecisionPoint[];
  readonly scope: Scope;
}

export function compileSpace(space: unknown, where: Where | undefined): Compiled {
  if (where !== undefined && typeof where !== "function")
    throw new TypeError(
      `where is ${shownValue(where)}; give a function of a decision point that says whether it is decided here.`,
    );
  const points: DecisionPoint[] = [];
  const scope: Scope = new Scope(where, (value, place, into) => {
    if (place.depth > DEEPEST) throw nestingError(space, "template");
    return value instanceof HyperValue
      ? compileHyper(value, place, into, scope)
      : compileParts(value, place, into, scope);
  });
  const node = scope.compile(space, { id: "", path: "", keys: [], chain: [], depth: 0 }, points);
  return { node, points, scope };
}

/** Appends the decision points that the parts of a value open. */
function compileParts(value: unknown, place: Place, points: DecisionPoint[], scope: Scope): Node {
  // Only a part can be shared; the root of a space is one like any other.
  if ((isRef(value) && place.depth > 0) || isListOfLiterals(value)) return constant(value, place);
  const parts = partsOf(value);
  if (parts === undefined) return constant(value, place);
  const nodes: Node[] = [];
  const isProperty = isPlainObject(value) && infoOf(value) === undefined;
  for (const [key, part] of parts)
    nodes.push(
      scope.compile(
        part,
        {
          ...place,
          id: join(place.id, key),
          path: join(place.path, key),
          keys: [...place.keys, key],
          depth: place.depth + 1,
          isProperty,
        },
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
  if (value === absentValue) return compileAbsent(place, scope);
  if (value instanceof Dependent) {
    scope.hasDependents = true;
    return { open: true, build: () => value, encode: () => undefined, start: () => undefined };
  }
  throw new TypeError(`"${place.id}": ${value.constructor.name} is a hyper value of an unknown kind.`);
}

/** @throws TypeError where there is no property to leave out. */
function compileAbsent({ path, isProperty }: Place, scope: Scope): Node {
  if (isProperty !== true)
    throw new TypeError(
      `${path === "" ? "The root" : `"${path}"`} cannot be absent: only a property of a plain object, or the choice that stands there, can; write undefined elsewhere.`,
    );
  scope.absentPaths.add(path);
  return {
    open: false,
    leavesOut: true,
    literal: { value: absentValue },
    build: () => absentValue,
    encode: (given, _into, at) =>
      given === absentValue ? undefined : { path: at, problem: "it is there, where the space leaves it out" },
    start: () => undefined,
  };
}

function compileConstrained(value: Constrained, place: Place, points: DecisionPoint[], scope: Scope): Node {
  scope.constraints.push(value);
  const node = scope.compile(value.space, { ...place, depth: place.depth + 1 }, points);
  return {
    open: node.open || place.inLeftOut === true,
    leavesOut: node.leavesOut === true,
    start: node.start,
    build(cursor) {
      const built = node.build(cursor);
      const isUndecided = node.open && isOpen(built);
      // What a partition leaves open is judged by the loop that decides the rest.
      if (scope.hasLeftOut && (isUndecided || place.inLeftOut === true)) return value.withChildren([built]);
      if (isUndecided) cursor.judged?.waiting.push({ constrained: value, keys: place.keys });
      else if (cursor.judged !== undefined && !value.allows(built)) cursor.judged.broken.add(value);
      return built;
    },
    encode: (given, into, path) =>
      node.encode(given instanceof Constrained ? given.space : given, into, path),
  };
}

/** Of a list of literals, however long, a copy is enough. */
function isListOfLiterals(value: unknown): value is readonly unknown[] {
  return isPlainArray(value) && value.every((item) => typeof item !== "object" || item === null);
}

function constant(value: unknown, place: Place): Node {
  const isLiteral = typeof value !== "object" || value === null;
  const isShared = isRef(value);
  requireDecided(value, isShared, place);
  return {
    open: false,
    build: isPlainArray(value) && !isShared ? () => withParts(value, value) : () => value,
    encode: (given, _into, path) =>
      (isShared ? given === value : eq(given, value))
        ? undefined
        : { path, problem: `${describe(given)} stands where the space has ${describe(value)}` },
    start: () => undefined,
    ...(isLiteral ? { literal: { value } } : {}),
  };
}

/** @throws TypeError where hyper values stand in something that a decode does not enter. */
function requireDecided(value: unknown, isShared: boolean, { path }: Place): void {
  const at = path === "" ? "the root" : `"${path}"`;
  if (isShared && isOpen(value))
    throw new TypeError(
      `${at} is shared (ref), and not decided: a decode does not enter it. Share it when it is decided, or do not share it.`,
    );
  if (
    (value instanceof Map && [...value].flat().some(isOpen)) ||
    (value instanceof Set && [...value].some(isOpen))
  )
    throw new TypeError(
      `${at} is ${describe(value)} with a hyper value inside, which nothing would decide: use a plain object or an array.`,
    );
  const held = isShared ? undefined : heldHyperValue(value);
  if (held !== undefined)
    throw new TypeError(
      `${at} is ${describe(value)} whose class is not searchable, with a hyper value in its "${held}", which nothing would decide: write @searchable in front of the class, or share the object (ref).`,
    );
}

/** The property of an object of an ordinary class that holds a hyper value: its constructor took it for a plain one. */
function heldHyperValue(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || infoOf(value) !== undefined) return undefined;
  if (value instanceof HyperValue || isPlainObject(value) || Array.isArray(value)) return undefined;
  // The items of a typed array, of which there may be millions, are its keys.
  if (ArrayBuffer.isView(value)) return undefined;
  return Object.entries(value).find(([, part]) => part instanceof HyperValue)?.[0];
}

function container(value: unknown, keys: readonly Key[], nodes: readonly Node[]): Node {
  const open = nodes.some((node) => node.open);
  const build = builder(value, nodes, open);
  return {
    open,
    build,
    encode: encoder(value, keys, nodes, build),
    start(into) {
      for (const node of nodes) node.start(into);
    },
  };
}

function builder(value: unknown, nodes: readonly Node[], open: boolean): Build {
  if (isPlainArray(value)) return listBuild(nodes);
  const builds = nodes.map((node) => node.build);
  const entry = infoOf(value);
  if (entry === undefined) {
    if (isPlainObject(value)) return recordBuild(value, nodes);
    return (cursor) =>
      withParts(
        value,
        builds.map((build) => build(cursor)),
      );
  }
  if (!open) return straightBuild(entry, nodes) ?? objectBuild(entry, nodes);
  return (cursor) =>
    construct(
      entry,
      builds.map((build) => build(cursor)),
    );
}

function encoder(value: unknown, keys: readonly Key[], nodes: readonly Node[], build: Build): Node["encode"] {
  const entry = infoOf(value);
  const known = new Set(keys);
  const optional = new Set<Key>(entry?.params.flatMap((param) => (param.optional ? [param.name] : [])));
  return (given: unknown, into: Encoding, path: string): Misfit | undefined => {
    const parts = partsOf(given);
    if (
      parts === undefined ||
      given instanceof HyperValue ||
      infoOf(given) !== entry ||
      isPlainArray(given) !== isPlainArray(value) ||
      (isPlainArray(given) && parts.length !== keys.length) ||
      parts.some(([key]) => !known.has(key) && !optional.has(key))
    )
      return { path, problem: `${describe(given)} stands where the space has ${describe(value)}` };
    const before = { at: into.numbers.length, named: optional.size === 0 ? into.named : new Map(into.named) };
    // Where the space omits an argument, what the program has there should be the default.
    let omitted = parts.find(([key]) => !known.has(key));
    const byKey = new Map(parts);
    for (const [index, key] of keys.entries()) {
      const isMissing = entry === undefined && !byKey.has(key);
      if (isMissing && nodes[index]?.leavesOut !== true)
        return { path: join(path, key), problem: "it is missing, and the space has it" };
      const part = isMissing ? absentValue : byKey.get(key);
      const encode = nodes[index]?.encode;
      const start = into.numbers.length;
      const misfit = encode?.(part, into, join(path, key));
      if (misfit === undefined) continue;
      if (!optional.has(key) || part === undefined) return misfit;
      into.numbers.length = start;
      if (encode?.(undefined, into, join(path, key)) !== undefined) return misfit;
      omitted ??= [key, part];
    }
    if (omitted === undefined) return undefined;
    const built = build({ numbers: into.numbers, at: before.at, named: before.named, judged: undefined });
    if (isOpen(built) || eq(built, given)) return undefined;
    return {
      path: join(path, omitted[0]),
      problem: `${describe(omitted[1])} stands where the space leaves the default`,
    };
  };
}

/** A key with a dot or bracket of its own stands in brackets, `a[b.c]`, so that no two places have one id. */
function join(id: string, key: Key): string {
  if (typeof key === "number" || key === "" || /[.[\]]/.test(key)) return `${id}[${key}]`;
  return id === "" ? key : `${id}.${key}`;
}
