// What several branches give, made one: their sum, weighted, where they may differ in channels alone. A narrower output counts as 0
// in the channels that it lacks; the sum carries the mask which that is (see nn/mask.ts), and the branches' own.
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { maskOf, withMask } from "../nn/mask.js";
import { shapeText } from "../nn/place.js";
import { isTensor } from "../nn/tensor-kinds.js";
import { Refusal, type Value } from "./layer-call.js";

/** A branch's output and its name. */
export interface Output<V extends Value = Value> {
  readonly name: string;
  readonly value: V;
}

/**
 * The sum of `outputs[i] * weights[i]`; of lists, item by item.
 *
 * @param weights scalars that sum to 1; each equally much where there are none.
 * @throws Refusal naming both branches where two outputs differ in more than their channels.
 */
export function blend(node: string, outputs: readonly Output[], weights?: readonly Tensor[]): Value {
  const items = itemsOf(node, outputs).map((each) => blendTensors(node, each, weights));
  const [first] = items;
  return first === undefined || outputs.some(({ value }) => !isTensor(value)) ? items : first;
}

/** @throws Refusal naming both branches where two outputs differ in more than their channels, or are lists of other lengths. */
export function requireAlike(node: string, outputs: readonly Output[]): void {
  for (const each of itemsOf(node, outputs)) widestOf(node, each);
}

/** How many channels an output has; of a list, in all. */
export function channelsIn(value: Value): number {
  return isTensor(value)
    ? (value.shape.at(-1) ?? 1)
    : value.reduce((sum, each) => sum + (each.shape.at(-1) ?? 1), 0);
}

/** The mask of layers of several widths that are mixed: [channels], how much of the mixture each channel is in. */
export function widthMask(widths: readonly number[], channels: number, weights: readonly Tensor[]): Tensor {
  const tf = tensors();
  return tf.addN(
    widths.map((width, index) => tf.mul(padded(tf.ones([width]), channels), weights[index] ?? tf.scalar(0))),
  );
}

function blendTensors(
  node: string,
  outputs: readonly Output<Tensor>[],
  weights: readonly Tensor[] = outputs.map(() => tensors().scalar(1 / outputs.length)),
): Tensor {
  const tf = tensors();
  const channels = widestOf(node, outputs).shape.at(-1) ?? 1;
  const weightOf = (index: number): Tensor => weights[index] ?? tf.scalar(0);
  const sum = tf.addN(outputs.map(({ value }, index) => tf.mul(padded(value, channels), weightOf(index))));
  const isMasked = outputs.some(({ value }) => maskOf(value) !== undefined || channelsIn(value) < channels);
  if (!isMasked) return sum;
  const masks = outputs.map(({ value }, index) =>
    tf.mul(padded(maskOf(value) ?? tf.ones([channelsIn(value)]), channels), weightOf(index)),
  );
  return withMask(sum, tf.addN(masks));
}

/** Outputs that are lists, as a list of outputs. */
function itemsOf(node: string, outputs: readonly Output[]): readonly (readonly Output<Tensor>[])[] {
  const [first] = outputs;
  if (first === undefined) throw new Error(`${node} has no branches.`);
  const lists = outputs.map(({ name, value }): readonly Output<Tensor>[] =>
    isTensor(value)
      ? [{ name, value }]
      : value.map((each, index) => ({ name: `${name}, output ${index},`, value: each })),
  );
  const length = lists[0]?.length ?? 0;
  outputs.forEach(({ name, value }, index) => {
    if (lists[index]?.length === length && isTensor(value) === isTensor(first.value)) return;
    throw new Refusal(
      `${node}: its candidates give outputs of different kinds, which nothing behind them could take alike: ` +
        `${first.name} gives ${kindOf(first.value)}, ${name} gives ${kindOf(value)}.`,
    );
  });
  return Array.from({ length }, (_, item) =>
    lists.flatMap((list) => {
      const output = list[item];
      return output === undefined ? [] : [output];
    }),
  );
}

function kindOf(value: Value): string {
  return isTensor(value) ? "a tensor" : `a list of ${value.length}`;
}

/** The output with the most channels. */
function widestOf(node: string, outputs: readonly Output<Tensor>[]): Tensor {
  const [first, ...others] = outputs;
  if (first === undefined) throw new Error(`${node} has no branches.`);
  let widest = first.value;
  for (const { name, value } of others) {
    const same =
      value.rank === first.value.rank &&
      value.shape.slice(0, -1).every((n, axis) => n === first.value.shape[axis]);
    if (!same)
      throw new Refusal(
        `${node}: its candidates give outputs of different shapes, which nothing behind them could take alike: ` +
          `${first.name} gives ${shapeText(first.value.shape)}, ${name} gives ${shapeText(value.shape)}. ` +
          "Give them the same stride and padding; only the channels, the last axis, may differ.",
      );
    if (channelsIn(value) > channelsIn(widest)) widest = value;
  }
  return widest;
}

function padded(value: Tensor, channels: number): Tensor {
  const missing = channels - (value.shape.at(-1) ?? channels);
  if (missing === 0) return value;
  const none = Array.from({ length: value.rank - 1 }, (): [number, number] => [0, 0]);
  return tensors().pad(value, [...none, [0, missing]]);
}
