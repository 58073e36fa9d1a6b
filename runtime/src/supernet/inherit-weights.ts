// How a child gets copies of the shared weights: it runs once beside its path through the super program, and takes what that has.
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { inMode } from "../nn/mode.js";
import { observeKernels, type KernelCall } from "../nn/observe-kernels.js";
import { setWeight, weightsOf, withWeights, type ParamOptions } from "../nn/param.js";
import { ownersIn } from "../nn/place.js";
import { isVariable } from "../nn/tensor-kinds.js";
import type { WeightStore } from "./weight-store.js";

/** A child, and its path. */
interface Inheritance {
  readonly store: WeightStore;
  /** Where the child's objects stand in the space. */
  readonly places: ReadonlyMap<object, string>;
  /** A forward pass of the super program along the child's path. */
  readonly run: () => void;
  /** The same of the child. */
  readonly runChild: () => void;
  readonly child: unknown;
}

/** Gives a child copies of the weights of its path. @throws Error where its own variables are others than those of its path. */
export function inheritWeights({ store, places, run, runChild, child }: Inheritance): void {
  tensors().tidy(() => {
    // Which variables a pass reads, in their order: a child's are those of its path.
    const theirs: Variable[] = [];
    const unplaced = store.unplacedIn(() => {
      reading(theirs, run);
    });
    const shared = new Set<Variable>(store.weights.values());
    const taken = new Map<object, Map<string, Tensor>>();
    const take = (owner: object, name: string, shape: readonly number[], options: ParamOptions): Tensor => {
      const known = taken.get(owner)?.get(name);
      if (known !== undefined) return known;
      // What is in a closure stands nowhere in the space; but along one path such objects ask in one order.
      if (!taken.has(owner) && !store.isPlaced(owner)) {
        const place = unplaced.shift();
        if (place !== undefined) store.place(owner, place);
      }
      const weight = store.param(owner, name, shape, options);
      taken.set(owner, (taken.get(owner) ?? new Map<string, Tensor>()).set(name, weight));
      return weight;
    };
    // They were found from the root on.
    for (const [owner, place] of [...places].reverse()) store.place(owner, place);
    const own: Variable[] = [];
    inMode("batch", () => {
      withWeights({ param: take }, () => {
        reading(own, runChild);
      });
    });
    for (const [owner, named] of taken) for (const [name, value] of named) setWeight(owner, name, value);
    if (typeof child === "object" && child !== null) copyBuffers(store, child);
    copyInOrder(
      theirs.filter((variable) => !shared.has(variable)),
      own.filter((variable) => !shared.has(variable)),
    );
  });
}

/** Notes variables that learn, in the order in which they are first read. */
function reading<R>(into: Variable[], run: () => R): R {
  return observeKernels((call) => {
    noteVariables(call, into);
  }, run);
}

/** Adds the variables that learn, of those that an operation reads. */
export function noteVariables({ inputs }: KernelCall, into: Variable[]): void {
  for (const input of Object.values(inputs))
    if (isVariable(input) && input.trainable && !into.includes(input)) into.push(input);
}

/** Gives what a child's layers remember the values that the shared ones have. */
function copyBuffers(store: WeightStore, child: object): void {
  const owners = ownersIn(child);
  for (const [key, variable] of weightsOf(child)) {
    if (variable.trainable) continue;
    const slash = key.lastIndexOf("/");
    const owner = owners.get(key.slice(0, Math.max(0, slash)));
    const shared = owner && store.bufferOf(owner, key.slice(slash + 1), variable.shape);
    if (shared !== undefined) variable.assign(shared);
  }
}

function copyInOrder(from: readonly Variable[], to: readonly Variable[]): void {
  const fits =
    from.length === to.length && from.every(({ shape }, index) => shape.join() === to[index]?.shape.join());
  if (!fits)
    throw new Error(
      `The child makes ${to.length} variables of its own, and its path through the super program has ${from.length}, or of other shapes: they cannot be copied. Let its layers ask for their weights by param(this, name, shape).`,
    );
  from.forEach((variable, index) => {
    // An object of a class that nobody can make anew is the same in both, with all that is in it.
    if (to[index] !== variable) to[index]?.assign(variable);
  });
}
