// The Node entry point "tsglove/tensor": TensorFlow.js, brought up so that it can train.

export { batchMoments, batchNormTrain, type BatchMoments } from "./batch-norm.js";
export { loadTensors, type BackendName, type LoadOptions } from "./load.js";
export { tensorBackend, tensors, type TensorBackend, type Tensors } from "./tensors.js";
