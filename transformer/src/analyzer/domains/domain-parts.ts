/** The domains inside a domain, and what is asked of all of them. */
import type ts from "typescript";
import type { ClassDomainModel, DomainModel } from "../model.js";
import { keyText } from "./key-text.js";

/** A part of a domain. */
export interface DomainPart {
  /** What leads to it: `.lr`, `[0]`; nothing to a candidate. */
  readonly place: string;
  readonly domain: DomainModel;
  /** Whether it is of a property that may be left out. */
  readonly optional: boolean;
}

/** The domains that a domain is made of, in order. */
export function partsOf(domain: DomainModel): readonly DomainModel[] {
  return domain.kind === "class"
    ? (domain.params ?? []).filter((each) => each !== undefined)
    : placedParts(domain).map((part) => part.domain);
}

/** The domains that a domain other than a class is made of, in order, with what leads to each. */
export function placedParts(domain: DomainModel): readonly DomainPart[] {
  const part = (place: string, of: DomainModel, optional = false): DomainPart => ({
    place,
    domain: of,
    optional,
  });
  switch (domain.kind) {
    case "choice":
    case "many":
      return domain.candidates.map((each) => part("", each));
    case "object":
      return domain.fields.map((field) => part(keyText(field.name), field.domain, field.optional));
    case "list":
      return domain.items.map((item, index) => part(`[${index}]`, item));
    case "repeat":
      return [part("[0]", domain.item)];
    case "labelled":
    case "recursive":
      return [part("", domain.domain)];
    case "class":
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

const classes = new WeakMap<DomainModel, readonly ts.Symbol[]>();

/** The symbols of the classes that a domain names. */
export function classesIn(domain: DomainModel | undefined): readonly ts.Symbol[] {
  if (domain === undefined) return [];
  let symbols = classes.get(domain);
  if (symbols === undefined)
    classes.set(domain, (symbols = classDomainsIn(domain).map(({ symbol }) => symbol)));
  return symbols;
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
