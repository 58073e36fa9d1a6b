/** Expressions that are made of others by an operator: conditions, logic, arithmetic, assignments, templates. */
import ts from "#typescript";
import { literalOf, type StaticValue } from "../space/static-value.js";
import { callableOf, sourceText, thrown, unknown, type Evaluation, type Scope } from "./evaluation.js";
import { binary, isHyper, isNullish, textOf, truth } from "./operators.js";

/** The longest text that is followed. */
const LONGEST = 10_000;

/** An expression that changes what it is applied to. */
export function changing(node: ts.Expression, evaluation: Evaluation): StaticValue {
  const reason = `${sourceText(node)} changes a value`;
  evaluation.disturb(reason, node);
  return unknown(reason, node);
}

export function conditional(
  node: ts.ConditionalExpression,
  scope: Scope,
  evaluation: Evaluation,
): StaticValue {
  const condition = evaluation.evaluate(node.condition, scope);
  const isTrue = truth(condition);
  if (isTrue !== undefined) return evaluation.evaluate(isTrue ? node.whenTrue : node.whenFalse, scope);
  if (condition.kind === "thrown") return condition;
  return unknown(`${sourceText(node.condition)} is not known before running`, node.condition);
}

export function binaryValue(node: ts.BinaryExpression, scope: Scope, evaluation: Evaluation): StaticValue {
  const { left, right, operatorToken } = node;
  const { kind } = operatorToken;
  if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment)
    return changing(node, evaluation);
  const value = evaluation.evaluate(left, scope);
  switch (kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken: {
      const isDone =
        kind === ts.SyntaxKind.QuestionQuestionToken
          ? negated(isNullish(value))
          : kind === ts.SyntaxKind.BarBarToken
            ? truth(value)
            : negated(truth(value));
      if (isDone === undefined)
        return value.kind === "thrown"
          ? value
          : unknown(
              `${sourceText(left)} is not known before running`,
              value.kind === "unknown" ? value.node : left,
            );
      return isDone ? value : evaluation.evaluate(right, scope);
    }
    case ts.SyntaxKind.CommaToken:
      return value.kind === "thrown" ? value : evaluation.evaluate(right, scope);
    case ts.SyntaxKind.InKeyword: {
      const object = evaluation.evaluate(right, scope);
      return value.kind === "literal" &&
        object.kind === "record" &&
        !(String(value.value) in Object.prototype)
        ? literalOf(object.entries.has(String(value.value)))
        : unknown(`${sourceText(node)} is not known before running`, node);
    }
    case ts.SyntaxKind.InstanceOfKeyword:
      return instanceOf(node, value, evaluation.evaluate(right, scope));
    default:
      return binary(node, value, evaluation.evaluate(right, scope));
  }
}

function instanceOf(node: ts.BinaryExpression, value: StaticValue, type: StaticValue): StaticValue {
  const callable = callableOf(type);
  if (
    callable?.kind !== "class" ||
    value.kind === "unknown" ||
    value.kind === "thrown" ||
    value.kind === "opaque"
  )
    return unknown(`${sourceText(node)} is not known before running`, node);
  const { symbol } = callable.model;
  return literalOf(
    value.kind === "object" && (value.type.symbol === symbol || value.type.bases.includes(symbol)),
  );
}

export function templateText(node: ts.TemplateExpression, scope: Scope, evaluation: Evaluation): StaticValue {
  let text = node.head.text;
  for (const span of node.templateSpans) {
    const value = evaluation.evaluate(span.expression, scope);
    const part = textOf(value);
    if (part === undefined && isHyper(value))
      return thrown(`${sourceText(node)} computes with a hyper value, which is decided later`, node);
    if (part === undefined)
      return value.kind === "thrown"
        ? value
        : unknown(`${sourceText(node)} is not known before running`, node);
    text += part + span.literal.text;
    if (text.length > LONGEST) return unknown("it takes too long to follow", node);
  }
  return literalOf(text);
}
function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
