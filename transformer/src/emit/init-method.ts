/**
 * The re-runnable part of a split class: the user's defaults, field initialisers and constructor body, as a method.
 *
 *     [$init]($target, op, lr = 1e-4) {
 *       $superOfNet.call(this, $target, op);      // was super(op); new.target is $target
 *       ...
 *     }
 */
import ts from "#typescript";
import { isFunctionScope, isSuperCall, superStatement } from "../analyzer/class-shape.js";
import { capturesName, seesObject } from "../analyzer/field-scope.js";
import type { ClassModel } from "../analyzer/model.js";
import { storeArguments } from "./class-members.js";
import { ownParameters, type EmittedParams } from "./constructor-params.js";
import type { EmitContext } from "./emit-context.js";
import { fieldInitialisers } from "./fields.js";
import { superInit } from "./super-init.js";

/** The re-runnable part: one method, or two where the fields of a class come before the defaults of its parameters. */
export function initMethods(
  model: ClassModel,
  constructor: ts.ConstructorDeclaration | undefined,
  initialisers: Initialisers,
  params: EmittedParams,
  emit: EmitContext,
): readonly ts.ClassElement[] {
  if (constructor === undefined || !fieldsBeforeDefaults(model, constructor, initialisers, emit)) {
    const name = emit.factory.createComputedPropertyName(emit.imports.constant("init"));
    return [initMethod(name, model, constructor, initialisers, params, emit)];
  }
  const none: Initialisers = { statements: [], fields: [] };
  const name = emit.factory.createPrivateIdentifier("#$construct");
  return [
    fieldsMethod(name, constructor, initialisers, params, emit),
    initMethod(name, model, constructor, none, params, emit),
  ];
}

/**
 * Whether it can be seen that fields which the target makes come before the parameters of a class without a base: some of
 * both call something.
 */
function fieldsBeforeDefaults(
  model: ClassModel,
  constructor: ts.ConstructorDeclaration,
  { fields }: Initialisers,
  emit: EmitContext,
): boolean {
  if (model.hasHeritage || !emit.definesFields || !emit.nativeFields) return false;
  return (
    fields.some(({ initializer }) => initializer !== undefined && callsSomething(initializer)) &&
    constructor.parameters.some(callsSomething)
  );
}

function callsSomething(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  const calls =
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && isStep(node.operator)) ||
    (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind));
  return calls || (ts.forEachChild(node, callsSomething) ?? false);
}

function isStep(operator: ts.PrefixUnaryOperator): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** `[$init]($target, $arg0) { <fields>; this.#$construct($target, $arg0); }` */
function fieldsMethod(
  next: ts.PrivateIdentifier,
  constructor: ts.ConstructorDeclaration,
  { statements }: Initialisers,
  params: EmittedParams,
  emit: EmitContext,
): ts.ClassElement {
  const { factory, imports } = emit;
  const target = imports.local("$target");
  const { declarations, passed } = ownParameters(params, emit);
  const construct = factory.createCallExpression(
    factory.createPropertyAccessExpression(factory.createThis(), next),
    undefined,
    [target, ...passed],
  );
  return factory.createMethodDeclaration(
    undefined,
    undefined,
    factory.createComputedPropertyName(imports.constant("init")),
    undefined,
    undefined,
    [factory.createParameterDeclaration(undefined, undefined, target), ...declarations],
    undefined,
    factory.createBlock(
      [
        // In their place among the properties of the object.
        ...propertyNames(constructor).map((name) => assignment(name, factory.createVoidZero(), emit)),
        ...statements,
        factory.createExpressionStatement(construct),
      ],
      true,
    ),
  );
}

function initMethod(
  name: ts.PropertyName,
  model: ClassModel,
  constructor: ts.ConstructorDeclaration | undefined,
  initialisers: Initialisers,
  params: EmittedParams,
  emit: EmitContext,
): ts.ClassElement {
  const { factory } = emit;
  const target = emit.imports.local("$target");
  const body = constructor?.body;
  const parameters =
    constructor === undefined
      ? params.declarations
      : constructor.parameters.map((param) => plainParameter(param, model, emit));
  const statements = body === undefined ? [] : initStatements(body, model, emit);
  const split = body === undefined || !model.hasHeritage ? prologueEnd(statements) : superStatement(body) + 1;
  const inheritedInit =
    model.hasHeritage && body === undefined
      ? [factory.createExpressionStatement(superInit(model, params.passed, emit))]
      : [];
  const method = factory.createMethodDeclaration(
    undefined,
    undefined,
    name,
    undefined,
    undefined,
    [factory.createParameterDeclaration(undefined, undefined, target), ...parameters],
    undefined,
    // Of the body's own range, so that the comments behind its last statement stay.
    factory.createBlock(
      ts.setTextRange(
        factory.createNodeArray([
          ...statements.slice(0, split),
          ...inheritedInit,
          ...storeArguments(model, (index) => rawArgument(constructor, params, index, emit), emit),
          ...fieldsAndProperties(constructor, initialisers, emit),
          ...statements.slice(split),
        ]),
        body?.statements ?? { pos: -1, end: -1 },
      ),
      true,
    ),
  );
  return constructor === undefined ? method : ts.setTextRange(method, constructor);
}

