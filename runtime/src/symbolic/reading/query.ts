/** Finding parts of a symbolic value by path, by key, by class, by value. */
import { eq } from "./equal.js";
import { HyperValue } from "../hyper-value.js";
import { partsOf, type Key } from "../node.js";
import { infoOf } from "../object.js";
import { parsePath, pathText, type AtPath, type NoSuchPath } from "../paths.js";
import { pathPattern } from "./path-pattern.js";
import { isRef } from "../ref.js";
import { traverse, type Visit } from "./traverse.js";

/** Which parts are meant; each condition that is given must hold. */
export interface Query {
  /** A pattern of the whole path, as `"layers[*].units"` (see {@link query}) or a regular expression. */
  readonly path?: string | RegExp;
  /** Says whether a part is meant. */
  readonly where?: Visit<boolean>;
  /** Looks for further parts inside of found ones; false by default. */
  readonly enterSelected?: boolean;
}

/**
 * The parts of a symbolic value that match, each with its path, in the order of the value; the value itself has the path "".
 *
 * @param what a pattern of the path, a function that says whether a part is meant, or both in an object. In a pattern
 *   `*` stands for any one key or a piece of one, `[*]` for any index, `**` for any way: `"**.units"`. A pattern or
 *   regular expression must match the whole path.
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 * @example
 * ```ts
 * query(trainer, "**.filters"); // [["model.layers[0].filters", 32], ["model.layers[1].filters", 64]]
 * query(trainer, (value) => value instanceof Conv);
 * ```
 */
export function query(
  value: unknown,
  what: string | RegExp | Visit<boolean> | Query,
): readonly (readonly [path: string, value: unknown])[] {
  const { path, where, enterSelected = false } = queryOf(what);
  const pattern = path === undefined ? undefined : pathPattern(path);
  const found: (readonly [string, unknown])[] = [];
  traverse(value, {
    pre(part, key, parent, at) {
      if (pattern?.test(at) === false || where?.(part, key, parent, at) === false) return "enter";
      found.push([at, part]);
      return enterSelected ? "enter" : "skip";
    },
  });
  return found;
}

function queryOf(what: string | RegExp | Visit<boolean> | Query): Query {
  if (typeof what === "function") return { where: what };
  return typeof what === "string" || what instanceof RegExp ? { path: what } : what;
}

/**
 * Whether a value has a part, itself included, that is equal to `wanted`; where `wanted` is a class, that is an object of it.
 *
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 */
export function contains(value: unknown, wanted: unknown): boolean {
  const isWanted =
    typeof wanted === "function"
      ? (part: unknown): boolean => part === wanted || isInstance(part, wanted)
      : (part: unknown): boolean => eq(part, wanted);
  return !traverse(value, { pre: (part) => (isWanted(part) ? "stop" : "enter") });
}

/** Unlike instanceof, answers for functions that are no constructors, too. */
function isInstance(value: unknown, type: object): boolean {
  const prototype: unknown = Reflect.get(type, "prototype");
  return (
    typeof prototype === "object" &&
    prototype !== null &&
    typeof value === "object" &&
    value !== null &&
    Object.prototype.isPrototypeOf.call(prototype, value)
  );
}

/**
 * What stands at a path: `valueAt(trainer, "model.layers[0].units")`; undefined for an argument that was left out. The
 * path is checked by the compiler, as `rebind`'s is.
 *
 * @throws TypeError naming the place at which a path leads nowhere, and the keys that there are; SyntaxError for a path
 *   that is none.
 */
export function valueAt<T, const P extends string>(
  value: T,
  path: P & ([AtPath<T, P>] extends [never] ? NoSuchPath : unknown),
): AtPath<T, P> {
  const keys = parsePath(path);
  return keys.reduce<unknown>((node, key, index) => step(node, keys, key, index), value) as AtPath<T, P>;
}

function step(node: unknown, keys: readonly Key[], key: Key, index: number): unknown {
  const part = partsOf(node)?.find(([name]) => name === key);
  const isInside = index === 0 || !isRef(node);
  if (part !== undefined && isInside && !(node instanceof HyperValue)) return part[1];
  const names = infoOf(node)?.params.map((param) => param.name);
  if (names?.includes(String(key)) === true && isInside) return undefined;
  const way = index === 0 ? "the value" : `"${pathText(keys.slice(0, index))}"`;
  throw new TypeError(`"${pathText(keys)}" leads nowhere: ${way} ${problemOf(node, isInside)}.`);
}

function problemOf(node: unknown, isInside: boolean): string {
  if (!isInside) return "is shared (ref); ask it itself for its parts";
  if (node instanceof HyperValue) return `is ${node.source(["..."])}, which is not decided yet`;
  const keys =
    infoOf(node)?.params.map((param) => param.name) ?? partsOf(node)?.map(([name]) => String(name));
  if (keys === undefined) return "has no parts";
  return keys.length === 0
    ? "is empty"
    : `has ${keys.slice(0, 20).join(", ")}${keys.length > 20 ? ", …" : ""}`;
}
