/** What two symbolic values have in common and what not: as a tree, as a flat list, as lines to read. */
import type { ClassInfo } from "../class-info.js";
import { HyperValue } from "../hyper-value.js";
import { isPlainArray, isPlainObject } from "../marks.js";
import { DEEPEST, nestingError } from "../nesting.js";
import type { Key } from "../node.js";
import { argumentsOf, infoOf } from "../object.js";
import { pathText } from "../paths.js";
import { isRef } from "../ref.js";
import { shortText } from "./short-text.js";

/** Stands in a difference for the side that has nothing there: an argument left out, a shorter list, an absent property. */
export const MISSING: unique symbol = Symbol("tsglove.MISSING");

/** One place at which two values differ, or are the same. */
export interface Difference {
  /** The place, `model.layers[0].units`; empty for the whole values. */
  readonly path: string;
  /** What the first value has there, or {@link MISSING}. */
  readonly before: unknown;
  /** What the second value has there, or {@link MISSING}. */
  readonly after: unknown;
}

/** A place in the tree of a diff: with parts where both sides are of one kind and differ inside, else a leaf. */
export interface DiffNode extends Difference {
  /** The last key of the path; undefined at the root. */
  readonly key: Key | undefined;
  /** Both sides are equal. */
  readonly same: boolean;
  /** Empty at a leaf, and where nothing inside is of the mode asked for. */
  readonly parts: readonly DiffNode[];
}

/** What a diff tells. */
export interface DiffOptions {
  /** What differs (the default), what is the same, or both. A part that is the same is told whole. */
  readonly mode?: "diff" | "same" | "both";
  /** A list of places in place of a tree; false by default. */
  readonly flat?: boolean;
}

/**
 * Compares two symbolic values part by part. Objects of different classes differ as a whole, so do lists from lengths on;
 * items are compared by their index. An argument that was left out is {@link MISSING}, unless a property holds its default.
 *
 * @returns the root of a tree; with `flat`, a list of places in the order of the first value, nested lists included.
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 * @example
 * ```ts
 * diff(new Trainer(new Conv(32), 0.1), new Trainer(new Conv(48), 0.1), { flat: true });
 * // [{ path: "op.filters", before: 32, after: 48 }]
 * ```
 */
export function diff(
  before: unknown,
  after: unknown,
  options: DiffOptions & { readonly flat: true },
): readonly Difference[];
export function diff(
  before: unknown,
  after: unknown,
  options?: DiffOptions & { readonly flat?: false },
): DiffNode;
export function diff(
  before: unknown,
  after: unknown,
  { mode = "diff", flat = false }: DiffOptions = {},
): DiffNode | readonly Difference[] {
  const found: DiffNode[] = [];
  const same = new Comparison(before, mode).compare(before, after, undefined, found);
  if (flat) return found.flatMap(leavesOf);
  return found[0] ?? { path: "", key: undefined, before, after, same, parts: [] };
}

/**
 * The differences of two symbolic values as lines: `op.filters: 32 → 48`. Empty where they are equal.
 *
 * @throws RangeError for values that are nested more than 1,000 deep, or contain themselves.
 */
export function diffText(before: unknown, after: unknown): string {
  return diff(before, after, { flat: true })
    .map(
      (found) =>
        `${found.path === "" ? "" : `${found.path}: `}${sideText(found.before)} → ${sideText(found.after)}`,
    )
    .join("\n");
}

function sideText(side: unknown): string {
  return side === MISSING ? "nothing" : shortText(side);
}

/** One walk over two values side by side, which makes nodes of what the mode asks for and of nothing else. */
class Comparison {
  readonly #root: unknown;
  readonly #mode: "diff" | "same" | "both";
  /** The keys of the place where the walk is. */
  readonly #keys: Key[] = [];

  constructor(root: unknown, mode: "diff" | "same" | "both") {
    this.#root = root;
    this.#mode = mode;
  }

  /**
   * Compares what stands at the walk's place.
   *
   * @param into takes the place, if it or a place inside is of the mode asked for.
   * @returns whether both sides are equal.
   */
  compare(before: unknown, after: unknown, key: Key | undefined, into: DiffNode[]): boolean {
    const parts: DiffNode[] = [];
    const inside = Object.is(before, after) ? true : this.#inside(before, after, parts);
    const same = inside === true;
    // What is the same is told whole; so is what differs as a whole.
    const isLeaf = same || inside === undefined;
    if (isLeaf ? this.#mode === "both" || same === (this.#mode === "same") : parts.length > 0)
      into.push({ path: pathText(this.#keys), key, before, after, same, parts: isLeaf ? [] : parts });
    return same;
  }

  /** Whether two values that are of one kind have equal parts; undefined of others, which differ as a whole. */
  #inside(before: unknown, after: unknown, into: DiffNode[]): boolean | undefined {
    if (this.#keys.length > 0 && (isRef(before) || isRef(after))) return undefined;
    if (isPlainArray(before))
      return isPlainArray(after) ? this.#items(before, after, undefined, into) : undefined;
    if (before instanceof HyperValue) {
      if (!(after instanceof HyperValue) || !before.isLike(after)) return undefined;
      return this.#items(before.children, after.children, undefined, into);
    }
    const entry = infoOf(before);
    if (entry === undefined)
      return isPlainObject(before) && isPlainObject(after)
        ? this.#properties(before, after, into)
        : undefined;
    if (typeof before !== "object" || typeof after !== "object" || before === null || after === null)
      return undefined;
    return entry === infoOf(after)
      ? this.#items(argumentsOf(before), argumentsOf(after), entry, into)
      : undefined;
  }

  /** @param entry where they are arguments: one that is undefined was left out, in the middle as at the end. */
  #items(
    before: readonly unknown[],
    after: readonly unknown[],
    entry: ClassInfo | undefined,
    into: DiffNode[],
  ): boolean {
    let same = true;
    const sideAt = (items: readonly unknown[], index: number): unknown =>
      index >= items.length || (entry !== undefined && items[index] === undefined) ? MISSING : items[index];
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      const key = entry?.params[index]?.name ?? index;
      const [left, right] = [sideAt(before, index), sideAt(after, index)];
      if ((left !== MISSING || right !== MISSING) && !this.#part(key, left, right, into)) same = false;
    }
    return same;
  }

  #properties(
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
    into: DiffNode[],
  ): boolean {
    let same = true;
    for (const key of Object.keys(before)) {
      const right = Object.hasOwn(after, key) ? after[key] : MISSING;
      if (!this.#part(key, before[key], right, into)) same = false;
    }
    for (const key of Object.keys(after))
      if (!Object.hasOwn(before, key) && !this.#part(key, MISSING, after[key], into)) same = false;
    return same;
  }

  #part(key: Key, before: unknown, after: unknown, into: DiffNode[]): boolean {
    if (this.#keys.length > DEEPEST) throw nestingError(this.#root, "diff");
    this.#keys.push(key);
    const same = this.compare(before, after, key, into);
    this.#keys.pop();
    return same;
  }
}

function leavesOf(node: DiffNode): readonly Difference[] {
  if (node.parts.length > 0) return node.parts.flatMap(leavesOf);
  const { path, before, after } = node;
  return [{ path, before, after }];
}
