/**
 * From a part to what holds it. Objects do not know their parents: a constructor that told each argument would cost
 * several times the construction. So a tree is made known as a whole, by {@link adopt}; from then on edits keep its links,
 * and copies of it are known too. A link is checked when it is read: a part that was taken out by a plain write has no
 * parent, whatever its link says.
 */
import { DEEPEST, nestingError } from "../nesting.js";
import { keyAt, objectsBelow, placeOf, readParts, type Key } from "../node.js";
import { pathText } from "../paths.js";
import type { Plan } from "./plan.js";
import { isRef } from "../ref.js";

interface Link {
  readonly parent: object;
  /** Where it was seen last. */
  readonly key: Key;
}

/** Null of a root that was adopted. */
const links = new WeakMap<object, Link | null>();

/** Whether anything was ever adopted; until then nobody need look. */
export const linking = { exists: false };

/**
 * Makes a tree known to its parts: `parentOf`, `rootOf` and `getPath` work below root, and a rebind of a part runs the
 * construction of the objects above it again. Needed once for a tree; edits by `rebind` and copies by `clone` keep it.
 * A part that stands in two trees, or twice in one, belongs to the place that was walked last.
 *
 * @param root a symbolic object, array or plain object. What is shared (`ref`) inside it belongs to nobody.
 * @returns root.
 * @example
 * ```ts
 * const trainer = adopt(new Trainer(new Conv(32), 1e-3));
 * rebind(trainer.op, { filters: 64 }); // trainer is constructed again too
 * ```
 */
export function adopt<T>(root: T): T {
  if (typeof root !== "object" || root === null) return root;
  linking.exists = true;
  if (!links.has(root)) links.set(root, null);
  for (const { part, key, parent } of objectsBelow(root)) if (!isRef(part)) links.set(part, { parent, key });
  return root;
}

/** Whether a value was adopted, or is part of what was. */
export function isLinked(value: object): boolean {
  return links.has(value);
}

/** What holds a part of an adopted tree: an object, an array, a hyper value. Undefined of a root, and of what is in no such tree. */
export function parentOf(part: object): object | undefined {
  return placeOfPart(part)?.parent;
}

function placeOfPart(part: object): Link | undefined {
  const link = links.get(part);
  if (link === undefined || link === null) return undefined;
  const { parent, key } = link;
  const parts = readParts(parent);
  if (parts === undefined) return undefined;
  if (parts.values[placeOf(parts, key)] === part) return link;
  const at = parts.values.indexOf(part);
  return at === -1 ? undefined : { parent, key: keyAt(parts, at) };
}

/** The objects that hold a part, from its parent to the root. */
export function ancestorsOf(part: object): readonly object[] {
  return chain(part).map(({ parent }) => parent);
}

function chain(part: object): readonly Link[] {
  const found: Link[] = [];
  for (let link = placeOfPart(part); link !== undefined; link = placeOfPart(link.parent)) {
    if (found.length > DEEPEST) throw nestingError(link.parent, "ancestorsOf");
    found.push(link);
  }
  return found;
}

/** The outermost object of the tree that a part is in: itself where it has no parent. */
export function rootOf(part: object): object {
  return ancestorsOf(part).at(-1) ?? part;
}

/** Where a part stands, from the root of its tree: `"model.layers[0]"`, in the form that `rebind` takes; `""` of a root. */
export function getPath(part: object): string {
  return pathText(
    chain(part)
      .map(({ key }) => key)
      .reverse(),
  );
}

/** After an edit of an adopted tree: what came in belongs to it, what went out does not. */
export function relink({ node, result, edits }: Plan): void {
  if (typeof result !== "object" || result === null || !links.has(node)) return;
  if (result !== node) links.set(result, links.get(node) ?? null);
  for (const { before } of edits)
    if (typeof before === "object" && before !== null && links.get(before)?.parent === node)
      links.delete(before);
  const parts = readParts(result);
  parts?.values.forEach((part, at) => {
    if (typeof part !== "object" || part === null || isRef(part)) return;
    const isNew = links.get(part)?.parent !== result;
    links.set(part, { parent: result, key: keyAt(parts, at) });
    if (isNew) adopt(part);
  });
}
