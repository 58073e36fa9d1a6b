/** The parameters of an emitted constructor: the user's names and count, no defaults (those run later). */
import ts from "#typescript";
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
 * constructor of its own has its base's parameters, all with that mark: its length is 0.
 */
export function constructorParams(
  model: ClassModel,
  own: ts.ConstructorDeclaration | undefined,
  { factory, imports }: EmitContext,
): EmittedParams {
  // A rigid base may count its arguments: they are passed on as they came.
  if (own === undefined && model.base !== undefined && model.construction.kind === "rigid") {
    const all = imports.local("$args");
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
  const params = own?.parameters ?? model.params.map(({ node }) => node);
  const names = params.map((param, index) =>
    own !== undefined && ts.isIdentifier(param.name)
      ? factory.createIdentifier(param.name.text)
      : imports.local(`$arg${index}`),
  );
  const isRest = (index: number): boolean => params[index]?.dotDotDotToken !== undefined;
  const [first] = names;
  return {
    declarations: names.map((name, index) =>
      own === undefined
        ? inheritedParameter(name, isRest(index), factory)
        : parameter(name, params[index], factory),
    ),
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

/** `name = void 0`, or `...name`. */
function inheritedParameter(
  name: ts.Identifier,
  isRest: boolean,
  factory: ts.NodeFactory,
): ts.ParameterDeclaration {
  return factory.createParameterDeclaration(
    undefined,
    isRest ? factory.createToken(ts.SyntaxKind.DotDotDotToken) : undefined,
    name,
    undefined,
    undefined,
    isRest ? undefined : factory.createVoidZero(),
  );
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

/** The parameters under names of our own: one may be called like the class, or like something that a field names. */
export function ownParameters(
  params: EmittedParams,
  { factory, imports }: EmitContext,
): { readonly declarations: readonly ts.ParameterDeclaration[]; readonly passed: readonly ts.Expression[] } {
  const names = params.names.map((_, index) => imports.local(`$arg${index}`));
  const isRest = (index: number): boolean => params.passed[index] !== params.names[index];
  return {
    declarations: names.map((name, index) =>
      factory.createParameterDeclaration(
        undefined,
        isRest(index) ? factory.createToken(ts.SyntaxKind.DotDotDotToken) : undefined,
        name,
      ),
    ),
    passed: names.map((name, index) => (isRest(index) ? factory.createSpreadElement(name) : name)),
  };
}
