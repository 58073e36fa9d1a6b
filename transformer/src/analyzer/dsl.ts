/**
 * Which symbols of a program are tsglove's: the exports of every module that the program imports as "tsglove", in its own
 * files or in declarations of packages, by which its names may come too (`export * from "tsglove"`).
 */
import ts from "#typescript";
import { nodesIn } from "./file-nodes.js";

const PACKAGE = "tsglove";

/** tsglove's functions and types, as the checker of one program knows them. */
export class Dsl {
  readonly #symbols: ReadonlyMap<ts.Symbol, string>;
  #names: ReadonlySet<string> | undefined;

  /**
   * @param importedSymbol what an imported name stands for, where that is known without the checker.
   * @param earlier that of a program which this one was made of, and the files that mean what they meant in it.
   */
  constructor(
    program: ts.Program,
    private readonly checker: ts.TypeChecker,
    private readonly importedSymbol: (name: ts.Identifier) => ts.Symbol | undefined,
    earlier?: Dsl,
    same?: ReadonlySet<ts.SourceFile>,
  ) {
    this.#symbols =
      earlier !== undefined && same !== undefined && earlier.#isOf(same)
        ? earlier.#symbols
        : symbolsIn(program, checker);
  }

  /** Whether all of tsglove is declared in some files, and in them alone. */
  #isOf(files: ReadonlySet<ts.SourceFile>): boolean {
    for (const { flags, declarations } of this.#symbols.keys())
      if (
        (flags & ts.SymbolFlags.Transient) !== 0 ||
        declarations?.every((each) => files.has(each.getSourceFile())) !== true
      )
        return false;
    return this.used;
  }

  /** Whether the program imports tsglove at all. */
  get used(): boolean {
    return this.#symbols.size > 0;
  }

  /** The exported name by which an expression or type name refers to tsglove: `searchable`, whatever it is called here. */
  nameOf(node: ts.Node): string | undefined {
    const imported = ts.isIdentifier(node) ? this.importedSymbol(node) : undefined;
    if (imported !== undefined) return this.nameOfSymbol(imported);
    const symbol = ts.isPropertyAccessExpression(node)
      ? this.#memberAt(node)
      : this.checker.getSymbolAtLocation(node);
    return symbol === undefined ? undefined : this.nameOfSymbol(resolveAlias(this.checker, symbol));
  }

  /** The exported name of one of tsglove's symbols, no import of it. */
  nameOfSymbol(symbol: ts.Symbol): string | undefined {
    return this.#symbols.get(symbol);
  }

  /**
   * What `glove.oneof` refers to. Of a namespace the name tells; anything else needs the type of what stands before the dot,
   * which can take the checker seconds, so that it is asked only for names that we have.
   */
  #memberAt(node: ts.PropertyAccessExpression): ts.Symbol | undefined {
    const { expression, name } = node;
    const left = ts.isIdentifier(expression) ? this.checker.getSymbolAtLocation(expression) : undefined;
    const module = left === undefined ? undefined : resolveAlias(this.checker, left);
    if (module !== undefined && module.flags & ts.SymbolFlags.ValueModule)
      return this.checker.tryGetMemberInModuleExports(name.text, module);
    this.#names ??= new Set(this.#symbols.values());
    return this.#names.has(name.text) ? this.checker.getSymbolAtLocation(node) : undefined;
  }
}

function symbolsIn(program: ts.Program, checker: ts.TypeChecker): ReadonlyMap<ts.Symbol, string> {
  const symbols = new Map<ts.Symbol, string>();
  const modules = new Set<ts.Symbol>();
  for (const file of program.getSourceFiles())
    for (const specifier of specifiersIn(file)) {
      const module = checker.getSymbolAtLocation(specifier);
      if (module !== undefined) modules.add(module);
    }
  for (const module of modules)
    for (const symbol of checker.getExportsOfModule(module))
      symbols.set(resolveAlias(checker, symbol), symbol.name);
  return symbols;
}

const specifiers = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/** Where a file imports tsglove; kept as long as its syntax tree, as editors make a program after each key. */
function specifiersIn(file: ts.SourceFile): readonly ts.Node[] {
  let found = specifiers.get(file);
  if (found === undefined) specifiers.set(file, (found = [...findSpecifiers(file)]));
  return found;
}

function* findSpecifiers(file: ts.SourceFile): Generator<ts.Node> {
  // Declarations have a thousand times the statements of sources; their text is looked through much faster.
  if (file.isDeclarationFile && !file.text.includes(PACKAGE)) return;
  for (const statement of file.statements) {
    const specifier = specifierOf(statement);
    if (isPackage(specifier)) yield specifier;
  }
  // `typeof import("tsglove").searchSpace`, as the compiler writes types that it inferred.
  if (file.isDeclarationFile && file.text.includes(`import("${PACKAGE}")`))
    for (const { argument } of nodesIn(file).importTypes)
      if (ts.isLiteralTypeNode(argument) && isPackage(argument.literal)) yield argument.literal;
}

/** What a statement imports from. */
function specifierOf(statement: ts.Statement): ts.Expression | undefined {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    return statement.moduleSpecifier;
  return ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)
    ? statement.moduleReference.expression
    : undefined;
}

function isPackage(specifier: ts.Node | undefined): specifier is ts.StringLiteral {
  return specifier !== undefined && ts.isStringLiteral(specifier) && specifier.text === PACKAGE;
}

/** What an imported name stands for; the symbol itself where it is no import. */
export function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
