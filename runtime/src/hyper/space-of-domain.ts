/**
 * What a type's domain is as a symbolic value: a product as an object or a list, a union as a choice, a class as an abstract
 * object of it. Each place gets objects of its own, as one that stands at two places would change in both.
 */
import { givenArguments, type ClassInfo } from "../symbolic/class-info.js";
import type {
  AnyClass,
  Domain,
  Field,
  ManyDomain,
  ObjectDomain,
  RecursiveDomain,
} from "../symbolic/domain.js";
import { domainType } from "../symbolic/domain-text.js";
import { accepts, isWithin } from "../symbolic/fit.js";
import { setProperty } from "../symbolic/json/json-form.js";
import { isPlainArray, isPlainObject } from "../symbolic/marks.js";
import { below, DEEPEST } from "../symbolic/nesting.js";
import { argumentsOf, construct, requireInfo, TRANSFORMER_HELP } from "../symbolic/object.js";
import { absentValue } from "./absent.js";
import { ManyOf } from "./many.js";
import { FloatValue, IntValue } from "./numbers.js";
import { OneOf } from "./oneof.js";
import type { HyperOptions } from "./options.js";
import { isRecursive } from "./recursive-class.js";
import { template } from "./template.js";

/** What is to be searched, and how far that has got. */
export interface Whole {
  /** The class, or what the type is called. */
  readonly name: string;
  /** The call that asked for it, with other options, for messages. */
  readonly callWith: (options: string) => string;
  readonly maxDepth: number | undefined;
  /** How many objects and lists the space has so far. */
  objects: number;
}

/** Where a part of a space stands. */
export interface Site {
  /** Its path in messages; late, as a path names the candidates on the way. */
  readonly path: () => string;
  /** The classes and recursive types around it; a class with type arguments of its own by these. */
  readonly outer: readonly { readonly key: unknown; readonly name: string }[];
  /** How many of those are recursive. */
  readonly depth: number;
  /** How many parts it stands in. */
  readonly nested: number;
  readonly whole: Whole;
}

/** The space of a part; boxed, as a part may be undefined. */
export interface Part {
  readonly value: unknown;
}

/** A space grows with its depth as a tree does; one with more parts than this would not fit a machine. */
const MOST_OBJECTS = 200_000;

/** The start of what may start anywhere: in no domain. */
export const NOWHERE = Symbol("tsglove.nowhere");

/** The start of a property that the object at which the search starts does not have. */
const NOT_THERE = Symbol("tsglove.notThere");

export function rootSite(whole: Whole, path: string): Site {
  return { path: () => path, outer: [], depth: 0, nested: 0, whole };
}

/** Where a part of what stands at a site does. */
function siteBelow(site: Site, key: string | number): Site {
  return inside(site, () => below(site.path(), key));
}

/** @throws RangeError where parts stand deeper than symbolic operations go. */
function inside(site: Site, path: () => string): Site {
  const { nested, whole } = site;
  if (nested >= DEEPEST)
    throw new RangeError(
      `searchSpace: ${whole.name} to a depth of ${String(whole.maxDepth)} has parts that are nested more than ${DEEPEST} deep; give a smaller maxDepth.`,
    );
  return { ...site, path, nested: nested + 1 };
}

function countObject({ whole }: Site): void {
  if (++whole.objects > MOST_OBJECTS)
    throw new RangeError(
      `searchSpace: ${whole.maxDepth === undefined ? whole.name : `a depth of ${String(whole.maxDepth)}`} makes more than ${MOST_OBJECTS} objects, each a part of the space; give a smaller ${whole.maxDepth === undefined ? "type" : "maxDepth"}.`,
    );
}

/**
 * The space of a class, undefined where the depth leaves no object of it.
 *
 * @param domains of a generic class that is instantiated: those of its parameters, in place of the declared ones.
 * @param starts the arguments of the object at which the search may start, where those are known better than by the class.
 */
export function spaceOfClass(
  type: AnyClass,
  domains: readonly (Domain | undefined)[] | undefined,
  site: Site,
  starts: readonly unknown[] = [],
): Part | undefined {
  const entry = requireInfo(type);
  if (entry.isUntyped === true)
    throw new TypeError(
      `${site.path() === "" ? "searchSpace" : site.path()}: ${type.name} was symbolized without the transformer, which reads the types of its parameters. ${TRANSFORMER_HELP}`,
    );
  const inner = enter(site, domains ?? type, type.name, isRecursive(type));
  if (inner === undefined) return undefined;
  countObject(site);
  const args: unknown[] = [];
  const defaults = defaultsOf(entry);
  for (const [index, { name, optional }] of entry.params.entries()) {
    const given = starts[index] === undefined ? defaults[index] : starts[index];
    // An argument that is left out is undefined; one that has to be given says nothing by that.
    const start = given === undefined && !optional ? NOWHERE : given;
    const at = inside(inner, () => below(site.path() === "" ? type.name : site.path(), name));
    const space = spaceOfParam(entry, index, (domains ?? entry.domains())[index], at, start);
    if (space === undefined) return undefined;
    args.push(space.value);
  }
  return { value: construct(entry, givenArguments(entry, args)) };
}

