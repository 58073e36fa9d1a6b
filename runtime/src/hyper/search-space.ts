/** The space that the types say: the abstract object that one would have composed by hand. */
import { givenArguments, type ClassInfo, type Param } from "../symbolic/class-info.js";
import { accepts, domainType, type AnyClass, type Domain } from "../symbolic/domain.js";
import { argumentsOf, construct, infoOf, requireInfo, TRANSFORMER_HELP } from "../symbolic/object.js";
import { FloatValue, IntValue } from "./numbers.js";
import { OneOf } from "./oneof.js";
import { isRecursive } from "./recursive-class.js";

/** Settings of {@link searchSpace}. */
export interface SearchSpaceOptions {
  /**
   * For classes that can contain themselves, as the nodes of a grammar do: how many such objects may stand inside one
   * another. Where no more may, the candidates that would need one are left out of their choices.
   */
  readonly maxDepth?: number;
}

/**
 * The search space of a `@searchable` class, from the types of its parameters: an abstract object that can be printed,
 * rebound (`rebind(space, { lr: 1e-3 })` freezes a part), put into another. A parameter with a domain is searched; one
 * without takes its default, which is also where the search of one that has both may start. A class that leaves nothing to decide gives a concrete object, the space of one point.
 *
 * @param type the class.
 * @throws TypeError where the class was not compiled, where a parameter has neither a domain nor a default, where a
 *   class contains itself and no depth is given; RangeError where the depth is too small for any object.
 */
export function searchSpace<T extends object>(
  type: abstract new (...args: never[]) => T,
  options: SearchSpaceOptions = {},
): T {
  const { maxDepth } = options;
  if (maxDepth !== undefined && !(Number.isSafeInteger(maxDepth) && maxDepth >= 1))
    throw new RangeError(
      `searchSpace: a depth of ${String(maxDepth)} holds no object; give a whole number of at least 1.`,
    );
  const space = spaceOfClass(type, { path: "", outer: [], maxDepth, made: { objects: 0 } });
  if (space === undefined)
    throw new RangeError(
      `searchSpace: no ${type.name} is as shallow as a depth of ${String(maxDepth)}; give a larger maxDepth, or its choices a candidate that ends.`,
    );
  return space.value as T;
}

/** A space grows with its depth as a tree does; one with more parts than this would not fit a machine. */
const MOST_OBJECTS = 200_000;

/** Where a part of a space stands: its path in messages, and the classes around it. */
interface Site {
  readonly path: string;
  readonly outer: readonly AnyClass[];
  readonly maxDepth: number | undefined;
  /** How many objects the whole space has so far. */
  readonly made: { objects: number };
}

/** The start of what may start anywhere: in no domain. */
const NOWHERE = Symbol("tsglove.nowhere");

/** The space of a part; boxed, as a part may be undefined. */
interface Part {
  readonly value: unknown;
}

/**
 * The space of a class, undefined where the depth leaves no object of it.
 *
 * @param starts the arguments of the object at which the search may start, where those are known better than by the class.
 */
function spaceOfClass(type: AnyClass, site: Site, starts: readonly unknown[] = []): Part | undefined {
  const entry = requireInfo(type);
  if (entry.isUntyped === true)
    throw new TypeError(
      `${site.path === "" ? "searchSpace" : site.path}: ${type.name} was symbolized without the transformer, which reads the types of its parameters. ${TRANSFORMER_HELP}`,
    );
  const { path, outer, maxDepth } = site;
  if (maxDepth === undefined && outer.includes(type))
    throw new TypeError(
      `${path}: ${type.name} contains itself (${[...outer, type].map((t) => t.name).join(" → ")}), which has no end; say how deep: searchSpace(${outer[0]?.name ?? type.name}, { maxDepth: 3 }).`,
    );
  if (maxDepth !== undefined && isRecursive(type) && outer.filter(isRecursive).length >= maxDepth)
    return undefined;
  if (++site.made.objects > MOST_OBJECTS)
    throw new RangeError(
      `searchSpace: a depth of ${String(maxDepth)} makes more than ${MOST_OBJECTS} objects, each a part of the space; give a smaller maxDepth.`,
    );
  const args: unknown[] = [];
  const defaults = defaultsOf(entry);
  for (const [index, param] of entry.params.entries()) {
    const at = path === "" ? `${type.name}.${param.name}` : `${path}.${param.name}`;
    const given = starts[index] === undefined ? defaults[index] : starts[index];
    // An argument that is left out is undefined; one that has to be given says nothing by that.
    const start = given === undefined && !param.optional ? NOWHERE : given;
    const space = spaceOfParam(entry, index, param, { ...site, path: at, outer: [...outer, type] }, start);
    if (space === undefined) return undefined;
    args.push(space.value);
  }
  return { value: construct(entry, givenArguments(entry, args)) };
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
  param: Param,
  site: Site,
  start: unknown,
): Part | undefined {
  const domain = entry.domains()[index];
  if (domain !== undefined) {
    const space = spaceOfDomain(domain, site, start);
    return space ?? (param.optional ? { value: undefined } : undefined);
  }
  if (param.optional || param.rest) return { value: undefined };
  throw new TypeError(
    `${site.path} has a type without a domain and no default: give it a union of literals, a Float or Int range, a @searchable class, or a default.`,
  );
}

/** @param start a value at which the search may start; one that the domain does not have is passed over. */
function spaceOfDomain(domain: Domain, site: Site, start: unknown): Part | undefined {
  switch (domain.kind) {
    case "constant":
      return { value: domain.value };
    case "float":
      return { value: new FloatValue(domain, startIn(domain, start)) };
    case "int":
      return { value: new IntValue(domain, startIn(domain, start)) };
    case "class":
      return spaceOfClass(domain.type, site, argumentsIn(domain, start));
    case "choice": {
      const first = domain.candidates.find((candidate) => isWithin(candidate, start));
      let at = -1;
      const spaces: unknown[] = [];
      for (const candidate of domain.candidates) {
        const path = `${site.path} = ${domainType(candidate)}`;
        const space = spaceOfDomain(candidate, { ...site, path }, candidate === first ? start : NOWHERE);
        if (space === undefined) continue;
        if (candidate === first) at = spaces.length;
        spaces.push(space.value);
      }
      if (spaces.length === 0) return undefined;
      // Of several candidates the depth may leave one: then there is nothing to choose.
      if (spaces.length === 1 && domain.candidates.length > 1) return { value: spaces[0] };
      return { value: new OneOf(spaces, at === -1 ? {} : { start: spaces[at] }) };
    }
  }
}

function startIn(domain: Domain, start: unknown): { readonly start?: unknown } {
  return accepts(domain, start) ? { start } : {};
}

/** The arguments of an object of exactly this class. */
function argumentsIn(domain: Domain, start: unknown): readonly unknown[] {
  return typeof start === "object" && start !== null && isWithin(domain, start) ? argumentsOf(start) : [];
}

/** Whether a value lies in the space of a domain: unlike a value that is accepted, an object of a subclass does not. */
function isWithin(domain: Domain, value: unknown): boolean {
  switch (domain.kind) {
    case "class":
      return infoOf(value)?.type === domain.type;
    case "choice":
      return domain.candidates.some((candidate) => isWithin(candidate, value));
    default:
      return accepts(domain, value);
  }
}
