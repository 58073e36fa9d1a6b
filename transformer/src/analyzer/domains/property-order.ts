/**
 * The properties of an object type in declaration order, each with the node of its type. The checker has them in that order
 * too, except for what a mapped type made over a union of keys: those come by declaration where they have one, else by name.
 */
import ts from "#typescript";
import { compare, placeOf } from "./canonical-order.js";
import { guidesOf, homeOf, NO_ENV, typeOf, type Env, type Guides } from "./guide.js";
import { templateGuides } from "./mapped-type.js";
import { isPhantom } from "./markers.js";
import { resolveAlias } from "../dsl.js";

export interface Property {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly type: ts.Type;
  readonly optional: boolean;
  readonly guides: Guides | undefined;
}

export function orderedProperties(
  type: ts.Type,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
): readonly Property[] {
  const mapped = type.getSymbol()?.declarations?.find(ts.isMappedTypeNode);
  return orderedSymbols(type, guides, checker, 0).map((symbol) => ({
    name: symbol.name,
    symbol,
    type: checker.getTypeOfSymbol(symbol),
    optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    guides:
      (mapped === undefined ? undefined : mappedGuides(mapped, symbol.name, type, guides, checker)) ??
      declaredGuides(symbol, guides, checker),
  }));
}

function declaredGuides(
  symbol: ts.Symbol,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
): Guides | undefined {
  const node = writtenTypeOf(symbol, checker);
  const env = node === undefined ? undefined : homeOf(node, guides, checker);
  return guidesOf(node, env ?? NO_ENV);
}

function mappedGuides(
  mapped: ts.MappedTypeNode,
  name: string,
  type: ts.Type,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
): Guides | undefined {
  return templateGuides(mapped, name, homeOf(mapped, guides, checker) ?? aliasEnv(type, checker), checker);
}

/** The type that a property, variable or parameter is declared with. */
export function writtenTypeOf(
  symbol: ts.Symbol | undefined,
  checker: ts.TypeChecker,
): ts.TypeNode | undefined {
  if (symbol === undefined) return undefined;
  const declaration = resolveAlias(checker, symbol).declarations?.[0];
  const isTyped =
    declaration !== undefined &&
    (ts.isPropertySignature(declaration) ||
      ts.isPropertyDeclaration(declaration) ||
      ts.isVariableDeclaration(declaration) ||
      ts.isParameter(declaration));
  return isTyped ? (declaration.type ?? assertedType(declaration)) : undefined;
}

/** The type that a value without a declared one is asserted to have: `"a" as "a" | "b"`. */
function assertedType(declaration: ts.Declaration): ts.TypeNode | undefined {
  return ts.isVariableDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isPropertyDeclaration(declaration)
    ? assertionType(declaration.initializer)
    : undefined;
}

function assertionType(value: ts.Expression | undefined): ts.TypeNode | undefined {
  if (value === undefined) return undefined;
  if (ts.isParenthesizedExpression(value)) return assertionType(value.expression);
  const isAssertion = ts.isAsExpression(value) || ts.isTypeAssertionExpression(value);
  return isAssertion && !ts.isConstTypeReference(value.type) ? value.type : undefined;
}

const DEEPEST = 20;

function orderedSymbols(
  type: ts.Type,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
  depth: number,
): readonly ts.Symbol[] {
  const own = checker
    .getPropertiesOfType(type)
    .filter((property) => !isPhantom(property) && !isSymbolKey(property));
  if (own.length < 2 || depth > DEEPEST) return own;
  const sources = orderSources(type, guides, checker);
  if (sources === "as they are") return own;
  const byName = new Map(own.map((each) => [each.name, each]));
  const found = new Map<string, ts.Symbol>();
  for (const source of sources)
    for (const { name } of source.type === undefined
      ? source.symbols
      : orderedSymbols(source.type, guides, checker, depth + 1)) {
      const symbol = byName.get(name);
      if (symbol !== undefined) found.set(name, symbol);
    }
  return [...found.values(), ...own.filter(({ name }) => !found.has(name)).sort(byDeclaration)];
}

/** A property with a symbol for a name, `[Symbol.iterator]`; the checker calls it by a number that changes. */
export function isSymbolKey({ escapedName }: ts.Symbol): boolean {
  return String(escapedName).startsWith("__@");
}

type Source =
  { readonly type: ts.Type } | { readonly type?: undefined; readonly symbols: readonly ts.Symbol[] };

/** What gives properties their order, one behind the other; the rest comes by declaration. */
function orderSources(
  type: ts.Type,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
): readonly Source[] | "as they are" {
  if (type.isIntersection()) return type.types.map((each) => ({ type: each }));
  const symbol = type.getSymbol();
  const mapped = symbol?.declarations?.find(ts.isMappedTypeNode);
  if (mapped !== undefined) return keySources(mapped, type, guides, checker);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Interface)) return "as they are";
  const bases = basesOf(type, checker);
  if (bases.length === 0) return "as they are";
  const declared = checker
    .getPropertiesOfType(type)
    .filter((each) =>
      each.declarations?.some(({ parent }) => symbol.declarations?.some((own) => own === parent)),
    );
  return [{ symbols: declared }, ...bases.map((base) => ({ type: base }))];
}

function basesOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const target = (type as Partial<ts.TypeReference>).target ?? type;
  return target.isClassOrInterface() ? checker.getBaseTypes(target) : [];
}

/** `{ [K in keyof T]: ... }` has the order of `T`. */
function keySources(
  mapped: ts.MappedTypeNode,
  type: ts.Type,
  guides: Guides | undefined,
  checker: ts.TypeChecker,
): readonly Source[] {
  const keys = mapped.typeParameter.constraint;
  if (keys === undefined || !ts.isTypeOperatorNode(keys) || keys.operator !== ts.SyntaxKind.KeyOfKeyword)
    return [];
  const env = homeOf(mapped, guides, checker) ?? aliasEnv(type, checker);
  const over = typeOf({ node: keys.type, env }, checker);
  return over === type ? [] : [{ type: over }];
}

/** The type arguments of the alias by which a type was made. */
function aliasEnv(type: ts.Type, checker: ts.TypeChecker): Env {
  const declaration = type.aliasSymbol?.declarations?.find(ts.isTypeAliasDeclaration);
  return new Map(
    (declaration?.typeParameters ?? []).flatMap(({ name }, index) => {
      const symbol = checker.getSymbolAtLocation(name);
      const argument = type.aliasTypeArguments?.[index];
      if (symbol === undefined || argument === undefined) return [];
      return [
        [symbol, { parameter: checker.getDeclaredTypeOfSymbol(symbol), type: argument, guide: undefined }],
      ] as const;
    }),
  );
}

function byDeclaration(a: ts.Symbol, b: ts.Symbol): number {
  const [x, y] = [a, b].map((each) => (each.declarations === undefined ? undefined : placeOf(each)));
  if (x === undefined || y === undefined) return x === y ? compare(a.name, b.name) : x === undefined ? 1 : -1;
  return compare(x[0], y[0]) || x[1] - y[1] || compare(a.name, b.name);
}
