/**
 * A decision tree as far as there is room for it: first what is decided at the top, then what hangs under each candidate, level by
 * level, so that one large branch does not hide its neighbours.
 */
import type { StaticSpace } from "@tsglove/transformer/analysis";
import { decisionTree, type CandidateNode, type PointNode, type TreeNode } from "./decision-tree.js";

export type OutlineNode =
  | { readonly kind: "point"; readonly point: PointNode; readonly children: readonly OutlineNode[] }
  | {
      readonly kind: "candidate";
      readonly candidate: CandidateNode;
      readonly children: readonly OutlineNode[];
      /** How many decisions under it are not shown. */
      readonly leftOut: number;
    }
  | { readonly kind: "alike"; readonly first: string; readonly last: string };

export interface Outline {
  readonly nodes: readonly OutlineNode[];
  /** How many decisions are counted and not shown; those that are like others are shown by them. */
  readonly leftOut: number;
}

type Growing =
  | { readonly kind: "point"; readonly point: PointNode; readonly children: Growing[] }
  | Closed
  | { readonly kind: "alike"; readonly first: string; readonly last: string };

interface Closed {
  readonly kind: "candidate";
  readonly candidate: CandidateNode;
  readonly children: Growing[];
  leftOut: number;
}

/** @param room how many nodes there may be. */
export function outlineOf(space: StaticSpace, room: number): Outline {
  let left = room;
  let leftOut = 0;
  const closed: Closed[] = [];
  const grow = (node: TreeNode, into: Growing[]): void => {
    if (node.kind === "alike") {
      left--;
      into.push(node);
      return;
    }
    left -= 1 + node.point.candidates.length;
    const children = node.point.candidates.map((candidate) => {
      const growing: Closed = { kind: "candidate", candidate, children: [], leftOut: candidate.pointCount };
      closed.push(growing);
      return growing;
    });
    into.push({ kind: "point", point: node.point, children });
  };
  const nodes: Growing[] = [];
  for (const node of decisionTree(space)) {
    if (left > 0) grow(node, nodes);
    else leftOut += countOf(node);
  }
  // What is opened on the way is looked at behind all that is open already.
  for (const each of closed) {
    const children = each.candidate.children();
    if (sizeOf(children) > left) {
      leftOut += each.leftOut;
      continue;
    }
    each.leftOut = 0;
    for (const child of children) grow(child, each.children);
  }
  return { nodes, leftOut };
}

function sizeOf(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + (node.kind === "point" ? node.point.candidates.length : 0), 0);
}

function countOf(node: TreeNode): number {
  return node.kind === "alike"
    ? node.pointCount
    : node.point.candidates.reduce((sum, { pointCount }) => sum + pointCount, 1);
}
