/** The tree of symbolic values: what has parts, which parts, and the same thing over other parts. */
import { HyperValue } from "./hyper-value.js";
import { isPlainArray, isPlainObject } from "./marks.js";
import { argumentsOf, construct, infoOf } from "./object.js";

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

/** A deep copy of a symbolic value: symbolic parts are constructed anew, other objects are shared. */
export function copy(value: unknown): unknown {
  const parts = partsOf(value);
  return parts === undefined
    ? value
    : withParts(
        value,
        parts.map(([, part]) => copy(part)),
      );
}
