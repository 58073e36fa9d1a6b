/** Parts of types that have nothing to search. */
import { placedParts, type DomainPart } from "../domains/domain-parts.js";
import type { DomainModel } from "../model.js";

/**
 * Whether a domain has a part with nothing to search, other than in a property that may be left out.
 *
 * @param inArguments whether the type arguments of a class count, `{ a: string }` of `Box<{ a: string }>`; what its own types say
 *   never does.
 */
export function hasHole(domain: DomainModel, inArguments = false): boolean {
  if (domain.kind === "class")
    return inArguments && (domain.params ?? []).some((each) => each !== undefined && hasHole(each, true));
  return (
    domain.kind === "hole" ||
    placedParts(domain).some((part) => !part.optional && hasHole(part.domain, inArguments))
  );
}

/**
 * The first part of a domain that something is true of, where it is searched: not in a class, nor in a property that is left out,
 * as it can be and a part of it has nothing to search.
 */
export function findPart(
  domain: DomainModel,
  isSought: (part: DomainModel) => boolean,
  place = "",
): Pick<DomainPart, "place" | "domain"> | undefined {
  if (isSought(domain)) return { place, domain };
  for (const part of placedParts(domain)) {
    if (part.optional && hasHole(part.domain)) continue;
    const found = findPart(part.domain, isSought, place + part.place);
    if (found !== undefined) return found;
  }
  return undefined;
}
