/**
 * The symbols by which compiled classes and the runtime know each other, and the one flag of the hot path.
 * They sit on prototypes or behind non-enumerable properties, so that a user's objects look as they always did.
 */

/** Passed as the only argument, it makes a compiled constructor allocate the object and run nothing. */
export const allocate: unique symbol = Symbol("tsglove.allocate");

/** The re-runnable part of a compiled constructor: `object[init](newTarget, ...args)`. */
export const init: unique symbol = Symbol("tsglove.init");

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
 * Whether any hyper value was ever made. Until then no construction can be abstract, and compiled constructors skip
 * the look at their arguments.
 */
export const hyperValues = { exist: false };

/**
 * Whether a value is a hyper value, an abstract object, or a plain array or object with one inside.
 * The mark is looked up first because almost every value that gets here is a class instance.
 */
export function isOpen(value: unknown): boolean {
  return typeof value === "object" && value !== null && isOpenObject(value, undefined);
}

function isOpenObject(value: object, outer: Set<object> | undefined): boolean {
  const marked = (value as { readonly [open]?: boolean })[open];
  if (marked !== undefined) return marked;
  const children: readonly unknown[] | undefined = isPlainArray(value)
    ? value
    : isPlainObject(value)
      ? Object.values(value)
      : undefined;
  if (children === undefined || outer?.has(value) === true) return false;
  const seen = (outer ?? new Set<object>()).add(value);
  return children.some((child) => typeof child === "object" && child !== null && isOpenObject(child, seen));
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
