/**
 * From a type to what there is to search in it. Candidates are read off the type *node*, following aliases: the
 * checker's own order of a union depends on what it has checked before. Members without a node (of mapped, conditional,
 * indexed types) are sorted, so that they too always come in one order.
 */
import ts from "typescript";
import { resolveAlias } from "./dsl.js";
import type { DomainModel } from "./model.js";

/** What domains need to know of the program. */
export interface TypeScope {
  readonly checker: ts.TypeChecker;
  readonly isSearchable: (symbol: ts.Symbol) => boolean;
}

interface Walk extends TypeScope {
  /** Arguments of the generic aliases on the way. */
  readonly args: ReadonlyMap<ts.Symbol, { readonly node: ts.TypeNode; readonly walk: Walk }>;
  /** Aliases on the way: a type that contains itself has no domain. */
  readonly aliases: readonly ts.Node[];
}

/** The domain of a parameter's declared type, or of its inferred one; undefined where there is none. */
export function domainOfParameter(param: ts.ParameterDeclaration, scope: TypeScope): DomainModel | undefined {
  const domain =
    param.type === undefined
      ? domainOfType(scope.checker.getTypeAtLocation(param), scope)
      : domainOfNode(param.type, { ...scope, args: new Map(), aliases: [] });
  // `never` alone: a type without a value leaves nothing to choose.
  if (domain === undefined || (domain.kind === "choice" && domain.candidates.length === 0)) return undefined;
  return param.questionToken === undefined ? domain : choiceOf([domain, UNDEFINED]);
}

const UNDEFINED: DomainModel = { kind: "literal", value: undefined };

function literal(value: string | number | boolean | null | undefined): DomainModel {
  return { kind: "literal", value };
}

/** One flat choice; duplicates keep their first place, a single candidate stands alone. */
function choiceOf(domains: readonly (DomainModel | undefined)[]): DomainModel | undefined {
  const flat: DomainModel[] = [];
  for (const domain of domains) {
    if (domain === undefined) return undefined;
    for (const each of domain.kind === "choice" ? domain.candidates : [domain])
      if (!flat.some((known) => sameDomain(known, each))) flat.push(each);
  }
  return flat.length === 1 ? flat[0] : { kind: "choice", candidates: flat };
}

function sameDomain(a: DomainModel, b: DomainModel): boolean {
  if (a.kind === "class" || b.kind === "class")
    return a.kind === b.kind && "symbol" in a && "symbol" in b && a.symbol === b.symbol;
  if (a.kind === "literal" || b.kind === "literal")
    return a.kind === b.kind && "value" in a && "value" in b && Object.is(a.value, b.value);
  return JSON.stringify(a) === JSON.stringify(b);
}

function domainOfNode(node: ts.TypeNode, walk: Walk): DomainModel | undefined {
  if (ts.isParenthesizedTypeNode(node)) return domainOfNode(node.type, walk);
  if (ts.isUnionTypeNode(node)) return choiceOf(node.types.map((member) => domainOfNode(member, walk)));
  if (ts.isTypeReferenceNode(node)) return domainOfReference(node, walk);
  if (ts.isIndexedAccessTypeNode(node)) return domainOfIndexed(node, walk);
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return choiceOf([literal(false), literal(true)]);
  return domainOfType(walk.checker.getTypeFromTypeNode(node), walk);
}

/** `(typeof WIDTHS)[number]` and `(typeof ACTS)[keyof typeof ACTS]`: in the order of the value's declaration. */
function domainOfIndexed(node: ts.IndexedAccessTypeNode, walk: Walk): DomainModel | undefined {
  const { checker } = walk;
  const object = checker.getTypeFromTypeNode(node.objectType);
  const index = unwrap(node.indexType);
  if (checker.isTupleType(object) && index.kind === ts.SyntaxKind.NumberKeyword)
    return choiceOf(
      checker.getTypeArguments(object as ts.TupleTypeReference).map((item) => domainOfType(item, walk)),
    );
  if (
    ts.isTypeOperatorNode(index) &&
    index.operator === ts.SyntaxKind.KeyOfKeyword &&
    checker.getTypeFromTypeNode(index.type) === object
  )
    return choiceOf(
      checker
        .getPropertiesOfType(object)
        .map((property) => domainOfType(checker.getTypeOfSymbol(property), walk)),
    );
  return domainOfType(checker.getTypeFromTypeNode(node), walk);
}

