/**
 * Reinforce: a policy that is moved along reward · ∇ log π (Williams: Simple Statistical Gradient-Following Algorithms for
 * Connectionist Reinforcement Learning, Machine Learning 1992), with a moving average of the rewards as baseline (Zoph and Le:
 * Neural Architecture Search with Reinforcement Learning, ICLR 2017, section 3.2; Bender and others: TuNAS, CVPR 2020).
 */
import type { Problem } from "../algorithm.js";
import { Adam } from "./adam.js";
import type { Controller } from "./controller.js";
import { defaultLearningRate, requireAbove, requireNotNegative } from "./options.js";
import { PolicySearch, type Experience, type PolicyAlgorithm, type PolicyLearner } from "./policy-search.js";
import { checkedSeed, requireWhole } from "../settings.js";

/** Settings of {@link Reinforce}. */
export interface ReinforceOptions {
  /**
   * Adam's step: about as much as a logit moves at most with each batch. Above 0; by default 0.05 · √(500 / trials), from 0.01 to 0.1,
   * and 0.05 in a study without an end.
   */
  readonly learningRate?: number;
  /** How many results make a step, at least 1; 1 by default. */
  readonly batch?: number;
  /**
   * How much of the moving average of the rewards stays with each result: from 0 to below 1, and 0.95 by default, TuNAS's, which remembers
   * about 20.
   */
  readonly baselineDecay?: number;
  /**
   * What a nat of a decision's entropy is worth, in standard deviations of the reward: from 0, where a policy may become certain at
   * any time; 0.01 by default.
   */
  readonly entropyBonus?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * Reinforce with a controller over decision points ({@link Controller}): a distribution for each, which learns from the trials in which
 * the point was active. Rewards are standardised among the youngest hundred ({@link RewardScale}), so that no setting depends on their size;
 * infeasible points count as worse than all others. Results of parallel trials, which an older policy has drawn, count by how
 * likely they are now, at most once. For one objective. Points can repeat, the more so the surer the policy.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new Reinforce({ learningRate: 0.02 }), { trials: 2000 });
 * ```
 */
export class Reinforce implements PolicyAlgorithm {
  readonly name = "Reinforce";
  readonly seed: number | undefined;
  readonly settings: Readonly<Record<keyof Omit<ReinforceOptions, "seed" | "learningRate">, number>> & {
    readonly learningRate: number | null;
  };

  /** @throws RangeError naming the option that is out of its range. */
  constructor({
    learningRate,
    batch = 1,
    baselineDecay = 0.95,
    entropyBonus = 0.01,
    seed,
  }: ReinforceOptions = {}) {
    if (learningRate !== undefined) requireAbove("Reinforce", "learningRate", learningRate, 0);
    requireWhole("Reinforce", "batch", batch);
    if (!(baselineDecay >= 0 && baselineDecay < 1))
      throw new RangeError(
        `Reinforce: baselineDecay is ${baselineDecay}; give a number of at least 0 and below 1.`,
      );
    requireNotNegative("Reinforce", "entropyBonus", entropyBonus);
    this.seed = checkedSeed("Reinforce", seed);
    this.settings = { learningRate: learningRate ?? null, batch, baselineDecay, entropyBonus };
  }

  /** The search says more than others do: it has the policy. */
  start({ spec, trials }: Problem): PolicySearch {
    const learningRate = this.settings.learningRate ?? defaultLearningRate(trials);
    return new PolicySearch(
      spec,
      (controller) => new ReinforceLearner(controller, { ...this.settings, learningRate }),
    );
  }
}

/** All of them, decided. */
type LearnerSettings = Readonly<Record<keyof Omit<ReinforceOptions, "seed">, number>>;

class ReinforceLearner implements PolicyLearner {
  readonly batch: number;
  readonly #controller: Controller;
  readonly #settings: LearnerSettings;
  readonly #adam: Adam;
  readonly #gradient: Float64Array;
  #baseline = 0;

  constructor(controller: Controller, settings: LearnerSettings) {
    const { length } = controller.parameters;
    this.batch = settings.batch;
    this.#controller = controller;
    this.#settings = settings;
    this.#adam = new Adam(length, settings.learningRate);
    this.#gradient = new Float64Array(length);
  }

  learn(batch: readonly Experience[]): void {
    const { entropyBonus, baselineDecay } = this.#settings;
    this.#gradient.fill(0);
    addReinforceGradient(this.#controller, batch, this.#baseline, entropyBonus, this.#gradient);
    this.#adam.ascend(this.#controller.parameters, this.#gradient);
    this.#controller.confine();
    for (const { reward } of batch) this.#baseline += (1 - baselineDecay) * (reward - this.#baseline);
  }
}

/**
 * Adds Reinforce's estimate from a batch to `into`: the mean of (reward − baseline) · ∇ log π, which has the gradient of the
 * expected reward as its expectation, whatever the baseline is (Williams, theorem 1), and of the gradient of the active decisions'
 * entropy. A result that another policy drew weighs π(it now) / π(it then), at most 1: truncated importance sampling, which costs a
 * bias and bounds the variance (Ionides, Journal of Computational and Graphical Statistics 2008).
 */
export function addReinforceGradient(
  controller: Controller,
  batch: readonly Experience[],
  baseline: number,
  entropyBonus: number,
  into: Float64Array,
): void {
  for (const { dna, logProbs, reward } of batch) {
    let change = 0;
    controller.logProbs(dna).forEach((log, i) => (change += log - (logProbs[i] ?? 0)));
    const weight = Math.min(1, Math.exp(change)) * (reward - baseline);
    controller.addGradient(dna, weight / batch.length, entropyBonus / batch.length, into);
  }
}
