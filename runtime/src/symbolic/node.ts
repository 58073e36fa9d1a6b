/** The tree of symbolic values: what has parts, which parts, and the same thing over other parts. */
import type { ClassInfo } from "./class-info.js";
import { HyperValue } from "./hyper-value.js";
import { isPlainArray, isPlainObject } from "./marks.js";
import { argumentsOf, construct, infoOf, infoOfObject, readArguments } from "./object.js";
import { isRef } from "./ref.js";

/** A part's key: the name of an init argument or property, or an index. */
export type Key = string | number;

/** The parts of a value: of a symbolic object, an array, a plain object or a hyper value; undefined of anything else. */
export function partsOf(value: unknown): readonly (readonly [Key, unknown])[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isPlainArray(value)) return Array.from(value, (item, index) => [index, item] as const);
  if (value instanceof HyperValue) return value.children.map((child, index) => [index, child] as const);
  const entry = infoOf(value);
  if (entry !== undefined)
    return argumentsOf(value).map((arg, index) => [entry.params[index]?.name ?? index, arg] as const);
  return isPlainObject(value) ? Object.entries(value) : undefined;
}

/** What an object with parts is, and its parts side by side with their keys. */
export interface Parts {
  /** The record of a symbolic object's class. */
  readonly entry: ClassInfo | undefined;
  /** Undefined where each part's key is its index. */
  readonly keys: readonly string[] | undefined;
  /** Of a symbolic object all init arguments, omitted ones as undefined. */
  readonly values: readonly unknown[];
}

/** {@link partsOf} without a pair for each part: for walks that have to be quick. */
export function readParts(value: object): Parts | undefined {
  const entry = infoOfObject(value);
  if (entry !== undefined) return { entry, keys: undefined, values: readArguments(value, entry) };
  if (isPlainArray(value)) return { entry, keys: undefined, values: value };
  if (value instanceof HyperValue) return { entry, keys: undefined, values: value.children };
  return isPlainObject(value) ? { entry, keys: Object.keys(value), values: Object.values(value) } : undefined;
}

/** The key of the part at a place of {@link Parts}. */
export function keyAt({ entry, keys }: Parts, index: number): Key {
  return entry?.params[index]?.name ?? keys?.[index] ?? index;
}

/** The place of a key in {@link Parts}, or -1. */
export function placeOf({ entry, keys, values }: Parts, key: Key): number {
  if (entry !== undefined) {
    const { params } = entry;
    for (let index = 0; index < params.length; index++) if (params[index]?.name === key) return index;
    return -1;
  }
  if (typeof key === "string") return keys?.indexOf(key) ?? -1;
  return keys === undefined && key < values.length ? key : -1;
}

/** A part somewhere below a root, and where it is. */
interface Place {
  readonly part: object;
  readonly key: Key;
  readonly parent: object;
}

/**
 * Every object below a root that is a part of it, parents first; what is shared is not entered. Each object comes
 * once, so that a circle has an end, and depth costs no stack.
 *
 * @param enters whether the parts of a part are wanted too.
 */
export function* objectsBelow(
  root: unknown,
  enters: (part: object) => boolean = () => true,
): Generator<Place, void> {
  if (typeof root !== "object" || root === null) return;
  const seen = new Set<object>([root]);
  const waiting: object[] = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const parts = readParts(parent);
    if (parts === undefined) continue;
    const next: object[] = [];
    for (const [index, part] of parts.values.entries()) {
      if (typeof part !== "object" || part === null || seen.has(part)) continue;
      seen.add(part);
      yield { part, key: keyAt(parts, index), parent };
      if (!isRef(part) && enters(part)) next.push(part);
    }
    for (const part of next.reverse()) waiting.push(part);
  }
}

/** A new value of the same kind over other parts: as many, in the same order. Leaves the given one alone. */
export function withParts(value: unknown, parts: readonly unknown[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isPlainArray(value)) return [...parts];
  if (value instanceof HyperValue) return value.withChildren(parts);
  const entry = infoOf(value);
  if (entry !== undefined) return construct(entry, parts);
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  Object.keys(value).forEach((key, index) => {
    Object.defineProperty(copy, key, {
      value: parts[index],
      configurable: true,
      enumerable: true,
      writable: true,
    });
  });
  return copy;
}
