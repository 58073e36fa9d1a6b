/**
 * Seals: what is sealed is not rebound, neither itself nor anything below it. Plain writes to fields are the user's own
 * business; a seal is about edits of the program.
 */
import { objectsBelow } from "../node.js";
import { isRef } from "../ref.js";

const sealed = new WeakSet<object>();

/** Whether anything was ever sealed, or a scope seals all; until then nobody need look. */
export const sealing = { exists: false };

/** What the innermost {@link withSealed} says; undefined outside of one. */
let scope: boolean | undefined;

/**
 * Seals a value and all its parts: a rebind that would change one of them throws. Copies are sealed like what they are
 * copies of; `clone(x, overrides)` makes its changes first. What is shared (`ref`) is not sealed with the rest.
 *
 * @returns value.
 */
export function seal<T>(value: T): T {
  sealing.exists = true;
  if (typeof value === "object" && value !== null) sealed.add(value);
  for (const { part } of objectsBelow(value)) if (!isRef(part)) sealed.add(part);
  return value;
}

/** Takes the seals off a value and all its parts; one that an outer object has stays with that. @returns value. */
export function unseal<T>(value: T): T {
  if (typeof value === "object" && value !== null) sealed.delete(value);
  for (const { part } of objectsBelow(value)) if (!isRef(part)) sealed.delete(part);
  return value;
}

/** Whether a value is sealed itself. */
export function isSealed(value: unknown): boolean {
  return typeof value === "object" && value !== null && sealed.has(value);
}

/**
 * Runs a function under which every rebind is refused (`true`), or seals do not count (`false`). The innermost scope
 * decides.
 *
 * @param work synchronous: between two steps of an async function other code runs, which a scope must not reach.
 * @throws TypeError where work returns a promise; what throws in work comes through.
 */
export function withSealed<T>(seals: boolean, work: () => T): T {
  const outer = scope;
  scope = seals;
  sealing.exists = true;
  let result: T;
  try {
    result = work();
  } finally {
    scope = outer;
  }
  if (result instanceof Promise) {
    result.catch(() => undefined);
    throw new TypeError(
      "withSealed: the function is async, and the scope ended at its first await. Put withSealed around the synchronous part inside it.",
    );
  }
  return result;
}

/** Whether an edit of an object is refused. */
export function refusesEdits(object: object): boolean {
  return scope ?? sealed.has(object);
}

/** Seals a copy or replacement if what it stands for is sealed. @returns whether it is. */
export function sealLike(original: object, copy: object): boolean {
  if (!sealing.exists || !sealed.has(original)) return false;
  sealed.add(copy);
  return true;
}
