/** TSG1016: candidates stand in a list. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import { unwrapped } from "../constants.js";
import type { Rule } from "../diagnostic.js";
import { insertingAfter, insertingBefore } from "../edits.js";

export const candidatesInList: Rule = {
  code: 1016,
  name: "candidates-in-list",
  severity: "error",
  docs: {
    title: "Candidates stand in a list",
    why: "`oneof` takes one list of candidates; what comes behind it are options.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: number) {}
}
export const conv = new Conv(oneof(32, 64));
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
    for (const call of callsOf("oneof", file, model)) {
      const [first] = call.arguments;
      const last = call.arguments.at(-1);
      if (first === undefined || last === undefined) continue;
      // The type of a written list need not be asked for, which takes the checker seconds where it is long.
      if (ts.isArrayLiteralExpression(unwrapped(first))) continue;
      // A single value, or literals: what is no list to TypeScript is one to nobody.
      const type = model.checker.getTypeAtLocation(first);
      if (!(type.isNumberLiteral() || type.isStringLiteral())) continue;
      yield {
        node: first,
        message: `\`oneof\` takes its candidates as a list. Write \`oneof([${call.arguments.map((each) => each.getText()).join(", ")}])\`.`,
        fixes: () => [
          {
            title: "Put the candidates into a list",
            edits: [insertingBefore(first, "["), insertingAfter(last, "]")],
          },
        ],
      };
    }
  },
};
