/**
 * The JSON form of symbolic values. What JSON has stands for itself; everything else is an object with a mark, a key that
 * starts with one `$`:
 *
 *   { "$class": "app/model#Conv", "filters": 32 }     an object, its given arguments by parameter name; "$version" from 2 on
 *   { "$oneof": [...], "name": "op" }                 a hyper value: its children, and its settings
 *   { "$number": "NaN" | "Infinity" | "-Infinity" | "-0" }, { "$bigint": "12" }, { "$undefined": true }
 *   { "$hole": true }                                 in an array: no item
 *   { "$root": ..., "$shared": [...] }                the whole, where something in it is shared
 *   { "$ref": 0 }                                     the item of "$shared" at this index, one object wherever it stands
 *
 * A key of the user's that starts with `$` gets another one in front, so no data can be taken for a mark, and none get lost.
 */

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * A user's key as it stands in JSON. `__proto__` is marked too: as it is, readers take it for an attack and leave it out.
 */
export function escapeKey(key: string): string {
  return key.startsWith("$") || key === "__proto__" ? `$${key}` : key;
}

/** The user's key that stands in JSON as `key`; undefined for a mark of ours. */
export function unescapeKey(key: string): string | undefined {
  if (!key.startsWith("$")) return key;
  return key.startsWith("$$") || key === "$__proto__" ? key.slice(1) : undefined;
}

/** Sets a property of whatever name, `__proto__` included, as a property. */
export function setProperty(object: object, key: string, value: unknown): void {
  if (key !== "__proto__" && Reflect.set(object, key, value)) return;
  Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}

/** A value that stands for itself in JSON, and is no array or object; undefined for any other. */
export function jsonLiteral(value: unknown): string | number | boolean | null | undefined {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? value : undefined;
    case "string":
    case "boolean":
      return value;
    default:
      return value === null ? null : undefined;
  }
}

const numberNames: readonly (readonly [number, string])[] = [
  [NaN, "NaN"],
  [Infinity, "Infinity"],
  [-Infinity, "-Infinity"],
  [-0, "-0"],
];

/** What JSON calls a number that it has no sign for. */
export function nameOfNumber(value: number): string {
  return numberNames.find(([number]) => Object.is(number, value))?.[1] ?? String(value);
}

/** The number of such a name. */
export function numberOfName(name: unknown): number | undefined {
  return numberNames.find(([, text]) => text === name)?.[0];
}
