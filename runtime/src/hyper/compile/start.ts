/** The decisions of a hyper value's own starting point. */
import { describe } from "../../symbolic/check.js";
import type { HyperValue } from "../../symbolic/hyper-value.js";
import type { Encoding, Node } from "./node.js";

/** @throws RangeError where the hyper value cannot take the value. */
export function startAt(hyper: HyperValue, node: Node, start: unknown, into: Encoding): void {
  const misfit = node.encode(start, into, "start");
  if (misfit !== undefined)
    throw new RangeError(
      `${hyper.source(["..."])} cannot start at ${describe(start)}: ${misfit.path}: ${misfit.problem}.`,
    );
}
