/** Float ranges seen as the unit interval: what "uniform" and "a small step" mean on each scale. */
import { shownValue } from "./literal-text.js";
import type { FloatPoint, Scale } from "./points.js";

/** For callers that no compiler checks. */
const scales: readonly unknown[] = ["linear", "log", "rlog"] satisfies readonly Scale[];

/** Why min, max and scale do not make a range, in words that say what to write; undefined where they do. */
export function rangeProblem(min: number, max: number, scale: Scale): string | undefined {
  if (!Number.isFinite(min) || !Number.isFinite(max))
    return `the range ${min} to ${max} is not finite; give two finite numbers`;
  if (!Number.isFinite(max - min))
    return `the range ${min} to ${max} is wider than the largest number; give two closer numbers`;
  if (min >= max) return `the range ${min} to ${max} is empty; write the smaller number first`;
  if (!scales.includes(scale)) return `${shownValue(scale)} is no scale; give "linear", "log" or "rlog"`;
  if (scale !== "linear" && min <= 0)
    return `a ${scale} scale has no ${min}; give a lower bound above 0, or the scale "linear"`;
  return undefined;
}

/** The value at `unit` (0 to 1) of the point's range, on its scale; 0 gives min and 1 gives max, exactly. */
export function fromUnit(
  { min, max, scale }: Pick<FloatPoint, "min" | "max" | "scale">,
  unit: number,
): number {
  if (unit <= 0) return min;
  if (unit >= 1) return max;
  return Math.min(max, Math.max(min, interpolate(min, max, scale, unit)));
}

function interpolate(min: number, max: number, scale: Scale, unit: number): number {
  switch (scale) {
    case "linear":
      return min * (1 - unit) + max * unit;
    case "log":
      return geometric(min, max, unit);
    case "rlog":
      return max - (geometric(min, max, 1 - unit) - min);
  }
}

/** From min to max by equal factors. Two powers, because max / min may be larger than any number. */
function geometric(min: number, max: number, unit: number): number {
  return Math.pow(min, 1 - unit) * Math.pow(max, unit);
}

/** The inverse of {@link fromUnit}: where in its range (0 to 1) a value lies. */
export function toUnit({ min, max, scale }: FloatPoint, value: number): number {
  return Math.min(1, Math.max(0, locate(min, max, scale, value)));
}

function locate(min: number, max: number, scale: Scale, value: number): number {
  switch (scale) {
    case "linear":
      return (value - min) / (max - min);
    case "log":
      return factor(min, value) / factor(min, max);
    case "rlog":
      // In this order max gives exactly min: (min + max) - max is 0 where min is below max's last digit.
      return 1 - locate(min, max, "log", max - value + min);
  }
}

/** The logarithm of to / from, which may be nearer to 1 than a logarithm can tell or larger than any number. */
function factor(from: number, to: number): number {
  return to < from * 2 ? Math.log1p((to - from) / from) : Math.log(to) - Math.log(from);
}
