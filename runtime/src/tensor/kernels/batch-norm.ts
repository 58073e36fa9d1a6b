// Batch normalisation with the batch's own statistics, as one kernel each way. Differentiated operation by operation (moments,
// then batchNorm) it costs more than the rest of a small network's training step.
//
// With r = 1 / sqrt(variance + epsilon) and h = (x - mean) * r, over M rows:
//   y = gamma * h + beta       dgamma = sum(dy * h)       dbeta = sum(dy)
//   dx = gamma * r * (dy - dbeta / M - h * dgamma / M) + (dmean + 2 * (x - mean) * dvariance) / M
// where dmean and dvariance are what else depends on the statistics.

import type { GradConfig, Tensor, TensorInfo } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import { runFused, type FusedKernel } from "./fused.js";
import { several } from "./incoming-gradient.js";

interface Epsilon extends Record<string, number> {
  epsilon: number;
}

/** x [..., C] to its mean and its variance, the mean squared deviation, over all axes but the last. */
export const momentsKernel: FusedKernel<"x", Record<string, never>> = {
  name: "TsgloveMoments",
  inputs: ["x"],
  run({ heap, inputs: { x } }) {
    const { rows, columns } = sizes(x);
    const outputs = [heap.allocate([columns], "float32"), heap.allocate([columns], "float32")];
    heap.compute("moments", { x }, outputs, rows, columns);
    return outputs;
  },
  composite(tf, { x }) {
    // The deviations are squared after the mean is taken off. The mean of squares less the square of the mean would save a
    // pass, but is all rounding error where the mean is large against the deviation (and may come out negative).
    const { rows } = sizes(x);
    const mean = tf.div(columnSums(tf, x), rows);
    return [mean, tf.div(columnSums(tf, tf.square(tf.sub(x, mean))), rows)];
  },
};

/** To y of x's shape, and the moments. */
export const batchNormKernel: FusedKernel<"x" | "gamma" | "beta", Epsilon> = {
  name: "TsgloveBatchNorm",
  inputs: ["x", "gamma", "beta"],
  run({ heap, inputs: { x, gamma, beta }, attributes: { epsilon } }) {
    const { rows, columns } = sizes(x);
    const shapes = [x.shape, [columns], [columns]];
    const outputs = shapes.map((shape) => heap.allocate(shape, "float32"));
    heap.compute("batchNorm", { x, gamma, beta }, outputs, rows, columns, epsilon);
    return outputs;
  },
  composite(tf, { x, gamma, beta }, { epsilon }) {
    const [mean = x, variance = x] = momentsKernel.composite(tf, { x }, {});
    const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon)));
    return [tf.add(tf.mul(tf.sub(x, mean), scale), beta), mean, variance];
  },
};

type GradientInput = "dy" | "dmean" | "dvariance" | "x" | "gamma" | "mean" | "variance";

/** To dx, dgamma and dbeta. */
export const batchNormGradientKernel: FusedKernel<GradientInput, Epsilon> = {
  name: "TsgloveBatchNormGradient",
  inputs: ["dy", "dmean", "dvariance", "x", "gamma", "mean", "variance"],
  run({ heap, inputs, attributes: { epsilon } }) {
    // In the order in which the kernel takes them, whatever the caller's.
    const { dy, dmean, dvariance, x, gamma, mean, variance } = inputs;
    const ordered = { dy, dmean, dvariance, x, gamma, mean, variance };
    const { rows, columns } = sizes(x);
    const shapes = [x.shape, [columns], [columns]];
    const outputs = shapes.map((shape) => heap.allocate(shape, "float32"));
    heap.compute("batchNormGradient", ordered, outputs, rows, columns, epsilon);
    return outputs;
  },
  composite(tf, { dy, dmean, dvariance, x, gamma, mean, variance }, { epsilon }) {
    const { rows } = sizes(x);
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    const centred = tf.sub(x, mean);
    const dbeta = columnSums(tf, dy);
    const dgamma = tf.mul(columnSums(tf, tf.mul(dy, centred)), inverse);
    const scale = tf.mul(gamma, inverse);
    const along = tf.div(tf.sub(tf.mul(2, dvariance), tf.mul(tf.mul(scale, inverse), dgamma)), rows);
    const shift = tf.div(tf.sub(dmean, tf.mul(scale, dbeta)), rows);
    return [tf.add(tf.add(tf.mul(dy, scale), tf.mul(centred, along)), shift), dgamma, dbeta];
  },
};

/** The gradients of `momentsKernel` and `batchNormKernel`. */
export function batchNormGradients(tf: Tensors): GradConfig[] {
  return [
    {
      kernelName: momentsKernel.name,
      inputsToSave: ["x"],
      gradFunc(gradients, saved) {
        const [dmean, dvariance] = several(gradients);
        const [x] = saved;
        if (!x || !dmean || !dvariance) throw new Error(`${momentsKernel.name}: saved tensors are gone.`);
        const { rows } = sizes(x);
        const [mean = x] = momentsKernel.composite(tf, { x }, {});
        return {
          x: () => tf.div(tf.add(tf.mul(tf.sub(x, mean), tf.mul(2, dvariance)), dmean), rows),
        };
      },
    },
    {
      kernelName: batchNormKernel.name,
      inputsToSave: ["x", "gamma"],
      outputsToSave: [false, true, true],
      gradFunc(gradients, saved, attributes) {
        const [dy, dmean, dvariance] = several(gradients);
        const [x, gamma, mean, variance] = saved;
        if (!dy || !dmean || !dvariance || !x || !gamma || !mean || !variance) {
          throw new Error(`${batchNormKernel.name}: saved tensors are gone.`);
        }
        const epsilon = Number(attributes["epsilon"]);
        const inputs = { dy, dmean, dvariance, x, gamma };
        const [dx = x, dgamma = x, dbeta = x] = isDifferentiatedAgain(tf)
          ? differentiableGradient(tf, inputs, epsilon)
          : runFused(tf, batchNormGradientKernel, { ...inputs, mean, variance }, { epsilon });
        return { x: () => dx, gamma: () => dgamma, beta: () => dbeta };
      },
    },
  ];
}

/** Whether a gradient is taken of what is computed now: then it is within a second derivative. */
function isDifferentiatedAgain(tf: Tensors): boolean {
  return tf.engine().state.gradientDepth > 0;
}

/** Saved statistics are constants to an outer gradient: these are computed again, so that it sees how they depend on x. */
function differentiableGradient(
  tf: Tensors,
  inputs: Readonly<Record<Exclude<GradientInput, "mean" | "variance">, Tensor>>,
  epsilon: number,
): Tensor[] {
  const [mean = inputs.x, variance = inputs.x] = momentsKernel.composite(tf, { x: inputs.x }, {});
  return batchNormGradientKernel.composite(tf, { ...inputs, mean, variance }, { epsilon });
}

/** The sum of all that lies in a column. */
function columnSums(tf: Tensors, x: Tensor): Tensor {
  return tf.sum(
    x,
    x.shape.slice(0, -1).map((_, axis) => axis),
  );
}

function sizes(x: TensorInfo): { rows: number; columns: number } {
  const columns = x.shape.at(-1) ?? 1;
  return { rows: x.shape.slice(0, -1).reduce((product, size) => product * size, 1), columns };
}
