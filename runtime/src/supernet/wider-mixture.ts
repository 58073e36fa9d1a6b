// A mixture is wider than every child where constraints, or a `manyof` of different items, keep its candidates from being there
// together: layers behind it have to be built for its width, too.
import { randomDna, RandomStream, type DNASpec } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor1D } from "@tensorflow/tfjs";
import { decisionsOf } from "./cover.js";
import type { Decided, Route } from "./route.js";

/** How a search computes candidates together: TuNAS averages them along a path, DARTS mixes those of all choices. */
export type Together = "averaged" | "mixed";

/**
 * The route that is the widest; undefined where no route is wider than the children's.
 *
 * @param widened gives decisions the largest sizes that constraints allow.
 */
export function widestRoute(
  together: Together,
  spec: DNASpec,
  widened: (decided: Decided) => Decided,
): Route | undefined {
  const { constraints, decisionPoints } = spec;
  const sets = decisionPoints.some((point) => point.kind === "categorical" && point.many !== undefined);
  if (constraints.length === 0 && !sets) return undefined;
  if (together === "averaged") {
    const path = randomDna(spec, RandomStream.of("widest"));
    return { kind: "path", decided: widened(decisionsOf(path)), operators: true };
  }
  const [weights, logs] = [new Map<string, Tensor1D>(), new Map<string, Tensor1D>()];
  for (const point of decisionPoints) {
    if (point.kind !== "categorical") continue;
    const { length } = point.candidates;
    const key = point.name ?? point.id;
    weights.set(key, tensors().fill([length], 1 / length));
    logs.set(key, tensors().fill([length], -Math.log(length)));
  }
  return { kind: "mixed", weights, logs, pinned: new Map() };
}
