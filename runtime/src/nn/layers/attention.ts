/** Multi-head self-attention. */
import { searchable } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { addBias, requireWhole } from "../convolve.js";
import { param } from "../param.js";
import { describeLayer, shapeText } from "../place.js";
import { isRank3 } from "../tensor-kinds.js";

/**
 * Scaled dot-product attention of a sequence to itself (Vaswani and others: Attention Is All You Need, NeurIPS 2017, section 3.2):
 * [count, length, features] to the same shape. Each head sees `size` numbers of each place, made by weights of its own.
 */
@searchable
export class Attention<H extends number = number, S extends number = number> {
  /**
   * @param heads at least 1.
   * @param size of a head's queries, keys and values; at least 1.
   */
  constructor(
    readonly heads: H,
    readonly size: S,
  ) {}

  call(x: Tensor): Tensor {
    const tf = tensors();
    if (!isRank3(x))
      throw new Error(
        `${describeLayer(this)} takes sequences, [count, length, features], and got shape ${shapeText(x.shape)}.`,
      );
    requireWhole(this, "heads", this.heads);
    requireWhole(this, "size", this.size);
    const [count, length, features] = x.shape;
    const inner = this.heads * this.size;
    const rows = tf.reshape(x, [count * length, features]);
    const part = (name: string): Tensor => {
      const kernel = tf.reshape(param(this, `${name}_kernel`, [features, inner]), [features, inner]);
      const projected = addBias(this, `${name}_`, tf.matMul(rows, kernel));
      return tf.transpose(tf.reshape(projected, [count, length, this.heads, this.size]), [0, 2, 1, 3]);
    };
    const scores = tf.matMul(tf.mul(part("query"), 1 / Math.sqrt(this.size)), part("key"), false, true);
    const seen = tf.transpose(tf.matMul(tf.softmax(scores), part("value")), [0, 2, 1, 3]);
    const kernel = tf.reshape(param(this, "output_kernel", [inner, features]), [inner, features]);
    const out = addBias(this, "output_", tf.matMul(tf.reshape(seen, [count * length, inner]), kernel));
    return tf.reshape(out, x.shape);
  }
}
