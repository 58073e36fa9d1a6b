// How shared weights learn: a step on a batch, by the gradients of those weights of which a part at least took part in it. That of the rest
// is 0, which an optimizer with momentum, moments or weight decay moves on.
import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import type { DNA, RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import { Batches } from "../nn/batches.js";
import type { Learner } from "../nn/learner.js";
import { requireOptimizer, type Optimizer } from "../nn/optimizers/optimizer.js";
import { SGD } from "../nn/optimizers/sgd.js";
import { withRandom } from "../nn/randomness.js";
import { Cosine } from "../nn/schedules.js";
import { slopesOf } from "../nn/slopes.js";
import type { SavedArray, SavedPart } from "./checkpoint.js";
import { assignNumbers, batchesPart, numbersOf, optimizerPart } from "./saved-tensors.js";
import { NoNumber, type Part } from "./search-loop.js";

/** What of a super program learns. */
export interface Learning {
  readonly learner: Learner;
  readonly variables: readonly Variable[];
  /** What it remembers without learning it. */
  readonly buffers: ReadonlyMap<string, Variable>;
  keepBuffer(key: string, value: Tensor): void;
}

/** A path may have no weight; so many, the first ones, do not happen to. */
const MOST_WITHOUT = 100;

/** The weights, their optimizer, and how far they are. */
export class SharedWeights implements Part {
  /** The batches that they learn on. */
  readonly batches: Batches<unknown>;
  readonly #learning: Learning;
  readonly #optimizer: Optimizer;
  readonly #random: RandomStream;
  readonly #steps: number;
  readonly #schedule = new Cosine();
  /** How many steps there were since the first in which no weight learned; undefined behind one in which one did. */
  #without: number | undefined = 0;

  /** @param steps how many there will be: the learning rate falls to 0 over them along a half cosine. */
  constructor(learning: Learning, random: RandomStream, steps: number) {
    this.#learning = learning;
    this.#optimizer = learning.learner.optimizer ?? new SGD(0.05, 0.9);
    requireOptimizer(this.#optimizer);
    this.batches = new Batches(learning.learner, "train");
    this.#random = random;
    this.#steps = steps;
  }

  /** The part of the learning rate that a step has. @param step counts from 1. */
  rateAt(step: number): number {
    return this.#schedule.factor(step - 1, this.#steps);
  }

  /**
   * A step on the next batch.
   *
   * @param step counts from 1.
   * @param run runs the forward pass that it is given, along the path that is to learn.
   * @returns the loss before the step.
   * @param child along whose path it runs, for messages; undefined where it is several.
   * @throws NoNumber where the loss is NaN or infinite: nothing has changed then. Error where in 100 steps from the first it has depended on
   *   no weight.
   */
  async learn(step: number, run: (forward: () => Scalar) => Scalar, child?: DNA): Promise<number> {
    const { learner, variables } = this.#learning;
    const { batch, release } = await this.batches.take();
    try {
      return tensors().tidy(() => {
        const { value, gradients } = withRandom(this.#random.split(step), () =>
          slopesOf(() => run(() => learner.loss(batch)), variables),
        );
        const loss = finite(
          child === undefined ? "the loss" : `the loss of the child ${child.toString()}`,
          value,
        );
        this.#requireWeights(step, gradients);
        variables.forEach((variable, i) => {
          const gradient = gradients[i];
          if (gradient !== undefined) this.#optimizer.apply(variable, gradient, this.rateAt(step));
        });
        return loss;
      });
    } finally {
      release();
    }
  }

  #requireWeights(step: number, gradients: readonly (Tensor | undefined)[]): void {
    if (this.#without === undefined) return;
    const isNext = step === this.#without + 1;
    this.#without = isNext && gradients.every((gradient) => gradient === undefined) ? step : undefined;
    if (this.#without === MOST_WITHOUT)
      throw new Error(
        `In none of the first ${MOST_WITHOUT} steps did the loss depend on a weight, so nothing learns: compute it from what the ` +
          "model gives by operations of TensorFlow.js, not from numbers that were read from it.",
      );
  }

  save(): SavedPart {
    const arrays: Record<string, SavedArray> = {};
    const { variables, buffers } = this.#learning;
    variables.forEach((variable, i) => (arrays[String(i)] = numbersOf(variable)));
    const described = [...buffers].map(([key, variable]) => {
      arrays[`buffer ${key}`] = numbersOf(variable);
      return { key, shape: variable.shape };
    });
    return { json: { shapes: variables.map(({ shape }) => shape), buffers: described }, arrays };
  }

  restore({ json, arrays = {} }: SavedPart): void {
    // Of our own writing: the checkpoint was found to be this search's.
    const { shapes, buffers } = json as {
      shapes: readonly (readonly number[])[];
      buffers: readonly { readonly key: string; readonly shape: number[] }[];
    };
    const { variables } = this.#learning;
    if (JSON.stringify(variables.map(({ shape }) => shape)) !== JSON.stringify(shapes))
      throw new Error(
        `The checkpoint has ${shapes.length} weights, and this super program ${variables.length}, or of other shapes: its classes have changed since. Begin anew with resume: false.`,
      );
    variables.forEach((variable, i) => {
      assignNumbers(variable, arrays[String(i)]);
    });
    const tf = tensors();
    tf.tidy(() => {
      for (const { key, shape } of buffers)
        this.#learning.keepBuffer(key, tf.tensor(Float32Array.from(arrays[`buffer ${key}`] ?? []), shape));
    });
  }

  /** All that a checkpoint keeps of it. */
  get parts(): Readonly<Record<string, Part>> {
    return {
      weights: this,
      optimizer: optimizerPart(this.#optimizer, this.#learning.variables),
      train: batchesPart(this.batches),
    };
  }

  /** Frees what the optimizer remembers. The weights stay. */
  async end(): Promise<void> {
    try {
      this.#optimizer.dispose();
    } finally {
      await this.batches.end();
    }
  }
}

/** The value of a loss. @throws NoNumber where it is none. */
export function finite(what: string, value: Scalar): number {
  const [number = NaN] = value.dataSync();
  if (!Number.isFinite(number)) throw new NoNumber(`${what} is ${number}`);
  return number;
}
