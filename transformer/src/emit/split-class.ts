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
import { ownConstructor } from "../analyzer/class-shape.js";
import type { ClassModel } from "../analyzer/model.js";
import { argsMethod, defineBlock, newTarget, selfReference, storedFields } from "./class-members.js";
import { constructorParams, ownParameters, type EmittedParams } from "./constructor-params.js";
import { decoder } from "./decoder.js";
import type { EmitContext } from "./emit-context.js";
import { isInstanceField, withoutInitialiser } from "./fields.js";
import { initialiserScope, initMethods } from "./init-method.js";
import { checkedArguments, deferStatement } from "./open-condition.js";
import { initOf } from "./super-init.js";

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
    ...initMethods(model, visited, { statements: scope.statements, fields }, params, emit),
    ...scope.members,
    ...(model.searchable ? [argsMethod(model, emit)] : []),
  ];
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
  const { factory } = emit;
  const { declarations, passed } = ownParameters(params, emit);
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
