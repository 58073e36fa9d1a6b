/**
 * The contract between emitted code and the runtime: everything that the transformer's output imports, and nothing else.
 * User code has no business here.
 */
import { infoOfClass, register, type ClassInfo, type Param } from "./symbolic/class-info.js";
import { rootSplitClass } from "./symbolic/marks.js";
import { floatDomain, intDomain, type AnyClass, type Domain, type Symbolizable } from "./symbolic/domain.js";
import { addMethods } from "./symbolic/methods.js";
import { symbolizeAs, type SymbolizeOptions } from "./symbolic/symbolize.js";
import type { Scale } from "./geno/points.js";
import type { Literal } from "./geno/literal.js";

export { defer, deferRigid } from "./symbolic/abstract.js";
export { classById } from "./symbolic/class-info.js";
export { allocate, anyOpen, args, hyperValues, SplitObject, store, stored } from "./symbolic/marks.js";

/** Flags of a parameter in {@link define}: a property holds it; it may be omitted; it takes the rest. */
export const PROPERTY = 1;
export const OPTIONAL = 2;
export const REST = 4;

/**
 * Registers a compiled class, from its static block.
 *
 * @param params name, flags, name, flags, ... of the constructor's parameters.
 * @param make makes a concrete object out of decided arguments; left out of a rigid class.
 * @param defaults the values of static defaults, one a parameter; left out where no parameter with a domain has one.
 */
export function define(
  type: AnyClass,
  id: string,
  params: readonly (string | number)[],
  domains: ClassInfo["domains"],
  make?: ClassInfo["make"],
  defaults?: ClassInfo["defaults"],
): void {
  const rigid = make === undefined;
  const prototype = type.prototype as object;
  register({ type, prototype, id, params: paramList(params), rigid, domains: once(domains), make, defaults });
  if (!rigid) rootSplitClass(prototype);
}

function paramList(params: readonly (string | number)[]): readonly Param[] {
  const list: Param[] = [];
  for (let i = 0; i < params.length; i += 2) {
    const flags = Number(params[i + 1]);
    list.push({
      name: String(params[i]),
      property: (flags & PROPERTY) !== 0,
      optional: (flags & OPTIONAL) !== 0,
      rest: (flags & REST) !== 0,
    });
  }
  return list;
}

function once(domains: ClassInfo["domains"]): ClassInfo["domains"] {
  let known: readonly (Domain | undefined)[] | undefined;
  return () => (known ??= domains());
}

/** The defaults of a class that has its constructor from a `@searchable` class above it. */
export function defaultsAbove(type: AnyClass): readonly unknown[] {
  let above: unknown = Object.getPrototypeOf(type);
  while (typeof above === "function") {
    const entry = infoOfClass(above as AnyClass);
    if (entry !== undefined) return entry.defaults?.() ?? [];
    above = Object.getPrototypeOf(above);
  }
  return [];
}

/** Gives a class the method form, where it says `interface X extends Symbolic {}`. From its static block. */
export function methods(type: AnyClass): void {
  addMethods(type.prototype as object);
}

/** What a call of `symbolize` becomes: with what its target's declaration says. */
export function symbolized<T extends Symbolizable>(
  target: T,
  kind: "class" | "function",
  id: string,
  params: readonly (string | number)[],
  domains: ClassInfo["domains"],
  options?: SymbolizeOptions,
): T {
  return symbolizeAs(target, { kind, id, params: paramList(params), domains: once(domains) }, options);
}

/** A union type: literals stand for themselves. */
export function choice(...candidates: readonly (Domain | Literal)[]): Domain {
  return { kind: "choice", candidates: candidates.map((each) => (isDomain(each) ? each : constant(each))) };
}

/** A literal type. */
export function constant(value: Literal): Domain {
  return { kind: "constant", value };
}

export function float(min: number, max: number, scale: Scale): Domain {
  return floatDomain(min, max, scale);
}

export function int(min: number, max: number, step: number): Domain {
  return intDomain(min, max, step);
}

/** A `@searchable` class. */
export function instance(type: AnyClass): Domain {
  return { kind: "class", type };
}

function isDomain(value: Domain | Literal): value is Domain {
  return typeof value === "object" && value !== null;
}
