/** TSG1003: the bounds of `Float` and `Int` have to make a range. */
import { rangeProblem } from "tsglove/geno";
import type ts from "typescript";
import type { Fix, Rule } from "../diagnostic.js";
import { markerUses } from "../domains/marker-uses.js";
import { literalValue, markOf } from "../domains/markers.js";
import { removingItem, replacing } from "../edits.js";
import { isScale } from "../ranges.js";

export const floatRange: Rule = {
  code: 1003,
  name: "float-range",
  severity: "error",
  docs: {
    title: "The bounds of Float and Int have to make a range",
    why: "The smaller number comes first; a logarithmic scale needs a lower bound above 0; the parts of an `Int` are whole numbers.",
    wrong: `import { searchable, type Float } from "tsglove";

@searchable
export class Adam {
  constructor(readonly rate: Float<0, 1, "log">) {}
}
`,
    right: `import { searchable, type Float } from "tsglove";

@searchable
export class Adam {
  constructor(readonly rate: Float<1e-6, 1, "log">) {}
}
`,
  },
  *check(file, model) {
    for (const { node, name, direct } of markerUses(file, model)) {
      if (name !== "Float" && name !== "Int") continue;
      const { checker } = model;
      // What is written is there at once; what an alias makes of its arguments, the marker says.
      const types = direct
        ? (node.typeArguments ?? []).map((each) => checker.getTypeFromTypeNode(each))
        : markOf(checker.getTypeFromTypeNode(node), checker)?.args;
      const values = (types ?? []).map((type) => literalValue(type, checker));
      const problem = name === "Float" ? floatProblem(values) : intProblem(values);
      if (problem !== undefined)
        yield {
          node,
          message: `\`${node.getText()}\`: ${problem}`,
          fixes: () => (direct ? mended(node, values) : []),
        };
    }
  },
};

type Value = string | number | boolean | undefined;

function mended(node: ts.TypeReferenceNode, [min, max, third]: readonly Value[]): readonly Fix[] {
  const given = node.typeArguments ?? [];
  const [low, high] = given;
  if (low === undefined || high === undefined || typeof min !== "number" || typeof max !== "number")
    return [];
  if (min > max)
    return [
      { title: "Swap the bounds", edits: [replacing(low, high.getText()), replacing(high, low.getText())] },
    ];
  return typeof third === "string" && third !== "linear" && min <= 0
    ? [
        ...(max > 1e-6 ? [{ title: "Begin at 1e-6", edits: [replacing(low, "1e-6")] }] : []),
        { title: "Leave the scale out", edits: [removingItem(given, 2)] },
      ]
    : [];
}

function floatProblem([min, max, scale = "linear"]: readonly Value[]): string | undefined {
  if (typeof min !== "number" || typeof max !== "number") return undefined;
  if (min === max)
    return `there is one number in it. Write the literal type \`${min}\`, or a larger upper bound.`;
  if (min > max) return `the range is empty. Write the smaller number first: \`Float<${max}, ${min}>\`.`;
  if ((scale === "log" || scale === "rlog") && min <= 0)
    return `a ${scale} scale has no ${min}. ${max > 0 ? `Give a lower bound above 0, such as \`Float<1e-6, ${max}, "${scale}">\`, or leave` : "Leave"} the scale out.`;
  // What else may be wrong with a range: it has no end, or is too wide to compute with.
  const problem = isScale(scale) ? rangeProblem(min, max, scale) : undefined;
  return problem === undefined ? undefined : `${problem}.`;
}

function intProblem([min, max, step]: readonly Value[]): string | undefined {
  if (typeof min !== "number" || typeof max !== "number") return undefined;
  const parts = [min, max, step ?? 1];
  if (!parts.every(Number.isInteger))
    return "its parts have to be whole numbers. For real ones write `Float`.";
  if (!parts.every(Number.isSafeInteger))
    return "beyond 2^53 whole numbers cannot be told apart. Write smaller ones, or `Float`.";
  if (min > max) return `the range is empty. Write the smaller number first: \`Int<${max}, ${min}>\`.`;
  if (!Number.isSafeInteger(max - min))
    return "it holds more values than can be counted. Write closer bounds.";
  return typeof step === "number" && step <= 0 ? "the step has to be 1 or more." : undefined;
}
