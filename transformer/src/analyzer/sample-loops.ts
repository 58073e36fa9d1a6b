/** The `for` loops over `sample(...)`, as they are written: what their rules look at. */
import ts from "#typescript";
import { callsOf } from "./calls.js";
import { isFunctionScope } from "./class-shape.js";
import { unwrapped, writtenProperty } from "./constants.js";
import type { ProgramModel } from "./program-model.js";

export interface SampleLoop {
  readonly node: ts.ForOfStatement;
  readonly call: ts.CallExpression;
  readonly isAsync: boolean;
  /** The name of the second part of `[example, feedback]`; undefined where the pattern has none. */
  readonly feedback: ts.Identifier | undefined;
  /** Whether the turn is taken apart by a pattern whose parts all have names. */
  readonly plain: boolean;
}

/** The loops of a file whose study is made in their head, or by a constant of the same block. */
export function sampleLoops(file: ts.SourceFile, model: ProgramModel): readonly SampleLoop[] {
  return callsOf("sample", file, model).flatMap((call) => {
    const node = loopOver(call, model);
    if (node === undefined) return [];
    const pattern = patternOf(node);
    const [, second] = pattern?.elements ?? [];
    const feedback =
      second !== undefined && ts.isBindingElement(second) && ts.isIdentifier(second.name)
        ? second.name
        : undefined;
    const plain =
      pattern?.elements.every(
        (each) =>
          ts.isOmittedExpression(each) ||
          (each.dotDotDotToken === undefined && each.initializer === undefined),
      ) === true &&
      (second === undefined || ts.isOmittedExpression(second) || feedback !== undefined);
    return [{ node, call, isAsync: node.awaitModifier !== undefined, feedback, plain }];
  });
}

function patternOf({ initializer }: ts.ForOfStatement): ts.ArrayBindingPattern | undefined {
  const declaration = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0] : undefined;
  return declaration !== undefined && ts.isArrayBindingPattern(declaration.name)
    ? declaration.name
    : undefined;
}

function loopOver(call: ts.CallExpression, model: ProgramModel): ts.ForOfStatement | undefined {
  const { parent } = call;
  if (ts.isForOfStatement(parent) && unwrapped(parent.expression) === call) return parent;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  const block = parent.parent.parent.parent;
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return undefined;
  const symbol = model.checker.getSymbolAtLocation(parent.name);
  return block.statements.find(
    (each): each is ts.ForOfStatement =>
      ts.isForOfStatement(each) &&
      ts.isIdentifier(each.expression) &&
      model.checker.getSymbolAtLocation(each.expression) === symbol,
  );
}

/** An option that is written into the call; undefined also where nobody can tell. */
export function sampleOption({ call }: SampleLoop, name: string): ts.Expression | undefined {
  return writtenProperty(call.arguments[2], name);
}

/** Whether all options of the loop are written into the call, or it has none. */
export function knowsOptions({ call: { arguments: given } }: SampleLoop): boolean {
  const [, , options] = given;
  if (given.some(ts.isSpreadElement)) return false;
  return (
    options === undefined ||
    (ts.isObjectLiteralExpression(options) && !options.properties.some(ts.isSpreadAssignment))
  );
}

/** Whether code can go elsewhere than on to the next statement: by a jump, a throw, or a call that does not return. */
export function jumps(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isBreakOrContinueStatement(node) || ts.isReturnStatement(node) || ts.isThrowStatement(node))
    return true;
  if (ts.isCallExpression(node) && checker.getTypeAtLocation(node).flags & ts.TypeFlags.Never) return true;
  if (isFunctionScope(node) || ts.isArrowFunction(node)) return false;
  return ts.forEachChild(node, (child) => jumps(child, checker) || undefined) ?? false;
}

/** Whether a node mentions a name, anywhere. */
export function mentions(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name;
  return ts.forEachChild(node, (child) => mentions(child, name) || undefined) ?? false;
}
