/**
 * A density of points, by kernels around points that were tried (Parzen): each kernel is a product over the columns of a
 * group, so that the mixture knows which decisions go together (Falkner, Klein, Hutter: BOHB, ICML 2018, section 3.2;
 * Watanabe: Tree-Structured Parzen Estimator, arXiv 2304.11127, section 3.3). Densities are relative to the even one:
 * of an even mixture the logarithm is 0 everywhere, with floats, ints and candidates alike.
 */
import type { CategoricalPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { nextAllowed } from "../../geno/subchoices.js";
import type { Bandwidth } from "./bandwidths.js";
import type { Group } from "./group.js";
import { massInside } from "./normal-tail.js";

/** Bandwidths are never below this part of a range: rewards of closer points are seldom told apart by so few trials. */
const LEAST_BANDWIDTH = 0.01;

/** Nor above this part of it. */
const LARGEST_BANDWIDTH = 0.5;

/** Bandwidths of ints are at least this part of the distance of two values. */
const LEAST_STEPS = 0.3;

/** The kernels of ints with up to so many values are summed, and drawn, value by value; those of others are as of a float. */
const SUMMED_VALUES = 64;

/** The variance of the even density on 0 to 1. */
const EVEN_VARIANCE = 1 / 12;

/** A small step, as a part of a bandwidth. */
const NUDGE = 0.5;

/** A kernel whose logarithm is so far below another's adds nothing to a sum: e⁻³⁰ is 10⁻¹³, and there are a thousand at most. */
const LOST = -30;

/** Products of masses are put away before they are too small for a number. */
const SMALL = 1e-200;

const LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

const NONE: readonly number[] = [];

/** How often a normal number is drawn until it lies in the range; from any place in it and any bandwidth a third do. */
const MOST_DRAWS = 100;

/** A mixture of kernels over the columns of a group; its arrays are used again by each {@link begin}. */
export class Parzen {
  readonly #group: Group;
  /** By kernel, the places of the numeric columns, divided by the bandwidth of their column. */
  #places = new Float64Array(0);
  /** By kernel, the candidates of the categorical columns. */
  #labels = new Float64Array(0);
  /** By kernel, its weight; after {@link close} the sum of those up to it. */
  #weights = new Float64Array(0);
  /** By kernel, the logarithm of its height. */
  #heights = new Float64Array(0);
  #logs = new Float64Array(0);
  #kernels = 0;
  /** The weight of the even density. */
  #prior = 1;
  readonly #bandwidths: Float64Array;
  readonly #inverses: Float64Array;
  /** By categorical column, what a kernel's own candidate adds to its logarithm, and how likely the kernel draws it. */
  readonly #gains: Float64Array;
  readonly #own: Float64Array;
  /** A point that is looked at, divided by the bandwidths. */
  readonly #scaled: Float64Array;
  /** By numeric column whose values are summed, where its numbers in {@link #falls} begin. */
  readonly #starts: Int32Array;
  /** What a kernel of such a column weighs values by: 1 at its own, and less the further they are. */
  readonly #falls: Float64Array;

  constructor(group: Group) {
    this.#group = group;
    this.#bandwidths = new Float64Array(group.numeric);
    this.#inverses = new Float64Array(group.numeric);
    this.#scaled = new Float64Array(group.numeric);
    this.#gains = new Float64Array(group.categorical);
    this.#own = new Float64Array(group.categorical);
    this.#starts = new Int32Array(group.numeric);
    let room = 0;
    group.steps.forEach((count, column) => {
      this.#starts[column] = room;
      if (isSummed(count)) room += count;
    });
    this.#falls = new Float64Array(room);
  }

  /** Forgets all kernels, and makes room for others. */
  begin(room: number): void {
    const { numeric, categorical } = this.#group;
    this.#kernels = 0;
    if (room <= this.#weights.length) return;
    const size = Math.ceil(1.5 * room);
    this.#places = new Float64Array(size * numeric);
    this.#labels = new Float64Array(size * categorical);
    this.#weights = new Float64Array(size);
    this.#heights = new Float64Array(size);
    this.#logs = new Float64Array(size);
  }

  /** A kernel around the row that begins at `start` of `rows`. */
  add(rows: ArrayLike<number>, start: number, weight: number): void {
    const { numeric, categorical } = this.#group;
    const kernel = this.#kernels++;
    for (let j = 0; j < numeric; j++) this.#places[kernel * numeric + j] = rows[start + j] ?? NaN;
    for (let j = 0; j < categorical; j++)
      this.#labels[kernel * categorical + j] = rows[start + numeric + j] ?? NaN;
    this.#weights[kernel] = weight;
  }

  /** Ends the list of kernels: sets bandwidths and heights. @param prior the weight of the even density beside theirs. */
  close(prior: number, bandwidth: Bandwidth): void {
    const kernels = this.#kernels;
    this.#prior = prior;
    let total = prior;
    for (let i = 0; i < kernels; i++) total += this.#weights[i] ?? 0;
    for (let i = 0; i < kernels; i++) this.#heights[i] = Math.log((this.#weights[i] ?? 0) / total);
    this.#closeCandidates();
    if (kernels > 0)
      for (let j = 0; j < this.#group.numeric; j++) this.#closeNumeric(j, total - prior, bandwidth);
    this.#divideByMasses();
    let sum = 0;
    for (let i = 0; i < kernels; i++) this.#weights[i] = sum += this.#weights[i] ?? 0;
  }

  /**
   * Of as many shares as there are candidates and kernels and one, every candidate has one as a floor, and a kernel's own all
   * the others (Watanabe, section 3.3.1).
   */
  #closeCandidates(): void {
    const { categorical, candidates } = this.#group;
    const kernels = this.#kernels;
    let floors = 0;
    for (let j = 0; j < categorical; j++) {
      const count = candidates[j] ?? 1;
      const shares = kernels + 1 + count;
      floors += Math.log(count / shares);
      this.#gains[j] = Math.log(kernels + 2);
      this.#own[j] = (kernels + 2) / shares;
    }
    for (let i = 0; i < kernels; i++) this.#heights[i] = (this.#heights[i] ?? 0) + floors;
  }

  #closeNumeric(column: number, weight: number, bandwidth: Bandwidth): void {
    const count = this.#group.steps[column] ?? 0;
    const least = Math.max(LEAST_BANDWIDTH, count === 0 ? 0 : LEAST_STEPS / count);
    const width = bandwidth(() => this.#spreadOf(column, weight), this.#kernels, this.#group.width);
    this.#bandwidths[column] = Math.max(least, Math.min(LARGEST_BANDWIDTH, width));
    this.#inverses[column] = 1 / (this.#bandwidths[column] ?? NaN);
  }

  /**
   * The standard deviation of the kernels in a column. One more kernel with that of the even density is counted among them,
   * so that few that agree by chance close nothing off.
   */
  #spreadOf(column: number, weight: number): number {
    const { numeric } = this.#group;
    const places = this.#places;
    let mean = 0;
    for (let i = 0; i < this.#kernels; i++)
      mean += ((this.#weights[i] ?? 0) * (places[i * numeric + column] ?? NaN)) / weight;
    let variance = EVEN_VARIANCE;
    for (let i = 0; i < this.#kernels; i++)
      variance += (this.#weights[i] ?? 0) * ((places[i * numeric + column] ?? NaN) - mean) ** 2;
    return Math.sqrt(variance / (weight + 1));
  }

  /** Divides each kernel by what of it lies inside the range, and its places by the bandwidths. */
  #divideByMasses(): void {
    const { numeric, steps } = this.#group;
    const kernels = this.#kernels;
    const places = this.#places;
    const inverses = this.#inverses;
    let height = 0;
    for (let j = 0; j < numeric; j++) {
      const inverse = inverses[j] ?? NaN;
      const count = steps[j] ?? 0;
      if (isSummed(count)) this.#divideBySums(j, count, inverse);
      else height += Math.log(inverse) - LOG_ROOT_TWO_PI;
    }
    let at = 0;
    for (let i = 0; i < kernels; i++) {
      let log = height;
      // One logarithm of many masses; each is above 1/3.
      let inside = 1;
      for (let j = 0; j < numeric; j++, at++) {
        const place = places[at] ?? 0;
        const inverse = inverses[j] ?? 0;
        places[at] = place * inverse;
        if (isSummed(steps[j] ?? 0)) continue;
        inside *= massInside(place * inverse, (1 - place) * inverse);
        if (inside > SMALL) continue;
        log -= Math.log(inside);
        inside = 1;
      }
      this.#heights[i] = (this.#heights[i] ?? 0) + log - Math.log(inside);
    }
  }

  /** An int's kernel weighs each value by the normal density there, and all of them sum to one. */
  #divideBySums(column: number, count: number, inverse: number): void {
    const { numeric } = this.#group;
    const start = this.#starts[column] ?? 0;
    for (let distance = 0; distance < count; distance++)
      this.#falls[start + distance] = Math.exp(-0.5 * ((distance / count) * inverse) ** 2);
    const heights = Array.from({ length: count }, (_, value) =>
      Math.log(count / this.#sum(start, count, value)),
    );
    for (let i = 0, at = column; i < this.#kernels; i++, at += numeric) {
      const value = Math.floor((this.#places[at] ?? NaN) * count);
      this.#heights[i] = (this.#heights[i] ?? 0) + (heights[value] ?? NaN);
    }
  }

  /** What a kernel around a value weighs all values by. */
  #sum(start: number, count: number, value: number): number {
    let sum = 0;
    for (let other = 0; other < count; other++) sum += this.#falls[start + Math.abs(other - value)] ?? NaN;
    return sum;
  }

  /** The logarithm of the density at a row; the even density's is 0. */
  logDensity(row: Float64Array): number {
    const { numeric, categorical } = this.#group;
    const kernels = this.#kernels;
    if (kernels === 0) return 0;
    const scaled = this.#scaled;
    const places = this.#places;
    const labels = this.#labels;
    const heights = this.#heights;
    const gains = this.#gains;
    const logs = this.#logs;
    for (let j = 0; j < numeric; j++) scaled[j] = (row[j] ?? NaN) * (this.#inverses[j] ?? NaN);
    const total = (this.#weights[kernels - 1] ?? 0) + this.#prior;
    const even = this.#prior > 0 ? Math.log(this.#prior / total) : -Infinity;
    let most = even;
    let at = 0;
    let label = 0;
    for (let i = 0; i < kernels; i++) {
      let squares = 0;
      for (let j = 0; j < numeric; j++) {
        const distance = (scaled[j] ?? 0) - (places[at++] ?? 0);
        squares += distance * distance;
      }
      let log = (heights[i] ?? 0) - 0.5 * squares;
      for (let j = 0; j < categorical; j++) if (labels[label++] === row[numeric + j]) log += gains[j] ?? 0;
      logs[i] = log;
      if (log > most) most = log;
    }
    let sum = Math.exp(even - most);
    for (let i = 0; i < kernels; i++) {
      const below = (logs[i] ?? 0) - most;
      if (below > LOST) sum += Math.exp(below);
    }
    return most + Math.log(sum);
  }

  /**
   * Draws a point into a row, all but its custom columns. Of a manyof, choices that those before them leave no more are drawn
   * evenly from what is left.
   *
   * @returns the kernel that it was drawn from, -1 where it was the even density.
   */
  draw(row: Float64Array, random: RandomStream): number {
    const { numeric, categorical, points } = this.#group;
    const kernel = this.#drawKernel(random);
    for (let j = 0; j < numeric; j++) row[j] = this.#drawPlace(j, kernel, random);
    let picked: number[] = [];
    for (let j = 0; j < categorical; j++) {
      const point = points[numeric + j];
      if (point?.kind !== "categorical") continue;
      if (point.many?.index === 0) picked = [];
      const own = kernel < 0 ? -1 : (this.#labels[kernel * categorical + j] ?? -1);
      const isOwn = kernel >= 0 && random.next() < (this.#own[j] ?? 0);
      const label = drawCandidate(point, point.many === undefined ? NONE : picked, own, isOwn, random);
      if (point.many !== undefined) picked.push(label);
      row[numeric + j] = label;
    }
    return kernel;
  }

  /**
   * Moves a row a little: each decision with the chance of `share`, a place by a normal step of half a bandwidth, a choice
   * to any of its candidates. Choices of a manyof and custom decisions stay.
   */
  nudge(row: Float64Array, share: number, random: RandomStream): void {
    const { numeric, categorical, points } = this.#group;
    for (let j = 0; j < numeric; j++) {
      if (random.next() >= share) continue;
      const step = NUDGE * (this.#bandwidths[j] ?? NaN) * random.normal();
      row[j] = this.#onStep(j, Math.min(1, Math.max(0, (row[j] ?? NaN) + step)));
    }
    for (let j = numeric; j < numeric + categorical; j++) {
      const point = points[j];
      if (point?.kind !== "categorical" || point.many !== undefined || random.next() >= share) continue;
      row[j] = random.int(point.candidates.length);
    }
  }

  #drawKernel(random: RandomStream): number {
    const kernels = this.#kernels;
    const sum = kernels === 0 ? 0 : (this.#weights[kernels - 1] ?? 0);
    const at = random.next() * (sum + this.#prior);
    if (at >= sum) return -1;
    let [low, high] = [0, kernels - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#weights[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #drawPlace(column: number, kernel: number, random: RandomStream): number {
    let place = random.next();
    if (kernel >= 0) {
      const count = this.#group.steps[column] ?? 0;
      const bandwidth = this.#bandwidths[column] ?? NaN;
      const middle = (this.#places[kernel * this.#group.numeric + column] ?? NaN) * bandwidth;
      if (isSummed(count))
        return (this.#drawValue(column, count, Math.floor(middle * count), place) + 0.5) / count;
      place = middle + bandwidth * random.normal();
      for (let i = 0; (place < 0 || place > 1) && i < MOST_DRAWS; i++)
        place = middle + bandwidth * random.normal();
      place = Math.min(1, Math.max(0, place));
    }
    return this.#onStep(column, place);
  }

  /** A value of an int as its kernel around one weighs them; `at` is even in 0 to 1. */
  #drawValue(column: number, count: number, around: number, at: number): number {
    const start = this.#starts[column] ?? 0;
    let left = at * this.#sum(start, count, around);
    for (let value = 0; value < count - 1; value++) {
      left -= this.#falls[start + Math.abs(value - around)] ?? NaN;
      if (left < 0) return value;
    }
    return count - 1;
  }

  /** The middle of the share of an int's value that a place lies in; of a float the place. */
  #onStep(column: number, place: number): number {
    const count = this.#group.steps[column] ?? 0;
    return count === 0 ? place : (Math.min(count - 1, Math.floor(place * count)) + 0.5) / count;
  }
}

function isSummed(count: number): boolean {
  return count > 0 && count <= SUMMED_VALUES;
}

/** A kernel's own candidate, or evenly one of the others that may be taken. */
function drawCandidate(
  point: CategoricalPoint,
  picked: readonly number[],
  own: number,
  isOwn: boolean,
  random: RandomStream,
): number {
  if (isOwn && nextAllowed(point, picked, own) === own) return own;
  const count = point.candidates.length;
  if (point.many === undefined) {
    if (own < 0 || count === 1) return random.int(count);
    const drawn = random.int(count - 1);
    return drawn < own ? drawn : drawn + 1;
  }
  const left: number[] = [];
  for (let i = nextAllowed(point, picked, 0); i !== -1; i = nextAllowed(point, picked, i + 1)) left.push(i);
  return left[random.int(left.length)] ?? 0;
}