/**
 * Where the parts of something stand that may contain itself; undefined where the depth does not leave room for it.
 *
 * @throws TypeError where it stands in itself already, and no depth is given.
 */
function enter(site: Site, key: unknown, name: string, recursive: boolean): Site | undefined {
  const { outer, depth, whole } = site;
  if (whole.maxDepth === undefined && outer.some((each) => each.key === key)) {
    const way = [...outer.map((each) => each.name), name].join(" → ");
    throw new TypeError(
      `${site.path()}: ${name} contains itself (${way}), which has no end; say how deep: ${whole.callWith("{ maxDepth: 3 }")}.`,
    );
  }
  if (whole.maxDepth !== undefined && recursive && depth >= whole.maxDepth) return undefined;
  return { ...site, outer: [...outer, { key, name }], depth: depth + (recursive ? 1 : 0) };
}

/** The static defaults of a class. One that throws is none: no trial need evaluate it. */
function defaultsOf({ defaults }: ClassInfo): readonly unknown[] {
  try {
    return defaults?.() ?? [];
  } catch {
    return [];
  }
}

function spaceOfParam(
  entry: ClassInfo,
  index: number,
  domain: Domain | undefined,
  site: Site,
  start: unknown,
): Part | undefined {
  const { optional = false, rest = false } = entry.params[index] ?? {};
  const isFree = optional || rest;
  if (domain !== undefined && !(isFree && hasHole(domain, new Set()))) {
    const space = spaceOfDomain(domain, site, start);
    return space ?? (optional ? { value: undefined } : undefined);
  }
  if (isFree) return { value: undefined };
  throw new TypeError(
    `${site.path()} has a type without a domain and no default: give it a union of literals, a Float or Int range, a @searchable class, or a default.`,
  );
}

/**
 * Whether a part of a domain has nothing to search; what is inside a class is that class's, and a property that may be left out
 * is left out then.
 */
function hasHole(domain: Domain, seen: Set<Domain>): boolean {
  if (seen.has(domain)) return false;
  seen.add(domain);
  switch (domain.kind) {
    case "hole":
      return true;
    case "choice":
    case "many":
      return domain.candidates.some((each) => hasHole(each, seen));
    case "object":
      return domain.fields.some((field) => !mayBeLeftOut(field) && hasHole(field.domain, seen));
    case "list":
      return domain.items.some((each) => hasHole(each, seen));
    case "labelled":
    case "recursive":
      return hasHole(domain.domain, seen);
    default:
      return false;
  }
}

/**
 * The space of a domain, undefined where the depth leaves nothing of it.
 *
 * @param start a value at which the search may start; one that the domain does not have is passed over.
 * @param label what its decision point is called and known for. Where there is no decision, nothing is called so.
 */
export function spaceOfDomain(
  domain: Domain,
  site: Site,
  start: unknown,
  label: HyperOptions = {},
): Part | undefined {
  switch (domain.kind) {
    case "constant":
      return { value: domain.value };
    case "absent":
      return { value: absentValue };
    case "float":
      return { value: new FloatValue(domain, { ...label, ...startIn(domain, start) }) };
    case "int":
      return { value: new IntValue(domain, { ...label, ...startIn(domain, start) }) };
    case "class":
      return spaceOfClass(domain.type, domain.domains, site, argumentsIn(domain, start));
    case "choice":
      return spaceOfChoice(domain.candidates, site, start, label);
    case "object":
      return spaceOfObject(domain, site, start);
    case "list":
      return spaceOfList(domain.items, site, start);
    case "many":
      return spaceOfMany(domain, site, start, label);
    case "labelled": {
      const { name, hint } = domain;
      const own = { ...(name === undefined ? {} : { name }), ...(hint === undefined ? {} : { hints: hint }) };
      return spaceOfDomain(domain.domain, site, start, { ...own, ...label });
    }
    case "recursive":
      return spaceOfRecursive(domain, site, start, label);
    case "hole":
      throw new TypeError(
        `${site.path()} has type ${domain.type}, which has nothing to search: give it a union of literals, a Float or Int range, or a @searchable class.`,
      );
  }
}

