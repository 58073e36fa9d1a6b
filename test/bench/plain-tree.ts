/** The tree of tree.ts as a person would write it who needs just these operations on just these classes. */

class Leaf {
  constructor(
    readonly x: number,
    readonly y: number,
    readonly name: string,
  ) {}
}
class Branch {
  constructor(
    readonly label: string,
    readonly children: readonly Node[],
  ) {}
}
type Node = Branch | Leaf;
type Value = Node | readonly Node[] | string | number;
type Rewrite = (key: string | number, value: Value) => Value;

export function build(level = 0, at = 0): Branch {
  return new Branch(
    `branch ${level}`,
    Array.from({ length: 6 }, (_, i) =>
      level < 2 ? build(level + 1, at * 6 + i) : new Leaf(at, i, `leaf ${i}`),
    ),
  );
}

export function copy(node: Node): Node {
  return node instanceof Branch
    ? new Branch(node.label, node.children.map(copy))
    : new Leaf(node.x, node.y, node.name);
}

export function equal(a: Node, b: Node): boolean {
  if (a instanceof Leaf)
    return b instanceof Leaf && Object.is(a.x, b.x) && Object.is(a.y, b.y) && a.name === b.name;
  if (!(b instanceof Branch) || a.label !== b.label || a.children.length !== b.children.length) return false;
  return a.children.every((child, i) => {
    const other = b.children[i];
    return other !== undefined && equal(child, other);
  });
}

/** The tree with another x in the leaf that is reached by these indices. */
export function withLeaf(tree: Branch, path: readonly number[], x: number): Branch {
  const [at = 0, ...rest] = path;
  const children = tree.children.map((child, i) => {
    if (i !== at) return child;
    return child instanceof Branch ? withLeaf(child, rest, x) : new Leaf(x, child.y, child.name);
  });
  return new Branch(tree.label, children);
}

/** A new tree of what rewrite gives for each part. */
export function mapped(branch: Branch, rewrite: Rewrite): Branch {
  const { label, children } = branch;
  return new Branch(
    textOf(rewrite("label", label)),
    nodesOf(rewrite("children", children)).map((child, i) => {
      const next = rewrite(i, child);
      if (next instanceof Branch) return mapped(next, rewrite);
      if (!(next instanceof Leaf)) throw new TypeError("This is no node.");
      return new Leaf(
        numberOf(rewrite("x", next.x)),
        numberOf(rewrite("y", next.y)),
        textOf(rewrite("name", next.name)),
      );
    }),
  );
}

/** Asks rewrite about each part; says whether it changed any. */
export function visited(node: Node, rewrite: Rewrite): boolean {
  if (node instanceof Leaf)
    return (
      rewrite("x", node.x) !== node.x ||
      rewrite("y", node.y) !== node.y ||
      rewrite("name", node.name) !== node.name
    );
  if (rewrite("label", node.label) !== node.label || rewrite("children", node.children) !== node.children)
    return true;
  return node.children.some((child, i) => rewrite(i, child) !== child || visited(child, rewrite));
}

function textOf(value: Value): string {
  if (typeof value !== "string") throw new TypeError("This is no text.");
  return value;
}

function numberOf(value: Value): number {
  if (typeof value !== "number") throw new TypeError("This is no number.");
  return value;
}

function nodesOf(value: Value): readonly Node[] {
  if (typeof value !== "object" || value instanceof Branch || value instanceof Leaf)
    throw new TypeError("This is no list.");
  return value;
}

export function hashed(node: Node, seed: number): number {
  if (node instanceof Branch)
    return node.children.reduce((hash, child) => hashed(child, hash), mixText(node.label, mix(seed, 1)));
  return mixText(node.name, mix(mix(mix(seed, 2), node.x), node.y));
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

function mixText(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}

export function numbers(
  node: Node,
  path: string,
  into: (readonly [path: string, value: number])[],
): readonly (readonly [path: string, value: number])[] {
  if (node instanceof Leaf) into.push([`${path}.x`, node.x], [`${path}.y`, node.y]);
  else
    for (const [i, child] of node.children.entries()) {
      const at = path === "" ? `children[${i}]` : `${path}.children[${i}]`;
      numbers(child, at, into);
    }
  return into;
}

export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export function differences(a: Node, b: Node, path: string, into: Difference[]): readonly Difference[] {
  if (a instanceof Leaf && b instanceof Leaf) {
    for (const key of ["x", "y", "name"] as const)
      if (a[key] !== b[key]) into.push({ path: `${path}.${key}`, before: a[key], after: b[key] });
  } else if (a instanceof Branch && b instanceof Branch) {
    if (a.label !== b.label) into.push({ path: `${path}.label`, before: a.label, after: b.label });
    for (let i = 0; i < Math.max(a.children.length, b.children.length); i++) {
      const [before, after] = [a.children[i], b.children[i]];
      const at = `${path}.children[${i}]`;
      if (before === undefined || after === undefined) into.push({ path: at, before, after });
      else differences(before, after, at, into);
    }
  } else into.push({ path, before: a, after: b });
  return into;
}

interface LeafJson {
  readonly type: "leaf";
  readonly x: number;
  readonly y: number;
  readonly name: string;
}
interface BranchJson {
  readonly type: "branch";
  readonly label: string;
  readonly children: readonly (BranchJson | LeafJson)[];
}

export function stringify(node: Node): string {
  return JSON.stringify(jsonOf(node));
}

function jsonOf(node: Node): BranchJson | LeafJson {
  return node instanceof Branch
    ? { type: "branch", label: node.label, children: node.children.map(jsonOf) }
    : { type: "leaf", x: node.x, y: node.y, name: node.name };
}

/** Checks each value that it reads, as anyone has to who reads JSON from outside. */
export function parse(text: string): Node {
  return nodeFrom(JSON.parse(text));
}

function nodeFrom(json: unknown): Node {
  if (typeof json !== "object" || json === null || !("type" in json)) throw new TypeError("This is no node.");
  if (json.type === "branch" && "label" in json && "children" in json) {
    const { label, children } = json;
    if (typeof label === "string" && Array.isArray(children))
      return new Branch(label, children.map(nodeFrom));
  }
  if (json.type === "leaf" && "x" in json && "y" in json && "name" in json) {
    const { x, y, name } = json;
    if (typeof x === "number" && typeof y === "number" && typeof name === "string")
      return new Leaf(x, y, name);
  }
  throw new TypeError("This is no node.");
}
