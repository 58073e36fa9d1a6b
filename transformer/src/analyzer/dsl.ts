/** Which symbols of a program are tsglove's: the exports of every module that the program imports as "tsglove". */
import ts from "typescript";

const PACKAGE = "tsglove";

/** tsglove's functions and types, as the checker of one program knows them. */
export class Dsl {
  readonly #symbols = new Map<ts.Symbol, string>();

  constructor(
    program: ts.Program,
    private readonly checker: ts.TypeChecker,
  ) {
    for (const file of program.getSourceFiles()) {
      if (file.isDeclarationFile) continue;
      for (const statement of file.statements) this.#add(statement);
    }
  }

  /** Whether the program imports tsglove at all. */
  get used(): boolean {
    return this.#symbols.size > 0;
  }

  /** The exported name by which an expression or type name refers to tsglove: `searchable`, whatever it is called here. */
  nameOf(node: ts.Node): string | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol === undefined ? undefined : this.#symbols.get(resolveAlias(this.checker, symbol));
  }

  #add(statement: ts.Statement): void {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return;
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier) || specifier.text !== PACKAGE) return;
    const module = this.checker.getSymbolAtLocation(specifier);
    if (module === undefined) return;
    for (const symbol of this.checker.getExportsOfModule(module))
      this.#symbols.set(resolveAlias(this.checker, symbol), symbol.name);
  }
}

/** What an imported name stands for; the symbol itself where it is no import. */
export function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
