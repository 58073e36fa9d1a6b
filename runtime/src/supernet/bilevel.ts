// The gradient that DARTS's mixture learns by: that of the loss on batches to validate on, by the logits, where the weights are
// taken as they are (first order) or as they would be after one step of their own (second order).
import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import { tensors } from "tsglove/tensor";
import { slopesOf, type Slopes } from "../nn/slopes.js";

/** A loss as a function of variables that stand elsewhere: on a batch to train on, and on one to validate on. */
export interface Losses {
  train(): Scalar;
  valid(): Scalar;
}

/** The loss on the batch to validate on, and its gradient by the logits. The caller frees both. */
export function firstOrder(losses: Losses, logits: Variable): Slopes {
  return slopesOf(() => losses.valid(), [logits]);
}

/**
 * The gradient of valid(w − ξ ∇w train(w, α), α) by α (Liu, Simonyan, Yang: DARTS, ICLR 2019, section 2.3, equations 6 to 8):
 * ∇α valid(w′, α) − ξ (∇α train(w⁺, α) − ∇α train(w⁻, α)) / 2ε, where w± = w ± ε ∇w′ valid(w′, α) and ε = 0.01 / ‖∇w′ valid(w′, α)‖.
 * The weights are as before when it is over.
 *
 * @param rate ξ: about the learning rate of the weights.
 * @returns valid(w′, α), and the gradient. The caller frees both.
 */
export function secondOrder(
  losses: Losses,
  logits: Variable,
  weights: readonly Variable[],
  rate: number,
): Slopes {
  const tf = tensors();
  return tf.tidy(() => {
    const before = weights.map((weight) => tf.clone(weight));
    /** Sets the weights to what they were, and a multiple of some direction more. */
    const shift = (direction: readonly (Tensor | undefined)[], factor: Scalar): void => {
      weights.forEach((weight, i) => {
        const [old, along] = [before[i], direction[i]];
        if (old !== undefined)
          weight.assign(along === undefined ? tf.clone(old) : tf.add(old, tf.mul(along, factor)));
      });
    };
    try {
      const own = slopesOf(() => losses.train(), weights);
      shift(own.gradients, tf.scalar(-rate));
      const ahead = slopesOf(() => losses.valid(), [logits, ...weights]);
      const [direct, ...direction] = ahead.gradients;
      const squares = direction.flatMap((slope) =>
        slope === undefined ? [] : [tf.sum(tf.square(slope)).asScalar()],
      );
      // Where the weights have no slope, they lead nowhere; the tiny number keeps 0 / 0 away.
      const norm = tf.sqrt(tf.add(squares.length === 0 ? tf.scalar(0) : tf.addN(squares), 1e-30));
      const epsilon = tf.div(0.01, norm).asScalar();
      const slopeAt = (factor: Scalar): Tensor => {
        shift(direction, factor);
        return slopesOf(() => losses.train(), [logits]).gradients[0] ?? tf.zerosLike(logits);
      };
      const difference = tf.sub(slopeAt(epsilon), slopeAt(tf.neg(epsilon).asScalar()));
      const indirect = tf.div(tf.mul(difference, rate), tf.mul(epsilon, 2));
      return {
        value: ahead.value,
        gradients: [tf.sub(direct ?? tf.zerosLike(logits), indirect)],
      };
    } finally {
      shift([], tf.scalar(0));
    }
  });
}
