/** TSG1011: a choice has at least one candidate. */
import type { Rule } from "../diagnostic.js";
import { domainOfNode } from "../domains/domain-of.js";
import { markerUses } from "../domains/marker-uses.js";
import { choiceCalls } from "../hyper-calls.js";

export const emptyChoice: Rule = {
  code: 1011,
  name: "empty-choice",
  severity: "error",
  docs: {
    title: "A choice has at least one candidate",
    why: "There is nothing to choose from an empty list: `oneof([])` throws when the program runs.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: number) {}
}
export const conv = new Conv(oneof([]));
`,
    right: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: number) {}
}
export const conv = new Conv(oneof([32, 64]));
`,
  },
  *check(file, model) {
    for (const { node, name } of markerUses(file, model)) {
      const domain = name === "Permutation" ? domainOfNode(node, model.typeScope) : undefined;
      if (domain?.kind === "many" && domain.candidates.length === 0)
        yield {
          node,
          message: `\`${node.getText()}\` has nothing to put in order. Write at least one type between the brackets: \`Permutation<["x", "y"]>\`.`,
        };
    }
    for (const { name, call, list } of choiceCalls(file, model))
      if (list.elements.length === 0)
        yield {
          node: list,
          message: `\`${call.getText()}\` has no candidates, and throws. Write at least one between the brackets: \`${name}(${name === "manyof" ? "1, " : ""}[32, 64])\`.`,
        };
  },
};
