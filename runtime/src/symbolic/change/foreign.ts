/** Copies of values that are not symbolic, for a deep clone. */

/**
 * A copy of a date, map, set, regular expression or binary data; what maps and sets hold is copied like any part.
 * Anything else (an object of a class of the user's, a function) has state that we cannot know, and is returned as it is.
 */
export function copyForeign(value: object, copyPart: (part: unknown) => unknown): object {
  switch (Object.getPrototypeOf(value)) {
    case Map.prototype:
      return new Map(
        Array.from(value as ReadonlyMap<unknown, unknown>, ([key, part]) => [copyPart(key), copyPart(part)]),
      );
    case Set.prototype:
      return new Set(Array.from(value as ReadonlySet<unknown>, copyPart));
    case Date.prototype:
    case RegExp.prototype:
    case ArrayBuffer.prototype:
      return structuredClone(value);
    default:
      return isBinaryView(value) ? structuredClone(value) : value;
  }
}

/** A typed array or DataView, and no object of a class that extends one (such as Node's Buffer), which a copy would lose. */
function isBinaryView(value: object): boolean {
  if (!ArrayBuffer.isView(value)) return false;
  return value.constructor === (globalThis as Record<string, unknown>)[value.constructor.name];
}
