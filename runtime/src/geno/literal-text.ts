/** Literals and numbers as one writes them, for messages and source. */
import type { Literal } from "./points.js";

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
