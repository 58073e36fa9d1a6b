/** Object types: a product over their properties, as long as they are plain data. */
import ts from "#typescript";
import type { DomainModel, FieldModel } from "../model.js";
import type { Guides } from "./guide.js";
import { isPhantom } from "./markers.js";
import { isSymbolKey, orderedProperties } from "./property-order.js";
import type { Reading } from "./reading.js";

/** The domain of an object type; undefined or a hole of it where it is no plain data, or has nothing to search. */
export function objectDomain(
  type: ts.Type,
  guides: Guides | undefined,
  reading: Reading,
): DomainModel | undefined {
  const { checker } = reading.scope;
  if (!isPlainData(type, checker)) return undefined;
  const properties = orderedProperties(type, guides, checker);
  if (properties.some((each) => !each.optional && isCallable(each.type))) return undefined;
  const fields: FieldModel[] = [];
  for (const property of properties) {
    if (reading.isGivenUp) return undefined;
    const { name, optional } = property;
    const domain = reading.read(property.type, property.guides, optional ? "absent" : "written");
    fields.push({ name, domain, optional });
  }
  const domains = fields.map(({ domain }) => domain);
  return hasSomething(domains) ? { kind: "object", fields } : domains.find(hasReason);
}

/** Whether some part of a product can be searched on its own. */
export function hasSomething(parts: readonly DomainModel[]): boolean {
  return parts.some(({ kind }) => kind !== "hole" && kind !== "again");
}

/** Whether a part was meant to be searched: the reason why it is not is that of the whole. */
export function hasReason(part: DomainModel): boolean {
  return part.kind === "hole" && part.why !== undefined;
}

/**
 * Whether a type has data and nothing else. Methods are looked for first: what libraries declare (elements of a page,
 * nodes of a syntax tree) has them, and is left alone before any of its properties is read.
 */
function isPlainData(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
  const properties = checker.getPropertiesOfType(type);
  const isBehaviour = (property: ts.Symbol): boolean =>
    !(property.flags & ts.SymbolFlags.Optional) &&
    ((property.flags & ts.SymbolFlags.Method) !== 0 || (isSymbolKey(property) && !isPhantom(property)));
  return !properties.some(isBehaviour) && checker.getIndexInfosOfType(type).length === 0;
}

function isCallable(type: ts.Type): boolean {
  return !type.isUnion() && type.getCallSignatures().length > 0;
}
