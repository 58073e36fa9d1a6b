/** The members that split and rigid classes have in common. */
import ts from "#typescript";
import type { ClassModel } from "../analyzer/model.js";
import { startsOf } from "../analyzer/starts.js";
import type { EmitContext } from "./emit-context.js";
import { privateFieldsReader, publicFieldNames } from "./fields.js";
import { domainsThunk, paramsArray, thunk } from "./parameters.js";

/**
 * `static { $tsglove.define(this, "id", ["filters", 1], () => [...], (filters) => ...); }`, with the static defaults behind where
 * a search may start at one, the names of its fields, what reads its private ones, and the methods of a class that asks for them.
 *
 * @param maker makes a concrete object of the class; a rigid class has none.
 * @param decoder makes what decodes one, where that can be straight-line code: see decoder.ts.
 */
export function defineBlock(
  model: ClassModel,
  maker: ts.Expression | undefined,
  decoder: ts.Expression | undefined,
  emit: EmitContext,
): ts.ClassElement {
  const { factory, imports } = emit;
  const fields = publicFieldNames(model, factory);
  const call = factory.createCallExpression(imports.runtime("define"), undefined, [
    selfReference(model, emit),
    factory.createStringLiteral(emit.idOf(model.node)),
    paramsArray(model.params, factory),
    domainsThunk(model.params, model.node, emit),
    ...optionalArguments(
      [
        maker,
        startsExpression(model, emit),
        fields.length === 0 ? undefined : factory.createArrayLiteralExpression(fields),
        decoder,
        privateFieldsReader(model, emit),
      ],
      factory,
    ),
  ]);
  const methods = factory.createCallExpression(imports.runtime("methods"), undefined, [
    selfReference(model, emit),
  ]);
  return factory.createClassStaticBlockDeclaration(
    factory.createBlock(
      [call, ...(model.hasMethods ? [methods] : [])].map((each) => factory.createExpressionStatement(each)),
    ),
  );
}

/** Arguments of which some are left out: those at the end are not written. */
function optionalArguments(
  values: readonly (ts.Expression | undefined)[],
  factory: ts.NodeFactory,
): readonly ts.Expression[] {
  const count = values.findLastIndex((each) => each !== undefined) + 1;
  return values.slice(0, count).map((each) => each ?? factory.createVoidZero());
}

/** `() => [void 0, 7]`, or `() => $tsglove.defaultsAbove(this)`. */
function startsExpression(model: ClassModel, emit: EmitContext): ts.Expression | undefined {
  const { factory, imports } = emit;
  const starts = startsOf(model, emit.model);
  switch (starts.kind) {
    case "none":
      return undefined;
    case "above":
      return thunk(
        factory.createCallExpression(imports.runtime("defaultsAbove"), undefined, [
          selfReference(model, emit),
        ]),
        factory,
      );
    case "own":
      return thunk(
        factory.createArrayLiteralExpression(starts.values.map((each) => each ?? factory.createVoidZero())),
        factory,
      );
  }
}

/** The class in its own static block. A lowered one loses a `this` that was not in the source. */
export function selfReference(model: ClassModel, emit: EmitContext): ts.Expression {
  const self = emit.factory.createThis();
  return emit.nativeFields ? self : (loweredName(model, emit) ?? self);
}

/** The name by which a lowered class refers to itself; a default export without one is given one. */
export function loweredName({ node }: ClassModel, { factory }: EmitContext): ts.Identifier | undefined {
  if (node.name !== undefined) return factory.createIdentifier(node.name.text);
  return ts.isClassDeclaration(node) ? factory.getGeneratedNameForNode(node) : undefined;
}

/** `[$tsglove.args]() { return [this.filters, this.#$arg1]; }` */
export function argsMethod(model: ClassModel, emit: EmitContext): ts.ClassElement {
  const { factory } = emit;
  const values = model.params.map((param, index) =>
    param.readable
      ? factory.createPropertyAccessExpression(factory.createThis(), param.name)
      : storedArgument(index, model, emit),
  );
  return factory.createMethodDeclaration(
    undefined,
    undefined,
    factory.createComputedPropertyName(emit.imports.runtime("args")),
    undefined,
    undefined,
    [],
    undefined,
    factory.createBlock([factory.createReturnStatement(factory.createArrayLiteralExpression(values))]),
  );
}

/** Where an argument is kept that no property holds: a private field, or below ES2022 a slot under a symbol of ours. */
function storedArgument(
  index: number,
  model: ClassModel,
  { factory, imports, nativeFields }: EmitContext,
): ts.Expression {
  if (nativeFields)
    return factory.createPropertyAccessExpression(
      factory.createThis(),
      factory.createPrivateIdentifier(`#$arg${index}`),
    );
  const slot = storedIndices(model).indexOf(index);
  return factory.createElementAccessExpression(
    factory.createElementAccessExpression(factory.createThis(), imports.runtime("stored")),
    slot,
  );
}

function storedIndices(model: ClassModel): readonly number[] {
  return model.params.flatMap((param, index) => (param.readable ? [] : [index]));
}

/** The declarations of the private fields that hold arguments. */
export function storedFields(
  model: ClassModel,
  { factory, nativeFields }: EmitContext,
): readonly ts.ClassElement[] {
  if (!nativeFields || !model.searchable) return [];
  return storedIndices(model).map((index) =>
    factory.createPropertyDeclaration(
      undefined,
      factory.createPrivateIdentifier(`#$arg${index}`),
      undefined,
      undefined,
      undefined,
    ),
  );
}

/**
 * `this.#$arg1 = <value>;` for each argument that is not readable. `value` gives the raw argument, default not applied.
 * A private field would be a WeakMap below ES2022, 16 times slower to write: there one array holds them all.
 */
export function storeArguments(
  model: ClassModel,
  value: (index: number) => ts.Expression,
  emit: EmitContext,
): readonly ts.ExpressionStatement[] {
  const { factory, imports, nativeFields } = emit;
  const indices = model.searchable ? storedIndices(model) : [];
  if (indices.length === 0) return [];
  if (!nativeFields) {
    const values = factory.createArrayLiteralExpression(indices.map(value));
    return [
      factory.createExpressionStatement(
        factory.createCallExpression(imports.runtime("store"), undefined, [factory.createThis(), values]),
      ),
    ];
  }
  return indices.map((index) =>
    factory.createExpressionStatement(
      factory.createAssignment(storedArgument(index, model, emit), value(index)),
    ),
  );
}

export function newTarget({ factory }: EmitContext): ts.Expression {
  return factory.createMetaProperty(ts.SyntaxKind.NewKeyword, factory.createIdentifier("target"));
}

/** Decorators and modifiers of a class without its `@searchable`. */
export function modifiersWithoutSearchable(model: ClassModel, emit: EmitContext): readonly ts.ModifierLike[] {
  const ours = emit.model.searchableDecorator(model.node);
  return (model.node.modifiers ?? []).filter((each) => each !== ours);
}
