/** Hyper values that a partition leaves out: they stand in every example, for another loop to decide. */
import type { DecisionPoint } from "../../geno/points.js";
import type { HyperValue } from "../../symbolic/hyper-value.js";
import type { Node, Place } from "./node.js";
import type { Scope } from "./scope.js";

/**
 * A hyper value as it is: any value of it encodes to nothing. Each example has an object of its own, by which an inner
 * loop knows the trial that it belongs to.
 */
export function leftOut(value: HyperValue): Node {
  return { open: true, build: () => twin(value), encode: () => undefined, start: () => undefined };
}

function twin(value: HyperValue): object {
  return Object.create(
    Object.getPrototypeOf(value) as object,
    Object.getOwnPropertyDescriptors(value),
  ) as object;
}

/**
 * A choice that is left out while its candidates are entered: what is decided inside them is decided in every example,
 * under the ids `choice.candidates[0].x`.
 */
export function candidatesLeftOut(
  value: HyperValue & { readonly candidates: readonly unknown[] },
  place: Place,
  points: DecisionPoint[],
  scope: Scope,
): Node {
  const prefix = place.id === "" ? "candidates" : `${place.id}.candidates`;
  const before = points.length;
  const nodes = value.candidates.map((candidate, index) =>
    scope.compile(
      candidate,
      { ...place, id: `${prefix}[${index}]`, inLeftOut: true, depth: place.depth + 1 },
      points,
    ),
  );
  const isDecidedInside = points.length > before;
  return {
    open: true,
    leavesOut: nodes.some((node) => node.leavesOut === true),
    start(into) {
      for (const node of nodes) node.start(into);
    },
    build: (cursor) => value.withChildren(nodes.map((node) => node.build(cursor))),
    encode: (_given, _into, path) =>
      isDecidedInside
        ? {
            path,
            problem: `${value.source(["..."])} is left out, and what was decided inside its candidates cannot be told from a value`,
          }
        : undefined,
  };
}
