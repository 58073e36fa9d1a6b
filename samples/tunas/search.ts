/** Six ways to search one space, a line each. As a black box each trial trains a network; by weight sharing one program holds all. */
import { Bayesian, RandomSearch, RegularizedEvolution, Reinforce, sample } from "tsglove";
import { terminalProgress } from "tsglove/report";
import { darts, enas, oneShot, searchProgress, tunas } from "tsglove/supernet";
import type { Trainer } from "./trainer.js";

export const METHODS = ["random", "bayesian", "enas", "darts", "tunas", "oneShot"] as const;

/** How to search. */
export type Method = (typeof METHODS)[number];

/** How long, and from which seed. */
export interface Plan {
  /** Of training: of the shared weights, and of each network that a black box trains. */
  readonly steps: number;
  /** How many networks a black box trains; one-shot search, for which one costs a few passes, tries five times as many. */
  readonly trials: number;
  readonly seed: number;
  /** Ends the search: what it has found by then counts. */
  readonly signal: AbortSignal;
  /** Whether it shows how it goes. */
  readonly isShown: boolean;
}

/** @returns what was found; undefined where the signal came before anything was. */
export async function search(space: Trainer, method: Method, plan: Plan): Promise<Trainer | undefined> {
  const { steps, trials, seed, signal, isShown } = plan;
  const shared = { steps, seed, signal, progress: isShown ? searchProgress() : (false as const) };
  switch (method) {
    case "random":
      return await blackBox(space, new RandomSearch(), plan);
    case "bayesian":
      return await blackBox(space, new Bayesian(), plan);
    case "enas":
      return (await enas.rewrite(space, new Reinforce()).search(shared)).child;
    case "darts":
      return (await darts.rewrite(space).search(shared)).child;
    case "tunas":
      return (await tunas.rewrite(space, new Reinforce()).search(shared)).child;
    case "oneShot": {
      const evolution = new RegularizedEvolution();
      return (await oneShot.rewrite(space, evolution, { trials: 5 * trials }).search(shared)).child;
    }
  }
}

async function blackBox(
  space: Trainer,
  algorithm: RandomSearch | Bayesian,
  { steps, trials, seed, signal, isShown }: Plan,
): Promise<Trainer | undefined> {
  const progress = isShown ? terminalProgress() : {};
  const study = sample(space, algorithm, { trials, seed, signal, progress });
  for await (const [trainer, feedback] of study) {
    try {
      feedback(await trainer.train(steps, 1, signal));
    } catch (error) {
      if (!signal.aborted) throw error;
      break; // What has half a training is no result.
    }
  }
  return study.best && study.decode(study.best);
}
