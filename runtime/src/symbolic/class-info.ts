/** What the runtime knows of a compiled class: its init arguments, its domains, and a registry by stable id. */
import type { AnyClass, Domain } from "./domain.js";
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

/** The record of one compiled `@searchable` class. */
export interface ClassInfo {
  readonly type: AnyClass;
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
  /** Makes a concrete object out of decided arguments, a rest parameter's laid out; undefined for a rigid class. */
  readonly make: ((...args: readonly unknown[]) => object) | undefined;
}

const registry = new Map<string, ClassInfo>();
const infos = new WeakMap<AnyClass, ClassInfo>();

/** Records a compiled class. A module that is loaded twice replaces its classes: the newest load wins. */
export function register(entry: ClassInfo): void {
  registry.set(entry.id, entry);
  infos.set(entry.type, entry);
  const prototype: unknown = entry.type.prototype;
  if (typeof prototype !== "object" || prototype === null) return;
  Object.defineProperty(prototype, info, { value: entry, configurable: true });
  Object.defineProperty(prototype, open, { value: false, configurable: true });
}

/** The record of exactly this class; a subclass that was not compiled does not inherit its base's. */
export function infoOfClass(type: AnyClass): ClassInfo | undefined {
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
export function givenArguments({ params }: ClassInfo, args: readonly unknown[]): readonly unknown[] {
  const isGiven = (value: unknown, index: number): boolean =>
    params[index]?.rest === true && Array.isArray(value) ? value.length > 0 : value !== undefined;
  const end = args.findLastIndex(isGiven) + 1;
  return end === args.length ? args : args.slice(0, end);
}
