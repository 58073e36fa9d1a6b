/**
 * A class split into allocation and initialisation.
 *
 *     constructor(op, lr = void 0) {              // the user's names and length
 *       super($tsglove.allocate);                 // allocate only, all the way up
 *       if (op === $tsglove.allocate) return;
 *       if ($tsglove.hyperValues.exist && ...) return $tsglove.defer(this, new.target, [op, lr]);
 *       this[$tsglove.init](new.target, op, lr);
 *     }
 *     [$tsglove.init]($target, op, lr = 1e-4) {   // the user's defaults, field initialisers and body: re-runnable
 *       super[$tsglove.init]($target, op);        // was super(op); new.target is $target
 *       ...
 *     }
 *
 * Fields stay declared, without their initialisers, so that private ones are installed once, at allocation.
 */
import ts from "typescript";
import { isFunctionScope, isSuperCall, ownConstructor, superStatement } from "../analyzer/class-shape.js";
import type { ClassModel } from "../analyzer/model.js";
import {
  argsMethod,
  defineBlock,
  deferStatement,
  newTarget,
  storeArguments,
  storedFields,
} from "./class-members.js";
import type { EmitContext } from "./emit-context.js";
import { constructorParams, type EmittedParams } from "./constructor-params.js";
import { fieldInitialisers, isInstanceField, withoutInitialiser } from "./fields.js";

/** The members of a split class; `members` are the user's, nested classes already rewritten. */
export function splitMembers(
  model: ClassModel,
  members: readonly ts.ClassElement[],
  emit: EmitContext,
): readonly ts.ClassElement[] {
  const own = ownConstructor(model.node);
  const visited = members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  const params = constructorParams(model, own, emit);
  const kept = members
    .filter((member) => !ts.isConstructorDeclaration(member))
    .map((member) => (isInstanceField(member) ? withoutInitialiser(member, emit.factory) : member));
  return [
    ...(model.searchable ? [defineBlock(model, emit)] : []),
    ...storedFields(model, emit),
    ...propertyFields(own, emit),
    ...kept,
    allocatingConstructor(model, own, params, emit),
    initMethod(model, visited, members.filter(isInstanceField), params, emit),
    ...(model.searchable ? [argsMethod(model, emit)] : []),
  ];
}

/** Parameter properties as declared fields, where the target defines fields. */
function propertyFields(
  own: ts.ConstructorDeclaration | undefined,
  { factory, definesFields }: EmitContext,
): readonly ts.ClassElement[] {
  if (own === undefined || !definesFields) return [];
  return propertyNames(own).map((name) =>
    factory.createPropertyDeclaration(undefined, name, undefined, undefined, undefined),
  );
}

function propertyNames(own: ts.ConstructorDeclaration): readonly string[] {
  return own.parameters.flatMap((param) =>
    ts.isParameterPropertyDeclaration(param, own) && ts.isIdentifier(param.name) ? [param.name.text] : [],
  );
}

function allocatingConstructor(
  model: ClassModel,
  own: ts.ConstructorDeclaration | undefined,
  params: EmittedParams,
  emit: EmitContext,
): ts.ClassElement {
  const { factory, imports } = emit;
  const allocates = factory.createIfStatement(
    factory.createStrictEquality(params.first, imports.runtime("allocate")),
    factory.createReturnStatement(),
  );
  const superCall = factory.createExpressionStatement(
    factory.createCallExpression(factory.createSuper(), undefined, [imports.runtime("allocate")]),
  );
  const initialise = factory.createExpressionStatement(
    factory.createCallExpression(
      factory.createElementAccessExpression(factory.createThis(), imports.runtime("init")),
      undefined,
      [newTarget(emit), ...params.passed],
    ),
  );
  const body = factory.createBlock(
    [...(model.hasHeritage ? [superCall] : []), allocates, ...deferral(model, own, params, emit), initialise],
    true,
  );
  return factory.createConstructorDeclaration(undefined, params.declarations, body);
}

/** Defers an object that has an undecided argument; only where an object of a searchable class can come out. */
function deferral(
  model: ClassModel,
  own: ts.ConstructorDeclaration | undefined,
  params: EmittedParams,
  emit: EmitContext,
): readonly ts.Statement[] {
  if (!model.searchable && !model.belowSearchable) return [];
  const { factory, imports } = emit;
  const isBare = own === undefined && model.base !== undefined;
  const [all] = params.names;
  const args = isBare && all !== undefined ? all : factory.createArrayLiteralExpression(params.names);
  const call = factory.createCallExpression(imports.runtime("defer"), undefined, [
    factory.createThis(),
    newTarget(emit),
    args,
  ]);
  return deferStatement(params.names, call, emit);
}

