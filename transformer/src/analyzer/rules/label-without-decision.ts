/** TSG1039: a name or a hint belongs to a decision. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { domainOfNode } from "../domains/domain-of.js";
import { replacing } from "../edits.js";
import { nodesIn } from "../file-nodes.js";

export const labelWithoutDecision: Rule = {
  code: 1039,
  name: "label-without-decision",
  severity: "warning",
  docs: {
    title: "Named and Hint are for decisions",
    why: "They name a decision point, or give it a hint. A type with nothing to search makes none, and the label is for nothing.",
    wrong: `import { searchable, type Named } from "tsglove";

@searchable
export class Trainer {
  constructor(readonly rate: Named<number, "lr"> = 1e-3) {}
}
`,
    right: `import { searchable, type Float, type Named } from "tsglove";

@searchable
export class Trainer {
  constructor(readonly rate: Named<Float<1e-6, 1e-1, "log">, "lr"> = 1e-3) {}
}
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).typeReferences) {
      const [labelled] = node.typeArguments ?? [];
      const name = model.dsl.nameOf(node.typeName);
      if (labelled === undefined || (name !== "Named" && name !== "Hint")) continue;
      if (isOpen(labelled, model.checker)) continue;
      const domain = domainOfNode(labelled, model.typeScope);
      if (domain.kind !== "hole" && domain.kind !== "literal") continue;
      const text = labelled.getText();
      yield {
        node,
        message: `\`${text}\` leaves nothing to decide, so that there is nothing to ${name === "Named" ? "name" : "hint at"}. Write a domain in it (\`1 | 2 | 3\`, \`Float<0, 1>\`), or \`${text}\` alone.`,
        fixes: () => [{ title: `Write ${text} alone`, edits: [replacing(node, text)] }],
      };
    }
  },
};

/** Whether a type depends on a type parameter: what that stands for is said elsewhere. */
function isOpen(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isTypeNode(node) && checker.getTypeFromTypeNode(node).flags & ts.TypeFlags.TypeParameter)
    return true;
  return ts.forEachChild(node, (child) => isOpen(child, checker) || undefined) ?? false;
}
