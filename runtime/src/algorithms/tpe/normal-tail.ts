/** How much of a normal kernel lies inside its range: a table of the normal distribution's tail, as it is asked for by the million. */
import { logCdf } from "../normal.js";

/** Beyond so many standard deviations nothing is left outside: 1 − Φ(6) is 10⁻⁹. */
const END = 6;

/** How many values of the table there are in one standard deviation; between them lines are off by 2 · 10⁻⁶ at most. */
const FINENESS = 128;

/** 1 − Φ at 0, 1 / FINENESS, …, END. */
const tail = Float64Array.from({ length: END * FINENESS + 2 }, (_, i) => Math.exp(logCdf(-i / FINENESS)));

/** 1 − Φ(z) for z ≥ 0. */
function beyond(z: number): number {
  if (z >= END) return 0;
  const at = z * FINENESS;
  const index = Math.floor(at);
  const low = tail[index] ?? 0;
  return low + (at - index) * ((tail[index + 1] ?? 0) - low);
}

/**
 * The part of a normal distribution that lies between two bounds around its mean.
 *
 * @param below how many standard deviations the lower bound is below the mean, ≥ 0.
 * @param above how many the upper bound is above it, ≥ 0.
 */
export function massInside(below: number, above: number): number {
  return 1 - beyond(below) - beyond(above);
}
