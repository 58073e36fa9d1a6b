/** The numbers that a model learns. Layers hold none themselves: a search makes many layers that are never trained. */
import type { Tensor, Tensor1D, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import { RandomStream } from "tsglove";
import { batchMoments, batchNormTrain, loadTensors, type BatchMoments } from "tsglove/tensor";

const tf = await loadTensors();

/** Added to a variance before it divides. */
const EPSILON = 1e-3;

/**
 * The weights of one training run. A layer asks for its own by name: they are made at the first call, and every later call
 * gives the same. They live until `dispose`, so a `tf.tidy` around the call is welcome.
 */
export class Weights {
  /** All that is learned, in the order of its making. */
  readonly learned: Variable[] = [];
  readonly #variables = new Map<object, Map<string, Variable>>();
  readonly #moments = new Map<object, BatchMoments>();
  readonly #random: RandomStream;
  #measuring = false;

  /** @param seed of the first values: a model that starts from the same seed starts with the same numbers. */
  constructor(seed: number) {
    this.#random = RandomStream.of(seed);
  }

  /** A convolution's filter: [height, width, inputs, outputs]. */
  filter(layer: object, name: string, shape: [number, number, number, number]): Tensor4D {
    const [height, width, inputs] = shape;
    return tf.reshape(this.#drawn(layer, name, shape, height * width * inputs), shape);
  }

  /** The filter of a convolution that keeps channels apart: [height, width, channels, 1]. */
  depthwise(layer: object, name: string, shape: [number, number, number, 1]): Tensor4D {
    const [height, width] = shape;
    return tf.reshape(this.#drawn(layer, name, shape, height * width), shape);
  }

  /** A matrix of [inputs, outputs], zeros at first: for a last layer, which then starts without an opinion. */
  matrix(layer: object, name: string, shape: [number, number]): Tensor2D {
    const zeros = () => tf.zeros(shape);
    return tf.reshape(this.#learn(layer, name, zeros), shape);
  }

  /**
   * Batch normalisation of `x`, [count, height, width, channels]: each channel gets mean 0 and spread 1 over the batch, and
   * then a scale and a shift that are learned.
   */
  normalise(layer: object, x: Tensor4D): Tensor4D {
    const scale = this.#vector(layer, "scale", x.shape[3], 1);
    const shift = this.#vector(layer, "shift", x.shape[3], 0);
    if (this.#measuring) this.#moments.set(layer, keep(batchMoments(x)));
    const moments = this.#moments.get(layer);
    if (moments === undefined) return batchNormTrain(x, scale, shift, EPSILON);
    return tf.batchNorm(x, moments.mean, moments.variance, shift, scale, EPSILON);
  }

  /**
   * Ends learning: from here on normalisation goes by the means and spreads of the batch that `pass` takes through the
   * model. So what a model says of an image no longer depends on the images beside it.
   */
  settle(pass: () => void): void {
    this.#measuring = true;
    tf.tidy(pass);
    this.#measuring = false;
  }

  /** What an optimizer remembers of a weight, of the weight's shape; zeros at first. */
  memory(weight: Variable, name: string): Variable {
    return this.#once(weight, name, () => tf.variable(tf.zerosLike(weight), false));
  }

  /** Frees all of them. */
  dispose(): void {
    for (const named of this.#variables.values()) tf.dispose([...named.values()]);
    for (const { mean, variance } of this.#moments.values()) tf.dispose([mean, variance]);
  }

  // He's initialisation: each output of a layer starts with about the spread of its inputs.
  #drawn(layer: object, name: string, shape: number[], inputs: number): Variable {
    return this.#learn(layer, name, () => {
      const spread = Math.sqrt(2 / inputs);
      const length = tf.util.sizeFromShape(shape);
      const values = Float32Array.from({ length }, () => spread * this.#random.normal());
      return tf.tensor(values, shape);
    });
  }

  #vector(layer: object, name: string, length: number, first: number): Tensor1D {
    const filled = () => tf.fill([length], first);
    return tf.reshape(this.#learn(layer, name, filled), [length]);
  }

  #learn(layer: object, name: string, first: () => Tensor): Variable {
    return this.#once(layer, name, () => {
      const variable = tf.variable(first());
      this.learned.push(variable);
      return variable;
    });
  }

  #once(owner: object, name: string, make: () => Variable): Variable {
    const named = this.#variables.get(owner) ?? new Map<string, Variable>();
    this.#variables.set(owner, named);
    const variable = named.get(name) ?? tf.tidy(make);
    named.set(name, variable);
    return variable;
  }
}

function keep({ mean, variance }: BatchMoments): BatchMoments {
  return { mean: tf.keep(mean), variance: tf.keep(variance) };
}
