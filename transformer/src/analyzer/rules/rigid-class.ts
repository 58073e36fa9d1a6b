/** TSG1035: some classes cannot run their construction again in place. */
import type { Rule } from "../diagnostic.js";
import { ownConstruction, ownConstructor, superStatement } from "../class-shape.js";
import { nodesIn } from "../file-nodes.js";

export const rigidClass: Rule = {
  code: 1035,
  name: "rigid-class",
  severity: "hint",
  docs: {
    title: "A class can run its construction again in place",
    why: "`rebind` of an object runs its construction again on the same object. Where fields are decorated or accessors, or the constructor reads `arguments` or returns a value, that cannot be done: inside a parent a rebind puts a new object in its place, and a rebind of such an object by itself throws; `clone(x, overrides)` works.",
    wrong: `import { searchable } from "tsglove";

@searchable
export class Conv {
  accessor calls = 0;
  constructor(readonly filters: 32 | 64) {}
}
`,
    right: `import { searchable } from "tsglove";

@searchable
export class Conv {
  calls = 0;
  constructor(readonly filters: 32 | 64) {}
}
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).classes) {
      if (!model.isSearchable(node)) continue;
      const construction = ownConstruction(node);
      if (construction.kind === "split") continue;
      // Rule 1009 has more to say of a super(...) that stands elsewhere.
      const body = ownConstructor(node)?.body;
      if (construction.reason.includes("super") && body !== undefined && superStatement(body) === -1)
        continue;
      yield {
        node: node.name ?? node,
        message: `\`${node.name?.text ?? "This class"}\` cannot run its construction again in place, as ${construction.reason}. \`rebind\` of such an object by itself throws: write \`clone(x, overrides)\`.`,
      };
    }
  },
};
