/** How much faster a study of trainings is in two worker threads than in one: each trial computes its tensors in its own. */
import { availableParallelism } from "node:os";
import { RandomSearch, sample, searchSpace } from "tsglove";
import train, { Training } from "./worker-trial.js";

export interface WorkersResult {
  /** Seconds by the clock, of the faster of the rounds, the start of the workers included. */
  readonly one: number;
  readonly two: number;
  readonly ratio: number;
  readonly missed: boolean;
}

const WORKERS = "trainings in worker threads";

const TRIALS = 12;
const ROUNDS = 2;
const BOUND = 1.7;

/** @returns undefined where it is not asked for, or where there is one processor. */
export async function workersResult(isAsked: (name: string) => boolean): Promise<WorkersResult | undefined> {
  if (!isAsked(WORKERS) || availableParallelism() < 2) return undefined;
  let [one, two] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    one = Math.min(one, await seconds(1));
    two = Math.min(two, await seconds(2));
  }
  const ratio = one / two;
  return { one, two, ratio, missed: !(ratio >= BOUND) };
}

async function seconds(parallelism: number): Promise<number> {
  const study = sample(searchSpace(Training), new RandomSearch({ seed: 1 }), { trials: TRIALS });
  const begun = performance.now();
  await study.run(train, { parallelism, workers: new URL("./worker-trial.js", import.meta.url) });
  const done = study.trials.filter(({ status }) => status === "completed").length;
  if (done !== TRIALS) throw new Error(`Of ${TRIALS} trainings in workers ${done} have ended well.`);
  return (performance.now() - begun) / 1000;
}

export function workersText({ one, two, ratio, missed }: WorkersResult): string {
  return `${TRIALS} ${WORKERS}: ${one.toFixed(1)} s in one, ${two.toFixed(1)} s in two, ${ratio.toFixed(2)}×  ${missed ? "✗" : "✓"} ≥ ${BOUND}×`;
}
