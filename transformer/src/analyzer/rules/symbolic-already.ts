/** TSG1010: a `@searchable` class is symbolic, and needs no `symbolize`. */
import type { Rule } from "../diagnostic.js";
import { symbolizeCalls } from "../symbolize-calls.js";

export const symbolicAlready: Rule = {
  code: 1010,
  name: "symbolic-already",
  *check(file, model) {
    for (const { target, symbol } of symbolizeCalls(file, model)) {
      const known = symbol === undefined ? undefined : model.searchableOf(symbol);
      if (known === undefined) continue;
      yield {
        node: target,
        message: `\`${known.name}\` is symbolic already: it is @searchable. Use \`${known.name}\` as it is.`,
      };
    }
  },
};
