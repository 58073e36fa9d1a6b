/** The program that is searched: it trains a model for a few seconds and says how good it has become. */
import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs";
import { RandomStream, searchable } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { SIDE, shuffled, slice, take, test, training, validation, type Digits } from "./data.js";
import type { Model } from "./model.js";
import type { Adam, SGD } from "./optimizer.js";
import { Weights } from "./weights.js";

const tf = await loadTensors();

/** First weights and the order of images are the same in all trials: what differs between two is the program alone. */
const SEED = 1;

/** Digits that are looked at together where nothing is learned; it changes memory and speed, not results. */
const EVALUATED_AT_ONCE = 250;

/** Training images that the means of batch normalisation are taken of, in the end. */
const SETTLED_BY = 1000;

/**
 * A model and the way to train it. Model, optimizer and batch size are searched, as their types have finitely many values
 * or a range; `images` (how many of the training images are used) and `epochs` (how often each) are plain numbers, so they
 * keep their defaults.
 */
@searchable
export class Trainer {
  constructor(
    readonly model: Model,
    readonly optimizer: SGD | Adam,
    readonly batchSize: 32 | 64 | 128,
    readonly images = 4000,
    readonly epochs = 2,
  ) {}

  /**
   * Trains from scratch.
   * @returns the share of validation digits that are read right, 0 to 1.
   */
  train(): number {
    return this.accuracy(validation);
  }

  /**
   * Trains from scratch once more, to the very weights of `train`. For the winner of a search alone: test digits that had
   * a say in the choice could no longer judge it.
   * @returns the share of test digits that are read right, 0 to 1.
   */
  test(): number {
    return this.accuracy(test);
  }

  /**
   * Trains `weights`, the rate falling to zero in a straight line. It ends early when the loss is no longer finite: such a
   * model reads digits no better than chance, which is its accuracy then.
   * @returns the loss of each step: the cross-entropy of its batch, in nats.
   */
  fit(weights: Weights): readonly number[] {
    const losses: number[] = [];
    const random = RandomStream.of(SEED);
    const steps = this.epochs * Math.ceil(this.images / this.batchSize);
    // Makes the weights, which have to be there for gradients by them.
    tf.tidy(() => void this.model.call(tf.zeros([1, SIDE, SIDE, 1]), weights));
    for (let epoch = 0; epoch < this.epochs; epoch++) {
      const order = shuffled(this.images, random.split(epoch));
      for (let start = 0; start < order.length; start += this.batchSize) {
        const batch = take(training, order.subarray(start, start + this.batchSize));
        const rate = this.optimizer.rate * (1 - losses.length / steps);
        const loss = this.step(batch, weights, rate, losses.length + 1);
        losses.push(loss);
        if (!Number.isFinite(loss)) return losses;
      }
    }
    return losses;
  }

  private step(batch: Digits, weights: Weights, rate: number, step: number): number {
    return tf.tidy(() => {
      const labels = tf.oneHot(tf.tensor1d(batch.labels, "int32"), 10);
      const loss = () => tf.losses.softmaxCrossEntropy<Tensor, Scalar>(labels, this.scores(batch, weights));
      const { value, grads } = tf.variableGrads(loss, weights.learned);
      for (const weight of weights.learned) {
        const gradient = grads[weight.name];
        if (gradient === undefined) throw new Error(`No gradient for ${weight.name}.`);
        const direction = this.optimizer.direction(weight, gradient, weights, step);
        weight.assign(tf.sub(weight, tf.mul(direction, rate)));
      }
      return value.dataSync()[0] ?? NaN;
    });
  }

  /** [count, 10]: how much each image looks like each digit. */
  private scores(digits: Digits, weights: Weights): Tensor2D {
    return this.model.call(tf.tensor4d(digits.images, [digits.count, SIDE, SIDE, 1]), weights);
  }

  private accuracy(digits: Digits): number {
    const weights = new Weights(SEED);
    try {
      this.fit(weights);
      weights.settle(() => void this.scores(slice(training, 0, SETTLED_BY), weights));
      let right = 0;
      for (let start = 0; start < digits.count; start += EVALUATED_AT_ONCE) {
        const part = slice(digits, start, start + EVALUATED_AT_ONCE);
        const guesses = tf.tidy(() => tf.argMax(this.scores(part, weights), 1).dataSync());
        right += part.labels.filter((label, i) => label === guesses[i]).length;
      }
      return right / digits.count;
    } finally {
      weights.dispose();
    }
  }
}
