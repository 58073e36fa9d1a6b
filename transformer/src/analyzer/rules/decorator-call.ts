/** TSG1019: `@searchable` is written without parentheses. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { nodesIn } from "../file-nodes.js";

export const decoratorCall: Rule = {
  code: 1019,
  name: "decorator-call",
  severity: "error",
  docs: {
    title: "@searchable is written without parentheses",
    why: "It is the decorator itself, and makes none: there is nothing to configure. With parentheses the class is not compiled as a searchable one.",
    wrong: `import { searchable } from "tsglove";

@searchable()
export class Conv {
  constructor(readonly filters: 32 | 64) {}
}
`,
    right: `import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | 64) {}
}
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).classes)
      for (const { expression } of ts.getDecorators(node) ?? []) {
        if (!ts.isCallExpression(expression)) continue;
        const inner = expression.expression;
        if (model.dsl.nameOf(inner) !== "searchable") continue;
        yield {
          node: expression,
          message: `Write \`@${inner.getText()}\` without parentheses: it is the decorator itself.`,
          fixes: () => [
            { title: "Take the parentheses out", edits: [replacing(expression, inner.getText())] },
          ],
        };
      }
  },
};
