/** TSG1042: a space has something to decide. */
import { callsOf } from "../calls.js";
import type { Rule } from "../diagnostic.js";
import { analyzeValue } from "../values/analyze-value.js";

export const nothingToSearch: Rule = {
  code: 1042,
  name: "nothing-to-search",
  severity: "warning",
  docs: {
    title: "A space has something to decide",
    why: "An object without hyper values is a space of one point: the loop runs once, whatever the number of trials. Mostly a `oneof` was forgotten, or `searchSpace(...)` around the class.",
    wrong: `import { RandomSearch, sample, searchable } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [trainer, feedback] of sample(new Trainer(32), new RandomSearch(), { trials: 10 }))
  feedback(trainer.width);
`,
    right: `import { oneof, RandomSearch, sample, searchable } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [trainer, feedback] of sample(new Trainer(oneof([32, 64])), new RandomSearch(), { trials: 10 }))
  feedback(trainer.width);
`,
  },
  *check(file, model) {
    for (const call of callsOf("sample", file, model)) {
      const [space] = call.arguments;
      const found = space === undefined ? undefined : analyzeValue(space, model);
      if (space === undefined || found?.kind !== "exact" || found.space.pointCount > 0) continue;
      yield {
        node: space,
        message:
          "There is nothing to decide in this space: it has one point, and the loop runs once. Put `oneof(...)`, `floatv(...)` or the like in the place of what is to be searched.",
      };
    }
  },
};
