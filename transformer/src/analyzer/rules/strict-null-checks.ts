/** TSG1004: without strictNullChecks the absent case vanishes from types before anyone can see it. */
import type { Rule } from "../diagnostic.js";
import { nodesIn } from "../file-nodes.js";

export const strictNullChecks: Rule = {
  code: 1004,
  name: "strict-null-checks",
  severity: "error",
  docs: {
    title: "Spaces are read from strict types",
    why: 'Without `strictNullChecks` the type `32 | undefined` is `32`: the absent case is gone before it can become a candidate. The examples differ in tsconfig.json: the wrong one has `"strict": false`.',
    wrong: `// @compilerOptions {"strict": false}
import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | undefined) {}
}
`,
    right: `// @compilerOptions {"strict": true}
import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | undefined) {}
}
`,
  },
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
