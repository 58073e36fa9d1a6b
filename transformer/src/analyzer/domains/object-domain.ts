/** Object types: a product over their properties, as long as they are plain data. */
import ts from "#typescript";
import type { DomainModel, FieldModel } from "../model.js";
import type { Guides } from "./guide.js";
import { orderedProperties } from "./property-order.js";
import type { Reading } from "./reading.js";

/** The domain of an object type; undefined where it is no plain data, or has nothing to search. */
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
    if (reading.isEndless) return undefined;
    const { name, optional } = property;
    const domain = reading.read(property.type, property.guides, optional ? "absent" : "written");
    fields.push({ name, domain, optional });
  }
  return fields.some(({ domain }) => domain.kind !== "hole" && domain.kind !== "again")
    ? { kind: "object", fields }
    : undefined;
}

/**
 * Whether a type has data and nothing else. Methods are looked for first: what libraries declare (elements of a page,
 * nodes of a syntax tree) has them, and is left alone before any of its properties is read.
 */
function isPlainData(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
  const properties = checker.getPropertiesOfType(type);
  const isBehaviour = ({ flags, escapedName }: ts.Symbol): boolean =>
    !(flags & ts.SymbolFlags.Optional) && ((flags & ts.SymbolFlags.Method) !== 0 || isSymbolKey(escapedName));
  return !properties.some(isBehaviour) && checker.getIndexInfosOfType(type).length === 0;
}

/** A property with a symbol for a name that is none of our markers': `[Symbol.iterator]`. */
function isSymbolKey(name: ts.__String): boolean {
  const text = String(name);
  return text.startsWith("__@") && !text.startsWith("__@tsglove");
}

function isCallable(type: ts.Type): boolean {
  return !type.isUnion() && type.getCallSignatures().length > 0;
}
