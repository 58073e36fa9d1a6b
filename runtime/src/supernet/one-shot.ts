/**
 * Single-path one-shot: weights learn along paths drawn evenly, and then any algorithm searches among the children that inherit them
 * (Guo and others: Single Path One-Shot Neural Architecture Search with Uniform Sampling, ECCV 2020).
 */
import type { Learner } from "../nn/learner.js";
import { randomDna, type Algorithm, type DNA } from "tsglove";
import { CALIBRATION, Costs, inherit, scoreAlone, type Worth } from "./children.js";
import { controllerIdentity, requireAlgorithm } from "./controlled.js";
import { Recorded } from "./policy.js";
import { absoluteReward, requireCostTarget, type CostTarget } from "./reward.js";
import { learnerOf } from "./learner-of.js";
import { SharedSearch, type Beginning } from "./search.js";
import type { Method } from "./search-loop.js";
import { requireWhole } from "./search-options.js";
import { superProgramOf, type RewriteOptions, type SuperProgram } from "./super-program.js";
import { SharedWeights } from "./shared-weights.js";

/** Settings of `oneShot.rewrite`. */
export interface OneShotOptions<T> extends RewriteOptions<T> {
  /** How many children the algorithm tries once the weights are trained, a whole number above 0; 100 by default. */
  readonly trials?: number;
  /** How many batches to validate on score a child, the same for all; a whole number above 0; 10 by default. */
  readonly validBatches?: number;
  /** On how many batches to train on a child's batch normalisation is calibrated; a whole number above 0; 50 by default. */
  readonly calibration?: number;
}

/** Single-path one-shot search. */
export const oneShot = {
  /**
   * Rewrites a search space for single-path one-shot search.
   *
   * `search({ steps })` trains the weights for so many steps, each along a path whose decisions are drawn evenly; then the algorithm proposes
   * `trials` children, each a step more, which are scored with copies of the weights. The search ends with the best of them.
   *
   * @param space a search space whose root is a learner, or of which `options.learner` makes one.
   * @param algorithm any for one objective: `new RegularizedEvolution()` is near the paper's.
   * @throws RangeError where an option is out of its range; Error where the space cannot be rewritten, naming the class and why.
   * @example
   * ```ts
   * const best = await oneShot.rewrite(hyperTrainer, new RegularizedEvolution(), { trials: 300 }).search({ steps: 5000 });
   * ```
   */
  rewrite<T>(space: T, algorithm: Algorithm, options: OneShotOptions<T> = {}): SharedSearch<T> {
    const { trials, validBatches, calibration, cost } = options;
    if (trials !== undefined) requireWhole("oneShot", "trials", trials);
    if (validBatches !== undefined) requireWhole("oneShot", "validBatches", validBatches);
    if (calibration !== undefined) requireWhole("oneShot", "calibration", calibration);
    requireCostTarget("oneShot", cost);
    requireAlgorithm("oneShot", algorithm);
    return oneShotSearch(superProgramOf(space, options), algorithm, options);
  },
};

/** A one-shot search on a super program that is there. */
export function oneShotSearch<T>(
  program: SuperProgram<T>,
  algorithm: Algorithm,
  options: OneShotOptions<T> = {},
): SharedSearch<T> {
  const { trials = 100, validBatches = 10, calibration = CALIBRATION, cost } = options;
  const ofChild = (child: T): Learner => learnerOf(child, options.learner);
  return new SharedSearch({
    name: "oneShot",
    program,
    learnerOf: ofChild,
    seed: algorithm.seed,
    start: (beginning) =>
      startOneShot(
        program,
        algorithm,
        { trials, validBatches, calibration, cost, learnerOf: ofChild },
        beginning,
      ),
  });
}

interface Settings<T> {
  readonly trials: number;
  readonly validBatches: number;
  readonly calibration: number;
  readonly cost: CostTarget | undefined;
  readonly learnerOf: (child: T) => Learner;
}

function startOneShot<T>(
  program: SuperProgram<T>,
  algorithm: Algorithm,
  { trials, validBatches, calibration, cost, learnerOf }: Settings<T>,
  { steps, random, identity, ends }: Beginning,
): Method {
  const { spec } = program;
  const costs = new Costs(program, cost);
  const recorded = new Recorded(spec, algorithm.start({ spec, trials }), random.split("trials"));
  const weights = new SharedWeights(program, random.split("weights"), steps);
  ends.add(() => weights.end());
  const paths = random.split("paths");

  async function worthOf(dna: DNA): Promise<Worth> {
    const price = costs.of(dna);
    const heir = await inherit(program, learnerOf, dna, calibration);
    try {
      const score = await scoreAlone(heir, program.learner, validBatches, dna);
      const reward = absoluteReward(score, price, cost);
      return price === undefined ? { reward } : { reward, cost: price };
    } finally {
      heir.dispose();
    }
  }

  /** Undefined where the algorithm has no more to propose. */
  async function tryOne(): Promise<Worth | undefined> {
    const dna = recorded.propose();
    if (dna === undefined) return undefined;
    const worth = await worthOf(dna);
    recorded.report(dna, worth.reward);
    return worth;
  }

  return {
    name: "oneShot",
    steps: steps + trials,
    identity: {
      ...identity,
      ...controllerIdentity(algorithm, cost),
      trials,
      validBatches,
      calibration,
    },
    parts: { ...weights.parts, trials: recorded },
    async step(step) {
      if (step > steps) return (await tryOne()) ?? {};
      const path = randomDna(spec, paths.split(step));
      return { loss: await weights.learn(step, (forward) => program.run(path, forward), path) };
    },
    async found() {
      // Where the signal came before the first child, one is tried: there has to be something to give.
      if (recorded.best === undefined) await tryOne();
      return recorded.best ?? randomDna(spec, random.split("found"));
    },
  };
}