function initMethod(
  model: ClassModel,
  constructor: ts.ConstructorDeclaration | undefined,
  fields: readonly ts.PropertyDeclaration[],
  params: EmittedParams,
  emit: EmitContext,
): ts.ClassElement {
  const { factory, imports } = emit;
  const target = factory.createUniqueName("$target", ts.GeneratedIdentifierFlags.Optimistic);
  const body = constructor?.body;
  const parameters =
    constructor === undefined
      ? params.declarations
      : constructor.parameters.map((param) => plainParameter(param, factory));
  const statements = body === undefined ? [] : initStatements(body, target, emit);
  const split = body === undefined || !model.hasHeritage ? prologueEnd(statements) : superStatement(body) + 1;
  const inheritedInit =
    model.hasHeritage && body === undefined ? [superInit(target, params.passed, emit)] : [];
  const method = factory.createMethodDeclaration(
    undefined,
    undefined,
    factory.createComputedPropertyName(imports.runtime("init")),
    undefined,
    undefined,
    [factory.createParameterDeclaration(undefined, undefined, target), ...parameters],
    undefined,
    factory.createBlock(
      [
        ...statements.slice(0, split),
        ...inheritedInit,
        ...storeArguments(model, (index) => rawArgument(model, constructor, index, emit), emit),
        ...fieldsAndProperties(constructor, fields, emit),
        ...statements.slice(split),
      ],
      true,
    ),
  );
  return constructor === undefined ? method : ts.setTextRange(method, constructor);
}

/** An argument as it was given, its default not applied: `arguments[1]`, behind the target. A rest array by its name. */
function rawArgument(
  model: ClassModel,
  constructor: ts.ConstructorDeclaration | undefined,
  index: number,
  { factory }: EmitContext,
): ts.Expression {
  const rest = constructor?.parameters[index];
  if (model.params[index]?.rest === true && rest !== undefined && ts.isIdentifier(rest.name))
    return factory.createIdentifier(rest.name.text);
  return factory.createElementAccessExpression(factory.createIdentifier("arguments"), index + 1);
}

/** TypeScript's order: with native define semantics fields are initialised first, else parameter properties are. */
function fieldsAndProperties(
  constructor: ts.ConstructorDeclaration | undefined,
  fields: readonly ts.PropertyDeclaration[],
  emit: EmitContext,
): readonly ts.Statement[] {
  const { factory } = emit;
  const initialisers = fieldInitialisers(fields, emit);
  const properties = (constructor === undefined ? [] : propertyNames(constructor)).map((name) =>
    factory.createExpressionStatement(
      factory.createAssignment(
        factory.createPropertyAccessExpression(factory.createThis(), name),
        factory.createIdentifier(name),
      ),
    ),
  );
  return emit.definesFields && emit.nativeFields
    ? [...initialisers, ...properties]
    : [...properties, ...initialisers];
}

function plainParameter(param: ts.ParameterDeclaration, factory: ts.NodeFactory): ts.ParameterDeclaration {
  return factory.updateParameterDeclaration(
    param,
    undefined,
    param.dotDotDotToken,
    param.name,
    undefined,
    undefined,
    param.initializer,
  );
}

function prologueEnd(statements: readonly ts.Statement[]): number {
  const end = statements.findIndex(
    (statement) => !(ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)),
  );
  return end === -1 ? statements.length : end;
}

function superInit(
  target: ts.Identifier,
  args: readonly ts.Expression[],
  { factory, imports }: EmitContext,
): ts.Statement {
  const method = factory.createElementAccessExpression(factory.createSuper(), imports.runtime("init"));
  return factory.createExpressionStatement(
    factory.createCallExpression(method, undefined, [target, ...args]),
  );
}

/** The statements of a constructor's body with `super(...)` and `new.target` as the method has them. */
function initStatements(
  body: ts.Block,
  target: ts.Identifier,
  { factory, context, imports }: EmitContext,
): readonly ts.Statement[] {
  const visit = (node: ts.Node): ts.Node => {
    if (isSuperCall(node)) {
      const method = factory.createElementAccessExpression(factory.createSuper(), imports.runtime("init"));
      const args = node.arguments.map((argument) => ts.visitNode(argument, visit, ts.isExpression));
      return ts.setTextRange(factory.createCallExpression(method, undefined, [target, ...args]), node);
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.NewKeyword) return target;
    return isFunctionScope(node) ? node : ts.visitEachChild(node, visit, context);
  };
  return body.statements.map((statement) => ts.visitNode(statement, visit, ts.isStatement));
}
