/** The parameters of an emitted constructor: the user's names and count, no defaults (those run later). */
import ts from "typescript";
import type { ClassModel } from "../analyzer/model.js";
import type { EmitContext } from "./emit-context.js";

export interface EmittedParams {
  readonly declarations: readonly ts.ParameterDeclaration[];
  /** Reads each argument, a rest parameter's as the array. */
  readonly names: readonly ts.Identifier[];
  /** The arguments, one a parameter of the model: of a class without a constructor, its base's parameters. */
  readonly shaped: readonly ts.Expression[];
  /** The arguments as another call passes them on: a rest parameter's laid out. */
  readonly passed: readonly ts.Expression[];
  /** The first argument, whatever the parameters look like: what an allocation is told by. */
  readonly first: ts.Expression;
}

/**
 * A parameter with a default keeps the mark of one (`= void 0`), so that `Class.length` is what it was. A class without a
 * constructor of its own takes whatever comes.
 */
export function constructorParams(
  model: ClassModel,
  own: ts.ConstructorDeclaration | undefined,
  { factory }: EmitContext,
): EmittedParams {
  if (own === undefined && model.base !== undefined) {
    const all = factory.createUniqueName("$args", ts.GeneratedIdentifierFlags.Optimistic);
    return {
      declarations: [parameter(all, undefined, factory)],
      names: [all],
      shaped: model.params.map((param, index) =>
        param.rest ? sliceFrom(all, index, factory) : factory.createElementAccessExpression(all, index),
      ),
      passed: [factory.createSpreadElement(all)],
      first: factory.createElementAccessExpression(all, 0),
    };
  }
  const params = own?.parameters ?? [];
  const names = params.map((param, index) =>
    ts.isIdentifier(param.name)
      ? factory.createIdentifier(param.name.text)
      : factory.createUniqueName(`$arg${index}`, ts.GeneratedIdentifierFlags.Optimistic),
  );
  const isRest = (index: number): boolean => params[index]?.dotDotDotToken !== undefined;
  const [first] = names;
  return {
    declarations: names.map((name, index) => parameter(name, params[index], factory)),
    names,
    shaped: names,
    passed: names.map((name, index) => (isRest(index) ? factory.createSpreadElement(name) : name)),
    first:
      first === undefined
        ? factory.createElementAccessExpression(factory.createIdentifier("arguments"), 0)
        : isRest(0)
          ? factory.createElementAccessExpression(first, 0)
          : first,
  };
}

function sliceFrom(array: ts.Identifier, index: number, factory: ts.NodeFactory): ts.Expression {
  return factory.createCallExpression(factory.createPropertyAccessExpression(array, "slice"), undefined, [
    factory.createNumericLiteral(index),
  ]);
}

/** `name`, as `from` has it or, without one, `...name`. Its type stays for those who emit decorator metadata. */
function parameter(
  name: ts.Identifier,
  from: ts.ParameterDeclaration | undefined,
  factory: ts.NodeFactory,
): ts.ParameterDeclaration {
  const isRest = from === undefined || from.dotDotDotToken !== undefined;
  return factory.createParameterDeclaration(
    undefined,
    isRest ? factory.createToken(ts.SyntaxKind.DotDotDotToken) : undefined,
    name,
    undefined,
    from?.type,
    from?.initializer === undefined ? undefined : factory.createVoidZero(),
  );
}
