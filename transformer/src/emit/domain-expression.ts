/** Domains as the expressions that make them at run time. */
import ts from "typescript";
import { referenceClass } from "../analyzer/class-reference.js";
import type { DomainModel } from "../analyzer/model.js";
import type { EmitContext } from "./emit-context.js";

/** The call of the runtime's contract that makes a domain; `void 0` for none. */
export function domainExpression(domain: DomainModel | undefined, emit: EmitContext): ts.Expression {
  const { factory, imports } = emit;
  const call = (name: string, args: readonly ts.Expression[]): ts.Expression =>
    factory.createCallExpression(imports.runtime(name), undefined, args);
  switch (domain?.kind) {
    case undefined:
      return factory.createVoidZero();
    case "literal":
    case "bigint":
      return call("constant", [literalExpression(domain, factory)]);
    case "choice":
      return call(
        "choice",
        domain.candidates.map((each) =>
          each.kind === "literal" || each.kind === "bigint"
            ? literalExpression(each, factory)
            : domainExpression(each, emit),
        ),
      );
    case "float":
      return call("float", [
        number(domain.min, factory),
        number(domain.max, factory),
        factory.createStringLiteral(domain.scale),
      ]);
    case "int":
      return call("int", [
        number(domain.min, factory),
        number(domain.max, factory),
        number(domain.step, factory),
      ]);
    case "class":
      return call("instance", [classExpression(domain.symbol, emit)]);
  }
}

function classExpression(
  symbol: ts.Symbol,
  { factory, imports, file, model, idOf }: EmitContext,
): ts.Expression {
  const reference = referenceClass(symbol, file, model.checker);
  if (reference.kind === "local") return factory.createIdentifier(reference.name);
  if (reference.kind === "import")
    return factory.createPropertyAccessExpression(imports.namespace(reference.specifier), reference.name);
  const declaration = symbol.declarations?.find(ts.isClassLike);
  const id = declaration === undefined ? symbol.name : idOf(declaration);
  return factory.createCallExpression(imports.runtime("classById"), undefined, [
    factory.createStringLiteral(id),
  ]);
}

function literalExpression(
  domain: DomainModel & { kind: "literal" | "bigint" },
  factory: ts.NodeFactory,
): ts.Expression {
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

function number(value: number, factory: ts.NodeFactory): ts.Expression {
  const magnitude = factory.createNumericLiteral(String(Math.abs(value)));
  return value < 0 ? factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, magnitude) : magnitude;
}
