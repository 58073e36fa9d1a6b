/**
 * Copying a symbolic value, in one walk: arguments are read, copied and given to a constructor, with no list of parts in
 * between. Where a plan of edits leads through an object, its copy is made of the edited parts at once.
 */
import { makeAbstract } from "../abstract.js";
import { givenArguments } from "../class-info.js";
import { editedItems, editedProperties, editedValues, sameProperties } from "./edited-parts.js";
import { copyForeign } from "./foreign.js";
import { HyperValue } from "../hyper-value.js";
import { isOpen, isPlainArray, isPlainObject } from "../marks.js";
import { DEEPEST, nestingError } from "../nesting.js";
import { allocateObject, constructConcrete, infoOfObject, readArguments } from "../object.js";
import type { Plan } from "./plan.js";
import { isRef, sharing } from "../ref.js";
import { seal, sealing, sealLike } from "./seal.js";

/** One copy of one root. */
interface Walk {
  readonly root: object;
  /** Whether values that are not symbolic are copied too, where that can be done. */
  readonly deep: boolean;
  /** How many undecided things were met: where it grows over an object's arguments, that object is abstract. */
  open: number;
}

/**
 * A copy of a value, with the edits of a plan of it. Shares nothing symbolic with it but what is marked as shared, and
 * what the plan puts in.
 *
 * @param deep whether values that are not symbolic are copied too, where that can be done.
 */
export function copy(value: unknown, plan?: Plan, deep = false): unknown {
  if (typeof value !== "object" || value === null) return value;
  return copyObject(value, 0, { root: value, deep, open: 0 }, plan);
}

function copyPart(part: object, depth: number, walk: Walk): unknown {
  if (!sharing.exists || !isRef(part)) return copyObject(part, depth, walk, undefined);
  noteOpen(part, walk);
  return part;
}

function noteOpen(kept: unknown, walk: Walk): void {
  if (isOpen(kept)) walk.open++;
}

function copyObject(value: object, depth: number, walk: Walk, plan: Plan | undefined): unknown {
  if (depth > DEEPEST) throw nestingError(walk.root, "clone");
  const copied = isPlainArray(value)
    ? copyList(value, depth, walk, plan)
    : copySymbolic(value, depth, walk, plan);
  if (sealing.exists && typeof copied === "object" && copied !== null && sealLike(value, copied))
    for (const { after, kind } of plan?.edits ?? [])
      if (kind === "insert" && Array.isArray(after)) after.forEach(seal);
      else seal(after);
  return copied;
}

function copySymbolic(value: object, depth: number, walk: Walk, plan: Plan | undefined): unknown {
  const entry = infoOfObject(value);
  if (entry === undefined) return copyOther(value, depth, walk, plan);
  const openBefore = walk.open;
  let args: unknown[];
  if (plan === undefined) {
    args = readArguments(value, entry);
    copyInto(args, depth + 1, walk);
  } else args = editedValues(copyBelow(plan, depth + 1, walk));
  // Concrete code must not run on an undecided argument.
  if (walk.open !== openBefore)
    return makeAbstract(allocateObject(entry), entry, givenArguments(entry, args));
  return constructConcrete(entry, entry.rigid ? givenArguments(entry, args) : args);
}

/** Puts copies in the place of the parts of a list that is ours already. */
function copyInto(parts: unknown[], depth: number, walk: Walk): void {
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (typeof part === "object" && part !== null) parts[index] = copyPart(part, depth, walk);
  }
}

function copyList(
  value: readonly unknown[],
  depth: number,
  walk: Walk,
  plan: Plan | undefined,
): readonly unknown[] {
  if (plan !== undefined) return editedItems(copyBelow(plan, depth + 1, walk));
  const items = value.slice();
  copyInto(items, depth + 1, walk);
  return items;
}

function copyOther(value: object, depth: number, walk: Walk, plan: Plan | undefined): unknown {
  if (value instanceof HyperValue) {
    const children = value.children.slice();
    copyInto(children, depth + 1, walk);
    walk.open++;
    return value.withChildren(children);
  }
  if (isPlainObject(value)) return copyProperties(value, depth, walk, plan);
  if (walk.deep) return copyForeign(value, (part) => copyAny(part, depth + 1, walk));
  noteOpen(value, walk);
  return value;
}

function copyAny(part: unknown, depth: number, walk: Walk): unknown {
  return typeof part === "object" && part !== null ? copyPart(part, depth, walk) : part;
}

function copyProperties(value: object, depth: number, walk: Walk, plan: Plan | undefined): object {
  if (plan !== undefined) return editedProperties(copyBelow(plan, depth + 1, walk));
  const copied = sameProperties(value);
  for (const key of Object.keys(copied)) {
    const part = copied[key];
    if (typeof part === "object" && part !== null) copied[key] = copyPart(part, depth + 1, walk);
  }
  return copied;
}

/** The plan of an object, over copies of those parts that it leaves. */
function copyBelow(plan: Plan, depth: number, walk: Walk): Plan {
  const values = plan.parts.values.slice();
  for (const { at, kind } of plan.edits) if (kind !== "insert" && at < values.length) values[at] = undefined;
  for (const { at, plan: inner } of plan.below) {
    values[at] = undefined;
    inner.result = copyObject(inner.node, depth, walk, inner);
  }
  copyInto(values, depth, walk);
  for (const { after, kind } of plan.edits)
    if (kind === "insert" && Array.isArray(after)) for (const item of after) noteOpen(item, walk);
    else noteOpen(after, walk);
  return { ...plan, parts: { ...plan.parts, values } };
}
