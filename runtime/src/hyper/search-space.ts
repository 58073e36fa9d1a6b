/** The space that the types say: the abstract object that one would have composed by hand. */
import { givenArguments } from "../symbolic/class-info.js";
import { domainType, type AnyClass, type Domain } from "../symbolic/domain.js";
import { construct, requireInfo } from "../symbolic/object.js";
import { FloatValue, IntValue } from "./numbers.js";
import { OneOf } from "./oneof.js";

/**
 * The search space of a `@searchable` class, from the types of its parameters: an abstract object that can be printed,
 * rebound (`rebind(space, { lr: 1e-3 })` freezes a part), put into another. A parameter with a domain is searched; one
 * without takes its default. A class that leaves nothing to decide gives a concrete object, the space of one point.
 *
 * @param type the class.
 * @throws TypeError where the class was not compiled, where a parameter has neither a domain nor a default, or where a
 *   class contains itself.
 */
export function searchSpace<T extends object>(type: abstract new (...args: never[]) => T): T {
  return spaceOfClass(type, "", []) as T;
}

function spaceOfClass(type: AnyClass, path: string, outer: readonly AnyClass[]): object {
  const entry = requireInfo(type);
  if (outer.includes(type))
    throw new TypeError(
      `${path}: ${type.name} contains itself (${[...outer, type].map((t) => t.name).join(" → ")}), which has no end; a space must be finite in depth.`,
    );
  const domains = entry.domains();
  const args = entry.params.map((param, index) => {
    const at = path === "" ? `${type.name}.${param.name}` : `${path}.${param.name}`;
    const domain = domains[index];
    if (domain !== undefined) return spaceOfDomain(domain, at, [...outer, type]);
    if (param.optional || param.rest) return undefined;
    throw new TypeError(
      `${at} has a type without a domain and no default: give it a union of literals, a Float or Int range, a @searchable class, or a default.`,
    );
  });
  return construct(entry, givenArguments(entry, args));
}

function spaceOfDomain(domain: Domain, path: string, outer: readonly AnyClass[]): unknown {
  switch (domain.kind) {
    case "constant":
      return domain.value;
    case "float":
      return new FloatValue(domain);
    case "int":
      return new IntValue(domain);
    case "class":
      return spaceOfClass(domain.type, path, outer);
    case "choice":
      return new OneOf(
        domain.candidates.map((candidate) =>
          spaceOfDomain(candidate, `${path} = ${domainType(candidate)}`, outer),
        ),
      );
  }
}
