/**
 * The choices that stand side by side in a space: a product of categorical distributions, moved along the natural gradient
 * with a step size of its own, and kept from certainty by a margin (Hamano, Saito, Nomura, Uchida, Shirakawa: CatCMA, GECCO
 * 2024, section 3; the step size is ASNG's: Akimoto and others: Adaptive Stochastic Natural Gradient Method for One-Shot
 * Neural Architecture Search, ICML 2019).
 */
import type { CategoricalPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { isAllowed } from "../../geno/subchoices.js";
import { logWaysBehind } from "../ways-behind.js";

/** What one trial chose, by choice; undefined where it had no such choice. */
export type Picks = readonly (number | undefined)[];

/** A trial's choices with the weight of its rank, from 0. */
export interface WeighedPicks {
  readonly picks: Picks;
  readonly weight: number;
}

/** The chance that a trial takes, somewhere, another candidate than the likeliest: at least 1 − 0.73 (CatCMA, section 3.3). */
const CERTAINTY = 0.73;

/** ASNG's α: how much clearer than noise the gradients have to be for larger steps. */
const SIGNAL = 1.5;

/** One choice: its point, the chances of its candidates, and the least that any of them keeps. */
interface Choice {
  readonly point: CategoricalPoint;
  readonly chances: Float64Array;
  readonly least: number;
}

/** The distribution of all choices of one space. */
export class Categories {
  readonly #choices: readonly Choice[];
  /** ASNG's state: the accumulated direction, its expected square, and the inverse of the trust region's radius. */
  readonly #direction: Float64Array;
  #expected = 0;
  #caution = 1;

  /** All candidates equally likely; of sorted choices, all sets of them, as far as the least chances allow. */
  constructor(points: readonly CategoricalPoint[]) {
    const open = points.filter(({ candidates }) => candidates.length > 1).length;
    this.#choices = points.map((point) => {
      const count = point.candidates.length;
      const least = count > 1 ? (1 - CERTAINTY ** (1 / open)) / (count - 1) : 1;
      const choice = { point, chances: firstChances(point, least), least };
      keepLeast(choice);
      return choice;
    });
    const free = points.reduce((total, { candidates }) => total + candidates.length - 1, 0);
    this.#direction = new Float64Array(free);
  }

  /** A candidate for the choice at `index`, among those that the choices before it left. */
  draw(index: number, picked: readonly number[], random: RandomStream): number {
    const choice = this.#choices[index];
    if (choice === undefined) throw new Error(`There is no choice ${index}.`);
    const { point, chances } = choice;
    const isLeft = leftBy(point, picked);
    let left = random.next() * shareOf(chances, isLeft);
    let last = 0;
    for (let candidate = 0; candidate < chances.length; candidate++) {
      if (!isLeft(candidate)) continue;
      last = candidate;
      left -= chances[candidate] ?? NaN;
      if (left < 0) break;
    }
    return last;
  }

  /** Learns a generation; the weights sum to 1. */
  update(generation: readonly WeighedPicks[]): void {
    if (this.#direction.length === 0) return;
    const gradients = this.#choices.map(({ chances }) => new Float64Array(chances.length));
    for (const { picks, weight } of generation) if (weight > 0) this.#addGradient(picks, weight, gradients);
    const flat = this.#inFisherUnits(gradients);
    const length = Math.sqrt(flat.reduce((total, value) => total + value * value, 0));
    // All took the same, or equals were equally good: there is no direction to go.
    if (!(length > 1e-30)) return;

    const radius = 1 / this.#caution;
    this.#choices.forEach((choice, index) => {
      move(choice, gradients[index] ?? choice.chances, radius / length);
    });

    const rate = radius / Math.sqrt(flat.length);
    let squared = 0;
    flat.forEach((value, i) => {
      const next = (1 - rate) * (this.#direction[i] ?? NaN) + (Math.sqrt(rate * (2 - rate)) * value) / length;
      this.#direction[i] = next;
      squared += next * next;
    });
    this.#expected = (1 - rate) ** 2 * this.#expected + rate * (2 - rate);
    this.#caution = Math.max(1, this.#caution * Math.exp(rate * (this.#expected - squared / SIGNAL)));
  }

  /** The natural gradient of each pick's log-likelihood: what was taken, less the chances that it was taken with. */
  #addGradient(picks: Picks, weight: number, gradients: readonly Float64Array[]): void {
    let picked: number[] = [];
    this.#choices.forEach((choice, index) => {
      const { point, chances } = choice;
      const pick = picks[index];
      const gradient = gradients[index];
      if (pick === undefined || gradient === undefined) return;
      if (point.many?.index === 0) picked = [];
      const isLeft = leftBy(point, picked);
      const share = shareOf(chances, isLeft);
      chances.forEach((chance, candidate) => {
        const taken = candidate === pick ? 1 : 0;
        if (!isLeft(candidate)) return;
        gradient[candidate] = (gradient[candidate] ?? NaN) + weight * (taken - chance / share);
      });
      if (point.many !== undefined) picked.push(pick);
    });
  }

  /** The gradients times the root of the Fisher information (Akimoto and others, appendix B): their length is a distance. */
  #inFisherUnits(gradients: readonly Float64Array[]): Float64Array {
    const flat = new Float64Array(this.#direction.length);
    let at = 0;
    this.#choices.forEach(({ chances }, index) => {
      const gradient = gradients[index] ?? chances;
      const last = chances.length - 1;
      const rest = chances[last] ?? NaN;
      // The last candidate's chance is what the others leave.
      const others = -(gradient[last] ?? NaN);
      for (let candidate = 0; candidate < last; candidate++) {
        const root = Math.sqrt(chances[candidate] ?? NaN);
        flat[at++] = (gradient[candidate] ?? NaN) / root + (root * others) / (rest + Math.sqrt(rest));
      }
    });
    return flat;
  }
}

