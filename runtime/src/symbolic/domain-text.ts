/** Domains as text: what messages and the editor say may stand somewhere. */
import { literalText, numberText } from "../geno/literal-text.js";
import { someOf } from "../geno/some-of.js";
import { mayBeAbsent, type Domain, type Field, type LabelledDomain, type ListDomain } from "./domain.js";

/** A tuple of more equal items than this is a `FixedArray`. */
const MOST_WRITTEN_OUT = 3;

/**
 * A domain as the type that a person would write: `32 | 48 | 64`, `Float<1e-6, 1e-3, "log">`, `Conv | MaxPool`,
 * `{ depth: 1 | 2; act?: "relu" }`. What holds itself goes by its name.
 */
export function domainType(domain: Domain): string {
  switch (domain.kind) {
    case "constant":
      return literalText(domain.value);
    case "choice":
      // A property that may be left out says so by its name.
      return someOf(domain.candidates.filter(({ kind }) => kind !== "absent").map(domainType));
    case "float":
      return `Float<${numberText(domain.min)}, ${numberText(domain.max)}${domain.scale === "linear" ? "" : `, "${domain.scale}"`}>`;
    case "int":
      return `Int<${domain.min}, ${domain.max}${domain.step === 1 ? "" : `, ${domain.step}`}>`;
    case "class":
      return domain.type.name;
    case "absent":
      return "absent";
    case "object":
      return domain.fields.length === 0 ? "{}" : `{ ${domain.fields.map(fieldType).join("; ")} }`;
    case "list":
      return listType(domain);
    case "many": {
      const rules = [
        ...(domain.distinct ? [] : ["distinct: false"]),
        ...(domain.sorted ? ["sorted: true"] : []),
      ];
      const types = domain.candidates.map(domainType);
      if (rules.length === 0 && domain.count === types.length) return `Permutation<[${types.join(", ")}]>`;
      return `ManyOf<${someOf(types)}, ${domain.count}${rules.length === 0 ? "" : `, { ${rules.join("; ")} }`}>`;
    }
    case "labelled":
      return labelledType(domain);
    case "recursive":
      return domain.name;
    case "hole":
      return domain.type;
  }
}

function fieldType({ name, domain, defaulted = false }: Field): string {
  const key = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
  return `${key}${defaulted || mayBeAbsent(domain) ? "?" : ""}: ${domainType(domain)}`;
}

function listType({ items }: ListDomain): string {
  const [first] = items;
  if (first !== undefined && items.length > MOST_WRITTEN_OUT && items.every((item) => item === first))
    return `FixedArray<${domainType(first)}, ${items.length}>`;
  return `[${items.map(domainType).join(", ")}]`;
}

function labelledType({ domain, name, hint }: LabelledDomain): string {
  const type = domainType(domain);
  const hinted = hint === undefined ? type : `Hint<${type}, ${literalText(hint)}>`;
  return name === undefined ? hinted : `Named<${hinted}, ${JSON.stringify(name)}>`;
}
