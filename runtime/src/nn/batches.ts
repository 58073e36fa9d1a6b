// The batches of a learner, one after another: counted, so that a search that goes on can pass over those that it has seen, and
// freed, whoever made them.
import type { Tensor } from "@tensorflow/tfjs";
import { tensors } from "tsglove/tensor";
import type { Learner, Split } from "./learner.js";
import { isTensor, isVariable } from "./tensor-kinds.js";

/** A batch, and what frees it. */
export interface Taken<B> {
  readonly batch: B;
  /** Frees the tensors of the batch, but for those that existed before, or that `tf.keep` keeps. */
  readonly release: () => void;
}

/**
 * An endless row of batches. `next` of a plain iterator runs inside of a tidy, so that what it leaves behind is freed; of an
 * asynchronous one, which cannot, only what it hands over is.
 */
export class Batches<B> {
  readonly #iterator: Iterator<B> | AsyncIterator<B>;
  readonly #split: Split;
  /** Tensors that are older belong to the user. */
  readonly #begun = newestTensor();
  #taken = 0;

  /** @throws TypeError when the learner gives no iterator. */
  constructor(learner: Learner<B>, split: Split) {
    this.#split = split;
    this.#iterator = requireIterator(split, learner.batches(split));
  }

  /** How many were taken, and passed over. */
  get taken(): number {
    return this.#taken;
  }

  /** @throws Error naming the split, where there is no other, or where it has no examples. */
  async take(): Promise<Taken<B>> {
    const before = newestTensor();
    const next = this.#tidyNext();
    const isAsync = next instanceof Promise;
    const result = await next;
    if (result.done === true)
      throw new Error(
        `batches("${this.#split}") ended after ${this.#taken} batches, and one is needed for each step: begin anew at the end, as in "while (true) yield* epoch();".`,
      );
    this.#taken++;
    const oldest = isAsync ? this.#begun : before;
    const batch = result.value;
    const release = (): void => {
      for (const tensor of tensorsIn(batch))
        if (tensor.id > oldest && !tensor.kept && !tensor.isDisposed && !isVariable(tensor)) tensor.dispose();
    };
    const lists = tensorsIn(batch).filter(({ rank }) => rank > 0);
    if (lists.length > 0 && lists.every(({ shape }) => shape[0] === 0)) {
      release();
      throw new RangeError(
        `batches("${this.#split}") gave a batch of 0 examples, as batch ${this.#taken}; give at least 1.`,
      );
    }
    return { batch, release };
  }

  #tidyNext(): IteratorResult<B> | Promise<IteratorResult<B>> {
    const engine = tensors().engine();
    // Not `tf.tidy`, which is for functions that give tensors. What is not handed to the end of a scope is freed.
    engine.startScope("batch");
    let kept: Tensor[] = [];
    try {
      const next = this.#iterator.next();
      // An asynchronous generator may have made tensors already, that it gives later.
      kept = next instanceof Promise ? [...engine.state.activeScope.track] : tensorsIn(next.value);
      return next;
    } finally {
      engine.endScope(kept);
    }
  }

  /** Passes over the next batches. */
  async skip(count: number): Promise<void> {
    for (let i = 0; i < count; i++) (await this.take()).release();
  }

  /** Tells the iterator that no more are wanted. */
  async end(): Promise<void> {
    await this.#iterator.return?.();
  }
}

function requireIterator<I extends object>(split: Split, iterator: I): I {
  const given: unknown = iterator;
  if (typeof given === "object" && given !== null && "next" in given && typeof given.next === "function")
    return iterator;
  let what: string = typeof given;
  if (Array.isArray(given)) what = "an array";
  else if (given instanceof Promise) what = "a promise";
  else if (given === null) what = "null";
  else if (typeof given === "object") what = `an object of class ${given.constructor.name}`;
  throw new TypeError(
    `batches("${split}") gives ${what}, and no iterator: write it as a generator, *batches(split) { while (true) yield batch; }, or ` +
      "return what `batches` of a Dataset gives.",
  );
}

/** Every tensor in a batch, in its lists, objects, maps and sets, each once. */
export function tensorsIn(value: unknown, found = new Set<Tensor>(), seen = new Set<unknown>()): Tensor[] {
  if (isTensor(value)) found.add(value);
  else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value) && !seen.has(value)) {
    seen.add(value);
    for (const each of value instanceof Map || value instanceof Set ? value.values() : Object.values(value))
      tensorsIn(each, found, seen);
  }
  return [...found];
}

/** Tensors are numbered as they are made. */
function newestTensor(): number {
  const marker = tensors().scalar(0);
  marker.dispose();
  return marker.id;
}
