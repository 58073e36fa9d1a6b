/** What the re-runnable part of a class is called by: `this[$init]`, and what was `super(...)` in it. */
import ts from "#typescript";
import { heritage } from "../analyzer/class-shape.js";
import type { ClassModel } from "../analyzer/model.js";
import type { EmitContext } from "./emit-context.js";

/** `this[$init]` */
export function initOf(object: ts.Expression, { factory, imports }: EmitContext): ts.Expression {
  return factory.createElementAccessExpression(object, imports.constant("init"));
}

/**
 * What was `super(...)`: `$superOfNet.call(this, $target, ...)`, where a constant in front of the class can hold the base's
 * method. V8 looks `super[symbol]()` up each time, which makes constructing an object of a subclass 2.5 times slower: that is
 * left to class expressions.
 */
export function superInit(
  model: ClassModel,
  args: readonly ts.Expression[],
  emit: EmitContext,
): ts.CallExpression {
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
