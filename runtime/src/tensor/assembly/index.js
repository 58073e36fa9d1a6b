"use strict";
// Kernels of TensorFlow.js's WebAssembly backend that it lacks or that are slow there, in AssemblyScript with SIMD. The
// module has no memory of its own: it works in that of the backend, where the tensors lie row by row without gaps, and takes
// their addresses. Images are NHWC; numbers are float32 where nothing else is said; sizes are above 0.
Object.defineProperty(exports, "__esModule", { value: true });
exports.maxPoolGradient =
  exports.transposeMatrices =
  exports.segmentSumIntegers =
  exports.segmentSumFloats =
  exports.relu6Gradient =
  exports.depthwiseInputGradient =
  exports.depthwiseFilterGradient =
  exports.conv2dInputGradient =
  exports.conv2dFilterGradient =
  exports.sumRows =
  exports.normalise =
  exports.moments =
  exports.batchNormGradient =
  exports.batchNorm =
    void 0;
var columns_1 = require("./columns");
Object.defineProperty(exports, "batchNorm", {
  enumerable: true,
  get: function () {
    return columns_1.batchNorm;
  },
});
Object.defineProperty(exports, "batchNormGradient", {
  enumerable: true,
  get: function () {
    return columns_1.batchNormGradient;
  },
});
Object.defineProperty(exports, "moments", {
  enumerable: true,
  get: function () {
    return columns_1.moments;
  },
});
Object.defineProperty(exports, "normalise", {
  enumerable: true,
  get: function () {
    return columns_1.normalise;
  },
});
Object.defineProperty(exports, "sumRows", {
  enumerable: true,
  get: function () {
    return columns_1.sumRows;
  },
});
var conv2d_filter_1 = require("./conv2d-filter");
Object.defineProperty(exports, "conv2dFilterGradient", {
  enumerable: true,
  get: function () {
    return conv2d_filter_1.conv2dFilterGradient;
  },
});
var conv2d_input_1 = require("./conv2d-input");
Object.defineProperty(exports, "conv2dInputGradient", {
  enumerable: true,
  get: function () {
    return conv2d_input_1.conv2dInputGradient;
  },
});
var depthwise_1 = require("./depthwise");
Object.defineProperty(exports, "depthwiseFilterGradient", {
  enumerable: true,
  get: function () {
    return depthwise_1.depthwiseFilterGradient;
  },
});
Object.defineProperty(exports, "depthwiseInputGradient", {
  enumerable: true,
  get: function () {
    return depthwise_1.depthwiseInputGradient;
  },
});
var elements_1 = require("./elements");
Object.defineProperty(exports, "relu6Gradient", {
  enumerable: true,
  get: function () {
    return elements_1.relu6Gradient;
  },
});
Object.defineProperty(exports, "segmentSumFloats", {
  enumerable: true,
  get: function () {
    return elements_1.segmentSumFloats;
  },
});
Object.defineProperty(exports, "segmentSumIntegers", {
  enumerable: true,
  get: function () {
    return elements_1.segmentSumIntegers;
  },
});
Object.defineProperty(exports, "transposeMatrices", {
  enumerable: true,
  get: function () {
    return elements_1.transposeMatrices;
  },
});
var max_pool_1 = require("./max-pool");
Object.defineProperty(exports, "maxPoolGradient", {
  enumerable: true,
  get: function () {
    return max_pool_1.maxPoolGradient;
  },
});
