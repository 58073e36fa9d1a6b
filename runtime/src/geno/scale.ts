/** Float ranges seen as the unit interval: what "uniform" and "a small step" mean on each scale. */
import type { FloatPoint, Scale } from "./spec.js";

/** Why min, max and scale do not make a range, in words that say what to write; undefined where they do. */
export function rangeProblem(min: number, max: number, scale: Scale): string | undefined {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return `the range ${min} to ${max} is not finite; give two finite numbers`;
  if (min >= max) return `the range ${min} to ${max} is empty; write the smaller number first`;
  if (scale !== "linear" && min <= 0) return `a ${scale} scale has no ${min}; give a lower bound above 0, or the scale "linear"`;
  return undefined;
}

/** The value at `unit` (0 to 1) of the point's range, on its scale; 0 gives min and 1 gives max, exactly. */
export function fromUnit({ min, max, scale }: FloatPoint, unit: number): number {
  if (unit <= 0) return min;
  if (unit >= 1) return max;
  return Math.min(max, Math.max(min, interpolate(min, max, scale, unit)));
}

function interpolate(min: number, max: number, scale: Scale, unit: number): number {
  switch (scale) {
    case "linear":
      return min * (1 - unit) + max * unit;
    case "log":
      return min * Math.pow(max / min, unit);
    case "rlog":
      return min + max - min * Math.pow(max / min, 1 - unit);
  }
}

/** The inverse of {@link fromUnit}: where in its range (0 to 1) a value lies. */
export function toUnit({ min, max, scale }: FloatPoint, value: number): number {
  switch (scale) {
    case "linear":
      return (value - min) / (max - min);
    case "log":
      return Math.log(value / min) / Math.log(max / min);
    case "rlog":
      return 1 - Math.log((min + max - value) / min) / Math.log(max / min);
  }
}
