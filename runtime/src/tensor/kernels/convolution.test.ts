// The gradients of both convolutions over sizes, strides, paddings and multipliers of every kind, against the plain backend;
// dilated ones, which that backend cannot differentiate, against a filter spread out by hand.

import fc from "fast-check";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import {
  computeOn,
  computePoisoned,
  leftOver,
  normal,
  TOLERANCE,
  worstDifference,
} from "../../testing/compare-backends.js";
import { rank4 } from "./kernel.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
});

type Shape4 = [number, number, number, number];
type Padding = "same" | "valid" | number | [[0, 0], [number, number], [number, number], [0, 0]];
type Convolution = (x: Tensor4D, filter: Tensor4D) => Tensor4D;

function image(shape: Shape4, seed: number): Tensor4D {
  return tf.reshape(normal(tf, shape, seed), shape);
}

/** The value of a convolution and both its gradients, for a gradient of the output that is as random as the inputs. */
function convolve(xShape: Shape4, filterShape: Shape4, convolution: Convolution): Tensor[] {
  const x = image(xShape, 1);
  const filter = image(filterShape, 2);
  const y = convolution(x, filter);
  const [dx, dfilter] = gradientsOf(convolution, x, filter, normal(tf, y.shape, 3));
  return [y, dx, dfilter];
}

function gradientsOf(convolution: Convolution, x: Tensor4D, filter: Tensor4D, dy: Tensor): [Tensor, Tensor] {
  const dx = tf.grad((input: Tensor) => convolution(rank4(tf, input, "x"), filter))(x, dy);
  const dfilter = tf.grad((weights: Tensor) => convolution(x, rank4(tf, weights, "the filter")))(filter, dy);
  return [dx, dfilter];
}

const size = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
/** Channels around 4 and 8: vectors hold 4 numbers, and tiles two vectors. */
const channels = fc.constantFrom(1, 2, 3, 4, 5, 8, 9);
const edge = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
const padding = fc.oneof(
  fc.constantFrom<Padding>("same", "valid"),
  fc.integer({ min: 0, max: 2 }),
  fc.tuple(edge, edge).map(([rows, columns]): Padding => [[0, 0], rows, columns, [0, 0]]),
);

const setting = fc
  .record({
    batch: size(3),
    height: size(7),
    width: size(7),
    channels,
    out: channels,
    filterHeight: size(4),
    filterWidth: size(4),
    strideHeight: size(3),
    strideWidth: size(3),
    pad: padding,
  })
  .filter(({ height, width, filterHeight, filterWidth, strideHeight, strideWidth, pad }) => {
    if (pad === "same") return true;
    // TensorFlow.js gets the output's size wrong otherwise, on every backend.
    if (typeof pad === "number" && (filterHeight !== filterWidth || strideHeight !== strideWidth))
      return false;
    const [rows, columns] =
      pad === "valid" ? [0, 0] : typeof pad === "number" ? [2 * pad, 2 * pad] : [sum(pad[1]), sum(pad[2])];
    return height + rows >= filterHeight && width + columns >= filterWidth;
  });

function sum([a, b]: [number, number]): number {
  return a + b;
}

describe("like the plain backend", () => {
  test("conv2d, in every setting", async () => {
    const left = await leftOver(tf, () =>
      fc.assert(
        fc.asyncProperty(setting, async (s) => {
          const compute = (): Tensor[] =>
            convolve(
              [s.batch, s.height, s.width, s.channels],
              [s.filterHeight, s.filterWidth, s.channels, s.out],
              (x, w) => tf.conv2d(x, w, [s.strideHeight, s.strideWidth], s.pad),
            );
          const expected = await computeOn(tf, "cpu", compute);
          expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
        }),
        { numRuns: 100 },
      ),
    );
    expect(left).toEqual({ tensors: 0, data: 0 });
  });

  test("depthwiseConv2d, in every setting, with channel multipliers", async () => {
    const left = await leftOver(tf, () =>
      fc.assert(
        fc.asyncProperty(setting, async (s) => {
          const compute = (): Tensor[] =>
            convolve(
              [s.batch, s.height, s.width, s.channels],
              [s.filterHeight, s.filterWidth, s.channels, s.out],
              (x, w) => tf.depthwiseConv2d(x, w, [s.strideHeight, s.strideWidth], s.pad),
            );
          const expected = await computeOn(tf, "cpu", compute);
          expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
        }),
        { numRuns: 100 },
      ),
    );
    expect(left).toEqual({ tensors: 0, data: 0 });
  });

  // What no small setting shows: more pixels than a block holds, along both axes, and more channels than a tile.
  const large: { x: Shape4; filter: Shape4; stride: number | [number, number]; pad: Padding }[] = [
    { x: [3, 17, 19, 37], filter: [3, 3, 37, 21], stride: 1, pad: "same" },
    { x: [2, 17, 19, 37], filter: [3, 3, 37, 21], stride: 2, pad: "same" },
    { x: [2, 23, 15, 24], filter: [5, 3, 24, 16], stride: [3, 2], pad: "valid" },
    { x: [1, 3, 700, 5], filter: [3, 3, 5, 6], stride: 1, pad: "same" },
    { x: [1, 4, 900, 8], filter: [2, 4, 8, 8], stride: [1, 2], pad: "valid" },
    { x: [4, 13, 12, 40], filter: [1, 1, 40, 24], stride: 1, pad: "same" },
    { x: [4, 13, 12, 10], filter: [1, 1, 10, 7], stride: 1, pad: "valid" },
    { x: [2, 13, 12, 16], filter: [1, 1, 16, 8], stride: 2, pad: "same" },
    { x: [1, 40, 3, 12], filter: [7, 7, 12, 4], stride: 1, pad: 3 },
  ];
  test.each(large)("conv2d of $x, filter $filter, stride $stride, $pad", async (s) => {
    const compute = (): Tensor[] => convolve(s.x, s.filter, (x, w) => tf.conv2d(x, w, s.stride, s.pad));
    const expected = await computeOn(tf, "cpu", compute);
    expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
  });
  test.each(large)("depthwiseConv2d of $x, filter $filter, stride $stride, $pad", async (s) => {
    const filter: Shape4 = [s.filter[0], s.filter[1], s.x[3], s.x[3] < 9 ? 3 : 1];
    const compute = (): Tensor[] =>
      convolve(s.x, filter, (x, w) => tf.depthwiseConv2d(x, w, s.stride, s.pad));
    const expected = await computeOn(tf, "cpu", compute);
    expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
  });

  test("a batch of no images has gradients of zero", async () => {
    const compute = (): Tensor[] => [
      ...gradientsOf(
        (x, w) => tf.conv2d(x, w, 1, "same"),
        image([0, 4, 4, 2], 1),
        image([3, 3, 2, 3], 2),
        tf.zeros([0, 4, 4, 3]),
      ),
      ...gradientsOf(
        (x, w) => tf.depthwiseConv2d(x, w, 1, "same"),
        image([0, 4, 4, 2], 1),
        image([3, 3, 2, 1], 2),
        tf.zeros([0, 4, 4, 2]),
      ),
    ];
    const expected = await computeOn(tf, "cpu", compute);
    expect(worstDifference(expected, await computePoisoned(tf, compute))).toBe(0);
  });
});

