/** The domains inside a domain, and what is asked of all of them. */
import type ts from "typescript";
import type { ClassDomainModel, DomainModel } from "../model.js";

/** The domains that a domain is made of, in order. */
export function partsOf(domain: DomainModel): readonly DomainModel[] {
  switch (domain.kind) {
    case "choice":
    case "many":
      return domain.candidates;
    case "object":
      return domain.fields.map((field) => field.domain);
    case "list":
      return domain.items;
    case "repeat":
      return [domain.item];
    case "labelled":
    case "recursive":
      return [domain.domain];
    case "class":
      return (domain.params ?? []).filter((each) => each !== undefined);
    case "literal":
    case "bigint":
    case "float":
    case "int":
    case "absent":
    case "again":
    case "hole":
      return [];
  }
}

/** The classes that a domain names, in the order in which it does. */
function classDomainsIn(domain: DomainModel | undefined): readonly ClassDomainModel[] {
  if (domain === undefined) return [];
  const inside = partsOf(domain).flatMap(classDomainsIn);
  return domain.kind === "class" ? [domain, ...inside] : inside;
}

/** The symbols of the classes that a domain names. */
export function classesIn(domain: DomainModel | undefined): readonly ts.Symbol[] {
  return classDomainsIn(domain).map(({ symbol }) => symbol);
}

/** Whether every value of a domain is a primitive one. */
export function isPrimitiveDomain(domain: DomainModel): boolean {
  switch (domain.kind) {
    case "literal":
    case "bigint":
    case "float":
    case "int":
      return true;
    case "choice":
    case "labelled":
      return partsOf(domain).every(isPrimitiveDomain);
    default:
      return false;
  }
}
