/** TSG1030: a hyper value is not yet a value. */
import type { Rule } from "../diagnostic.js";
import { plainUses } from "../plain-uses.js";

export const hyperAsPlain: Rule = {
  code: 1030,
  name: "hyper-as-plain",
  severity: "error",
  docs: {
    title: "A hyper value is not computed with before it is decided",
    why: "`oneof([1, 2])` has the type `1 | 2`, so that it may stand wherever such a value may; what it is stays open until a search decides. Put it into a searchable object, and compute in the class: there the argument arrives decided. Where a value follows from another decision, say so with `derived`.",
    wrong: `import { oneof, searchable } from "tsglove";

@searchable
class Net {
  constructor(
    readonly width: number,
    readonly hidden: number,
  ) {}
}
const width = oneof([32, 64]);
export const net = new Net(width, 4 * width);
`,
    right: `import { derived, oneof, searchable } from "tsglove";

@searchable
class Net {
  constructor(
    readonly width: number,
    readonly hidden: number,
  ) {}
}
const width = oneof([32, 64], { name: "width" });
export const net = new Net(
  width,
  derived("width", (value: number) => 4 * value),
);
`,
  },
  *check(file, model) {
    for (const { node, how, certain } of plainUses(file, model))
      if (certain)
        yield {
          node,
          message: `\`${node.getText()}\` is a hyper value, not yet decided, and ${how}. Hand it to a @searchable class and compute there, or write \`derived(name, compute)\`.`,
        };
  },
};
