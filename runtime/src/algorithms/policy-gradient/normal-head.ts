/**
 * The distribution of a number: a normal one on the unit interval, cut at its ends (and for ints, into cells). Its mean stays in
 * the interval, so that at least a third of the uncut one lies inside, whatever the deviation: nothing here divides by almost 0.
 */
import type { FloatPoint, IntPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { fromUnit, toUnit } from "../../geno/scale.js";
import { logCdf } from "../normal.js";
import type { Head } from "./head.js";

/** The first deviation, as a part of the range: the ends are 0.6 times as likely as the middle. */
const FIRST_DEVIATION = 0.5;

/** The least deviation of a float. That of an int ends at {@link LEAST_CELLS} cells where that is more. */
const LEAST_DEVIATION = 0.005;

/** With this part of a cell, a mean in the middle of a cell has 95 % of the chance there. */
const LEAST_CELLS = 0.25;

/** The largest deviation: there is hardly a difference to the uniform distribution. */
const MOST_DEVIATION = 1;

/** How far the mean moves where its parameter moves by 1, as a part of the range. */
const MEAN_UNIT = 0.25;

/** A cell that is narrower than this, in deviations, has its density times its width. */
const NARROW = 1e-4;

const LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** A float on its scale, or the index of an int. Its parameters: the mean, in quarters of the range from the middle, and the logarithm of the deviation. */
export class NormalHead implements Head {
  readonly size = 2;
  readonly #point: FloatPoint | IntPoint;
  readonly #least: number;

  /** @param offset where its parameters begin. */
  constructor(
    readonly offset: number,
    point: FloatPoint | IntPoint,
  ) {
    this.#point = point;
    this.#least = Math.max(LEAST_DEVIATION, point.kind === "int" ? LEAST_CELLS / point.count : 0);
  }

  begin(parameters: Float64Array): void {
    parameters[this.offset] = 0;
    parameters[this.offset + 1] = Math.log(FIRST_DEVIATION);
  }

  confine(parameters: Float64Array): void {
    const { offset } = this;
    const end = 0.5 / MEAN_UNIT;
    parameters[offset] = clamp(parameters[offset] ?? 0, -end, end);
    parameters[offset + 1] = clamp(
      parameters[offset + 1] ?? 0,
      Math.log(this.#least),
      Math.log(MOST_DEVIATION),
    );
  }

  /** Drawn until it lies inside, which takes three draws at most on average. */
  draw(parameters: Float64Array, _picked: readonly number[], random: RandomStream): number {
    const mean = this.#mean(parameters);
    const deviation = this.#deviation(parameters);
    let unit: number;
    do unit = mean + deviation * random.normal();
    while (!(unit >= 0 && unit <= 1));
    return this.#fromUnit(unit);
  }

  likeliest(parameters: Float64Array): number {
    return this.#fromUnit(this.#mean(parameters));
  }

  logProb(parameters: Float64Array, _picked: readonly number[], number: number): number {
    const mean = this.#mean(parameters);
    const deviation = this.#deviation(parameters);
    const inside = logInside(-mean / deviation, 1 / deviation);
    const point = this.#point;
    if (point.kind === "float")
      return logDensity((toUnit(point, number) - mean) / deviation) - Math.log(deviation) - inside;
    const { low, width } = cellOf(number, point.count, mean, deviation);
    return logInside(low, width) - inside;
  }

  /** Of an int: that of its number before it is rounded, and as many nats more as there are values to tell apart. */
  entropy(parameters: Float64Array): number {
    const deviation = this.#deviation(parameters);
    const { low, high, atLow, atHigh, inside } = this.#ends(parameters);
    const uncut = 0.5 + LOG_ROOT_TWO_PI + Math.log(deviation);
    const cells = this.#point.kind === "int" ? Math.log(this.#point.count) : 0;
    return uncut + Math.log(inside) + (low * atLow - high * atHigh) / (2 * inside) + cells;
  }

  addGradient(
    parameters: Float64Array,
    _picked: readonly number[],
    number: number,
    weight: number,
    entropyWeight: number,
    into: Float64Array,
  ): void {
    const mean = this.#mean(parameters);
    const deviation = this.#deviation(parameters);
    const { low, high, atLow, atHigh, inside } = this.#ends(parameters);
    const point = this.#point;
    const own =
      point.kind === "float"
        ? densitySlopes((toUnit(point, number) - mean) / deviation)
        : cellSlopes(cellOf(number, point.count, mean, deviation));
    // The slopes of log Z, where Z is the part that lies inside.
    const byMean = own.byMean - (atLow - atHigh) / inside;
    const byDeviation = own.byDeviation - (low * atLow - high * atHigh) / inside;

    const excess = (low * atLow - high * atHigh) / inside;
    const byLow = (atLow / (2 * inside)) * (excess - 1 - low * low);
    const byHigh = (atHigh / (2 * inside)) * (1 + high * high - excess);
    const entropyByMean = -(byLow + byHigh);
    const entropyByDeviation = 1 - low * byLow - high * byHigh;

    const { offset } = this;
    const perMean = MEAN_UNIT / deviation;
    into[offset] = (into[offset] ?? 0) + perMean * (weight * byMean + entropyWeight * entropyByMean);
    into[offset + 1] = (into[offset + 1] ?? 0) + weight * byDeviation + entropyWeight * entropyByDeviation;
  }

  #mean(parameters: Float64Array): number {
    return clamp(0.5 + MEAN_UNIT * (parameters[this.offset] ?? 0), 0, 1);
  }

  #deviation(parameters: Float64Array): number {
    return Math.exp(parameters[this.offset + 1] ?? 0);
  }

  /** The ends of the interval in deviations from the mean, the densities there, and the part between them. */
  #ends(parameters: Float64Array): Ends {
    const mean = this.#mean(parameters);
    const deviation = this.#deviation(parameters);
    const [low, high] = [-mean / deviation, (1 - mean) / deviation];
    return {
      low,
      high,
      atLow: Math.exp(logDensity(low)),
      atHigh: Math.exp(logDensity(high)),
      inside: Math.exp(logInside(low, 1 / deviation)),
    };
  }

  #fromUnit(unit: number): number {
    const point = this.#point;
    return point.kind === "float"
      ? fromUnit(point, unit)
      : Math.min(point.count - 1, Math.floor(unit * point.count));
  }
}

