// Normalisation, against plain arithmetic, in each mode.
import { RandomStream } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import {
  BatchNorm,
  calibrate,
  Concat,
  inMode,
  LayerNorm,
  maskOf,
  Residual,
  weightsOf,
  withMask,
  type Callable,
} from "../index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

const random = RandomStream.of(2);
/** Rows of 3 columns, with means and spreads of their own. */
function rows(count: number): number[][] {
  return Array.from({ length: count }, () => [0, 1, 2].map((c) => 5 * c - 3 + (c + 1) * random.normal()));
}
const column = (batch: readonly number[][], c: number): number[] => batch.map((row) => row[c] ?? NaN);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]): number => mean(values.map((v) => (v - mean(values)) ** 2));
const read = (layer: object, name: string): number[] => [...(weightsOf(layer).get(name)?.dataSync() ?? [])];

function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-4): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(tolerance * Math.max(1, Math.abs(value)));
  });
}

test("training goes by the batch, and averages what it saw: alike at first, then with Keras's rule", () => {
  const layer = new BatchNorm({ momentum: 0.6 });
  const [means, variances] = [
    [0, 0, 0],
    [1, 1, 1],
  ];
  // Of the first two batches each is a half; from then on a new one is 0.4.
  for (const share of [1, 0.5, 0.4, 0.4]) {
    const batch = rows(8);
    const y = inMode("train", () => layer.call(tf.tensor2d(batch)));
    const expected = batch.map((row) =>
      row.map((v, c) => (v - mean(column(batch, c))) / Math.sqrt(variance(column(batch, c)) + 1e-3)),
    );
    expectClose([...y.dataSync()], expected.flat());
    for (let c = 0; c < 3; c++) {
      means[c] = (1 - share) * (means[c] ?? 0) + share * mean(column(batch, c));
      variances[c] = (1 - share) * (variances[c] ?? 0) + share * variance(column(batch, c));
    }
  }
  expectClose(read(layer, "mean"), means);
  expectClose(read(layer, "variance"), variances);

  // Afterwards an example no longer depends on those beside it.
  weightsOf(layer)
    .get("gamma")
    ?.assign(tf.tensor1d([2, 1, 0.5]));
  weightsOf(layer)
    .get("beta")
    ?.assign(tf.tensor1d([1, 0, -1]));
  const [example = []] = rows(1);
  const expected = example.map(
    (v, c) =>
      (([2, 1, 0.5][c] ?? 0) * (v - (means[c] ?? 0))) / Math.sqrt((variances[c] ?? 0) + 1e-3) +
      ([1, 0, -1][c] ?? 0),
  );
  expectClose([...layer.call(tf.tensor2d([example])).dataSync()], expected);
  expectClose([...layer.call(tf.tensor2d([example, ...rows(3)])).dataSync()].slice(0, 3), expected);
});

test("the mode of supernets goes by the batch and changes no average", () => {
  const layer = new BatchNorm();
  const batch = rows(8);
  const train = [...inMode("train", () => layer.call(tf.tensor2d(batch))).dataSync()];
  const before = read(layer, "mean");
  expectClose([...inMode("batch", () => layer.call(tf.tensor2d(batch))).dataSync()], train);
  expect(read(layer, "mean")).toEqual(before);
});

test("calibration takes the plain mean over its batches, and begins anew each time", () => {
  const layer = new BatchNorm();
  inMode("train", () => layer.call(tf.tensor2d(rows(8))));
  for (let time = 0; time < 2; time++) {
    const batches = [rows(8), rows(8), rows(8), rows(8)];
    calibrate(layer, () => {
      for (const batch of batches) layer.call(tf.tensor2d(batch));
    });
    expectClose(
      read(layer, "mean"),
      [0, 1, 2].map((c) => mean(batches.map((batch) => mean(column(batch, c))))),
    );
    expectClose(
      read(layer, "variance"),
      [0, 1, 2].map((c) => mean(batches.map((batch) => variance(column(batch, c))))),
    );
  }
});

test.each(["train", "calibrate"] as const)(
  "in mode %s the moments of a batch are computed once",
  async (mode) => {
    const layer = new BatchNorm();
    const x = tf.tensor2d(rows(8));
    const { kernelNames } = await tf.profile(() => inMode(mode, () => layer.call(x)));
    // By the one kernel that normalises, too, or by what TensorFlow.js has: sums of the batch and of its squared deviations.
    const sums = kernelNames.filter((name) => name === "Sum" || name.includes("Moments"));
    expect(sums.length).toBeLessThanOrEqual(kernelNames.includes("TsgloveBatchNorm") ? 0 : 2);
  },
);

test("training after a calibration goes on from the batches that it saw", () => {
  const layer = new BatchNorm({ momentum: 0.99 });
  const ten = tf.tensor2d([[8], [12]]);
  // Calibrated twice: only the second time counts.
  for (const count of [7, 49])
    calibrate(layer, () => {
      for (let i = 0; i < count; i++) layer.call(ten);
    });
  inMode("train", () => layer.call(tf.tensor2d([[100], [100]])));
  expectClose(read(layer, "mean"), [10 + 90 / 50]);
  expectClose(read(layer, "variance"), [4 - 4 / 50]);
});

