/**
 * Selectors: they choose among points and change none. How many is a whole number; or one below 1, a part of what there is,
 * rounded up; or either by a schedule, whose numbers are rounded. Where there are fewer, all are chosen (with replacement: as
 * many as asked for).
 */
import { drawDistinct, wheelOf } from "./draws.js";
import type { Genotype, Individual } from "./individual.js";
import type { Moment } from "./moment.js";
import { Operation, type Selector } from "./operation.js";
import { bestFirst, weightsOf, type RankOptions, type WeightOptions } from "./ranking.js";
import { functionText, scheduleOf, type Scheduled } from "./scheduled.js";

/** All of them. */
export function all<T extends Genotype = Individual>(): Operation<T, T> {
  return new Operation<T, T>("all()", (input) => input);
}

/** Different ones at random, each as likely; with `replacement` any may be chosen again. */
export function random<T extends Genotype = Individual>(
  n: Scheduled,
  { replacement = false }: { readonly replacement?: boolean } = {},
): Operation<T, T> {
  return selector<T>("random", n, replacement ? ", { replacement: true }" : "", (input, count, moment) =>
    replacement
      ? Array.from({ length: input.length > 0 ? count : 0 }, () => input[moment.random.int(input.length)])
      : drawDistinct(input.length, Math.min(count, input.length), moment.random).map((place) => input[place]),
  );
}

/** The first, the oldest of a population. */
export function first<T extends Genotype = Individual>(n: Scheduled): Operation<T, T> {
  return selector<T>("first", n, "", (input, count) => input.slice(0, count));
}

/** The last, the youngest of a population, in their order. */
export function last<T extends Genotype = Individual>(n: Scheduled): Operation<T, T> {
  return selector<T>("last", n, "", (input, count) => input.slice(Math.max(0, input.length - count)));
}

/** The best, the very best first. */
export function top(n: Scheduled, { by }: RankOptions = {}): Selector {
  return selector<Individual>("top", n, optionText("by", by), (input, count) =>
    bestFirst(input, by).slice(0, count),
  );
}

/** The worst, the very worst first. */
export function bottom(n: Scheduled, { by }: RankOptions = {}): Selector {
  return selector<Individual>("bottom", n, optionText("by", by), (input, count) =>
    bestFirst(input, by).reverse().slice(0, count),
  );
}

/**
 * Winners of tournaments, each of which is held among `size` different ones, 2 by default (Goldberg, Deb: A Comparative
 * Analysis of Selection Schemes, FOGA 1991). The same one may win several.
 *
 * @throws RangeError where size is no whole number from 1.
 */
export function tournament(
  n: Scheduled,
  { size = 2, by }: RankOptions & { readonly size?: number } = {},
): Selector {
  if (!(Number.isSafeInteger(size) && size >= 1))
    throw new RangeError(`tournament: size is ${size}; give a whole number from 1.`);
  const text = `, { size: ${size} }${optionText("by", by)}`;
  return selector<Individual>("tournament", n, text, (input, count, moment) => {
    const best = bestFirst(input, by);
    return Array.from({ length: best.length > 0 ? count : 0 }, () => {
      const places = drawDistinct(best.length, Math.min(size, best.length), moment.random);
      return best[Math.min(...places)];
    });
  });
}

/** Each draw on its own, likely by weight; the same one may be drawn again (the roulette wheel). */
export function sample(n: Scheduled, { weight }: WeightOptions = {}): Selector {
  return selector<Individual>("sample", n, optionText("weight", weight), (input, count, moment) => {
    const wheel = wheelOf(weightsOf(input, weight));
    return Array.from({ length: input.length > 0 ? count : 0 }, () => input[wheel(moment.random.next())]);
  });
}

/**
 * By weight as evenly as can be: how often one is chosen is its share of n, rounded down or up (stochastic universal
 * sampling; Baker: Reducing Bias and Inefficiency in the Selection Algorithm, ICGA 1987).
 */
export function proportional(n: Scheduled, { weight }: WeightOptions = {}): Selector {
  return selector<Individual>("proportional", n, optionText("weight", weight), (input, count, moment) => {
    const wheel = wheelOf(weightsOf(input, weight));
    const start = moment.random.next();
    const chosen = Array.from(
      { length: input.length > 0 ? count : 0 },
      (_, turn) => input[wheel((start + turn) / count)],
    );
    // In random order, so that neighbours, which become parents together, are no relatives.
    return drawDistinct(chosen.length, chosen.length, moment.random).map((place) => chosen[place]);
  });
}

function optionText(name: string, call: ((individual: Individual) => number) | undefined): string {
  return call === undefined ? "" : `, { ${name}: ${functionText(call)} }`;
}

function selector<T extends Genotype>(
  name: string,
  n: Scheduled,
  options: string,
  choose: (input: readonly T[], count: number, moment: Moment) => readonly (T | undefined)[],
): Operation<T, T> {
  if (typeof n === "number" && !(n > 0 && (n < 1 || Number.isSafeInteger(n))))
    throw new RangeError(`${name}: n is ${n}; give a whole number from 1, or a part between 0 and 1.`);
  const schedule = scheduleOf(n, `${name}: n`);
  return new Operation<T, T>(`${name}(${schedule.text}${options})`, (input, moment) => {
    const asked = schedule.at(moment);
    if (!(asked >= 0 && asked < Infinity))
      throw new RangeError(`${name}: n is ${asked} at step ${moment.step}; give a number from 0.`);
    const count = asked < 1 ? Math.ceil(asked * input.length) : Math.round(asked);
    return choose(input, count, moment).filter((one) => one !== undefined);
  });
}