function domainOfReference(node: ts.TypeReferenceNode, walk: Walk): DomainModel | undefined {
  const named = walk.checker.getSymbolAtLocation(node.typeName);
  if (named === undefined) return undefined;
  const symbol = resolveAlias(walk.checker, named);
  const bound = walk.args.get(symbol);
  if (bound !== undefined) return domainOfNode(bound.node, bound.walk);
  const type = walk.checker.getTypeFromTypeNode(node);
  const marked = markedDomain(type, walk.checker);
  if (marked !== undefined) return marked === "fixed" ? undefined : marked;
  const declaration = symbol.declarations?.find(
    (each) => ts.isTypeAliasDeclaration(each) || ts.isEnumDeclaration(each),
  );
  if (declaration !== undefined && ts.isEnumDeclaration(declaration)) return domainOfEnum(declaration, walk);
  if (declaration === undefined || !ts.isTypeAliasDeclaration(declaration)) return domainOfType(type, walk);
  if (walk.aliases.includes(declaration)) return undefined;
  const args = new Map<ts.Symbol, { node: ts.TypeNode; walk: Walk }>();
  declaration.typeParameters?.forEach((param, index) => {
    const argument = node.typeArguments?.[index] ?? param.default;
    const paramSymbol = walk.checker.getSymbolAtLocation(param.name);
    if (argument !== undefined && paramSymbol !== undefined) args.set(paramSymbol, { node: argument, walk });
  });
  // A union is read member by member, for its order; other generic types are what the checker makes of them.
  if (args.size > 0 && !ts.isUnionTypeNode(unwrap(declaration.type))) return domainOfType(type, walk);
  return domainOfNode(declaration.type, { ...walk, args, aliases: [...walk.aliases, declaration] });
}

function unwrap(node: ts.TypeNode): ts.TypeNode {
  return ts.isParenthesizedTypeNode(node) ? unwrap(node.type) : node;
}

function domainOfEnum(declaration: ts.EnumDeclaration, { checker }: TypeScope): DomainModel | undefined {
  return choiceOf(
    declaration.members.map((member) => {
      const value = checker.getConstantValue(member);
      return value === undefined ? undefined : literal(value);
    }),
  );
}

/** The domain of a type that has no node to read: its members in canonical order. */
function domainOfType(type: ts.Type, scope: TypeScope): DomainModel | undefined {
  const marked = markedDomain(type, scope.checker);
  if (marked !== undefined) return marked === "fixed" ? undefined : marked;
  const enumeration = type.getSymbol()?.declarations?.find(ts.isEnumDeclaration);
  if (enumeration !== undefined && type.flags & ts.TypeFlags.EnumLike)
    return domainOfEnum(enumeration, scope);
  if (type.flags & ts.TypeFlags.Never) return { kind: "choice", candidates: [] };
  if (!type.isUnion()) return domainOfMember(type, scope);
  const members = type.types.map((member) => domainOfType(member, scope));
  return members.includes(undefined) ? undefined : choiceOf([...members].sort(canonically));
}

function domainOfMember(type: ts.Type, { checker, isSearchable }: TypeScope): DomainModel | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return literal(type.value);
  if (type.flags & ts.TypeFlags.BooleanLiteral) return literal(checker.typeToString(type) === "true");
  if (type.flags & ts.TypeFlags.BigIntLiteral) return { kind: "bigint", text: checker.typeToString(type) };
  if (type.flags & ts.TypeFlags.Undefined) return UNDEFINED;
  if (type.flags & ts.TypeFlags.Null) return literal(null);
  const symbol = type.getSymbol();
  return symbol !== undefined && isSearchable(symbol) ? { kind: "class", symbol } : undefined;
}

/** false, true; numbers by value; texts by code unit; classes by name; null, undefined last. */
function canonically(a: DomainModel | undefined, b: DomainModel | undefined): number {
  const [x, y] = [sortKey(a), sortKey(b)];
  return (
    x[0] - y[0] ||
    (typeof x[1] === "number" && typeof y[1] === "number"
      ? x[1] - y[1]
      : x[1] < y[1]
        ? -1
        : x[1] > y[1]
          ? 1
          : 0)
  );
}

function sortKey(domain: DomainModel | undefined): readonly [number, string | number] {
  switch (domain?.kind) {
    case "literal": {
      const { value } = domain;
      if (value === undefined) return [9, 0];
      if (value === null) return [8, 0];
      return typeof value === "boolean"
        ? [0, Number(value)]
        : typeof value === "number"
          ? [1, value]
          : [3, value];
    }
    case "bigint":
      return [2, Number(domain.text.slice(0, -1))];
    case "class":
      return [5, domain.symbol.name];
    default:
      return [6, JSON.stringify(domain)];
  }
}

/** What the phantom property of a marker type says, if the type has one. */
function markedDomain(type: ts.Type, checker: ts.TypeChecker): DomainModel | "fixed" | undefined {
  if (!(type.flags & (ts.TypeFlags.Intersection | ts.TypeFlags.Union | ts.TypeFlags.Object)))
    return undefined;
  const phantom = checker
    .getPropertiesOfType(type)
    .find((property) => property.name.startsWith("__@tsgloveDomain"));
  if (phantom === undefined) return undefined;
  const tuple = checker.getNonNullableType(checker.getTypeOfSymbol(phantom));
  if (!checker.isTupleType(tuple)) return undefined;
  const [kind, ...rest] = checker.getTypeArguments(tuple as ts.TupleTypeReference).map(literalValue);
  const [min, max, third] = rest;
  if (kind === "fixed") return "fixed";
  if (typeof min !== "number" || typeof max !== "number") return undefined;
  if (kind === "float" && typeof third === "string") return { kind, min, max, scale: third };
  if (kind === "int" && typeof third === "number") return { kind, min, max, step: third };
  return undefined;
}

function literalValue(type: ts.Type): string | number | undefined {
  return type.isStringLiteral() || type.isNumberLiteral() ? type.value : undefined;
}
