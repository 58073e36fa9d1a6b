/** `AnyOf<Base>`: the searchable classes of a program that extend or implement a type, by module path and place in the module. */
import ts from "#typescript";
import { resolveAlias } from "../dsl.js";
import { compare, placeOf } from "./canonical-order.js";
import { heritageOf } from "./guide.js";
import type { TypeScope } from "./scope.js";

export function subclassesOf(type: ts.Type, scope: TypeScope): readonly ts.Symbol[] {
  return subclassesAmong(scope.searchableClasses(), type, scope.checker);
}

/** Those of some classes that extend or implement a type, in that order. */
export function subclassesAmong(
  classes: readonly ts.Symbol[],
  type: ts.Type,
  checker: ts.TypeChecker,
): readonly ts.Symbol[] {
  const bases = (type.isUnion() ? type.types : [type]).flatMap((each) => {
    const symbol = each.getSymbol();
    return symbol === undefined ? [] : [{ symbol, type: each }];
  });
  const found = classes.filter((candidate) => {
    const above = supertypesOf(candidate, checker);
    return bases.some((base) => above.has(base.symbol) && fits(candidate, base.type, checker));
  });
  return found.sort((a, b) => {
    const [x, y] = [placeOf(a), placeOf(b)];
    return compare(x[0], y[0]) || x[1] - y[1];
  });
}

/** A class and all that it extends and implements, by whatever classes and interfaces in between. */
function supertypesOf(symbol: ts.Symbol, checker: ts.TypeChecker): ReadonlySet<ts.Symbol> {
  const found = new Set([symbol]);
  // A set goes on with what is added to it.
  for (const each of found)
    for (const { expression } of heritageOf(each)) {
      const named = checker.getSymbolAtLocation(expression);
      if (named !== undefined) found.add(resolveAlias(checker, named));
    }
  return found;
}

/** `class A extends Layer<1>` is no `Layer<2>`. What type parameters are left nobody can say: those classes are taken. */
function fits(candidate: ts.Symbol, base: ts.Type, checker: ts.TypeChecker): boolean {
  const type = checker.getDeclaredTypeOfSymbol(candidate);
  const isGeneric = type.isClassOrInterface() && (type.typeParameters?.length ?? 0) > 0;
  return isGeneric || !isReference(base) || checker.isTypeAssignableTo(type, base);
}

function isReference(type: ts.Type): boolean {
  return (
    (type as Partial<ts.TypeReference>).target !== undefined && (type as ts.TypeReference).target !== type
  );
}
