// Masks of channels that are mixed: what a normalisation behind a switch makes of them.
import { beforeAll, describe, expect, it } from "vitest";
import { oneof, RandomStream } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Tensor1D } from "@tensorflow/tfjs";
import { BatchNorm } from "../nn/layers/norm.js";
import { maskOf, withMask } from "../nn/mask.js";
import { blend } from "./blend.js";
import { superProgramOf } from "./super-program.js";
import { Chain, Linear, Task, type Op } from "./testing/tasks.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

describe("a sum of branches", () => {
  it("has the sum of their masks", () => {
    const masked = withMask(tf.tensor2d([[1, 0.5]]), tf.tensor1d([1, 0.5]));
    const plain = tf.tensor2d([[3, 3]]);
    const narrow = tf.tensor2d([[5]]);
    const outputs = [masked, plain, narrow].map((value, i) => ({ name: `branch ${i}`, value }));
    const sum = blend("The switch", outputs, [tf.scalar(0.5), tf.scalar(0.25), tf.scalar(0.25)]);
    if (!(sum instanceof tf.Tensor)) throw new Error("of tensors it is a tensor");
    expect([...sum.dataSync()]).toEqual([0.5 + 0.75 + 1.25, 0.25 + 0.75]);
    // 0.5 · [1, 0.5] + 0.25 · [1, 1] + 0.25 · [1, 0]
    expect([...(maskOf(sum)?.dataSync() ?? [])]).toEqual([1, 0.5]);
  });

  it("has none where no branch has one", () => {
    const outputs = [1, 2].map((value) => ({ name: `${value}`, value: tf.tensor2d([[value]]) }));
    const sum = blend("The switch", outputs);
    expect(sum instanceof tf.Tensor && maskOf(sum)).toBeUndefined();
  });

  it("keeps masked channels small through a batch normalisation behind a switch", async () => {
    const net = new Chain([oneof<Op>([new Linear(oneof([1, 2])), new Linear(2)]), new BatchNorm()]);
    const program = superProgramOf(new Task(net));
    await program.build(RandomStream.of(1));
    const shares = new Map<string, Tensor1D>();
    for (const { id } of program.spec.decisionPoints) shares.set(id, tf.tensor1d([1, 0]));
    // β of the normalisation to 1: it has two channels, as the kernels have two columns.
    for (const variable of program.variables) variable.assign(tf.ones(variable.shape));
    const y = tf.tidy(() => [
      ...program
        .runMixed(shares, () =>
          program.root.model.call(
            tf.tensor2d([
              [1, 2],
              [1, 2],
            ]),
          ),
        )
        .dataSync(),
    ]);
    // All of the mixture is the narrow layer: its second channel is none, and no β.
    expect(y).toEqual([1, 0, 1, 0]);
  });
});
