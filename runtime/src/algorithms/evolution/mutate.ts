/** Mutation: one active decision changes, and with a choice everything that hangs under it. */
import { DNA } from "../../geno/dna.js";
import { decisionProblem } from "../../geno/decision-problem.js";
import type { RandomStream } from "../../geno/random.js";
import { drawSpace, randomDna, tryRandomDna } from "../../geno/random-dna.js";
import { fromUnit, toUnit } from "../../geno/scale.js";
import type { DecisionPoint, FloatPoint, Subchoice } from "../../geno/points.js";
import { isAllowed } from "../../geno/subchoices.js";
import { decideSpace, spaceUnder, type Decision } from "../../geno/walk.js";
import { changeableAt, changeableOf, countChangeable } from "./changeable.js";

/** The standard deviation of a float's step, as a part of its range on its scale. */
const FLOAT_STEP = 0.2;

/** How many mutations of one parent may fail before a point is drawn afresh, and how often that is tried. */
const MOST_TRIES = 100;

/** How many random points are looked at for one that keeps the constraints, before a DNA that keeps them is left as it is. */
const MOST_DRAWS = 1000;

/**
 * A copy of a DNA with one active decision changed, each changeable one equally likely. A choice or an int takes
 * another value, uniformly, and the decisions under a choice are drawn anew; a float takes a normal step of a fifth of
 * its range (on its scale), reflected at the bounds. Of distinct choices (`manyof`, `permutate`) one that takes what
 * another has gives it its own in exchange. Mutants that break a constraint are thrown away, and after a hundred of them a
 * random point takes their place. A DNA with nothing to change, or beside which no other point is found, is returned as it is.
 *
 * @param where which decisions may be changed, all by default; what hangs under one that changes is drawn anew whatever it says.
 *   With it no random point takes the place of a mutant: where none is found, the DNA is returned as it is.
 * @throws RangeError where the DNA breaks a constraint, and no point that keeps them is found.
 */
export function mutate(dna: DNA, random: RandomStream, where?: (point: DecisionPoint) => boolean): DNA {
  const { spec } = dna;
  const chosen = where === undefined ? undefined : changeableOf(dna).filter(({ point }) => where(point));
  const count = chosen?.length ?? countChangeable(dna);
  if (count === 0) return dna;
  for (let i = 0; i < MOST_TRIES; i++) {
    const place = count === 1 ? 0 : random.int(count);
    const decision = chosen?.[place] ?? changeableAt(dna, place);
    const numbers = spec.hasTies ? redecided(dna, decision, random) : replaced(dna, decision, random);
    const mutant = DNA.trusted(spec, numbers);
    // A custom decision's own rules may give the same genome back.
    if (!mutant.equals(dna) && spec.isFeasible(mutant)) return mutant;
  }
  for (let i = 0; i < MOST_TRIES && where === undefined; i++) {
    const drawn = tryRandomDna(spec, random, "decision", MOST_DRAWS);
    if (drawn === undefined) break;
    if (!drawn.equals(dna)) return drawn;
  }
  return where !== undefined || spec.isFeasible(dna) ? dna : randomDna(spec, random);
}

/** What stands before and behind the changed decision stays as it is. */
function replaced(dna: DNA, decision: Decision, random: RandomStream): number[] {
  const { numbers } = dna;
  const { point } = decision;
  if (point.kind === "categorical" && point.many !== undefined) return withOtherPick(dna, point.many, random);
  const number = otherNumber(decision, random);
  const under = spaceUnder(point, number);
  if (under.length === 0 && decision.end === decision.start + 1) {
    // Nothing opens or closes. A copy has just the size, where one that grew has room left over, in each DNA that a search keeps.
    const changed = numbers.slice();
    changed[decision.start] = number;
    return changed;
  }
  const changed = numbers.slice(0, decision.start);
  changed.push(number);
  drawSpace(under, random, changed);
  for (let i = decision.end; i < numbers.length; i++) changed.push(numbers[i] ?? NaN);
  return changed;
}

/**
 * Where names tie decisions, a change can open or close points anywhere: every point keeps the decision that it had, and
 * those that had none are drawn.
 */
