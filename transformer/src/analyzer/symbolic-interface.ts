/** Which classes ask for the method form: `interface Trainer extends Symbolic {}` beside `class Trainer`. */
import ts from "#typescript";
import { resolveAlias, type Dsl } from "./dsl.js";

/** Whether an interface of a symbol's name extends tsglove's `Symbolic`, by whatever interfaces in between. */
export function extendsSymbolic(
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
  dsl: Dsl,
  seen = new Set<ts.Symbol>(),
): boolean {
  if (seen.has(symbol)) return false;
  seen.add(symbol);
  const extended = (symbol.declarations ?? [])
    .filter(ts.isInterfaceDeclaration)
    .flatMap((declaration) => declaration.heritageClauses ?? [])
    .flatMap((clause) => clause.types);
  return extended.some(({ expression }) => {
    if (dsl.nameOf(expression) === "Symbolic") return true;
    const named = checker.getSymbolAtLocation(expression);
    return named !== undefined && extendsSymbolic(resolveAlias(checker, named), checker, dsl, seen);
  });
}
