/** How large a space is, and how a size is written. The counting itself is count.ts's. */
import { COUNT, measureSpace, MOST_CONTINUOUS } from "./count.js";
import type { Space } from "./points.js";

/** The number of points of a space: exact, or `"infinite"` where a decision is continuous. */
export type Cardinality = bigint | "infinite";

/** The number of ways to decide the discrete points of a space, each continuous decision counted once. */
export function discreteSize(space: Space): bigint {
  return measureSpace(space, COUNT);
}

/** The largest number of continuous (or uncounted custom) decisions that are active together; a tied one counts once. */
export function continuousDimensions(space: Space): number {
  return Number(measureSpace(space, MOST_CONTINUOUS));
}

/**
 * A space's size for people: `12`, `12 × ℝ`, `3,888 × ℝ²`, and from a million million on `≈ 3.76×10²⁵`.
 *
 * @param space the decision points to count.
 */
export function sizeText(space: Space): string {
  const size = discreteSize(space);
  const dimensions = continuousDimensions(space);
  if (dimensions === 0) return integerText(size);
  const reals = dimensions === 1 ? "ℝ" : `ℝ${superscript(dimensions)}`;
  return size === 1n ? reals : `${integerText(size)} × ${reals}`;
}

function integerText(value: bigint): string {
  const digits = value.toString();
  if (digits.length <= 12) return digits.replace(/\B(?=(\d{3})+$)/g, ",");
  const [mantissa = "", exponent = ""] =
    Number(value) < Infinity ? Number(value).toExponential(2).split("e+") : longExponent(digits);
  return `≈ ${mantissa}×10${superscript(Number(exponent))}`;
}

/** Beyond 1.8×10³⁰⁸ a bigint no longer fits a double: its leading digits are rounded by hand. */
function longExponent(digits: string): [string, string] {
  const lead = Number(`0.${digits.slice(0, 15)}`) * 10;
  const carried = lead.toFixed(2) === "10.00";
  return [carried ? "1.00" : lead.toFixed(2), String(digits.length - (carried ? 0 : 1))];
}

/** A whole number as an exponent: `²⁵`. */
export function superscript(value: number): string {
  return String(value).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit);
}
