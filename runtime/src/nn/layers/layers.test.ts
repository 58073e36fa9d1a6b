// What each layer computes, against plain loops.
import { RandomStream } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  Activation,
  AvgPool,
  Concat,
  Conv,
  Dense,
  DepthwiseConv,
  Dropout,
  Flatten,
  GlobalPool,
  Identity,
  inMode,
  MaxPool,
  MBConv,
  Residual,
  SeparableConv,
  Sequential,
  weightsOf,
  withRandom,
  Zero,
  type Callable,
} from "../index.js";
import { inModel } from "../place.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

const random = RandomStream.of(1);
function draw(shape: number[]): Tensor {
  const length = shape.reduce((size, axis) => size * axis, 1);
  return tf.tensor(
    Float32Array.from({ length }, () => random.normal()),
    shape,
  );
}

/** Reads a number of a tensor; 0 beyond its borders. */
function reader(x: Tensor): (...at: number[]) => number {
  const values = x.dataSync();
  return (...at) => {
    if (at.some((index, axis) => index < 0 || index >= (x.shape[axis] ?? 0))) return 0;
    return values[at.reduce((flat, index, axis) => flat * (x.shape[axis] ?? 0) + index, 0)] ?? NaN;
  };
}

function weight(model: object, name: string): Tensor {
  const found = weightsOf(model).get(name);
  if (found === undefined) throw new Error(`no ${name} in ${[...weightsOf(model).keys()].join()}`);
  return found;
}

function expectClose(actual: Tensor, expected: readonly number[], tolerance = 1e-4): void {
  const values = [...actual.dataSync()];
  expect(values).toHaveLength(expected.length);
  const worst = Math.max(...values.map((value, i) => Math.abs(value - (expected[i] ?? NaN))));
  expect(worst).toBeLessThan(tolerance);
}

/** Calls back for each place of an output, row by row. */
function over(shape: readonly number[], value: (...at: number[]) => number): number[] {
  const found: number[] = [];
  const go = (at: number[]): void => {
    const length = shape[at.length];
    if (length === undefined) found.push(value(...at));
    else for (let i = 0; i < length; i++) go([...at, i]);
  };
  go([]);
  return found;
}

/** Where a window of "same" padding begins, as TensorFlow has it: the smaller half of the padding goes before. */
function startOf(size: number, kernel: number, stride: number): number {
  return -Math.floor(Math.max(0, (Math.ceil(size / stride) - 1) * stride + kernel - size) / 2);
}

describe("convolutions", () => {
  test.each([
    [3, 1],
    [3, 2],
    [5, 2],
    [1, 1],
  ])("Conv with kernel %i, stride %i", (kernel, stride) => {
    const conv = new Conv(4, kernel, { stride, activation: "relu" });
    const x = draw([2, 7, 6, 3]);
    const y = conv.call(x);
    weightsOf(conv)
      .get("bias")
      ?.assign(tf.tensor1d([0.1, -0.2, 0.3, 0]));
    expect(y.shape).toEqual([2, Math.ceil(7 / stride), Math.ceil(6 / stride), 4]);
    const [at, w, b] = [reader(x), reader(weight(conv, "kernel")), reader(weight(conv, "bias"))];
    const [top, left] = [startOf(7, kernel, stride), startOf(6, kernel, stride)];
    const expected = over(y.shape, (n, row, column, filter) => {
      let sum = b(filter);
      for (let i = 0; i < kernel; i++)
        for (let j = 0; j < kernel; j++)
          for (let c = 0; c < 3; c++)
            sum += at(n, row * stride + top + i, column * stride + left + j, c) * w(i, j, c, filter);
      return Math.max(0, sum);
    });
    expectClose(conv.call(x), expected);
  });

  test("DepthwiseConv and SeparableConv", () => {
    const layer = new SeparableConv(5, 3, { stride: 2 });
    const x = draw([1, 6, 6, 4]);
    const y = layer.call(x);
    expect(y.shape).toEqual([1, 3, 3, 5]);
    const alone = new DepthwiseConv(3, { stride: 2, bias: false });
    const seen = alone.call(x);
    expect(seen.shape).toEqual([1, 3, 3, 4]);
    const at = reader(x);
    const around = (
      w: (...at: number[]) => number,
      n: number,
      row: number,
      column: number,
      c: number,
    ): number => {
      let sum = 0;
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < 3; j++)
          sum += at(n, row * 2 + startOf(6, 3, 2) + i, column * 2 + startOf(6, 3, 2) + j, c) * w(i, j, c, 0);
      return sum;
    };
    const own = reader(weight(alone, "kernel"));
    expectClose(
      seen,
      over(seen.shape, (n, row, column, c) => around(own, n, row, column, c)),
    );
    const [deep, mix] = [
      reader(weight(layer, "depthwise_kernel")),
      reader(weight(layer, "pointwise_kernel")),
    ];
    expectClose(
      y,
      over(y.shape, (n, row, column, f) =>
        [0, 1, 2, 3].reduce((sum, c) => sum + around(deep, n, row, column, c) * mix(0, 0, c, f), 0),
      ),
    );
  });

  test("what they refuse, by class and value", () => {
    expect(() => new Conv(4, 3).call(tf.zeros([2, 8]))).toThrow(
      "Conv takes images, [count, height, width, channels], and got shape [2, 8].",
    );
    expect(() => new Conv(0, 3).call(tf.zeros([1, 8, 8, 1]))).toThrow(
      "Conv: filters is 0; give a whole number of at least 1.",
    );
    expect(() => new Conv(4, 2.5).call(tf.zeros([1, 8, 8, 1]))).toThrow("Conv: kernel is 2.5");
    const conv = new Conv(4, 3);
    conv.call(tf.zeros([1, 8, 8, 1]));
    expect(() => conv.call(tf.zeros([1, 8, 8, 2]))).toThrow(
      'Conv has its weight "kernel" in shape [3, 3, 1, 4], and this call needs [3, 3, 2, 4]',
    );
  });
});

