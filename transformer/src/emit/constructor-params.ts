/** The parameters of an emitted constructor: the user's names and count, no defaults (those run later), no types. */
import ts from "typescript";
import type { ClassModel } from "../analyzer/model.js";
import type { EmitContext } from "./emit-context.js";

export interface EmittedParams {
  readonly declarations: readonly ts.ParameterDeclaration[];
  /** Reads each argument, a rest parameter's as the array. */
  readonly names: readonly ts.Identifier[];
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
      declarations: [parameter(all, true, false, factory)],
      names: [all],
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
    declarations: names.map((name, index) =>
      parameter(name, isRest(index), params[index]?.initializer !== undefined, factory),
    ),
    names,
    passed: names.map((name, index) => (isRest(index) ? factory.createSpreadElement(name) : name)),
    first:
      first === undefined
        ? factory.createElementAccessExpression(factory.createIdentifier("arguments"), 0)
        : isRest(0)
          ? factory.createElementAccessExpression(first, 0)
          : first,
  };
}

function parameter(
  name: ts.Identifier,
  rest: boolean,
  optional: boolean,
  factory: ts.NodeFactory,
): ts.ParameterDeclaration {
  return factory.createParameterDeclaration(
    undefined,
    rest ? factory.createToken(ts.SyntaxKind.DotDotDotToken) : undefined,
    name,
    undefined,
    undefined,
    optional ? factory.createVoidZero() : undefined,
  );
}
