/** Instance fields, initialised by statements that can run again. */
import ts from "#typescript";
import { isPureKey } from "../analyzer/class-shape.js";
import { unwrapped } from "../analyzer/constants.js";
import type { ClassModel } from "../analyzer/model.js";
import type { EmitContext } from "./emit-context.js";

/** A field of each object, with or without an initialiser; not `static`, `declare` or `abstract`. */
export function isInstanceField(member: ts.ClassElement): member is ts.PropertyDeclaration {
  return (
    ts.isPropertyDeclaration(member) &&
    member.modifiers?.some((each) =>
      [ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.DeclareKeyword, ts.SyntaxKind.AbstractKeyword].includes(
        each.kind,
      ),
    ) !== true
  );
}

/**
 * The names of the public fields of a class that no argument fills, and of ordinary base classes: what its abstract objects
 * have not got yet. A computed name of another class may mean something else here.
 */
export function publicFieldNames(model: ClassModel, factory: ts.NodeFactory): readonly ts.Expression[] {
  const params = new Set(model.params.flatMap((param) => (param.property ? [param.name] : [])));
  const names: ts.Expression[] = [];
  for (let from: ClassModel | undefined = model; from !== undefined; from = from.base) {
    if (from !== model && from.searchable) break;
    for (const { name } of from.node.members.filter(isInstanceField))
      if (ts.isComputedPropertyName(name)) {
        if (from === model && isPureKey(name.expression)) names.push(name.expression);
      } else if (!ts.isPrivateIdentifier(name) && !params.has(name.text))
        names.push(factory.createStringLiteral(name.text));
  }
  return names;
}

/**
 * `($made) => ({ "#head": $made.#head })`: the private fields of a class that may hold objects, for who looks for what construction
 * made. Undefined where there are none.
 */
export function privateFieldsReader(
  { node }: ClassModel,
  { factory }: EmitContext,
): ts.ArrowFunction | undefined {
  const names = node.members.filter(isInstanceField).flatMap((field) => {
    const { name } = field;
    return ts.isPrivateIdentifier(name) && mayHoldObject(field) ? [name.text] : [];
  });
  if (names.length === 0) return undefined;
  const object = factory.createUniqueName("$made", ts.GeneratedIdentifierFlags.Optimistic);
  return factory.createArrowFunction(
    undefined,
    undefined,
    [factory.createParameterDeclaration(undefined, undefined, object)],
    undefined,
    undefined,
    factory.createParenthesizedExpression(
      factory.createObjectLiteralExpression(
        names.map((name) =>
          factory.createPropertyAssignment(
            factory.createStringLiteral(name),
            factory.createPropertyAccessExpression(object, factory.createPrivateIdentifier(name)),
          ),
        ),
      ),
    ),
  );
}

/** Not where a field's type, or else its first value, is seen to be a number, a text or a flag. */
function mayHoldObject({ type, initializer }: ts.PropertyDeclaration): boolean {
  if (type !== undefined) return !PLAIN_TYPES.has(type.kind);
  return initializer === undefined || !PLAIN_VALUES.has(unwrapped(initializer).kind);
}

const PLAIN_TYPES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.BooleanKeyword,
  ts.SyntaxKind.BigIntKeyword,
  ts.SyntaxKind.SymbolKeyword,
]);

const PLAIN_VALUES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.BigIntLiteral,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.PrefixUnaryExpression,
]);

export function withoutInitialiser(
  field: ts.PropertyDeclaration,
  factory: ts.NodeFactory,
): ts.PropertyDeclaration {
  if (field.initializer === undefined) return field;
  return factory.updatePropertyDeclaration(
    field,
    field.modifiers,
    field.name,
    field.questionToken ?? field.exclamationToken,
    field.type,
    undefined,
  );
}

/**
 * The statements that initialise fields, in order. A field that is defined without a value is reset, so that a re-run
 * leaves nothing of the run before; where fields are assigned, such a field is not touched (TypeScript emits nothing for it).
 */
export function fieldInitialisers(
  fields: readonly ts.PropertyDeclaration[],
  { factory, definesFields }: EmitContext,
): readonly ts.Statement[] {
  return fields.flatMap((field) => {
    if (field.initializer === undefined && !definesFields && !ts.isPrivateIdentifier(field.name)) return [];
    const value =
      field.initializer === undefined
        ? factory.createVoidZero()
        : definesFields
          ? named(field.name, field.initializer, factory)
          : field.initializer;
    const statement = factory.createExpressionStatement(
      factory.createAssignment(fieldAccess(field.name, factory), value),
    );
    ts.setSourceMapRange(statement, field);
    // A private field stays where it was declared, its comment with it.
    if (!ts.isPrivateIdentifier(field.name)) ts.setCommentRange(statement, field);
    return [statement];
  });
}

function fieldAccess(name: ts.PropertyName, factory: ts.NodeFactory): ts.Expression {
  const self = factory.createThis();
  if (ts.isComputedPropertyName(name)) return factory.createElementAccessExpression(self, name.expression);
  // New names, of the same place: the field's own would bring its comments along.
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) {
    const member = ts.isIdentifier(name)
      ? factory.createIdentifier(name.text)
      : factory.createPrivateIdentifier(name.text);
    return factory.createPropertyAccessExpression(self, ts.setSourceMapRange(member, name));
  }
  return factory.createElementAccessExpression(self, name);
}

/** An anonymous function or class takes a field's name; an assignment to a member would not give it, a literal does. */
function named(name: ts.PropertyName, value: ts.Expression, factory: ts.NodeFactory): ts.Expression {
  const core = unwrapped(value);
  const anonymous =
    ts.isArrowFunction(core) ||
    ((ts.isFunctionExpression(core) || ts.isClassExpression(core)) && core.name === undefined);
  if (!anonymous) return value;
  const isComputed = ts.isComputedPropertyName(name);
  // A split class has only computed names that can be evaluated again.
  const key = isComputed ? name.expression : factory.createStringLiteral(name.text);
  return factory.createElementAccessExpression(
    factory.createObjectLiteralExpression([
      factory.createPropertyAssignment(isComputed ? name : factory.createStringLiteral(name.text), value),
    ]),
    key,
  );
}
