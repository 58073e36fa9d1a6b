/**
 * A class split into allocation and initialisation.
 *
 *     constructor(op, lr = void 0) {              // the user's names and length
 *       super($allocate);                         // allocate only, all the way up
 *       if (op === $allocate) return;
 *       if (<op or lr is undecided>) return $tsglove.defer(this, new.target, [op, lr]);
 *       this[$init](new.target, op, lr);
 *     }
 *     [$init]($target, op, lr = 1e-4) {           // the user's defaults, field initialisers and body: re-runnable
 *       $superOfNet.call(this, $target, op);      // was super(op); new.target is $target
 *       ...
 *     }
 *
 * Private fields stay declared, without their initialisers, and are installed once, at allocation. Public ones are made
 * by the initialiser: declared at allocation, they would hide a base's methods from the base's own constructor.
 */
import ts from "#typescript";
import {
  heritage,
  isFunctionScope,
  isSuperCall,
  ownConstructor,
  superStatement,
} from "../analyzer/class-shape.js";
import { capturesName, seesObject } from "../analyzer/field-scope.js";
import type { ClassModel } from "../analyzer/model.js";
import {
  argsMethod,
  defineBlock,
  newTarget,
  selfReference,
  storeArguments,
  storedFields,
} from "./class-members.js";
import { decoder } from "./decoder.js";
import type { EmitContext } from "./emit-context.js";
import { checkedArguments, deferStatement } from "./open-condition.js";
import { constructorParams, type EmittedParams } from "./constructor-params.js";
import { fieldInitialisers, isInstanceField, withoutInitialiser } from "./fields.js";

/** `this[$init]` */
function initOf(object: ts.Expression, { factory, imports }: EmitContext): ts.Expression {
  return factory.createElementAccessExpression(object, imports.constant("init"));
}

/**
 * What was `super(...)`: `$superOfNet.call(this, $target, ...)`, where a constant in front of the class can hold the base's
 * method. V8 looks `super[symbol]()` up each time, which makes constructing an object of a subclass 2.5 times slower: that is
 * left to class expressions.
 */
function superInit(model: ClassModel, args: readonly ts.Expression[], emit: EmitContext): ts.CallExpression {
  const { factory, imports } = emit;
  const passed = [imports.local("$target"), ...args];
  if (!ts.isClassDeclaration(model.node))
    return factory.createCallExpression(initOf(factory.createSuper(), emit), undefined, passed);
  const call = factory.createPropertyAccessExpression(imports.superOf(model.node, model.name), "call");
  return factory.createCallExpression(call, undefined, [factory.createThis(), ...passed]);
}

/** `const $superOfNet = Base.prototype[$init];`, to stand in front of a class declaration; nothing without a base. */
export function superConstant(model: ClassModel, emit: EmitContext): readonly ts.Statement[] {
  const base = heritage(model.node)?.expression;
  if (base === undefined || model.construction.kind !== "split") return [];
  const { factory, imports } = emit;
  const method = initOf(factory.createPropertyAccessExpression(base, "prototype"), emit);
  const constant = factory.createVariableDeclaration(
    imports.superOf(model.node, model.name),
    undefined,
    undefined,
    method,
  );
  return [
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList([constant], ts.NodeFlags.Const),
    ),
  ];
}

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
  const fields = members.filter(isInstanceField);
  const kept = members.flatMap((member) => {
    if (ts.isConstructorDeclaration(member)) return [];
    if (!isInstanceField(member)) return [member];
    return ts.isPrivateIdentifier(member.name) ? [withoutInitialiser(member, emit.factory)] : [];
  });
  const scope = initialiserScope(own, fields, emit);
  return [
    ...(model.searchable
      ? [defineBlock(model, maker(model, params, emit), madeByDecoder(model, emit), emit)]
      : []),
    ...storedFields(model, emit),
    ...kept,
    allocatingConstructor(model, params, emit),
    initMethod(model, visited, { statements: scope.statements, fields }, params, emit),
    ...scope.members,
    ...(model.searchable ? [argsMethod(model, emit)] : []),
  ];
}

function propertyNames(own: ts.ConstructorDeclaration): readonly string[] {
  return own.parameters.flatMap((param) =>
    ts.isParameterPropertyDeclaration(param, own) && ts.isIdentifier(param.name) ? [param.name.text] : [],
  );
}

