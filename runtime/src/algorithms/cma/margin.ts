/**
 * Integers in CMA-ES: cells of equal width on the coordinate's unit interval. The margin keeps the chance of leaving the
 * mean's cell from dying out (Hamano, Saito, Nomura, Shirakawa: CMA-ES with Margin, GECCO 2022, section 4).
 */
import { logCdf, quantile } from "../normal.js";

/** Where the mean of an integer's coordinate belongs, and by how much its deviation is stretched for it. */
export interface Corrected {
  readonly mean: number;
  /** What the deviation becomes; the same where nothing had to be corrected. */
  readonly deviation: number;
}

/** The integer, 0 to count − 1, of a coordinate; beyond the interval the outermost ones. */
export function cellOf(coordinate: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(coordinate * count)));
}

/** The coordinate at the middle of an integer's cell. */
export function middleOf(index: number, count: number): number {
  return (index + 0.5) / count;
}

/**
 * Mean and deviation such that an integer's neighbours keep a chance of at least `margin` / 2 each, and at the end of its
 * range the one neighbour a chance of at least `margin`.
 *
 * @param count how many integers there are, at least 2.
 * @param margin α, above 0 and below ½.
 */
export function withMargin(mean: number, deviation: number, count: number, margin: number): Corrected {
  const cell = cellOf(mean, count);
  if (cell === 0 || cell === count - 1) {
    const border = (cell === 0 ? 1 : count - 1) / count;
    const away = mean > border || (mean === border && cell !== 0) ? 1 : -1;
    const most = -quantile(margin) * deviation;
    return { mean: border + away * Math.min(Math.abs(mean - border), most), deviation };
  }
  const low = cell / count;
  const high = (cell + 1) / count;
  const below = cdf((low - mean) / deviation);
  const above = cdf((mean - high) / deviation);
  const least = margin / 2;
  if (below >= least && above >= least) return { mean, deviation };
  // Equations 17–20: raise the small ones, and take from all what that is too much.
  const within = 1 - below - above;
  const raisedBelow = Math.max(least, below);
  const raisedAbove = Math.max(least, above);
  const excess = (1 - raisedBelow - raisedAbove - within) / (raisedBelow + raisedAbove + within - 3 * least);
  const toLow = -quantile(limited(raisedBelow + excess * (raisedBelow - least)));
  const toHigh = -quantile(limited(raisedAbove + excess * (raisedAbove - least)));
  const corrected = (high - low) / (toLow + toHigh);
  return { mean: low + corrected * toLow, deviation: corrected };
}

/** The mean lies inside its cell, so neither side has a half; rounding may say otherwise. */
function limited(chance: number): number {
  return Math.min(0.5 - 1e-10, Math.max(1e-300, chance));
}

function cdf(z: number): number {
  return z === -Infinity ? 0 : Math.exp(logCdf(z));
}
