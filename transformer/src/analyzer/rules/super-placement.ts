/** TSG1009: a searchable class calls `super(...)` as a statement of its own, so that its arguments can be kept behind it. */
import type { Rule } from "../diagnostic.js";
import { ownConstructor, superStatement } from "../class-shape.js";
import { nodesIn } from "../file-nodes.js";

export const superPlacement: Rule = {
  code: 1009,
  name: "super-placement",
  severity: "error",
  docs: {
    title: "`super(...)` is a statement of its own",
    why: "What a searchable class remembers of its arguments is stored right behind `super(...)`; inside an `if` or a larger expression there is no such place.",
    wrong: `import { searchable } from "tsglove";

class Layer {
  constructor(readonly units: number) {}
}
@searchable
export class Dense extends Layer {
  constructor(size: 1 | 2) {
    if (size === 1) super(32);
    else super(64);
  }
}
`,
    right: `import { searchable } from "tsglove";

class Layer {
  constructor(readonly units: number) {}
}
@searchable
export class Dense extends Layer {
  constructor(size: 1 | 2) {
    super(size === 1 ? 32 : 64);
  }
}
`,
  },
  *check(file, model) {
    for (const node of nodesIn(file).classes) {
      const found = model.isSearchable(node) ? model.classOf(node) : undefined;
      const body = ownConstructor(node)?.body;
      if (found === undefined || !found.hasHeritage || body === undefined || superStatement(body) !== -1)
        continue;
      yield {
        node: ownConstructor(node) ?? node,
        message: `The constructor of \`${found.name}\` calls super(...) inside another statement. Write \`super(...);\` as a statement of its own at the top of the constructor; compute its arguments before it.`,
      };
    }
  },
};