/** Even chances, but of sorted choices: those that make every set of candidates equally likely. */
function firstChances(point: CategoricalPoint, least: number): Float64Array {
  const { candidates, many } = point;
  if (many?.sorted !== true) return new Float64Array(candidates.length).fill(1 / candidates.length);
  // Distinct ones leave enough candidates for those before and behind them: what is never drawn has the least chance.
  const [from, to] = many.distinct
    ? [many.index, candidates.length - many.count + many.index]
    : [0, candidates.length - 1];
  const logs = logWaysBehind(point);
  // Against the largest of them, as numbers of ways overflow.
  const ways = logs.map((log, i) => (i < from || i > to ? 0 : Math.exp(log - (logs[from] ?? NaN))));
  const closed = least * (from + candidates.length - 1 - to);
  const total = ways.reduce((sum, each) => sum + each, 0);
  return ways.map((each, i) => (i < from || i > to ? least : ((1 - closed) * each) / total));
}

const every = (): boolean => true;

/** Which candidates the choices before it left to a choice; the picked ones are looked up, as a permutation has many. */
function leftBy(point: CategoricalPoint, picked: readonly number[]): (candidate: number) => boolean {
  const { many } = point;
  if (many === undefined) return every;
  if (!many.distinct || many.sorted) return (candidate) => isAllowed(point, picked, candidate);
  const taken = new Set(picked);
  return (candidate) => !taken.has(candidate);
}

/** The sum of the chances of the candidates that are left. */
function shareOf(chances: Float64Array, isLeft: (candidate: number) => boolean): number {
  if (isLeft === every) return 1;
  return chances.reduce((total, chance, candidate) => (isLeft(candidate) ? total + chance : total), 0);
}

/** A step along the gradient. */
function move(choice: Choice, gradient: Float64Array, factor: number): void {
  const { chances } = choice;
  if (chances.length < 2) return;
  chances.forEach((chance, candidate) => {
    chances[candidate] = chance + factor * (gradient[candidate] ?? NaN);
  });
  keepLeast(choice);
}

/** Back to where every candidate has its least chance and all sum to 1. */
function keepLeast({ chances, least }: Choice): void {
  let total = 0;
  chances.forEach((chance, candidate) => {
    const kept = Math.max(least, chance);
    chances[candidate] = kept;
    total += kept;
  });
  const above = total - least * chances.length;
  if (!(above > 0)) {
    chances.fill(1 / chances.length);
    return;
  }
  const share = (1 - least * chances.length) / above;
  chances.forEach((chance, candidate) => {
    chances[candidate] = least + (chance - least) * share;
  });
}
