/**
 * Symbolic classes and functions out of those that somebody else wrote. A class gets a subclass, made here, that keeps its
 * init arguments and can defer its construction; a function gets one around it that keeps what its results were made of and
 * can defer the call. Neither can run again in place: they are rigid, as any class is that the transformer did not split.
 */
import { deferRigid } from "./defer.js";
import { keepCall } from "./calls.js";
import { describe } from "./check.js";
import { infoById, infoOfClass, register, type ClassInfo, type Param } from "./class-info.js";
import type { AnyClass, Symbolizable } from "./domain.js";
import { HyperValue } from "./hyper-value.js";
import { anyOpen, args as readArgs, hyperValues, info, isPlainArray, isPlainObject } from "./marks.js";
import { objectsBelow } from "./node.js";
import { infoOfObject } from "./object.js";

/** Settings of {@link symbolize}. */
export interface SymbolizeOptions {
  /**
   * The names of the parameters, in order; `...rest` for the one that takes the rest. By default those of the declaration, which
   * the transformer reads; without it `param0`, `param1`, ..., as many as `target.length`, and `...more`.
   */
  readonly params?: readonly string[];
}

/** What the transformer has read of a target's declaration. */
export interface Declared {
  readonly kind: "class" | "function";
  readonly id: string;
  readonly params: readonly Param[];
  readonly domains: ClassInfo["domains"];
}

/** A record without what it is made for. */
type Shape = Omit<ClassInfo, "type" | "prototype" | "make">;

/** What a symbolized class or function was made into, by the target and by itself. */
const made = new WeakMap<Symbolizable, Symbolizable>();

/**
 * Makes a symbolic class or function out of one that somebody else wrote: its init arguments become readable, comparable,
 * serialisable and searchable, and it takes hyper values. Domains are read out of its declared types: of overloads, out of
 * the first with the most parameters.
 *
 * A class gives a subclass of the same type and name. A function gives a function of the same type: called with decided
 * arguments it runs at once, and an object that it returns is a symbolic one (unless it was already: a plain object or
 * array has parts of its own); called with an undecided argument it gives the call, abstract, which a decode makes.
 *
 * @param target a class or function. What was symbolized before gives what it gave then; a `@searchable` class, itself.
 * @param options.params names the parameters of a target that has no types to read them from.
 * @throws TypeError for anything else, and where `params` are not the ones that the target was symbolized with.
 * @example
 * ```ts
 * const Conv2d = symbolize(tf.layers.conv2d);
 * const space = new Net(Conv2d({ filters: oneof([8, 16]), kernelSize: 3 }));
 * ```
 */
export function symbolize<T extends Symbolizable>(target: T, options: SymbolizeOptions = {}): T {
  return symbolizeAs(target, undefined, options);
}

/** {@link symbolize} with what the transformer knows of the target. */
export function symbolizeAs<T extends Symbolizable>(
  target: T,
  declared: Declared | undefined,
  options: SymbolizeOptions = {},
): T {
  requireFunction(target);
  const known = infoOfClass(target) === undefined ? made.get(target) : target;
  if (known !== undefined) {
    requireSameNames(known, options);
    return known as T;
  }
  const isClass = (declared?.kind ?? guessedKind(target)) === "class";
  const shape: Shape = {
    id: declared?.id ?? freeId(target.name),
    params: options.params?.map(namedParam) ?? declared?.params ?? guessedParams(target.length),
    rigid: true,
    domains: declared?.domains ?? (() => []),
    ...(declared === undefined ? { isUntyped: true } : {}),
  };
  const result = isClass
    ? symbolicClass(asClass(target), shape)
    : symbolicFunction(asFunction(target), shape);
  for (const [key, value] of [
    ["name", nameOf(target, declared)],
    ["length", target.length],
  ] as const)
    Object.defineProperty(result, key, { value, configurable: true });
  made.set(target, result);
  return result as T;
}

/** A target that is written into the call has no name of its own; it is called like what holds the call. */
function nameOf(target: Symbolizable, declared: Declared | undefined): string {
  return target.name !== "" || declared === undefined
    ? target.name
    : declared.id.slice(declared.id.lastIndexOf("#") + 1);
}

/** Types forbid anything else, where there are types. */
function requireFunction(target: unknown): void {
  if (typeof target !== "function")
    throw new TypeError(
      `symbolize: ${describe(target)} is neither a class nor a function; give the class or function itself.`,
    );
}

type Constructor = new (...args: readonly unknown[]) => object;

