/**
 * The operators that a super program is made of, for those who make one by hand: a choice among layers, their weighted sum, a mask on a
 * layer's width, and a layer with sizes. A forward pass says by {@link alongPath} or {@link inMixture} what each of them does.
 */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor, Tensor1D } from "@tensorflow/tfjs";
import type { Callable } from "../nn/layer.js";
import { maskOf, withMask } from "../nn/mask.js";
import { inMode } from "../nn/mode.js";
import { withWeights } from "../nn/param.js";
import { describeLayer } from "../nn/place.js";
import { isTensor } from "../nn/tensor-kinds.js";
import { blend, widthMask } from "./blend.js";
import { Builder } from "./build.js";
import { called, type Value } from "./layer-call.js";
import { along, withDecided, withShares } from "./route.js";
import { Choice } from "./super-node.js";
import { WeightStore } from "./weight-store.js";

/** How much of each candidate is in a mixture: [candidates], or what gives it at each forward pass. */
export type Shares = Tensor1D | (() => Tensor1D);

/**
 * A choice among layers, which may differ in the number of channels that they give, and in nothing else of the shape. Each has weights of
 * its own, and those of a layer that does not run have no gradient: the searches leave them as they are.
 *
 * Which one runs is said by {@link alongPath}; in {@link inMixture} it is their {@link WeightedSum}.
 *
 * @example
 * ```ts
 * const op = new Switch([new Conv(16, 3), new Identity()], "op");
 * const y = alongPath({ op: 1 }, () => op.call(x)); // x
 * ```
 */
@searchable
export class Switch<L extends readonly Callable[] = readonly Callable[]> implements Callable {
  /**
   * @param branches the layers, at least one.
   * @param key what the decision is called: switches of one key take branches of one number. In a super program it is the name of the
   *   decision point, or its id.
   */
  constructor(
    readonly branches: L,
    readonly key: Fixed<string>,
  ) {}

  /** @throws Error where no forward pass says which branch to take. */
  call(x: Tensor): Tensor {
    const { branches, key } = this;
    const name = `The switch "${key}"`;
    return tensorOf(name, new Choice({ method: "call", name, key, branches: namedAll(branches) }).run([x]));
  }
}

/**
 * The sum of what layers give, weighted (Liu, Simonyan, Yang: DARTS, ICLR 2019, equation 2). Layers may differ in the number of channels: a
 * narrower output counts as 0 in those that it lacks, and the sum carries the mask which that is, so that a batch normalisation
 * behind it puts it on again.
 *
 * @example
 * ```ts
 * const alpha = tf.variable(tf.zeros([2]));
 * const mixed = new WeightedSum([new Conv(16, 3), new Conv(16, 5)], () => tf.softmax(alpha).as1D());
 * ```
 */
@searchable
export class WeightedSum<L extends readonly Callable[] = readonly Callable[]> implements Callable {
  constructor(
    readonly branches: L,
    readonly shares: Fixed<Shares>,
  ) {}

  /** @throws RangeError where there are not as many shares as layers, or outputs differ in more than channels. */
  call(x: Tensor): Tensor {
    const name = describeLayer(this);
    const shares = unstacked(name, this.shares, this.branches.length);
    const outputs = namedAll(this.branches).map((branch) => ({
      name: branch.name,
      value: called(branch, "call", [x]),
    }));
    return tensorOf(name, blend(name, outputs, shares));
  }
}

/**
 * A layer of which only the first channels count: as many as one of some widths says, or a mixture of these (Wan and others: FBNetV2,
 * CVPR 2020, section 3.1). The layer is computed once, at its full width. The output carries the mask: a batch normalisation behind it
 * puts it on again.
 *
 * @example
 * ```ts
 * new MaskedWidth(new Conv(32, 3), [8, 16, 32], () => tf.softmax(alpha).as1D());
 * ```
 */
@searchable
export class MaskedWidth<L extends Callable = Callable> implements Callable {
  /** @param widths whole numbers from 1 to the number of channels that the layer gives. */
  constructor(
    readonly layer: L,
    readonly widths: Fixed<readonly number[]>,
    readonly shares: Fixed<Shares>,
  ) {}

