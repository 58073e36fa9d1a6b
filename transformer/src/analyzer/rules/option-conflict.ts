/** TSG1043: options do not contradict each other. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import { numberOf, writtenProperty } from "../constants.js";
import type { Fix, Rule } from "../diagnostic.js";
import { removingItem } from "../edits.js";

export const optionConflict: Rule = {
  code: 1043,
  name: "option-conflict",
  severity: "error",
  docs: {
    title: "The options of a study do not contradict each other",
    why: "`metrics` names what is optimised, each metric with its own direction, so that there is no `direction` beside it. A `group` works on one trial at a time, so that there is no `parallelism` beside it. A list of metrics has at least one.",
    wrong: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
export const study = sample(searchSpace(Trainer), new RandomSearch(), {
  direction: "minimize",
  metrics: { loss: "minimize" },
});
`,
    right: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
export const study = sample(searchSpace(Trainer), new RandomSearch(), {
  metrics: { loss: "minimize" },
});
`,
  },
  *check(file, model) {
    for (const call of callsOf("sample", file, model)) {
      const [, , options] = call.arguments;
      const [direction, metrics, group, parallelism] = ["direction", "metrics", "group", "parallelism"].map(
        (name) => writtenProperty(options, name),
      );
      if (direction !== undefined && metrics !== undefined && isSomething(direction) && isSomething(metrics))
        yield {
          node: direction.parent,
          message: "`metrics` have directions of their own. Leave `direction` out.",
          fixes: () => leavingOut(direction.parent, "direction"),
        };
      if (metrics !== undefined && ts.isObjectLiteralExpression(metrics) && metrics.properties.length === 0)
        yield {
          node: metrics,
          message:
            'There is no metric in `metrics`. Write one, such as `{ accuracy: "maximize" }`, or leave it out.',
        };
      const count = parallelism === undefined ? undefined : numberOf(parallelism, model.checker);
      if (group !== undefined && isSomething(group) && parallelism !== undefined && (count ?? 0) > 1)
        yield {
          node: parallelism.parent,
          message: "A group works on one trial at a time. Leave `parallelism` out, or `group`.",
          fixes: () => leavingOut(parallelism.parent, "parallelism"),
        };
    }
  },
};

/** Whether an option is given for certain: a name may hold undefined. */
function isSomething(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isObjectLiteralExpression(node);
}

function leavingOut(property: ts.Node, name: string): readonly Fix[] {
  const list = property.parent;
  if (!ts.isObjectLiteralExpression(list)) return [];
  const index = list.properties.findIndex((each) => each === property);
  return [{ title: `Leave ${name} out`, edits: [removingItem(list.properties, index)] }];
}
