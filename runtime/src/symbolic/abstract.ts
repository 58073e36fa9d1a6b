/**
 * Abstract objects: instances with an undecided argument, whose constructor body has not run. They are instances of
 * their class and show their arguments; whatever else is asked of them throws and says what to do.
 * A prototype of their own, derived from the class's, does that: concrete objects pay nothing for it.
 */
import { givenArguments, infoOfClass, type ClassInfo } from "./class-info.js";
import type { AnyClass } from "./domain.js";
import { checkArguments } from "./check.js";
import { args, hyperValues, info, init, open } from "./marks.js";

const state: unique symbol = Symbol("tsglove.abstract");

interface Abstract {
  readonly [state]: {
    readonly args: readonly unknown[];
    /** The fields of the time when it was concrete, out of sight; they are there again once it is decided. */
    readonly fields: PropertyDescriptorMap;
  };
}

/** Methods of ours that abstract objects have as concrete ones do: see methods.ts. */
export const worksAbstract = new WeakSet<object>();

const prototypes = new WeakMap<ClassInfo, object>();

/** Whether an object is abstract itself (a hyper value is not; an array with hyper values inside is not). */
export function isAbstractObject(value: object): value is Abstract {
  return state in value;
}

/** The init arguments of an abstract object. */
export function abstractArguments(object: Abstract): readonly unknown[] {
  return object[state].args;
}

/**
 * Called by a compiled constructor that was given an undecided argument: makes the allocated object abstract.
 *
 * @throws TypeError where the constructed class is not `@searchable` itself, or where an argument does not fit.
 */
export function defer(object: object, target: AnyClass, args: readonly unknown[]): object {
  const entry = infoOfClass(target);
  if (entry === undefined)
    throw new TypeError(
      `${target.name} is constructed with a hyper value, but only a base class of it is @searchable. Annotate ${target.name} with @searchable too.`,
    );
  checkArguments(entry, args);
  return makeAbstract(object, entry, givenArguments(entry, args));
}

/** {@link defer} for a rigid class, whose constructor cannot allocate without running. */
export function deferRigid(target: AnyClass, args: readonly unknown[]): object {
  const prototype: unknown = target.prototype;
  return defer(Object.create(typeof prototype === "object" ? prototype : null) as object, target, args);
}

/** Turns an allocated object into the abstract one of these arguments; its public parameter properties show them. */
export function makeAbstract(object: object, entry: ClassInfo, args: readonly unknown[]): object {
  const fields = isAbstractObject(object) ? object[state].fields : fieldsOf(object);
  hideFields(object);
  Object.setPrototypeOf(object, abstractPrototype(entry));
  Object.defineProperty(object, state, { value: { args, fields }, configurable: true });
  entry.params.forEach((param, index) => {
    if (param.property)
      Object.defineProperty(object, param.name, {
        value: args[index],
        configurable: true,
        enumerable: true,
        writable: true,
      });
  });
  return object;
}

function fieldsOf(object: object): PropertyDescriptorMap {
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(object)).filter(([, field]) => field.enumerable === true),
  );
}

function hideFields(object: object): void {
  for (const key of Object.keys(object)) Reflect.deleteProperty(object, key);
}

/** Gives an abstract object its class's prototype and its fields back; its construction has still to run. */
export function endAbstract(object: object, entry: ClassInfo): void {
  const fields = isAbstractObject(object) ? object[state].fields : {};
  hideFields(object);
  Reflect.deleteProperty(object, state);
  Object.defineProperties(object, fields);
  const { prototype } = entry;
  Object.setPrototypeOf(object, typeof prototype === "object" ? prototype : null);
}

function abstractPrototype(entry: ClassInfo): object {
  const known = prototypes.get(entry);
  if (known !== undefined) return known;
  const base = entry.prototype as object;
  const made = Object.create(base) as object;
  Object.defineProperty(made, open, { value: true });
  Object.defineProperty(made, Symbol.toPrimitive, { value: refusal(entry, "text or a number of it") });
  for (
    let from: object | null = base;
    from !== null && from !== Object.prototype;
    from = Object.getPrototypeOf(from) as object | null
  )
    for (const key of Reflect.ownKeys(from)) {
      const member = Object.getOwnPropertyDescriptor(from, key);
      if (member !== undefined && !isExempt(key, member) && !Object.hasOwn(made, key))
        Object.defineProperty(made, key, refusing(entry, key, member));
    }
  // Tells compiled constructors, whenever an instanceof walks over it, that an abstract object is about (see marks.ts).
  const reporting = new Proxy(made, {
    getPrototypeOf() {
      hyperValues.met = true;
      return base;
    },
  });
  prototypes.set(entry, reporting);
  return reporting;
}

/** Members that stay as they are: our own marks and methods, and what tells the class's name to a debugger. */
function isExempt(key: string | symbol, { value }: PropertyDescriptor): boolean {
  if (typeof value === "function" && worksAbstract.has(value as object)) return true;
  return key === "constructor" || key === info || key === init || key === args || key === Symbol.toStringTag;
}

function refusing(entry: ClassInfo, key: string | symbol, member: PropertyDescriptor): PropertyDescriptor {
  const name = typeof key === "symbol" ? `[${key.description ?? ""}]` : key;
  const refuse = refusal(entry, typeof member.value === "function" ? `${name}()` : name);
  return typeof member.value === "function"
    ? { value: refuse, configurable: true, writable: true }
    : { get: refuse, set: refuse, configurable: true };
}

function refusal(entry: ClassInfo, what: string): () => never {
  return () => {
    throw new TypeError(
      `This ${entry.type.name} is abstract: an argument of it is a hyper value, so ${entry.isFunction === true ? "it has not been called" : "its constructor has not run"} and it has no ${what} yet. ` +
        "Decide it first: for (const [example, feedback] of sample(space, algorithm)), or materialize(space, choices).",
    );
  };
}
