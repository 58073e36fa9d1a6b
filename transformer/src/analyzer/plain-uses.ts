/**
 * Where a hyper value is used as if it were decided: computed with, asked in a condition, called upon. It is looked for where
 * that can be seen: on the call itself, and on a constant that was given it.
 */
import ts from "#typescript";
import { callsOf } from "./calls.js";
import { isFunctionScope } from "./class-shape.js";
import { constantOf, isConst, unwrapped } from "./constants.js";
import type { ProgramModel } from "./program-model.js";

const MAKERS = ["oneof", "manyof", "permutate", "floatv", "intv"] as const;
/** Functions that run what they are given with decisions made. */
const TRACERS: ReadonlySet<string> = new Set(["trace", "traceAsync", "lazy"]);

export interface PlainUse {
  readonly node: ts.Expression;
  /** What is done with it: "is computed with". */
  readonly how: string;
  /** Whether it happens while the module is evaluated, where nothing is decided. */
  readonly certain: boolean;
}

/** The uses in a file, but for those inside of a function that is given to `trace`. */
export function plainUses(file: ts.SourceFile, model: ProgramModel): readonly PlainUse[] {
  return MAKERS.flatMap((name) => callsOf(name, file, model)).flatMap((call) =>
    valuesOf(call, model).flatMap((node) => {
      const how = useOf(node, model);
      if (how === undefined || isTraced(node, model)) return [];
      return [{ node, how, certain: isModuleCode(node) && isModuleCode(call) }];
    }),
  );
}

/** The call, and where a constant stands that it was given to. */
function valuesOf(call: ts.CallExpression, model: ProgramModel): readonly ts.Expression[] {
  const outer = wrapped(call);
  const { parent } = outer;
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== outer || !ts.isIdentifier(parent.name))
    return [call];
  const list = parent.parent;
  if (!ts.isVariableDeclarationList(list) || !isConst(list)) return [call];
  return referencesTo(parent.name, list.parent.parent, model);
}

/** The places where a name is used as an expression, in the block of its declaration. */
export function referencesTo(
  name: ts.Identifier,
  within: ts.Node,
  model: ProgramModel,
): readonly ts.Identifier[] {
  const symbol = model.checker.getSymbolAtLocation(name);
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node !== name &&
      node.text === name.text &&
      model.checker.getSymbolAtLocation(node) === symbol
    )
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(within);
  return found;
}

/** An expression with the parentheses and claims about its type around it. */
function wrapped(node: ts.Expression): ts.Expression {
  const { parent } = node;
  return ts.isExpression(parent) && unwrapped(parent) === unwrapped(node) && parent !== node
    ? wrapped(parent)
    : node;
}

function useOf(value: ts.Expression, model: ProgramModel): string | undefined {
  const node = wrapped(value);
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return binaryUse(node, parent, model);
  if (ts.isPrefixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.ExclamationToken
      ? "is asked whether it is true"
      : "is computed with";
  if (ts.isTemplateSpan(parent)) return "is made into text";
  if (ts.isConditionalExpression(parent))
    return parent.condition === node ? "is asked whether it is true" : undefined;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node ? "is asked whether it is true" : undefined;
  if (ts.isSwitchStatement(parent)) return "is compared with cases";
  if (ts.isElementAccessExpression(parent))
    return parent.argumentExpression === node ? "is taken for an index" : undefined;
  if (ts.isForOfStatement(parent)) return parent.expression === node ? "is iterated over" : undefined;
  if (ts.isSpreadElement(parent)) return "is spread out";
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
    return ts.isCallExpression(parent.parent) && parent.parent.expression === parent
      ? `is asked for its method ${parent.name.text}`
      : undefined;
  return ts.isCallExpression(parent) && parent.expression !== node && isMath(parent.expression, model)
    ? "is computed with"
    : undefined;
}

const COMPUTING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

const COMPARING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Whether there is a value at all may be asked of any. */
function isNullish(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined");
}

function binaryUse(
  node: ts.Expression,
  parent: ts.BinaryExpression,
  model: ProgramModel,
): string | undefined {
  const operator = parent.operatorToken.kind;
  if (COMPUTING.has(operator)) return "is computed with";
  const other = parent.left === node ? parent.right : parent.left;
  // Whether it is the same one as another may well be asked.
  if (COMPARING.has(operator))
    return isNullish(other) || constantOf(other, model.checker) === undefined
      ? undefined
      : "is compared with a value";
  const asksLeft =
    operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken;
  return asksLeft && parent.left === node ? "is asked whether it is true" : undefined;
}

/** `Math.max` and its like, those of the language. */
function isMath(callee: ts.Expression, { checker, program }: ProgramModel): boolean {
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return false;
  if (callee.expression.text !== "Math") return false;
  const declaration = checker.getSymbolAtLocation(callee.expression)?.declarations?.[0];
  return declaration !== undefined && program.isSourceFileDefaultLibrary(declaration.getSourceFile());
}

/** Whether code runs while its module is evaluated, if it does: it stands in no function and no class, and nobody catches what it throws. */
export function isModuleCode(node: ts.Node): boolean {
  for (let outer: ts.Node = node; !ts.isSourceFile(outer); outer = outer.parent)
    if (ts.isFunctionLike(outer) || isFunctionScope(outer) || ts.isTryStatement(outer)) return false;
  return true;
}

/** Whether code stands in a function that is handed to `trace`, so that decisions in it are made. */
function isTraced(node: ts.Node, model: ProgramModel): boolean {
  for (let outer: ts.Node = node; !ts.isSourceFile(outer); outer = outer.parent) {
    if (!ts.isArrowFunction(outer) && !ts.isFunctionExpression(outer)) continue;
    const { parent } = outer;
    if (!ts.isCallExpression(parent)) continue;
    const name = model.dsl.nameOf(parent.expression);
    if (name !== undefined && TRACERS.has(name)) return true;
  }
  return false;
}
