/**
 * Following functions that only build values: parameters are bound, constants noted, conditions on constants taken, and what
 * is returned is what they give. Anything else (a loop, an assignment) makes what they give unknown.
 */
import ts from "#typescript";
import { UNDEFINED, type StaticValue } from "../space/static-value.js";
import { functionValue, Scope, sourceText, unknown, type Evaluation } from "./evaluation.js";
import { HOLE, listOf } from "./list-methods.js";
import { truth } from "./operators.js";
import { propertyOf } from "./properties.js";

/** What a function gives for some arguments. */
export function callClosure(
  node: ts.FunctionLikeDeclaration,
  outer: Scope,
  args: readonly StaticValue[],
  at: ts.Node,
  evaluation: Evaluation,
): StaticValue {
  const isAsync = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async) !== 0;
  if (node.body === undefined || isAsync || node.asteriskToken !== undefined)
    return unknown(`what ${sourceText(at)} gives is not known before running`, at);
  const scope = new Scope(outer);
  for (const [index, param] of node.parameters.entries()) {
    const given = param.dotDotDotToken === undefined ? args[index] : listOf(args.slice(index));
    bind(param.name, withDefault(given, param.initializer, scope, evaluation), scope, evaluation);
  }
  if (!ts.isBlock(node.body)) return evaluation.evaluate(node.body, scope);
  return run(node.body.statements, scope, evaluation) ?? UNDEFINED;
}

function withDefault(
  given: StaticValue | undefined,
  initializer: ts.Expression | undefined,
  scope: Scope,
  evaluation: Evaluation,
): StaticValue {
  const isMissing = given === undefined || (given.kind === "literal" && given.value === undefined);
  if (!isMissing) return given;
  return initializer === undefined ? UNDEFINED : evaluation.evaluate(initializer, scope);
}

/** Gives the names of a pattern their values. */
export function bind(name: ts.BindingName, value: StaticValue, scope: Scope, evaluation: Evaluation): void {
  if (ts.isIdentifier(name)) {
    const symbol = evaluation.model.checker.getSymbolAtLocation(name);
    if (symbol !== undefined) scope.set(symbol, value);
    return;
  }
  for (const [index, element] of name.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const part = partFor(element, index, name, value, scope, evaluation);
    bind(element.name, withDefault(part, element.initializer, scope, evaluation), scope, evaluation);
  }
}

/** What stands in a value where an element of a pattern does. */
function partFor(
  element: ts.BindingElement,
  index: number,
  pattern: ts.BindingPattern,
  value: StaticValue,
  scope: Scope,
  evaluation: Evaluation,
): StaticValue {
  const rest = element.dotDotDotToken !== undefined;
  if (ts.isArrayBindingPattern(pattern)) {
    if (value.kind !== "list")
      return unknown(`what ${sourceText(pattern)} holds is not known before running`, element);
    if (rest) return listOf(value.items.slice(index));
    const item = value.items[index];
    return item === undefined || item === HOLE ? UNDEFINED : item;
  }
  if (rest) {
    if (value.kind !== "record")
      return unknown(`what ${sourceText(element)} holds is not known before running`, element);
    const taken = new Set(pattern.elements.map((each) => keyOf(each, scope, evaluation)));
    return taken.has(undefined)
      ? unknown(`what ${sourceText(element)} holds is not known before running`, element)
      : { kind: "record", entries: new Map([...value.entries].filter(([key]) => !taken.has(key))) };
  }
  const key = keyOf(element, scope, evaluation);
  return key === undefined
    ? unknown(`what ${sourceText(element)} holds is not known before running`, element)
    : propertyOf(value, key, element, evaluation);
}

function keyOf(element: ts.BindingElement, scope: Scope, evaluation: Evaluation): string | undefined {
  const name = element.propertyName ?? element.name;
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (!ts.isComputedPropertyName(name)) return undefined;
  const key = evaluation.evaluate(name.expression, scope);
  return key.kind === "literal" ? String(key.value) : undefined;
}

/** Runs statements. @returns what they return; undefined where they come to their end. */
function run(
  statements: readonly ts.Statement[],
  scope: Scope,
  evaluation: Evaluation,
): StaticValue | undefined {
  // Functions are there from the beginning.
  for (const statement of statements)
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
      const callable = { kind: "closure", node: statement, scope } as const;
      bind(statement.name, functionValue(statement.name.text, callable), scope, evaluation);
    }
  for (const statement of statements) {
    if (!evaluation.spend(1)) return unknown(`${sourceText(statement)} takes too long to follow`, statement);
    const result = runStatement(statement, scope, evaluation);
    if (result !== undefined) return result;
  }
  return undefined;
}

function runStatement(
  statement: ts.Statement,
  scope: Scope,
  evaluation: Evaluation,
): StaticValue | undefined {
  if (ts.isReturnStatement(statement))
    return statement.expression === undefined ? UNDEFINED : evaluation.evaluate(statement.expression, scope);
  if (ts.isVariableStatement(statement)) return declare(statement.declarationList, scope, evaluation);
  if (ts.isBlock(statement)) return run(statement.statements, new Scope(scope), evaluation);
  if (ts.isIfStatement(statement)) return runIf(statement, scope, evaluation);
  if (ts.isThrowStatement(statement))
    return { kind: "thrown", reason: `${sourceText(statement)} is reached`, node: statement };
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isEmptyStatement(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement)
  )
    return undefined;
  return notFollowed(statement, evaluation);
}

/** A statement that may do anything. */
function notFollowed(statement: ts.Statement, evaluation: Evaluation): StaticValue {
  evaluation.disturb(`${sourceText(statement)} is not followed`, statement);
  return unknown(`${sourceText(statement)} is not followed`, statement);
}

function declare(
  list: ts.VariableDeclarationList,
  scope: Scope,
  evaluation: Evaluation,
): StaticValue | undefined {
  for (const { name, initializer } of list.declarations)
    bind(
      name,
      initializer === undefined ? UNDEFINED : evaluation.evaluate(initializer, scope),
      scope,
      evaluation,
    );
  return undefined;
}

function runIf(statement: ts.IfStatement, scope: Scope, evaluation: Evaluation): StaticValue | undefined {
  const condition = evaluation.evaluate(statement.expression, scope);
  const isTrue = truth(condition);
  if (isTrue === undefined) {
    if (condition.kind === "thrown") return condition;
    return unknown(`${sourceText(statement.expression)} is not known before running`, statement.expression);
  }
  const taken = isTrue ? statement.thenStatement : statement.elseStatement;
  return taken === undefined ? undefined : runStatement(taken, scope, evaluation);
}
