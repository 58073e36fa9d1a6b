// Trains a learner alone: what a trainer's `train()` is made of.
import { RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import { Batches } from "./batches.js";
import type { Learner, Split } from "./learner.js";
import { inMode, type Mode } from "./mode.js";
import { outOfMemory } from "./out-of-memory.js";
import { FormerAverages } from "./normalise.js";
import { requireOptimizer, type Optimizer } from "./optimizers/optimizer.js";
import { SGD } from "./optimizers/sgd.js";
import { noteTrained } from "./param.js";
import { inModel } from "./place.js";
import { withRandom } from "./randomness.js";
import { Constant, type Schedule } from "./schedules.js";
import { scalarOf, slopesOf } from "./slopes.js";
import { Turns } from "./turns.js";

/** How {@link fit} trains. */
export interface FitOptions {
  /** How many batches are learned from: a whole number of at least 0. */
  readonly steps: number;
  /** Ends the training early, with an error. */
  readonly signal?: AbortSignal;
  /** Hears of each step, counted from 1, and of the loss before it. */
  readonly onStep?: (step: number, loss: number) => void;
  /** The course of the learning rate; constant by default. */
  readonly schedule?: Schedule;
  /** Fixes first weights and dropout: equal seeds train alike. Another one each time by default. */
  readonly seed?: number;
  /** On how many batches of "valid" the score is taken, in the end; 10 by default. */
  readonly validBatches?: number;
}

/** The loss is no longer a number: training has diverged. A search may take it for infeasible. */
export class DivergedError extends Error {
  override readonly name = "DivergedError";

  /**
   * @param step counted from 1.
   * @param when "after" for the last one, where the loss on "valid" is no longer a number.
   */
  constructor(
    readonly step: number,
    readonly loss: number,
    when: "at" | "after" = "at",
  ) {
    super(
      `fit: the loss is ${loss} ${when} step ${step}: the training has diverged. Lower the learning rate, or warm it up; if it is the ` +
        "first step, look at the data: labels are whole numbers from 0 to below the number of classes.",
    );
  }
}

const WITHOUT_WEIGHTS =
  "fit: the loss depends on no weight, so nothing can be trained: ask for weights by `param`, or make a trainable tf.variable.";

const SCORE_IS_NAN =
  'fit: the score on "valid" is NaN, and the loss is a number. Keep score(batch) from dividing by zero and from logarithms of it.';

/**
 * Trains a learner's weights: those of `param` and every trainable `tf.variable` that the loss depends on.
 *
 * What the optimizer remembers is freed in the end; the weights stay (`disposeWeights`).
 *
 * @returns the mean score over some batches of "valid", with what batch normalisation has learned ("infer" mode).
 * @throws DivergedError when a loss is not finite; weights and running averages are as the step before left them.
 * @throws Error when there is not enough memory for a step, saying which, and when a score is NaN; the signal's reason when it is aborted;
 *   RangeError for steps that are no whole number; TypeError for batches, a loss, a score or an optimizer of another kind than {@link Learner} says.
 */
export async function fit<B>(learner: Learner<B>, options: FitOptions): Promise<number> {
  const { steps, signal, onStep, schedule = new Constant(), validBatches = 10 } = options;
  requireCount("steps", steps, 0);
  requireCount("validBatches", validBatches, 1);
  if (options.seed !== undefined && !Number.isFinite(options.seed))
    throw new RangeError(`fit: seed is ${options.seed}; give a number.`);
  const random = RandomStream.of(options.seed ?? Math.floor(Math.random() * 2 ** 31));
  const optimizer = learner.optimizer ?? new SGD(0.05, 0.9);
  requireOptimizer(optimizer);
  const turns = new Turns(signal);
  const trained = new Set<Variable>();
  const learn = async (training: Batches<B>): Promise<void> => {
    for (let step = 0; step < steps; step++) {
      await turns.next();
      const { batch, release } = await training.take();
      try {
        const pass = (mode: Mode, stream: RandomStream): Scalar =>
          scalarOf(
            "loss",
            run(learner, mode, stream, () => learner.loss(batch)),
          );
        // Weights that are made in it are none of the gradient's yet.
        if (step === 0) tensors().tidy(() => void pass("batch", random.split("first weights")));
        const factor = schedule.factor(step, steps);
        const loss = descend(() => pass("train", random.split(step)), optimizer, step + 1, factor, trained);
        onStep?.(step + 1, loss);
      } catch (error) {
        throw outOfMemory(error, `fit, step ${step + 1}`, "train") ?? error;
      } finally {
        release();
      }
    }
  };
  const judge = async (validation: Batches<B>): Promise<number> => {
    let sum = 0;
    for (let i = 0; i < validBatches; i++) {
      await turns.next();
      const { batch, release } = await validation.take();
      try {
        const infer = (of: Pick<Learner<B>, "loss" | "score">): number =>
          run(learner, "infer", random.split("valid"), () => scoreOf(of, batch));
        const score = infer(learner);
        if (learner.score === undefined ? !Number.isFinite(score) : Number.isNaN(score)) {
          const loss = -infer({ loss: (each) => learner.loss(each) });
          throw Number.isFinite(loss) ? new Error(SCORE_IS_NAN) : new DivergedError(steps, loss, "after");
        }
        sum += score;
      } finally {
        release();
      }
    }
    // Infinite scores of both signs have no mean.
    if (Number.isNaN(sum)) throw new Error(SCORE_IS_NAN);
    return sum / validBatches;
  };
  try {
    return await withBatches(learner, "train", (training) =>
      withBatches(learner, "valid", async (validation) => {
        await learn(training);
        return judge(validation);
      }),
    );
  } finally {
    noteTrained(learner, trained);
    optimizer.dispose();
  }
}

/** Tells the iterator of batches that no more are wanted, whatever fails while they are used. */
async function withBatches<B, R>(
  learner: Learner<B>,
  split: Split,
  use: (batches: Batches<B>) => Promise<R>,
): Promise<R> {
  const batches = new Batches(learner, split);
  try {
    return await use(batches);
  } finally {
    await batches.end();
  }
}

/** The score of one batch, as a number. @throws TypeError when it is neither a number nor a scalar. */
export function scoreOf<B>(learner: Pick<Learner<B>, "loss" | "score">, batch: B): number {
  const tf = tensors();
  return numberOf(() => {
    if (learner.score === undefined) return tf.neg(scalarOf("loss", learner.loss(batch)));
    const score = learner.score(batch);
    return typeof score === "number" ? tf.scalar(score) : scalarOf("score", score);
  });
}

function numberOf(make: () => Tensor): number {
  return tensors().tidy(() => make().dataSync()[0] ?? NaN);
}

function run<R>(learner: object, mode: Mode, random: RandomStream, forward: () => R): R {
  return inModel(learner, () => inMode(mode, () => withRandom(random, forward)));
}

/** One step; gives the loss before it, and adds to `trained` what has changed. */
function descend(
  loss: () => Scalar,
  optimizer: Optimizer,
  step: number,
  factor: number,
  trained: Set<Variable>,
): number {
  const tf = tensors();
  const averages = new FormerAverages();
  const descent = (): number => {
    const all: Variable[] = Object.values(tf.engine().registeredVariables);
    const learned = all.filter(({ trainable }) => trainable);
    if (learned.length === 0) throw new Error(WITHOUT_WEIGHTS);
    const { value, gradients } = slopesOf(() => averages.during(loss), learned);
    const number = value.dataSync()[0] ?? NaN;
    if (!Number.isFinite(number)) throw new DivergedError(step, number);
    if (gradients.every((gradient) => gradient === undefined)) throw new Error(WITHOUT_WEIGHTS);
    learned.forEach((variable, i) => {
      const gradient = gradients[i];
      if (gradient === undefined) return;
      optimizer.apply(variable, gradient, factor);
      trained.add(variable);
    });
    return number;
  };
  try {
    return tf.tidy(descent);
  } catch (error) {
    averages.restore();
    throw error;
  } finally {
    averages.dispose();
  }
}

function requireCount(what: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw new RangeError(`fit: ${what} is ${count}; give a whole number of at least ${least}.`);
}
