/** A domain as a text that is the same for equal domains, and for others not: by it duplicates are found and builds compared. */
import type ts from "typescript";
import type { DomainModel } from "../model.js";

/** @param classText what stands for a class; by default its name and where it is declared. */
export function domainKey(
  domain: DomainModel | undefined,
  classText: (symbol: ts.Symbol) => string = locatedName,
): string {
  const keyOf = (each: DomainModel | undefined): string => domainKey(each, classText);
  switch (domain?.kind) {
    case undefined:
      return "-";
    case "literal":
      return literalKey(domain.value);
    case "bigint":
      return domain.text;
    case "choice":
      return `(${domain.candidates.map(keyOf).join(" | ")})`;
    case "float":
      return `Float<${domain.min}, ${domain.max}, ${domain.scale}>`;
    case "int":
      return `Int<${domain.min}, ${domain.max}, ${domain.step}>`;
    case "class":
      return `${classText(domain.symbol)}${domain.params === undefined ? "" : `<${domain.params.map(keyOf).join(", ")}>`}`;
    case "absent":
      return "absent";
    case "object":
      return `{${domain.fields
        .map((field) => `${JSON.stringify(field.name)}${field.optional ? "?" : ""}: ${keyOf(field.domain)}`)
        .join(", ")}}`;
    case "list":
      return `[${domain.items.map(keyOf).join(", ")}]`;
    case "repeat":
      return `${keyOf(domain.item)}[${domain.count}]`;
    case "many":
      return `ManyOf<[${domain.candidates.map(keyOf).join(", ")}], ${domain.count}${domain.distinct ? ", distinct" : ""}${domain.sorted ? ", sorted" : ""}>`;
    case "labelled":
      return `Labelled<${keyOf(domain.domain)}, ${literalKey(domain.name)}, ${literalKey(domain.hint)}>`;
    case "recursive":
      return `μ${domain.name}.${keyOf(domain.domain)}`;
    case "again":
      return `μ${domain.name}`;
    case "hole":
      return `hole ${JSON.stringify(domain.type)}`;
  }
}

function literalKey(value: string | number | boolean | null | undefined): string {
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value);
}

/** `Conv@/src/ops.ts:120` */
function locatedName(symbol: ts.Symbol): string {
  const declaration = symbol.declarations?.[0];
  return `${symbol.name}@${declaration?.getSourceFile().fileName ?? ""}:${declaration?.pos ?? 0}`;
}