test("a masked channel stays 0, where a normalisation alone would make it its shift", () => {
  const layer = new BatchNorm();
  inMode("batch", () => layer.call(tf.tensor2d(rows(4))));
  weightsOf(layer)
    .get("beta")
    ?.assign(tf.tensor1d([1, 1, 1]));
  const mask = tf.tensor1d([1, 0, 0.5]);
  const x = withMask(tf.mul(tf.tensor2d(rows(4)), mask), mask);
  const y = inMode("batch", () => layer.call(x));
  expect(maskOf(y)).toBe(mask);
  expect([...tf.slice(y, [0, 1], [4, 1]).dataSync()]).toEqual([0, 0, 0, 0]);
});

test("settings out of their range are refused, by the layer", () => {
  for (const options of [{ momentum: 1 }, { momentum: -0.1 }, { epsilon: 0 }, { epsilon: NaN }])
    expect(() => new BatchNorm(options).call(tf.ones([2, 3]))).toThrow(
      /^BatchNorm: (momentum|epsilon) is .*; give a number/,
    );
  const mode: unknown = "eval";
  expect(() => inMode(mode as "infer", () => 1)).toThrow(
    'inMode: the mode is "eval"; give one of train, infer, batch, score, calibrate.',
  );
});

test("masks go through what adds and joins", () => {
  const masked = (...mask: number[]): Tensor => withMask(tf.ones([1, 2]), tf.tensor1d(mask));
  const plain = tf.ones([1, 2]);
  const says = (y: Tensor): number[] | undefined => {
    const mask = maskOf(y);
    return mask === undefined ? undefined : [...mask.dataSync()];
  };
  const gives = (y: Tensor): Callable => ({ call: () => y });
  const residual = (x: Tensor, y: Tensor): Tensor => new Residual(gives(y)).call(x);
  expect(says(residual(masked(1, 0.25), masked(0.5, 0.5)))).toEqual([1, 0.5]);
  // All channels of the plain one count in full.
  expect(says(residual(masked(1, 0.25), plain))).toBeUndefined();
  expect(says(residual(plain, masked(1, 0.25)))).toBeUndefined();
  const joined = (...parts: Tensor[]): Tensor => new Concat(parts.map(gives)).call(plain);
  expect(says(joined(masked(1, 0.25), plain, masked(0, 1)))).toEqual([1, 0.25, 1, 1, 0, 1]);
  expect(says(joined(plain, plain))).toBeUndefined();
});

test("LayerNorm normalises each row, the same in all modes", () => {
  const layer = new LayerNorm();
  const batch = rows(4);
  const expected = batch.flatMap((row) => row.map((v) => (v - mean(row)) / Math.sqrt(variance(row) + 1e-3)));
  expectClose([...layer.call(tf.tensor2d(batch)).dataSync()], expected);
  expectClose([...inMode("train", () => layer.call(tf.tensor2d(batch))).dataSync()], expected);
});

test("LayerNorm under a mask has mean 0 and variance 1 of what lies under it, each channel counting as the mask says", () => {
  const layer = new LayerNorm({ epsilon: 1e-6 });
  const counts = [1, 1, 0.5, 0.25, 0];
  const mask = tf.tensor1d(counts);
  const under = [1, -2, 4, 0.5, 7];
  const y = layer.call(withMask(tf.mul(tf.tensor2d([[3, 3, 3, 3, 3], under]), mask), mask));
  expect(maskOf(y)).toBe(mask);
  // Where all channels are equal there is nothing left: a mask says how much they count, not what they are.
  expectClose([...y.dataSync()].slice(0, 5), [0, 0, 0, 0, 0]);
  const whole = counts.reduce((a, b) => a + b);
  const weighed = (values: readonly number[]): number =>
    values.reduce((sum, v, c) => sum + v * (counts[c] ?? 0), 0) / whole;
  const middle = weighed(under);
  const spread = Math.sqrt(weighed(under.map((v) => (v - middle) ** 2)) + 1e-6);
  expectClose(
    [...y.dataSync()].slice(5),
    under.map((v, c) => ((v - middle) / spread) * (counts[c] ?? 0)),
  );
});

test("LayerNorm under a mask has the slopes of its result, and numbers where the mask is 0 or next to it", () => {
  const layer = new LayerNorm();
  const under = tf.tensor2d([[1, -2, 4, 0.5, 7]]);
  const toward = tf.tensor2d([[1, 2, -1, 3, 1]]);
  const loss = (z: Tensor, mask: Tensor): Tensor =>
    tf.sum(tf.mul(layer.call(withMask(tf.mul(z, mask), mask)), toward));
  const slopes = tf.grads((z: Tensor, mask: Tensor) => loss(z, mask));
  const counts = [1, 1, 0.5, 0.25, 0.125];
  const along = slopes([under, tf.tensor1d(counts)]).map((slope) => [...slope.dataSync()]);
  const numeric = counts.map((_, c) => {
    const at = (step: number): number =>
      loss(under, tf.tensor1d(counts.map((m, i) => m + (i === c ? step : 0)))).dataSync()[0] ?? NaN;
    return (at(1e-2) - at(-1e-2)) / 2e-2;
  });
  expectClose(along[1] ?? [], numeric, 1e-2);
  for (const least of [0, 1e-30, 1e-20, 1e-10]) {
    const [z = [], mask = []] = slopes([under, tf.tensor1d([1, 1, 0.5, least, 0])]).map((slope) => [
      ...slope.dataSync(),
    ]);
    expect([...z, ...mask].every(Number.isFinite)).toBe(true);
    expectClose(z.slice(3), [0, 0]);
  }
});
