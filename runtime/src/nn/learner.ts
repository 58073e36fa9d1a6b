// What trains: the one interface between a user's trainer and those who run it, `fit` alone or a supernet's search.
import type { Scalar } from "@tensorflow/tfjs";
import type { Optimizer } from "./optimizers/optimizer.js";

/** Which part of the data: weights learn on "train", and "valid" says how well. */
export type Split = "train" | "valid";

/**
 * A model with its data, loss and optimizer.
 *
 * @example
 * ```ts
 * @searchable
 * class Trainer implements Learner<Batch> {
 *   constructor(readonly model: Sequential, readonly optimizer: Adam | SGD) {}
 *   batches(split: Split) { return (split === "train" ? training : validation).batches(64); }
 *   loss({ inputs, labels }: Batch) { return softmaxCrossEntropy(this.model.call(inputs), labels); }
 *   score({ inputs, labels }: Batch) { return accuracy(this.model.call(inputs), labels); }
 *   train() { return fit(this, { steps: 500 }); }
 * }
 * ```
 */
export interface Learner<B = unknown> {
  /**
   * Endless batches of one part of the data; the parts have nothing in common. Tensors that `next` of a plain iterator makes are
   * freed after their batch's turn, and so are those in what an asynchronous one gives.
   */
  batches(split: Split): Iterator<B> | AsyncIterator<B>;
  /** What a batch says is to be made small. It changes nothing. */
  loss(batch: B): Scalar;
  /** How good the model is on a batch, larger being better; `-loss` where there is none. */
  score?(batch: B): Scalar | number;
  /** {@link SGD} with a rate of 0.05 and a momentum of 0.9 where there is none. */
  readonly optimizer?: Optimizer;
}
