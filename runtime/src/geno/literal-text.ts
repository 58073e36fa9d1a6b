/** Literals and numbers as one writes them, for messages and source; and whatever else stands where they belong. */
import type { Literal } from "./literal.js";

/** A literal as one writes it: `"relu"`, `48`, `12n`. */
export function literalText(value: Literal): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return numberText(value);
  return typeof value === "bigint" ? `${value}n` : String(value);
}

/** A number as one writes it: `48`, `1e-6` and not `0.000001`. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const plain = String(value);
  const exponent = value.toExponential();
  return Math.abs(value) < 1e-2 && exponent.length < plain.length ? exponent : plain;
}

/** How messages call a decision point: by its id in quotes; the one that is all of a space has none. */
export function pointText(id: string): string {
  return id === "" ? "The root" : `"${id}"`;
}

const LONGEST = 80;

/** Whatever was given, for a message: literals as one writes them, lists by their items, other things by their kind. */
export function shownValue(value: unknown): string {
  const text = shown(value, 3);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

function shown(value: unknown, depth: number): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "object":
      if (!Array.isArray(value)) return "an object";
      return depth === 0
        ? "[...]"
        : `[${value
            .slice(0, LONGEST)
            .map((item: unknown) => shown(item, depth - 1))
            .join(", ")}]`;
    case "string":
    case "number":
    case "boolean":
    case "bigint":
    case "undefined":
      return literalText(value);
    case "symbol":
      return value.toString();
    default:
      return "a function";
  }
}
