// Batch normalisation with weights by name, in all modes (Ioffe and Szegedy: Batch Normalization, ICML 2015).
import { batchNormTrain, batchNormWithMoments, tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { ones, zeros } from "./initializers.js";
import { channelsOf } from "./layer.js";
import { masked, maskOf } from "./mask.js";
import { DynamicScope } from "./dynamic-scope.js";
import { currentMode, inMode } from "./mode.js";
import { buffer, param, weightsOf } from "./param.js";
import { describeLayer, inModel } from "./place.js";

/** Settings of batch normalisation. */
export interface NormaliseOptions {
  /**
   * How much of a running average stays with each batch, from 0 to below 1; 0.99 by default, as in Keras. The first batches count alike, as
   * long as each counts more by that: a short training does not end with averages that are mostly what they began with.
   */
  readonly momentum?: number;
  /** Added to a variance before it divides; above 0, and 0.001 by default. */
  readonly epsilon?: number;
}

/** How many batches a running mean is the mean of, since its calibration began. */
const calibratedBy = new WeakMap<Variable, number>();

/** How many batches a running mean has seen since it was made, or since its calibration began: unknown of one that was loaded. */
const seenBy = new WeakMap<Variable, number>();

const former = new DynamicScope<FormerAverages | undefined>("a pass", undefined);

/** Running averages as they were before a pass moved them: whether its loss is a number is known after it only. */
export class FormerAverages {
  readonly #values = new Map<Variable, { readonly value: Tensor; readonly seen: number | undefined }>();

  /** Runs a pass, and remembers what it moves. */
  during<R>(pass: () => R): R {
    return former.run(this, pass);
  }

  /** Remembers an average, unless the pass has moved it already. */
  note(running: Variable): void {
    if (this.#values.has(running)) return;
    // A copy shares the numbers: nothing is read or written.
    this.#values.set(running, { value: tensors().keep(running.clone()), seen: seenBy.get(running) });
  }

  /** Takes back what the pass did. */
  restore(): void {
    for (const [running, { value, seen }] of this.#values) {
      if (!running.isDisposed) running.assign(value);
      if (seen !== undefined) seenBy.set(running, seen);
    }
  }

  dispose(): void {
    for (const { value } of this.#values.values()) value.dispose();
    this.#values.clear();
  }
}

/**
 * Normalises each channel (the last axis), by the batch or by the running averages, as the mode says; then scales and shifts it by
 * weights `${name}gamma` and `${name}beta`. A channel mask that lies on x is put on again.
 */
export function normalise(
  owner: object,
  name: string,
  x: Tensor,
  { momentum = 0.99, epsilon = 1e-3 }: NormaliseOptions = {},
): Tensor {
  const tf = tensors();
  const channels = channelsOf(owner, x);
  if (!(momentum >= 0 && momentum < 1))
    throw new RangeError(
      `${describeLayer(owner)}: momentum is ${momentum}; give a number of at least 0 and below 1.`,
    );
  if (!(epsilon > 0 && epsilon < Infinity))
    throw new RangeError(`${describeLayer(owner)}: epsilon is ${epsilon}; give a number above 0.`);
  const gamma = param(owner, `${name}gamma`, [channels], { init: ones });
  const beta = param(owner, `${name}beta`, [channels], { init: zeros });
  return masked(normalised(), maskOf(x));

  function normalised(): Tensor {
    const mode = currentMode();
    if (mode === "batch" || mode === "score") return batchNormTrain(x, gamma, beta, epsilon);
    const made = { isNew: false };
    const mean = buffer(owner, `${name}mean`, [channels], (...args) => {
      made.isNew = true;
      return zeros(...args);
    });
    if (made.isNew) seenBy.set(mean, 0);
    const variance = buffer(owner, `${name}variance`, [channels], ones);
    if (mode === "infer") {
      const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon)));
      return tf.add(tf.mul(x, scale), tf.sub(beta, tf.mul(mean, scale)));
    }
    const batch = batchNormWithMoments(x, gamma, beta, epsilon);
    if (mode === "train") {
      former.current?.note(mean);
      former.current?.note(variance);
      const seen = seenBy.get(mean) ?? Infinity;
      seenBy.set(mean, seen + 1);
      const share = Math.max(1 - momentum, 1 / (seen + 1));
      average(mean, batch.mean, share);
      average(variance, batch.variance, share);
    } else {
      const seen = (calibratedBy.get(mean) ?? 0) + 1;
      calibratedBy.set(mean, seen);
      // Training that follows goes on from these batches.
      seenBy.set(mean, seen);
      average(mean, batch.mean, 1 / seen);
      average(variance, batch.variance, 1 / seen);
    }
    return batch.y;
  }
}

function average(running: Variable, value: Tensor, share: number): void {
  const tf = tensors();
  running.assign(tf.add(tf.mul(running, 1 - share), tf.mul(value, share)));
}

/**
 * Makes the running averages of a model's batch normalisation anew, from what `pass` takes through it: each batch counts alike, and
 * what was averaged before does not. For weights that were not trained with this model, as those of a supernet, whose averages
 * are of other paths.
 *
 * @param pass runs the model on some batches; it must not be asynchronous.
 */
export function calibrate(model: object, pass: () => void): void {
  for (const variable of weightsOf(model).values()) calibratedBy.delete(variable);
  tensors().tidy(() => {
    inModel(model, () => {
      inMode("calibrate", pass);
    });
  });
}
