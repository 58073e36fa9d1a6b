/**
 * Who hears of a rebind, and what they are told. A constructor that runs again is the first to know; a class that wants
 * to know what changed has a method {@link onBound}, and others listen from outside with {@link onChange}.
 */
import { adopt, isLinked } from "./links.js";
import { isOpen } from "../marks.js";
import type { Key } from "../node.js";
import { pathText } from "../paths.js";
import type { Plan } from "./plan.js";

/** The name of a class's method that hears of each rebind of the object: see {@link Bound}. */
export const onBound: unique symbol = Symbol("tsglove.onBound");

/** A class that wants to hear what changed: `class Trainer implements Bound { [onBound](changes) { ... } }`. */
export interface Bound {
  /**
   * Called once for a rebind that changed the object or something below it, when every object of that rebind has been
   * constructed again, inner objects first. Not called by the first construction, nor while the object is abstract.
   * Where it throws, the rebind is undone.
   */
  [onBound](changes: readonly Change[]): void;
}

/** One change, as seen from one object. */
export interface Change {
  /** From that object; in a list the index before the rebind. */
  readonly path: string;
  /** What was done: another part in its place, an item put in, a part taken out. */
  readonly kind: "set" | "insert" | "remove";
  /** What stood there; undefined of an inserted item. */
  readonly before: unknown;
  /** What stands there now; undefined of a removed part. */
  readonly after: unknown;
}

/** Is told of all changes of one rebind at once, after it: see {@link onChange}. */
export type ChangeListener = (changes: readonly Change[]) => void;

const listeners = new WeakMap<object, Set<{ readonly listener: ChangeListener }>>();
const listening = { exists: false };

/**
 * Listens to the rebinds of an object and of everything below it; the tree below it is adopted, so that an edit which starts
 * at a part is heard as well. Called once for a rebind, with all its changes; where the listener throws, the rebind is undone.
 *
 * @param object a symbolic object, array or plain object.
 * @returns a function that ends it.
 */
export function onChange(object: object, listener: ChangeListener): () => void {
  if (!isLinked(object)) adopt(object);
  listening.exists = true;
  const own = listeners.get(object) ?? new Set();
  listeners.set(object, own);
  const entry = { listener };
  own.add(entry);
  return () => {
    own.delete(entry);
  };
}

/** Where a rebind put a new object in the place of another, those who listened to that listen to this. */
export function followListeners(old: object, replacement: object): void {
  const own = listening.exists ? listeners.get(old) : undefined;
  if (own !== undefined) listeners.set(replacement, own);
}

/** Tells of plans that were carried out, in their order: inner objects first. */
export function tell(plans: readonly Plan[]): void {
  for (const plan of plans) {
    const { node, result } = plan;
    const own = listening.exists ? listeners.get(node) : undefined;
    const bound = plan.parts.entry === undefined ? undefined : hookOf(result);
    if (bound === undefined && (own === undefined || own.size === 0)) continue;
    const changes = changesOf(plan);
    bound?.[onBound](changes);
    for (const { listener } of [...(own ?? [])]) listener(changes);
  }
}

function hookOf(object: unknown): Bound | undefined {
  if (typeof object !== "object" || object === null || isOpen(object)) return undefined;
  const { [onBound]: hook } = object as Partial<Bound>;
  return typeof hook === "function" ? (object as Bound) : undefined;
}

function changesOf(plan: Plan): readonly Change[] {
  const changes: Change[] = [];
  collect(plan, [], changes);
  return Object.freeze(changes);
}

function collect({ edits, below }: Plan, way: readonly Key[], changes: Change[]): void {
  for (const { key, plan } of below) collect(plan, [...way, key], changes);
  for (const { kind, key, before, after } of edits) {
    const path = pathText([...way, key]);
    if (kind === "insert" && Array.isArray(after))
      for (const item of after as readonly unknown[]) changes.push({ path, kind, before, after: item });
    else changes.push({ path, kind, before, after });
  }
}
