/** What an object's construction makes for itself: parts that are no arguments, and that no walk over arguments meets. */
import { isAbstractObject } from "./abstract.js";
import type { ClassInfo } from "./class-info.js";
import { info } from "./marks.js";

/**
 * The fields of a symbolic object that no argument fills, with their names: those that its class and searchable classes above it declare,
 * private ones (`"#head"`) included; of two private ones of one name that of the class above is `"Base#head"`. Private fields that hold
 * no objects by their types are left out, and so are fields whose names are symbols. Empty for an object that is undecided, and for what is not symbolic.
 *
 * @example
 * ```ts
 * @searchable
 * class Net {
 *   readonly #head = new Dense(10);
 *   constructor(readonly body: Conv) {}
 * }
 * madeParts(new Net(new Conv(8, 3))); // [["#head", Dense]]
 * ```
 */
export function madeParts(object: object): readonly (readonly [name: string, value: unknown])[] {
  if (isAbstractObject(object)) return [];
  const parts: [string, unknown][] = [];
  for (
    let prototype: unknown = Object.getPrototypeOf(object);
    typeof prototype === "object" && prototype !== null;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    const entry = Object.getOwnPropertyDescriptor(prototype, info)?.value as ClassInfo | undefined;
    if (entry === undefined) continue;
    for (const name of entry.fields ?? []) {
      // Not its getter, where somebody has put one in its place.
      const field = Object.getOwnPropertyDescriptor(object, name);
      if (typeof name === "string" && field !== undefined && "value" in field)
        parts.push([name, field.value]);
    }
    // A private field above may have the same name: it is another one.
    for (const [name, value] of Object.entries(entry.privates?.(object) ?? {}))
      parts.push([parts.some(([known]) => known === name) ? `${entry.type.name}${name}` : name, value]);
  }
  return parts;
}
