// The weights of a super program that layers ask for by name (`param`): one for all sizes of a layer, of which a smaller size gets a
// part. They are keyed by where the layer stands in the space, so that all instances of one layer share them.
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { firstValue } from "../nn/first-value.js";
import { glorotUniform, type Initializer } from "../nn/initializers.js";
import type { ParamOptions, WeightScope } from "../nn/param.js";
import { describeLayer, joined, ownersIn, sameShape, shapeText } from "../nn/place.js";
import { currentRandom } from "../nn/randomness.js";

/** The shared weights of one super program. */
export class WeightStore implements WeightScope {
  readonly #places = new WeakMap<object, string>();
  readonly #weights = new Map<string, Variable>();
  readonly #buffers = new Map<string, Variable>();
  /** While it is built, a larger request makes a weight larger; afterwards it is an error. */
  growing = true;
  #isFreed = false;
  /** How many numbers were asked for, in all. */
  requested = 0;
  /** The places of objects that stand nowhere in the space. */
  readonly #unplaced = new Set<string>();
  /** Where those are noted, in the order in which they ask. */
  #asking: Set<string> | undefined;
  /** In which layer the forward pass is, and how many objects of each class have asked in it that stand nowhere. */
  #inside: { readonly place: string; readonly counts: Map<string, number> } = {
    place: "",
    counts: new Map(),
  };
  readonly #countsOf = new WeakMap<object, Map<string, number>>();

  /**
   * Says where an object stands: objects of one place share their weights. What its constructor made stands below it, each by its field,
   * so that the parts of different sizes are told apart. Of objects that stand in one another the inner is to be placed first.
   */
  place(owner: object, place: string): void {
    this.#places.set(owner, place);
    for (const [path, made] of ownersIn(owner))
      if (!this.#places.has(made)) this.#places.set(made, joined(place, path));
  }

  /** Runs a layer of a place: objects that stand nowhere belong to it. */
  within<R>(layer: object, place: string, run: () => R): R {
    const counts = this.#countsOf.get(layer) ?? new Map<string, number>();
    this.#countsOf.set(layer, counts);
    const former = this.#inside;
    this.#inside = { place, counts };
    try {
      return run();
    } finally {
      this.#inside = former;
    }
  }

  isPlaced(owner: object): boolean {
    return this.#places.has(owner);
  }

  placeOf(owner: object): string {
    const known = this.#places.get(owner);
    if (known !== undefined) return known;
    // Not to be found from any layer (in a closure, say): told by its class, and when it asks first in the layer that runs.
    const { place, counts } = this.#inside;
    const type = owner.constructor.name;
    const count = counts.get(type) ?? 0;
    counts.set(type, count + 1);
    const own = `${place}#${type}${count}`;
    this.#unplaced.add(own);
    this.#places.set(owner, own);
    return own;
  }

  /** The places of the objects that stand nowhere, in the order in which they ask for weights while `run` runs. */
  unplacedIn(run: () => void): string[] {
    const asking = new Set<string>();
    this.#asking = asking;
    try {
      run();
    } finally {
      this.#asking = undefined;
    }
    return [...asking];
  }

  /** All of them, by place and name. */
  get weights(): ReadonlyMap<string, Variable> {
    return this.#weights;
  }

  param(owner: object, name: string, shape: readonly number[], options: ParamOptions): Tensor {
    this.#requireNotFreed(owner, `weight "${name}"`);
    const place = this.placeOf(owner);
    if (this.#unplaced.has(place)) this.#asking?.add(place);
    this.requested += shape.reduce((size, length) => size * length, 1);
    const key = `${place}/${name}`;
    const kept = this.#weights.get(key);
    if (kept !== undefined && sameShape(kept.shape, shape)) return kept;
    if (kept !== undefined && kept.rank !== shape.length)
      throw new Error(
        `${describeLayer(owner)} asks for its weight "${name}" in shape ${shapeText(shape)}, and its other sizes in ${shapeText(kept.shape)}: weights of one name have to have as many axes.`,
      );
    const fits = kept !== undefined && shape.every((length, axis) => length <= (kept.shape[axis] ?? 0));
    if (fits) return partOf(kept, shape, options.crop);
    if (!this.growing)
      throw new Error(
        `${describeLayer(owner)} asks for its weight "${name}" in shape ${shapeText(shape)}, ` +
          (kept === undefined ? "and had none" : `larger than ${shapeText(kept.shape)}`) +
          " when the super program was built: its input, or its size, is another than any that was tried then.",
      );
    const grown = shape.map((length, axis) => Math.max(length, kept?.shape[axis] ?? 0));
    const tf = tensors();
    const init = options.init ?? glorotUniform;
    kept?.dispose();
    const variable = tf.tidy(() =>
      tf.variable(firstValue(owner, name, grown, init, currentRandom().split(key))),
    );
    this.#weights.set(key, variable);
    return sameShape(grown, shape) ? variable : partOf(variable, shape, options.crop);
  }

  /** What layers remember, by place, name and shape: no part of a running average means anything, so each size has its own. */
  get buffers(): ReadonlyMap<string, Variable> {
    return this.#buffers;
  }

  buffer(owner: object, name: string, shape: readonly number[], init: Initializer): Variable {
    this.#requireNotFreed(owner, `buffer "${name}"`);
    const key = this.#bufferKey(owner, name, shape);
    const kept = this.#buffers.get(key);
    if (kept !== undefined) return kept;
    const tf = tensors();
    const variable = tf.tidy(() =>
      tf.variable(firstValue(owner, name, shape, init, currentRandom().split(key)), false),
    );
    this.#buffers.set(key, variable);
    return variable;
  }

  /** The buffer of an object; undefined where none of that name and shape was asked for. */
  bufferOf(owner: object, name: string, shape: readonly number[]): Variable | undefined {
    return this.#buffers.get(this.#bufferKey(owner, name, shape));
  }

  /** Gives a buffer the value that a checkpoint has of it; its layer may not have asked for it yet. */
  keepBuffer(key: string, value: Tensor): void {
    const kept = this.#buffers.get(key);
    if (kept !== undefined) kept.assign(value);
    else
      this.#buffers.set(
        key,
        tensors().tidy(() => tensors().variable(value, false)),
      );
  }

  #bufferKey(owner: object, name: string, shape: readonly number[]): string {
    return `${this.placeOf(owner)}/${name} ${shapeText(shape)}`;
  }

  #requireNotFreed(owner: object, what: string): void {
    if (this.#isFreed)
      throw new Error(
        `${describeLayer(owner)} asks for its ${what}, and shared weights have been freed by dispose(): make what shares them anew.`,
      );
  }

  dispose(): void {
    this.#isFreed = true;
    for (const variable of [...this.#weights.values(), ...this.#buffers.values()]) variable.dispose();
    this.#weights.clear();
    this.#buffers.clear();
  }
}

/** The beginning of a weight along its axes, and of a kernel's window the centre. */
function partOf(
  weight: Variable,
  shape: readonly number[],
  crop: readonly number[] = weight.rank === 4 ? [0, 1] : [],
): Tensor {
  const begin = weight.shape.map((length, axis) =>
    crop.includes(axis) ? Math.floor((length - (shape[axis] ?? 0)) / 2) : 0,
  );
  return tensors().slice(weight, begin, [...shape]);
}
