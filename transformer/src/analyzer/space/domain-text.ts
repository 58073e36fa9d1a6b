/** Domains as text, as the runtime's messages call them. */
import { literalText, numberText, someOf } from "tsglove/geno";
import ts from "#typescript";
import { className } from "../class-shape.js";
import type { DomainModel } from "../model.js";

/** A tuple of more equal items than this is a `FixedArray`. */
const MOST_WRITTEN_OUT = 3;

/** A domain as the type that a person would write: `32 | 48 | 64`, `Float<1e-6, 1e-3, "log">`, `Conv | MaxPool`. */
export function domainText(domain: DomainModel): string {
  switch (domain.kind) {
    case "literal":
      return literalText(domain.value);
    case "bigint":
      return domain.text;
    case "choice":
      return someOf(domain.candidates.map(domainText));
    case "float":
      return `Float<${numberText(domain.min)}, ${numberText(domain.max)}${domain.scale === "linear" ? "" : `, "${domain.scale}"`}>`;
    case "int":
      return `Int<${domain.min}, ${domain.max}${domain.step === 1 ? "" : `, ${domain.step}`}>`;
    case "class":
      return nameOf(domain.symbol);
    case "absent":
      return "absent";
    case "object":
      return domain.fields.length === 0 ? "{}" : `{ ${domain.fields.map(fieldText).join("; ")} }`;
    case "list":
      return `[${domain.items.map(domainText).join(", ")}]`;
    case "repeat":
      return domain.count > MOST_WRITTEN_OUT
        ? `FixedArray<${domainText(domain.item)}, ${domain.count}>`
        : `[${Array<string>(domain.count).fill(domainText(domain.item)).join(", ")}]`;
    case "many": {
      const rules = [
        ...(domain.distinct ? [] : ["distinct: false"]),
        ...(domain.sorted ? ["sorted: true"] : []),
      ];
      const types = domain.candidates.map(domainText);
      if (rules.length === 0 && domain.count === types.length) return `Permutation<[${types.join(", ")}]>`;
      return `ManyOf<${someOf(types)}, ${domain.count}${rules.length === 0 ? "" : `, { ${rules.join("; ")} }`}>`;
    }
    case "labelled": {
      const type = domainText(domain.domain);
      const hinted = domain.hint === undefined ? type : `Hint<${type}, ${literalText(domain.hint)}>`;
      return domain.name === undefined ? hinted : `Named<${hinted}, ${JSON.stringify(domain.name)}>`;
    }
    case "recursive":
    case "again":
      return domain.name;
    case "hole":
      return domain.type;
  }
}

/** A class expression is called by its own name, or by that of its constant. */
function nameOf({ name, declarations }: ts.Symbol): string {
  const declaration = declarations?.find(ts.isClassExpression);
  return declaration === undefined ? name : className(declaration);
}

function fieldText({
  name,
  domain,
  optional,
}: Extract<DomainModel, { kind: "object" }>["fields"][number]): string {
  const key = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
  return `${key}${optional ? "?" : ""}: ${domainText(optional ? present(domain) : domain)}`;
}

/** The domain of a property where it is there. */
function present(domain: DomainModel): DomainModel {
  if (domain.kind === "labelled") return { ...domain, domain: present(domain.domain) };
  return domain.kind === "choice"
    ? { kind: "choice", candidates: domain.candidates.filter(({ kind }) => kind !== "absent") }
    : domain;
}
