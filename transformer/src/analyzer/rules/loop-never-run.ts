/** TSG1024: a study that nobody iterates over searches nothing. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import type { Rule } from "../diagnostic.js";

export const loopNeverRun: Rule = {
  code: 1024,
  name: "loop-never-run",
  severity: "warning",
  docs: {
    title: "A study runs when it is iterated over",
    why: "`sample(...)` makes a study; trials happen as `for`, `for await` or `.run(...)` ask for them. As a statement by itself it does nothing.",
    wrong: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 });
`,
    right: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
await sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 }).run((trainer) => trainer.width);
`,
  },
  *check(file, model) {
    for (const call of callsOf("sample", file, model))
      if (ts.isExpressionStatement(call.parent))
        yield {
          node: call,
          message:
            "Nothing is searched: a study runs when it is iterated over. Write `for (const [example, feedback] of sample(...)) feedback(reward);`, or call its `.run(body)`.",
        };
  },
};
