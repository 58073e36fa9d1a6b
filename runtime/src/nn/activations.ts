/** Functions that a layer applies to each number. */
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { masked, maskOf, withMask } from "./mask.js";
import { describeLayer } from "./place.js";

/**
 * Names of activations: `swish` is x · sigmoid(x), `hswish` its piecewise form (Howard and others: Searching for MobileNetV3, ICCV
 * 2019, section 5.2), `gelu` x · Φ(x) by its tanh approximation (Hendrycks and Gimpel 2016).
 */
export type ActivationName =
  "linear" | "relu" | "relu6" | "swish" | "hswish" | "gelu" | "elu" | "sigmoid" | "tanh";

/**
 * Applies an activation; the shape stays.
 * @param owner the layer, for messages.
 * @throws RangeError for a name that is none.
 */
export function activate(owner: object, name: ActivationName, x: Tensor): Tensor {
  const y = activated(owner, name, x);
  // Sigmoid makes a half of a masked channel's 0.
  return name === "sigmoid" ? masked(y, maskOf(x)) : withMask(y, maskOf(x));
}

function activated(owner: object, name: ActivationName, x: Tensor): Tensor {
  const tf = tensors();
  switch (name) {
    case "linear":
      return x;
    case "relu":
      return tf.relu(x);
    case "relu6":
      return tf.relu6(x);
    case "swish":
      return tf.mul(x, tf.sigmoid(x));
    case "hswish":
      return tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6));
    case "gelu": {
      const inner = tf.mul(Math.sqrt(2 / Math.PI), tf.add(x, tf.mul(0.044715, tf.mul(x, tf.square(x)))));
      return tf.mul(tf.mul(0.5, x), tf.add(1, tf.tanh(inner)));
    }
    case "elu":
      return tf.elu(x);
    case "sigmoid":
      return tf.sigmoid(x);
    case "tanh":
      return tf.tanh(x);
    default:
      throw new RangeError(
        `${describeLayer(owner)}: activation is ${JSON.stringify(name)}; give "linear", "relu", "relu6", "swish", "hswish", "gelu", "elu", ` +
          '"sigmoid" or "tanh".',
      );
  }
}
