/** Mutation: one active decision changes, and with a choice everything that hangs under it. */
import { DNA, type Decision } from "../../geno/dna.js";
import type { RandomStream } from "../../geno/random.js";
import { drawSpace } from "../../geno/random-dna.js";
import { fromUnit, toUnit } from "../../geno/scale.js";
import type { FloatPoint } from "../../geno/points.js";

/** The standard deviation of a float's step, as a part of its range on its scale. */
const FLOAT_STEP = 0.2;

/**
 * A copy of a DNA with one active decision changed, each changeable one equally likely. A choice or an int takes
 * another value, uniformly, and the decisions under a choice are drawn anew; a float takes a normal step of a fifth of
 * its range (on its scale), reflected at the bounds. A DNA with nothing to change is returned as it is.
 */
export function mutate(dna: DNA, random: RandomStream): DNA {
  const changeable = dna.decisions.filter(({ point }) => alternatives(point) > 0);
  const decision = changeable[changeable.length < 2 ? 0 : random.int(changeable.length)];
  if (decision === undefined) return dna;
  const numbers = dna.numbers.slice(0, decision.start);
  redraw(decision, random, numbers);
  for (let i = decision.end; i < dna.numbers.length; i++) numbers.push(dna.numbers[i] ?? NaN);
  return DNA.trusted(dna.spec, numbers);
}

/** How many other values a point could take; a float's are uncounted. */
function alternatives(point: Decision["point"]): number {
  if (point.kind === "float") return Infinity;
  return (point.kind === "int" ? point.count : point.candidates.length) - 1;
}

function redraw({ point, number }: Decision, random: RandomStream, into: number[]): void {
  if (point.kind === "float") {
    into.push(step(point, number, random));
    return;
  }
  const other = random.int(alternatives(point));
  const index = other < number ? other : other + 1;
  into.push(index);
  if (point.kind === "categorical") drawSpace(point.candidates[index]?.space ?? [], random, into);
}

function step(point: FloatPoint, value: number, random: RandomStream): number {
  const unit = toUnit(point, value) + FLOAT_STEP * random.normal();
  const folded = Math.abs(unit % 2);
  const next = fromUnit(point, folded > 1 ? 2 - folded : folded);
  // Where a range is so narrow that the step is lost in rounding, or the step was none.
  return next !== value ? next : value === point.min ? point.max : point.min;
}
