/**
 * Carrying a plan out, bottom-up and in place, with an undo for each step. Objects on the way to a change run their
 * construction again; then those that listen hear of it. Whatever throws, everything is as it was.
 */
import { endAbstract, isAbstractObject, makeAbstract } from "../abstract.js";
import { givenArguments, type ClassInfo } from "../class-info.js";
import { followListeners, tell } from "./events.js";
import { HyperValue } from "../hyper-value.js";
import { adopt, isLinked, linking, parentOf, relink } from "./links.js";
import { hyperValues, isOpen } from "../marks.js";
import { keyAt, readParts } from "../node.js";
import { construct, initialise } from "../object.js";
import { pathText } from "../paths.js";
import { newPlan, type Plan } from "./plan.js";
import { refusesEdits, sealing, sealLike } from "./seal.js";
import { editedItems, editedProperties, editedValues } from "./edited-parts.js";

/** What to do again to have one object as it was. */
interface Undo {
  readonly node: object;
  readonly step: () => void;
}

/** Of the commit that runs now. A hook may rebind: what that changed is undone with the rest. */
let log: Undo[] | undefined;

/** What stays the object that it is: whoever called rebind holds it, and nobody could put another in its place. */
interface Roots {
  readonly target: object;
  readonly top: object;
}

/**
 * Carries out a plan and returns what stands in its root's place: the root, or another value where that is a hyper value.
 *
 * @param notifyParents whether the known parents of the root run their construction again too.
 * @throws what a constructor or hook throws, after everything is as it was; TypeError where the root cannot change in place.
 */
export function commit(plan: Plan, notifyParents: boolean): unknown {
  const top = notifyParents && linking.exists ? withParents(plan) : plan;
  if (sealing.exists) requireUnsealed(top, []);
  const outer = log;
  const undo = outer ?? [];
  const start = undo.length;
  const touched: Plan[] = [];
  log = undo;
  try {
    apply(top, { target: plan.node, top: top.node }, undo, touched);
    if (linking.exists) for (const each of touched) relink(each);
    tell(touched);
  } catch (error) {
    try {
      undoAll(undo.splice(start), error);
    } finally {
      if (linking.exists && isLinked(top.node)) adopt(top.node);
    }
    throw error;
  } finally {
    log = outer;
  }
  return plan.result;
}

/** The plan of the outermost parent that is known. */
function withParents(plan: Plan): Plan {
  let top = plan;
  for (let parent = parentOf(top.node); parent !== undefined; parent = parentOf(top.node)) {
    const parts = readParts(parent);
    const at = parts?.values.indexOf(top.node) ?? -1;
    if (parts === undefined || at === -1) break;
    const above = newPlan(parent, parts);
    above.below.push({ key: keyAt(parts, at), at, plan: top });
    top = above;
  }
  return top;
}

/** @throws TypeError naming the path of the outermost object that is sealed. */
function requireUnsealed(plan: Plan, keys: readonly (string | number)[]): void {
  if (refusesEdits(plan.node)) {
    const edited = [...keys, ...firstEdit(plan)];
    const sealed = keys.length === 0 ? "the object" : `"${pathText(keys)}"`;
    throw new TypeError(
      `"${pathText(edited)}" cannot be rebound: ${sealed} is sealed. Edit a copy (clone(x, overrides)), or unseal it first.`,
    );
  }
  for (const { key, plan: below } of plan.below) requireUnsealed(below, [...keys, key]);
}

function firstEdit({ edits, below }: Plan): readonly (string | number)[] {
  const [edit] = edits;
  if (edit !== undefined) return [edit.key];
  const [part] = below;
  return part === undefined ? [] : [part.key, ...firstEdit(part.plan)];
}

function apply(plan: Plan, roots: Roots, undo: Undo[], touched: Plan[]): void {
  for (const { plan: below } of plan.below) if (!below.done) apply(below, roots, undo, touched);
  const { node } = plan;
  plan.opens = hyperValues.exist && opens(plan);
  plan.result = change(plan, node === roots.target || node === roots.top, undo);
  plan.done = true;
  if (plan.result !== node && typeof plan.result === "object" && plan.result !== null) {
    followListeners(node, plan.result);
    sealLike(node, plan.result);
  }
  touched.push(plan);
}

/**
 * In the order of the changes, bottom-up: an object's construction runs again when the objects that it reads are as
 * they were. Of several changes of one object the first knows how it was.
 */