function redecided(dna: DNA, decision: Decision, random: RandomStream): number[] {
  const before = new Map(dna.decisions.map(({ point, number }) => [point.id, number]));
  const { point } = decision;
  if (point.kind === "categorical" && point.many !== undefined) {
    const siblings = siblingsOf(dna, point.many);
    const picks = otherPicks(dna, siblings, point.many, random);
    siblings.forEach((sibling, index) =>
      before.set(sibling.point.id, picks[index]?.number ?? sibling.number),
    );
  } else before.set(point.id, otherNumber(decision, random));
  const numbers: number[] = [];
  decideSpace(
    dna.spec.space,
    (each, picked) => {
      const known = before.get(each.id);
      if (known !== undefined && decisionProblem(each, known, picked) === undefined) return known;
      return drawnFor(each, picked, random);
    },
    numbers,
    new Set(),
  );
  return numbers;
}

/** A random decision for a point alone, whatever it opens. */
export function drawnFor(point: DecisionPoint, picked: readonly number[], random: RandomStream): number {
  if (point.kind === "categorical") {
    let index: number;
    do index = random.int(point.candidates.length);
    while (!isAllowed(point, picked, index));
    return index;
  }
  const drawn: number[] = [];
  drawSpace([point], random, drawn);
  return drawn[0] ?? NaN;
}

/** Another value for a decision; a custom one's rules may give the same. */
export function otherNumber(
  { point, number }: { readonly point: DecisionPoint; readonly number: number },
  random: RandomStream,
): number {
  switch (point.kind) {
    case "float":
      return step(point, number, random);
    case "custom": {
      const { rules } = point.genomes;
      const genome =
        rules.mutate === undefined
          ? rules.random(random)
          : rules.mutate(point.genomes.textOf(number) ?? "", random);
      return point.genomes.numberOf(genome, point.id);
    }
    case "int":
      return other(number, point.count, random);
    case "categorical":
      return other(number, point.candidates.length, random);
  }
}

/** One of `count` values but not this one. */
export function other(number: number, count: number, random: RandomStream): number {
  const drawn = random.int(count - 1);
  return drawn < number ? drawn : drawn + 1;
}

function step(point: FloatPoint, value: number, random: RandomStream): number {
  const unit = toUnit(point, value) + FLOAT_STEP * random.normal();
  const folded = Math.abs(unit % 2);
  const next = fromUnit(point, folded > 1 ? 2 - folded : folded);
  // Where a range is so narrow that the step is lost in rounding, or the step was none.
  return next !== value ? next : value === point.min ? point.max : point.min;
}

/** A choice of a manyof, and what it opened: kept from the parent, or undefined where it has to be drawn. */
interface Pick {
  readonly number: number;
  readonly under: readonly number[] | undefined;
}

function withOtherPick(dna: DNA, many: Subchoice, random: RandomStream): number[] {
  const siblings = siblingsOf(dna, many);
  const picks = otherPicks(dna, siblings, many, random);
  const changed = dna.numbers.slice(0, siblings[0]?.start);
  siblings.forEach(({ point }, index) => {
    const pick = picks[index];
    if (pick === undefined) return;
    changed.push(pick.number);
    if (pick.under === undefined) drawSpace(spaceUnder(point, pick.number), random, changed);
    else changed.push(...pick.under);
  });
  changed.push(...dna.numbers.slice(siblings.at(-1)?.end));
  return changed;
}

function siblingsOf(dna: DNA, many: Subchoice): readonly Decision[] {
  return dna.decisions.filter(({ point }) => point.kind === "categorical" && point.many?.id === many.id);
}

/** The picks of a manyof with the one at `many.index` changed. */
function otherPicks(
  dna: DNA,
  siblings: readonly Decision[],
  many: Subchoice,
  random: RandomStream,
): readonly Pick[] {
  const picks: Pick[] = siblings.map(({ number, start, end }) => ({
    number,
    under: dna.numbers.slice(start + 1, end),
  }));
  const own = picks[many.index];
  const point = siblings[many.index]?.point;
  if (own === undefined || point?.kind !== "categorical") return picks;
  const taken = picks.map(({ number }) => number);
  if (many.distinct && many.sorted) {
    const free = point.candidates.flatMap((_, index) => (taken.includes(index) ? [] : [index]));
    picks[many.index] = { number: free[random.int(free.length)] ?? own.number, under: undefined };
  } else {
    const number = other(own.number, point.candidates.length, random);
    const holder = many.distinct ? taken.indexOf(number) : -1;
    const held = picks[holder];
    picks[many.index] = held ?? { number, under: undefined };
    if (held !== undefined) picks[holder] = own;
  }
  return many.sorted ? picks.sort((a, b) => a.number - b.number) : picks;
}