describe("the inverted bottleneck", () => {
  test("adds its input where both are of one shape, and is linear at its end", () => {
    const x = draw([2, 4, 4, 8]);
    const [kept, bare] = [new MBConv(8, 3, 6), new MBConv(8, 3, 6, { residual: false })];
    const run = (layer: Callable): Tensor => inMode("batch", () => withRandom(5, () => layer.call(x)));
    const difference = tf.sub(run(kept), run(bare));
    expectClose(difference, [...x.dataSync()]);
    expect(run(bare).min().dataSync()[0]).toBeLessThan(0);
    expect(run(new MBConv(8, 3, 6, { stride: 2 })).shape).toEqual([2, 2, 2, 8]);
    expect(run(new MBConv(12, 5, 1)).shape).toEqual([2, 4, 4, 12]);
  });

  test("has the weights of the paper, and of squeeze-and-excite", () => {
    const layer = new MBConv(12, 5, 4, { squeeze: 0.25 });
    inMode("batch", () => layer.call(draw([1, 4, 4, 8])));
    const shapes = Object.fromEntries([...weightsOf(layer)].map(([name, { shape }]) => [name, shape]));
    expect(shapes).toEqual({
      expand_kernel: [1, 1, 8, 32],
      expand_gamma: [32],
      expand_beta: [32],
      depthwise_kernel: [5, 5, 32, 1],
      depthwise_gamma: [32],
      depthwise_beta: [32],
      squeeze_kernel: [1, 1, 32, 8],
      squeeze_bias: [8],
      excite_kernel: [1, 1, 8, 32],
      excite_bias: [32],
      project_kernel: [1, 1, 32, 12],
      project_gamma: [12],
      project_beta: [12],
    });
    expect(() => new MBConv(8, 3, 2, { squeeze: 2 }).call(draw([1, 4, 4, 8]))).toThrow(
      "MBConv: squeeze is 2",
    );
  });

  test("an expansion of 1 has no weight that one above it has, as it widens nothing", () => {
    const names = (expansion: number): string[] => {
      const layer = new MBConv(8, 3, expansion, { squeeze: 0.5 });
      inMode("train", () => layer.call(draw([1, 4, 4, 8])));
      return [...weightsOf(layer).keys()];
    };
    expect(names(2)).toEqual(names(4));
    expect(names(1)).toHaveLength(14);
    expect(names(1).filter((name) => names(2).includes(name))).toEqual([]);
  });

  test("squeeze-and-excite scales channels by a gate of the whole image", () => {
    const layer = new MBConv(3, 1, 1, { squeeze: 1, residual: false, activation: "linear" });
    const x = draw([1, 2, 2, 3]);
    layer.call(x);
    // Depthwise 1 × 1 of ones and identical projections leave x; the averages of a new normalisation are 0 and 1.
    weightsOf(layer)
      .get("narrow_depthwise_kernel")
      ?.assign(tf.ones([1, 1, 3, 1]));
    weightsOf(layer)
      .get("narrow_project_kernel")
      ?.assign(tf.reshape(tf.eye(3), [1, 1, 3, 3]));
    const once = 1 / Math.sqrt(1 + 1e-3);
    const [at, squeeze, excite] = [
      reader(x),
      reader(weight(layer, "narrow_squeeze_kernel")),
      reader(weight(layer, "narrow_excite_kernel")),
    ];
    const means = [0, 1, 2].map(
      (c) => [0, 1].flatMap((i) => [0, 1].map((j) => at(0, i, j, c) * once)).reduce((a, b) => a + b) / 4,
    );
    const squeezed = [0, 1, 2].map((k) =>
      Math.max(
        0,
        means.reduce((sum, mean, c) => sum + mean * squeeze(0, 0, c, k), 0),
      ),
    );
    const gates = [0, 1, 2].map(
      (c) => 1 / (1 + Math.exp(-squeezed.reduce((sum, s, k) => sum + s * excite(0, 0, k, c), 0))),
    );
    expectClose(
      layer.call(x),
      over(x.shape, (n, i, j, c) => at(n, i, j, c) * once * (gates[c] ?? NaN) * once),
    );
  });
});

