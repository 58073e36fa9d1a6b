/**
 * The contract between emitted code and the runtime: everything that the transformer's output imports, and nothing else.
 * User code has no business here.
 */
import { register, type ClassInfo, type Param } from "./symbolic/class-info.js";
import { rootSplitClass } from "./symbolic/marks.js";
import { floatDomain, intDomain, type AnyClass, type Domain } from "./symbolic/domain.js";
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
 */
export function define(
  type: AnyClass,
  id: string,
  params: readonly (string | number)[],
  domains: ClassInfo["domains"],
  make?: ClassInfo["make"],
): void {
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
  let known: readonly (Domain | undefined)[] | undefined;
  const rigid = make === undefined;
  register({ type, id, params: list, rigid, domains: () => (known ??= domains()), make });
  if (!rigid) rootSplitClass(type.prototype as object);
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
