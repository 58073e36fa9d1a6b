/**
 * DARTS: all candidates are computed and mixed, and the mixture learns by gradients (Liu, Simonyan, Yang: DARTS: Differentiable
 * Architecture Search, ICLR 2019).
 */
import type { Scalar } from "@tensorflow/tfjs";
import type { DNA, RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import { Batches } from "../nn/batches.js";
import { Adam } from "../nn/optimizers/adam.js";
import { withRandom } from "../nn/randomness.js";
import { firstOrder, secondOrder, type Losses } from "./bilevel.js";
import { Costs } from "./children.js";
import { requireMixableLayers } from "./mixable.js";
import { Mixture, requireMixable, type Chances, type Noise } from "./mixture.js";
import { drawnPath, likeliestOf } from "./policy.js";
import { costIdentity, costTerm, requireCostTarget, type CostTarget } from "./reward.js";
import { learnerOf } from "./learner-of.js";
import { SharedSearch, type Beginning } from "./search.js";
import type { Figures } from "./search-history.js";
import type { Method } from "./search-loop.js";
import { requirePositive, requireWithin } from "./search-options.js";
import { superProgramOf, type PassMode, type RewriteOptions, type SuperProgram } from "./super-program.js";
import { assignNumbers, batchesPart, numbersOf, optimizerPart } from "./saved-tensors.js";
import { finite, SharedWeights } from "./shared-weights.js";

/** Settings of `darts.rewrite`. */
export interface DartsOptions<T> extends RewriteOptions<T> {
  /**
   * 1, the default, takes the weights as they are when the mixture learns; 2 as they would be one step on, at the price of some four
   * times the time (section 2.3).
   */
  readonly order?: 1 | 2;
  /** In second order, the step on: ξ, above 0; by default 0.05, falling as the weights' rate does. */
  readonly lookAhead?: number;
  /**
   * Whether the mixture is drawn with Gumbel's noise, the sharper the later (Xie and others: SNAS, ICLR 2019; Dong and Yang: GDAS, CVPR
   * 2019): false by default. The temperature falls evenly between two, above 0; from 1 to 0.1 by default (GDAS begins at 10,
   * where slopes are so flat that a cost drowns them).
   */
  readonly gumbel?: boolean | { readonly from?: number; readonly to?: number };
  /**
   * Adam's step for the logits, above 0. By default 6 / steps, at most 0.05: as far in all as 3e-4 goes in the paper's 20,000 steps.
   */
  readonly learningRate?: number;
  /** How much the logits are drawn to 0, at least 0; 1e-3 by default, the paper's. */
  readonly weightDecay?: number;
  /** The part of the steps in which the mixture waits, from 0 to 1; 0.25 by default, and 0 in the paper: what learns fast is not what ends best. */
  readonly warmUp?: number;
}

/** Search by DARTS. */
export const darts = {
  /**
   * Rewrites a search space for DARTS.
   *
   * Each step the mixture learns from a batch to validate on, then the weights from one to train on, through all candidates at once. The
   * search ends with the child of the largest shares; with a cost, of the children within a tenth of the target, as far as a thousand draws
   * have one. A cost has no gradient: it moves the logits by the score function, as in Reinforce,
   * at the price of a forward pass for each child of eight drawn in a step that it has not met before.
   *
   * @param space a search space of choices whose root is a learner, or of which `options.learner` makes one.
   * @throws RangeError where an option is out of its range, or a decision cannot be mixed, naming it; Error where the space cannot be
   *   rewritten, naming the class and why.
   * @example
   * ```ts
   * const best = await darts.rewrite(hyperTrainer, { order: 2 }).search({ steps: 5000 });
   * ```
   */
  rewrite<T>(space: T, options: DartsOptions<T> = {}): SharedSearch<T> {
    requireDartsOptions(options);
    requireMixableLayers(space, options.method ?? "call");
    return dartsSearch(superProgramOf(space, options, "mixed"), options);
  },
};

function requireDartsOptions<T>(options: DartsOptions<T>): void {
  const { order, lookAhead, gumbel, learningRate, weightDecay, warmUp, cost } = options;
  const given: unknown = order;
  if (given !== undefined && given !== 1 && given !== 2)
    throw new RangeError(`darts: order is ${JSON.stringify(given)}; give 1 or 2, or leave it out.`);
  if (lookAhead !== undefined) requirePositive("darts", "lookAhead", lookAhead);
  if (typeof gumbel === "object") {
    if (gumbel.from !== undefined) requirePositive("darts", "gumbel.from", gumbel.from);
    if (gumbel.to !== undefined) requirePositive("darts", "gumbel.to", gumbel.to);
  }
  if (learningRate !== undefined) requirePositive("darts", "learningRate", learningRate);
  if (weightDecay !== undefined) requireWithin("darts", "weightDecay", weightDecay, 0, Number.MAX_VALUE);
  if (warmUp !== undefined) requireWithin("darts", "warmUp", warmUp, 0, 1);
  requireCostTarget("darts", cost);
}

/** A search by DARTS on a super program that is there. */
export function dartsSearch<T>(program: SuperProgram<T>, options: DartsOptions<T> = {}): SharedSearch<T> {
  requireMixable(program.spec);
  const { order = 1, lookAhead = 0.05, gumbel = false, weightDecay = 1e-3, warmUp = 0.25 } = options;
  const { learningRate, cost, learner } = options;
  const temperatures =
    gumbel === false ? undefined : { from: 1, to: 0.1, ...(typeof gumbel === "object" ? gumbel : {}) };
  const settings = { order, lookAhead, temperatures, learningRate, weightDecay, warmUp, cost };
  return new SharedSearch({
    name: "darts",
    program,
    learnerOf: (child) => learnerOf(child, learner),
    seed: undefined,
    start: (beginning) => startDarts(program, settings, beginning),
  });
}

interface Temperatures {
  readonly from: number;
  readonly to: number;
}

interface Settings {
  readonly order: 1 | 2;
  readonly lookAhead: number;
  readonly temperatures: Temperatures | undefined;
  readonly learningRate: number | undefined;
  readonly weightDecay: number;
  readonly warmUp: number;
  readonly cost: CostTarget | undefined;
}

/** How many children say how the cost depends on the logits, in each step. */
const COST_DRAWS = 8;

/** How far from the target the child may be that a search ends with, as a part of it. */
const TOLERANCE = 0.1;

function startDarts<T>(program: SuperProgram<T>, settings: Settings, beginning: Beginning): Method {
  const { steps, random, identity, ends } = beginning;
  const { spec, learner } = program;
  const { order, lookAhead, temperatures, weightDecay, warmUp, cost } = settings;
  const learningRate = settings.learningRate ?? Math.min(0.05, 6 / steps);
  const warmSteps = Math.round(warmUp * steps);
  const weights = new SharedWeights(program, random.split("weights"), steps);
  ends.add(() => weights.end());
  const costs = new Costs(program, cost);
  const valid = new Batches(learner, "valid");
  ends.add(() => valid.end());
  const ahead = order === 2 ? new Batches(learner, "train") : undefined;
  ends.add(() => ahead?.end());
  const mixture = new Mixture(spec, random.split("mixture"));
  ends.add(() => {
    mixture.logits.dispose();
  });
  const optimizer = new Adam(learningRate, { beta1: 0.5 });
  ends.add(() => {
    optimizer.dispose();
  });

  const mixed =
    (noise: Noise | undefined, mode?: PassMode) =>
    (forward: () => Scalar): Scalar =>
      // Where there are no constraints all candidates run, and nobody asks for logarithms.
      program.runMixed(
        mixture.weights(noise),
        forward,
        mode,
        spec.constraints.length === 0 ? undefined : mixture.logs(noise),
      );
  const noiseOf = (step: number, what: string): Noise | undefined =>
    temperatures === undefined
      ? undefined
      : mixture.noise(random.split(what).split(step), temperatureAt(step, steps, temperatures));

  /** The mixture learns. */
  async function mix(step: number): Promise<Figures> {
    const judging = await valid.take();
    try {
      const training = await ahead?.take();
      try {
        return mixBy(step, judging.batch, training?.batch);
      } finally {
        training?.release();
      }
    } finally {
      judging.release();
    }
  }

  /** @param training undefined in first order. */
  function mixBy(step: number, judging: unknown, training: unknown): Figures {
    const noise = noiseOf(step, "noise of logits");
    // From one stream for each pass: second order takes differences of passes, which have to drop the same.
    const dropped = random.split("dropout of logits").split(step);
    const losses: Losses = {
      valid: () =>
        withRandom(dropped.split("valid"), () => mixed(noise, "score")(() => learner.loss(judging))),
      train: () => withRandom(dropped.split("train"), () => mixed(noise)(() => learner.loss(training))),
    };
    return tensors().tidy(() => {
      const { value, gradients } =
        order === 1
          ? firstOrder(losses, mixture.logits)
          : secondOrder(losses, mixture.logits, program.variables, lookAhead * weights.rateAt(step));
      const loss = finite("the loss on a batch to validate on", value);
      const chances = mixture.chances();
      const [gradient] = gradients;
      const slope = gradient === undefined ? new Float32Array(mixture.logits.size) : numbersOf(gradient);
      const term = addCostGradient(chances, costs, cost, random.split("cost").split(step), slope);
      learn(slope);
      return { reward: term.mean - loss, entropy: chances.entropy(chances.likeliest()), ...term.figures };
    });
  }

  function learn(slope: Float32Array): void {
    const tf = tensors();
    const decayed = tf.add(tf.tensor1d(slope), tf.mul(mixture.logits, weightDecay));
    optimizer.apply(mixture.logits, decayed);
  }

  return {
    name: "darts",
    steps,
    identity: { ...identity, ...settings, ...costIdentity(cost), learningRate },
    parts: {
      ...weights.parts,
      valid: batchesPart(valid),
      ...(ahead === undefined ? {} : { ahead: batchesPart(ahead) }),
      mixture: {
        save: () => ({ arrays: { logits: numbersOf(mixture.logits) } }),
        restore({ arrays }) {
          assignNumbers(mixture.logits, arrays?.["logits"]);
        },
      },
      "optimizer of the mixture": optimizerPart(optimizer, [mixture.logits]),
    },
    async step(step) {
      const figures = step <= warmSteps ? {} : await mix(step);
      const loss = await weights.learn(step, mixed(noiseOf(step, "noise of weights")));
      return { loss, ...figures };
    },
    found: () => foundIn(mixture.chances(), program, costs, cost, random.split("found")),
  };
}

/** The temperature of a step, from 1: falls evenly. */
export function temperatureAt(step: number, steps: number, { from, to }: Temperatures): number {
  return from + ((to - from) * (step - 1)) / Math.max(1, steps - 1);
}

/**
 * Adds the gradient of what the cost loses, in the mean over the children that a mixture stands for, to that of the loss: the mean of
 * (loss − mean of the others) · ∇ log π, without bias (Kool, van Hoof, Welling: Buy 4 REINFORCE Samples, Get a Baseline for Free!, 2019).
 *
 * Constraints leave π / Z, where Z is the chance that they allow a child at all. Its gradient is without bias, too, and needs no Z: the mean
 * of the above is the covariance of loss and ∇ log π among allowed children, and ∇ log Z is the mean of the latter there.
 *
 * @throws Error naming the constraints, where the mixture stands for children that they rule out alone.
 */
export function addCostGradient(
  chances: Chances,
  costs: { of(dna: DNA): number | undefined },
  goal: CostTarget | undefined,
  random: RandomStream,
  into: Float32Array,
): { readonly mean: number; readonly figures: Figures } {
  if (goal === undefined) return { mean: 0, figures: {} };
  const drawn = Array.from({ length: COST_DRAWS }, () => drawnPath(chances.spec, chances, random));
  const prices = drawn.map((dna) => costs.of(dna) ?? 0);
  const terms = prices.map((price) => costTerm(price, goal));
  const sum = terms.reduce((total, term) => total + term, 0);
  drawn.forEach((dna, i) => {
    const term = terms[i] ?? 0;
    const others = (sum - term) / (COST_DRAWS - 1);
    // The term is maximised, and the gradient is one to go down by.
    chances.addGradient(dna, -(term - others) / COST_DRAWS, into);
  });
  return {
    mean: sum / COST_DRAWS,
    figures: { cost: prices.reduce((total, price) => total + price, 0) / COST_DRAWS },
  };
}

function foundIn<T>(
  chances: Chances,
  { spec }: SuperProgram<T>,
  costs: Costs<T>,
  goal: CostTarget | undefined,
  random: RandomStream,
): DNA {
  if (goal === undefined) return likeliestOf(spec, chances, random);
  const isNear = (dna: DNA): boolean => Math.abs((costs.of(dna) ?? 0) / goal.target - 1) <= TOLERANCE;
  return likeliestOf(spec, chances, random, isNear);
}
