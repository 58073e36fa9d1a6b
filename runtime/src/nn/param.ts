// A layer's weights, asked for by name where they are needed: so shapes follow from the input that comes, and where weights
// live is for the one to say who runs the layer. Alone, each layer has variables of its own; in a supernet, layers of several
// widths share one.
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { DynamicScope } from "./dynamic-scope.js";
import { glorotUniform, type Initializer } from "./initializers.js";
import { describeLayer, ownersIn, sameShape, shapeText } from "./place.js";
import { drawFor } from "./randomness.js";

/** Settings of {@link param}. */
export interface ParamOptions {
  /** The first value; {@link glorotUniform} by default. */
  readonly init?: Initializer;
  /**
   * The axes along which a smaller weight that shares this one is its centre, not its beginning: the window of a kernel. By default
   * axes 0 and 1 of a weight of rank 4, and none of any other.
   */
  readonly crop?: readonly number[];
}

/** Where weights live while a model runs: see {@link withWeights}. */
export interface WeightScope {
  /** A weight of a layer. What it gives belongs to the scope: a layer neither disposes nor assigns it. */
  param(owner: object, name: string, shape: readonly number[], options: ParamOptions): Tensor;
  /** What `buffer` gives; the layer's own where this is missing. */
  buffer?(owner: object, name: string, shape: readonly number[], init: Initializer): Variable;
}

const scope = new DynamicScope<WeightScope | undefined>("withWeights", undefined);

const weights = new WeakMap<object, Map<string, Variable>>();

/** The library holds each variable by its name: those of a model that is no more would stay for good. */
const orphans = new FinalizationRegistry<Map<string, Variable>>((named) => {
  for (const variable of named.values()) free(variable);
});

/**
 * Frees a variable once. The library would let go of its numbers at each call, and a copy shares them with what it was copied from:
 * the second call would free those of the other.
 */
function free(variable: Variable): void {
  if (!variable.isDisposed) variable.dispose();
}

/**
 * A weight of a layer, made at the first call and the same at every later one. It outlives a `tf.tidy` around the call, until
 * {@link disposeWeights}, or until the layer is no longer reachable.
 *
 * @param owner the layer: `this`.
 * @param name of the weight, among those of the layer.
 * @param shape may depend on the input's: `[x.shape.at(-1), this.units]`.
 * @returns float32, of that shape. In a supernet it may be a part of a larger weight, which several sizes share.
 * @throws Error when the layer has this weight in another shape.
 * @example
 * ```ts
 * call(x: Tensor2D): Tensor2D {
 *   return tf.matMul(x, param(this, "kernel", [x.shape[1], this.units]));
 * }
 * ```
 */
export function param(
  owner: object,
  name: string,
  shape: readonly number[],
  options: ParamOptions = {},
): Tensor {
  return scope.current === undefined
    ? ownWeight(owner, name, shape, options.init ?? glorotUniform, true)
    : scope.current.param(owner, name, shape, options);
}

/**
 * What a layer remembers and no gradient changes, as a running average. The layer assigns it.
 *
 * @throws Error when the layer has it in another shape.
 */
export function buffer(owner: object, name: string, shape: readonly number[], init: Initializer): Variable {
  return scope.current?.buffer?.(owner, name, shape, init) ?? ownWeight(owner, name, shape, init, false);
}

/** Lets `param` be answered by a scope while `run` runs. It must not be asynchronous. */
export function withWeights<R>(answering: WeightScope, run: () => R): R {
  return scope.run(answering, run);
}

/**
 * Weights and buffers of all the objects of a model, by path and name: `"layers[0]/kernel"`. Those that no call has asked for yet
 * are not there; nor are a layer's own `tf.variable`s.
 */
export function weightsOf(model: object): Map<string, Variable> {
  const found = new Map<string, Variable>();
  for (const [path, owner] of ownersIn(model))
    for (const [name, variable] of weights.get(owner) ?? [])
      found.set(path === "" ? name : `${path}/${name}`, variable);
  return found;
}

/** Frees weights and buffers of all the objects of a model at once, not when it is collected; a later call makes new ones. */
export function disposeWeights(model: object): void {
  for (const [, owner] of ownersIn(model)) {
    const named = weights.get(owner);
    if (named === undefined) continue;
    for (const variable of named.values()) free(variable);
    orphans.unregister(named);
    weights.delete(owner);
  }
}

/** Those of {@link weightsOf} that gradients change: no running averages. */
export function trainableWeights(model: object): Variable[] {
  return [...weightsOf(model).values()].filter(({ trainable }) => trainable);
}

/**
 * Gives a model copies of another's weights and buffers, by path and name; it need not have run before.
 * @throws Error when it has no object at such a path, or has the weight in another shape.
 */
export function copyWeights(from: object, to: object): void {
  const owners = ownersIn(to);
  for (const [path, source] of ownersIn(from))
    for (const [name, variable] of weights.get(source) ?? []) {
      const owner = owners.get(path);
      if (owner === undefined)
        throw new Error(`copyWeights: there is nothing at "${path}" to take the weight "${name}".`);
      setWeight(owner, name, variable, variable.trainable);
    }
}

/**
 * Gives a layer a weight before its first call: what loading and inheriting do. The values are copied.
 * @throws Error when the layer has this weight in another shape.
 */
export function setWeight(owner: object, name: string, value: Tensor, trainable = true): void {
  ownWeight(owner, name, value.shape, () => value.clone(), trainable).assign(value);
}

/** @throws Error when a weight of this name is there in another shape than a call asks for. */
export function requireShape(owner: object, name: string, kept: Tensor, shape: readonly number[]): void {
  if (sameShape(kept.shape, shape)) return;
  throw new Error(
    `${describeLayer(owner)} has its weight "${name}" in shape ${shapeText(kept.shape)}, and this call needs ` +
      `${shapeText(shape)}: its input has changed. Use a layer for inputs of one size, or a layer each.`,
  );
}

function ownWeight(
  owner: object,
  name: string,
  shape: readonly number[],
  init: Initializer,
  trainable: boolean,
): Variable {
  let named = weights.get(owner);
  if (named === undefined) {
    named = new Map();
    weights.set(owner, named);
    orphans.register(owner, named, named);
  }
  const kept = named.get(name);
  if (kept !== undefined) {
    requireShape(owner, name, kept, shape);
    return kept;
  }
  const tf = tensors();
  const variable = tf.tidy(() => tf.variable(init(shape, drawFor(owner, name)), trainable));
  named.set(name, variable);
  return variable;
}