describe("dilated", () => {
  /** The filter with `dilation - 1` zeros between its weights, made weight by weight. */
  function spread(filter: Tensor4D, [dilationHeight, dilationWidth]: [number, number]): Tensor4D {
    const [height, width, inChannels, outChannels] = filter.shape;
    const shape: Shape4 = [
      (height - 1) * dilationHeight + 1,
      (width - 1) * dilationWidth + 1,
      inChannels,
      outChannels,
    ];
    const weights = filter.bufferSync();
    const wide = tf.buffer(shape);
    for (let i = 0; i < height; i++)
      for (let j = 0; j < width; j++)
        for (let a = 0; a < inChannels; a++)
          for (let b = 0; b < outChannels; b++)
            wide.set(weights.get(i, j, a, b), i * dilationHeight, j * dilationWidth, a, b);
    return tf.reshape(wide.toTensor(), shape);
  }

  const settings = [
    { dilation: [2, 2], pad: "same" },
    { dilation: [3, 2], pad: "valid" },
    { dilation: [1, 3], pad: "same" },
  ] as const;
  const kinds = [
    { kind: "conv2d", filterShape: [3, 3, 2, 4] },
    { kind: "depthwiseConv2d", filterShape: [3, 2, 2, 3] },
  ] as const;
  const dilated = kinds.flatMap((kind) => settings.map((s) => ({ ...kind, ...s })));

  test.each(dilated)(
    "$kind, dilation $dilation, $pad, on both backends",
    async ({ kind, filterShape, dilation, pad }) => {
      const [dilationHeight, dilationWidth] = dilation;
      const convolution = (x: Tensor4D, w: Tensor4D): Tensor4D =>
        tf[kind](x, w, 1, pad, "NHWC", [dilationHeight, dilationWidth]);
      const undilated = (x: Tensor4D, w: Tensor4D): Tensor4D => tf[kind](x, w, 1, pad);
      const byHand = (): Tensor[] => {
        const x = image([2, 9, 8, 2], 1);
        const filter = image([...filterShape], 2);
        const wide = spread(filter, [dilationHeight, dilationWidth]);
        const y = undilated(x, wide);
        const [dx, dwide] = gradientsOf(undilated, x, wide, normal(tf, y.shape, 3));
        const step = [dilationHeight, dilationWidth, 1, 1];
        return [y, dx, tf.stridedSlice(dwide, [0, 0, 0, 0], dwide.shape, step)];
      };
      const expected = await computeOn(tf, "cpu", byHand);
      const compute = (): Tensor[] => convolve([2, 9, 8, 2], [...filterShape], convolution);
      expect(worstDifference(expected, await computeOn(tf, "cpu", compute))).toBeLessThan(TOLERANCE);
      expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
    },
  );
});

describe("refuses", () => {
  const attributes = { strides: 1, pad: "valid", filterShape: [2, 2, 3, 1], inputShape: [1, 3, 3, 3] };
  const run = (name: string, extra: object): Tensor =>
    tf.engine().runKernel(
      name,
      { x: image([1, 3, 3, 3], 1), dy: image([1, 2, 2, 3], 2), filter: image([2, 2, 3, 1], 3) },
      {
        ...attributes,
        ...extra,
      },
    );

  test.each(["Conv2DBackpropFilter", "Conv2DBackpropInput"])("channels first in %s", async (name) => {
    await tf.setBackend("wasm");
    expect(() => tf.tidy(() => run(name, { dataFormat: "NCHW" }))).toThrow(
      "supports the data format NHWC only",
    );
  });

  test.each(["DepthwiseConv2dNativeBackpropFilter", "DepthwiseConv2dNativeBackpropInput"])(
    "dilation in the kernel %s itself",
    async (name) => {
      await tf.setBackend("wasm");
      expect(() => tf.tidy(() => run(name, { dilations: [1, 2] }))).toThrow(
        "support dilation 1 only, and got [1, 2]",
      );
    },
  );
});
