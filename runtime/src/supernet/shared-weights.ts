// How shared weights learn: a step on a batch, by the gradients of those weights that took part in it.
import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import type { RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import { withRandom } from "../nn/randomness.js";
import { Batches } from "./batches.js";
import type { SavedArray, SavedPart } from "./checkpoint.js";
import { NoNumber, type Part } from "./search-loop.js";
import { SGD, type Learner, type Optimizer } from "./seams.js";

/** What of a super program learns. */
export interface Learning {
  readonly learner: Learner;
  readonly variables: readonly Variable[];
}

/** A value, and what it would change with; undefined for what it does not depend on. */
export interface Slopes {
  readonly value: Scalar;
  readonly gradients: readonly (Tensor | undefined)[];
}

/** The gradients of a scalar. The caller frees them, or has them in a tidy. */
export function slopesOf(loss: () => Scalar, variables: readonly Variable[]): Slopes {
  const tf = tensors();
  return tf.tidy(() => {
    // Not `tf.variableGrads`: that throws where a path has no weight at all.
    const { value, grads } = tf.engine().gradients(() => loss().asScalar(), [...variables], undefined, true);
    const gradients: readonly (Tensor | null | undefined)[] = grads;
    return { value, gradients: gradients.map((gradient) => gradient ?? undefined) };
  });
}

/** Frees gradients and their value. */
export function disposeSlopes({ value, gradients }: Slopes): void {
  value.dispose();
  for (const gradient of gradients) gradient?.dispose();
}

/** The weights, their optimizer, and how far they are. */
export class SharedWeights implements Part {
  /** The batches that they learn on. */
  readonly batches: Batches<unknown>;
  readonly #learning: Learning;
  readonly #optimizer: Optimizer;
  readonly #ownOptimizer: boolean;
  readonly #random: RandomStream;
  readonly #steps: number;

  /** @param steps how many there will be: the learning rate falls to 0 over them along a half cosine. */
  constructor(learning: Learning, random: RandomStream, steps: number) {
    this.#learning = learning;
    this.batches = new Batches(learning.learner, "train");
    this.#ownOptimizer = learning.learner.optimizer === undefined;
    this.#optimizer = learning.learner.optimizer ?? new SGD(0.05, 0.9);
    this.#random = random;
    this.#steps = steps;
  }

  /** The part of the learning rate that a step has, from 1 to near 0. @param step counts from 1. */
  rateAt(step: number): number {
    return (1 + Math.cos((Math.PI * (step - 1)) / this.#steps)) / 2;
  }

  /**
   * A step on the next batch.
   *
   * @param step counts from 1.
   * @param run runs the forward pass that it is given, along the path that is to learn.
   * @returns the loss before the step.
   * @throws NoNumber where the loss is NaN or infinite: nothing has changed then.
   */
  async learn(step: number, run: (forward: () => Scalar) => Scalar): Promise<number> {
    const { learner, variables } = this.#learning;
    const { batch, release } = await this.batches.take();
    try {
      const slopes = withRandom(this.#random.split(step), () =>
        slopesOf(() => run(() => learner.loss(batch)), variables),
      );
      try {
        const loss = await finite("the loss", slopes.value);
        this.apply(slopes.gradients, this.rateAt(step));
        return loss;
      } finally {
        disposeSlopes(slopes);
      }
    } finally {
      release();
    }
  }

  /** Moves the weights along gradients, one for each. */
  apply(gradients: Slopes["gradients"], rate: number): void {
    tensors().tidy(() => {
      this.#learning.variables.forEach((variable, i) => {
        const gradient = gradients[i];
        if (gradient !== undefined) this.#optimizer.apply(variable, gradient, rate);
      });
    });
  }

  async save(): Promise<SavedPart> {
    const arrays: Record<string, SavedArray> = {};
    for (const [i, variable] of this.#learning.variables.entries())
      arrays[String(i)] = Float32Array.from(await variable.data());
    const shapes = this.#learning.variables.map(({ shape }) => shape);
    return { json: { shapes }, arrays };
  }

  restore({ json, arrays = {} }: SavedPart): Promise<void> {
    const tf = tensors();
    const { shapes } = json as { shapes: readonly (readonly number[])[] };
    const own = this.#learning.variables.map(({ shape }) => shape);
    if (JSON.stringify(own) !== JSON.stringify(shapes))
      throw new Error(
        `The checkpoint has ${shapes.length} weights, and this super program ${own.length}, or of other shapes: the classes have changed since. Begin anew with resume: false.`,
      );
    tf.tidy(() => {
      this.#learning.variables.forEach((variable, i) => {
        variable.assign(tf.tensor(arrays[String(i)] ?? [], variable.shape, variable.dtype));
      });
    });
    return Promise.resolve();
  }

  /** Frees what is the search's own. */
  async end(): Promise<void> {
    await this.batches.end();
    if (this.#ownOptimizer) this.#optimizer.dispose();
  }
}

/** The value of a loss. @throws NoNumber where it is none. */
export async function finite(what: string, value: Scalar): Promise<number> {
  const [number = NaN] = await value.data();
  if (!Number.isFinite(number)) throw new NoNumber(`${what} is ${number}`);
  return number;
}
