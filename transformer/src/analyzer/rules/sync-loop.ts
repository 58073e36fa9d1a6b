/** TSG1023: a loop that has to wait is `for await`. */
import ts from "#typescript";
import { isFunctionScope } from "../class-shape.js";
import { numberOf } from "../constants.js";
import type { Fix, Rule } from "../diagnostic.js";
import { insertingAt } from "../edits.js";
import type { ProgramModel } from "../program-model.js";
import { sampleLoops, sampleOption, type SampleLoop } from "../sample-loops.js";

export const syncLoop: Rule = {
  code: 1023,
  name: "sync-loop",
  severity: "error",
  docs: {
    title: "A search loop that has to wait is `for await`",
    why: "A plain `for` runs one body after the other and cannot wait for a promise: with `parallelism`, or feedback that is a promise, it throws.",
    wrong: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
  async train(): Promise<number> {
    return await Promise.resolve(this.width);
  }
}
for (const [trainer, feedback] of sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 }))
  feedback(trainer.train());
`,
    right: `import { RandomSearch, sample, searchable, searchSpace } from "tsglove";

@searchable
class Trainer {
  constructor(readonly width: 32 | 64) {}
  async train(): Promise<number> {
    return await Promise.resolve(this.width);
  }
}
for await (const [trainer, feedback] of sample(searchSpace(Trainer), new RandomSearch(), { trials: 3 }))
  feedback(trainer.train());
`,
  },
  *check(file, model) {
    for (const loop of sampleLoops(file, model)) {
      if (loop.isAsync) continue;
      const fixes = (): readonly Fix[] => awaiting(loop.node);
      const parallelism = sampleOption(loop, "parallelism");
      const count = parallelism === undefined ? undefined : numberOf(parallelism, model.checker);
      if (parallelism !== undefined && count !== undefined && count > 1)
        yield {
          node: parallelism,
          message: `A \`for\` loop runs one body at a time, and parallelism is ${count}. Write \`for await\` and give feedback a promise, or leave parallelism out.`,
          fixes,
        };
      const promise = promisedReward(loop, model);
      if (promise !== undefined)
        yield {
          node: promise,
          message:
            "The reward is a promise, for which a `for` loop cannot wait. Write `for await`, or await it before feedback.",
          fixes,
        };
    }
  },
};

/** The argument of `feedback` where that is surely a promise. */
function promisedReward(
  { node, feedback }: SampleLoop,
  { checker }: ProgramModel,
): ts.Expression | undefined {
  if (feedback === undefined) return undefined;
  const symbol = checker.getSymbolAtLocation(feedback);
  const visit = (each: ts.Node): ts.Expression | undefined => {
    if (ts.isCallExpression(each) && ts.isIdentifier(each.expression)) {
      const [reward] = each.arguments;
      if (
        reward !== undefined &&
        each.expression.text === feedback.text &&
        checker.getSymbolAtLocation(each.expression) === symbol &&
        isPromise(checker.getTypeAtLocation(reward))
      )
        return reward;
    }
    return ts.forEachChild(each, visit);
  };
  return visit(node.statement);
}

function isPromise(type: ts.Type): boolean {
  const symbol: ts.Symbol | undefined = type.getSymbol();
  return symbol?.name === "Promise";
}

/** `await` behind `for`, where it may be written: in an async function, or at the top of a module. */
function awaiting(node: ts.ForOfStatement): readonly Fix[] {
  const file = node.getSourceFile();
  for (let outer: ts.Node = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    if (!isFunctionScope(outer) && !ts.isArrowFunction(outer)) continue;
    const isAsync =
      ts.canHaveModifiers(outer) &&
      ts.getModifiers(outer)?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) === true;
    if (!isAsync) return [];
    break;
  }
  return [{ title: "Write for await", edits: [insertingAt(file, node.getStart() + "for".length, " await")] }];
}
