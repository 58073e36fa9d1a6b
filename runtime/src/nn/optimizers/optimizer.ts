// What the optimizers have in common. They are keyed by variable, each with a step count of its own, so that a step may move some
// weights and not others, as the paths of a supernet do. Those of TensorFlow.js go by the place in a list, and mix weights up then.
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";

/** Moves weights along their gradients. An optimizer remembers what it needs of each weight: dispose it when training ends. */
export interface Optimizer {
  /**
   * Changes a weight by one step.
   * @param gradient of the loss, of the weight's shape; it stays the caller's.
   * @param factor of the learning rate, by a schedule; 1 by default.
   */
  apply(variable: Variable, gradient: Tensor, factor?: number): void;
  /** Frees what is remembered; a later step begins anew. */
  dispose(): void;
  /** Copies of what is remembered, by the weights' names (`variable.name`), for a checkpoint. The caller frees them. */
  snapshot(): Map<string, Slot>;
  /** Remembers what a snapshot says of these weights, by their names, and nothing else. The snapshot stays the caller's. */
  restore(snapshot: ReadonlyMap<string, Slot>, variables: readonly Variable[]): void;
}

/** What is remembered of one weight. */
export interface Slot {
  /** How many steps it has made. */
  readonly steps: number;
  /** Running means and the like, of the weight's shape. */
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/** One weight's memory, while a step is computed. */
export interface Memory {
  /** Which step this is: 1 is the weight's first. */
  readonly step: number;
  /** A remembered tensor; zeros at first. */
  recall(name: string): Tensor;
  /** Remembers a tensor from now on. */
  keep(name: string, value: Tensor): void;
}

interface OwnSlot {
  steps: number;
  readonly tensors: Map<string, Tensor>;
}

/** What an optimizer remembers of all weights. */
export class Slots {
  readonly #slots = new Map<Variable, OwnSlot>();

  /** Computes a weight's new value, and assigns it. */
  step(variable: Variable, next: (memory: Memory) => Tensor): void {
    const tf = tensors();
    const slot = this.#slots.get(variable) ?? { steps: 0, tensors: new Map<string, Tensor>() };
    this.#slots.set(variable, slot);
    slot.steps++;
    const memory: Memory = {
      step: slot.steps,
      recall: (name) => slot.tensors.get(name) ?? tf.zerosLike(variable),
      keep: (name, value) => {
        slot.tensors.get(name)?.dispose();
        slot.tensors.set(name, tf.keep(value));
      },
    };
    tf.tidy(() => {
      variable.assign(next(memory));
    });
  }

  dispose(): void {
    for (const slot of this.#slots.values()) disposeSlot(slot);
    this.#slots.clear();
  }

  snapshot(): Map<string, Slot> {
    return new Map([...this.#slots].map(([variable, slot]) => [variable.name, copyOf(slot)]));
  }

  restore(snapshot: ReadonlyMap<string, Slot>, variables: readonly Variable[]): void {
    this.dispose();
    for (const variable of variables) {
      const slot = snapshot.get(variable.name);
      if (slot !== undefined) this.#slots.set(variable, copyOf(slot));
    }
  }
}

function copyOf({ steps, tensors: kept }: Slot): OwnSlot {
  return { steps, tensors: new Map([...kept].map(([name, value]) => [name, tensors().keep(value.clone())])) };
}

function disposeSlot(slot: OwnSlot): void {
  for (const value of slot.tensors.values()) value.dispose();
}

/** `kept · value + share · added`. */
export function blend(value: Tensor, kept: number, added: Tensor, share = 1 - kept): Tensor {
  const tf = tensors();
  return tf.add(tf.mul(value, kept), share === 1 ? added : tf.mul(added, share));
}

/** @throws RangeError unless a learning rate is a number above 0. */
export function requireRate(owner: object, rate: number): void {
  if (Number.isFinite(rate) && rate > 0) return;
  throw new RangeError(`${owner.constructor.name}: learningRate is ${rate}; give a number above 0.`);
}

/** @throws RangeError unless what keeps a root from dividing by 0 is a number above 0. */
export function requireEpsilon(owner: object, epsilon: number): void {
  if (Number.isFinite(epsilon) && epsilon > 0) return;
  throw new RangeError(`${owner.constructor.name}: epsilon is ${epsilon}; give a number above 0.`);
}

/** @throws RangeError unless a weight decay is a number of at least 0. */
export function requireDecay(owner: object, decay: number): void {
  if (Number.isFinite(decay) && decay >= 0) return;
  throw new RangeError(`${owner.constructor.name}: weightDecay is ${decay}; give a number of at least 0.`);
}

const METHODS = {
  apply: "apply(variable, gradient, factor)",
  dispose: "dispose()",
  snapshot: "snapshot()",
  restore: "restore(snapshot, variables)",
} satisfies Record<keyof Optimizer, string>;

/**
 * @throws TypeError for what does not move weights one by one, as an optimizer of TensorFlow.js; or lacks what is called at the end of a
 *   training, or for a checkpoint: nobody should train to the end to hear of it.
 */
export function requireOptimizer(optimizer: object): void {
  const missing = Object.entries(METHODS)
    .filter(([name]) => typeof Reflect.get(optimizer, name) !== "function")
    .map(([, method]) => method);
  if (missing.length === 0) return;
  const listed = [...missing.slice(0, -2), missing.slice(-2).join(" or ")].join(", ");
  throw new TypeError(
    `The learner's optimizer is of class ${optimizer.constructor.name}, which has no method ${listed}: give ` +
      'one of "tsglove/nn": SGD, Adam, AdamW or RMSProp.',
  );
}

/** @throws RangeError unless a share is at least 0 and below 1. */
export function requireShare(owner: object, name: string, share: number): void {
  if (share >= 0 && share < 1) return;
  throw new RangeError(
    `${owner.constructor.name}: ${name} is ${share}; give a number of at least 0 and below 1.`,
  );
}
