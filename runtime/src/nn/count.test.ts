// Counts against published figures.
import { loadTensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import {
  Activation,
  Attention,
  BatchNorm,
  Conv,
  count,
  Dense,
  GlobalPool,
  MBConv,
  Sequential,
  weightsOf,
  type Callable,
} from "./index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

/** Sandler and others: MobileNetV2, CVPR 2018, table 2. */
function mobileNetV2(): Sequential {
  const stages = [
    [1, 16, 1, 1],
    [6, 24, 2, 2],
    [6, 32, 3, 2],
    [6, 64, 4, 2],
    [6, 96, 3, 1],
    [6, 160, 3, 2],
    [6, 320, 1, 1],
  ] as const;
  const conv = (filters: number, kernel: number, stride: number): Callable[] => [
    new Conv(filters, kernel, { stride, bias: false }),
    new BatchNorm(),
    new Activation("relu6"),
  ];
  const blocks = stages.flatMap(([expansion, filters, repeats, first]) =>
    Array.from(
      { length: repeats },
      (_, i) => new MBConv(filters, 3, expansion, { stride: i === 0 ? first : 1 }),
    ),
  );
  return new Sequential([
    ...conv(32, 3, 2),
    ...blocks,
    ...conv(1280, 1, 1),
    new GlobalPool(),
    new Dense(1000),
  ]);
}

test("MobileNetV2 at 224: 3,504,872 parameters, as torchvision and Keras count; 300 M multiply-adds, as the paper says", () => {
  const before = tf.memory().numTensors;
  const model = mobileNetV2();
  const { parameters, multiplyAdds } = count(model, [224, 224, 3]);
  // torchvision.models.mobilenet_v2: "num_params": 3504872; Keras: 3,538,984 with 34,112 running averages.
  expect(parameters).toBe(3_504_872);
  // 300,774,272 by hand, from the table: all convolutions, and the 1,280,000 of the last layer.
  expect(multiplyAdds).toBe(byHand());
  expect(Math.round(multiplyAdds / 1e6)).toBe(301);
  expect([weightsOf(model).size, tf.memory().numTensors]).toEqual([0, before]);
});

/** From the layers' formulas: sides × sides × kernel × inputs × outputs. */
function byHand(): number {
  let [side, channels, sum] = [112, 32, 112 * 112 * 9 * 3 * 32];
  for (const [t, c, n, s] of [
    [1, 16, 1, 1],
    [6, 24, 2, 2],
    [6, 32, 3, 2],
    [6, 64, 4, 2],
    [6, 96, 3, 1],
    [6, 160, 3, 2],
    [6, 320, 1, 1],
  ] as const)
    for (let i = 0; i < n; i++) {
      const wide = t * channels;
      if (t !== 1) sum += side * side * channels * wide;
      if (i === 0) side /= s;
      sum += side * side * (9 * wide + wide * c);
      channels = c;
    }
  return sum + side * side * 320 * 1280 + 1280 * 1000;
}

test("the example of its docs, and attention's products", () => {
  expect(count(new Sequential([new Conv(16, 3), new GlobalPool(), new Dense(10)]), [28, 28, 1])).toEqual({
    parameters: 9 * 16 + 16 + 160 + 10,
    multiplyAdds: 28 * 28 * 9 * 16 + 160,
  });
  // Four projections, and q · k and the weighted sum for each pair of places.
  expect(count(new Attention(2, 4), [5, 6])).toEqual({
    parameters: 3 * (6 * 8 + 8) + 8 * 6 + 6,
    multiplyAdds: 5 * 6 * 8 * 4 + 2 * 5 * 5 * 8,
  });
});

test("a layer that is called twice has its parameters once", () => {
  const layer = new Dense(4);
  expect(count(new Sequential([layer, layer]), [4])).toEqual({ parameters: 20, multiplyAdds: 32 });
});

test("layers of others are counted, by what they compute", () => {
  const dense = tf.layers.dense({ units: 3 });
  const own = tf.variable(tf.ones([3, 2]));
  const model = { call: (x: Tensor) => tf.matMul(own, dense.apply(x) as Tensor, true, true) };
  expect(count(model, [5])).toEqual({ parameters: 5 * 3 + 3 + 6, multiplyAdds: 15 + 6 });
  const up = {
    forward: (x: Tensor) => tf.conv2dTranspose(x as never, tf.ones([3, 3, 2, 1]), [1, 8, 8, 2], 2, "same"),
  };
  expect(count(up, [4, 4, 1], "forward").multiplyAdds).toBe(4 * 4 * 9 * 2);
  expect(() => count(up, [4, 4, 1])).toThrow(
    'count: Object has no method "call"; give the part of it that has, or the method\'s name.',
  );
});
