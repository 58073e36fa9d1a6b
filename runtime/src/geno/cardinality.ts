/** How large a space is, and how a size is written. The counting itself is count.ts's. */
import { countSpace, START, total } from "./count.js";
import type { CategoricalPoint, DecisionPoint, Space } from "./points.js";

/** The number of points of a space: exact, or `"infinite"` where a decision is continuous. */
export type Cardinality = bigint | "infinite";

/** The number of ways to decide the discrete points of a space, each continuous decision counted once. */
export function discreteSize(space: Space): bigint {
  return total(countSpace(space, START));
}

/** The largest number of continuous (or uncounted custom) decisions that are active together. */
export function continuousDimensions(space: Space): number {
  return dimensions(space, new Set());
}

function dimensions(space: Space, named: Set<string>): number {
  let sum = 0;
  for (const point of space) {
    if (point.name !== undefined && isContinuous(point)) {
      // A tied decision counts once, wherever it stands.
      if (named.has(point.name)) continue;
      named.add(point.name);
    }
    if (point.kind === "categorical") sum += choiceDimensions(point, named);
    else if (isContinuous(point)) sum++;
  }
  return sum;
}

function isContinuous(point: DecisionPoint): boolean {
  return point.kind === "float" || (point.kind === "custom" && point.genomes.rules.count === undefined);
}

/** Of the choices of a manyof, the first one answers for all: of distinct candidates the largest come together. */
function choiceDimensions({ candidates, many }: CategoricalPoint, named: Set<string>): number {
  if (many !== undefined && many.index > 0) return 0;
  const each = candidates.map(({ space }) => dimensions(space, named)).sort((a, b) => b - a);
  if (many === undefined) return each[0] ?? 0;
  if (!many.distinct) return (each[0] ?? 0) * many.count;
  return each.slice(0, many.count).reduce((sum, one) => sum + one, 0);
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

function superscript(value: number): string {
  return String(value).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit);
}