function spaceOfRecursive(
  domain: RecursiveDomain,
  site: Site,
  start: unknown,
  label: HyperOptions,
): Part | undefined {
  const inner = enter(site, domain, domain.name, true);
  return inner === undefined ? undefined : spaceOfDomain(domain.domain, inner, start, label);
}

/** The spaces of those candidates for which the depth leaves room; undefined of the others. */
function candidateSpaces(
  candidates: readonly Domain[],
  site: Site,
  startOf: (candidate: Domain) => unknown,
): readonly (Part | undefined)[] {
  return candidates.map((candidate) =>
    spaceOfDomain(
      candidate,
      inside(site, () => `${site.path()} = ${domainType(candidate)}`),
      startOf(candidate),
    ),
  );
}

function spaceOfChoice(
  candidates: readonly Domain[],
  site: Site,
  start: unknown,
  label: HyperOptions,
): Part | undefined {
  const first =
    start === NOWHERE
      ? undefined
      : (candidates.find((candidate) => isStart(candidate, start)) ??
        candidates.find((candidate) => candidate.kind === "object" && accepts(candidate, start)));
  const spaces = candidateSpaces(candidates, site, (candidate) => (candidate === first ? start : NOWHERE));
  const values = spaces.flatMap((space) => (space === undefined ? [] : [space.value]));
  if (values.length === 0) return undefined;
  // Of several candidates the depth may leave one: then there is nothing to choose.
  if (values.length === 1 && candidates.length > 1) return { value: values[0] };
  const at = first === undefined ? undefined : spaces[candidates.indexOf(first)];
  return { value: new OneOf(values, { ...label, ...(at === undefined ? {} : { start: at.value }) }) };
}

function isStart(candidate: Domain, start: unknown): boolean {
  return start === NOT_THERE ? candidate.kind === "absent" : isWithin(candidate, start);
}

function spaceOfObject(domain: ObjectDomain, site: Site, start: unknown): Part | undefined {
  countObject(site);
  // A default may say more than there is to search.
  const from = isPlainObject(start) && accepts(domain, start) ? start : undefined;
  const value = {};
  for (const field of domain.fields) {
    const { name, domain: own } = field;
    // What may be left out and cannot be searched is left out, as an argument is.
    if (mayBeLeftOut(field) && hasHole(own, new Set())) continue;
    const given = from !== undefined && Object.hasOwn(from, name) ? from[name] : NOT_THERE;
    const space = spaceOfDomain(own, siteBelow(site, name), from === undefined ? NOWHERE : given);
    if (space === undefined) return undefined;
    if (space.value !== absentValue) setProperty(value, name, space.value);
  }
  return { value };
}

function mayBeLeftOut({ domain, defaulted = false }: Field): boolean {
  return defaulted || (domain.kind === "choice" && domain.candidates.some(({ kind }) => kind === "absent"));
}

function spaceOfList(items: readonly Domain[], site: Site, start: unknown): Part | undefined {
  countObject(site);
  const from: readonly unknown[] =
    isPlainArray(start) && isWithin({ kind: "list", items }, start) ? start : [];
  const value: unknown[] = [];
  for (const [index, item] of items.entries()) {
    const space = spaceOfDomain(item, siteBelow(site, index), index < from.length ? from[index] : NOWHERE);
    if (space === undefined) return undefined;
    value.push(space.value);
  }
  return { value };
}

function spaceOfMany(domain: ManyDomain, site: Site, start: unknown, label: HyperOptions): Part | undefined {
  const { candidates, count, distinct, sorted } = domain;
  if (count === 0) return spaceOfList([], site, start);
  const spaces = candidateSpaces(candidates, site, () => NOWHERE);
  const values = spaces.flatMap((space) => (space === undefined ? [] : [space.value]));
  if (values.length === 0 || (distinct && values.length < count)) return undefined;
  const space = new ManyOf(count, values, { distinct, sorted, ...label });
  if (!isWithin(domain, start) || template<unknown>(space).tryEncode(start) === undefined)
    return { value: space };
  return { value: new ManyOf(count, values, { ...space.options, start }) };
}

function startIn(domain: Domain, start: unknown): { readonly start?: unknown } {
  return accepts(domain, start) ? { start } : {};
}

/** The arguments of an object of exactly this class. */
function argumentsIn(domain: Domain, start: unknown): readonly unknown[] {
  return typeof start === "object" && start !== null && isWithin(domain, start) ? argumentsOf(start) : [];
}
