/** What the runtime knows of a compiled class: its init arguments, its domains, and a registry by stable id. */
import type { AnyClass, Domain, Symbolizable } from "./domain.js";
import { info, open } from "./marks.js";

/** One parameter of a compiled constructor, which is one init argument of its objects. */
export interface Param {
  readonly name: string;
  /** The object has a property of that name which holds the argument (a parameter property). */
  readonly property: boolean;
  /** The argument may be left out: it has a default, or is optional. */
  readonly optional: boolean;
  /** `...name`: takes all remaining arguments. */
  readonly rest: boolean;
}

/** Where a decode stands in the numbers of a DNA. */
interface Numbers {
  readonly numbers: readonly number[];
  at: number;
}

/** The record of one compiled `@searchable` class. */
export interface ClassInfo {
  readonly type: AnyClass;
  /** Of type: here it is a plain field, and not looked up at a class that is another one each time. */
  readonly prototype: unknown;
  /** Stable over builds: `package/path/of/module#Name`. */
  readonly id: string;
  readonly params: readonly Param[];
  /** A rigid class cannot re-run its construction in place (its base or a field's decorator is not ours). */
  readonly rigid: boolean;
  /**
   * The domain of each parameter, undefined where its type has none. Read late: the classes that domains name may
   * stand in modules of an import cycle.
   */
  readonly domains: () => readonly (Domain | undefined)[];
  /**
   * Makes a concrete object out of decided arguments, a rest parameter's laid out; undefined for a rigid class. Of a
   * symbolized function it is the call, which may give anything.
   */
  readonly make: ((...args: readonly unknown[]) => unknown) | undefined;
  /**
   * Makes, out of what makes each part, straight-line code that decodes an object whose parameters have the domains above. It
   * reads choices among literals, ints and floats itself; a literal that it does not find is left to the part.
   */
  readonly decoder?:
    (<C extends Numbers>(parts: readonly ((cursor: C) => unknown)[]) => (cursor: C) => unknown) | undefined;
  /** The values of static defaults of parameters that have a domain, by the place of the parameter; undefined elsewhere. */
  readonly defaults?: (() => readonly unknown[]) | undefined;
  /** Names of fields that its construction makes, and no argument fills; those of searchable classes above are in their records. */
  readonly fields?: readonly PropertyKey[] | undefined;
  /** What the private fields of an object of it hold, by their names with the `#`; without those that hold no objects by their types. */
  readonly privates?: ((object: object) => Readonly<Record<string, unknown>>) | undefined;
  /** Why `type` is no class: `symbolize` made it out of a function. Its objects are calls. */
  readonly isFunction?: true;
  /** Symbolized without the transformer: nobody has read its parameter types, and `domains` are all undefined. */
  readonly isUntyped?: true;
}

const registry = new Map<string, ClassInfo>();
const infos = new WeakMap<Symbolizable, ClassInfo>();

/** Records a compiled class. A module that is loaded twice replaces its classes: the newest load wins. */
export function register(entry: ClassInfo): void {
  registry.set(entry.id, entry);
  infos.set(entry.type, entry);
  const { prototype } = entry;
  if (typeof prototype !== "object" || prototype === null) return;
  Object.defineProperty(prototype, info, { value: entry, configurable: true });
  Object.defineProperty(prototype, open, { value: false, configurable: true });
}

/** The record of exactly this class, or symbolized function; a subclass that was not compiled does not inherit its base's. */
export function infoOfClass(type: Symbolizable): ClassInfo | undefined {
  return infos.get(type);
}

/** The record of the class registered under an id. */
export function infoById(id: string): ClassInfo | undefined {
  return registry.get(id);
}

/** The ids of all classes that are loaded. */
export function knownIds(): readonly string[] {
  return [...registry.keys()];
}

/** The compiled class registered under an id. @throws Error naming the id where its module was not loaded. */
export function classById(id: string): AnyClass {
  const found = registry.get(id);
  if (found === undefined)
    throw new Error(`No @searchable class "${id}" is loaded; import its module first.`);
  return found.type;
}

/** Arguments without those at the end that are as good as not given: undefined, and a rest parameter's empty array. */
export function givenArguments(entry: ClassInfo, args: readonly unknown[]): readonly unknown[] {
  const count = givenCount(entry, args);
  return count === args.length ? args : args.slice(0, count);
}

/** How many of an object's arguments {@link givenArguments} are. */
export function givenCount({ params }: ClassInfo, args: readonly unknown[]): number {
  for (let count = args.length; count > 0; count--) {
    const last = args[count - 1];
    if (params[count - 1]?.rest === true && Array.isArray(last) ? last.length > 0 : last !== undefined)
      return count;
  }
  return 0;
}
