// The Node entry point "tsglove/nn": searchable layers, and what trains them.

export { Attention } from "./layers/attention.js";
export { Conv, DepthwiseConv, SeparableConv, type ConvOptions } from "./layers/conv.js";
export { Concat, Residual, Sequential, stacked } from "./layers/compose.js";
export { Dense, type DenseOptions } from "./layers/dense.js";
export { MBConv, MBConv as InvertedBottleneck, type MBConvOptions } from "./layers/mbconv.js";
export { BatchNorm, LayerNorm, type LayerNormOptions } from "./layers/norm.js";
export { AvgPool, Flatten, GlobalPool, MaxPool, type PoolOptions } from "./layers/pool.js";
export { Activation, Dropout, Identity, Zero } from "./layers/simple.js";
export type { Callable } from "./layer.js";
export type { ActivationName } from "./activations.js";
export type { Extent, Movement, Padding } from "./convolve.js";
export type { NormaliseOptions } from "./normalise.js";
export {
  constant,
  glorotUniform,
  heNormal,
  heNormalDepthwise,
  normal,
  ones,
  zeros,
  type Initializer,
} from "./initializers.js";
export { currentMode, inMode, type Mode } from "./mode.js";
export { maskOf, withMask } from "./mask.js";
export { calibrate } from "./normalise.js";
export { currentRandom, withRandom } from "./randomness.js";
export {
  buffer,
  copyWeights,
  disposeWeights,
  param,
  trainableWeights,
  weightsOf,
  withWeights,
  type ParamOptions,
  type WeightScope,
} from "./param.js";
export { count, type Counts } from "./count.js";
export type { Learner, Split } from "./learner.js";
export { DivergedError, fit, type FitOptions } from "./fit.js";
export { loadWeights, saveWeights } from "./weight-files.js";
export {
  accuracy,
  binaryCrossEntropy,
  meanAbsoluteError,
  meanSquaredError,
  softmaxCrossEntropy,
  type CrossEntropyOptions,
} from "./losses.js";
export { Constant, Cosine, Linear, StepDecay, WarmUp, type Schedule } from "./schedules.js";
export { Crop, Cutout, Flip, type Augmentation } from "./data/augment.js";
export { Dataset, type Batch, type BatchOptions, type Examples, type Numbers } from "./data/dataset.js";
export type { Memory, Optimizer } from "./optimizers/optimizer.js";
export { Adam, AdamW, type AdamOptions, type AdamWOptions } from "./optimizers/adam.js";
export { RMSProp, type RMSPropOptions } from "./optimizers/rmsprop.js";
export { SGD, type SGDOptions } from "./optimizers/sgd.js";
