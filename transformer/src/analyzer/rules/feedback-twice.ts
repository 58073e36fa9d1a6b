/** TSG1022: a turn of a search loop gives one answer. */
import ts from "#typescript";
import type { Rule } from "../diagnostic.js";
import { jumps, sampleLoops } from "../sample-loops.js";

/** What ends a trial, besides calling feedback itself. */
const ANSWERS: ReadonlySet<string> = new Set(["done", "skip", "infeasible"]);

export const feedbackTwice: Rule = {
  code: 1022,
  name: "feedback-twice",
  severity: "error",
  docs: {
    title: "A turn of a search loop gives one answer",
    why: "The first call of `feedback` ends the trial; the second throws. What is measured on the way is a measurement: `feedback.addMeasurement(loss)`, as often as you like, and `feedback.done()` at the end.",
    wrong: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [trainer, feedback] of sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 })) {
  feedback(trainer.width);
  feedback(1 / trainer.width);
}
`,
    right: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
}
for (const [trainer, feedback] of sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 })) {
  feedback.addMeasurement(trainer.width);
  feedback.addMeasurement(1 / trainer.width);
  feedback.done();
}
`,
  },
  *check(file, model) {
    for (const { node, feedback } of sampleLoops(file, model)) {
      if (feedback === undefined || !ts.isBlock(node.statement)) continue;
      const symbol = model.checker.getSymbolAtLocation(feedback);
      let answered = false;
      for (const statement of node.statement.statements) {
        const answer = answerIn(statement);
        const isAnswer = answer !== undefined && model.checker.getSymbolAtLocation(answer) === symbol;
        if (isAnswer && answered) {
          yield {
            node: statement,
            message: `The trial was answered above, and a second answer throws. Give one; what is measured on the way is \`${feedback.text}.addMeasurement(value)\`, with \`${feedback.text}.done()\` at the end.`,
          };
          break;
        }
        if (isAnswer) answered = true;
        // Behind a jump nobody knows whether the rest is reached.
        else if (jumps(statement, model.checker)) break;
      }
    }
  },
};

/** The name that a statement calls, itself or by a method that ends the trial. */
function answerIn(statement: ts.Statement): ts.Identifier | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const called = statement.expression.expression;
  if (ts.isIdentifier(called)) return called;
  return ts.isPropertyAccessExpression(called) &&
    ANSWERS.has(called.name.text) &&
    ts.isIdentifier(called.expression)
    ? called.expression
    : undefined;
}
