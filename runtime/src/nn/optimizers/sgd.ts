/** Gradient descent. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import {
  blend,
  requireDecay,
  requireRate,
  requireShare,
  Slots,
  type Optimizer,
  type Slot,
} from "./optimizer.js";

/** Settings of {@link SGD}. None of them is searched. */
export interface SGDOptions {
  /** Looks ahead by the momentum (Nesterov's method, in the form of Sutskever and others, ICML 2013): false by default. */
  readonly nesterov?: boolean;
  /** Times the weight, this is added to its gradient; at least 0, which is the default. */
  readonly weightDecay?: number;
}

/**
 * Gradient descent with momentum: v ← momentum · v + g, w ← w − learningRate · v; with Nesterov's, w moves by g + momentum · v.
 *
 * @example
 * ```ts
 * new SGD(floatv(1e-2, 1, "log"), 0.9, { nesterov: true, weightDecay: 4e-5 });
 * ```
 */
@searchable
export class SGD<R extends number = number, M extends number = number> implements Optimizer {
  readonly #slots = new Slots();

  /**
   * @param learningRate above 0.
   * @param momentum from 0, which is the default, to below 1. A type that lists some, `SGD<0.1, 0.9 | 0.95>`, is searched with 0 too.
   */
  constructor(
    readonly learningRate: R,
    readonly momentum: M | 0 = 0,
    readonly options: Fixed<SGDOptions> = {},
  ) {
    requireRate(this, learningRate);
    requireShare(this, "momentum", momentum);
    requireDecay(this, options.weightDecay ?? 0);
  }

  apply(variable: Variable, gradient: Tensor, factor = 1): void {
    const tf = tensors();
    const { nesterov = false, weightDecay = 0 } = this.options;
    this.#slots.step(variable, (memory) => {
      const slope = weightDecay === 0 ? gradient : blend(variable, weightDecay, gradient, 1);
      let move = slope;
      if (this.momentum !== 0) {
        const velocity = blend(memory.recall("velocity"), this.momentum, slope, 1);
        memory.keep("velocity", velocity);
        move = nesterov ? blend(velocity, this.momentum, slope, 1) : velocity;
      }
      return tf.sub(variable, tf.mul(move, this.learningRate * factor));
    });
  }

  dispose(): void {
    this.#slots.dispose();
  }

  snapshot(): Map<string, Slot> {
    return this.#slots.snapshot();
  }

  restore(snapshot: ReadonlyMap<string, Slot>, variables: readonly Variable[]): void {
    this.#slots.restore(snapshot, variables);
  }
}
