/** Parts of types that have nothing to search. */
import type { DomainModel } from "../model.js";

/** Whether a domain has a part with nothing to search, other than in a class. */
export function hasHole(domain: DomainModel): boolean {
  switch (domain.kind) {
    case "hole":
      return true;
    case "choice":
    case "many":
      return domain.candidates.some(hasHole);
    case "object":
      return domain.fields.some((field) => hasHole(field.domain));
    case "list":
      return domain.items.some(hasHole);
    case "repeat":
      return hasHole(domain.item);
    case "labelled":
    case "recursive":
      return hasHole(domain.domain);
    default:
      return false;
  }
}
