/**
 * A space as a tree of decision points: choices, their candidates, and what hangs under those. Made as far as it is looked at, as a
 * grammar ten deep has more points than anybody reads.
 */
import {
  candidatePrefix,
  className,
  domainText as typeText,
  expandedSize,
  joinedId,
  originOf,
  placed,
  sourceOf,
  ts,
  type StaticSpace,
} from "@tsglove/transformer/analysis";
import {
  discreteSize as discreteSizeOf,
  domainText,
  sizeText,
  type DecisionPoint,
  type Space,
} from "tsglove/geno";

/** A decision point; of several that are alike the first. */
export interface PointNode {
  /** Exactly as the runtime has it; empty for the one that is all of its space. */
  readonly id: string;
  readonly kind: DecisionPoint["kind"];
  /** `32 | 48 | 64`, `1e-6 to 1e-3, log` */
  readonly domain: string;
  /** With what hangs under it: `12 × ℝ`. */
  readonly size: string;
  readonly name: string | undefined;
  /** Any JSON, as text. */
  readonly hint: string | undefined;
  /** The parameter whose type it comes from, and what is written there: `Conv.filters: Widths`. */
  readonly origin: string | undefined;
  /** The candidates under which something is to be decided. */
  readonly candidates: readonly CandidateNode[];
}

export interface CandidateNode {
  readonly label: string;
  readonly index: number;
  readonly size: string;
  readonly children: () => readonly TreeNode[];
  readonly pointCount: number;
}

/** Points, or items of a list that are like the one before them: `layers[1]` to `layers[19]`. */
export type TreeNode =
  | { readonly kind: "point"; readonly point: PointNode }
  | { readonly kind: "alike"; readonly first: string; readonly last: string; readonly pointCount: number };

export function decisionTree({ shape }: StaticSpace): readonly TreeNode[] {
  return nodesOf(shape, "");
}

function nodesOf(space: Space, prefix: string): readonly TreeNode[] {
  const blocks = blocksOf(space);
  const nodes: TreeNode[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) continue;
    for (const point of block.points) nodes.push({ kind: "point", point: pointNode(placed(point, prefix)) });
    let last = at;
    while (isAlike(block, blocks[last + 1])) last++;
    const [second, final] = [blocks[at + 1], blocks[last]];
    // Two that are alike are as quickly read as said to be so.
    if (second === undefined || final === undefined || last < at + 2) continue;
    const pointCount = blocks
      .slice(at + 1, last + 1)
      .reduce((sum, { points }) => sum + expandedSize(points), 0);
    nodes.push({ kind: "alike", first: headOf(second, prefix), last: headOf(final, prefix), pointCount });
    at = last;
  }
  return nodes;
}

/** The points of one item of a list, or one point. */
interface Block {
  readonly points: Space;
  /** `layers` and 3 of `layers[3].op` */
  readonly list: string | undefined;
  readonly index: number;
}

function blocksOf(space: Space): readonly Block[] {
  const blocks: { points: DecisionPoint[]; list: string | undefined; index: number }[] = [];
  for (const point of space) {
    const [, list, index] = /^([^[\]]*)\[(\d+)\]/.exec(point.id) ?? [];
    const last = blocks.at(-1);
    if (list !== undefined && last?.list === list && last.index === Number(index)) last.points.push(point);
    else blocks.push({ points: [point], list, index: Number(index ?? -1) });
  }
  return blocks;
}

function headOf({ list, index }: Block, prefix: string): string {
  return joinedId(prefix, `${list ?? ""}[${index}]`);
}

/** Whether a block decides the same as another, an item of the same list. */
function isAlike(a: Block, b: Block | undefined): boolean {
  return (
    b?.list !== undefined &&
    a.list === b.list &&
    a.points.length === b.points.length &&
    a.points.every((point, index) => {
      const other = b.points[index];
      return other !== undefined && restOf(point, a) === restOf(other, b) && isSameDecision(point, other);
    })
  );
}

function restOf({ id }: DecisionPoint, { list, index }: Block): string {
  return id.slice(`${list ?? ""}[${index}]`.length);
}

/** Equal parts of a space are made once: they are the same object. */
function isSameDecision(a: DecisionPoint, b: DecisionPoint): boolean {
  if (a.name !== undefined || b.name !== undefined) return false;
  return a.kind === "categorical" && b.kind === "categorical"
    ? a.candidates === b.candidates
    : sourceOf(a) !== undefined && sourceOf(a) === sourceOf(b);
}

function pointNode(point: DecisionPoint): PointNode {
  const { id, kind, name, hints } = point;
  const candidates = kind === "categorical" ? point.candidates : [];
  return {
    id,
    kind,
    domain: domainText(point),
    size: sizeText([alone(point)]),
    name,
    hint: hints === undefined ? undefined : JSON.stringify(hints),
    origin: originText(point),
    candidates: candidates.flatMap(({ label, space }, index): readonly CandidateNode[] =>
      space.length === 0
        ? []
        : [
            {
              label,
              index,
              size: sizeText(space),
              children: () => nodesOf(space, candidatePrefix(id, index, candidates.length)),
              pointCount: expandedSize(space),
            },
          ],
    ),
  };
}

/** A choice apart from those that it is made with: how many candidates it has, by itself. */
function alone(point: DecisionPoint): DecisionPoint {
  if (point.kind !== "categorical") return point;
  const { kind, id, candidates } = point;
  return { kind, id, candidates };
}

const LONGEST = 60;

function originText(point: DecisionPoint): string | undefined {
  const source = sourceOf(point);
  const param = source === undefined ? undefined : originOf(source);
  if (param?.node === undefined) return undefined;
  const { node } = param;
  const owner = node.parent.parent;
  const path = ts.isClassLike(owner) ? `${className(owner)}.${param.name}` : param.name;
  const written = node.type?.getText().replace(/\s+/g, " ");
  // The domain stands in the tree already.
  const isNews =
    written !== undefined &&
    written.length <= LONGEST &&
    param.domain !== undefined &&
    written !== typeText(param.domain);
  return isNews ? `${path}: ${written}` : path;
}

/** What the sizes of the arguments, or of other parts at the top, are: their product is the whole. */
export interface Factor {
  /** `op`, `layers`; empty for a space that is one decision. */
  readonly key: string;
  readonly size: string;
}

/** The factors of a space; undefined where they are not independent, as one name decides in several. */
export function factorsOf({ shape, discreteSize }: StaticSpace): readonly Factor[] | undefined {
  const groups = new Map<string, DecisionPoint[]>();
  for (const point of shape) {
    // The choices of a manyof depend on each other: they are one factor.
    const id = point.kind === "categorical" ? (point.many?.id ?? point.id) : point.id;
    const key = /^(?:\[[^\]]*\]|[^.[\]]+)/.exec(id)?.[0] ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [point]);
    else group.push(point);
  }
  const spaces = [...groups];
  const product = spaces.reduce((size, [, points]) => size * discreteSizeOf(points), 1n);
  return product === discreteSize
    ? spaces.map(([key, points]) => ({ key, size: sizeText(points) }))
    : undefined;
}
