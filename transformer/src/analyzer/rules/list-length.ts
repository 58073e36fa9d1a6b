/** TSG1037: the counts of `FixedArray` and `ManyOf` are whole numbers that are written. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { nodesIn } from "../file-nodes.js";
import type { ProgramModel } from "../program-model.js";

export const listLength: Rule = {
  code: 1037,
  name: "list-length",
  severity: "error",
  docs: {
    title: "The count of FixedArray and ManyOf is a whole number",
    why: "Each item is a decision, so that how many there are has to stand in the type: a literal from 0 for `FixedArray`, from 1 for `ManyOf`.",
    wrong: `import { searchable, type FixedArray } from "tsglove";

@searchable
export class Net {
  constructor(readonly widths: FixedArray<32 | 64, 2.5>) {}
}
`,
    right: `import { searchable, type FixedArray } from "tsglove";

@searchable
export class Net {
  constructor(readonly widths: FixedArray<32 | 64, 3>) {}
}
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).typeReferences) {
      const name = model.dsl.nameOf(node.typeName);
      const count = node.typeArguments?.[1];
      if ((name !== "FixedArray" && name !== "ManyOf") || count === undefined) continue;
      const type = model.checker.getTypeFromTypeNode(count);
      const least = name === "ManyOf" ? 1 : 0;
      if (type.isNumberLiteral() && Number.isSafeInteger(type.value) && type.value >= least) continue;
      // Elsewhere such a list is a list like any other, and a type parameter's value stands where the alias is used.
      if (!type.isNumberLiteral() && !(type.flags & ts.TypeFlags.Number && isArgument(node, model))) continue;
      yield {
        node: count,
        message: `\`${count.getText()}\` says not how many. Write a whole number from ${least}, such as \`${name}<${node.typeArguments?.[0]?.getText() ?? "32 | 64"}, 3>\`.`,
      };
    }
  },
};

/** Whether a type is written for an init argument of a searchable class. */
function isArgument(node: ts.Node, model: ProgramModel): boolean {
  for (let outer = node.parent; !ts.isSourceFile(outer); outer = outer.parent)
    if (ts.isConstructorDeclaration(outer))
      return ts.isClassLike(outer.parent) && model.isSearchable(outer.parent);
    else if (ts.isFunctionLike(outer) || ts.isClassLike(outer)) return false;
  return false;
}
