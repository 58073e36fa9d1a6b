/** The expressions of a file whose size an editor shows: calls that make hyper values and spaces, and constants made of such. */
import ts from "#typescript";
import { callsOf } from "../calls.js";
import { nodesIn } from "../file-nodes.js";
import { perFile } from "../per-file.js";
import type { ProgramModel } from "../program-model.js";
import { isOpen } from "../space/facts.js";
import { evaluatorOf, spaceOfValue, type KnownSpace } from "./analyze-value.js";

/** An expression that is a space, or a part of one. */
export interface FoundSpace {
  readonly node: ts.Expression;
  /** A hyper value, `oneof(...)`; a `searchSpace(...)`; or what a constant was composed of. */
  readonly kind: "hyper value" | "search space" | "composition";
  /** The constant's name, of a composition. */
  readonly name: ts.Identifier | undefined;
  readonly found: KnownSpace;
}

/** The functions that make hyper values whose size is shown. */
export const HYPER_CALLS = [
  "oneof",
  "manyof",
  "permutate",
  "floatv",
  "intv",
  "custom",
  "evolve",
  "constrain",
];

/** All evaluations of one file together take so many steps: an editor waits for them. */
const MOST_STEPS = 200_000;

/** The spaces in a file, in the order of the text. */
export const spacesIn = perFile((file, model): readonly FoundSpace[] =>
  file.isDeclarationFile || !model.dsl.used ? [] : findSpaces(file, model),
);

function findSpaces(file: ts.SourceFile, model: ProgramModel): readonly FoundSpace[] {
  const asked = new Map<ts.Expression, Pick<FoundSpace, "kind" | "name">>();
  for (const each of HYPER_CALLS)
    for (const call of callsOf(each, file, model)) asked.set(call, { kind: "hyper value", name: undefined });
  for (const call of callsOf("searchSpace", file, model))
    asked.set(call, { kind: "search space", name: undefined });
  for (const { node, name } of constantsOf(file))
    if (!asked.has(node)) asked.set(node, { kind: "composition", name });
  const evaluator = evaluatorOf(model);
  const spaces: FoundSpace[] = [];
  let left = MOST_STEPS;
  for (const [node, what] of asked) {
    if (left <= 0) break;
    const given = Math.min(left, MOST_STEPS / 4);
    const value = evaluator.valueOf(node, given);
    left -= given - evaluator.left;
    // Most constants are no spaces.
    if (what.kind === "composition" && !isOpen(value)) continue;
    const found = spaceOfValue(value, node);
    if (found.kind !== "none") spaces.push({ node, ...what, found });
  }
  return spaces.sort((a, b) => a.node.pos - b.node.pos || b.node.end - a.node.end);
}

/** The constants of a file that are made of something, in the order of the text. */
function constantsOf(
  file: ts.SourceFile,
): readonly { readonly node: ts.Expression; readonly name: ts.Identifier }[] {
  return nodesIn(file).variables.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && initializer !== undefined && isMade(initializer)
      ? [{ node: initializer, name }]
      : [],
  );
}

function isMade(node: ts.Expression): boolean {
  return (
    ts.isNewExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isConditionalExpression(node) ||
    ((ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) &&
      isMade(node.expression))
  );
}
