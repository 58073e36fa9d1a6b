import type { DNA, DNASpec } from "tsglove";
import type { Tensor1D, Variable } from "@tensorflow/tfjs";
import type { Learner } from "../nn/learner.js";
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
export interface RewriteOptions<T> {
  readonly learner?: (root: T) => Learner;
  readonly method?: string;
  readonly outside?: "error" | "first";
  readonly cost?: { readonly of?: (child: T) => number; readonly target: number; readonly weight: number };
}
export function superProgramOf<T>(_space: T, _options: RewriteOptions<T>): SuperProgram<T> {
  throw new Error("not there yet");
}
