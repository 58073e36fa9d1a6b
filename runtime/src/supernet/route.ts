// Which way a forward pass takes through a super program: its nodes ask, whoever calls them.
import type { Tensor1D } from "@tensorflow/tfjs";
import { DynamicScope } from "../nn/dynamic-scope.js";

/** Decisions by the key of their decision point: its name, or its id where it has none. */
export type Decided = ReadonlyMap<string, number>;

/**
 * - `"path"`: each choice takes the branch that was decided. With `operators`, it averages all its branches.
 * - `"mixed"`: each choice is the sum of its branches, weighted, but for those that are pinned.
 * - `"survey"`: along a path, and beside it each node tries all else that it can take, on the same input: so that all weights are
 *   there, and that it is known what is largest.
 */
export type Route =
  | { readonly kind: "path"; readonly decided: Decided; readonly operators: boolean }
  | {
      readonly kind: "mixed";
      readonly weights: ReadonlyMap<string, Tensor1D>;
      /** Their logarithms, where they are known better than the weights tell. */
      readonly logs: ReadonlyMap<string, Tensor1D>;
      /** What the layer around has decided, in that branch of the mixture which runs: a name that both have is one decision. */
      readonly pinned: Decided;
    }
  | {
      readonly kind: "survey";
      readonly decided: Decided;
      /** Whether some child takes these together. */
      readonly allows: (decided: Decided) => boolean;
      /** Is told what is largest. */
      readonly found: Map<string, number>;
    };

const route = new DynamicScope<Route | undefined>("A super program's forward pass", undefined);

/** Runs a forward pass along a route. */
export function along<R>(way: Route, run: () => R): R {
  return route.run(way, run);
}

/** Whether a forward pass is under way. */
export function isRunning(): boolean {
  return route.current !== undefined;
}

/** Runs a part of a forward pass in which some decisions are made, whatever the route says of them. */
export function withDecided<R>(decided: Decided, run: () => R): R {
  const current = route.current;
  if (current === undefined) return along({ kind: "path", decided, operators: false }, run);
  return along(
    current.kind === "mixed"
      ? { ...current, pinned: new Map([...current.pinned, ...decided]) }
      : { ...current, decided: new Map([...current.decided, ...decided]) },
    run,
  );
}

/** Runs a part of a forward pass in which some choices are mixed, and the others are what they were. */
export function withShares<R>(shares: ReadonlyMap<string, Tensor1D>, run: () => R): R {
  const current = route.current;
  const none: ReadonlyMap<string, Tensor1D> = new Map();
  const { weights, logs, pinned } =
    current?.kind === "mixed"
      ? current
      : { weights: none, logs: none, pinned: current?.decided ?? new Map<string, number>() };
  return along(
    {
      kind: "mixed",
      weights: new Map([...weights, ...shares]),
      // Those of the others: they say nothing of what is given here.
      logs: new Map([...logs].filter(([key]) => !shares.has(key))),
      pinned,
    },
    run,
  );
}

/** @throws Error where no super program runs. */
export function currentRoute(node: string): Route {
  if (route.current !== undefined) return route.current;
  throw new Error(
    `${node} does not know which branch to take: run the forward pass by superProgram.run(), or by alongPath() or inMixture() where you placed it yourself.`,
  );
}

/** The decision of a node. */
export function decisionOf(decided: Decided, key: string, otherwise?: Decided): number {
  const number = decided.get(key) ?? otherwise?.get(key);
  if (number === undefined) throw new Error(`The path through the super program says nothing of "${key}".`);
  return number;
}
