// Trains a learner alone: what a trainer's `train()` is made of.
import { RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import { Batches } from "./batches.js";
import type { Learner } from "./learner.js";
import { inMode, type Mode } from "./mode.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { SGD } from "./optimizers/sgd.js";
import { inModel } from "./place.js";
import { withRandom } from "./randomness.js";
import { Constant, type Schedule } from "./schedules.js";

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

  /** @param step counted from 1. */
  constructor(
    readonly step: number,
    readonly loss: number,
  ) {
    super(
      `fit: the loss is ${loss} at step ${step}: the training has diverged. Lower the learning rate, or warm it up; if it is the ` +
        "first step, look at the data.",
    );
  }
}

const WITHOUT_WEIGHTS =
  "fit: the loss depends on no weight, so nothing can be trained: ask for weights by `param`, or make a trainable tf.variable.";

/** How long a training may go on before others in the process have their turn, in milliseconds. */
const TURN = 50;

/**
 * Trains a learner's weights: those of `param` and every trainable `tf.variable` that the loss depends on.
 *
 * What the optimizer remembers is freed in the end; the weights stay (`disposeWeights`).
 *
 * @returns the mean score over some batches of "valid", with what batch normalisation has learned ("infer" mode).
 * @throws DivergedError when a loss is not finite; the weights are as the step before left them.
 * @throws the signal's reason when it is aborted; RangeError for steps that are no whole number.
 */
export async function fit<B>(learner: Learner<B>, options: FitOptions): Promise<number> {
  const { steps, signal, onStep, schedule = new Constant(), validBatches = 10 } = options;
  requireCount("steps", steps, 0);
  requireCount("validBatches", validBatches, 1);
  const random = RandomStream.of(options.seed ?? Math.floor(Math.random() * 2 ** 31));
  const optimizer = learner.optimizer ?? new SGD(0.05, 0.9);
  const training = new Batches(learner, "train");
  const validation = new Batches(learner, "valid");
  const turns = new Turns(signal);
  try {
    for (let step = 0; step < steps; step++) {
      await turns.next();
      const { batch, release } = await training.take();
      try {
        const pass = (mode: Mode, stream: RandomStream): Scalar =>
          run(learner, mode, stream, () => learner.loss(batch));
        // Weights that are made in it are none of the gradient's yet.
        if (step === 0) tensors().tidy(() => void pass("batch", random.split("first weights")));
        const factor = schedule.factor(step, steps);
        const loss = descend(() => pass("train", random.split(step)), optimizer, step + 1, factor);
        onStep?.(step + 1, loss);
      } finally {
        release();
      }
    }
    let sum = 0;
    for (let i = 0; i < validBatches; i++) {
      await turns.next();
      const { batch, release } = await validation.take();
      try {
        sum += run(learner, "infer", random.split("valid"), () => scoreOf(learner, batch));
      } finally {
        release();
      }
    }
    return sum / validBatches;
  } finally {
    optimizer.dispose();
    await training.end();
    await validation.end();
  }
}

/** The score of one batch, as a number. */
export function scoreOf<B>(learner: Learner<B>, batch: B): number {
  const tf = tensors();
  return numberOf(() => {
    const score = learner.score?.(batch) ?? tf.neg(learner.loss(batch));
    return typeof score === "number" ? tf.scalar(score) : score;
  });
}

function numberOf(make: () => Tensor): number {
  return tensors().tidy(() => make().dataSync()[0] ?? NaN);
}

function run<R>(learner: object, mode: Mode, random: RandomStream, forward: () => R): R {
  return inModel(learner, () => inMode(mode, () => withRandom(random, forward)));
}

/** One step; gives the loss before it. */
function descend(loss: () => Scalar, optimizer: Optimizer, step: number, factor: number): number {
  const tf = tensors();
  return tf.tidy(() => {
    const all: Variable[] = Object.values(tf.engine().registeredVariables);
    const learned = all.filter(({ trainable }) => trainable);
    if (learned.length === 0) throw new Error(WITHOUT_WEIGHTS);
    const { value, grads } = tf.engine().gradients(() => loss().asScalar(), learned, undefined, true);
    const number = value.dataSync()[0] ?? NaN;
    if (!Number.isFinite(number)) throw new DivergedError(step, number);
    const gradients: readonly (Tensor | null | undefined)[] = grads;
    if (gradients.every((gradient) => !gradient)) throw new Error(WITHOUT_WEIGHTS);
    learned.forEach((variable, i) => {
      const gradient = gradients[i];
      if (gradient) optimizer.apply(variable, gradient, factor);
    });
    return number;
  });
}

/** Lets timers and other work of the process have their turn now and then, and heeds a signal. */
class Turns {
  #since = performance.now();

  constructor(readonly signal: AbortSignal | undefined) {}

  async next(): Promise<void> {
    if (performance.now() - this.#since > TURN) {
      await new Promise((resume) => setImmediate(resume));
      this.#since = performance.now();
    }
    this.signal?.throwIfAborted();
  }
}

function requireCount(what: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw new RangeError(`fit: ${what} is ${count}; give a whole number of at least ${least}.`);
}
