/** TSG1034: a plain write to an init argument is forgotten at the next rebind. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { nodesIn } from "../file-nodes.js";
import { importedName } from "../import-name.js";

export const argumentWritten: Rule = {
  code: 1034,
  name: "argument-written",
  severity: "hint",
  docs: {
    title: "Init arguments are changed by rebind",
    why: "What an object was constructed with is the truth that `clone`, `eq` and JSON see. A plain write changes the field alone: the construction does not run again, copies do not have it, and the next `rebind` overwrites it.",
    wrong: `import { searchable } from "tsglove";

@searchable
class Adam {
  constructor(public rate: number) {}
}
export const adam = new Adam(1e-3);
adam.rate = 1e-4;
`,
    right: `import { rebind, searchable } from "tsglove";

@searchable
class Adam {
  constructor(public rate: number) {}
}
export const adam = new Adam(1e-3);
rebind(adam, { rate: 1e-4 });
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).assignments) {
      const target = node.left;
      if (!ts.isPropertyAccessExpression(target) || target.expression.kind === ts.SyntaxKind.ThisKeyword)
        continue;
      const symbol: ts.Symbol | undefined = model.checker.getTypeAtLocation(target.expression).getSymbol();
      const owner = symbol === undefined ? undefined : model.searchableOf(symbol);
      const name = target.name.text;
      if (owner?.params.some((param) => param.name === name && param.property) !== true) continue;
      yield {
        node: target,
        message: `This changes a field, not the init argument "${owner.name}.${name}": copies and JSON do not see it. Write \`rebind(${target.expression.getText()}, { ${name}: ... })\`.`,
        fixes: () => {
          if (!ts.isExpressionStatement(node.parent)) return [];
          const { text, edits } = importedName("rebind", "value", file, model);
          const change = `${text}(${target.expression.getText()}, { ${name}: ${node.right.getText()} })`;
          return [{ title: "Write it as a rebind", edits: [replacing(node, change), ...edits] }];
        },
      };
    }
  },
};
