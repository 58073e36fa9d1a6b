/** TSG1004: without strictNullChecks the absent case vanishes from types before anyone can see it. */
import type { Rule } from "../diagnostic.js";
import { nodesIn } from "../file-nodes.js";

export const strictNullChecks: Rule = {
  code: 1004,
  name: "strict-null-checks",
  *check(file, model) {
    const { strict, strictNullChecks: option } = model.program.getCompilerOptions();
    if (option ?? strict ?? true) return;
    const first = nodesIn(file).classes.find((node) => model.isSearchable(node));
    if (first === undefined) return;
    yield {
      node: first.name ?? first,
      message:
        'Search spaces are read from types, and without strictNullChecks a type does not say whether `undefined` belongs to it. Write `"strict": true` (or `"strictNullChecks": true`) in tsconfig.json.',
    };
  },
};
