/**
 * How alike two points of a mixed, conditional space are: Matérn's kernel with smoothness 5/2 (Rasmussen and Williams,
 * Gaussian Processes for Machine Learning, eq. 4.17) of a distance that sums over the columns of a space, each with a
 * length scale (automatic relevance determination). Every summand is a squared distance in some Euclidean space, so that the
 * sum is one too and the kernel is positive definite:
 *
 * - numbers lie on a line of length 1; those that not every point decides lie on an arc, whose centre is where points are that
 *   leave the decision out, so that these are equally far from all that take it (Hutter and Osborne: A kernel for hierarchical
 *   parameter spaces, arXiv 1310.5738, section 2; Swersky et al.: Raiders of the lost architecture, arXiv 1409.4011). The arc
 *   spans 60 degrees: "left out" is as far away as the ends are from each other;
 * - candidates of a choice are all equally far apart, and "left out" is one more;
 * - of what a manyof took, as many are different as are not in both (the distance of multiplicities);
 * - permutations are as far apart as Spearman's ρ says: squared moves, scaled so that the reverse is as far as all places.
 */
import type { Column, Columns } from "./columns.js";

/** The arc's angle. */
const ARC = Math.PI / 3;

/** Matérn 5/2 at a squared distance, and its derivative by the squared distance, which is finite at 0. */
export function matern(square: number): number {
  const a = Math.sqrt(5 * square);
  return (1 + a + (a * a) / 3) * Math.exp(-a);
}

/** The derivative of {@link matern} by the squared distance. */
export function maternSlope(square: number): number {
  const a = Math.sqrt(5 * square);
  return (-5 / 6) * (1 + a) * Math.exp(-a);
}

/** Vectors of points, kept by column so that one point is compared with all of them in one run. */
export class Vectors {
  /** How many there are. */
  readonly size: number;
  readonly #rows: readonly Float64Array[];
  readonly #values: Float64Array;

  /**
   * @param columns how they are compared.
   * @param rows the vectors.
   */
  constructor(
    readonly columns: Columns,
    rows: readonly Float64Array[],
  ) {
    this.size = rows.length;
    this.#rows = rows;
    this.#values = new Float64Array(columns.width * rows.length);
    rows.forEach((row, j) => {
      for (let i = 0; i < columns.width; i++) this.#values[i * rows.length + j] = row[i] ?? NaN;
    });
  }

  /** The vector of index `j`. @throws RangeError where there is none. */
  row(j: number): Float64Array {
    const row = this.#rows[j];
    if (row === undefined) throw new RangeError(`There are ${this.size} vectors, and none at ${j}.`);
    return row;
  }

  /** Adds to `into` a column's squared distance, `factor` times, from `x` to each of the first `count` vectors. */
  add(column: Column, x: Float64Array, factor: number, count: number, into: Float64Array): void {
    const { kind, start, width, always } = column;
    const values = this.#values;
    const at = start * this.size;
    const own = x[start] ?? NaN;
    if (kind === "line" && always) {
      for (let j = 0; j < count; j++) {
        const move = own - (values[at + j] ?? NaN);
        into[j] = (into[j] ?? 0) + factor * move * move;
      }
    } else if (kind === "line") {
      for (let j = 0; j < count; j++) {
        const other = values[at + j] ?? NaN;
        const square = Number.isNaN(own)
          ? Number.isNaN(other)
            ? 0
            : 1
          : Number.isNaN(other)
            ? 1
            : 2 - 2 * Math.cos(ARC * (own - other));
        into[j] = (into[j] ?? 0) + factor * square;
      }
    } else if (kind === "same") {
      for (let j = 0; j < count; j++) if (!Object.is(values[at + j], own)) into[j] = (into[j] ?? 0) + factor;
    } else
      for (let j = 0; j < count; j++)
        into[j] = (into[j] ?? 0) + factor * this.#listDistance(kind, x, start, width, j);
  }

  /** The derivative of a line column's squared distance to vector `j` by x's number in it. */
  slope({ start, always }: Column, x: Float64Array, j: number): number {
    const move = (x[start] ?? NaN) - (this.#values[start * this.size + j] ?? NaN);
    if (always) return 2 * move;
    return Number.isNaN(move) ? 0 : 2 * ARC * Math.sin(ARC * move);
  }

  #listDistance(
    kind: "picks" | "slots" | "ranks",
    x: Float64Array,
    start: number,
    width: number,
    j: number,
  ): number {
    const { size } = this;
    const values = this.#values;
    const isOut = Number.isNaN(x[start]);
    const isOtherOut = Number.isNaN(values[start * size + j]);
    if (isOut || isOtherOut) return isOut && isOtherOut ? 0 : width;
    if (kind === "picks") {
      let a = 0;
      let b = 0;
      let both = 0;
      while (a < width && b < width) {
        const difference = (x[start + a] ?? 0) - (values[(start + b) * size + j] ?? 0);
        if (difference === 0) both++;
        if (difference <= 0) a++;
        if (difference >= 0) b++;
      }
      return width - both;
    }
    let sum = 0;
    for (let i = start; i < start + width; i++) {
      const move = (x[i] ?? 0) - (values[i * size + j] ?? 0);
      sum += kind === "ranks" ? move * move : move === 0 ? 0 : 1;
    }
    // The reverse order moves Σ (width − 1 − 2i)² / (width − 1)² = width · (width + 1) / (3 · (width − 1)) in all.
    return kind === "ranks" && width > 1 ? (sum * 3 * (width - 1)) / (width + 1) : sum;
  }
}
