/** TSG1037: the counts of `FixedArray` and `ManyOf` are whole numbers that are written. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { markerUses, type MarkerUse } from "../domains/marker-uses.js";
import { markOf } from "../domains/markers.js";
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
    for (const use of markerUses(file, model)) {
      const count = wrongCount(use, model);
      if (count === undefined) continue;
      const item = use.direct ? use.node.typeArguments?.[0]?.getText() : undefined;
      yield {
        node: count.node,
        message: `\`${count.node.getText()}\` says not how many. Write a whole number from ${count.least}, such as \`${use.name}<${item ?? "32 | 64"}, 3>\`.`,
        fixes: () => {
          const value = use.direct ? Number(count.node.getText()) : NaN;
          const near = Math.max(count.least, Math.round(value));
          return Number.isSafeInteger(near)
            ? [{ title: `Write ${near}`, edits: [replacing(count.node, String(near))] }]
            : [];
        },
      };
    }
  },
};

/** The count in `FixedArray<T, count>` or `ManyOf<T, count>`, where that is none. */
function wrongCount({ node, name, direct }: MarkerUse, model: ProgramModel) {
  if (name !== "FixedArray" && name !== "ManyOf") return undefined;
  const { checker } = model;
  const count = direct ? node.typeArguments?.[1] : node;
  const type =
    direct && count !== undefined
      ? checker.getTypeFromTypeNode(count)
      : markOf(checker.getTypeFromTypeNode(node), checker)?.args[1];
  if (type === undefined || count === undefined) return undefined;
  const least = name === "ManyOf" ? 1 : 0;
  if (type.isNumberLiteral() && Number.isSafeInteger(type.value) && type.value >= least) return undefined;
  // Elsewhere such a list is a list like any other, and a type parameter's value stands where the alias is used.
  if (!type.isNumberLiteral() && !(type.flags & ts.TypeFlags.Number && isArgument(node, model)))
    return undefined;
  return { node: count, least };
}

/** Whether this rule has something to say of a type that is written inside a node. */
export function hasWrongCount(within: ts.Node, model: ProgramModel): boolean {
  return markerUses(within.getSourceFile(), model).some(
    (use) => within.pos <= use.node.pos && use.node.end <= within.end && wrongCount(use, model) !== undefined,
  );
}

/** Whether a type is written for an init argument of a searchable class. */
function isArgument(node: ts.Node, model: ProgramModel): boolean {
  for (let outer = node.parent; !ts.isSourceFile(outer); outer = outer.parent)
    if (ts.isConstructorDeclaration(outer))
      return ts.isClassLike(outer.parent) && model.isSearchable(outer.parent);
    else if (ts.isFunctionLike(outer) || ts.isClassLike(outer)) return false;
  return false;
}
