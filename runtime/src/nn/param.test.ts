import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { searchable } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import {
  buffer,
  constant,
  Conv,
  Dense,
  copyWeights,
  disposeWeights,
  glorotUniform,
  heNormal,
  heNormalDepthwise,
  inMode,
  currentMode,
  ones,
  param,
  Sequential,
  weightsOf,
  withRandom,
  withWeights,
  zeros,
  type Initializer,
} from "./index.js";
import { inModel } from "./place.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

const read = (x: Tensor | undefined): number[] => [...(x?.dataSync() ?? [])];

test("a weight is made once, outlives a tidy, and is freed with its model", () => {
  const before = tf.memory().numTensors;
  const model = new Sequential([new Dense(2), new Dense(3)]);
  for (let i = 0; i < 3; i++) tf.tidy(() => void model.call(tf.ones([1, 2])));
  expect([...weightsOf(model).keys()]).toEqual([
    "layers[0]/kernel",
    "layers[0]/bias",
    "layers[1]/kernel",
    "layers[1]/bias",
  ]);
  expect(tf.memory().numTensors).toBe(before + 4);
  disposeWeights(model);
  expect([weightsOf(model).size, tf.memory().numTensors]).toEqual([0, before]);
});

test("the weights of a model that nobody has any more are freed", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const before = tf.memory().numTensors;
  (() => {
    for (let i = 0; i < 10; i++) tf.tidy(() => void new Dense(2).call(tf.ones([1, 2])));
  })();
  expect(tf.memory().numTensors).toBe(before + 20);
  for (let i = 0; i < 100 && tf.memory().numTensors > before + 2; i++) {
    collect();
    await new Promise((resume) => setImmediate(resume));
  }
  // The last one may still be in a register.
  expect(tf.memory().numTensors).toBeLessThanOrEqual(before + 2);
});

test("a copy that is freed twice leaves what it was copied from", () => {
  const [from, to] = [new Dense(2), new Dense(2)];
  // In a tidy: what a pass leaves behind has its share in the numbers, too.
  tf.tidy(() => void from.call(tf.ones([1, 2])));
  copyWeights(from, to);
  const numbers = read(weightsOf(from).get("kernel"));
  weightsOf(to).get("kernel")?.dispose();
  disposeWeights(to);
  expect(read(tf.add(weightsOf(from).get("kernel") ?? 0, 0))).toEqual(numbers);
});

test("first values depend on seed, place and name; layers beside one another differ", () => {
  const kernels = (seed: number): number[][] => {
    const model = new Sequential([new Dense(2), new Dense(2)]);
    withRandom(seed, () => inModel(model, () => model.call(tf.ones([1, 2]))));
    return [0, 1].map((i) => read(weightsOf(model).get(`layers[${i}]/kernel`)));
  };
  const [first, second] = kernels(1);
  expect(first).not.toEqual(second);
  expect(kernels(1)).toEqual([first, second]);
  expect(kernels(2)).not.toEqual([first, second]);
  // Without a place, in the order in which they ask.
  const alone = (seed: number): number[][] =>
    withRandom(seed, () =>
      [new Dense(2), new Dense(2)].map((layer) => {
        layer.call(tf.ones([1, 2]));
        return read(weightsOf(layer).get("kernel"));
      }),
    );
  const [a, b] = alone(1);
  expect(a).not.toEqual(b);
  expect(alone(1)).toEqual([a, b]);
});

