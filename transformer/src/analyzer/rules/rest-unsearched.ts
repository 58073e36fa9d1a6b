/** TSG1045: how many values a rest parameter is given, its type does not say, and a search gives none. */
import ts from "#typescript";
import { askedSpaces } from "../asked-spaces.js";
import type { Rule } from "../diagnostic.js";
import { domainOfNode } from "../domains/domain-of.js";
import { unsearchedIn } from "../space/unsearched.js";

export const restUnsearched: Rule = {
  code: 1045,
  name: "rest-unsearched",
  severity: "hint",
  docs: {
    title: "A search gives a rest parameter as many values as its type says",
    why: "`...sizes: (32 | 64)[]` takes any number of values, and a space has a certain number of decisions: a search gives it none. A tuple, or a list of fixed length, says how many.",
    wrong: `import { searchable, searchSpace } from "tsglove";

@searchable
class Net {
  readonly sizes: readonly number[];
  constructor(
    readonly act: "relu" | "gelu",
    ...sizes: (32 | 64)[]
  ) {
    this.sizes = sizes;
  }
}
export const space = searchSpace(Net);
`,
    right: `import { searchable, searchSpace } from "tsglove";

@searchable
class Net {
  readonly sizes: readonly number[];
  constructor(
    readonly act: "relu" | "gelu",
    ...sizes: [32 | 64, 32 | 64]
  ) {
    this.sizes = sizes;
  }
}
export const space = searchSpace(Net);
`,
  },
  *check(file, model) {
    for (const asked of askedSpaces(file, model))
      for (const { path, param } of unsearchedIn(asked, model)) {
        const item = param.rest ? itemOf(param.node) : undefined;
        if (item === undefined || domainOfNode(item, model.typeScope).kind === "hole") continue;
        const text = item.getText();
        yield {
          node: asked.node,
          message: `"${path}" takes any number of values, and is given none in a search. Write how many: \`...${param.name}: [${text}, ${text}]\`, or a parameter of the type \`FixedArray<${text}, 3>\`.`,
        };
      }
  },
};

/** `T` of `...xs: T[]`. */
function itemOf(node: ts.ParameterDeclaration | undefined): ts.TypeNode | undefined {
  let type = node?.type;
  while (type !== undefined && (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)))
    type = type.type;
  if (type === undefined) return undefined;
  if (ts.isArrayTypeNode(type)) {
    let item = type.elementType;
    while (ts.isParenthesizedTypeNode(item)) item = item.type;
    return item;
  }
  return ts.isTypeReferenceNode(type) && /^(?:Readonly)?Array$/.test(type.typeName.getText())
    ? type.typeArguments?.[0]
    : undefined;
}
