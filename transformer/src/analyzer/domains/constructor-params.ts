/**
 * The parameters that make an object of a class: those of its own constructor, or of the nearest one above, with what the
 * type parameters of generic classes on the way stand for. `class Small extends Pair<"a" | "b"> {}` is made by `Pair`'s.
 */
import ts from "#typescript";
import { resolveAlias } from "../dsl.js";
import { bind, heritageOf, type Env } from "./guide.js";

export interface ConstructorParams {
  readonly params: readonly ts.ParameterDeclaration[];
  readonly env: Env;
}

export function constructorParams(
  symbol: ts.Symbol,
  env: Env,
  checker: ts.TypeChecker,
  seen: ReadonlySet<ts.Symbol> = new Set(),
): ConstructorParams | undefined {
  const own = constructorOf(symbol);
  if (own !== undefined) return { params: own.parameters, env };
  const node = heritageOf(symbol).find(({ parent }) => {
    return ts.isHeritageClause(parent) && ts.isClassLike(parent.parent) && isExtends(parent);
  });
  if (node === undefined) return { params: [], env };
  const named = checker.getSymbolAtLocation(node.expression);
  const base = named === undefined ? undefined : resolveAlias(checker, named);
  const declaration = base?.declarations?.find(ts.isClassLike);
  if (base === undefined || declaration === undefined || seen.has(base)) return undefined;
  const inner = bind(declaration.typeParameters, node.typeArguments, env, checker);
  return constructorParams(base, inner, checker, new Set([...seen, symbol]));
}

function isExtends(clause: ts.HeritageClause): boolean {
  return clause.token === ts.SyntaxKind.ExtendsKeyword;
}

/** A class's own constructor: the one with a body, or of a declared class the one that tells the most. */
function constructorOf(symbol: ts.Symbol): ts.ConstructorDeclaration | undefined {
  const found = (symbol.declarations ?? [])
    .filter(ts.isClassLike)
    .flatMap((each) => each.members.filter(ts.isConstructorDeclaration));
  const most = Math.max(...found.map(({ parameters }) => parameters.length));
  return (
    found.find((each) => each.body !== undefined) ??
    found.find(({ parameters }) => parameters.length === most)
  );
}
