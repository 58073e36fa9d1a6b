// Which way a forward pass takes through a super program: its nodes ask, whoever calls them.
import type { Tensor1D } from "@tensorflow/tfjs";
import { DynamicScope } from "../nn/dynamic-scope.js";

/** Decisions by the key of their decision point: its name, or its id where it has none. */
export type Decided = ReadonlyMap<string, number>;

/**
 * - `"path"`: each choice takes the branch that was decided. With `operators`, it averages all its branches; with `largest`, layers
 *   have their largest sizes.
 * - `"mixed"`: each choice is the sum of its branches, weighted.
 * - `"build"`: every branch runs once, and each node gives what its largest gave.
 */
export type Route =
  | {
      readonly kind: "path";
      readonly decided: Decided;
      readonly operators: boolean;
      readonly largest: boolean;
    }
  | { readonly kind: "mixed"; readonly weights: ReadonlyMap<string, Tensor1D> }
  | { readonly kind: "build" };

const route = new DynamicScope<Route | undefined>("A super program's forward pass", undefined);

/** Runs a forward pass along a route. */
export function along<R>(way: Route, run: () => R): R {
  return route.run(way, run);
}

/** @throws Error where no super program runs. */
export function currentRoute(node: string): Route {
  if (route.current !== undefined) return route.current;
  throw new Error(
    `${node} belongs to a super program, which alone knows which branch to take: see superProgram.run().`,
  );
}

/** The decision of a node. */
export function decisionOf(decided: Decided, key: string): number {
  const number = decided.get(key);
  if (number === undefined) throw new Error(`The path through the super program says nothing of "${key}".`);
  return number;
}