/** A subclass that keeps what it was constructed with. */
function symbolicClass(target: AnyClass, shape: Shape): AnyClass {
  const type = class extends asConstructor(target) {
    /** Private, so that it is there on an object that its own constructor froze, and nobody lists or copies it. */
    #given: readonly unknown[] = [];

    constructor(...given: readonly unknown[]) {
      if (hyperValues.exist && anyOpen(...given))
        return deferRigid(new.target, shaped(shape.params, given)) as typeof type.prototype;
      super(...given);
      this.#given = given;
    }

    [readArgs](): unknown[] {
      // Not there yet while the constructor of the target runs.
      return shaped(shape.params, #given in this ? this.#given : []);
    }
  };
  register({ ...shape, type, prototype: type.prototype, make: undefined });
  return type;
}

/** A function around another, which keeps what objects were made of. */
function symbolicFunction(target: (...args: readonly unknown[]) => unknown, shape: Shape): Symbolizable {
  const call = function (this: unknown, ...given: readonly unknown[]): unknown {
    return hyperValues.exist && anyOpen(...given)
      ? deferRigid(entry.type, shaped(shape.params, given))
      : run(this, given);
  };
  // Its record needs a prototype to hang on, which every function of this form has.
  const entry: ClassInfo = {
    ...shape,
    type: asClass(call),
    prototype: call.prototype as unknown,
    make: (...given) => run(undefined, given),
    isFunction: true,
  };
  const run = (self: unknown, given: readonly unknown[]): unknown => {
    const result: unknown = Reflect.apply(target, self, given);
    if (typeof result === "object" && result !== null && knowsNothing(result, given))
      keepCall(result, { entry, args: shaped(shape.params, given) });
    return result;
  };
  // What the target has besides being called.
  Object.setPrototypeOf(call, target);
  register(entry);
  return call;
}

/** Whether an object cannot tell by itself what it was made of, and is no part of the arguments (`return options.layer`). */
function knowsNothing(result: object, given: readonly unknown[]): boolean {
  if (isPlainArray(result) || isPlainObject(result) || result instanceof HyperValue) return false;
  if (info in result || infoOfObject(result) !== undefined) return false;
  for (const { part } of objectsBelow(given)) if (part === result) return false;
  return true;
}

/** Arguments as they are kept: one a parameter, a rest parameter's as an array. */
function shaped(params: readonly Param[], given: readonly unknown[]): unknown[] {
  return params.map((param, index) => (param.rest ? given.slice(index) : given[index]));
}

function namedParam(name: string): Param {
  const rest = name.startsWith("...");
  return { name: rest ? name.slice(3) : name, property: false, optional: true, rest };
}

/** Nobody knows which of them may be left out; the last takes what `length` does not count. */
function guessedParams(length: number): readonly Param[] {
  return [...Array.from({ length }, (_, index) => `param${index}`), "...more"].map(namedParam);
}

/** A class by its syntax, or as older compilers wrote one: a function whose prototype has methods. */
function guessedKind(target: Symbolizable): "class" | "function" {
  if (/^class\b/.test(Function.prototype.toString.call(target))) return "class";
  const prototype: unknown = target.prototype;
  if (typeof prototype !== "object" || prototype === null) return "function";
  // A generator's prototype has no constructor, and nothing else either.
  return Reflect.ownKeys(prototype).some((key) => key !== "constructor") ? "class" : "function";
}

function freeId(name: string): string {
  const id = `symbolized#${name}`;
  for (let count = 1; ; count++) {
    const each = count === 1 ? id : `${id}@${count}`;
    if (infoById(each) === undefined) return each;
  }
}

/** @throws TypeError where a target that is symbolic already has other parameters. */
function requireSameNames(type: Symbolizable, { params }: SymbolizeOptions): void {
  const known = infoOfClass(type)?.params.map(({ name, rest }) => (rest ? `...${name}` : name));
  if (params === undefined || known === undefined || known.join() === params.join()) return;
  throw new TypeError(
    `symbolize: ${type.name} is symbolic already, with the parameters (${known.join(", ")}); there cannot be others (${params.join(", ")}).`,
  );
}

/** Records are by class: a function stands as one there, and `isFunction` says so. */
function asClass(target: Symbolizable): AnyClass {
  return target as AnyClass;
}

/** A class as something to extend: what arguments its constructor takes is its declaration's to say, not ours. */
function asConstructor(target: AnyClass): Constructor {
  return target as unknown as Constructor;
}

function asFunction(target: Symbolizable): (...args: readonly unknown[]) => unknown {
  return target as (...args: readonly unknown[]) => unknown;
}
