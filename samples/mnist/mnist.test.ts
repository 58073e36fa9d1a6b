import { createHash } from "node:crypto";
import { dnaSpec, format, searchSpace, sizeText } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { describe, expect, it } from "vitest";
import { slice, take, test as testing, training, validation, type Digits } from "./data.js";
import { Bottleneck, Conv, Model, Pool, Separable, Stage } from "./model.js";
import { Adam, SGD } from "./optimizer.js";
import { Trainer } from "./trainer.js";
import { Weights } from "./weights.js";

const tf = await loadTensors();

const OPS = {
  Conv: () => new Conv(8, 5),
  Separable: () => new Separable(16, 7),
  Bottleneck: () => new Bottleneck(2, 3),
  "Pool (mean)": () => new Pool("avgPool", 3),
  "Pool (largest)": () => new Pool("maxPool", 2),
};

const smallModel = () => new Model(8, new Stage(new Conv(8), "relu"), new Stage(new Separable(16), "relu"));

function sha256(values: Uint8Array | Float32Array): string {
  return createHash("sha256").update(values).digest("hex");
}

function imageHashes({ count, images }: Digits): string[] {
  return Array.from({ length: count }, (_, i) => sha256(images.subarray(i * 784, (i + 1) * 784)));
}

function countsByDigit({ labels }: Digits): number[] {
  return Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length);
}

describe("the split", () => {
  it("gives every digit its share of each set, to within one image", () => {
    const [most, tenth, anotherTenth] = [training, validation, testing].map(countsByDigit);
    for (let digit = 0; digit < 10; digit++) {
      const [a, b, c] = [most?.[digit] ?? 0, tenth?.[digit] ?? 0, anotherTenth?.[digit] ?? 0];
      expect(Math.abs(b - (a + b + c) / 10)).toBeLessThan(1);
      expect(Math.abs(c - (a + b + c) / 10)).toBeLessThan(1);
    }
    expect([training.count, validation.count, testing.count]).toEqual([8000, 1000, 1000]);
  });

  it("has no image twice, within a set or across", () => {
    expect(new Set([training, validation, testing].flatMap(imageHashes)).size).toBe(10_000);
  });

  it("has no further rows", () => {
    expect(() => take(validation, Uint32Array.of(999, 1000))).toThrow("no row 1000");
  });

  // Another split would make the figures of the documentation untrue; so this one is held.
  it("is the same on every machine", () => {
    const prints = [training, validation, testing].flatMap(({ images, labels }) => [
      sha256(images).slice(0, 16),
      sha256(labels).slice(0, 16),
    ]);
    expect(prints).toEqual([
      "afee73ad43556f8d",
      "cf1eea8d2e793e05",
      "96eab439a516d8f8",
      "9922446b1323ba15",
      "80c6ee7ba10be10d",
      "fcd696e545063a84",
    ]);
  });
});

describe("the model", () => {
  it.each(Object.entries(OPS))("takes images to scores with %s", (_, op) => {
    const weights = new Weights(1);
    const model = new Model(8, new Stage(op(), "elu"), new Stage(op(), "tanh"));
    const scores = tf.tidy(() => model.call(tf.ones([3, 28, 28, 1]), weights).arraySync());
    weights.dispose();
    expect(scores.map((row) => row.length)).toEqual([10, 10, 10]);
    expect(scores.flat().every(Number.isFinite)).toBe(true);
  });

  it("says the same of an image whatever stands beside it, once it has settled", () => {
    const weights = new Weights(1);
    const model = smallModel();
    new Trainer(model, new Adam(0.01), 32, 160, 1).fit(weights);
    const scores = (rows: Uint32Array) => {
      const { count, images } = take(training, rows);
      return tf.tidy(() => model.call(tf.tensor4d(images, [count, 28, 28, 1]), weights).arraySync()[0]);
    };
    const settling = slice(training, 0, 100);
    weights.settle(() => void model.call(tf.tensor4d(settling.images, [100, 28, 28, 1]), weights));
    const [among, alone] = [scores(Uint32Array.of(7, 8, 9)), scores(Uint32Array.of(7))];
    weights.dispose();
    expect(among?.filter((score) => Math.abs(score) > 0.1).length).toBeGreaterThan(3);
    among?.forEach((score, digit) => {
      expect(score).toBeCloseTo(alone?.[digit] ?? NaN, 5);
    });
  });

  // An op is one of 3·2 + 3·3 + 2·2 + 2·2 = 23, a stage one of 23·3 = 69, a model one of 2·69·69; and there are 3 batch
  // sizes and three lines of rates: SGD's with momentum and without, and Adam's.
  it("spans the space that its types say", () => {
    expect(sizeText(dnaSpec(searchSpace(Model)).space)).toBe("9,522");
    expect(sizeText(dnaSpec(searchSpace(Trainer)).space)).toBe("85,698 × ℝ");
  });
});

describe("the trainer", () => {
  it.each(
    [new Adam(0.01), new SGD(0.1, 0.9), new SGD(0.3, 0)].map((optimizer) => ({
      optimizer,
      source: format(optimizer),
    })),
  )("lowers the loss by $source", ({ optimizer }) => {
    const weights = new Weights(1);
    const losses = new Trainer(smallModel(), optimizer, 32, 1600, 1).fit(weights);
    weights.dispose();
    expect(losses).toHaveLength(50);
    const mean = (part: readonly number[]) => part.reduce((sum, loss) => sum + loss, 0) / part.length;
    expect(mean(losses.slice(-10))).toBeLessThan(0.5 * mean(losses.slice(0, 5)));
  });

  it("gives the same accuracy for the same program", () => {
    const accuracies = [1, 2].map(() => new Trainer(smallModel(), new Adam(0.01), 32, 480, 1).train());
    expect(accuracies[0]).toBeGreaterThan(0.3);
    expect(accuracies[1]).toBe(accuracies[0]);
  });

  it("leaves no tensors behind", () => {
    const before = tf.memory().numTensors;
    for (const optimizer of [new Adam(0.01), new SGD(0.1)])
      for (const op of Object.values(OPS)) {
        const trainer = new Trainer(new Model(8, new Stage(op()), new Stage(op())), optimizer, 32, 40, 1);
        trainer.train();
        trainer.test();
      }
    expect(tf.memory().numTensors).toBe(before);
  });

  it("ends early when the loss is no longer a number", () => {
    const model = smallModel();
    const weights = new Weights(1);
    tf.tidy(() => {
      model.call(tf.ones([1, 28, 28, 1]), weights);
      for (const weight of weights.learned) weight.assign(tf.fill(weight.shape, NaN));
    });
    expect(new Trainer(model, new Adam(0.01), 32).fit(weights)).toEqual([NaN]);
    weights.dispose();
  });
});