describe("a window larger than its image", () => {
  const x = (): Tensor => draw([1, 4, 4, 2]);
  test.each<[layer: Callable, message: string]>([
    [
      new Conv(2, 5, { padding: "valid" }),
      'Conv at "layers[0]": a kernel of 5 × 5 finds no room in an image of 4 × 4; give a smaller one, or padding "same".',
    ],
    [
      new DepthwiseConv([1, 3], { padding: "valid", dilation: 2 }),
      "a kernel of 1 × 3, 1 × 5 by its dilation, finds no room in an image of 4 × 4",
    ],
    [new SeparableConv(2, 5, { padding: "valid" }), "SeparableConv at"],
    [new MaxPool(5, { padding: "valid" }), 'MaxPool at "layers[0]": a size of 5 × 5 finds no room'],
  ])("%s", (layer, message) => {
    const model = new Sequential([layer]);
    expect(() => inModel(model, () => model.call(x()))).toThrow(message);
  });
  test("one that fills it leaves a pixel", () => {
    expect(new Conv(2, 4, { padding: "valid" }).call(x()).shape).toEqual([1, 1, 1, 2]);
  });
});

describe("what does not go together", () => {
  test.each<[layer: Callable, message: string]>([
    [
      new Conv(2, 3, { stride: [1, 2], dilation: 2 }),
      'Conv at "layers[0]": stride is 1 × 2 and dilation 2 × 2; one of them has to be 1.',
    ],
    [new DepthwiseConv(3, { stride: 2, dilation: [2, 1] }), "stride is 2 × 2 and dilation 2 × 1"],
    [
      new SeparableConv(2, 3, { stride: 2, dilation: 2 }),
      'SeparableConv at "layers[0]": stride is 2 × 2 and dilation 2 × 2',
    ],
    [
      new Concat([new Identity(), new Identity(), new MaxPool(2)]),
      'Concat at "layers[0]" puts outputs side by side, and those of layers 0 and 2 are of shapes [1, 4, 4, 2] and [1, 2, 2, 2]: all lengths but the last have to agree.',
    ],
    [new Concat([new Identity(), new Flatten()]), "of shapes [1, 4, 4, 2] and [1, 32]"],
  ])("%s", (layer, message) => {
    const model = new Sequential([layer]);
    expect(() => inModel(model, () => model.call(draw([1, 4, 4, 2])))).toThrow(message);
  });
});

