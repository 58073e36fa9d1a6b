// What batches may be made of.
import type { Tensor } from "@tensorflow/tfjs";
import { loadTensors } from "tsglove/tensor";
import { beforeAll, describe, expect, it } from "vitest";
import type { Learner } from "../nn/learner.js";
import { isTensor } from "../nn/tensor-kinds.js";
import { KeptBatch } from "./kept-batch.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

/** Keeps a batch, when its own tensors are gone. */
async function kept(make: () => unknown): Promise<KeptBatch> {
  const learner: Learner = {
    *batches(): Generator<unknown, never> {
      for (;;) yield make();
    },
    loss: () => tf.scalar(0),
  };
  return KeptBatch.of(learner);
}

const numbers = (value: unknown): readonly number[] => (isTensor(value) ? [...value.dataSync()] : []);

class Named extends Map<string, Tensor> {
  get inputs(): Tensor | undefined {
    return this.get("inputs");
  }
}

describe("a batch that is kept", () => {
  it("may be a map, of a class of its own", async () => {
    const before = tf.memory().numTensors;
    const one = await kept(() => new Named([["inputs", tf.tensor1d([1, 2, 3])]]));
    const { batch } = one;
    if (!(batch instanceof Named)) throw new Error("its class is kept");
    expect(numbers(batch.inputs)).toEqual([1, 2, 3]);
    expect(one.examples(undefined)).toBe(3);
    one.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("may be a set, in an object", async () => {
    const before = tf.memory().numTensors;
    const one = await kept(() => ({ all: new Set([tf.tensor1d([1, 2]), tf.tensor1d([3, 4])]), size: 2 }));
    const { all, size } = one.batch as { readonly all: ReadonlySet<unknown>; readonly size: number };
    expect([[...all].map(numbers), size]).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      2,
    ]);
    one.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("may lead back to itself", async () => {
    interface Ring {
      readonly inputs: Tensor;
      readonly rings: Ring[];
      readonly byName: Map<string, Ring>;
    }
    const before = tf.memory().numTensors;
    const one = await kept(() => {
      const ring: Ring = { inputs: tf.tensor1d([1, 2]), rings: [], byName: new Map() };
      ring.rings.push(ring);
      ring.byName.set("own", ring);
      return ring;
    });
    const ring = one.batch as Ring;
    expect(numbers(ring.inputs)).toEqual([1, 2]);
    expect(ring.rings[0]).toBe(ring);
    expect(ring.byName.get("own")).toBe(ring);
    one.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
