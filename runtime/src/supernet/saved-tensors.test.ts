// What a checkpoint keeps of optimizers that are not ours.
import type { Variable } from "@tensorflow/tfjs";
import { loadTensors, tensors } from "tsglove/tensor";
import { beforeAll, expect, it } from "vitest";
import type { Optimizer, Slot } from "../nn/optimizers/optimizer.js";
import { optimizerPart } from "./saved-tensors.js";

beforeAll(async () => {
  await loadTensors();
});

/** Remembers what it is told, of each weight alike. */
function remembering(
  names: readonly string[],
  variables: readonly Variable[],
): Optimizer & { readonly kept: string[] } {
  const tf = tensors();
  const kept: string[] = [];
  const slotOf = (at: number): Slot => ({
    steps: 3,
    tensors: new Map(names.map((name, i) => [name, tf.tensor1d([at, i])])),
  });
  return {
    kept,
    apply: () => undefined,
    dispose: () => undefined,
    snapshot: () => new Map(variables.map(({ name }, at) => [name, slotOf(at)])),
    restore(snapshot, own) {
      own.forEach(({ name }, at) => {
        for (const [what, tensor] of snapshot.get(name)?.tensors ?? [])
          kept.push(`${at} ${what}: ${tensor.dataSync().join()}`);
      });
    },
  };
}

it("keeps the names that an optimizer gives, with blanks in them, too", () => {
  const tf = tensors();
  const variables = [0, 1].map(() => tf.tidy(() => tf.variable(tf.zeros([2]))));
  const names = ["running mean", "running mean of squares", "", "m"];
  const part = optimizerPart(remembering(names, variables), variables);
  const restored = remembering(names, variables);
  void optimizerPart(restored, variables).restore(part.save());
  expect(restored.kept).toEqual([0, 1].flatMap((at) => names.map((name, i) => `${at} ${name}: ${at},${i}`)));
  tf.dispose(variables);
});
