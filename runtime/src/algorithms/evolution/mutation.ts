/** Mutators: each makes of every point another one, which keeps the constraints of the space. */
import type { DNA } from "../../geno/dna.js";
import type { DecisionPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { countChangeable, isChangeable } from "./changeable.js";
import { drawDistinct } from "./draws.js";
import type { Genotype } from "./individual.js";
import { inherit } from "./inherit.js";
import { mutate } from "./mutate.js";
import { Operation, type Mutator } from "./operation.js";
import { functionText, scheduleOf, type Scheduled } from "./scheduled.js";
import { stepped, withOthers } from "./vary.js";

/** Which decisions may change. */
export interface WhereOptions {
  /** By default all. Where nothing that it allows can be changed, a point stays as it is. */
  readonly where?: (point: DecisionPoint) => boolean;
}

/** How many mutants that break a constraint are thrown away, before a point stays as it is. */
const MOST_TRIES = 100;

/**
 * One decision changes: see {@link mutate}. What hangs under a choice that changes is drawn anew.
 *
 * @example
 * ```ts
 * mutation.uniform({ where: (point) => point.id.startsWith("head") });
 * ```
 */
export function uniform({ where }: WhereOptions = {}): Mutator {
  return mutator("uniform", whereText(where), (dna, random) => mutate(dna, random, where));
}

/**
 * Two choices of one manyof or permutate exchange their candidates, and what these opened goes with them; of those that are
 * not sorted, one at random. A point without any stays as it is.
 */
export function swap({ where }: WhereOptions = {}): Mutator {
  return mutator("swap", whereText(where), (dna, random) => {
    const groups = dna.decisions.flatMap(({ point }) =>
      point.kind === "categorical" &&
      point.many?.index === 0 &&
      point.many.count > 1 &&
      !point.many.sorted &&
      (where === undefined || where(point))
        ? [point.many]
        : [],
    );
    if (groups.length === 0) return dna;
    return feasible(dna, () => {
      const group = groups[random.int(groups.length)];
      return inherit([dna], random, {
        number: (_, [held = NaN]) => held,
        picks(_, many, [held = []]) {
          if (many.id !== group?.id) return held;
          const [a = 0, b = 0] = drawDistinct(held.length, 2, random);
          const picks = held.slice();
          picks[a] = held[b] ?? 0;
          picks[b] = held[a] ?? 0;
          return picks;
        },
      });
    });
  });
}

/** Settings of {@link polynomial}. */
export interface PolynomialOptions extends WhereOptions {
  /** The chance that a decision changes, 0 to 1; by default 1 / (how many can be changed), so that one does on average. */
  readonly rate?: Scheduled;
  /** The distribution index, above 0: larger ones take smaller steps. 20 by default. */
  readonly index?: Scheduled;
}

/**
 * Each decision changes with a chance of its own: numbers by a polynomial step on the scale of their range (Deb, Goyal 1996),
 * choices to another candidate.
 *
 * @throws RangeError where a rate or an index is out of its range; of a scheduled one, once it is used.
 */
export function polynomial({ where, rate, index = 20 }: PolynomialOptions = {}): Mutator {
  if (typeof rate === "number") requireRate(rate);
  if (typeof index === "number") requireIndex(index);
  const rates = rate === undefined ? undefined : scheduleOf(rate, "polynomial: rate");
  const indices = scheduleOf(index, "polynomial: index");
  const text = `{ rate: ${rates?.text ?? "1 / n"}, index: ${indices.text}${where === undefined ? "" : `, where: ${functionText(where)}`} }`;
  return new Operation<Genotype, Genotype>(`polynomial(${text})`, (input, moment) => {
    const { random } = moment;
    const eta = indices.at(moment);
    requireIndex(eta, ` at step ${moment.step}`);
    const given = rates?.at(moment);
    if (given !== undefined) requireRate(given, ` at step ${moment.step}`);
    const mayChange = (point: DecisionPoint): boolean =>
      isChangeable(point) && (where === undefined || where(point));
    return input.map(({ dna }) => {
      const changeable =
        where === undefined
          ? countChangeable(dna)
          : dna.decisions.filter(({ point }) => mayChange(point)).length;
      const chance = given ?? 1 / Math.max(1, changeable);
      return {
        dna: feasible(dna, () =>
          inherit([dna], random, {
            number: (point, [held = NaN]) =>
              random.next() < chance && mayChange(point) ? stepped(point, held, eta, random) : held,
            picks: (point, many, [held = []]) =>
              mayChange(point) ? withOthers(held, many, point.candidates.length, chance, random) : held,
          }),
        ),
      };
    });
  });
}

function requireRate(rate: number, when = ""): void {
  if (!(rate >= 0 && rate <= 1))
    throw new RangeError(`polynomial: rate is ${rate}${when}; give a chance from 0 to 1.`);
}

function requireIndex(index: number, when = ""): void {
  if (!(index > 0 && index < Infinity))
    throw new RangeError(`polynomial: index is ${index}${when}; give a number above 0.`);
}

/** The first mutant that keeps the constraints; the point itself where there is none in a hundred. */
function feasible(dna: DNA, make: () => DNA): DNA {
  for (let i = 0; i < MOST_TRIES; i++) {
    const mutant = make();
    if (dna.spec.isFeasible(mutant)) return mutant;
  }
  return dna;
}

function mutator(name: string, text: string, change: (dna: DNA, random: RandomStream) => DNA): Mutator {
  return new Operation<Genotype, Genotype>(`${name}(${text})`, (input, { random }) =>
    input.map(({ dna }) => ({ dna: change(dna, random) })),
  );
}

function whereText(where: WhereOptions["where"]): string {
  return where === undefined ? "" : `{ where: ${functionText(where)} }`;
}
