// The Node entry point "tsglove/tensor": TensorFlow.js, brought up so that it can train.

export {
  batchMoments,
  batchNormTrain,
  batchNormWithMoments,
  type BatchMoments,
  type Normalised,
} from "./batch-norm.js";
export type { BackendName } from "./backends/backend.js";
export { loadTensors, useBackend, type LoadOptions } from "./load.js";
export { tensorBackend, tensors, type TensorBackend, type Tensors } from "./tensors.js";
