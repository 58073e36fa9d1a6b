import type { DNA, DNASpec } from "tsglove";
import type { Scalar, Tensor, Tensor1D, Variable } from "@tensorflow/tfjs";
export interface Optimizer {
  apply(variable: Variable, gradient: Tensor, rate?: number): void;
  dispose(): void;
}
export interface Learner<B = unknown> {
  batches(split: "train" | "valid"): Iterator<B> | AsyncIterator<B>;
  loss(batch: B): Scalar;
  score?(batch: B): Scalar | number;
  readonly optimizer?: Optimizer;
}
export interface SuperProgram<T> {
  readonly root: T;
  readonly learner: Learner;
  readonly spec: DNASpec;
  readonly variables: readonly Variable[];
  readonly points: readonly { id: string; kind: "switch" | "shared" }[];
  run<R>(path: DNA, forward: () => R): R;
  runAveraged<R>(options: { operators: boolean; largest: boolean; path: DNA }, forward: () => R): R;
  runMixed<R>(weights: ReadonlyMap<string, Tensor1D>, forward: () => R): R;
  decode(dna: DNA): T;
  inherit(dna: DNA): T;
  cost(dna: DNA): number | undefined;
  toString(): string;
  dispose(): void;
}
import { tensors } from "tsglove/tensor";
export class SGD implements Optimizer {
  readonly #v = new Map<Variable, Variable>();
  constructor(readonly rate: number, readonly momentum = 0) {}
  apply(variable: Variable, gradient: Tensor, rate = 1): void {
    const tf = tensors();
    let v = this.#v.get(variable);
    if (v === undefined) this.#v.set(variable, (v = tf.variable(tf.zerosLike(variable), false)));
    v.assign(tf.add(tf.mul(v, this.momentum), gradient));
    variable.assign(tf.sub(variable, tf.mul(v, this.rate * rate)));
  }
  dispose(): void {
    for (const v of this.#v.values()) v.dispose();
  }
}
export interface RewriteOptions<T> {
  readonly learner?: (root: T) => Learner;
  readonly method?: string;
  readonly outside?: "error" | "first";
  readonly cost?: { readonly of?: (child: T) => number; readonly target: number; readonly weight: number };
}
export function superProgramOf<T>(_space: T, _options: RewriteOptions<T>): SuperProgram<T> {
  throw new Error("not there yet");
}
export class Adam implements Optimizer {
  readonly #m = new Map<Variable, { m: Variable; v: Variable; steps: number }>();
  constructor(readonly rate: number, readonly b1 = 0.9, readonly b2 = 0.999) {}
  apply(variable: Variable, gradient: Tensor, rate = 1): void {
    const tf = tensors();
    let slot = this.#m.get(variable);
    if (slot === undefined)
      this.#m.set(variable, (slot = { m: tf.variable(tf.zerosLike(variable), false), v: tf.variable(tf.zerosLike(variable), false), steps: 0 }));
    slot.steps++;
    slot.m.assign(tf.add(tf.mul(slot.m, this.b1), tf.mul(gradient, 1 - this.b1)));
    slot.v.assign(tf.add(tf.mul(slot.v, this.b2), tf.mul(tf.square(gradient), 1 - this.b2)));
    const m = tf.div(slot.m, 1 - this.b1 ** slot.steps);
    const v = tf.div(slot.v, 1 - this.b2 ** slot.steps);
    variable.assign(tf.sub(variable, tf.mul(tf.div(m, tf.add(tf.sqrt(v), 1e-8)), this.rate * rate)));
  }
  dispose(): void {
    for (const { m, v } of this.#m.values()) {
      m.dispose();
      v.dispose();
    }
  }
}
