/** Making planned edits, bottom-up and in place, with an undo for each step. */
import { endAbstract, isAbstractObject, makeAbstract } from "./abstract.js";
import { givenArguments, type ClassInfo } from "./class-info.js";
import { HyperValue } from "./hyper-value.js";
import { isOpen } from "./marks.js";
import { partsOf, type Key } from "./node.js";
import { argumentsOf, construct, infoOf, initialise } from "./object.js";

/** New parts by the object that holds them and their key there. */
export type Edits = Map<object, Map<Key, unknown>>;

type Undo = () => void;

/**
 * Makes the edits below root and returns it; another value only where root itself cannot change in place.
 *
 * @param rootComes whether root has to stay the object that it is, or may be replaced by a new one.
 * @throws what a constructor throws, after everything is as it was; TypeError where root has to stay and cannot.
 */
export function commit(root: unknown, edits: Edits, rootComes: "in place" | "anew"): unknown {
  const undo: Undo[] = [];
  const done = new Map<unknown, { readonly value: unknown; readonly touched: boolean }>();

  const visit = (node: unknown): { readonly value: unknown; readonly touched: boolean } => {
    const known = done.get(node);
    if (known !== undefined) return known;
    if (typeof node !== "object" || node === null) return { value: node, touched: false };
    const own = edits.get(node);
    const parts = own === undefined && isListOfLiterals(node) ? undefined : partsOf(node);
    if (parts === undefined) return { value: node, touched: false };
    let touched = (own?.size ?? 0) > 0;
    const next = new Map<Key, unknown>();
    for (const [key, part] of parts) {
      if (own?.has(key) === true) continue;
      const visited = visit(part);
      touched ||= visited.touched;
      next.set(key, visited.value);
    }
    const result = {
      value: touched
        ? change(node, merge(parts, next, own), rootComes === "in place" && node === root, undo)
        : node,
      touched,
    };
    done.set(node, result);
    return result;
  };

  try {
    return visit(root).value;
  } catch (error) {
    undoAll(undo, error);
    throw error;
  }
}

/** A list such as a data set, in which no edit can be: it is not walked part by part. */
function isListOfLiterals(node: object): boolean {
  return Array.isArray(node) && node.every((item) => typeof item !== "object" || item === null);
}

/** The parts in their order, edited ones in their place, and behind them those that were not there before. */
function merge(
  parts: readonly (readonly [Key, unknown])[],
  visited: ReadonlyMap<Key, unknown>,
  own: ReadonlyMap<Key, unknown> | undefined,
): ReadonlyMap<Key, unknown> {
  const inOrder = parts.map(
    ([key]) => [key, own?.has(key) === true ? own.get(key) : visited.get(key)] as const,
  );
  return new Map<Key, unknown>([...inOrder, ...(own ?? [])]);
}

/**
 * In the order of the changes, bottom-up: an object's construction runs again when the objects that it reads are as
 * they were.
 */
function undoAll(undo: readonly Undo[], reason: unknown): void {
  const failures: unknown[] = [];
  for (const step of undo) {
    try {
      step();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(
      [reason, ...failures],
      "A rebind failed and could not be undone: a constructor does not run again on the arguments that it had.",
    );
}

function change(node: object, parts: ReadonlyMap<Key, unknown>, mustStay: boolean, undo: Undo[]): unknown {
  if (node instanceof HyperValue) return node.withChildren([...parts.values()]);
  const entry = infoOf(node);
  if (entry !== undefined) return changeObject(node, entry, argumentsFrom(entry, parts), mustStay, undo);
  if (!Object.isFrozen(node)) return changeContainer(node, parts, undo);
  const replacement = Array.isArray(node)
    ? []
    : (Object.create(Object.getPrototypeOf(node) as object | null) as object);
  return Object.freeze(changeContainer(replacement, parts, []));
}

/** Arguments in parameter order, without trailing omitted ones. */
function argumentsFrom(entry: ClassInfo, parts: ReadonlyMap<Key, unknown>): readonly unknown[] {
  return givenArguments(
    entry,
    entry.params.map((param) => parts.get(param.name)),
  );
}

function changeContainer(node: object, parts: ReadonlyMap<Key, unknown>, undo: Undo[]): object {
  const before = Object.getOwnPropertyDescriptors(node);
  undo.push(() => {
    for (const key of Object.keys(node)) if (!Object.hasOwn(before, key)) Reflect.deleteProperty(node, key);
    Object.defineProperties(node, before);
  });
  for (const [key, value] of parts)
    if (
      !(Object.hasOwn(node, key) && Object.is(Reflect.get(node, key), value)) &&
      !Reflect.set(node, key, value)
    )
      throw new TypeError(`"${key}" cannot be rebound: the object that holds it does not let it be written.`);
  return node;
}

function changeObject(
  node: object,
  entry: ClassInfo,
  next: readonly unknown[],
  mustStay: boolean,
  undo: Undo[],
): object {
  const before = argumentsOf(node);
  const willBeOpen = next.some(isOpen);
  const isFixed = entry.rigid || !Object.isExtensible(node);
  const staysInPlace = !isFixed || (isAbstractObject(node) && willBeOpen);
  if (!staysInPlace) {
    if (mustStay)
      throw new TypeError(
        `${entry.type.name} cannot run its constructor again in place (${entry.rigid ? "its base class or a decorated field is not compiled by tsglove" : "the object is frozen"}); write clone(x, overrides) instead.`,
      );
    return construct(entry, next);
  }
  const fields = Object.getOwnPropertyDescriptors(node);
  undo.push(() => {
    settle(node, entry, before, before.some(isOpen));
    // The run has made the private fields again; the others get back what they held, set outside construction or not.
    for (const key of Object.keys(node)) if (!Object.hasOwn(fields, key)) Reflect.deleteProperty(node, key);
    for (const [key, field] of Object.entries(fields)) Object.defineProperty(node, key, field);
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
