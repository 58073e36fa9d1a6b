/** Parts of types that have nothing to search. */
import type { DomainModel } from "../model.js";

/** Whether a domain has a part with nothing to search, other than in a class or in a property that may be left out. */
export function hasHole(domain: DomainModel): boolean {
  if (domain.kind === "object")
    return domain.fields.some((field) => !field.optional && hasHole(field.domain));
  return domain.kind === "hole" || partsOf(domain).some(([, part]) => hasHole(part));
}

/** A part of a domain, and what leads to it: `.optimizer.lr`. */
export interface DomainPart {
  readonly place: string;
  readonly domain: DomainModel;
}

/** The parts of a domain that something is true of, outer ones first; those inside such a part are not looked for. */
export function domainParts(
  domain: DomainModel,
  isSought: (part: DomainModel) => boolean,
  place = "",
): readonly DomainPart[] {
  if (isSought(domain)) return [{ place, domain }];
  return partsOf(domain).flatMap(([key, part]) => domainParts(part, isSought, place + key));
}

/**
 * The domains that a domain is made of, each with the property or index that it is at: other than those of a class, and of
 * properties that are left out, as they can be and a part of them has nothing to search.
 */
function partsOf(domain: DomainModel): readonly (readonly [string, DomainModel])[] {
  switch (domain.kind) {
    case "choice":
    case "many":
      return domain.candidates.map((each) => ["", each] as const);
    case "object":
      return domain.fields
        .filter((field) => !field.optional || !hasHole(field.domain))
        .map((field) => [`.${field.name}`, field.domain] as const);
    case "list":
      return domain.items.map((item, index) => [`[${index}]`, item] as const);
    case "repeat":
      return [["[0]", domain.item]];
    case "labelled":
    case "recursive":
      return [["", domain.domain]];
    default:
      return [];
  }
}
