/**
 * The contract between emitted code and the runtime: everything that the transformer's output imports, and nothing else.
 * User code has no business here.
 */
import { infoOfClass, register, type ClassInfo, type Param } from "./symbolic/class-info.js";
import { rootSplitClass } from "./symbolic/marks.js";
import {
  floatDomain,
  intDomain,
  recursiveDomain,
  type AnyClass,
  type Domain,
  type Field,
  type Label,
  type Symbolizable,
} from "./symbolic/domain.js";
import {
  instantiatedSpace as spaceOfInstance,
  typeSpace as spaceOfType,
  type SearchSpaceOptions,
} from "./hyper/search-space.js";
import { addMethods } from "./symbolic/methods.js";
import { symbolizeAs, type SymbolizeOptions } from "./symbolic/symbolize.js";
import type { Scale } from "./geno/points.js";
import type { Literal } from "./geno/literal.js";

export { defer, deferRigid } from "./symbolic/defer.js";
export { classById } from "./symbolic/class-info.js";
export { allocate, anyOpen, args, hyperValues, init, SplitObject, store, stored } from "./symbolic/marks.js";

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
 * @param fields the names of public fields that no argument fills, those of ordinary base classes included.
 * @param decoder makes what decodes an object whose parameters are as their types say; left out where none is a number or literal.
 * @param privates reads the private fields of an object; left out of a class that has none for objects.
 */
export function define(
  type: AnyClass,
  id: string,
  params: readonly (string | number)[],
  domains: ClassInfo["domains"],
  make?: ClassInfo["make"],
  defaults?: ClassInfo["defaults"],
  fields?: ClassInfo["fields"],
  decoder?: ClassInfo["decoder"],
  privates?: ClassInfo["privates"],
): void {
  const rigid = make === undefined;
  const prototype = type.prototype as object;
  register({
    type,
    prototype,
    id,
    params: paramList(params),
    rigid,
    domains: once(domains),
    make,
    defaults,
    fields,
    decoder,
    privates,
  });
  if (!rigid) rootSplitClass(prototype);
  keepName(type, id);
}

/** A minifier renames classes; what people read and write (candidates, `format`, outlines) goes by the name in the source. */
function keepName(type: AnyClass, id: string): void {
  const name = /#([^#@]*)[^#]*$/.exec(id)?.[1] ?? "";
  const own = Object.getOwnPropertyDescriptor(type, "name");
  // A static `name` of the user's own is none that a minifier has changed.
  const isGiven = own?.configurable === true && !own.writable && typeof own.value === "string";
  if (name !== "" && name !== "default" && isGiven && own.value !== name)
    Object.defineProperty(type, "name", { value: name, configurable: true });
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

/** What `searchSpace<T>(options)` becomes. @param name what the type is called. */
export function typeSpace(name: string, domain: () => Written, options?: SearchSpaceOptions): unknown {
  return spaceOfType(name, domainOf(domain()), options);
}

/** What `searchSpace(Box<32 | 64>, options)` becomes. @param domains those of the parameters, undefined for one without. */
export function instantiatedSpace(
  type: AnyClass,
  domains: () => readonly (Written | undefined)[],
  options?: SearchSpaceOptions,
): unknown {
  return spaceOfInstance(type, domains().map(paramDomain), options);
}

/** A domain in emitted code: a literal stands for its constant. */
type Written = Domain | Literal;

/** A union type. */
export function choice(...candidates: readonly Written[]): Domain {
  return { kind: "choice", candidates: candidates.map(domainOf) };
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

/**
 * A `@searchable` class.
 *
 * @param domains of a generic class that is instantiated: those of its parameters, undefined for one without.
 */
export function instance(type: AnyClass, domains?: readonly (Written | undefined)[]): Domain {
  return domains === undefined
    ? { kind: "class", type }
    : { kind: "class", type, domains: domains.map(paramDomain) };
}

/** Flag of {@link object}: left out, the property is one of its values by default. */
export const DEFAULTED = 1;

/** An object type. @param parts the name of a property, its domain, its flag if it has one; the name of the next one, ... */
export function object(...parts: readonly Written[]): Domain {
  const fields: Field[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const name = parts[i];
    if (typeof name !== "string") continue;
    const field = { name, domain: domainOf(parts[i + 1]) };
    const defaulted = parts[i + 2] === DEFAULTED;
    fields.push(defaulted ? { ...field, defaulted } : field);
    if (defaulted) i++;
  }
  return { kind: "object", fields };
}

/** The last candidate of a property that may be left out. */
export function absent(): Domain {
  return { kind: "absent" };
}

/** A tuple. */
export function list(...items: readonly Written[]): Domain {
  return { kind: "list", items: items.map(domainOf) };
}

/** A longer list than this is no product that one searches. */
const MOST_ITEMS = 100_000;

/** A list of so many items of one type. */
export function repeat(item: Written, count: number): Domain {
  if (count > MOST_ITEMS) return hole(`FixedArray<…, ${count}> (more than ${MOST_ITEMS} items)`);
  return { kind: "list", items: Array<Domain>(count).fill(domainOf(item)) };
}

/** Flags of {@link many}: each candidate at most once; in their order. */
export const DISTINCT = 1;
export const SORTED = 2;

/** A list of chosen candidates. */
export function many(count: number, flags: number, ...candidates: readonly Written[]): Domain {
  return {
    kind: "many",
    candidates: candidates.map(domainOf),
    count,
    distinct: (flags & DISTINCT) !== 0,
    sorted: (flags & SORTED) !== 0,
  };
}

/** A domain whose decision point has a name, or a hint. */
export function labelled(domain: Written, name: string | undefined, hint?: Label): Domain {
  return {
    kind: "labelled",
    domain: domainOf(domain),
    ...(name === undefined ? {} : { name }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A type that holds itself: `make` is given what stands for it inside. */
export function recursive(name: string, make: (self: Domain) => Written): Domain {
  return recursiveDomain(name, (self) => domainOf(make(self)));
}

/** A part of a type that has nothing to search. @param type as TypeScript prints it. */
export function hole(type: string): Domain {
  return { kind: "hole", type };
}

function paramDomain(written: Written | undefined): Domain | undefined {
  return written === undefined ? undefined : domainOf(written);
}

function domainOf(written: Written): Domain {
  return typeof written === "object" && written !== null ? written : constant(written);
}
