// What a training leaves behind that fails.
import type { Scalar } from "@tensorflow/tfjs";
import { RandomStream } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { beforeAll, expect, test } from "vitest";
import {
  BatchNorm,
  Dataset,
  Dense,
  DivergedError,
  fit,
  Flatten,
  Sequential,
  SGD,
  softmaxCrossEntropy,
  weightsOf,
  type Batch,
  type Learner,
  type Split,
} from "./index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

const random = RandomStream.of(1);
const training = Dataset.of({
  inputs: Float32Array.from({ length: 64 * 6 }, () => random.normal()),
  shape: [6],
  labels: Array.from({ length: 64 }, () => random.int(4)),
});

test.each(["a loss that is no number", "a loss that throws"])(
  "running averages are as the step before left them: %s",
  async (which) => {
    const model = new Sequential([new Flatten(), new BatchNorm({ momentum: 0.5 }), new Dense(4)]);
    let losses = 0;
    const learner: Learner<Batch> = {
      batches: () => training.batches(32),
      loss: ({ inputs, labels }) => {
        // The first one makes the weights.
        const isThird = ++losses === 4;
        // Twice, as of a layer that several parts share.
        model.call(inputs);
        const loss = softmaxCrossEntropy(model.call(isThird ? tf.mul(inputs, NaN) : inputs), labels);
        if (isThird && which.endsWith("throws")) throw new Error("of the loss");
        return loss;
      },
      optimizer: new SGD(0.1),
    };
    const all = (): number[] => [...weightsOf(model).values()].flatMap((each) => [...each.dataSync()]);
    const after: number[][] = [];
    const counts: number[] = [];
    const before = tf.memory().numTensors;
    const onStep = (): void => {
      after.push(all());
      counts.push(tf.memory().numTensors);
    };
    await expect(fit(learner, { steps: 5, seed: 1, onStep })).rejects.toThrow(
      which.endsWith("throws") ? "of the loss" : "the loss is NaN at step 3",
    );
    expect(after).toHaveLength(2);
    expect(all()).toEqual(after[1]);
    expect(counts[1]).toBe(counts[0]);
    expect(tf.memory().numTensors).toBe(before + weightsOf(model).size);
  },
);

test("batches are told that no more are wanted, whatever fails", async () => {
  const model = new Sequential([new Dense(4)]);
  const learner = (parts: object): Learner<Batch> => ({
    batches: () => training.batches(8),
    loss: ({ inputs, labels }) => softmaxCrossEntropy(model.call(inputs), labels),
    ...parts,
  });
  const ended: Split[] = [];
  const rows = (split: Split): IterableIterator<Batch> => {
    const batches = training.batches(8);
    return Object.assign(batches, { return: () => (ended.push(split), { done: true, value: undefined }) });
  };
  const onlyTraining = { batches: (split: Split) => (split === "train" ? rows(split) : []) };
  await expect(fit(learner(onlyTraining), { steps: 1 })).rejects.toThrow('batches("valid") gives an array');
  expect(ended).toEqual(["train"]);
  const optimizer = new SGD(0.1);
  optimizer.dispose = () => {
    throw new Error("of the optimizer");
  };
  await expect(fit(learner({ batches: rows, optimizer }), { steps: 1 })).rejects.toThrow("of the optimizer");
  expect(ended.slice(1).sort()).toEqual(["train", "valid"]);
});

test.each(["Aborted(). Build with -sASSERTIONS for more info.", "memory access out of bounds"])(
  "a lack of memory is told with its step, and with what can be done: %s",
  async (words) => {
    const model = new Sequential([new Dense(4)]);
    let losses = 0;
    const learner: Learner<Batch> = {
      batches: () => training.batches(8),
      loss: ({ inputs, labels }) => {
        // The first one makes the weights.
        if (++losses === 3) throw new Error(words);
        return softmaxCrossEntropy(model.call(inputs), labels);
      },
    };
    await expect(fit(learner, { steps: 5 })).rejects.toThrow(
      `fit, step 2: there is not enough memory (${words}). Make batches or layers smaller, or train in a worker thread`,
    );
  },
);

test("a score that is no number is an error, not a result", async () => {
  const model = new Sequential([new Dense(4)]);
  const learner: Learner<Batch> = {
    batches: () => training.batches(8),
    loss: ({ inputs, labels }) => softmaxCrossEntropy(model.call(inputs), labels),
    score: () => NaN,
  };
  const refused = 'fit: the score on "valid" is NaN, and the loss is a number.';
  await expect(fit(learner, { steps: 1 })).rejects.toThrow(refused);
  let sign = 1;
  const infinite = { ...learner, score: () => (sign *= -1) * Infinity };
  await expect(fit(infinite, { steps: 1, validBatches: 2 })).rejects.toThrow(refused);
});

test("a score that is no number after a training that has diverged says that it has", async () => {
  const model = new Sequential([new Dense(4)]);
  const learner: Learner<Batch> = {
    batches: () => training.batches(8),
    loss: ({ inputs, labels }) => softmaxCrossEntropy(model.call(inputs), labels),
    score: ({ inputs }) => tf.mean<Scalar>(model.call(inputs)),
    optimizer: new SGD(1e39),
  };
  await expect(fit(learner, { steps: 1 })).rejects.toThrow(DivergedError);
});
