/**
 * Abstract objects: instances with an undecided argument, whose constructor body has not run. They are instances of
 * their class and show their arguments; whatever else is asked of them throws and says what to do.
 * A prototype of their own, derived from the class's, does that: concrete objects pay nothing for it.
 */
import type { ClassInfo } from "./class-info.js";
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
    for (const [key, member] of membersOf(from))
      if (!isExempt(key, member) && !Object.hasOwn(made, key))
        Object.defineProperty(made, key, refusing(entry, key, member));
  // Tells compiled constructors, whenever an instanceof walks over it, that an abstract object is about (see marks.ts).
  const reporting = new Proxy(made, {
    getPrototypeOf() {
      hyperValues.met = true;
      return base;
    },
    // A field that says "not yet" when it is read is not there yet.
    has: (_, key) => key in base,
  });
  prototypes.set(entry, reporting);
  return reporting;
}

/** What a class gives its objects: the members of its prototype, and fields, which stand for properties without a value. */
function membersOf(prototype: object): readonly (readonly [PropertyKey, PropertyDescriptor])[] {
  const own = Object.getOwnPropertyDescriptor(prototype, info)?.value as ClassInfo | undefined;
  const methods = Reflect.ownKeys(prototype).flatMap((key) => {
    const member = Object.getOwnPropertyDescriptor(prototype, key);
    return member === undefined ? [] : [[key, member] as const];
  });
  return [...methods, ...(own?.fields ?? []).map((key) => [key, {}] as const)];
}

/** Members that stay as they are: our own marks and methods, and what tells the class's name to a debugger. */
function isExempt(key: PropertyKey, { value }: PropertyDescriptor): boolean {
  if (typeof value === "function" && worksAbstract.has(value as object)) return true;
  return key === "constructor" || key === info || key === init || key === args || key === Symbol.toStringTag;
}

function refusing(entry: ClassInfo, key: PropertyKey, member: PropertyDescriptor): PropertyDescriptor {
  const name = typeof key === "symbol" ? `[${key.description ?? ""}]` : String(key);
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