/**
 * An argument as it was given: by its name, or as `arguments[1]`, behind the target, where the name has something else: a
 * default, a pattern's part, or what was assigned before `super(...)`.
 */
function rawArgument(
  constructor: ts.ConstructorDeclaration | undefined,
  params: EmittedParams,
  index: number,
  { factory }: EmitContext,
): ts.Expression {
  const shaped = params.shaped[index] ?? factory.createVoidZero();
  const param = constructor?.parameters[index];
  const isAsGiven =
    param === undefined ||
    param.dotDotDotToken !== undefined ||
    (ts.isIdentifier(param.name) && param.initializer === undefined && !hasCodeBeforeSuper(constructor));
  if (isAsGiven) return shaped;
  return factory.createElementAccessExpression(factory.createIdentifier("arguments"), index + 1);
}

/** The fields of a class, and the statements of its initialiser that give them their values. */
export interface Initialisers {
  readonly statements: readonly ts.Statement[];
  readonly fields: readonly ts.PropertyDeclaration[];
}

/**
 * Field initialisers see the class's surroundings and not the constructor's names. Where one of those would capture a
 * name of theirs, they move into a method of their own.
 */
export function initialiserScope(
  own: ts.ConstructorDeclaration | undefined,
  fields: readonly ts.PropertyDeclaration[],
  emit: EmitContext,
): { readonly statements: readonly ts.Statement[]; readonly members: readonly ts.ClassElement[] } {
  const statements = fieldInitialisers(fields, emit);
  if (own === undefined || !capturesName(own, fields)) return { statements, members: [] };
  const { factory } = emit;
  const name = factory.createPrivateIdentifier("#$fields");
  const call = factory.createCallExpression(
    factory.createPropertyAccessExpression(factory.createThis(), name),
    undefined,
    [],
  );
  const method = factory.createMethodDeclaration(
    undefined,
    undefined,
    name,
    undefined,
    undefined,
    [],
    undefined,
    factory.createBlock(statements, true),
  );
  return { statements: [factory.createExpressionStatement(call)], members: [method] };
}

/** In TypeScript's order: fields first where the target defines them itself, else parameter properties. */
function fieldsAndProperties(
  constructor: ts.ConstructorDeclaration | undefined,
  { statements, fields }: Initialisers,
  emit: EmitContext,
): readonly ts.Statement[] {
  const { factory } = emit;
  const names = constructor === undefined ? [] : propertyNames(constructor);
  const properties = names.map((name) => assignment(name, factory.createIdentifier(name), emit));
  const fieldsFirst = emit.definesFields && emit.nativeFields && fields.some(seesObject);
  if (!fieldsFirst) return [...properties, ...statements];
  // An initialiser could see the properties: they are there already, in their place, and undefined.
  return [
    ...names.map((name) => assignment(name, factory.createVoidZero(), emit)),
    ...statements,
    ...properties,
  ];
}

/** `this.name = value;` */
function assignment(name: string, value: ts.Expression, { factory }: EmitContext): ts.Statement {
  return factory.createExpressionStatement(
    factory.createAssignment(factory.createPropertyAccessExpression(factory.createThis(), name), value),
  );
}

function plainParameter(
  param: ts.ParameterDeclaration,
  model: ClassModel,
  emit: EmitContext,
): ts.ParameterDeclaration {
  const visit = initVisitor(model, emit);
  return emit.factory.updateParameterDeclaration(
    param,
    undefined,
    param.dotDotDotToken,
    ts.visitNode(param.name, visit, ts.isBindingName),
    undefined,
    undefined,
    ts.visitNode(param.initializer, visit, ts.isExpression),
  );
}

function hasCodeBeforeSuper(constructor: ts.ConstructorDeclaration | undefined): boolean {
  const body = constructor?.body;
  return body !== undefined && superStatement(body) > prologueEnd(body.statements);
}

function prologueEnd(statements: readonly ts.Statement[]): number {
  const end = statements.findIndex(
    (statement) => !(ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)),
  );
  return end === -1 ? statements.length : end;
}

/** The statements of a constructor's body, as the method has them. */
function initStatements(body: ts.Block, model: ClassModel, emit: EmitContext): readonly ts.Statement[] {
  const visit = initVisitor(model, emit);
  return body.statements.map((statement) => ts.visitNode(statement, visit, ts.isStatement));
}

/** Rewrites `super(...)` and `new.target` of a constructor to what they are in the method. */
function initVisitor(model: ClassModel, emit: EmitContext): (node: ts.Node) => ts.Node {
  const visit = (node: ts.Node): ts.Node => {
    if (isSuperCall(node)) {
      const args = node.arguments.map((argument) => ts.visitNode(argument, visit, ts.isExpression));
      return ts.setTextRange(superInit(model, args, emit), node);
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.NewKeyword)
      return emit.imports.local("$target");
    return isFunctionScope(node) ? node : ts.visitEachChild(node, visit, emit.context);
  };
  return visit;
}

function propertyNames(own: ts.ConstructorDeclaration): readonly string[] {
  return own.parameters.flatMap((param) =>
    ts.isParameterPropertyDeclaration(param, own) && ts.isIdentifier(param.name) ? [param.name.text] : [],
  );
}
