/** What a name means at a place, where it means something else than at the top of the file. */
import ts from "#typescript";

/** Whether a class at the top of a file can be reached by its name at a place in that file, or something hides it there. */
export function meansClass(name: string, symbol: ts.Symbol, at: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isSourceFile(at.parent)) return true;
  const found = checker.getSymbolsInScope(at, ts.SymbolFlags.Value).find((each) => each.name === name);
  return found !== undefined && checker.getExportSymbolOfSymbol(found) === symbol;
}
