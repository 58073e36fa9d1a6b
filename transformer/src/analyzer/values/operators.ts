/** JavaScript's operators on literals. */
import ts from "#typescript";
import type { Literal } from "tsglove/geno";
import { literalOf, UNDEFINED, type StaticValue } from "../space/static-value.js";
import { firstGap, sourceText, thrown, unknown } from "./evaluation.js";

/** Whether a value counts as true; undefined where that is not known. */
export function truth(value: StaticValue): boolean | undefined {
  if (value.kind === "unknown" || value.kind === "thrown") return undefined;
  return value.kind === "literal" ? Boolean(value.value) : true;
}

/** A longer text is not followed. */
const LONGEST = 10_000;

/** `left operator right`, of operators that need both. */
export function binary(node: ts.BinaryExpression, left: StaticValue, right: StaticValue): StaticValue {
  const gap = firstGap([left, right]);
  if (gap !== undefined)
    return gap.kind === "thrown" ? gap : unknown(`${sourceText(node)} is not known before running`, gap.node);
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsEqualsEqualsToken) return equality(node, left, right, true);
  if (operator === ts.SyntaxKind.ExclamationEqualsEqualsToken) return equality(node, left, right, false);
  if (left.kind === "literal" && right.kind === "literal") {
    const value = compute(operator, left.value, right.value);
    return value === undefined
      ? unknown(`${sourceText(node)} is not followed`, node)
      : literalOf(value.value);
  }
  return [left, right].some(isHyper)
    ? thrown(`${sourceText(node)} computes with a hyper value, which is decided later`, node)
    : unknown(`${sourceText(node)} is not followed`, node);
}

/** Whether a value is a hyper value itself, with which nothing can be computed. */
export function isHyper({ kind }: StaticValue): boolean {
  return ["oneof", "many", "float", "int", "custom", "constrained", "dependent", "absent"].includes(kind);
}

function equality(
  node: ts.Expression,
  left: StaticValue,
  right: StaticValue,
  positive: boolean,
): StaticValue {
  if (left.kind === "literal" && right.kind === "literal")
    return literalOf((left.value === right.value) === positive);
  if (left.kind === "literal" || right.kind === "literal") return literalOf(!positive);
  // Which objects are the same is not kept track of.
  return left === right
    ? literalOf(positive)
    : unknown(`whether ${sourceText(node)} is not known before running`, node);
}

function compute(operator: ts.SyntaxKind, a: Literal, b: Literal): { readonly value: Literal } | undefined {
  if (typeof a === "number" && typeof b === "number") return boxed(onNumbers(operator, a, b));
  if (typeof a === "string" && typeof b === "string" && operator !== ts.SyntaxKind.PlusToken)
    return boxed(compared(operator, a, b));
  if (typeof a === "bigint" && typeof b === "bigint") return boxed(onBigints(operator, a, b));
  if (operator === ts.SyntaxKind.PlusToken && (typeof a === "string" || typeof b === "string")) {
    const text = `${String(a)}${String(b)}`;
    return text.length > LONGEST ? undefined : { value: text };
  }
  if (operator === ts.SyntaxKind.EqualsEqualsToken || operator === ts.SyntaxKind.ExclamationEqualsToken) {
    // Only what needs no conversion: null and undefined are alike, and like nothing else.
    const nullish = a === null || a === undefined || b === null || b === undefined;
    const same = nullish ? (a ?? null) === (b ?? null) : typeof a === typeof b ? a === b : undefined;
    return same === undefined
      ? undefined
      : { value: same === (operator === ts.SyntaxKind.EqualsEqualsToken) };
  }
  return undefined;
}

function boxed(value: Literal): { readonly value: Literal } | undefined {
  return value === undefined ? undefined : { value };
}

function compared<T extends number | string | bigint>(
  operator: ts.SyntaxKind,
  a: T,
  b: T,
): boolean | undefined {
  switch (operator) {
    case ts.SyntaxKind.LessThanToken:
      return a < b;
    case ts.SyntaxKind.LessThanEqualsToken:
      return a <= b;
    case ts.SyntaxKind.GreaterThanToken:
      return a > b;
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return a >= b;
    case ts.SyntaxKind.EqualsEqualsToken:
      return a === b;
    case ts.SyntaxKind.ExclamationEqualsToken:
      return a !== b;
    default:
      return undefined;
  }
}

function onNumbers(operator: ts.SyntaxKind, a: number, b: number): Literal {
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      return a + b;
    case ts.SyntaxKind.MinusToken:
      return a - b;
    case ts.SyntaxKind.AsteriskToken:
      return a * b;
    case ts.SyntaxKind.SlashToken:
      return a / b;
    case ts.SyntaxKind.PercentToken:
      return a % b;
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return a ** b;
    case ts.SyntaxKind.LessThanLessThanToken:
      return a << b;
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
      return a >> b;
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
      return a >>> b;
    case ts.SyntaxKind.AmpersandToken:
      return a & b;
    case ts.SyntaxKind.BarToken:
      return a | b;
    case ts.SyntaxKind.CaretToken:
      return a ^ b;
    default:
      return compared(operator, a, b);
  }
}

function onBigints(operator: ts.SyntaxKind, a: bigint, b: bigint): Literal {
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      return a + b;
    case ts.SyntaxKind.MinusToken:
      return a - b;
    case ts.SyntaxKind.AsteriskToken:
      return a * b;
    default:
      return compared(operator, a, b);
  }
}

/** `operator operand` */
export function unary(node: ts.PrefixUnaryExpression, operand: StaticValue): StaticValue {
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    const known = truth(operand);
    return known === undefined ? carried(operand) : literalOf(!known);
  }
  if (operand.kind !== "literal")
    return firstGap([operand]) !== undefined
      ? carried(operand)
      : isHyper(operand)
        ? thrown(`${sourceText(node)} computes with a hyper value, which is decided later`, node)
        : unknown(`${sourceText(node)} is not followed`, node);
  const { value } = operand;
  if (typeof value === "bigint" && node.operator === ts.SyntaxKind.MinusToken) return literalOf(-value);
  if (typeof value === "bigint") return unknown(`${sourceText(node)} is not followed`, node);
  switch (node.operator) {
    case ts.SyntaxKind.MinusToken:
      return literalOf(-Number(value));
    case ts.SyntaxKind.PlusToken:
      return literalOf(Number(value));
    case ts.SyntaxKind.TildeToken:
      return literalOf(~Number(value));
    default:
      return unknown(`${sourceText(node)} is not followed`, node);
  }
}

/** What cannot be computed with stays unknown, without what was known of it at least. */
function carried(value: StaticValue): StaticValue {
  return value.kind === "unknown" ? unknown(value.reason, value.node) : value;
}

export function typeName(value: StaticValue): StaticValue {
  switch (value.kind) {
    case "literal":
      return literalOf(value.value === null ? "object" : typeof value.value);
    case "unknown":
    case "thrown":
      return carried(value);
    case "function":
      return literalOf("function");
    case "opaque":
      return unknown("what a value is that is not followed is not known before running", undefined);
    default:
      return literalOf("object");
  }
}

/** The text of a value in a template. */
export function textOf(value: StaticValue): string | undefined {
  return value.kind === "literal" ? String(value.value) : undefined;
}

/** Whether a value is null or undefined; undefined where that is not known. */
export function isNullish(value: StaticValue): boolean | undefined {
  if (value === UNDEFINED) return true;
  if (value.kind === "unknown" || value.kind === "thrown") return undefined;
  return value.kind === "literal" && (value.value === null || value.value === undefined);
}
