/** Domains as the expressions that make them at run time. */
import ts from "#typescript";
import { referenceClass } from "../analyzer/class-reference.js";
import { meansClass } from "../analyzer/names-in-scope.js";
import type { ClassDomainModel, DomainModel } from "../analyzer/model.js";
import type { EmitContext } from "./emit-context.js";

/** Where the expression of a domain stands. */
interface Place {
  /** The class or call whose domain it is. */
  readonly node: ts.Node;
  /** What stands for each recursive domain around: the parameters of the functions that make them. */
  readonly binders: ReadonlyMap<string, ts.Identifier>;
}

/** A property's flag, as `object` of the runtime's contract reads it: left out, it is one of its values by default. */
const DEFAULTED = 1;

/**
 * The expression that makes a domain at run time; `void 0` for none.
 *
 * @param node what it is emitted into: the names that it uses have to mean there what they mean at the top of the file.
 */
export function domainExpression(
  domain: DomainModel | undefined,
  node: ts.Node,
  emit: EmitContext,
): ts.Expression {
  if (domain === undefined) return emit.factory.createVoidZero();
  return domain.kind === "literal" || domain.kind === "bigint"
    ? call("constant", [literalExpression(domain, emit.factory)], emit)
    : written(domain, emit, { node, binders: new Map() });
}

/** A domain inside another one: there a literal stands for its constant. */
function written(domain: DomainModel, emit: EmitContext, place: Place): ts.Expression {
  const { factory } = emit;
  const all = (domains: readonly DomainModel[]): readonly ts.Expression[] =>
    domains.map((each) => written(each, emit, place));
  switch (domain.kind) {
    case "literal":
    case "bigint":
      return literalExpression(domain, factory);
    case "choice":
      return call("choice", all(domain.candidates), emit);
    case "float":
      return call(
        "float",
        [number(domain.min, factory), number(domain.max, factory), factory.createStringLiteral(domain.scale)],
        emit,
      );
    case "int":
      return call(
        "int",
        [number(domain.min, factory), number(domain.max, factory), number(domain.step, factory)],
        emit,
      );
    case "class":
      return instance(domain, emit, place);
    case "absent":
      return call("absent", [], emit);
    case "object":
      return call(
        "object",
        domain.fields
          // An optional property with nothing to search is left out.
          .filter((field) => !field.optional || field.domain.kind !== "hole")
          .flatMap((field) => [
            factory.createStringLiteral(field.name),
            written(field.domain, emit, place),
            ...(field.optional && !mayBeAbsent(field.domain) ? [number(DEFAULTED, factory)] : []),
          ]),
        emit,
      );
    case "list":
      return call("list", all(domain.items), emit);
    case "repeat":
      return call("repeat", [written(domain.item, emit, place), number(domain.count, factory)], emit);
    case "many":
      return call(
        "many",
        [
          number(domain.count, factory),
          number((domain.distinct ? 1 : 0) | (domain.sorted ? 2 : 0), factory),
          ...all(domain.candidates),
        ],
        emit,
      );
    case "labelled":
      return call(
        "labelled",
        [
          written(domain.domain, emit, place),
          literalExpression({ kind: "literal", value: domain.name }, factory),
          ...(domain.hint === undefined
            ? []
            : [literalExpression({ kind: "literal", value: domain.hint }, factory)]),
        ],
        emit,
      );
    case "recursive":
      return recursive(domain, emit, place);
    case "again":
      return place.binders.get(domain.name) ?? factory.createVoidZero();
    case "hole":
      return call("hole", [factory.createStringLiteral(domain.type)], emit);
  }
}

function call(
  name: string,
  args: readonly ts.Expression[],
  { factory, imports }: EmitContext,
): ts.Expression {
  return factory.createCallExpression(imports.runtime(name), undefined, args);
}

/** `$tsglove.instance(Conv)`, `$tsglove.instance(Box, [$tsglove.choice(32, 64), void 0])` */
function instance(domain: ClassDomainModel, emit: EmitContext, place: Place): ts.Expression {
  const { factory } = emit;
  const params = domain.params?.map((each) =>
    each === undefined ? factory.createVoidZero() : param(each, emit, place),
  );
  return call(
    "instance",
    [
      classExpression(domain.symbol, place.node, emit),
      ...(params === undefined ? [] : [factory.createArrayLiteralExpression(params)]),
    ],
    emit,
  );
}

/** The domain of a parameter, where `void 0` says that there is none. */
function param(domain: DomainModel, emit: EmitContext, place: Place): ts.Expression {
  return domain.kind === "literal" || domain.kind === "bigint"
    ? call("constant", [literalExpression(domain, emit.factory)], emit)
    : written(domain, emit, place);
}

/** `$tsglove.recursive("Tree", ($Tree) => $tsglove.object("left", $tsglove.choice($Tree, null)))` */
function recursive(
  { name, domain }: DomainModel & { kind: "recursive" },
  emit: EmitContext,
  place: Place,
): ts.Expression {
  const { factory } = emit;
  const self = factory.createUniqueName(`$${name}`, ts.GeneratedIdentifierFlags.Optimistic);
  const make = factory.createArrowFunction(
    undefined,
    undefined,
    [factory.createParameterDeclaration(undefined, undefined, self)],
    undefined,
    undefined,
    written(domain, emit, { ...place, binders: new Map([...place.binders, [name, self]]) }),
  );
  return call("recursive", [factory.createStringLiteral(name), make], emit);
}

function classExpression(
  symbol: ts.Symbol,
  at: ts.Node,
  { factory, imports, file, model, idOf }: EmitContext,
): ts.Expression {
  const reference = referenceClass(symbol, file, model.checker);
  if (reference.kind === "local" && meansClass(reference.name, symbol, at, model.checker))
    return factory.createIdentifier(reference.name);
  if (reference.kind === "import")
    return factory.createPropertyAccessExpression(imports.namespace(reference.specifier), reference.name);
  const declaration = symbol.declarations?.find(ts.isClassLike);
  const id = declaration === undefined ? symbol.name : idOf(declaration);
  return factory.createCallExpression(imports.runtime("classById"), undefined, [
    factory.createStringLiteral(id),
  ]);
}

/** A literal type. */
export type LiteralModel = DomainModel & { kind: "literal" | "bigint" };

export function literalExpression(domain: LiteralModel, factory: ts.NodeFactory): ts.Expression {
  if (domain.kind === "bigint")
    return domain.text.startsWith("-")
      ? factory.createPrefixUnaryExpression(
          ts.SyntaxKind.MinusToken,
          factory.createBigIntLiteral(domain.text.slice(1)),
        )
      : factory.createBigIntLiteral(domain.text);
  const { value } = domain;
  switch (typeof value) {
    case "string":
      return factory.createStringLiteral(value);
    case "number":
      return number(value, factory);
    case "boolean":
      return value ? factory.createTrue() : factory.createFalse();
    default:
      return value === null ? factory.createNull() : factory.createVoidZero();
  }
}

export function number(value: number, factory: ts.NodeFactory): ts.Expression {
  const magnitude = factory.createNumericLiteral(String(Math.abs(value)));
  return value < 0 ? factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, magnitude) : magnitude;
}

/** Whether a property of this domain says itself that it may be left out. */
function mayBeAbsent(domain: DomainModel): boolean {
  switch (domain.kind) {
    case "absent":
      return true;
    case "choice":
      return domain.candidates.some(mayBeAbsent);
    case "labelled":
    case "recursive":
      return mayBeAbsent(domain.domain);
    default:
      return false;
  }
}
