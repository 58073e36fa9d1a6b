/**
 * How much better than the best trial the best point of a space could be, as far as a Gaussian process can tell (Makarova and others:
 * Automatic Termination for Hyperparameter Optimization, AutoML 2022, section 3).
 */
import type { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { randomDna } from "../../geno/random-dna.js";
import type { DNASpec } from "../../geno/spec.js";
import { mutate } from "../evolution/mutate.js";
import { KnownDnas } from "../known-dnas.js";
import { Columns } from "./columns.js";
import type { GaussianProcess } from "./gaussian-process.js";
import { Surrogate } from "./surrogate.js";

/** What is known of a point. */
interface Known {
  readonly dna: DNA;
  /** Larger is better. */
  readonly reward: number;
}

/** The process looks at so many trials at most: the best half of them, and the latest. */
const MEMORY = 200;

/** At how many points the upper bound is looked for: random ones, and changed copies of the best. */
const DRAWN = 1000;
const CHANGED = 500;

/** The chance that the bounds of the process are wrong somewhere. */
const DELTA = 0.1;

/**
 * An upper bound of the regret of the best trial: the highest that any point may reach less the highest that a trial surely
 * reaches, in the units of the rewards. The highest of all is looked for among 1,500 points, always the same for the same
 * trials. Infinity where all rewards are equal, unless every point of the space was tried.
 *
 * @param trials at least two, with finite rewards.
 */
export function regretBound(spec: DNASpec, trials: readonly Known[]): number {
  const known = kept(trials);
  const rewards = known.map(({ reward }) => reward);
  const mean = rewards.reduce((sum, each) => sum + each, 0) / rewards.length;
  const deviation = Math.sqrt(rewards.reduce((sum, each) => sum + (each - mean) ** 2, 0) / rewards.length);
  // Equal rewards say nothing of the points between them.
  if (!(deviation > 0)) return hasAll(spec, trials) ? 0 : Infinity;
  const columns = new Columns(spec);
  const encode = (dna: DNA): Float64Array => {
    const row = new Float64Array(columns.width);
    columns.encode(dna, row);
    return row;
  };
  const rows = known.map(({ dna }) => encode(dna));
  const targets = Float64Array.from(rewards, (reward) => (reward - mean) / deviation);
  const { process } = new Surrogate(columns).process({ rows, targets, running: [] }, known.length);
  const width = confidence(columns.list.length, trials.length);
  const lowest = Math.max(...rows.map((row) => bound(process, row, -width)));
  const random = RandomStream.of("regret");
  const best = known.reduce((a, b) => (b.reward > a.reward ? b : a)).dna;
  let highest = Math.max(...rows.map((row) => bound(process, row, width)));
  for (let i = 0; i < DRAWN + CHANGED; i++) {
    const dna = i < DRAWN ? randomDna(spec, random) : mutate(best, random);
    highest = Math.max(highest, bound(process, encode(dna), width));
  }
  return Math.max(0, highest - lowest) * deviation;
}

/** Whether every point of a space was tried. */
function hasAll({ size }: DNASpec, trials: readonly Known[]): boolean {
  if (size === "infinite") return false;
  const known = new KnownDnas();
  for (const { dna } of trials) known.add(dna);
  return known.size >= size;
}

function kept(trials: readonly Known[]): readonly Known[] {
  if (trials.length <= MEMORY) return trials;
  const best = new Set([...trials].sort((a, b) => b.reward - a.reward).slice(0, MEMORY / 2));
  const latest = trials.filter((trial) => !best.has(trial)).slice(-MEMORY / 2);
  return [...best, ...latest];
}

function bound(process: GaussianProcess, row: Float64Array, width: number): number {
  const { mean, deviation } = process.at(row);
  return mean + width * deviation;
}

/**
 * How many deviations a bound is away from the mean: √β of Srinivas and others (2010, theorem 1) with d · t² points, a fifth of it,
 * as they found the theory too careful (section 6) and Makarova and others do.
 */
function confidence(dimensions: number, trials: number): number {
  return Math.sqrt((2 * Math.log((dimensions * trials ** 2 * Math.PI ** 2) / (6 * DELTA))) / 5);
}
