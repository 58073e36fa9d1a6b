/**
 * Editing symbolic values in place, all or nothing: first every edit is found and checked against its domain, then
 * all are made bottom-up, and each object on the way to a change runs its construction again. Where a constructor
 * throws, what was done is undone.
 */
import { commit, type Edits } from "./commit.js";
import { valueProblem } from "./check.js";
import type { Domain } from "./domain.js";
import { HyperValue } from "./hyper-value.js";
import { isPlainArray, isPlainObject } from "./marks.js";
import { copy, partsOf, type Key } from "./node.js";
import { infoOf } from "./object.js";
import { parsePath, pathText, type Changes } from "./paths.js";

/** Says what is to stand in place of `value`, which is `key` of `parent`; the value itself leaves it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- parts of every type pass through one callback; `unknown` would make each rule a cast
export type Rewrite = (key: Key, value: any, parent: object) => unknown;

/**
 * Changes parts of a symbolic object in place and re-runs the construction of every object on the way; fields set
 * outside construction survive. With a hyper value put in, the object becomes abstract; with the last one decided, concrete.
 *
 * @param target a `@searchable` object, or an array or plain object of such.
 * @param changes paths with their new values (`{ "op.filters": 48, "layers[0]": new Identity() }`), checked by the compiler
 *   key by key; or a function that is shown every part, parents first, and returns what is to stand there. Parts of a
 *   replaced value are not shown.
 * @returns target; a new value only where target is a hyper value itself.
 * @throws TypeError or RangeError naming the path, the value and the domain; nothing has changed then. Whatever a
 *   re-run constructor throws comes through, and every object is as before.
 */
export function rebind<T>(target: T, rewrite: Rewrite): T;
// Behind the function form, which gives a callback's parameters their types only where it comes first.
export function rebind<T, const C extends Changes<T, C>>(target: T, changes: C): T;
export function rebind<T>(target: T, changes: Rewrite | Readonly<Record<string, unknown>>): T {
  const edits: Edits = new Map();
  if (typeof changes === "function") planRewrite(target, changes, [], undefined, edits);
  else planPaths(target, changes, edits);
  return commit(target, edits, "in place") as T;
}

/**
 * A deep copy: symbolic parts are constructed anew (their constructors run), other objects are shared.
 *
 * @param value a symbolic object, hyper value, array or plain object; anything else is returned as it is.
 * @param overrides changes to the copy, as in {@link rebind}.
 */
export function clone<T, const C extends Changes<T, C> = object>(value: T, overrides?: C): T {
  const copied = copy(value) as T;
  if (overrides === undefined) return copied;
  const edits: Edits = new Map();
  planPaths(copied, overrides, edits);
  return commit(copied, edits, "anew") as T;
}

/** @param domain what a value may be that stands where node does. */
function planRewrite(
  node: unknown,
  rewrite: Rewrite,
  path: readonly Key[],
  domain: Domain | undefined,
  edits: Edits,
): void {
  const parts = partsOf(node);
  if (parts === undefined || typeof node !== "object" || node === null) return;
  for (const [key, part] of parts) {
    const next = rewrite(key, part, node);
    // A candidate stands where its hyper value does.
    const allowed = node instanceof HyperValue ? domain : domainOfArgument(node, key);
    if (Object.is(next, part)) planRewrite(part, rewrite, [...path, key], allowed, edits);
    else plan(node, key, next, allowed, [...path, key], edits);
  }
}

function planPaths(root: unknown, changes: object, edits: Edits): void {
  const entries: (readonly [string, unknown])[] = Object.entries(changes);
  const planned = entries.map(([path, value]) => ({ keys: parsePath(path), value }));
  const replaced = new Set(planned.map(({ keys }) => pathText(keys)));
  for (const { keys, value } of planned) {
    const outer = keys.findIndex((_, index) => index > 0 && replaced.has(pathText(keys.slice(0, index))));
    if (outer !== -1)
      throw new TypeError(
        `"${pathText(keys)}" lies inside "${pathText(keys.slice(0, outer))}", which is replaced too; change the new value itself, or rebind twice.`,
      );
    planPath(root, keys, value, edits);
  }
}

function planPath(root: unknown, path: readonly Key[], value: unknown, edits: Edits): void {
  let node = root;
  path.slice(0, -1).forEach((key, index) => {
    const way = path.slice(0, index + 1);
    requireKey(node, key, way);
    node = partsOf(node)?.find(([name]) => name === key)?.[1];
    if (node === undefined)
      throw new TypeError(
        `"${pathText(path)}" leads through "${pathText(way)}", which was left out; give a value to that first.`,
      );
  });
  const key = path[path.length - 1] ?? "";
  requireKey(node, key, path);
  if (typeof node === "object" && node !== null)
    plan(node, key, value, domainOfArgument(node, key), path, edits);
}

function requireKey(node: unknown, key: Key, path: readonly Key[]): void {
  const text = pathText(path);
  if (node instanceof HyperValue)
    throw new TypeError(
      `"${text}" leads through ${node.source(["..."])}, which is not decided yet; rebind with a function, or decide it first.`,
    );
  const keys = keysOf(node);
  if (keys?.includes(key) === true || (isPlainArray(node) && key === node.length)) return;
  if (keys === undefined) throw new TypeError(`"${text}" leads nowhere: what it stands under has no parts.`);
  throw new TypeError(
    `"${text}" leads nowhere: there is ${keys.length === 0 ? "nothing" : keys.map(String).join(", ")}.`,
  );
}

/** All keys that a value may have, omitted arguments included. */
function keysOf(node: unknown): readonly Key[] | undefined {
  const entry = infoOf(node);
  if (entry !== undefined) return entry.params.map((param) => param.name);
  return partsOf(node)?.map(([key]) => key);
}

function domainOfArgument(node: object, key: Key): Domain | undefined {
  const entry = infoOf(node);
  return entry?.domains()[entry.params.findIndex((param) => param.name === key)];
}

function plan(
  node: object,
  key: Key,
  value: unknown,
  domain: Domain | undefined,
  path: readonly Key[],
  edits: Edits,
): void {
  const entry = infoOf(node);
  const isOmitted =
    value === undefined && entry?.params.find((param) => param.name === key)?.optional === true;
  const problem = domain === undefined || isOmitted ? undefined : valueProblem(domain, value);
  if (problem !== undefined) throw new TypeError(`${pathText(path)}: ${problem}.`);
  if (isPlainObject(node) && key === "__proto__")
    throw new TypeError(`${pathText(path)}: "__proto__" is no property to rebind.`);
  const own = edits.get(node) ?? new Map<Key, unknown>();
  own.set(key, value);
  edits.set(node, own);
}
