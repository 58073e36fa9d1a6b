/**
 * How wide kernels are. Two ways to look at the same trials find more than either: half of the proposals look wide, and half
 * look closely.
 *
 * - Wide kernels around the better trials against a smooth density of the others find the regions that are worth it, where a
 *   narrow look would settle on the first that it saw.
 * - Narrow ones, against kernels around the others that are so narrow that they keep a proposal from those very points only,
 *   close in on the best of a region; as the better trials draw together, so does the look.
 */

/**
 * The bandwidth of a column as a part of its range.
 *
 * @param spread the standard deviation of the kernels in it; measured where it is asked for.
 * @param kernels how many there are.
 * @param columns how many decisions are modelled together.
 */
export type Bandwidth = (spread: () => number, kernels: number, columns: number) => number;

/** A way to look: the bandwidth of the better trials, and that of the others. */
export interface Look {
  readonly better: Bandwidth;
  readonly others: Bandwidth;
}

/** Scott's rule is for a density of one hill; the better trials may be several, so kernels are wider here, and narrower there. */
export const WIDE: Look = {
  better: (spread, kernels, columns) => 1.4 * spread() * scott(kernels, columns),
  others: (_, kernels, columns) => 0.2 * scott(kernels, columns),
};

/** Of the others a kernel reaches about as far as the next of evenly spread ones in its column. */
export const CLOSE: Look = {
  better: (spread, kernels, columns) => 0.8 * spread() * scott(kernels, columns),
  others: (_, kernels) => 1.5 / kernels,
};

/** The more kernels the narrower (Scott: Multivariate Density Estimation, 1992, section 6.3). */
function scott(kernels: number, columns: number): number {
  return kernels ** (-1 / (columns + 4));
}
