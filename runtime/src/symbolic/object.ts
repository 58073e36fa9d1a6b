/** Symbolic objects as data: their record, their init arguments, and making one out of arguments. */
import { abstractArguments, isAbstractObject, makeAbstract } from "./abstract.js";
import { givenArguments, infoOfClass, type ClassInfo } from "./class-info.js";
import { callOf } from "./calls.js";
import type { AnyClass, Symbolizable } from "./domain.js";
import { allocate, args as readArgs, info, init, isOpen, open } from "./marks.js";

/** What the transformer adds to the instances of a compiled class. */
export interface Compiled {
  readonly [info]: ClassInfo;
  readonly [open]: boolean;
  [readArgs](): unknown[];
  [init](target: AnyClass, ...args: readonly unknown[]): void;
}

/** The record of a symbolic object's class, or undefined for any other value. */
export function infoOf(value: unknown): ClassInfo | undefined {
  return typeof value === "object" && value !== null ? infoOfObject(value) : undefined;
}

/** {@link infoOf} an object. One look finds the record; an object of a subclass that was not compiled has its base's. */
export function infoOfObject(value: object): ClassInfo | undefined {
  const { [info]: entry } = value as Partial<Compiled>;
  if (entry === undefined) return callOf(value)?.entry;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === entry.prototype) return entry;
  return isAbstractObject(value) && Object.getPrototypeOf(prototype) === entry.prototype ? entry : undefined;
}

function isCompiled(value: object): value is Compiled {
  return info in value;
}

/** Whether a value is an instance of a compiled `@searchable` class, concrete or abstract. */
export function isSymbolic(value: unknown): value is object {
  return infoOf(value) !== undefined;
}

/**
 * The init arguments of a symbolic object: one a parameter of its class, a rest parameter's as an array, without
 * trailing omitted ones.
 *
 * @throws TypeError for a value that is not symbolic.
 */
export function argumentsOf(object: object): readonly unknown[] {
  if (isAbstractObject(object)) return abstractArguments(object);
  if (isCompiled(object)) return givenArguments(object[info], object[readArgs]());
  const call = callOf(object);
  if (call === undefined)
    throw new TypeError(`${object.constructor.name} is not @searchable: it has no init arguments.`);
  return givenArguments(call.entry, call.args);
}

/** All init arguments of a symbolic object, omitted ones as undefined: a new array, for walks that have its record. */
export function readArguments(object: object, entry: ClassInfo): unknown[] {
  // False of concrete objects alone, and quicker to ask for than their prototype.
  if ((object as Partial<Compiled>)[open] === false) return (object as Compiled)[readArgs]();
  const given = argumentsOf(object);
  return entry.params.map((_, index) => given[index]);
}

/**
 * Makes an object of a compiled class: abstract where an argument is undecided, concrete (its constructor runs) elsewhere.
 * A symbolized function's call gives whatever the function does.
 */
export function construct(entry: ClassInfo, args: readonly unknown[]): unknown {
  return args.some(isOpen)
    ? makeAbstract(allocateObject(entry), entry, args)
    : constructConcrete(entry, args);
}

/** {@link construct} for arguments that are known to be decided: the hot path of decoding. */
export function constructConcrete(entry: ClassInfo, args: readonly unknown[]): unknown {
  const { make } = entry;
  if (make === undefined) return new (constructorOf(entry))(...spread(entry, args));
  // Written out, as a spread call costs several times the object.
  if (args.length < 5 && !hasRest(entry))
    switch (args.length) {
      case 0:
        return make();
      case 1:
        return make(args[0]);
      case 2:
        return make(args[0], args[1]);
      case 3:
        return make(args[0], args[1], args[2]);
      case 4:
        return make(args[0], args[1], args[2], args[3]);
    }
  return make(...spread(entry, args));
}

/** Runs (again) the construction of a split class in place. */
export function initialise(object: object, entry: ClassInfo, args: readonly unknown[]): void {
  const { type } = entry;
  const compiled = object as Compiled;
  // Written out, as in constructConcrete.
  if (args.length < 5 && !hasRest(entry))
    switch (args.length) {
      case 0:
        compiled[init](type);
        return;
      case 1:
        compiled[init](type, args[0]);
        return;
      case 2:
        compiled[init](type, args[0], args[1]);
        return;
      case 3:
        compiled[init](type, args[0], args[1], args[2]);
        return;
      case 4:
        compiled[init](type, args[0], args[1], args[2], args[3]);
        return;
    }
  compiled[init](type, ...spread(entry, args));
}

/** Whether the last parameter of a class takes all remaining arguments. */
function hasRest({ params }: ClassInfo): boolean {
  return params.length > 0 && params[params.length - 1]?.rest === true;
}

/** Arguments as a call takes them: a rest parameter's array laid out. */
function spread(entry: ClassInfo, args: readonly unknown[]): readonly unknown[] {
  const last = args.at(-1);
  return hasRest(entry) && args.length === entry.params.length && Array.isArray(last)
    ? [...args.slice(0, -1), ...(last as readonly unknown[])]
    : args;
}

export function allocateObject(entry: ClassInfo): object {
  return entry.rigid
    ? (Object.create(entry.prototype as object) as object)
    : new (constructorOf(entry))(allocate);
}

/**
 * A compiled class as something to call `new` on. Abstract classes are refused by TypeScript only; at run time any
 * class can be constructed, and its objects have what the transformer adds.
 */
function constructorOf(entry: ClassInfo): new (...args: readonly unknown[]) => Compiled {
  return entry.type as unknown as new (...args: readonly unknown[]) => Compiled;
}

/** The record of a class, for functions that take one. @throws TypeError that says how to make it searchable. */
export function requireInfo(type: Symbolizable): ClassInfo {
  const entry = infoOfClass(type);
  const name = type.name === "" ? "This class" : type.name;
  if (entry === undefined && isOfAnotherCopy(type))
    throw new TypeError(
      `${name} belongs to another copy of tsglove: two are installed ("npm ls tsglove" shows where), and they do not know each other's classes. A package of searchable classes names tsglove among its peerDependencies, not its dependencies.`,
    );
  if (entry === undefined)
    throw new TypeError(
      `${name} is no search space: it has no @searchable, or the tsglove transformer did not compile it. ` +
        TRANSFORMER_HELP,
    );
  return entry;
}

/** Whether a class was registered, but not with us: its prototype has a mark that is called as ours, and is another. */
function isOfAnotherCopy({ prototype }: Symbolizable): boolean {
  return (
    typeof prototype === "object" &&
    prototype !== null &&
    Object.getOwnPropertySymbols(prototype).some(
      (each) => each !== info && each.description === info.description,
    )
  );
}

/** How to switch the transformer on, for errors about classes that it did not see. */
export const TRANSFORMER_HELP =
  'Build with tspc (npm i -D @tsglove/transformer ts-patch typescript@~6.0, then "npx tspc" in place of "npx tsc"), ' +
  "and name the transformer in tsconfig.json: " +
  '"compilerOptions": { "plugins": [{ "transform": "@tsglove/transformer" }, { "transform": "@tsglove/transformer/program", "transformProgram": true }] }.';
