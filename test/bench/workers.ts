/** How much faster a study of trainings is in two worker threads than in one: each trial computes its tensors in its own. */
import { availableParallelism } from "node:os";
import { RandomSearch, sample, searchSpace } from "tsglove";
import train, { STEPS, Training } from "./worker-trial.js";

/** Seconds by the clock, the start of the workers included. */
interface Round {
  readonly one: number;
  readonly two: number;
}

export interface WorkersResult {
  /** By how much two are faster, the slowest round first. */
  readonly rounds: readonly (Round & { readonly ratio: number })[];
  /** The median of the rounds. */
  readonly ratio: number;
  readonly missed: boolean;
}

const WORKERS = "trainings in worker threads";

/** A worker takes a second to start, and its first steps are slow, until what they run is compiled: both are counted. */
const TRIALS = 8;
const ROUNDS = 5;
const BOUND = 1.7;

/** @returns undefined where it is not asked for, or where there is one processor. */
export async function workersResult(isAsked: (name: string) => boolean): Promise<WorkersResult | undefined> {
  if (!isAsked(WORKERS) || availableParallelism() < 2) return undefined;
  const rounds: WorkersResult["rounds"][number][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [one, two] = [await seconds(1), await seconds(2)];
    rounds.push({ one, two, ratio: one / two });
  }
  rounds.sort((a, b) => a.ratio - b.ratio);
  const ratio = rounds[(ROUNDS - 1) / 2]?.ratio ?? NaN;
  return { rounds, ratio, missed: !(ratio >= BOUND) };
}

async function seconds(parallelism: number): Promise<number> {
  const study = sample(searchSpace(Training), new RandomSearch({ seed: 1 }), { trials: TRIALS });
  const begun = performance.now();
  await study.run(train, { parallelism, workers: new URL("./worker-trial.js", import.meta.url) });
  const done = study.trials.filter(({ status }) => status === "completed").length;
  if (done !== TRIALS) throw new Error(`Of ${TRIALS} trainings in workers ${done} have ended well.`);
  return (performance.now() - begun) / 1000;
}

export function workersText({ rounds, ratio, missed }: WorkersResult): string {
  const each = rounds.map((round) => `${round.one.toFixed(1)} s in one, ${round.two.toFixed(1)} s in two`);
  return `${TRIALS} ${WORKERS} of ${STEPS} steps each, the median of ${ROUNDS} rounds: ${ratio.toFixed(2)}×  ${missed ? "✗" : "✓"} ≥ ${BOUND}×  (${each.join("; ")})`;
}
