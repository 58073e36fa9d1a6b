// A layer's weights, asked for by name where they are needed: so shapes follow from the input that comes, and where weights
// live is for the one to say who runs the layer. Alone, each layer has variables of its own; in a supernet, layers of several
// widths share one.
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { DynamicScope } from "./dynamic-scope.js";
import { firstValue } from "./first-value.js";
import { glorotUniform, type Initializer } from "./initializers.js";
import { describeLayer, inModel, ownersIn, sameShape, shapeText } from "./place.js";
import { drawFor } from "./randomness.js";
import { objectsWithin } from "./within.js";

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

/** Whose weight a variable is. The library holds variables, which must not hold their layers. */
const ownerOf = new WeakMap<Variable, WeakRef<object>>();

/** What gave a weight that no call has asked for yet: whether it fits is not known before. */
const givenBy = new WeakMap<Variable, string>();

/** The file that all weights of an object come from. */
const loadedFrom = new WeakMap<object, string>();

/** Weights that `fit` trained, and that have no name in its learner, for each object of it; and whether they lie outside of it. */
const unnamed = new WeakMap<object, Map<Variable, { readonly isOutside: boolean }>>();

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
 * @throws Error when the layer has this weight in another shape, or when its other weights were loaded from a file that lacks this one.
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
    loadedFrom.delete(owner);
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
 * Gives a model copies of another's weights and buffers, by path and name; it need not have run before. Whether they fit a layer that
 * has not run is said by its first call.
 * @throws Error when it has no object at such a path, or has the weight in another shape, or when `fit` has trained what has no name.
 */
export function copyWeights(from: object, to: object): void {
  requireNamed("copyWeights", from);
  const owners = ownersIn(to);
  inModel(to, () => {
    for (const [path, source] of ownersIn(from))
      for (const [name, variable] of weights.get(source) ?? []) {
        const owner = owners.get(path);
        if (owner === undefined)
          throw new Error(`copyWeights: there is nothing at "${path}" to take the weight "${name}".`);
        setWeight(owner, name, variable, variable.trainable, "copyWeights");
      }
  });
}

/**
 * Gives a layer a weight before its first call: what loading and inheriting do. The values are copied.
 * @param by what gives it, for messages.
 * @throws Error when the layer has this weight in another shape.
 */
export function setWeight(
  owner: object,
  name: string,
  value: Tensor,
  trainable = true,
  by = "weight sharing",
): void {
  const kept = weights.get(owner)?.get(name);
  if (kept !== undefined && !sameShape(kept.shape, value.shape))
    throw new Error(
      `${by}: ${describeLayer(owner)} has its weight "${name}" in shape ${shapeText(kept.shape)}, and is given one of shape ` +
        `${shapeText(value.shape)}.`,
    );
  const variable = kept ?? newWeight(owner, name, value.shape, () => value.clone(), trainable);
  if (kept === undefined) givenBy.set(variable, by);
  variable.assign(value);
}

/** Says that all weights of a model come from a file: a call that asks for another one is an error. */
export function markLoaded(model: object, file: string): void {
  for (const owner of ownersIn(model).values()) loadedFrom.set(owner, file);
}

/** Remembers which weights have no name, of those that a learner trained. */
export function noteTrained(learner: object, trained: ReadonlySet<Variable>): void {
  const named = new Set(weightsOf(learner).values());
  const others = [...trained].filter((variable) => !named.has(variable));
  if (others.length === 0) return;
  const within = objectsWithin(learner);
  // A learner may have its model in a closure: its layers are known by their weights.
  const owners = [...trained].flatMap((variable) => ownerOf.get(variable)?.deref() ?? []);
  for (const owner of new Set([...ownersIn(learner).values(), ...owners])) {
    const known = unnamed.get(owner) ?? new Map<Variable, { readonly isOutside: boolean }>();
    unnamed.set(owner, known);
    for (const variable of others)
      known.set(variable, { isOutside: !ownerOf.has(variable) && !within.has(variable) });
  }
}

/** @throws Error when `fit` has trained a weight that is of the model, or may be, and has no name in it: nobody finds it there. */
export function requireNamed(what: string, model: object): void {
  const notes = [...ownersIn(model).values()].flatMap((owner) => [...(unnamed.get(owner) ?? [])]);
  if (notes.length === 0) return;
  const named = new Set(weightsOf(model).values());
  const within = objectsWithin(model);
  const missing = new Set<Variable>();
  for (const [variable, { isOutside }] of notes) {
    const owner = ownerOf.get(variable)?.deref();
    const isIn = within.has(variable) || (owner !== undefined && within.has(owner));
    if ((isOutside || isIn) && !named.has(variable) && !variable.isDisposed) missing.add(variable);
  }
  if (missing.size === 0) return;
  throw new Error(
    `${what}: fit has trained ${missing.size} weight${missing.size === 1 ? "" : "s"} without a name in ${model.constructor.name}, which would be ` +
      "missing: of a tf.variable, of a layer of TensorFlow.js, or in an object of a class that is not @searchable. Ask for such a " +
      "weight by param, in a searchable class, or save it by TensorFlow.js's own means, and the other layers one by one.",
  );
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
  const kept = weights.get(owner)?.get(name);
  if (kept === undefined) {
    // An average may be asked for later than weights, and always begins alike.
    if (trainable) requireNotLoaded(owner, name);
    return newWeight(owner, name, shape, init, trainable);
  }
  const by = givenBy.get(kept);
  if (by !== undefined && !sameShape(kept.shape, shape))
    throw new Error(
      `${describeLayer(owner)} needs its weight "${name}" in shape ${shapeText(shape)}, and ${by} gave it one of shape ` +
        `${shapeText(kept.shape)}: that was of another layer, of other sizes, or for another input.`,
    );
  requireShape(owner, name, kept, shape);
  givenBy.delete(kept);
  return kept;
}

function requireNotLoaded(owner: object, name: string): void {
  const file = loadedFrom.get(owner);
  if (file === undefined) return;
  throw new Error(
    `${describeLayer(owner)} needs a weight "${name}", and ${file}, which the model was loaded from, has none: it was saved by ` +
      "another model, or one that had not called this layer. To begin with new weights, call disposeWeights(layer) first.",
  );
}

function newWeight(
  owner: object,
  name: string,
  shape: readonly number[],
  init: Initializer,
  trainable: boolean,
): Variable {
  if (name === "" || name.includes("/"))
    throw new RangeError(
      `${describeLayer(owner)}: "${name}" names no weight: "/" stands between a layer's path and the name, which is not empty.`,
    );
  let named = weights.get(owner);
  if (named === undefined) {
    named = new Map();
    weights.set(owner, named);
    orphans.register(owner, named, named);
  }
  const tf = tensors();
  const variable = tf.tidy(() =>
    tf.variable(firstValue(owner, name, shape, init, drawFor(owner, name)), trainable),
  );
  named.set(name, variable);
  ownerOf.set(variable, new WeakRef(owner));
  return variable;
}
