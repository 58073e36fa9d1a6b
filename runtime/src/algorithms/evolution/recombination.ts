/**
 * Recombinators: of each family of parents one child. Families are read off the input in its order, `parents` at a time, the
 * last one filled up from the beginning; for more children, `repeat`. On conditional spaces a child is always legal: what is
 * active in it and in one parent is that one's, what is active in several goes by the operator's rule, and what is active in
 * none is drawn. Those that break a constraint are made again.
 */
import type { DNA } from "../../geno/dna.js";
import type { CategoricalPoint, DecisionPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { wheelOf } from "./draws.js";
import type { Genotype, Individual } from "./individual.js";
import { inherit, type InheritanceRule } from "./inherit.js";
import { Operation, type Recombinator } from "./operation.js";
import * as orders from "./permutation-crossovers.js";
import { weightsOf, type WeightOptions } from "./ranking.js";
import { decisionAt, simulatedBinary as crossUnits, unitOf } from "./real-coded.js";
import { functionText } from "./scheduled.js";
import { cutsAt, segmentsBy } from "./segments.js";

/** How parents form families, and what of them is recombined. */
export interface FamilyOptions {
  /** How many parents a child has, a whole number from 2; 2 by default. */
  readonly parents?: number;
  /** Which decisions are recombined, by default all; others are those of the first parent that has them. */
  readonly where?: (point: DecisionPoint) => boolean;
}

/** As {@link FamilyOptions}, for operators of two parents. */
export type PairOptions = Pick<FamilyOptions, "where">;

/**
 * Each decision is that of a parent at random, all equally likely (Syswerda: Uniform Crossover in Genetic Algorithms, ICGA 1989).
 */
export function uniform(options: FamilyOptions = {}): Recombinator {
  return recombinator<Genotype>("uniform", options, "", (_, random) =>
    fromOne((from) => random.int(from.length)),
  );
}

/** Each decision is that of a parent at random, likely by the parents' weights; see {@link WeightOptions}. */
export function sample(options: FamilyOptions & WeightOptions = {}): Operation<Individual, Genotype> {
  return recombinator<Individual>("sample", options, weightText(options), (family, random) => {
    const weights = weightsOf(family, options.weight);
    return fromOne((from) => wheelOf(from.map((parent) => weights[parent] ?? 0))(random.next()));
  });
}

/** Numbers are the mean of the parents', on the scale of their range; choices are those of a parent at random. */
export function average(options: FamilyOptions = {}): Recombinator {
  return recombinator<Genotype>("average", options, "", (family, random) =>
    mean(
      family.map(() => 1),
      random,
    ),
  );
}

/**
 * Numbers are the mean of the parents' by their weights, on the scale of their range; choices those of a parent drawn by
 * weight. See {@link WeightOptions}.
 */
export function weightedAverage(
  options: FamilyOptions & WeightOptions = {},
): Operation<Individual, Genotype> {
  return recombinator<Individual>("weightedAverage", options, weightText(options), (family, random) =>
    mean(weightsOf(family, options.weight), random),
  );
}

/**
 * Of two parents: each number, with a chance of a half, by simulated binary crossover (Deb, Agrawal 1995) on the scale of its
 * range, that of the first parent otherwise; choices are those of either.
 *
 * @param options.index the distribution index, above 0: larger ones stay nearer to a parent. 20 by default.
 * @throws RangeError where index is not above 0.
 */
export function simulatedBinary({
  index = 20,
  ...options
}: PairOptions & { readonly index?: number } = {}): Recombinator {
  if (!(index > 0 && index < Infinity))
    throw new RangeError(`simulatedBinary: index is ${index}; give a number above 0.`);
  return recombinator<Genotype>("simulatedBinary", options, `index: ${index}`, (_, random) => {
    const either = fromOne((from) => random.int(from.length));
    return {
      ...either,
      number(point, held, from) {
        const [a = NaN, b] = held;
        if (b === undefined || a === b) return a;
        if (point.kind !== "float" && point.kind !== "int") return either.number(point, held, from);
        return random.next() < 0.5
          ? a
          : decisionAt(point, crossUnits(unitOf(point, a), unitOf(point, b), index, random));
      },
    };
  });
}

/**
 * The decisions in their order, cut at `k` random places: segments come from the parents in turn (of two, one-point and
 * two-point crossover are k = 1 and 2).
 *
 * @throws RangeError where k is no whole number from 1.
 */
export function kPoint(k: number, options: FamilyOptions = {}): Recombinator {
  if (!(Number.isSafeInteger(k) && k >= 1))
    throw new RangeError(`kPoint: k is ${k}; give a whole number from 1.`);
  return recombinator<Genotype>("kPoint", options, `k: ${k}`, (family, random) => {
    const segment = cutsAt(
      family.map(({ dna }) => dna),
      k,
      random,
    );
    return fromOne((from, point) => placeOf(segment(point) % family.length, from));
  });
}

/**
 * Decisions of the same segment come from the same parent, which is drawn for each segment.
 *
 * @param segmentOf the name of a decision's segment: `(point) => point.id.split(".")[0] ?? ""` has one for each part at the top.
 */
export function segmented(
  segmentOf: (point: DecisionPoint) => string,
  options: FamilyOptions = {},
): Recombinator {
  return recombinator<Genotype>("segmented", options, functionText(segmentOf), (family, random) => {
    const parent = segmentsBy(segmentOf, family.length, random);
    return fromOne((from, point) => placeOf(parent(point), from));
  });
}

/**
 * Of two parents: distinct choices by partially mapped crossover, PMX (Goldberg, Lingle 1985); other decisions are those of either.
 */
export function partiallyMapped(options: PairOptions = {}): Recombinator {
  return orderCrossover("partiallyMapped", orders.partiallyMapped, options);
}

/** Of two parents: distinct choices by order crossover, OX (Davis 1985); other decisions are those of either. */
export function order(options: PairOptions = {}): Recombinator {
  return orderCrossover("order", orders.order, options);
}

/** Of two parents: distinct choices by cycle crossover, CX (Oliver, Smith, Holland 1987); other decisions are those of either. */
export function cycle(options: PairOptions = {}): Recombinator {
  return orderCrossover("cycle", orders.cycle, options);
}

/** Choices that are sorted have no order to recombine: they are those of either, as a whole. */
function orderCrossover(name: string, cross: orders.OrderCrossover, options: PairOptions): Recombinator {
  return recombinator<Genotype>(name, options, "", (_, random) => {
    const either = fromOne((from) => random.int(from.length));
    return {
      ...either,
      picks(point, many, held, from) {
        const [a = [], b] = held;
        return b === undefined || !many.distinct || many.sorted
          ? either.picks(point, many, held, from)
          : cross(a, b, random);
      },
    };
  });
}

/** All is that of one parent, the choices of a manyof as a whole; the choice is a place in `from`. */
function fromOne(choose: (from: readonly number[], point: DecisionPoint) => number): InheritanceRule {
  return {
    number: (point, held, from) => held[held.length === 1 ? 0 : choose(from, point)] ?? NaN,
    picks: (point, _, held, from) => held[held.length === 1 ? 0 : choose(from, point)] ?? [],
  };
}

/** Where a parent stands among those that have a decision; 0 where it has none. */
function placeOf(parent: number, from: readonly number[]): number {
  return Math.max(0, from.indexOf(parent));
}

function mean(weights: readonly number[], random: RandomStream): InheritanceRule {
  const one = fromOne((from) => wheelOf(from.map((parent) => weights[parent] ?? 0))(random.next()));
  return {
    ...one,
    number(point, held, from) {
      if (held.length === 1 || (point.kind !== "float" && point.kind !== "int"))
        return one.number(point, held, from);
      const own = from.map((parent) => weights[parent] ?? 0);
      // Of the largest doubles a sum is no number.
      const isHuge = own.reduce((sum, weight) => sum + weight, 0) === Infinity;
      const shares = isHuge ? own.map((weight) => weight / own.length) : own;
      const total = shares.reduce((sum, share) => sum + share, 0);
      const unit = held.reduce(
        (sum, number, i) =>
          sum + unitOf(point, number) * (total > 0 ? (shares[i] ?? 0) / total : 1 / held.length),
        0,
      );
      return decisionAt(point, unit);
    },
  };
}

/** How many children that break a constraint are thrown away, before the first parent takes their place. */
const MOST_TRIES = 100;

function recombinator<T extends Genotype>(
  name: string,
  { parents = 2, where }: FamilyOptions,
  own: string,
  ruleOf: (family: readonly T[], random: RandomStream) => InheritanceRule,
): Operation<T, Genotype> {
  if (!(Number.isSafeInteger(parents) && parents >= 2))
    throw new RangeError(`${name}: parents is ${parents}; give a whole number from 2.`);
  const settings = [
    ...(own === "" ? [] : [own]),
    ...(parents === 2 ? [] : [`parents: ${parents}`]),
    ...(where === undefined ? [] : [`where: ${functionText(where)}`]),
  ];
  return new Operation<T, Genotype>(`${name}(${settings.join(", ")})`, (input, { random }) =>
    familiesOf(input, parents).map((family) => {
      const dnas = family.map(({ dna }) => dna);
      return { dna: childOf(dnas, random, () => limited(ruleOf(family, random), where)) };
    }),
  );
}

function childOf(parents: readonly DNA[], random: RandomStream, rule: () => InheritanceRule): DNA {
  let child = inherit(parents, random, rule());
  for (let i = 1; i < MOST_TRIES; i++) {
    if (child.spec.isFeasible(child)) return child;
    child = inherit(parents, random, rule());
  }
  return parents[0] ?? child;
}

/** The rule where it holds; the first parent elsewhere. */
function limited(rule: InheritanceRule, where: FamilyOptions["where"]): InheritanceRule {
  if (where === undefined) return rule;
  return {
    number: (point, held, from) => (where(point) ? rule.number(point, held, from) : (held[0] ?? NaN)),
    picks: (point: CategoricalPoint, many, held, from) =>
      where(point) ? rule.picks(point, many, held, from) : (held[0] ?? []),
  };
}

/** The input, some at a time; the last family is filled up from the beginning. */
function familiesOf<T>(input: readonly T[], parents: number): readonly (readonly T[])[] {
  const families: T[][] = [];
  for (let start = 0; start < input.length; start += parents)
    families.push(
      Array.from({ length: parents }, (_, i) => input[(start + i) % input.length]).filter(
        (parent) => parent !== undefined,
      ),
    );
  return families;
}

function weightText({ weight }: WeightOptions): string {
  return weight === undefined ? "" : `weight: ${functionText(weight)}`;
}
