/** `oneof`, compiled. */
import type { DecisionPoint } from "../../geno/points.js";
import { candidateNames } from "../candidate-labels.js";
import { OneOf } from "../oneof.js";
import { namedAndHinted } from "../options.js";
import { chosen, compileCandidates, encodeChoice } from "./candidates.js";
import { candidatesLeftOut } from "./left-out.js";
import { tieOf, underName } from "./named.js";
import type { Node, Place } from "./node.js";
import type { Scope } from "./scope.js";
import { startAt } from "./start.js";

export function compileChoice(value: OneOf, place: Place, points: DecisionPoint[], scope: Scope): Node {
  const own = { id: place.id, ...namedAndHinted(value.options) };
  if (!scope.decides({ kind: "oneof", path: place.path, ...own }))
    return candidatesLeftOut(value, place, points, scope);
  // No callback here: each call is one more on the stack for each choice around another.
  const tied = tieOf(value, place, scope);
  if (tied === undefined) return underName(value, undefined);
  const names = candidateNames(value.candidates);
  const { nodes, candidates } = compileCandidates(value.candidates, names, place, scope);
  points.push({ kind: "categorical", ...own, ...tied, candidates });
  const node: Node = {
    open: nodes.some((node) => node.open),
    leavesOut: nodes.some((node) => node.leavesOut === true),
    ...chosen(nodes, place.id),
    encode(given, into, path) {
      const found = encodeChoice(nodes, nodes.keys(), given, into, path);
      return typeof found === "number" ? undefined : found;
    },
    start(into) {
      // A candidate may be undecided itself, and start somewhere: so it is looked for as what it is, before its values are.
      const first = "start" in value.options ? value.candidates.indexOf(value.options.start) : 0;
      if (first === -1) startAt(value, node, value.options.start, into);
      else {
        into.numbers.push(first);
        nodes[first]?.start(into);
      }
    },
  };
  return underName(value, node);
}