describe("the others", () => {
  test("Dense, over the last axis of any shape", () => {
    const dense = new Dense(2, { activation: "tanh" });
    const x = draw([2, 3, 4]);
    const y = dense.call(x);
    const [at, w] = [reader(x), reader(weight(dense, "kernel"))];
    expectClose(
      y,
      over([2, 3, 2], (n, place, unit) =>
        Math.tanh([0, 1, 2, 3].reduce((sum, c) => sum + at(n, place, c) * w(c, unit), 0)),
      ),
    );
  });

  test("pooling: what lies beyond the border counts for neither", () => {
    const x = tf.tensor4d([-1, -2, -3, -4, -5, -6, -7, -8, -9], [1, 3, 3, 1]);
    expect([...new MaxPool(2).call(x).dataSync()]).toEqual([-1, -3, -7, -9]);
    expect([...new AvgPool(2).call(x).dataSync()]).toEqual([-3, -4.5, -7.5, -9]);
    expect([...new AvgPool(2, { stride: 1, padding: "valid" }).call(x).dataSync()]).toEqual([-3, -4, -6, -7]);
    expect(new GlobalPool().call(x).arraySync()).toEqual([[-5]]);
    expect(new Flatten().call(x).shape).toEqual([1, 9]);
  });

  test("activations", () => {
    const x = tf.tensor1d([-4, -1, -0.5, 0, 0.5, 1, 4, 8]);
    const phi = (v: number): number =>
      0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)));
    const functions = {
      linear: (v: number) => v,
      relu: (v: number) => Math.max(0, v),
      relu6: (v: number) => Math.min(6, Math.max(0, v)),
      swish: (v: number) => v / (1 + Math.exp(-v)),
      hswish: (v: number) => (v * Math.min(6, Math.max(0, v + 3))) / 6,
      gelu: phi,
      elu: (v: number) => (v > 0 ? v : Math.exp(v) - 1),
      sigmoid: (v: number) => 1 / (1 + Math.exp(-v)),
      tanh: Math.tanh,
    };
    for (const name of [
      "linear",
      "relu",
      "relu6",
      "swish",
      "hswish",
      "gelu",
      "elu",
      "sigmoid",
      "tanh",
    ] as const)
      expectClose(new Activation(name).call(x), [...x.dataSync()].map(functions[name]), 1e-5);
    const rellu = JSON.parse('"rellu"') as "relu";
    for (const layer of [new Activation(rellu), new Dense(2, { activation: rellu })])
      expect(() => layer.call(draw([1, 2]))).toThrow(
        `${layer.constructor.name}: activation is "rellu"; give "linear", "relu"`,
      );
  });

  test("Identity, Zero, Residual, Concat, Sequential", () => {
    const x = draw([1, 5, 4, 2]);
    expect(new Identity().call(x)).toBe(x);
    expect(new Zero().call(x).shape).toEqual([1, 5, 4, 2]);
    const small = new Zero(2).call(x);
    expect([small.shape, small.abs().max().dataSync()[0]]).toEqual([[1, 3, 2, 2], 0]);
    expectClose(
      new Residual(new Identity()).call(x),
      [...x.dataSync()].map((v) => 2 * v),
    );
    expect(new Concat([new Identity(), new Zero(), new Conv(3, 1)]).call(x).shape).toEqual([1, 5, 4, 7]);
    expect(new Sequential([new MaxPool(2), new Flatten(), new Dense(3)]).call(x).shape).toEqual([1, 3]);
    expect(() => new Residual(new Conv(3, 1)).call(x)).toThrow(
      "Residual adds its input, of shape [1, 5, 4, 2], to an output of shape [1, 5, 4, 3]: give it a layer that keeps the shape.",
    );
    expect(() => new Concat([]).call(x)).toThrow("Concat has no layers");
  });

  test("Dropout drops while training, keeps the mean, and is the same for the same seed", () => {
    const x = tf.ones([100, 100]);
    const layer = new Dropout(0.25);
    expect(layer.call(x)).toBe(x);
    const drop = (seed: number): number[] => [
      ...withRandom(seed, () => inMode("train", () => layer.call(x))).dataSync(),
    ];
    const once = drop(1);
    expect(drop(1)).toEqual(once);
    expect(drop(2)).not.toEqual(once);
    const kept = once.filter((v) => v !== 0);
    expect(new Set(kept.map((v) => v.toFixed(5)))).toEqual(new Set([(4 / 3).toFixed(5)]));
    // 10,000 draws: the share that is kept has a deviation of 0.0043; 0.026 is six of them.
    expect(Math.abs(kept.length / 10_000 - 0.75)).toBeLessThan(0.026);
    expect(() => new Dropout(1).call(x)).toThrow(
      "Dropout: rate is 1; give a number of at least 0 and below 1.",
    );
  });
});