  /** @throws RangeError where there are not as many shares as widths, or a width is none of the layer's. */
  call(x: Tensor): Tensor {
    const name = describeLayer(this);
    const y = this.layer.call(x);
    const channels = y.shape.at(-1) ?? 1;
    for (const width of this.widths)
      if (!(Number.isSafeInteger(width) && width >= 1 && width <= channels))
        throw new RangeError(
          `${name}: a width is ${width}, and the layer gives ${channels} channels; give whole numbers from 1 to ${channels}.`,
        );
    const tf = tensors();
    const mask = widthMask(this.widths, channels, unstacked(name, this.shares, this.widths.length));
    const before = maskOf(y);
    return withMask(tf.mul(y, mask), before === undefined ? mask : tf.mul(before, mask));
  }
}

/**
 * A layer with choices of its own that are no layers: widths, kernels, expansions. There is an instance for each combination, and they
 * share the weights that they ask for by `param`: a smaller one is the beginning of a larger, and of a kernel's window the centre. Of the
 * larger the rest then has a gradient of 0: an optimizer with momentum, moments or weight decay moves it all the same.
 *
 * Which sizes it has is said by {@link alongPath}; in {@link inMixture} it is the sum of all instances, the narrower ones masked. Its first
 * call runs every combination once, so that all weights are there.
 *
 * @example
 * ```ts
 * const conv = new Sized(new Conv(oneof([8, 16]), oneof([3, 5])), "conv");
 * const y = alongPath({ "conv.filters": 0, "conv.kernel": 1 }, () => conv.call(x)); // 8 filters of 5 × 5
 * ```
 */
export class Sized implements Callable {
  readonly #store = new WeightStore();
  readonly #builder = new Builder("call", this.#store);
  readonly #layer: Callable;
  readonly #name: string;

  /**
   * @param layer with hyper values inside.
   * @param place the ids of its decisions begin with it, as in a super program; empty by default.
   * @throws TypeError naming what cannot be shared, and why.
   */
  constructor(layer: Callable, place = "") {
    this.#name = place === "" ? "The sized layer" : `The sized layer "${place}"`;
    const made = this.#builder.make(layer, { id: place });
    if (!isCallable(made)) throw new TypeError(`${this.#name} has no method "call".`);
    this.#layer = made;
  }

  /** @throws Error where no forward pass says which sizes it has, or it gets an input wider than the first. */
  call(x: Tensor): Tensor {
    return withWeights(this.#store, () => {
      if (this.#store.growing) this.#survey(x);
      return this.#layer.call(x);
    });
  }

  /** Frees its weights. */
  dispose(): void {
    this.#store.dispose();
  }

  #survey(x: Tensor): void {
    const { largest } = this.#builder;
    const route = { kind: "survey", decided: new Map(largest), allows: () => true, found: largest } as const;
    tensors().tidy(() => {
      along(route, () => {
        inMode("batch", () => void this.#layer.call(x));
      });
    });
    this.#store.growing = false;
  }
}

/**
 * Runs a forward pass in which each {@link Switch} and {@link Sized} takes what was decided.
 *
 * @param decisions by key: an index of a choice, a number of a range.
 * @param forward must not be asynchronous.
 */
export function alongPath<R>(decisions: Readonly<Record<string, number>>, forward: () => R): R {
  return withDecided(new Map(Object.entries(decisions)), forward);
}

/**
 * Runs a forward pass in which each {@link Switch} and {@link Sized} is the sum of all that it can be, as DARTS has it.
 *
 * @param shares by key: how much of each candidate, [candidates].
 * @param forward must not be asynchronous.
 */
export function inMixture<R>(shares: Readonly<Record<string, Tensor1D>>, forward: () => R): R {
  return withShares(new Map(Object.entries(shares)), forward);
}

function namedAll(layers: readonly Callable[]): { name: string; layer: Callable; place: string }[] {
  return layers.map((layer) => ({ name: describeLayer(layer), layer, place: "" }));
}

function unstacked(name: string, given: Shares, count: number): Tensor[] {
  const shares = typeof given === "function" ? given() : given;
  if (shares.size !== count)
    throw new RangeError(`${name} has ${shares.size} shares for ${count} candidates; give one for each.`);
  return tensors().unstack(shares);
}

function tensorOf(name: string, value: Value): Tensor {
  if (isTensor(value)) return value;
  throw new TypeError(`${name}: its layers give lists of tensors; let them give one tensor.`);
}

function isCallable(value: unknown): value is Callable {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "call") === "function";
}
