/** What two symbolic values have in common and what not: as a tree, as a flat list, as lines to read. */
import { HyperValue } from "./hyper-value.js";
import { isPlainArray, isPlainObject } from "./marks.js";
import { below, DEEPEST, nestingError } from "./nesting.js";
import { partsOf, type Key } from "./node.js";
import { infoOf } from "./object.js";
import { isRef } from "./ref.js";
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
  const root = compareAt({ path: "", key: undefined, before, after }, 0, before);
  if (flat) return listOf(root, mode);
  return pick(root, mode) ?? { ...root, parts: [] };
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

interface Place extends Difference {
  readonly key: Key | undefined;
}

function compareAt(place: Place, depth: number, root: unknown): DiffNode {
  const { before, after } = place;
  if (Object.is(before, after)) return { ...place, same: true, parts: [] };
  const isShared = depth > 0 && (isRef(before) || isRef(after));
  if (isShared || !isSameKind(before, after)) return { ...place, same: false, parts: [] };
  if (depth > DEEPEST) throw nestingError(root, "diff");
  const parts = pairsOf(before, after).map(([key, left, right]) =>
    compareAt({ path: below(place.path, key), key, before: left, after: right }, depth + 1, root),
  );
  const same = parts.every((part) => part.same);
  return { ...place, same, parts: same ? [] : parts };
}

/** The parts of two values of one kind side by side, in the order of the first; {@link MISSING} where one has none. */
function pairsOf(before: unknown, after: unknown): (readonly [Key, unknown, unknown])[] {
  const pairs: (readonly [Key, unknown, unknown])[] = [];
  if (isPlainObject(before) && isPlainObject(after)) {
    for (const key of Object.keys(before))
      pairs.push([key, before[key], Object.hasOwn(after, key) ? after[key] : MISSING]);
    for (const key of Object.keys(after))
      if (!Object.hasOwn(before, key)) pairs.push([key, MISSING, after[key]]);
    return pairs;
  }
  const left = partsOf(before) ?? [];
  const right = partsOf(after) ?? [];
  const isObject = infoOf(before) !== undefined;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [key, one] = sideOf(left[i], isObject);
    const [otherKey, other] = sideOf(right[i], isObject);
    if (one !== MISSING || other !== MISSING) pairs.push([key ?? otherKey ?? i, one, other]);
  }
  return pairs;
}

/** An argument that is undefined is one that was left out, in the middle as at the end. */
function sideOf(
  part: readonly [Key, unknown] | undefined,
  isArgument: boolean,
): readonly [Key | undefined, unknown] {
  if (part === undefined) return [undefined, MISSING];
  return isArgument && part[1] === undefined ? [part[0], MISSING] : part;
}

/** Whether two values differ by their parts, if at all. */
function isSameKind(a: unknown, b: unknown): boolean {
  if (isPlainArray(a)) return isPlainArray(b);
  if (a instanceof HyperValue) return b instanceof HyperValue && a.isLike(b);
  const entry = infoOf(a);
  return entry === undefined ? isPlainObject(a) && isPlainObject(b) : entry === infoOf(b);
}

function listOf(node: DiffNode, mode: "diff" | "same" | "both"): readonly Difference[] {
  const list: Difference[] = [];
  const visit = ({ path, before, after, same, parts }: DiffNode): void => {
    for (const part of parts) visit(part);
    if (parts.length === 0 && isWanted(same, mode)) list.push({ path, before, after });
  };
  visit(node);
  return list;
}

function pick(node: DiffNode, mode: "diff" | "same" | "both"): DiffNode | undefined {
  if (node.parts.length === 0) return isWanted(node.same, mode) ? node : undefined;
  const parts = node.parts.flatMap((part) => pick(part, mode) ?? []);
  return parts.length === 0 ? undefined : { ...node, parts };
}

function isWanted(same: boolean, mode: "diff" | "same" | "both"): boolean {
  return mode === "both" || same === (mode === "same");
}
