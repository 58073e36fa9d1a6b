/** Members that are written into a union and that the checked type does not have: `32` of `32 | number`. */
import ts from "#typescript";
import { guidesOf, type Guides } from "./guide.js";
import type { TypeScope } from "./scope.js";
import { alternatives, orderedMembers } from "./union-order.js";

export interface Absorbed {
  readonly node: ts.TypeNode;
  /** What it is written as. */
  readonly member: ts.Type;
  /** The member of the type that took it in. */
  readonly by: ts.Type;
}

/** The literals that a type node names in vain, at its top level; what is declared elsewhere (an alias) included. */
export function absorbedMembers(node: ts.TypeNode, scope: TypeScope): readonly Absorbed[] {
  const { checker } = scope;
  const type = checker.getTypeFromTypeNode(node);
  const found: Absorbed[] = [];
  const guides: Guides | undefined = guidesOf(node);
  orderedMembers(type, guides, {
    checker,
    tie: (each) => checker.typeToString(each),
    missing: (member, at) => {
      if (found.some((each) => each.member === member)) return;
      if (!member.isLiteral() && !(member.flags & ts.TypeFlags.BooleanLiteral)) return;
      const by = alternatives(type).find((each) => checker.isTypeAssignableTo(member, each));
      if (by !== undefined && !(by.flags & ts.TypeFlags.Any)) found.push({ node: at, member, by });
    },
  });
  return found;
}
