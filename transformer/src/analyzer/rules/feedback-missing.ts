/** TSG1021: each turn of a search loop gives feedback. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { insertingAfter, replacing } from "../edits.js";
import { jumps, knowsOptions, mentions, sampleLoops, sampleOption } from "../sample-loops.js";

export const feedbackMissing: Rule = {
  code: 1021,
  name: "feedback-missing",
  severity: "error",
  docs: {
    title: "Each turn of a search loop gives feedback",
    why: "A search learns from rewards. A turn that ends without an answer would propose in the dark for ever; the loop throws instead.",
    wrong: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
  train(): number {
    return 1 / this.width;
  }
}
for (const [trainer] of sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 }))
  console.log(trainer.train());
`,
    right: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
  train(): number {
    return 1 / this.width;
  }
}
for (const [trainer, feedback] of sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 }))
  feedback(trainer.train());
`,
  },
  *check(file, model) {
    for (const loop of sampleLoops(file, model)) {
      const { node, feedback, plain } = loop;
      if (!plain || !knowsOptions(loop)) continue;
      // Another worker of its group may answer, and a signal may end the loop before anybody has to.
      if (sampleOption(loop, "group") !== undefined || sampleOption(loop, "signal") !== undefined) continue;
      const { initializer, statement } = node;
      const pattern = ts.isVariableDeclarationList(initializer)
        ? initializer.declarations[0]?.name
        : undefined;
      if (pattern === undefined || !ts.isArrayBindingPattern(pattern) || pattern.elements.length === 0)
        continue;
      if (jumps(statement, model.checker)) continue;
      if (feedback !== undefined && mentions(statement, feedback.text)) continue;
      const name = feedback?.text ?? "feedback";
      yield {
        node: feedback ?? pattern,
        message: `No turn of this loop gives feedback, so that the first one throws. Call \`${name}(reward)\` in its body, with the reward that it computed, or \`${name}.skip()\`.`,
        fixes: () => {
          const [example] = pattern.elements;
          const naming =
            feedback !== undefined || example === undefined
              ? []
              : pattern.elements.length === 1
                ? [insertingAfter(example, `, ${name}`)]
                : [replacing(pattern, `[${example.getText()}, ${name}]`)];
          // A body that is one computed number is its reward.
          if (!ts.isExpressionStatement(statement)) return [];
          const { expression } = statement;
          if (!(model.checker.getTypeAtLocation(expression).flags & ts.TypeFlags.NumberLike)) return [];
          const reward = `${name}(${expression.getText()})`;
          return [{ title: "Give it as the reward", edits: [...naming, replacing(expression, reward)] }];
        },
      };
    }
  },
};
