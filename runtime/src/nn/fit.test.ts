import {
  format,
  oneof,
  RandomStream,
  sample,
  searchable,
  symbolize,
  RandomSearch,
  type Fixed,
} from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { layers, Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  accuracy,
  Adam,
  Attention,
  BatchNorm,
  Conv,
  Cosine,
  Dataset,
  Dense,
  DepthwiseConv,
  disposeWeights,
  DivergedError,
  Dropout,
  fit,
  Flatten,
  LayerNorm,
  inMode,
  MaxPool,
  MBConv,
  meanSquaredError,
  Residual,
  SeparableConv,
  Sequential,
  SGD,
  softmaxCrossEntropy,
  trainableWeights,
  WarmUp,
  weightsOf,
  withRandom,
  type Batch,
  type Callable,
  type Learner,
  type Optimizer,
  type Split,
} from "./index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

/** Small images of noise, in one corner of which there is a brighter patch: which corner is the class. */
function corners(count: number, seed: number): Dataset {
  const random = RandomStream.of(seed);
  const inputs = new Float32Array(count * 64);
  const labels = Array.from({ length: count }, () => random.int(4));
  labels.forEach((label, i) => {
    for (let p = 0; p < 64; p++) {
      const isThere = (p >> 3 < 4 ? 0 : 2) + ((p & 7) < 4 ? 0 : 1) === label;
      inputs[i * 64 + p] = 0.5 * random.normal() + (isThere ? 1 : 0);
    }
  });
  return Dataset.of({ inputs, shape: [8, 8, 1], labels });
}
const [training, validation] = [corners(512, 1), corners(256, 2)];

@searchable
class Trainer implements Learner<Batch> {
  constructor(
    readonly model: Callable,
    readonly optimizer: Optimizer,
    readonly size: Fixed<number> = 32,
  ) {}
  batches(split: Split): Iterator<Batch> {
    return (split === "train" ? training : validation).batches(this.size);
  }
  loss({ inputs, labels }: Batch): Scalar {
    return softmaxCrossEntropy(this.model.call(inputs), labels);
  }
  score({ inputs, labels }: Batch): Scalar {
    return accuracy(this.model.call(inputs), labels);
  }
}

const net = (): Sequential =>
  new Sequential([
    new Conv(8, 3, { stride: 2, bias: false }),
    new BatchNorm({ momentum: 0.9 }),
    new MBConv(8, 3, 2, { squeeze: 0.5 }),
    new Flatten(),
    new Dropout(0.1),
    new Dense(4),
  ]);

