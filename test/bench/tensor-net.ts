/**
 * A small MBConv network in plain operations, for measuring: a stem of 16 channels, three inverted bottlenecks (the second halves the
 * image and doubles the channels), and a head for 10 classes; 13,434 weights, 1.4 million multiply-adds an image of 16 × 16.
 */
import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import type { batchNormTrain, Tensors } from "tsglove/tensor";

const BATCH = 32;
const SIZE = 16;
const CLASSES = 10;
const BLOCKS = [
  { inputs: 16, outputs: 16, stride: 1 },
  { inputs: 16, outputs: 32, stride: 2 },
  { inputs: 32, outputs: 32, stride: 1 },
] as const;
const EXPANSION = 3;

export interface Net {
  readonly variables: Variable[];
  /** The scores of one batch, which is always the same. */
  readonly forward: () => Tensor;
  readonly loss: () => Scalar;
}

/** @param batchNorm normalises over the batch. */
export function makeNet(tf: Tensors, batchNorm: typeof batchNormTrain): Net {
  const variables: Variable[] = [];
  const weight = <R extends Tensor>(initial: R): R => {
    const variable = tf.variable(initial);
    variables.push(variable);
    // A variable holds a tensor of the shape that it was made with; its own type says only that it is one.
    return variable as unknown as R;
  };
  let seed = 1;
  const filterOf = (shape: [number, number, number, number], fanIn: number): Tensor4D =>
    tf.randomNormal(shape, 0, Math.sqrt(2 / fanIn), "float32", seed++);

  type Layer = (x: Tensor4D) => Tensor4D;
  const normalised = (channels: number, layer: Layer): Layer => {
    const [gamma, beta] = [weight(tf.ones([channels])), weight(tf.zeros([channels]))];
    return (x) => batchNorm(layer(x), gamma, beta);
  };
  const conv = (size: number, inputs: number, outputs: number): Layer => {
    const filter = weight(filterOf([size, size, inputs, outputs], size * size * inputs));
    return normalised(outputs, (x) => tf.conv2d(x, filter, 1, "same"));
  };
  const depthwise = (channels: number, stride: 1 | 2): Layer => {
    const filter = weight(filterOf([3, 3, channels, 1], 9));
    return normalised(channels, (x) => tf.depthwiseConv2d(x, filter, stride, "same"));
  };
  const stem = conv(3, 3, BLOCKS[0].inputs);
  const blocks = BLOCKS.map(({ inputs, outputs, stride }): Layer => {
    const middle = inputs * EXPANSION;
    const [expand, spatial, project] = [
      conv(1, inputs, middle),
      depthwise(middle, stride),
      conv(1, middle, outputs),
    ];
    const isResidual = stride === 1;
    return (x) => {
      const y = project(tf.relu6(spatial(tf.relu6(expand(x)))));
      return isResidual ? tf.add(x, y) : y;
    };
  });
  const head = weight<Tensor2D>(tf.reshape(filterOf([1, 1, 32, CLASSES], 32), [32, CLASSES]));
  const bias = weight(tf.zeros([CLASSES]));

  const images = filterOf([BATCH, SIZE, SIZE, 3], 2);
  const classes = Array.from({ length: BATCH }, (_, index) => index % CLASSES);
  const labels = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(classes, "int32"), CLASSES), "float32"));
  const forward = (): Tensor2D => {
    const features = blocks.reduce((x, block) => block(x), tf.relu6(stem(images)));
    return tf.add(tf.matMul(tf.mean<Tensor2D>(features, [1, 2]), head), bias);
  };
  return {
    variables,
    forward,
    loss: () => tf.losses.softmaxCrossEntropy(labels, forward()).asScalar(),
  };
}
