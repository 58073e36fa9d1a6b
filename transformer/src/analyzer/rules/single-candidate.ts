/** TSG1013: a choice among one candidate decides nothing. */
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { choiceCalls } from "../hyper-calls.js";

export const singleCandidate: Rule = {
  code: 1013,
  name: "single-candidate",
  severity: "hint",
  docs: {
    title: "A choice has something to choose",
    why: "`oneof([x])` is a decision point with one answer. That is legal, and at times meant (a list that is going to grow); the value itself says it shorter, and leaves the object concrete.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: number) {}
}
export const conv = new Conv(oneof([32]));
`,
    right: `import { searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: number) {}
}
export const conv = new Conv(32);
`,
  },
  *check(file, model) {
    for (const { name, call, list, complete } of choiceCalls(file, model)) {
      const [only] = list.elements;
      if (name !== "oneof" || !complete || only === undefined || list.elements.length > 1) continue;
      yield {
        node: call,
        message: `One candidate leaves nothing to choose. Write another one beside it, or \`${only.getText()}\` alone.`,
        fixes: () => [{ title: `Write ${only.getText()} alone`, edits: [replacing(call, only.getText())] }],
      };
    }
  },
};
