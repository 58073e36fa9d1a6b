/** TSG1006: a generic class says nothing of its type parameters' values. */
import ts from "#typescript";
import { askedSpaces } from "../asked-spaces.js";
import type { Rule } from "../diagnostic.js";
import { domainOfNode } from "../domains/domain-of.js";
import { insertingAfter } from "../edits.js";
import { isTypeParameter, openTypeParameter } from "../generic-parameters.js";
import type { ProgramModel } from "../program-model.js";

export const genericSpace: Rule = {
  code: 1006,
  name: "generic-space",
  severity: "error",
  docs: {
    title: "A generic class says nothing of its type parameter's values",
    why: "Which `T` is searched has to be written somewhere: `searchSpace(Box<32 | 64>)`, or a class that fixes it.",
    wrong: `import { searchable, searchSpace } from "tsglove";

@searchable
class Box<T> {
  constructor(readonly value: T) {}
}
searchSpace(Box);
`,
    right: `import { searchable, searchSpace } from "tsglove";

@searchable
class Box<T> {
  constructor(readonly value: T) {}
}
searchSpace(Box<32 | 64>);
`,
  },
  *check(file, model) {
    for (const { node, name, of } of askedSpaces(file, model)) {
      if (of.kind === "type") {
        if (isTypeParameter(node, model))
          yield {
            node,
            message: `\`${name}\` is a type parameter: what it stands for, only callers know, and spaces are read when the program is compiled. Let them hand over the space: \`searchSpace<Config>()\` with a type that is written.`,
          };
        continue;
      }
      const parameter = of.kind === "class" ? openTypeParameter(of, model) : undefined;
      if (parameter === undefined) continue;
      const t = parameter.name.text;
      const among = amongOf(parameter, model);
      const hasOthers = of.kind === "class" && of.root.node.typeParameters?.length !== 1;
      yield {
        node,
        message: `\`${name}<${t}>\` is generic, and a search space needs to know \`${t}\`. Say what it is searched among: \`searchSpace(${name}<${among ?? "32 | 64"}>)\`.`,
        fixes: () =>
          among === undefined || !ts.isIdentifier(node) || hasOthers
            ? []
            : [{ title: `Search among ${among}`, edits: [insertingAfter(node, `<${among}>`)] }],
      };
    }
  },
};

/** What a type parameter may stand for, where its constraint is something to search. */
function amongOf({ constraint }: ts.TypeParameterDeclaration, model: ProgramModel): string | undefined {
  return constraint === undefined || domainOfNode(constraint, model.typeScope).kind === "hole"
    ? undefined
    : constraint.getText();
}
