/** TSG1005: a `@searchable` class stands at the top of its module, where other modules and the registry can find it. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { nodesIn } from "../file-nodes.js";

export const localClass: Rule = {
  code: 1005,
  name: "local-class",
  severity: "error",
  docs: {
    title: "A @searchable class stands at the top of its module",
    why: "A class inside a function is another class at each call, and no other module can name it.",
    wrong: `import { searchable } from "tsglove";

export function make(): object {
  @searchable
  class Conv {
    constructor(readonly filters: 32 | 64) {}
  }
  return new Conv(32);
}
`,
    right: `import { searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}
export function make(): object {
  return new Conv(32);
}
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).classes) {
      if (!model.isSearchable(node) || ts.isSourceFile(node.parent)) continue;
      const name = node.name?.text ?? "this class";
      yield {
        node: node.name ?? node,
        message: advice(node, name),
      };
    }
  },
};

function advice(node: ts.ClassLikeDeclaration, name: string): string {
  if (ts.isClassExpression(node))
    return `A class expression has no name to be found by. Write \`@searchable class ${node.name?.text ?? "Name"} { ... }\` as a statement at the top of the module.`;
  return ts.isModuleBlock(node.parent)
    ? `\`${name}\` is declared inside a namespace, where other modules' spaces cannot reach it. Move it to the top of the module.`
    : `\`${name}\` is declared inside a function or block: each run makes another class, and none can be found by name. Move it to the top of the module.`;
}
