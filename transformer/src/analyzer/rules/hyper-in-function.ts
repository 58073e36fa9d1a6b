/** TSG1031: in a function a hyper value is decided only while the function is traced. */
import type { Rule } from "../diagnostic.js";
import { plainUses } from "../plain-uses.js";

export const hyperInFunction: Rule = {
  code: 1031,
  name: "hyper-in-function",
  severity: "hint",
  docs: {
    title: "A function that computes with hyper values runs inside trace",
    why: "`trace(f)` runs `f` with its decisions made: there `oneof([1, 2])` is a number. Anywhere else it is a hyper value, and computing with it throws.",
    wrong: `import { oneof } from "tsglove";

export function hidden(): number {
  return 4 * oneof([32, 64]);
}
`,
    right: `import { oneof, trace } from "tsglove";

export const hidden = trace(() => 4 * oneof([32, 64]));
`,
  },
  *check(file, model) {
    for (const { node, how, certain } of plainUses(file, model))
      if (!certain)
        yield {
          node,
          message: `\`${node.getText()}\` ${how}: it is decided only where this function runs inside \`trace(...)\`, and throws anywhere else.`,
        };
  },
};
