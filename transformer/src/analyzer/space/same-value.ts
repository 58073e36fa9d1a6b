/** Whether two static values are equal, as the runtime's `eq` has it; of what is not known the better is assumed. */
import { hyperText } from "./static-text.js";
import { childrenOf, type StaticValue } from "./static-value.js";

export function sameValue(a: StaticValue, b: StaticValue): boolean {
  if (a === b || a.kind === "unknown" || b.kind === "unknown") return true;
  switch (a.kind) {
    case "literal":
      return b.kind === "literal" && Object.is(a.value, b.value);
    case "object":
      return b.kind === "object" && a.type === b.type && sameItems(a.args, b.args);
    case "list":
      return b.kind === "list" && sameItems(a.items, b.items);
    case "record":
      return (
        b.kind === "record" &&
        a.entries.size === b.entries.size &&
        [...a.entries].every(([key, value]) => {
          const other = b.entries.get(key);
          return other !== undefined && sameValue(value, other);
        })
      );
    case "custom":
    case "dependent":
      return b.kind === a.kind && a.rules === b.rules && hyperText(a, []) === hyperText(b, []);
    case "constrained":
      return b.kind === "constrained" && a.allows === b.allows && sameValue(a.space, b.space);
    case "absent":
      return b.kind === "absent";
    case "oneof":
    case "many":
    case "float":
    case "int":
      return (
        b.kind === a.kind && hyperText(a, []) === hyperText(b, []) && sameItems(childrenOf(a), childrenOf(b))
      );
    default:
      return false;
  }
}

function sameItems(a: readonly StaticValue[], b: readonly StaticValue[]): boolean {
  return (
    a.length === b.length &&
    a.every((item, index) => {
      const other = b[index];
      return other !== undefined && sameValue(item, other);
    })
  );
}