interface Ends {
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
  readonly inside: number;
}

/** Where an int's cell begins, in deviations from the mean, and how wide it is: of 10¹⁵ cells the difference of two ends is rounding. */
interface Cell {
  readonly low: number;
  readonly width: number;
}

/** The slopes of a logarithm: by the mean, in deviations, and by the logarithm of the deviation. */
interface Slopes {
  readonly byMean: number;
  readonly byDeviation: number;
}

function cellOf(index: number, count: number, mean: number, deviation: number): Cell {
  return { low: (index / count - mean) / deviation, width: 1 / (count * deviation) };
}

/** log φ */
function logDensity(z: number): number {
  return -0.5 * z * z - LOG_ROOT_TWO_PI;
}

/** The logarithm of Φ(low + width) − Φ(low), also far out, where both are 0 or 1 to the last digit. */
function logInside(low: number, width: number): number {
  if (width < NARROW) return logDensity(low + width / 2) + Math.log(width);
  // Far above the mean both are 1; as far below it they are small, and differ.
  if (low > 0) return logInside(-low - width, width);
  const below = logCdf(low);
  const all = logCdf(low + width);
  return all + Math.log1p(-Math.exp(below - all));
}

/** Those of log φ(z) less the logarithm of the deviation. */
function densitySlopes(z: number): Slopes {
  return { byMean: z, byDeviation: z * z - 1 };
}

/** Those of the logarithm of what lies in a cell. */
function cellSlopes({ low, width }: Cell): Slopes {
  if (width < NARROW) return densitySlopes(low + width / 2);
  const high = low + width;
  const all = logInside(low, width);
  const atLow = Math.exp(logDensity(low) - all);
  const atHigh = Math.exp(logDensity(high) - all);
  return { byMean: atLow - atHigh, byDeviation: low * atLow - high * atHigh };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