describe("fit", () => {
  test("trains: with all parts, from chance to nearly all right", async () => {
    const losses: number[] = [];
    const score = await fit(new Trainer(net(), new Adam(5e-3)), {
      steps: 80,
      seed: 1,
      schedule: new WarmUp(5, new Cosine()),
      validBatches: 8,
      onStep: (step, loss) => {
        expect(step).toBe(losses.push(loss));
      },
    });
    expect(losses).toHaveLength(80);
    // Of four classes: 256 guesses would be right with 0.25 ± 0.027.
    expect(score).toBeGreaterThan(0.9);
  });

  test("repeats itself with a seed, to the last bit", async () => {
    const run = async (seed: number): Promise<[number, number[]]> => {
      const model = net();
      const score = await fit(new Trainer(model, new SGD(0.05, 0.9)), { steps: 5, seed });
      return [score, [...weightsOf(model).values()].flatMap((each) => [...each.dataSync()])];
    };
    const first = await run(3);
    expect(await run(3)).toEqual(first);
    expect(await run(4)).not.toEqual(first);
  });

  test("leaves no tensor behind: over 1,000 steps their number stays", async () => {
    const trainer = new Trainer(net(), new Adam(1e-3), 4);
    const counts: number[] = [];
    const before = tf.memory().numTensors;
    await fit(trainer, { steps: 1000, onStep: () => counts.push(tf.memory().numTensors) });
    expect(counts).toHaveLength(1000);
    // From the second step on: the first one makes the optimizer's memory.
    expect(new Set(counts.slice(1)).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before + weightsOf(trainer).size);
  });

  test("leaves no tensor behind where the loss throws", async () => {
    const weight = tf.variable(tf.scalar(2));
    const failing: Learner<Batch> = {
      batches: () => training.batches(8),
      loss: () => {
        tf.square(tf.add(weight, 1));
        throw new Error("of the loss");
      },
    };
    const before = tf.memory().numTensors;
    await expect(fit(failing, { steps: 1 })).rejects.toThrow("of the loss");
    expect(tf.memory().numTensors).toBe(before);
    weight.dispose();
  });

  test("trains variables of others, too, and leaves those alone that the loss does not depend on", async () => {
    const dense = tf.layers.dense({ units: 4 });
    const bystander = tf.variable(tf.ones([2]));
    const flat = new Flatten();
    const trainer = new Trainer({ call: (x) => dense.apply(flat.call(x)) as Tensor }, new Adam(1e-2));
    expect(await fit(trainer, { steps: 100, seed: 1 })).toBeGreaterThan(0.9);
    expect([...bystander.dataSync()]).toEqual([1, 1]);
    bystander.dispose();
  });

  test("takes batches that come asynchronously, and frees them", async () => {
    const weight = tf.variable(tf.scalar(0));
    async function* batches(): AsyncGenerator<{ x: Tensor }> {
      for (;;) {
        const x = tf.ones([3]);
        await Promise.resolve();
        yield { x };
      }
    }
    const learner: Learner<{ x: Tensor }> = {
      batches,
      loss: ({ x }) => meanSquaredError(tf.mul(x, weight), x),
      optimizer: new SGD(0.5),
    };
    const before = tf.memory().numTensors;
    expect(await fit(learner, { steps: 20 })).toBeCloseTo(0, 5);
    // Its generators were told to end while they made no batch.
    expect(tf.memory().numTensors).toBe(before);
    expect(weight.dataSync()[0]).toBeCloseTo(1, 4);
    weight.dispose();
  });

  test("ends with the signal's reason", async () => {
    const ended = fit(new Trainer(net(), new Adam(1e-3)), {
      steps: 100_000,
      signal: AbortSignal.timeout(100),
    });
    await expect(ended).rejects.toThrow("The operation was aborted due to timeout");
  });

  test("says so when it diverges, before a weight is spoilt", async () => {
    const model = new Sequential([new Flatten(), new Dense(4)]);
    const learner: Learner<Batch> = {
      batches: () => training.batches(32),
      loss: ({ inputs }) => tf.mean(tf.square(model.call(inputs))),
      optimizer: new SGD(1e6),
    };
    const error: unknown = await fit(learner, { steps: 50, seed: 1 }).catch((reason: unknown) => reason);
    if (!(error instanceof DivergedError)) throw error;
    expect(error.message).toContain(
      `the loss is ${error.loss} at step ${error.step}: the training has diverged.`,
    );
    for (const weight of trainableWeights(model))
      expect(Number.isFinite(weight.sum().dataSync()[0])).toBe(true);
  });

  test("says what else is wrong, with class, path and shapes", async () => {
    const wrong = new Trainer(new Sequential([new Flatten(), new Conv(3, 3)]), new Adam(1e-3));
    await expect(fit(wrong, { steps: 1 })).rejects.toThrow(
      'Conv at "model.layers[1]" takes images, [count, height, width, channels], and got shape [32, 64].',
    );
    const empty = new Trainer(new Sequential([new Flatten()]), new Adam(1e-3));
    await expect(fit(empty, { steps: 1 })).rejects.toThrow("fit: the loss depends on no weight");
    await expect(fit(empty, { steps: 1.5 })).rejects.toThrow(
      "fit: steps is 1.5; give a whole number of at least 0.",
    );
    const short: Learner<Batch> = {
      batches: () => training.batches(512, { epochs: 1 }),
      loss: (batch) => new Trainer(shortModel, new Adam(1e-3)).loss(batch),
    };
    const shortModel = new Sequential([new Flatten(), new Dense(4)]);
    await expect(fit(short, { steps: 3 })).rejects.toThrow('batches("train") ended after 1 batches');
  });
});

