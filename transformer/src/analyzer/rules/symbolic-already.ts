/** TSG1010: a `@searchable` class is symbolic, and needs no `symbolize`. */
import type { Rule } from "../diagnostic.js";
import { replacing } from "../edits.js";
import { symbolizeCalls } from "../symbolize-calls.js";

export const symbolicAlready: Rule = {
  code: 1010,
  name: "symbolic-already",
  severity: "error",
  docs: {
    title: "The class is symbolic already",
    why: "`symbolize` is for classes and functions that somebody else wrote. A class with `@searchable` keeps its init arguments, takes hyper values and has a search space by itself.",
    wrong: `import { oneof, searchable, symbolize } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}

const SymbolicConv = symbolize(Conv);
export const conv = new SymbolicConv(oneof([32, 64]));
`,
    right: `import { oneof, searchable } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}

export const conv = new Conv(oneof([32, 64]));
`,
  },
  *check(file, model) {
    for (const { call, target, symbol } of symbolizeCalls(file, model)) {
      const known = symbol === undefined ? undefined : model.searchableOf(symbol);
      if (known === undefined) continue;
      yield {
        node: target,
        message: `\`${known.name}\` is symbolic already: it is @searchable. Use \`${known.name}\` as it is.`,
        fixes: () => [
          { title: `Write ${target.getText()} alone`, edits: [replacing(call, target.getText())] },
        ],
      };
    }
  },
};
