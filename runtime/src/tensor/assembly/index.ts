// Kernels of TensorFlow.js's WebAssembly backend that it lacks or that are slow there, in AssemblyScript with SIMD. The
// module has no memory of its own: it works in that of the backend, where the tensors lie row by row without gaps, and takes
// their addresses. Images are NHWC; numbers are float32 where nothing else is said; sizes are above 0.

export { batchNorm, batchNormGradient, moments, sumRows } from "./columns";
export { conv2d } from "./conv2d";
export { conv2dFilterGradient } from "./conv2d-filter";
export { conv2dInputGradient } from "./conv2d-input";
export { depthwiseFilterGradient, depthwiseInputGradient } from "./depthwise";
export { copyRows, relu6Gradient, segmentSumFloats, segmentSumIntegers } from "./elements";
export { maxPoolGradient } from "./max-pool";
export { transposeMatrices } from "./transpose";
