/** Values as messages call them. */
import { literalText } from "../geno/literal-text.js";

/** A value in an error message: a literal as it is written, an object by its class. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
    case "bigint":
    case "undefined":
      return literalText(value);
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "an array" : `a ${classNameOf(value)}`;
    default:
      return `a ${typeof value}`;
  }
}

/**
 * The name of an object's class; an object literal, or one without a prototype, is a plain object. Asked of the
 * prototype: an object may have a property `constructor` of its own.
 */
function classNameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: unknown } | null;
  const type = prototype?.constructor;
  return typeof type !== "function" || type === Object ? "plain object" : type.name;
}
