/** The inverted bottleneck of MobileNetV2 and V3. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { activate, type ActivationName } from "../activations.js";
import { addBias, convolve, convolveDepthwise, type Extent } from "../convolve.js";
import { channelsOf } from "../layer.js";
import { sumOf } from "../mask.js";
import { normalise } from "../normalise.js";

/** Settings of {@link MBConv}. */
export interface MBConvOptions {
  /** 1 by default. */
  readonly stride?: Extent;
  /** Channels of the squeeze-and-excite, as a share of the widened channels, above 0 to 1; none by default. */
  readonly squeeze?: number;
  /** Inside the block: `"relu6"` by default. Its output is linear. */
  readonly activation?: ActivationName;
  /** Whether the input is added to the output, where both are of one shape: true by default. */
  readonly residual?: boolean;
}

/**
 * An inverted bottleneck with linear output (Sandler and others: MobileNetV2, CVPR 2018, section 3): a 1 × 1 convolution widens the
 * channels by `expansion`, a depthwise one looks around, another 1 × 1 narrows them to `filters`; each is followed by batch normalisation.
 * With an expansion of 1 nothing is widened. Squeeze-and-excite (Hu and others: Squeeze-and-Excitation Networks, CVPR 2018) scales each
 * widened channel by a gate that sees all of the image; it stands before the narrowing, as in MobileNetV3.
 *
 * Expansions, kernels and filters share weights in a supernet; an expansion of 1 has its own, as they look at the input and not at
 * widened channels.
 *
 * @example
 * ```ts
 * new MBConv(24, oneof([3, 5]), oneof([3, 6]), { stride: 2 });
 * ```
 */
@searchable
export class MBConv<F extends number = number, K extends Extent = Extent, E extends number = number> {
  constructor(
    readonly filters: F,
    readonly kernel: K,
    readonly expansion: E,
    readonly options: Fixed<MBConvOptions> = {},
  ) {}

  call(x: Tensor): Tensor {
    const { stride = 1, squeeze, activation = "relu6", residual = true } = this.options;
    const channels = channelsOf(this, x);
    let y = x;
    if (this.expansion !== 1) {
      const wide = Math.round(channels * this.expansion);
      y = activate(this, activation, normalise(this, "expand_", convolve(this, "expand_", y, wide, 1)));
    }
    const kind = this.expansion === 1 ? "narrow_" : "";
    y = convolveDepthwise(this, `${kind}depthwise_`, y, this.kernel, { stride });
    y = activate(this, activation, normalise(this, `${kind}depthwise_`, y));
    if (squeeze !== undefined) y = excited(this, kind, y, squeeze);
    y = normalise(this, `${kind}project_`, convolve(this, `${kind}project_`, y, this.filters, 1));
    const same = y.shape.every((length, axis) => length === x.shape[axis]);
    return residual && same ? sumOf(x, y) : y;
  }
}

function excited(owner: object, kind: string, x: Tensor, share: number): Tensor {
  const tf = tensors();
  if (!(share > 0 && share <= 1))
    throw new RangeError(`MBConv: squeeze is ${share}; give a share of the channels, above 0 and at most 1.`);
  const wide = channelsOf(owner, x);
  const narrow = Math.max(1, Math.round(wide * share));
  const seen = tf.mean(x, [1, 2], true);
  const squeezed = tf.relu(
    addBias(owner, `${kind}squeeze_`, convolve(owner, `${kind}squeeze_`, seen, narrow, 1)),
  );
  const gate = tf.sigmoid(
    addBias(owner, `${kind}excite_`, convolve(owner, `${kind}excite_`, squeezed, wide, 1)),
  );
  return tf.mul(x, gate);
}
