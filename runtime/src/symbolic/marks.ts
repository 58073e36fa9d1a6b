/**
 * The names by which compiled classes and the runtime know each other, and the one flag of the hot path.
 * They sit on prototypes or behind non-enumerable properties, so that a user's objects look as they always did.
 */

/**
 * Passed as the only argument, it makes a compiled constructor allocate the object and run nothing. The same for every copy of
 * tsglove in a process: a class may extend one of a package that brought its own.
 */
export const allocate: unique symbol = Symbol.for("tsglove.allocate");

/** The re-runnable part of a compiled constructor: `object[init](newTarget, ...args)`. No name, which a mixin would copy. */
export const init: unique symbol = Symbol.for("tsglove.init");

/** Reads the init arguments back: `object[args]()`. */
export const args: unique symbol = Symbol("tsglove.args");

/** Below ES2022, where private fields are slow: the init arguments that no property holds. */
export const stored: unique symbol = Symbol("tsglove.stored");

/** Keeps arguments under {@link stored}, out of sight of whoever lists or copies the object's properties. */
export function store(object: object, values: readonly unknown[]): void {
  Object.defineProperty(object, stored, { value: values, configurable: true });
}

/** On a prototype: the {@link ClassInfo} of the compiled class it belongs to. */
export const info: unique symbol = Symbol("tsglove.info");

/**
 * On a prototype: true of a value with undecided parts (a hyper value, an abstract object), false of a concrete symbolic
 * object. One look tells for all of them; only foreign objects need a second.
 */
export const open: unique symbol = Symbol("tsglove.open");

/**
 * What lets compiled constructors skip the exact look at their arguments.
 * `exist`: some hyper value was made; until then no construction can be abstract.
 * `met`: since the last exact look some `instanceof` has walked over an abstract object. The prototypes of those report
 * it (see abstract.ts): an argument over which nothing was met is none.
 */
export const hyperValues = { exist: false, met: false };

/**
 * At the root of every split class's prototypes, below Object's. `x instanceof SplitObject` costs the same few instructions
 * for any number of classes, where looking a mark up would cost a hash lookup.
 */
export class SplitObject {
  declare readonly [open]: boolean;
  static {
    // What inspectors read off it is Object, as if it were not there.
    Reflect.deleteProperty(this.prototype, "constructor");
  }
}

/** Puts {@link SplitObject} at the root of a split class's prototypes; where one is frozen, the exact look has to do. */
export function rootSplitClass(prototype: object): void {
  let top = prototype;
  for (;;) {
    const next = Object.getPrototypeOf(top) as object | null;
    if (next === Object.prototype) Reflect.setPrototypeOf(top, SplitObject.prototype);
    if (next === null || next === Object.prototype || next === SplitObject.prototype) return;
    top = next;
  }
}

/** Whether a value is a hyper value, an abstract object, or a plain array or object with one inside. */
export function isOpen(value: unknown): boolean {
  return isObject(value) && (!(value instanceof SplitObject) || hyperValues.met) && isOpenObject(value);
}

/** Whether any of some values {@link isOpen}. */
export function anyOpen(...values: readonly unknown[]): boolean {
  return values.some(isOpen);
}

function isOpenObject(value: object): boolean {
  const containers = new Set<object>();
  if (look(value, containers)) return true;
  // The set grows while it is walked, and no container comes twice: so cycles end.
  for (const container of containers)
    if (anyItemOpen(isPlainArray(container) ? container : Object.values(container), containers)) return true;
  return false;
}

/** A list may be a data set of a million numbers: by index this takes a millisecond, with an iterator or `some` eight. */
function anyItemOpen(items: readonly unknown[], containers: Set<object>): boolean {
  const { length } = items;
  for (let i = 0; i < length; i++) {
    const item = items[i];
    if (isObject(item) && look(item, containers)) return true;
  }
  return false;
}

/** Whether a value is marked as open itself; one without a mark whose parts have to be looked at joins the containers. */
function look(value: object, containers: Set<object>): boolean {
  forgetMeeting();
  if (value instanceof SplitObject && !hyperValues.met) return false;
  const marked = (value as { readonly [open]?: boolean })[open];
  if (marked === undefined && (isPlainArray(value) || isPlainObject(value))) containers.add(value);
  return marked === true;
}

/** Apart, because TypeScript takes what was just assigned for true until the next assignment that it sees. */
function forgetMeeting(): void {
  hyperValues.met = false;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** An array, and not an object of a class that extends Array: its items are its parts. */
export function isPlainArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype;
}

/** An object literal or one without a prototype: its properties are its parts. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
