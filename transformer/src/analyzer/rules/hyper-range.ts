/** TSG1014: the bounds of `floatv` and `intv` have to make a range. */
import type ts from "typescript";
import { callsOf } from "../calls.js";
import { constantOf, numberOf } from "../constants.js";
import type { Finding, Fix, Rule } from "../diagnostic.js";
import { removingItem, replacing } from "../edits.js";
import type { ProgramModel } from "../program-model.js";

export const hyperRange: Rule = {
  code: 1014,
  name: "hyper-range",
  severity: "error",
  docs: {
    title: "The bounds of floatv and intv have to make a range",
    why: "The smaller number comes first; a logarithmic scale needs a lower bound above 0; the parts of `intv` are whole numbers, its step 1 or more. Anything else throws when the program runs.",
    wrong: `import { floatv, intv, searchable } from "tsglove";

@searchable
class Adam {
  constructor(
    readonly rate: number,
    readonly steps: number,
  ) {}
}
export const adam = new Adam(floatv(1e-1, 1e-6, "log"), intv(1, 10, 0));
`,
    right: `import { floatv, intv, searchable } from "tsglove";

@searchable
class Adam {
  constructor(
    readonly rate: number,
    readonly steps: number,
  ) {}
}
export const adam = new Adam(floatv(1e-6, 1e-1, "log"), intv(1, 10));
`,
  },
  *check(file, model) {
    for (const call of callsOf("floatv", file, model)) yield* floatProblem(call, model);
    for (const call of callsOf("intv", file, model)) yield* intProblem(call, model);
  },
};

function* floatProblem(call: ts.CallExpression, { checker }: ProgramModel): Generator<Finding> {
  const [low, high, third] = call.arguments;
  const min = low === undefined ? undefined : numberOf(low, checker);
  const max = high === undefined ? undefined : numberOf(high, checker);
  if (low === undefined || high === undefined || min === undefined || max === undefined) return;
  const scale = third === undefined ? "linear" : constantOf(third, checker)?.value;
  if (!Number.isFinite(min) || !Number.isFinite(max))
    yield { node: call, message: "A range has two finite ends. Write two finite numbers." };
  else if (min === max)
    yield {
      node: call,
      message: `There is one number from ${min} to ${max}. Write ${min} alone, or a larger upper bound.`,
      fixes: () => [{ title: `Write ${low.getText()} alone`, edits: [replacing(call, low.getText())] }],
    };
  else if (min > max) yield reversed(call, low, high);
  else if (third !== undefined && (scale === "log" || scale === "rlog") && min <= 0)
    yield {
      node: low,
      message: `A ${scale} scale has no ${min}. Write a lower bound above 0, or leave the scale out.`,
      fixes: () => [
        ...(max > 1e-6 ? [{ title: "Begin at 1e-6", edits: [replacing(low, "1e-6")] }] : []),
        ...(call.arguments.length === 3
          ? [{ title: "Leave the scale out", edits: [removingItem(call.arguments, 2)] }]
          : [{ title: "Make the scale linear", edits: [replacing(third, '"linear"')] }]),
      ],
    };
}

function* intProblem(call: ts.CallExpression, { checker }: ProgramModel): Generator<Finding> {
  const [low, high, third] = call.arguments;
  for (const part of [low, high, third]) {
    const value = part === undefined ? undefined : numberOf(part, checker);
    if (part !== undefined && value !== undefined && !Number.isSafeInteger(value)) {
      yield {
        node: part,
        message: `${value} is no whole number. Write one, or \`floatv\` for real numbers.`,
      };
      return;
    }
  }
  const min = low === undefined ? undefined : numberOf(low, checker);
  const max = high === undefined ? undefined : numberOf(high, checker);
  const step = third === undefined ? undefined : numberOf(third, checker);
  if (low !== undefined && high !== undefined && min !== undefined && max !== undefined && min > max)
    yield reversed(call, low, high);
  if (third !== undefined && step !== undefined && step <= 0)
    yield {
      node: third,
      message: `A step of ${step} leads nowhere. Write 1 or more, or leave it out.`,
      fixes: () => [leaveOutStep(call, third)],
    };
}

function leaveOutStep(call: ts.CallExpression, step: ts.Expression): Fix {
  return call.arguments.length === 3
    ? { title: "Leave the step out", edits: [removingItem(call.arguments, 2)] }
    : { title: "Make the step 1", edits: [replacing(step, "1")] };
}

function reversed(call: ts.CallExpression, low: ts.Expression, high: ts.Expression): Finding {
  return {
    node: call,
    message: `The range is empty. Write the smaller number first: ${high.getText()}, ${low.getText()}.`,
    fixes: () => [
      {
        title: "Swap the bounds",
        edits: [replacing(low, high.getText()), replacing(high, low.getText())],
      },
    ],
  };
}