function allocatingConstructor(model: ClassModel, params: EmittedParams, emit: EmitContext): ts.ClassElement {
  const { factory, imports } = emit;
  const allocates = factory.createIfStatement(
    factory.createStrictEquality(params.first, imports.constant("allocate")),
    factory.createReturnStatement(),
  );
  const superCall = factory.createExpressionStatement(
    factory.createCallExpression(factory.createSuper(), undefined, [imports.constant("allocate")]),
  );
  const initialise = factory.createExpressionStatement(
    factory.createCallExpression(initOf(factory.createThis(), emit), undefined, [
      newTarget(emit),
      ...params.passed,
    ]),
  );
  const body = factory.createBlock(
    [...(model.hasHeritage ? [superCall] : []), allocates, ...deferral(model, params, emit), initialise],
    true,
  );
  return factory.createConstructorDeclaration(undefined, params.declarations, body);
}

/**
 * `($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }`: a concrete
 * object of decided arguments, with no look at them. One function a class, so that decoding a class has compiled code of its own.
 */
function maker(model: ClassModel, params: EmittedParams, emit: EmitContext): ts.Expression {
  const { factory, imports } = emit;
  // Names of its own: a parameter may be called like the class, which a lowered static block knows by its name.
  const names = params.names.map((_, index) => imports.local(`$arg${index}`));
  const isRest = (index: number): boolean => params.passed[index] !== params.names[index];
  const declarations = names.map((name, index) =>
    factory.createParameterDeclaration(
      undefined,
      isRest(index) ? factory.createToken(ts.SyntaxKind.DotDotDotToken) : undefined,
      name,
    ),
  );
  const passed = names.map((name, index) => (isRest(index) ? factory.createSpreadElement(name) : name));
  return factory.createArrowFunction(
    undefined,
    undefined,
    declarations,
    undefined,
    undefined,
    madeBlock(model, passed, emit),
  );
}

function madeByDecoder(model: ClassModel, emit: EmitContext): ts.Expression | undefined {
  return decoder(model, (args) => madeBlock(model, args, emit), emit);
}

/** `{ const $made = new this($allocate); $made[$init](this, ...); return $made; }` */
function madeBlock(model: ClassModel, args: readonly ts.Expression[], emit: EmitContext): ts.Block {
  const { factory, imports } = emit;
  const made = imports.local("$made");
  const self = selfReference(model, emit);
  const allocated = factory.createNewExpression(self, undefined, [imports.constant("allocate")]);
  const initialise = factory.createCallExpression(initOf(made, emit), undefined, [self, ...args]);
  return factory.createBlock([
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList(
        [factory.createVariableDeclaration(made, undefined, undefined, allocated)],
        ts.NodeFlags.Const,
      ),
    ),
    factory.createExpressionStatement(initialise),
    factory.createReturnStatement(made),
  ]);
}

/** Defers an object that has an undecided argument; only where an object of a searchable class can come out. */
function deferral(model: ClassModel, params: EmittedParams, emit: EmitContext): readonly ts.Statement[] {
  if (!model.searchable && !model.belowSearchable) return [];
  const { factory, imports } = emit;
  const call = factory.createCallExpression(imports.runtime("defer"), undefined, [
    factory.createThis(),
    newTarget(emit),
    factory.createArrayLiteralExpression(params.shaped),
  ]);
  return deferStatement(checkedArguments(model, params), call, emit);
}

function initMethod(
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
    factory.createComputedPropertyName(emit.imports.constant("init")),
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
interface Initialisers {
  readonly statements: readonly ts.Statement[];
  readonly fields: readonly ts.PropertyDeclaration[];
}

/**
 * Field initialisers see the class's surroundings and not the constructor's names. Where one of those would capture a
 * name of theirs, they move into a method of their own.
 */
function initialiserScope(
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
  const assign = (name: string, value: ts.Expression): ts.Statement =>
    factory.createExpressionStatement(
      factory.createAssignment(factory.createPropertyAccessExpression(factory.createThis(), name), value),
    );
  const properties = names.map((name) => assign(name, factory.createIdentifier(name)));
  const fieldsFirst = emit.definesFields && emit.nativeFields && fields.some(seesObject);
  if (!fieldsFirst) return [...properties, ...statements];
  // An initialiser could see the properties: they are there already, in their place, and undefined.
  return [...names.map((name) => assign(name, factory.createVoidZero())), ...statements, ...properties];
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
