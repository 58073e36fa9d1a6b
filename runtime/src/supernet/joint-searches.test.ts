// Whole searches by a controller of spaces in which a choice opens others.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { oneof, RandomStream, Reinforce } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Scalar, Tensor2D } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Learner } from "../nn/learner.js";
import { SGD } from "../nn/optimizers/sgd.js";
import { readCheckpoint } from "./checkpoint.js";
import { enas } from "./enas.js";
import type { SearchOptions, SearchResult } from "./search-options.js";
import { Chain, Linear, Powered, Task } from "./testing/tasks.js";
import { tunas } from "./tunas.js";

beforeAll(async () => {
  await loadTensors();
});

/** How many steps a search makes in which what is shared has to learn. */
const ways = [
  { method: tunas, name: "tunas", steps: 1000, options: {} },
  // The likeliest child is what the controller has learned; the best of many draws may be luck.
  { method: enas, name: "enas", steps: 2000, options: { finalists: 1 } },
] as const;

/** A layer without sizes, or two of several sizes. */
function space(sizes: readonly number[]): Task {
  const sized = (): Powered => new Powered(oneof(sizes));
  return new Task(oneof([new Linear(2), new Chain([sized(), sized()])]));
}

describe.each(ways)("$name", ({ method, steps, options }) => {
  /** Only one of 16 sizes costs what is asked, and the layer without sizes costs less too much than most of them. */
  const costOf = ({ model }: Task): number =>
    model instanceof Linear
      ? 1.25
      : model instanceof Chain && model.ops.every((op) => op instanceof Powered && op.by === 1)
        ? 1
        : 2;
  const search = (seed: number, more: Partial<SearchOptions> = {}): Promise<SearchResult<Task>> =>
    method
      .rewrite(space([1, 1.1, 1.2, 1.3]), new Reinforce({ learningRate: 0.05 }), {
        ...options,
        // What is shared has nothing to say here.
        learner: (task): Learner<Tensor2D> => ({
          batches: () => task.batches(),
          loss: (batch) => tensors().mean(task.model.call(batch).square()).asScalar(),
          score: () => tensors().scalar(0),
          optimizer: new SGD(1e-4),
        }),
        cost: { of: costOf, target: 1, weight: -1 },
      })
      .search({ steps: 1200, seed, progress: false, ...more });

  it("finds the one good size of a block, whatever the mean of its sizes", async () => {
    for (const seed of [1, 2, 3]) {
      const found = await search(seed);
      // By single decisions none of ten controllers finds it: joint-choices.test.
      expect(found.dna.numbers).toEqual([1, 0, 0]);
      found.dispose();
    }
  });

  it("goes on from a checkpoint as if it had not stopped", async () => {
    const directory = mkdtempSync(join(tmpdir(), "tsglove-joint-"));
    try {
      const whole = await search(4);
      const controller = new AbortController();
      const stopped = await search(4, {
        checkpoint: { directory, every: 50 },
        signal: controller.signal,
        progress: {
          step: ({ step }) => {
            if (step === 800) controller.abort();
          },
        },
      });
      expect(stopped.steps).toBe(800);
      expect(readCheckpoint(directory)?.identity).toHaveProperty("firstParameters");
      const resumed = await search(4, { checkpoint: { directory, every: 50 } });
      expect(resumed.history).toEqual(whole.history);
      expect(resumed.dna.numbers).toEqual(whole.dna.numbers);
      for (const each of [whole, stopped, resumed]) each.dispose();
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("gives a layer without sizes its turns to learn beside 56 sizes of another", async () => {
    const learner = ({ model }: Task): Learner<Tensor2D> & { readonly optimizer: SGD } => ({
      optimizer: new SGD(0.02),
      *batches(split) {
        const random = RandomStream.of(split);
        for (;;)
          yield tensors().tensor2d(Array.from({ length: 16 }, () => [random.normal(), random.normal()]));
      },
      // Of a turn, which no scaling is.
      loss(batch): Scalar {
        const tf = tensors();
        const turned = tf.matMul(batch, tf.tensor2d([1, 0.6, -0.6, 1], [2, 2]));
        return tf.losses.meanSquaredError(turned, model.call(batch)).asScalar();
      },
    });
    const sizes = Array.from({ length: 8 }, (_, i) => 0.9 + 0.2 * (i / 7));
    for (const seed of [1, 2, 3]) {
      const found = await method
        .rewrite(
          new Task(
            oneof([
              new Linear(2),
              new Chain([new Powered(oneof(sizes)), new Powered(oneof(sizes.slice(1)))]),
            ]),
          ),
          new Reinforce({ entropyBonus: 0.1 }),
          { ...options, learner },
        )
        .search({ steps, seed, progress: false });
      expect(found.child.model).toBeInstanceOf(Linear);
      found.dispose();
    }
  });
});
