/** TSG1019: `@searchable` is written without parentheses, in front of a class. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { nodesIn } from "../file-nodes.js";
import type { ProgramModel } from "../program-model.js";

export const decoratorCall: Rule = {
  code: 1019,
  name: "decorator-call",
  severity: "error",
  docs: {
    title: "@searchable is written without parentheses",
    why: "It is the decorator itself, and makes none: there is nothing to configure. With parentheses, or called as a function (`searchable(class { ... })`), the class is not compiled as a searchable one.",
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
    for (const call of callsOf("searchable", file, model)) {
      if (ts.isDecorator(call.parent)) continue;
      const name = call.expression.getText();
      const [type] = call.arguments;
      yield {
        node: call.expression,
        message: `\`${name}(...)\` does not compile a class: write \`@${name}\` in front of it.`,
        fixes: () =>
          type !== undefined && ts.isClassExpression(type) && !isLegacy(model)
            ? [{ title: `Write @${name}`, edits: [replacing(call, `@${name} ${type.getText()}`)] }]
            : [],
      };
    }
  },
};

/** Legacy decorators stand in front of class declarations only. */
function isLegacy({ program }: ProgramModel): boolean {
  return program.getCompilerOptions().experimentalDecorators === true;
}
