/**
 * PPO: several steps on each batch of results, as far as the policy stays near the one that drew them (Schulman, Wolski, Dhariwal,
 * Radford, Klimov: Proximal Policy Optimization Algorithms, arXiv 1707.06347).
 */
import type { RandomStream } from "../../geno/random.js";
import type { Problem } from "../algorithm.js";
import { Adam } from "./adam.js";
import type { Controller } from "./controller.js";
import { defaultLearningRate, requireAbove, requireNotNegative } from "./options.js";
import { PolicySearch, type Experience, type PolicyAlgorithm, type PolicyLearner } from "./policy-search.js";
import { checkedSeed, requireWhole } from "../settings.js";

/** Settings of {@link PPO}. */
export interface PPOOptions {
  /**
   * Adam's step: about as much as a logit moves at most with each minibatch. Above 0; by default 0.05 · √(500 / trials), from 0.01 to 0.1,
   * and 0.05 in a study without an end.
   */
  readonly learningRate?: number;
  /** How many results are learned from at a time, at least 2, as each is judged by the mean of all; 16 by default. */
  readonly batch?: number;
  /** How many of these make a step, 1 to batch; half of the batch by default. */
  readonly minibatch?: number;
  /** How often each result is learned from, at least 1; 4 by default. */
  readonly epochs?: number;
  /** How far the chance of a decision may move from what it was when the trial was drawn, as a part of it; above 0, 0.2 by default. */
  readonly clip?: number;
  /**
   * What a nat of a decision's entropy is worth, in standard deviations of the batch's rewards: from 0, where a policy may become
   * certain at any time; 0.01 by default.
   */
  readonly entropyBonus?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * PPO with a controller over decision points ({@link Controller}): a distribution for each, which learns from the trials in which the point
 * was active. A trial is an episode, each active decision an action of it, and the reward comes at the end; the baseline is the
 * batch's mean. Rewards are standardised ({@link RewardScale}), so that no setting depends on their size; infeasible points count as worse
 * than all others. Takes results in any order, also late ones: what an older policy has drawn is clipped by the chances that it had then.
 * For one objective. Points can repeat, the more so the surer the policy.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new PPO({ batch: 32, learningRate: 0.02 }), { trials: 2000 });
 * ```
 */
export class PPO implements PolicyAlgorithm {
  readonly name = "PPO";
  readonly seed: number | undefined;
  readonly settings: Readonly<Record<keyof Omit<PPOOptions, "seed" | "learningRate">, number>> & {
    readonly learningRate: number | null;
  };

  /** @throws RangeError naming the option that is out of its range. */
  constructor({
    learningRate,
    batch = 16,
    minibatch = Math.ceil(batch / 2),
    epochs = 4,
    clip = 0.2,
    entropyBonus = 0.01,
    seed,
  }: PPOOptions = {}) {
    if (learningRate !== undefined) requireAbove("PPO", "learningRate", learningRate, 0);
    requireWhole("PPO", "batch", batch);
    if (batch === 1)
      throw new RangeError(
        "PPO: batch is 1; give a whole number of at least 2, as a result that is compared with its own mean teaches nothing.",
      );
    requireWhole("PPO", "minibatch", minibatch);
    if (minibatch > batch)
      throw new RangeError(
        `PPO: minibatch is ${minibatch}, and a batch has ${batch}; give a whole number of at most ${batch}.`,
      );
    requireWhole("PPO", "epochs", epochs);
    requireAbove("PPO", "clip", clip, 0);
    requireNotNegative("PPO", "entropyBonus", entropyBonus);
    this.seed = checkedSeed("PPO", seed);
    this.settings = { learningRate: learningRate ?? null, batch, minibatch, epochs, clip, entropyBonus };
  }

  /** The search says more than others do: it has the policy. */
  start({ spec, trials }: Problem): PolicySearch {
    const learningRate = this.settings.learningRate ?? defaultLearningRate(trials);
    return new PolicySearch(
      spec,
      (controller) => new PPOLearner(controller, { ...this.settings, learningRate }),
    );
  }
}

/** A result, and by how much it was better than its batch. */
export interface Judged {
  readonly experience: Experience;
  /** In standard deviations. */
  readonly advantage: number;
}

/** All of them, decided. */
type LearnerSettings = Readonly<Record<keyof Omit<PPOOptions, "seed">, number>>;

class PPOLearner implements PolicyLearner {
  readonly batch: number;
  readonly #controller: Controller;
  readonly #settings: LearnerSettings;
  readonly #adam: Adam;
  readonly #gradient: Float64Array;

  constructor(controller: Controller, settings: LearnerSettings) {
    const { length } = controller.parameters;
    this.batch = settings.batch;
    this.#controller = controller;
    this.#settings = settings;
    this.#adam = new Adam(length, settings.learningRate);
    this.#gradient = new Float64Array(length);
  }

  learn(batch: readonly Experience[]): void {
    const { epochs, minibatch, clip, entropyBonus } = this.#settings;
    const judged = withAdvantages(batch);
    // The order is drawn from the youngest trial's stream; where none is the search's own, there is nothing to draw from.
    const random = batch.findLast((each) => each.random !== undefined)?.random?.split("minibatches");
    for (let epoch = 0; epoch < epochs; epoch++) {
      if (random !== undefined && minibatch < judged.length) shuffle(judged, random);
      for (let from = 0; from < judged.length; from += minibatch) {
        const members = judged.slice(from, from + minibatch);
        this.#gradient.fill(0);
        addSurrogateGradient(this.#controller, members, clip, entropyBonus, this.#gradient);
        this.#adam.ascend(this.#controller.parameters, this.#gradient);
        this.#controller.confine();
      }
    }
  }
}

/**
 * Adds to `into` the gradient of the mean, over some results, of PPO's objective (equations 7 and 9, with no value function): the sum over
 * active decisions of min(r · A, clip(r, 1 − ε, 1 + ε) · A) and of the entropy, where r is the decision's chance now over its chance then, and
 * A the trial's advantage.
 */
export function addSurrogateGradient(
  controller: Controller,
  members: readonly Judged[],
  clip: number,
  entropyBonus: number,
  into: Float64Array,
): void {
  for (const { experience, advantage } of members) {
    const { dna, logProbs } = experience;
    const weights = controller.logProbs(dna).map((log, i) => {
      const ratio = Math.exp(log - (logProbs[i] ?? 0));
      // Where the clipped term is the smaller one, nothing moves it.
      const isClipped = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
      return isClipped ? 0 : (ratio * advantage) / members.length;
    });
    controller.addGradient(dna, weights, entropyBonus / members.length, into);
  }
}

/** The rewards less their mean, in their standard deviation; 0 where all are equal. */
export function withAdvantages(batch: readonly Experience[]): Judged[] {
  const mean = batch.reduce((sum, { reward }) => sum + reward, 0) / batch.length;
  const variance = batch.reduce((sum, { reward }) => sum + (reward - mean) ** 2, 0) / batch.length;
  // Equal ones differ from their mean by rounding at most.
  const deviation = variance > 1e-20 ? Math.sqrt(variance) : Infinity;
  return batch.map((experience) => ({ experience, advantage: (experience.reward - mean) / deviation }));
}

/** Fisher and Yates's. */
function shuffle(members: Judged[], random: RandomStream): void {
  for (let i = members.length - 1; i > 0; i--) {
    const other = random.int(i + 1);
    const [one, two] = [members[i], members[other]];
    if (one === undefined || two === undefined) return;
    members[i] = two;
    members[other] = one;
  }
}
