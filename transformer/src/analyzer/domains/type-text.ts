/** Types as people read them in a message, the same whatever was checked before. */
import type ts from "typescript";
import { markOf, withoutMarkers } from "./markers.js";

/** Members of a union that are written out; of more the count says enough. */
const MOST_MEMBERS = 12;

/** @param members of a union in their order. */
export function typeText(type: ts.Type, members: readonly ts.Type[], checker: ts.TypeChecker): string {
  const [only] = members;
  // An alias prints as its name; a union prints its members in the order in which the checker met them.
  if (type.aliasSymbol !== undefined && members.length > 1) return checker.typeToString(type);
  if (only !== undefined && members.length === 1) return memberText(only, checker);
  if (!type.isUnion()) return memberText(type, checker);
  if (members.every((each) => markOf(each, checker)?.kind === "fixed"))
    return `Fixed<${joined(members, (each) => insideText(each, checker))}>`;
  return joined(members, (each) => memberText(each, checker));
}

function joined(members: readonly ts.Type[], text: (type: ts.Type) => string): string {
  const shown = members.slice(0, MOST_MEMBERS).map(text);
  const more = members.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`… ${more} more`])].join(" | ");
}

/** A member of a union; of one whose marker has lost its name there, what is inside. */
function memberText(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.aliasSymbol !== undefined || !type.isIntersection()) return checker.typeToString(type);
  const inside = insideText(type, checker);
  return markOf(type, checker)?.kind === "fixed" ? `Fixed<${inside}>` : inside;
}

function insideText(type: ts.Type, checker: ts.TypeChecker): string {
  return withoutMarkers(type, checker)
    .map((each) => checker.typeToString(each))
    .join(" & ");
}
