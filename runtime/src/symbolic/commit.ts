/** Making planned edits, bottom-up and in place, with an undo for each step. */
import { endAbstract, isAbstractObject, makeAbstract } from "./abstract.js";
import type { ClassInfo } from "./class-info.js";
import { HyperValue } from "./hyper-value.js";
import { isOpen } from "./marks.js";
import { partsOf, withParts, type Key } from "./node.js";
import { argumentsOf, construct, infoOf, initialise } from "./object.js";

/** New parts by the object that holds them and their key there. */
export type Edits = Map<object, Map<Key, unknown>>;

type Undo = () => void;

/**
 * Makes the edits below root and returns it; another value only where root itself cannot change in place.
 *
 * @throws what a constructor throws, after everything is as it was; TypeError where root is of a rigid class.
 */
export function commit(root: unknown, edits: Edits): unknown {
  const undo: Undo[] = [];
  const done = new Map<unknown, { readonly value: unknown; readonly touched: boolean }>();

  const visit = (node: unknown): { readonly value: unknown; readonly touched: boolean } => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const parts = partsOf(node);
    if (parts === undefined || typeof node !== "object" || node === null)
      return { value: node, touched: false };
    const own = edits.get(node);
    const visited = parts.map(([key, part]) =>
      own?.has(key) === true ? { value: own.get(key), touched: true } : visit(part),
    );
    const touched = (own?.size ?? 0) > 0 || visited.some((part) => part.touched);
    const result = {
      value: touched
        ? change(
            node,
            visited.map((part) => part.value),
            own,
            node === root,
            undo,
          )
        : node,
      touched,
    };
    done.set(node, result);
    return result;
  };

  try {
    return visit(root).value;
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

function change(
  node: object,
  parts: readonly unknown[],
  own: Map<Key, unknown> | undefined,
  isRoot: boolean,
  undo: Undo[],
): unknown {
  if (node instanceof HyperValue) return node.withChildren(parts);
  const entry = infoOf(node);
  if (entry !== undefined) return changeObject(node, entry, withOmitted(entry, parts, own), isRoot, undo);
  if (Object.isFrozen(node)) return withParts(node, parts);
  return changeContainer(node, parts, own, undo);
}

/** Arguments in parameter order: the present ones, and edits of those that were omitted so far. */
function withOmitted(
  entry: ClassInfo,
  parts: readonly unknown[],
  own: Map<Key, unknown> | undefined,
): readonly unknown[] {
  const next = [...parts];
  entry.params.forEach((param, index) => {
    if (own?.has(param.name) === true) next[index] = own.get(param.name);
  });
  for (let index = 0; index < next.length; index++) if (!(index in next)) next[index] = undefined;
  while (next.length > 0 && next.at(-1) === undefined) next.pop();
  return next;
}

function changeContainer(
  node: object,
  parts: readonly unknown[],
  own: Map<Key, unknown> | undefined,
  undo: Undo[],
): object {
  const before = Object.entries(node);
  const keys = Object.keys(node);
  undo.push(() => {
    if (Array.isArray(node)) node.length = before.length;
    else for (const key of Object.keys(node)) if (!keys.includes(key)) Reflect.deleteProperty(node, key);
    for (const [key, value] of before) Reflect.set(node, key, value);
  });
  keys.forEach((key, index) => Reflect.set(node, key, parts[index]));
  for (const [key, value] of own ?? []) if (!keys.includes(String(key))) Reflect.set(node, key, value);
  return node;
}

function changeObject(
  node: object,
  entry: ClassInfo,
  next: readonly unknown[],
  isRoot: boolean,
  undo: Undo[],
): object {
  const before = argumentsOf(node);
  const willBeOpen = next.some(isOpen);
  const staysInPlace = !entry.rigid || (isAbstractObject(node) && willBeOpen);
  if (!staysInPlace) {
    if (isRoot)
      throw new TypeError(
        `${entry.type.name} cannot run its constructor again in place (its base class or a decorated field is not compiled by tsglove); write clone(x, overrides) instead.`,
      );
    return construct(entry, next);
  }
  undo.push(() => {
    settle(node, entry, before, before.some(isOpen));
  });
  settle(node, entry, next, willBeOpen);
  return node;
}

/** Brings an object to the state of these arguments, from whichever state it is in. */
function settle(object: object, entry: ClassInfo, args: readonly unknown[], asAbstract: boolean): void {
  if (asAbstract) {
    makeAbstract(object, entry, args);
    return;
  }
  if (isAbstractObject(object)) endAbstract(object, entry);
  initialise(object, entry, args);
}
