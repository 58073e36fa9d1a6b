/**
 * What the trials of a group say of its next decisions: a density of the better ones, one of the others, and of some
 * candidates from the first the one that is the likeliest to be of the first (Bergstra and others, NeurIPS 2011, section 4:
 * expected improvement grows with the ratio of the two).
 */
import type { CustomPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import { drawSubchoices } from "../../geno/subchoices.js";
import { CLOSE, WIDE, type Bandwidth } from "./bandwidths.js";
import type { Group } from "./group.js";
import { Parzen } from "./parzen.js";
import type { Ranking } from "./ranking.js";
import type { Strata } from "./strata.js";

/** What a model is set to. */
export interface ModelSettings {
  /** The part of the trials that are the better ones. */
  readonly gamma: number;
  /** How many candidates are compared; by default as many as {@link defaultCandidates} says. */
  readonly candidates: number | undefined;
  /** The weight of the even density beside the kernels of the better trials, and beside those of the others. */
  readonly prior: number;
  /** How many groups there are. */
  readonly groups: number;
}

/** Never are more trials taken for better ones: the model looks closer as the search goes on. */
const MOST_BETTER = 25;

/** So many of the youngest of the other trials have their full weight; that of older ones falls evenly, to 0 for the oldest. */
const YOUNG = 25;

/**
 * Older ones of the others are forgotten, so that a proposal takes no more time after ten thousand trials than after some hundred.
 * Where few decisions are modelled together, fewer kernels make as good a density.
 */
const MOST_OTHERS = 500;
const OTHERS_PER_COLUMN = 50;

/** Candidates by default: as many as about so many additions allow, within these bounds. */
const ADDITIONS = 400_000;
const FEWEST_CANDIDATES = 24;
const MOST_CANDIDATES = 96;

/** So many decisions of a candidate are moved at once, on average. */
const NUDGED = 1.5;

/** What a kernel costs beside its columns: its exponential, as so many of them. */
const EXPONENTIAL = 8;

/** How many candidates are compared with this many kernels of so many columns, where so many groups share the time. */
function defaultCandidates(kernels: number, width: number, groups: number): number {
  const affordable = Math.floor(ADDITIONS / (groups * Math.max(1, kernels) * (width + EXPONENTIAL)));
  return Math.max(FEWEST_CANDIDATES, Math.min(MOST_CANDIDATES, affordable));
}

/** The densities of one group. */
export class GroupModel {
  readonly #group: Group;
  readonly #settings: ModelSettings;
  readonly #better: Parzen;
  readonly #others: Parzen;
  /** The rows, best first; where there are several objectives, those that may come to be better ones, in any order. */
  #sorted: number[] = [];
  /** Those that the density of the better ones was made of, best first. */
  #fitted: readonly number[] = [];
  /** How many rows there were then. */
  #fittedAt = -1;
  /** By row, whether it is of the better ones; used again by each proposal. */
  #isBetter = new Uint8Array(0);
  /** Rows of trials that are under way. */
  #awaited: Float64Array[] = [];
  /** How many rows were drawn before there was a model. */
  #turns = 0;
  /** The candidate that is looked at. */
  readonly #candidate: Float64Array;

  constructor(group: Group, settings: ModelSettings) {
    this.#group = group;
    this.#settings = settings;
    this.#better = new Parzen(group);
    this.#others = new Parzen(group);
    this.#candidate = new Float64Array(group.width);
  }

  /** Learns what a trial decided here; its standing is known to `ranking`. */
  add(row: Float64Array, trial: number, ranking: Ranking): void {
    const index = this.#group.count;
    this.#group.add(row, trial);
    if (ranking.several) this.#sorted.push(index);
    else ranking.insert(this.#sorted, index, this.#group.trials);
  }

  /** Takes a trial that is under way for one of the others, until {@link forgetAwaited}. */
  await(row: Float64Array): void {
    this.#awaited.push(row);
  }

  /** Forgets what is under way: the next proposal is told again. */
  forgetAwaited(): void {
    if (this.#awaited.length > 0) this.#awaited = [];
  }

  /** Decides without a model, by strata; a manyof and custom decisions by their own laws. */
  begin(strata: Strata, random: RandomStream): Float64Array {
    const { points, width, steps, numeric } = this.#group;
    const row = new Float64Array(width);
    const turn = this.#turns++;
    let picks: readonly number[] = [];
    points.forEach((point, column) => {
      if (point.kind === "custom") row[column] = genome(point, undefined, random);
      else if (point.kind === "categorical" && point.many !== undefined) {
        const { index } = point.many;
        if (index === 0) picks = drawSubchoices(point.many, point.candidates.length, random);
        row[column] = picks[index] ?? 0;
      } else {
        const place = strata.place(point.id, turn, random);
        const count = column < numeric ? (steps[column] ?? 0) : 0;
        if (point.kind === "categorical") row[column] = Math.floor(place * point.candidates.length);
        else row[column] = count === 0 ? place : (Math.floor(place * count) + 0.5) / count;
      }
    });
    return row;
  }

  /**
   * Decides by the model.
   *
   * @param thorough false draws one candidate only, where those of the model were refused.
   * @param isKnown whether a row is a point that was tried; such ones are passed over while there are others.
   */
  suggest(
    ranking: Ranking,
    random: RandomStream,
    thorough: boolean,
    isKnown?: (row: Float64Array) => boolean,
  ): Float64Array {
    const { numeric, categorical, width, count: rows } = this.#group;
    const { candidates, groups } = this.#settings;
    if (thorough || this.#fittedAt !== rows) {
      const look = random.next() < 0.5 ? CLOSE : WIDE;
      this.#fitBetter(ranking, look.better);
      this.#fitOthers(look.others);
    }
    const better = this.#fitted;
    const kernels = better.length + Math.min(rows, this.#room);
    const count = thorough ? (candidates ?? defaultCandidates(kernels, width, groups)) : 1;
    const candidate = this.#candidate;
    const best = new Float64Array(width);
    const share = Math.min(1, NUDGED / Math.max(1, numeric + categorical));
    let bestKernel = -1;
    let most = -Infinity;
    // A third of them are moved from the best so far: where the ratio is largest, few draws come near the top.
    const drawn = Math.ceil((count * 2) / 3);
    for (let i = 0; i < count; i++) {
      let kernel = bestKernel;
      if (i < drawn || most === -Infinity) kernel = this.#better.draw(candidate, random);
      else {
        candidate.set(best);
        this.#better.nudge(candidate, share, random);
      }
      if (isKnown?.(candidate) === true) continue;
      const gain = this.#better.logDensity(candidate) - this.#others.logDensity(candidate);
      if (!(gain > most)) continue;
      most = gain;
      bestKernel = kernel;
      best.set(candidate);
    }
    if (most === -Infinity) best.set(candidate);
    this.#decideCustom(best, better[bestKernel], numeric + categorical, random);
    return best;
  }

  /** Makes a density of the better rows. */
  #fitBetter(ranking: Ranking, bandwidth: Bandwidth): void {
    const group = this.#group;
    const { count, trials, rows, width } = group;
    const size = Math.min(Math.ceil(this.#settings.gamma * count), MOST_BETTER);
    const best = ranking.several ? this.#leading(ranking, size) : this.#sorted.slice(0, size);
    // What turned out infeasible is never among the better ones, however few others there are.
    const better = best.filter((row) => ranking.isFeasible(trials[row] ?? -1));
    if (this.#isBetter.length < count) this.#isBetter = new Uint8Array(Math.ceil(1.5 * count));
    this.#isBetter.fill(0);
    const density = this.#better;
    density.begin(better.length);
    const weights = ranking.several ? better.map(() => 1) : rankWeights(better.length);
    better.forEach((row, rank) => {
      this.#isBetter[row] = 1;
      density.add(rows, row * width, weights[rank] ?? 0);
    });
    density.close(this.#settings.prior, bandwidth);
    this.#fitted = better;
    this.#fittedAt = count;
  }

  /** The best rows by several objectives. Once there are no more of them, those that are behind for good are let go. */
  #leading(ranking: Ranking, size: number): readonly number[] {
    const rows = this.#sorted;
    const { trials } = this.#group;
    const { taken, behind } = ranking.best(
      rows.map((row) => trials[row] ?? -1),
      size,
    );
    if (size === MOST_BETTER) {
      const gone = new Set(behind);
      this.#sorted = rows.filter((_, place) => !gone.has(place));
    }
    return taken.map((place) => rows[place] ?? -1);
  }

  /** How many of the other rows are kept in mind. */
  get #room(): number {
    return Math.min(MOST_OTHERS, OTHERS_PER_COLUMN * (this.#group.width + 1));
  }

  /** Makes a density of the other rows, and of what is under way. */
  #fitOthers(bandwidth: Bandwidth): void {
    const { count, rows, width } = this.#group;
    const others: number[] = [];
    const room = this.#room;
    for (let row = count - 1; row >= 0 && others.length < room; row--)
      if (this.#isBetter[row] === 0) others.push(row);
    const density = this.#others;
    density.begin(others.length + this.#awaited.length);
    const old = others.length - YOUNG;
    // The youngest stand first.
    others.forEach((row, age) => {
      density.add(rows, row * width, age < YOUNG ? 1 : 1 - (age - YOUNG + 1) / (old + 1));
    });
    for (const row of this.#awaited) density.add(row, 0, 1);
    density.close(this.#settings.prior, bandwidth);
  }

  /** Custom decisions are those of the kernel that the others were drawn from, half of them changed by their own rule. */
  #decideCustom(row: Float64Array, from: number | undefined, first: number, random: RandomStream): void {
    const { points, width, rows } = this.#group;
    for (let column = first; column < width; column++) {
      const point = points[column];
      if (point?.kind !== "custom") continue;
      const number = from === undefined ? undefined : rows[from * width + column];
      const isKept = number !== undefined && first > 0 && random.next() < 0.5;
      row[column] = isKept ? number : genome(point, number, random);
    }
  }
}

/** A genome near another, or a random one. */
function genome({ genomes, id }: CustomPoint, near: number | undefined, random: RandomStream): number {
  const { mutate, random: draw } = genomes.rules;
  const text = near === undefined ? undefined : genomes.textOf(near);
  return genomes.numberOf(
    mutate === undefined || text === undefined ? draw(random) : mutate(text, random),
    id,
  );
}

/** Weights that fall with the logarithm of the rank, and sum to how many there are (as those of CMA-ES). */
function rankWeights(count: number): readonly number[] {
  const raw = Array.from({ length: count }, (_, rank) => Math.log(count + 1) - Math.log(rank + 1));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => (weight * count) / sum);
}