describe("fit refuses", () => {
  let weight: Variable;
  beforeEach(() => {
    weight = tf.variable(tf.scalar(1));
  });
  const learner = (parts: object): Learner<Batch> => ({
    batches: () => training.batches(8),
    loss: () => tf.mean(tf.square(weight)),
    optimizer: new SGD(0.1),
    ...parts,
  });
  const array = (): Batch[] => [];
  test.each<[what: string, parts: () => object, message: string]>([
    [
      "an array",
      () => ({ batches: array }),
      'batches("train") gives an array, and no iterator: write it as a gen',
    ],
    ["nothing", () => ({ batches: () => undefined }), 'batches("train") gives undefined, and no iterator'],
    [
      "an optimizer of TensorFlow.js",
      () => ({ optimizer: tf.train.adam(0.1) }),
      'AdamOptimizer, which has no method apply(variable, gradient, factor), snapshot() or restore(snapshot, variables): give one of "tsglove/nn": SGD, Adam',
    ],
    [
      "an optimizer that lacks what is called in the end",
      () => ({ optimizer: { apply: () => undefined, snapshot: () => new Map(), restore: () => undefined } }),
      "optimizer is of class Object, which has no method dispose(): give one of",
    ],
    [
      "a loss for each example",
      () => ({ loss: () => tf.mul(weight, tf.ones([8])) }),
      "loss(batch) gives a tensor of shape [8]; give a scalar, as tf.mean does.",
    ],
    ["a loss that is no tensor", () => ({ loss: () => 1 }), "loss(batch) gives number; give a scalar"],
    [
      "a score for each example",
      () => ({ score: () => tf.ones([8]) }),
      "score(batch) gives a tensor of shape [8]; give a scalar",
    ],
    [
      "no examples",
      () => ({ batches: () => [{ inputs: tf.zeros([0, 3]), labels: tf.zeros([0]) }].values() }),
      'batches("train") gave a batch of 0 examples, as batch 1; give at least 1.',
    ],
  ])("%s", async (_what, parts, message) => {
    await expect(fit(learner(parts()), { steps: 1 })).rejects.toThrow(message);
  });

  test("a seed that is no number", async () => {
    await expect(fit(learner({}), { steps: 1, seed: NaN })).rejects.toThrow(
      "fit: seed is NaN; give a number.",
    );
  });

  test("to give a score when the last step has diverged, unless there is one of the learner's own", async () => {
    const model = new Sequential([new Flatten(), new Dense(4)]);
    const parts = {
      loss: ({ inputs }: Batch) => tf.mean(tf.square(model.call(inputs))),
      optimizer: new SGD(1e30),
    };
    await expect(fit(learner(parts), { steps: 1, seed: 1 })).rejects.toThrow(
      /^fit: the loss is (NaN|Infinity) after step 1: the training has diverged/,
    );
    model.layers.forEach(disposeWeights);
    expect(await fit(learner({ ...parts, score: () => 2 }), { steps: 1, seed: 1 })).toBe(2);
  });

  test("labels that are no classes, and says so", async () => {
    const error = fit(new Trainer(new Sequential([new Flatten(), new Dense(2)]), new SGD(0.1)), { steps: 3 });
    await expect(error).rejects.toThrow(DivergedError);
    await expect(error).rejects.toThrow(
      "is Infinity at step 1: the training has diverged. Lower the learning rate, or warm it up; if it is the first step, look at the data: labels are whole numbers from 0 to below the number of classes.",
    );
  });
});

