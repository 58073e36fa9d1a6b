/**
 * Crossover and mutation of numbers, in the unit interval: simulated binary crossover (Deb, Agrawal: Simulated Binary Crossover
 * for Continuous Search Space, Complex Systems 9(2), 1995) and polynomial mutation (Deb, Goyal: A Combined Genetic Adaptive Search
 * for Engineering Design, 1996), both in the form that keeps to bounds (Deb 2001, section 4.2).
 */
import type { FloatPoint, IntPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { fromUnit, toUnit } from "../../geno/scale.js";

/** Closer parents are the same to a crossover. */
const LEAST_GAP = 1e-14;

/**
 * A child of two numbers from 0 to 1.
 *
 * @param eta the distribution index, above 0: the larger, the nearer is the child to one of its parents.
 */
export function simulatedBinary(a: number, b: number, eta: number, random: RandomStream): number {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  const gap = high - low;
  if (gap < LEAST_GAP) return a;
  const isLow = random.next() < 0.5;
  const draw = random.next();
  const beta = 1 + (2 * (isLow ? low : 1 - high)) / gap;
  const alpha = 2 - Math.pow(beta, -(eta + 1));
  const spread = Math.pow(draw * alpha <= 1 ? draw * alpha : 1 / (2 - draw * alpha), 1 / (eta + 1));
  const middle = low + high;
  return clip((isLow ? middle - spread * gap : middle + spread * gap) / 2);
}

/**
 * A number from 0 to 1 near another one.
 *
 * @param eta the distribution index, above 0: the larger, the smaller are steps.
 */
export function polynomialStep(unit: number, eta: number, random: RandomStream): number {
  const draw = random.next();
  const power = eta + 1;
  const step =
    draw < 0.5
      ? Math.pow(2 * draw + (1 - 2 * draw) * Math.pow(1 - unit, power), 1 / power) - 1
      : 1 - Math.pow(2 * (1 - draw) + (2 * draw - 1) * Math.pow(unit, power), 1 / power);
  return clip(unit + step);
}

function clip(unit: number): number {
  return Math.min(1, Math.max(0, unit));
}

/** A decision as a number from 0 to 1: floats on their scale, ints in the middle of their share. */
export function unitOf(point: FloatPoint | IntPoint, number: number): number {
  return point.kind === "float" ? toUnit(point, number) : (number + 0.5) / point.count;
}

/** The decision at a number from 0 to 1. */
export function decisionAt(point: FloatPoint | IntPoint, unit: number): number {
  return point.kind === "float"
    ? fromUnit(point, unit)
    : Math.min(point.count - 1, Math.max(0, Math.floor(unit * point.count)));
}