function undoAll(undo: readonly Undo[], reason: unknown): void {
  const failures: unknown[] = [];
  const undone = new Set<object>();
  for (const { node, step } of undo) {
    if (undone.has(node)) continue;
    undone.add(node);
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

function change(plan: Plan, mustStay: boolean, undo: Undo[]): unknown {
  const { node } = plan;
  const { entry } = plan.parts;
  if (entry !== undefined) return changeObject(plan, entry, mustStay, undo);
  if (node instanceof HyperValue) return node.withChildren(editedValues(plan));
  if (!Object.isExtensible(node) && Object.isFrozen(node)) {
    if (mustStay)
      throw new TypeError(
        `The ${Array.isArray(node) ? "array" : "object"} is frozen and cannot be rebound; write clone(x, overrides) instead.`,
      );
    return Object.freeze(Array.isArray(node) ? editedItems(plan) : editedProperties(plan));
  }
  return Array.isArray(node) ? changeList(node, plan, undo) : changeProperties(node, plan, undo);
}

function changeList(node: unknown[], plan: Plan, undo: Undo[]): object {
  const before = node.slice();
  const restore = (): void => {
    node.length = before.length;
    for (let index = 0; index < before.length; index++)
      if (index in before) node[index] = before[index];
      else Reflect.deleteProperty(node, index);
  };
  undo.push({ node, step: restore });
  const items = editedItems(plan);
  for (let index = 0; index < items.length; index++)
    if (!Object.is(node[index], items[index])) write(node, index, items[index]);
  if (node.length > items.length) node.length = items.length;
  return node;
}

function changeProperties(node: object, plan: Plan, undo: Undo[]): object {
  const before = Object.getOwnPropertyDescriptors(node);
  undo.push({
    node,
    step: () => {
      for (const key of Object.keys(node)) if (!Object.hasOwn(before, key)) Reflect.deleteProperty(node, key);
      Object.defineProperties(node, before);
    },
  });
  for (const { key, plan: below } of plan.below)
    if (below.result !== below.node) write(node, key, below.result);
  for (const { key, kind, after } of plan.edits)
    if (kind !== "remove") write(node, key, after);
    else if (!Reflect.deleteProperty(node, key)) throw refused(key);
  return node;
}

function write(node: object, key: string | number, value: unknown): void {
  if (!Reflect.set(node, key, value)) throw refused(key);
}

function refused(key: string | number): TypeError {
  return new TypeError(`"${key}" cannot be rebound: the object that holds it does not let it be written.`);
}

function changeObject(plan: Plan, entry: ClassInfo, mustStay: boolean, undo: Undo[]): unknown {
  const { node } = plan;
  const before = plan.parts.values;
  const next = editedValues(plan);
  const wasOpen = isAbstractObject(node);
  // Of a concrete object only what is new can be undecided.
  const willBeOpen = hyperValues.exist && (wasOpen ? next.some(isOpen) : plan.opens);
  const staysInPlace = Object.isExtensible(node) && (!entry.rigid || (wasOpen && willBeOpen));
  if (!staysInPlace) {
    if (mustStay)
      throw new TypeError(
        `${entry.type.name} cannot run its constructor again in place (${rigidReason(entry)}); write clone(x, overrides) instead.`,
      );
    return construct(entry, givenArguments(entry, next));
  }
  const fields = fieldsOf(node);
  undo.push({
    node,
    step: () => {
      settle(node, entry, before, wasOpen);
      // The run has made the private fields again; the others get back what they held, set outside construction or not.
      for (const key of Object.keys(node)) if (!Object.hasOwn(fields, key)) Reflect.deleteProperty(node, key);
      for (const key of Object.keys(fields)) restoreField(node, key, fields);
    },
  });
  settle(node, entry, next, willBeOpen);
  return node;
}

function rigidReason(entry: ClassInfo): string {
  if (entry.isFunction === true) return "it is what a function gave";
  return entry.rigid
    ? "its base class or a decorated field is not compiled by tsglove"
    : "the object is frozen";
}

function opens({ edits, below }: Plan): boolean {
  for (const { after } of edits) if (isOpen(after)) return true;
  for (const { plan } of below) if (plan.opens) return true;
  return false;
}

type Fields = Readonly<Record<string, unknown>>;

/** What the own fields hold. By a spread, which engines do in one step: this is a third of an edit's time. */
function fieldsOf(node: object): Fields {
  return { ...node };
}

function restoreField(node: object, key: string, fields: Fields): void {
  const field = Object.getOwnPropertyDescriptor(node, key);
  if (field === undefined)
    Object.defineProperty(node, key, {
      value: fields[key],
      configurable: true,
      enumerable: true,
      writable: true,
    });
  else if ("value" in field && !Object.is(field.value, fields[key]))
    Object.defineProperty(node, key, { value: fields[key] });
}

/** Brings an object to the state of these arguments, from whichever state it is in. */
function settle(object: object, entry: ClassInfo, args: readonly unknown[], asAbstract: boolean): void {
  if (asAbstract) {
    makeAbstract(object, entry, givenArguments(entry, args));
    return;
  }
  if (isAbstractObject(object)) endAbstract(object, entry);
  initialise(object, entry, args);
}
