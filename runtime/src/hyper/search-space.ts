/** The space that the types say: the abstract object that one would have composed by hand. */
import { givenArguments, type ClassInfo, type Param } from "../symbolic/class-info.js";
import { domainType, type AnyClass, type Domain } from "../symbolic/domain.js";
import { construct, requireInfo } from "../symbolic/object.js";
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
 * without takes its default. A class that leaves nothing to decide gives a concrete object, the space of one point.
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
  const space = spaceOfClass(type, { path: "", outer: [], maxDepth });
  if (space === undefined)
    throw new RangeError(
      `searchSpace: no ${type.name} is as shallow as a depth of ${String(maxDepth)}; give a larger maxDepth, or its choices a candidate that ends.`,
    );
  return space as T;
}

/** Where a part of a space stands: its path in messages, and the classes around it. */
interface Site {
  readonly path: string;
  readonly outer: readonly AnyClass[];
  readonly maxDepth: number | undefined;
}

/** The space of a class, undefined where the depth leaves no object of it. */
function spaceOfClass(type: AnyClass, site: Site): object | undefined {
  const entry = requireInfo(type);
  const { path, outer, maxDepth } = site;
  if (maxDepth === undefined && outer.includes(type))
    throw new TypeError(
      `${path}: ${type.name} contains itself (${[...outer, type].map((t) => t.name).join(" → ")}), which has no end; say how deep: searchSpace(${outer[0]?.name ?? type.name}, { maxDepth: 3 }).`,
    );
  if (maxDepth !== undefined && isRecursive(type) && outer.filter(isRecursive).length >= maxDepth)
    return undefined;
  const args: unknown[] = [];
  for (const [index, param] of entry.params.entries()) {
    const at = path === "" ? `${type.name}.${param.name}` : `${path}.${param.name}`;
    const space = spaceOfParam(entry, index, param, { path: at, outer: [...outer, type], maxDepth });
    if (space === undefined) return undefined;
    args.push(space.value);
  }
  return construct(entry, givenArguments(entry, args));
}

function spaceOfParam(
  entry: ClassInfo,
  index: number,
  param: Param,
  site: Site,
): { readonly value: unknown } | undefined {
  const domain = entry.domains()[index];
  if (domain !== undefined) {
    const space = spaceOfDomain(domain, site);
    return space ?? (param.optional ? { value: undefined } : undefined);
  }
  if (param.optional || param.rest) return { value: undefined };
  throw new TypeError(
    `${site.path} has a type without a domain and no default: give it a union of literals, a Float or Int range, a @searchable class, or a default.`,
  );
}

function spaceOfDomain(domain: Domain, site: Site): { readonly value: unknown } | undefined {
  switch (domain.kind) {
    case "constant":
      return { value: domain.value };
    case "float":
      return { value: new FloatValue(domain) };
    case "int":
      return { value: new IntValue(domain) };
    case "class": {
      const object = spaceOfClass(domain.type, site);
      return object === undefined ? undefined : { value: object };
    }
    case "choice": {
      const spaces = domain.candidates.flatMap((candidate) => {
        const space = spaceOfDomain(candidate, { ...site, path: `${site.path} = ${domainType(candidate)}` });
        return space === undefined ? [] : [space.value];
      });
      if (spaces.length === 0) return undefined;
      // Of several candidates the depth may leave one: then there is nothing to choose.
      return { value: spaces.length === 1 && domain.candidates.length > 1 ? spaces[0] : new OneOf(spaces) };
    }
  }
}
