/** TSG1012: candidates differ. */
import ts from "#typescript";
import { constantOf } from "../constants.js";
import type { Finding, Rule } from "../diagnostic.js";
import { removingItem } from "../edits.js";
import { choiceCalls } from "../hyper-calls.js";
import { parameterTypes, unionMembers } from "../parameter-types.js";

export const duplicateCandidate: Rule = {
  code: 1012,
  name: "duplicate-candidate",
  severity: "warning",
  docs: {
    title: "Candidates differ",
    why: "In a list, a candidate that stands twice is two points of the space with the same program: the space looks larger than it is, and random draws take it twice as often. In a union type the second one is dropped without a word.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64 | 32) {}
}
export const conv = new Conv(oneof([32, 64, 32]));
`,
    right: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64 | 128) {}
}
export const conv = new Conv(oneof([32, 64]));
`,
  },
  *check(file, model) {
    for (const { list } of choiceCalls(file, model))
      yield* repeated(list.elements, (each) => {
        const constant = constantOf(each, model.checker);
        return constant === undefined ? undefined : `${typeof constant.value} ${String(constant.value)}`;
      });
    for (const { type } of parameterTypes(file, model))
      yield* repeated(unionMembers(type), (each) =>
        ts.isLiteralTypeNode(each) ? each.getText() : undefined,
      );
  },
};

function* repeated<N extends ts.Node>(
  items: readonly N[],
  keyOf: (item: N) => string | undefined,
): Generator<Finding> {
  const seen = new Set<string>();
  for (const [index, node] of items.entries()) {
    const key = keyOf(node);
    if (key === undefined) continue;
    if (seen.has(key))
      yield {
        node,
        message: `\`${node.getText()}\` is a candidate already. Write another value, or take it out.`,
        fixes: () => [
          { title: `Remove the duplicate ${node.getText()}`, edits: [removingItem(items, index)] },
        ],
      };
    seen.add(key);
  }
}
