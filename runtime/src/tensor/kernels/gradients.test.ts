// Every operation that a supernet of MobileNet's kind needs, its value and its gradients: WebAssembly against the plain
// backend. Each case runs once more with fresh memory poisoned, to see kernels that read what nobody wrote.

import type { Rank, Tensor, Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import {
  computeOn,
  computePoisoned,
  leftOver,
  TOLERANCE,
  valueAndGradients,
  worstDifference,
} from "../../testing/compare-backends.js";
import { rank4 } from "./kernel.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true); // the plain backend's advice to install another
});

interface Case {
  readonly name: string;
  readonly shapes: number[][];
  readonly f: (...inputs: Tensor[]) => Tensor;
}
const cases: Case[] = [];
function check(name: string, shapes: number[][], f: Case["f"]): void {
  cases.push({ name, shapes, f });
}
/** The same for an operation that takes images (or filters) only. */
function checkImages(name: string, shapes: number[][], f: (...inputs: Tensor4D[]) => Tensor): void {
  check(name, shapes, (...inputs) => f(...inputs.map((input) => rank4(tf, input, name))));
}

for (const k of [1, 3, 5]) {
  for (const s of [1, 2]) {
    for (const pad of ["same", "valid"] as const) {
      for (const hw of [16, 15]) {
        checkImages(
          `conv2d ${k}x${k}, stride ${s}, ${pad}, ${hw}`,
          [
            [2, hw, hw, 3],
            [k, k, 3, 4],
          ],
          (x, w) => tf.conv2d(x, w, s, pad),
        );
        checkImages(
          `depthwiseConv2d ${k}x${k}, stride ${s}, ${pad}, ${hw}`,
          [
            [2, hw, hw, 4],
            [k, k, 4, 1],
          ],
          (x, w) => tf.depthwiseConv2d(x, w, s, pad),
        );
      }
    }
  }
}
for (const [k, s, pad] of [
  [2, 2, "valid"],
  [3, 2, "same"],
  [3, 2, "valid"],
  [2, 1, "valid"],
  [3, 3, "same"],
] as const) {
  checkImages(`maxPool ${k}, stride ${s}, ${pad}`, [[2, 9, 9, 3]], (x) => tf.maxPool(x, k, s, pad));
  checkImages(`avgPool ${k}, stride ${s}, ${pad}`, [[2, 9, 9, 3]], (x) => tf.avgPool(x, k, s, pad));
}
checkImages("maxPool 3, stride 1, same", [[2, 8, 8, 3]], (x) => tf.maxPool(x, 3, 1, "same"));
checkImages("avgPool 3, stride 1, same", [[2, 8, 8, 3]], (x) => tf.avgPool(x, 3, 1, "same"));
checkImages("avgPool 2, stride 2, valid", [[2, 8, 8, 3]], (x) => tf.avgPool(x, 2, 2, "valid"));
check("moments", [[4, 4, 4, 3]], (x) => {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  return tf.concat([mean, variance]);
});
check("batchNorm with the batch's moments", [[4, 4, 4, 3], [3], [3]], (x, gamma, beta) => {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  return tf.batchNorm(x, row(mean), row(variance), row(beta), row(gamma), 1e-3);
});
check("relu", [[4, 5]], (x) => tf.relu(x));
check("relu6", [[4, 5]], (x) => tf.relu6(tf.mul(x, 5)));
check("sigmoid", [[4, 5]], (x) => tf.sigmoid(x));
check("tanh", [[4, 5]], (x) => tf.tanh(x));
check("swish", [[4, 5]], (x) => tf.mul(x, tf.sigmoid(x)));
check("elu", [[4, 5]], (x) => tf.elu(x));
check("softmax", [[4, 5]], (x) => tf.softmax(x));
check("logSoftmax", [[4, 5]], (x) => tf.logSoftmax(x));
check("gather", [[6, 5]], (x) => tf.gather(x, tf.tensor1d([0, 2, 2, 5], "int32")));
check("concat of split", [[4, 6]], (x) =>
  tf.concat(
    tf.split(x, 3, 1).map((part, k) => tf.mul(part, k + 1)),
    1,
  ),
);
check("slice", [[4, 6]], (x) => tf.slice(x, [1, 2], [2, 3]));
check("pad", [[4, 6]], (x) =>
  tf.pad(x, [
    [1, 1],
    [0, 2],
  ]),
);
check("tile", [[4, 6]], (x) => tf.tile(x, [2, 1]));
check("stack of unstack", [[3, 4]], (x) => tf.stack(tf.unstack(x)));
check(
  "matMul",
  [
    [4, 6],
    [6, 5],
  ],
  (a, b) => tf.matMul(a, b),
);
check(
  "matMul, both transposed",
  [
    [6, 4],
    [5, 6],
  ],
  (a, b) => tf.matMul(a, b, true, true),
);
check("sum over axes", [[2, 3, 4]], (x) => tf.sum(x, [0, 2]));
check("mean over axes", [[2, 3, 4, 5]], (x) => tf.mean(x, [1, 2]));
check("max", [[3, 4]], (x) => tf.max(x, 1));
check("prod", [[3, 4]], (x) => tf.prod(x, 1));
check("cumsum", [[3, 4]], (x) => tf.cumsum(x, 1));
check("log, exp, sqrt, square, rsqrt", [[3, 4]], (x) =>
  tf.rsqrt(tf.sqrt(tf.log(tf.add(tf.exp(tf.square(x)), 1)))),
);
check("softmax cross entropy", [[4, 5]], (x) =>
  tf.losses.softmaxCrossEntropy(tf.oneHot([0, 1, 2, 3], 5), x, undefined, 0.1),
);
check(
  "where",
  [
    [3, 4],
    [3, 4],
  ],
  (x, y) => {
    const condition = tf.tensor2d(
      [
        [1, 0, 1, 0],
        [0, 1, 1, 0],
        [1, 1, 0, 0],
      ],
      [3, 4],
      "bool",
    );
    return tf.where(condition, x, y);
  },
);
check("mul, broadcast", [[2, 3, 4], [4]], (a, b) => tf.mul(a, b));
check(
  "div",
  [
    [3, 4],
    [3, 4],
  ],
  (a, b) => tf.div(a, tf.add(tf.abs(b), 1)),
);
check(
  "maximum",
  [
    [3, 4],
    [3, 4],
  ],
  (a, b) => tf.maximum(a, b),
);
check("weighted sum of paths", [[3], [2, 4, 4, 3]], (alpha, x) => {
  const [a = alpha, b = alpha, c = alpha] = tf.unstack(tf.softmax(alpha));
  return tf.addN([tf.mul(x, a), tf.mul(tf.relu(x), b), tf.mul(tf.square(x), c)]);
});
checkImages("resizeBilinear", [[1, 4, 4, 2]], (x) => tf.image.resizeBilinear(x, [7, 7]));
checkImages(
  "conv2dTranspose",
  [
    [2, 5, 5, 3],
    [3, 3, 4, 3],
  ],
  (x, w) => tf.conv2dTranspose(x, w, [2, 10, 10, 4], 2, "same"),
);
checkImages(
  "separableConv2d",
  [
    [2, 6, 6, 3],
    [3, 3, 3, 1],
    [1, 1, 3, 5],
  ],
  (x, d, p) => tf.separableConv2d(x, d, p, 1, "same"),
);
check("fused conv2d with bias and relu6", [[2, 6, 6, 3], [1, 1, 3, 5], [5]], (x, w, b) =>
  tf.fused.conv2d({
    x: rank4(tf, x, "x"),
    filter: rank4(tf, w, "w"),
    strides: 1,
    pad: "same",
    bias: b,
    activation: "relu6",
  }),
);

function row(tensor: Tensor): Tensor<Rank.R1> {
  return tf.reshape<Rank.R1>(tensor, [tensor.size]);
}

test("there are 95 cases", () => {
  expect(cases).toHaveLength(95);
});

test.each(cases)("$name", async ({ shapes, f }) => {
  const compute = (): Tensor[] => valueAndGradients(tf, shapes, f);
  const left = await leftOver(tf, async () => {
    const expected = await computeOn(tf, "cpu", compute);
    expect(worstDifference(expected, await computeOn(tf, "wasm", compute))).toBeLessThan(TOLERANCE);
    expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
  });
  expect(left).toEqual({ tensors: 0, data: 0 });
});
