// How large a model is, and how much it computes: by running it once and watching the operations, so that layers need not say,
// and layers of others are counted, too.
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { inMode } from "./mode.js";
import { observeKernels, type KernelCall } from "./observe-kernels.js";
import { requireShape, withWeights, type WeightScope } from "./param.js";
import { inModel } from "./place.js";
import { withRandom } from "./randomness.js";
import { isVariable } from "./tensor-kinds.js";

/** Size and cost of a model. */
export interface Counts {
  /** Numbers that are learned: those of `param`, and of trainable `tf.variable`s that the forward pass reads. No running averages. */
  readonly parameters: number;
  /**
   * Multiplications with an addition in convolutions and matrix products, for one example. What is done number by number (biases,
   * normalisation, activations, pooling) is left out, as papers do.
   */
  readonly multiplyAdds: number;
}

/**
 * Counts a model's parameters and multiply-adds, by one forward pass on zeros. The model's own weights are neither made nor read.
 *
 * @param inputShape of one example: `[224, 224, 3]`.
 * @param method the forward pass: takes a tensor. Default "call".
 * @throws TypeError when the model has no such method.
 * @example
 * ```ts
 * count(new Sequential([new Conv(16, 3), new GlobalPool(), new Dense(10)]), [28, 28, 1]); // { parameters: 330, multiplyAdds: 113056 }
 * ```
 */
export function count(model: object, inputShape: readonly number[], method = "call"): Counts {
  const forward: unknown = Reflect.get(model, method);
  if (typeof forward !== "function")
    throw new TypeError(
      `count: ${model.constructor.name} has no method "${method}"; give the part of it that has, or the method's name.`,
    );
  const tf = tensors();
  const weights = new PassingWeights();
  const foreign = new Set<Variable>();
  let multiplyAdds = 0;
  const watch = (call: KernelCall): void => {
    multiplyAdds += multiplyAddsOf(call);
    for (const input of Object.values(call.inputs))
      if (isVariable(input) && input.trainable) foreign.add(input);
  };
  try {
    tf.tidy(() => {
      const x = tf.zeros([1, ...inputShape]);
      const pass = (): unknown => observeKernels(watch, (): unknown => Reflect.apply(forward, model, [x]));
      inModel(model, () => inMode("infer", () => withRandom(0, () => withWeights(weights, pass))));
    });
  } finally {
    weights.dispose();
  }
  let { parameters } = weights;
  for (const { size } of foreign) parameters += size;
  return { parameters, multiplyAdds };
}

/** Weights and buffers for one pass: all zeros. */
class PassingWeights implements WeightScope {
  /** How many numbers the weights have. */
  parameters = 0;
  readonly #made = new Set<Variable>();
  readonly #named = new Map<object, Map<string, Variable>>();

  param(owner: object, name: string, shape: readonly number[]): Variable {
    const before = this.#made.size;
    const weight = this.buffer(owner, name, shape);
    if (this.#made.size > before) this.parameters += weight.size;
    return weight;
  }

  buffer(owner: object, name: string, shape: readonly number[]): Variable {
    const tf = tensors();
    const named = this.#named.get(owner) ?? new Map<string, Variable>();
    this.#named.set(owner, named);
    const weight = named.get(name) ?? tf.variable(tf.zeros([...shape]), false);
    named.set(name, weight);
    this.#made.add(weight);
    requireShape(owner, name, weight, shape);
    return weight;
  }

  dispose(): void {
    for (const variable of this.#made) variable.dispose();
  }
}

/** For each number that comes out, as many as went into it. */
export function multiplyAddsOf({ kernel, inputs, options, output }: KernelCall): number {
  switch (kernel) {
    case "Conv2D":
    case "FusedConv2D":
    case "Conv3D":
      return output.size * inputsOf(inputs["filter"]);
    case "DepthwiseConv2dNative":
    case "FusedDepthwiseConv2D":
      return output.size * windowOf(inputs["filter"]);
    case "Conv2DBackpropInput":
      // A transposed convolution: each number that goes in is spread.
      return (inputs["dy"]?.size ?? 0) * inputsOf(inputs["filter"]);
    case "BatchMatMul":
    case "_FusedMatMul":
      return output.size * (inputs["a"]?.shape.at(options["transposeA"] === true ? -2 : -1) ?? 0);
    default:
      return 0;
  }
}

/** All axes of a filter but the last. */
function inputsOf(filter: Tensor | undefined): number {
  return filter === undefined ? 0 : filter.size / (filter.shape.at(-1) ?? 1);
}

function windowOf(filter: Tensor | undefined): number {
  const [height = 0, width = 0] = filter?.shape ?? [];
  return height * width;
}
