/**
 * The look at its arguments by which a compiled constructor tells that one is undecided. It stands on the hot path of
 * every construction while a search runs, so it is written out for what V8 compiles to a few instructions whatever the
 * classes of the arguments are: `typeof`, and `instanceof` of a constant. A property of the arguments would cost a hash
 * lookup each as soon as they are of more than four classes.
 */
import ts from "#typescript";
import type { ClassModel } from "../analyzer/model.js";
import type { EmittedParams } from "./constructor-params.js";
import type { EmitContext } from "./emit-context.js";

/** An argument to look at, and what its type lets expect. */
export interface CheckedArgument {
  readonly name: ts.Identifier;
  /** Mostly a primitive value; mostly an object; the array of a rest parameter. The check is exact in any case. */
  readonly expect: "primitive" | "object" | "rest";
}

/** The arguments of a constructor, in order. */
export function checkedArguments(model: ClassModel, params: EmittedParams): readonly CheckedArgument[] {
  return params.names.map((name, index) => {
    const isRest = params.passed[index] !== name;
    if (isRest) return { name, expect: "rest" };
    return { name, expect: model.params[index]?.primitive === true ? "primitive" : "object" };
  });
}

/**
 * `$hyperValues.exist && ((op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof lr === "object")
 * && $tsglove.anyOpen(op, lr)`, or nothing without arguments.
 */
export function openCondition(
  checked: readonly CheckedArgument[],
  emit: EmitContext,
): ts.Expression | undefined {
  const { factory, imports } = emit;
  const [first, ...others] = checked.map((argument) => mayBeOpen(argument, emit));
  if (first === undefined) return undefined;
  const anyMayBe = others.reduce<ts.Expression>((left, right) => factory.createLogicalOr(left, right), first);
  const isOpen = factory.createCallExpression(
    imports.runtime("anyOpen"),
    undefined,
    checked.map(({ name, expect }) => (expect === "rest" ? factory.createSpreadElement(name) : name)),
  );
  return factory.createLogicalAnd(
    factory.createLogicalAnd(
      factory.createPropertyAccessExpression(imports.constant("hyperValues"), "exist"),
      others.length === 0 ? anyMayBe : factory.createParenthesizedExpression(anyMayBe),
    ),
    isOpen,
  );
}

/** A cheap look: false only of an argument that has nothing undecided in it. */
function mayBeOpen({ name, expect }: CheckedArgument, { factory, imports }: EmitContext): ts.Expression {
  if (expect === "rest")
    return factory.createGreaterThan(
      factory.createPropertyAccessExpression(name, "length"),
      factory.createNumericLiteral(0),
    );
  const isObject = factory.createStrictEquality(
    factory.createTypeOfExpression(name),
    factory.createStringLiteral("object"),
  );
  if (expect === "primitive") return isObject;
  return factory.createParenthesizedExpression(
    factory.createConditionalExpression(
      factory.createBinaryExpression(name, ts.SyntaxKind.InstanceOfKeyword, imports.constant("SplitObject")),
      undefined,
      factory.createPropertyAccessExpression(imports.constant("hyperValues"), "met"),
      undefined,
      isObject,
    ),
  );
}

/** `if (<an argument is undecided>) return <deferral>;`, or nothing without arguments. */
export function deferStatement(
  checked: readonly CheckedArgument[],
  deferral: ts.Expression,
  emit: EmitContext,
): readonly ts.Statement[] {
  const open = openCondition(checked, emit);
  return open === undefined
    ? []
    : [emit.factory.createIfStatement(open, emit.factory.createReturnStatement(deferral))];
}
