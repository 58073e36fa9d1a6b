// The gradient of relu6: dy where 0 < x <= 6, else 0. The shipped one goes through tensors of booleans, whose operations are
// scalar loops on the WebAssembly backend.

import type { FusedKernel } from "./fused.js";

export const relu6GradientKernel: FusedKernel<"dy" | "x", Record<string, never>> = {
  name: "TsgloveRelu6Gradient",
  inputs: ["dy", "x"],
  run({ tf, heap, inputs: { dy, x } }) {
    const output = heap.allocate(x.shape, "float32");
    const size = tf.util.sizeFromShape(x.shape);
    if (size > 0) heap.compute("relu6Gradient", { dy, x }, [output], size);
    return [output];
  },
  composite: (tf, { dy, x }) => [tf.mul(dy, tf.sub(tf.step(x), tf.step(tf.sub(x, 6))))],
};