/** A variable that is made when it is first asked for: the library is loaded by then. */
describe("gradients", () => {
  const cases: [name: string, make: () => Callable, shape: number[]][] = [
    ["Conv", () => new Conv(3, 3, { stride: 2, activation: "swish" }), [2, 5, 5, 2]],
    ["DepthwiseConv", () => new DepthwiseConv(3, { activation: "gelu" }), [2, 4, 4, 2]],
    ["SeparableConv", () => new SeparableConv(3, 5, { stride: 2 }), [2, 5, 5, 2]],
    ["MBConv", () => new MBConv(2, 3, 2, { squeeze: 0.5, activation: "swish" }), [2, 4, 4, 2]],
    ["Dense", () => new Dense(3, { activation: "tanh" }), [2, 3]],
    ["BatchNorm", () => new BatchNorm(), [6, 3]],
    ["LayerNorm", () => new LayerNorm(), [4, 5]],
    [
      "MaxPool",
      () => new Residual(new Sequential([new MaxPool(3, { stride: 1 }), new Conv(1, 1)])),
      [1, 4, 4, 1],
    ],
    ["Attention", () => new Attention(2, 3), [2, 3, 4]],
  ];
  test.each(cases)("%s: its weights' are the slopes of the loss", (_name, make, shape) => {
    const layer = make();
    const random = RandomStream.of(7);
    const draw = (of: readonly number[]): Tensor =>
      tf.tensor(
        Float32Array.from({ length: of.reduce((a, b) => a * b, 1) }, () => random.normal()),
        [...of],
      );
    const x = draw(shape);
    const pass = (): Tensor => inMode("batch", () => withRandom(1, () => layer.call(x)));
    const toward = draw(pass().shape);
    const loss = (): Scalar => tf.sum(tf.mul(pass(), toward));
    const weights = trainableWeights(layer);
    // A step that is right to 1e-2 of a weight's scale: the differences of float32 losses have errors of about 1e-7 / 1e-2 of the
    // loss, and those of the third derivative are 1e-4.
    for (const weight of weights) weight.assign(tf.add(weight, tf.mul(draw(weight.shape), 0.1)));
    const { grads } = tf.variableGrads(loss, weights);
    for (const weight of weights) {
      const direction = draw(weight.shape);
      const along =
        tf.sum(tf.mul(grads[weight.name] ?? tf.zeros(weight.shape), direction)).dataSync()[0] ?? NaN;
      const start = weight.clone();
      const at = (step: number): number => {
        weight.assign(tf.add(start, tf.mul(direction, step)));
        return loss().dataSync()[0] ?? NaN;
      };
      const slope = (at(1e-2) - at(-1e-2)) / 2e-2;
      weight.assign(start);
      expect(Math.abs(slope - along)).toBeLessThan(0.02 * Math.max(1, Math.abs(slope)));
    }
  });
});

@searchable
class Wrapped {
  constructor(readonly layer: ReturnType<typeof layers.dense>) {}
  call(x: Tensor): Tensor {
    return this.layer.apply(x) as Tensor;
  }
}

test("layers of the library, symbolized, stand beside ours", async () => {
  const LibraryDense = symbolize(tf.layers.dense);
  const space = new Trainer(
    new Sequential([
      new Flatten(),
      oneof([new Wrapped(LibraryDense({ units: oneof([8, 16]), activation: "relu" })), new Dense(8)]),
      new Dense(4),
    ]),
    new Adam(1e-2),
  );
  const scores = new Map<string, number>();
  for (const [trainer, feedback] of sample(space, new RandomSearch({ seed: 1 }), { trials: 6 })) {
    const score = await fit(trainer, { steps: 60, seed: 1 });
    scores.set(format(trainer.model), score);
    feedback(score);
  }
  expect(scores.size).toBeGreaterThan(1);
  expect([...scores.keys()].join()).toContain("units");
  expect(Math.min(...scores.values())).toBeGreaterThan(0.8);
});
