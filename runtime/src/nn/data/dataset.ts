// Examples in memory, handed out in batches.
import { RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { shapeText } from "../place.js";
import type { Augmentation } from "./augment.js";

/** Numbers row by row, in any precision. */
export type Numbers =
  Float32Array | Float64Array | Uint8Array | Uint8ClampedArray | Uint16Array | Int32Array | readonly number[];

/** What a {@link Dataset} is made of. */
export interface Examples {
  /** All numbers of the first example, then all of the second one, ... */
  readonly inputs: Numbers;
  /** Of one example: `[28, 28, 1]`. */
  readonly shape: readonly number[];
  /** One whole number an example: its class, from 0. Or, with `labelShape`, what is to be predicted. */
  readonly labels: Numbers;
  /** Of one example's label, where that is more than the number of a class: `[2]`; labels are float32 then. */
  readonly labelShape?: readonly number[];
  /** Inputs are multiplied by it: `1 / 255` makes bytes 0 to 1. 1 by default. */
  readonly scale?: number;
}

/** A batch: float32 [count, ...shape], and int32 [count] or float32 [count, ...labelShape]. */
export interface Batch {
  readonly inputs: Tensor;
  readonly labels: Tensor;
}

/** How batches are drawn. */
export interface BatchOptions {
  /** Fixes order and augmentation: equal seeds give equal batches. 0 by default. */
  readonly seed?: number;
  /** Whether each epoch has an order of its own; true by default, else examples come in the order of the set. */
  readonly shuffle?: boolean;
  /** How often each example comes; endlessly by default. Only the last batch may be smaller than the others. */
  readonly epochs?: number;
  /** Changes of each example, one after another. */
  readonly augment?: readonly Augmentation[];
}

/**
 * Examples with labels. Its parts (`split`, `take`) share its numbers.
 *
 * @example
 * ```ts
 * const all = Dataset.of({ inputs: pixels, shape: [28, 28, 1], labels, scale: 1 / 255 });
 * const [training, validation] = all.split([0.8, 0.2]);
 * for (const { inputs, labels } of validation.batches(64, { epochs: 1 })) …
 * ```
 */
export class Dataset {
  readonly #examples: Examples;
  /** The examples of this part, in its order. */
  readonly #rows: Uint32Array;

  private constructor(examples: Examples, rows: Uint32Array) {
    this.#examples = examples;
    this.#rows = rows;
  }

  /**
   * A set of all these examples; they are not copied.
   * @throws RangeError when inputs, labels and shapes do not fit, or a class is no whole number of at least 0.
   */
  static of(examples: Examples): Dataset {
    return new Dataset(
      examples,
      Uint32Array.from({ length: checkedCount(examples) }, (_, row) => row),
    );
  }

  /** How many examples it has. */
  get size(): number {
    return this.#rows.length;
  }

  /** Of one example. */
  get shape(): readonly number[] {
    return this.#examples.shape;
  }

  /**
   * Parts that have nothing in common, drawn at random.
   * @param shares of the examples, adding up to 1 at most: `[0.8, 0.2]`.
   * @param seed fixes which example goes where; 0 by default.
   * @throws RangeError when the shares are not above 0, add up to more than 1, or leave a part empty.
   */
  split(shares: readonly number[], seed = 0): Dataset[] {
    const total = shares.reduce((sum, share) => sum + share, 0);
    if (shares.some((share) => !(share > 0)) || total > 1 + 1e-9)
      throw new RangeError(
        `Dataset.split: the shares are ${shares.join(", ")}; give numbers above 0 that add up to 1 at most.`,
      );
    const order = this.#shuffled(RandomStream.of(seed));
    let share = 0;
    let start = 0;
    return shares.map((each) => {
      share += each;
      const end = Math.min(this.size, Math.round(share * this.size));
      const rows = order.slice(start, end);
      start = end;
      if (rows.length === 0)
        throw new RangeError(`Dataset.split: a share of ${each} of ${this.size} examples is none of them.`);
      return new Dataset(this.#examples, rows);
    });
  }

  /**
   * The first examples; all where there are fewer.
   * @throws RangeError when count is no whole number of at least 0, nor Infinity.
   */
  take(count: number): Dataset {
    if (!(count === Infinity || (Number.isSafeInteger(count) && count >= 0)))
      throw new RangeError(`Dataset.take: count is ${count}; give a whole number of at least 0.`);
    return new Dataset(this.#examples, this.#rows.slice(0, count));
  }

  /**
   * The examples in batches, one epoch after another: a batch may begin in one and end in the next. The caller disposes the
   * tensors, or has them in a `tf.tidy`; `fit` and the searches do so.
   * @param size of a batch, at least 1.
   * @throws RangeError when it has no examples, or size or epochs are no whole number of at least 1.
   */
  *batches(size: number, options: BatchOptions = {}): Generator<Batch, void, undefined> {
    const { seed = 0, epochs = Infinity, augment = [] } = options;
    requireWhole("size", size);
    if (epochs !== Infinity) requireWhole("epochs", epochs);
    if (this.size === 0) throw new RangeError("Dataset.batches: the set has no examples.");
    const random = RandomStream.of(seed);
    const changes = random.split("augment");
    let rows: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch++)
      for (const row of options.shuffle === false ? this.#rows : this.#shuffled(random.split(epoch))) {
        rows.push(row);
        if (rows.length < size) continue;
        yield this.#batch(rows, augment, changes);
        rows = [];
      }
    if (rows.length > 0) yield this.#batch(rows, augment, changes);
  }

  #batch(rows: readonly number[], augment: readonly Augmentation[], random: RandomStream): Batch {
    const tf = tensors();
    const { inputs, shape, labels, labelShape, scale = 1 } = this.#examples;
    const [width, labelWidth] = [product(shape), product(labelShape ?? [])];
    const values = new Float32Array(rows.length * width);
    const wanted = new Float32Array(rows.length * labelWidth);
    rows.forEach((row, i) => {
      values.set(inputs.slice(row * width, (row + 1) * width), i * width);
      wanted.set(labels.slice(row * labelWidth, (row + 1) * labelWidth), i * labelWidth);
      const example = values.subarray(i * width, (i + 1) * width);
      if (scale !== 1) for (let k = 0; k < width; k++) example[k] = (example[k] ?? 0) * scale;
      for (const change of augment) change.apply(example, shape, random);
    });
    return {
      inputs: tf.tensor(values, [rows.length, ...shape], "float32"),
      labels:
        labelShape === undefined
          ? tf.tensor1d(Int32Array.from(wanted), "int32")
          : tf.tensor(wanted, [rows.length, ...labelShape], "float32"),
    };
  }

  /** Its examples in random order (Fisher and Yates). */
  #shuffled(random: RandomStream): Uint32Array {
    const rows = this.#rows.slice();
    for (let left = rows.length; left > 1; left--) {
      const drawn = random.int(left);
      [rows[drawn], rows[left - 1]] = [rows[left - 1] ?? 0, rows[drawn] ?? 0];
    }
    return rows;
  }
}

function checkedCount({ inputs, shape, labels, labelShape }: Examples): number {
  const [width, labelWidth] = [product(shape), product(labelShape ?? [])];
  const count = inputs.length / width;
  if (!Number.isSafeInteger(count))
    throw new RangeError(
      `Dataset: ${inputs.length} numbers are no whole number of examples of shape ${shapeText(shape)}.`,
    );
  if (labels.length !== count * labelWidth)
    throw new RangeError(
      `Dataset: there are ${count} examples, so there have to be ${count * labelWidth} numbers in labels, and there are ${labels.length}.`,
    );
  const wrong =
    labelShape === undefined ? labels.findIndex((label) => !(Number.isSafeInteger(label) && label >= 0)) : -1;
  if (wrong >= 0)
    throw new RangeError(
      `Dataset: the label of example ${wrong} is ${labels[wrong] ?? NaN}; give the number of a class, from 0, or say labelShape.`,
    );
  return count;
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

function requireWhole(what: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`Dataset.batches: ${what} is ${value}; give a whole number of at least 1.`);
}
