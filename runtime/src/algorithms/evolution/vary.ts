/**
 * How NSGA-II and III make a child of two parents: simulated binary crossover and polynomial mutation of numbers, and of
 * choices uniform ones.
 */
import type { DNA } from "../../geno/dna.js";
import type { DecisionPoint, Subchoice } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { countChangeable, isChangeable } from "./changeable.js";
import { drawDistinct } from "./draws.js";
import { inherit } from "./inherit.js";
import { other, otherNumber } from "./mutate.js";
import { decisionAt, polynomialStep, simulatedBinary, unitOf } from "./real-coded.js";

/** The settings of a variation. */
export interface Variation {
  /** The chance that a child has two parents, 0 to 1; it is a mutant of one otherwise. */
  readonly crossover: number;
  /**
   * The chance that a decision is mutated, 0 to 1; by default 1 / (how many decisions the first parent has that can be changed).
   */
  readonly mutation: number | undefined;
  /** The distribution index of simulated binary crossover, above 0: larger ones stay nearer to a parent. */
  readonly crossoverIndex: number;
  /** The distribution index of polynomial mutation, above 0: larger ones take smaller steps. */
  readonly mutationIndex: number;
}

/**
 * A child of two parents. Each number is, with a chance of a half, a simulated binary crossover of both, and that of the first
 * otherwise (Deb 2001); a choice is that of either. Then each decision is mutated with the mutation's chance: a number by a
 * polynomial step, a choice to another candidate. The child may break a constraint, or be like a parent.
 */
export function vary(one: DNA, two: DNA, settings: Variation, random: RandomStream): DNA {
  const { crossoverIndex, mutationIndex } = settings;
  const chance = settings.mutation ?? 1 / Math.max(1, countChangeable(one));
  const parents = random.next() < settings.crossover ? [one, two] : [one];

  function crossed(point: DecisionPoint, held: readonly number[]): number {
    const [a = NaN, b] = held;
    if (b === undefined || a === b || random.next() < 0.5) return a;
    return point.kind === "float" || point.kind === "int"
      ? decisionAt(point, simulatedBinary(unitOf(point, a), unitOf(point, b), crossoverIndex, random))
      : b;
  }

  return inherit(parents, random, {
    number(point, held) {
      const number = crossed(point, held);
      return random.next() < chance && isChangeable(point)
        ? stepped(point, number, mutationIndex, random)
        : number;
    },
    picks(point, many, held) {
      const picks = held[held.length > 1 ? random.int(held.length) : 0] ?? [];
      return isChangeable(point) ? withOthers(picks, many, point.candidates.length, chance, random) : picks;
    },
  });
}

/** Another value for a decision: of a number by a polynomial step, which may be none in a float. */
export function stepped(point: DecisionPoint, number: number, index: number, random: RandomStream): number {
  if (point.kind === "categorical" || point.kind === "custom") return otherNumber({ point, number }, random);
  const next = decisionAt(point, polynomialStep(unitOf(point, number), index, random));
  // A step that an int's rounding took back.
  if (next !== number || point.kind === "float") return next;
  return number === 0 || (number < point.count - 1 && random.next() < 0.5) ? number + 1 : number - 1;
}

/**
 * The picks of a manyof, each another one with a chance: where they are distinct and another place has it, both places exchange
 * theirs. Sorted ones are sorted in the end, as each is asked once, wherever it will stand; and distinct ones of them change in
 * random order, as what one has given up the next ones may take.
 */
export function withOthers(
  picks: readonly number[],
  many: Subchoice,
  candidates: number,
  chance: number,
  random: RandomStream,
): readonly number[] {
  const changed = picks.slice();
  const isSet = many.distinct && many.sorted;
  const places = isSet ? drawDistinct(many.count, many.count, random) : picks.keys();
  for (const place of places) {
    if (random.next() >= chance) continue;
    const own = changed[place] ?? 0;
    if (isSet) {
      const free = Array.from({ length: candidates }, (_, each) => each).filter(
        (each) => !changed.includes(each),
      );
      changed[place] = free[random.int(free.length)] ?? own;
    } else {
      const next = other(own, candidates, random);
      const holder = many.distinct ? changed.indexOf(next) : -1;
      if (holder >= 0) changed[holder] = own;
      changed[place] = next;
    }
  }
  return many.sorted ? changed.sort((a, b) => a - b) : changed;
}
