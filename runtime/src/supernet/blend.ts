// What several branches give, made one: their sum, weighted, where they may differ in channels alone. A narrower output counts as 0
// in the channels that it lacks; the sum carries the mask which that is (see nn/mask.ts).
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { withMask } from "../nn/mask.js";
import { shapeText } from "../nn/place.js";

/** A branch's output and its name. */
export interface Output {
  readonly name: string;
  readonly value: Tensor;
}

/**
 * The sum of `outputs[i] * weights[i]`.
 *
 * @param weights scalars that sum to 1; each equally much where there are none.
 * @throws Error naming both branches where two outputs differ in more than their channels.
 */
export function blend(node: string, outputs: readonly Output[], weights?: readonly Tensor[]): Tensor {
  const tf = tensors();
  const widest = requireSameImages(node, outputs);
  const channels = widest.shape.at(-1) ?? 1;
  const weightOf = (index: number): Tensor => weights?.[index] ?? tf.scalar(1 / outputs.length);
  const sum = tf.addN(outputs.map(({ value }, index) => tf.mul(padded(value, channels), weightOf(index))));
  if (outputs.every(({ value }) => value.shape.at(-1) === channels)) return sum;
  const mask = tf.addN(
    outputs.map(({ value }, index) =>
      tf.mul(padded(tf.ones([value.shape.at(-1) ?? 1]), channels), weightOf(index)),
    ),
  );
  return withMask(sum, mask);
}

/**
 * The output with the most channels.
 * @throws Error naming both branches where two differ in more than their channels.
 */
export function requireSameImages(node: string, outputs: readonly Output[]): Tensor {
  const [first, ...others] = outputs;
  if (first === undefined) throw new Error(`${node} has no branches.`);
  let widest = first.value;
  for (const { name, value } of others) {
    const same =
      value.rank === first.value.rank &&
      value.shape.slice(0, -1).every((n, axis) => n === first.value.shape[axis]);
    if (!same)
      throw new Error(
        `${node}: its candidates give outputs of different shapes, which nothing behind them could take alike: ` +
          `${first.name} gives ${shapeText(first.value.shape)}, ${name} gives ${shapeText(value.shape)}. ` +
          "Give them the same stride and padding; only the channels, the last axis, may differ.",
      );
    if ((value.shape.at(-1) ?? 0) > (widest.shape.at(-1) ?? 0)) widest = value;
  }
  return widest;
}

function padded(value: Tensor, channels: number): Tensor {
  const missing = channels - (value.shape.at(-1) ?? channels);
  if (missing === 0) return value;
  const none = Array.from({ length: value.rank - 1 }, (): [number, number] => [0, 0]);
  return tensors().pad(value, [...none, [0, missing]]);
}
