/** The parts of an object as a plan has them: the one meaning of set, insert and remove. */
import type { Plan } from "./plan.js";

/** The parts of a symbolic object or hyper value: as many as before, in their order. */
export function editedValues({ parts, edits, below }: Plan): unknown[] {
  const next = parts.values.slice();
  for (const { at, plan } of below) next[at] = plan.result;
  for (const { at, after } of edits) next[at] = after;
  return next;
}

/** The items of a list. Every index of the plan is one of the list as it was. */
export function editedItems(plan: Plan): readonly unknown[] {
  const next = editedValuesOf(plan);
  if (plan.edits.every(({ kind }) => kind === "set")) return next;
  const removed = new Set<number>();
  const inserted = new Map<number, readonly unknown[]>();
  for (const { kind, at, after } of plan.edits)
    if (kind === "remove") removed.add(at);
    else if (kind === "insert" && Array.isArray(after)) inserted.set(at, after);
  const items: unknown[] = [];
  for (let index = 0; index <= next.length; index++) {
    for (const item of inserted.get(index) ?? []) items.push(item);
    if (index < next.length && !removed.has(index)) items.push(next[index]);
  }
  return items;
}

function editedValuesOf({ parts, edits, below }: Plan): unknown[] {
  const next = parts.values.slice();
  for (const { at, plan } of below) next[at] = plan.result;
  for (const { kind, at, after } of edits) if (kind === "set") next[at] = after;
  return next;
}

/** A new plain object of the properties, in their order. */
export function editedProperties({ node, parts, edits, below }: Plan): Record<string, unknown> {
  const next = sameProperties(node);
  parts.keys?.forEach((key, at) => (next[key] = parts.values[at]));
  for (const { key, plan } of below) next[key] = plan.result;
  for (const { key, kind, after } of edits)
    if (kind === "remove") Reflect.deleteProperty(next, key);
    else next[key] = after;
  return next;
}

/** A plain object of the same properties and prototype. */
export function sameProperties(node: object): Record<string, unknown> {
  return Object.getPrototypeOf(node) === null
    ? Object.assign(Object.create(null) as Record<string, unknown>, node)
    : { ...node };
}