test("initializers have the spread that their papers say", () => {
  const spread = (init: Initializer, shape: number[]): number => {
    const values = read(withRandom(1, () => param({}, "w", shape, { init })));
    return Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
  };
  // Of n normal numbers the spread is right to 1 / √(2n): 0.0052 of itself for 18,432, 0.03 for 576; below, six of them.
  expect(Math.abs(spread(heNormal, [3, 3, 32, 64]) / Math.sqrt(2 / 288) - 1)).toBeLessThan(0.032);
  expect(Math.abs(spread(heNormal, [3, 3, 64, 1]) / Math.sqrt(2 / 576) - 1)).toBeLessThan(0.18);
  expect(Math.abs(spread(heNormalDepthwise, [3, 3, 64, 1]) / Math.sqrt(2 / 9) - 1)).toBeLessThan(0.18);
  // Uniform: variance limit² / 3 = 2 / (inputs + outputs).
  expect(Math.abs(spread(glorotUniform, [100, 60]) / Math.sqrt(2 / 160) - 1)).toBeLessThan(0.06);
  expect([zeros, ones, constant(3)].map((init) => spread(init, [2, 2]))).toEqual([0, 1, 3]);
});

@searchable
class Shift {
  call(x: Tensor): Tensor {
    return tf.add(x, param(this, "shift", [x.shape.at(-1) ?? 1], { init: ones }));
  }
}

test("a scope answers instead, and is gone when it throws", () => {
  const layer = new Shift();
  const asked: unknown[] = [];
  const scope = {
    param: (owner: object, name: string, shape: readonly number[]) => {
      asked.push([owner, name, shape]);
      return tf.fill([...shape], 5);
    },
  };
  expect(read(withWeights(scope, () => layer.call(tf.zeros([2]))))).toEqual([5, 5]);
  expect(asked).toEqual([[layer, "shift", [2]]]);
  expect(weightsOf(layer).size).toBe(0);
  expect(() =>
    withWeights(scope, () => {
      throw new Error("mine");
    }),
  ).toThrow("mine");
  expect(read(layer.call(tf.zeros([2])))).toEqual([1, 1]);
  expect(() => withWeights(scope, async () => Promise.resolve())).toThrow(
    "withWeights holds for code that runs at once; this function gives a promise.",
  );
});

test("modes are nested, and buffers are no weights", () => {
  expect(currentMode()).toBe("infer");
  inMode("train", () => {
    inMode("batch", () => {
      expect(currentMode()).toBe("batch");
    });
    expect(currentMode()).toBe("train");
  });
  expect(currentMode()).toBe("infer");
  const owner = new Shift();
  expect(buffer(owner, "seen", [2], zeros).trainable).toBe(false);
  expect(weightsOf(owner).get("seen")?.shape).toEqual([2]);
});

test("another shape than before is an error with class, path, name and both shapes", () => {
  const model = new Sequential([new Conv(2, 1), new Shift()]);
  const call = (channels: number): void => {
    inModel(model, () => {
      model.layers[1]?.call(tf.zeros([1, channels]));
    });
  };
  call(2);
  expect(() => {
    call(3);
  }).toThrow(
    'Shift at "layers[1]" has its weight "shift" in shape [2], and this call needs [3]: its input has changed.',
  );
});

test("a shape that is none is refused by layer and weight, and so is one that memory has no room for, before it is drawn", () => {
  class Layer {}
  for (const length of [-1, 1.5, NaN])
    expect(() => param(new Layer(), "kernel", [length, 3])).toThrow(
      `Layer asks for its weight "kernel" in shape [${length}, 3]: give whole numbers of at least 0.`,
    );
  let drawn = 0;
  const init: Initializer = (shape, random) => {
    drawn++;
    return zeros(shape, random);
  };
  const before = tf.memory().numTensors;
  const huge = new Dense(60_000);
  const x = tf.zeros([1, 60_000]);
  expect(() => huge.call(x)).toThrow(
    'Dense asks for its weight "kernel" in shape [60000, 60000], which takes 14.4 GB: out of memory.',
  );
  expect(() => param(new Layer(), "kernel", [60_000, 60_000], { init })).toThrow("out of memory");
  expect(drawn).toBe(0);
  x.dispose();
  expect([tf.memory().numTensors, weightsOf(huge).size]).toEqual([before, 0]);
});
