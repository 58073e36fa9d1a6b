/**
 * How emitted code in one file reaches a class of another: by its own name, as an export of a module that the file imports
 * already (the specifier is copied, never computed), or by its id in the registry, when no import leads to it.
 */
import ts from "#typescript";
import { resolveAlias } from "./dsl.js";
import { nodesIn } from "./file-nodes.js";

export type ClassReference =
  | { readonly kind: "local"; readonly name: string }
  | { readonly kind: "import"; readonly specifier: string; readonly name: string }
  /** Looked up at run time; each link of the chain has to be loaded for it to be there: see kept-modules.ts. */
  | { readonly kind: "registry"; readonly chain: readonly Link[] };

/** Of each program by its checker: a class is named by many parameters of a file. */
const known = new WeakMap<ts.TypeChecker, WeakMap<ts.SourceFile, Map<ts.Symbol, ClassReference>>>();

/** @param from the file that needs the class, for a type that is written in it. */
export function referenceClass(
  symbol: ts.Symbol,
  from: ts.SourceFile,
  checker: ts.TypeChecker,
): ClassReference {
  const ofProgram = known.get(checker) ?? new WeakMap<ts.SourceFile, Map<ts.Symbol, ClassReference>>();
  known.set(checker, ofProgram);
  const ofFile = ofProgram.get(from) ?? new Map<ts.Symbol, ClassReference>();
  ofProgram.set(from, ofFile);
  const reference = ofFile.get(symbol) ?? findReference(symbol, from, checker);
  ofFile.set(symbol, reference);
  return reference;
}

function findReference(symbol: ts.Symbol, from: ts.SourceFile, checker: ts.TypeChecker): ClassReference {
  const declaration = symbol.declarations?.find(ts.isClassLike);
  if (
    declaration?.getSourceFile() === from &&
    declaration.name !== undefined &&
    ts.isSourceFile(declaration.parent)
  )
    return { kind: "local", name: declaration.name.text };
  for (const specifier of importSpecifiers(from)) {
    const name = exportedName(symbol, specifier, checker);
    if (name !== undefined) return { kind: "import", specifier: specifier.text, name };
  }
  return { kind: "registry", chain: importChain(from, symbol, checker) ?? [] };
}

/** Everything that a file names another module by: imports of each form, and import types. */
function importSpecifiers(file: ts.SourceFile): readonly ts.StringLiteral[] {
  const imports = file.statements.flatMap((statement): readonly ts.Node[] => {
    if (ts.isImportDeclaration(statement)) return [statement.moduleSpecifier];
    return ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)
      ? [statement.moduleReference.expression]
      : [];
  });
  const types = nodesIn(file).importTypes.map((node) =>
    ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node,
  );
  return [...imports, ...types].filter(ts.isStringLiteral);
}

/** The name under which a module exports a class as a value. */
function exportedName(
  symbol: ts.Symbol,
  specifier: ts.Expression,
  checker: ts.TypeChecker,
): string | undefined {
  const module = checker.getSymbolAtLocation(specifier);
  if (module === undefined) return undefined;
  return valueNames(module, checker).get(symbol);
}

/** Of each program by its checker: what a module exports as values, under which name first. Many files import from one module. */
const exported = new WeakMap<ts.TypeChecker, Map<ts.Symbol, ReadonlyMap<ts.Symbol, string>>>();

function valueNames(module: ts.Symbol, checker: ts.TypeChecker): ReadonlyMap<ts.Symbol, string> {
  const ofProgram = exported.get(checker) ?? new Map<ts.Symbol, ReadonlyMap<ts.Symbol, string>>();
  exported.set(checker, ofProgram);
  const found = ofProgram.get(module);
  if (found !== undefined) return found;
  const names = new Map<ts.Symbol, string>();
  for (const each of checker.getExportsOfModule(module)) {
    const meant = resolveAlias(checker, each);
    if (!names.has(meant) && !isTypeOnly(each, checker)) names.set(meant, each.name);
  }
  ofProgram.set(module, names);
  return names;
}

/** Whether some link between an exported name and what it stands for was written with `type`. */
function isTypeOnly(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  for (
    let link: ts.Symbol | undefined = symbol;
    link !== undefined && link.flags & ts.SymbolFlags.Alias;
    link = checker.getImmediateAliasedSymbol(link)
  )
    if (link.declarations?.some((each) => ts.isTypeOnlyImportOrExportDeclaration(each)) === true) return true;
  return false;
}

/** One import on the way to a class: a file, and the text by which it names the next. */
export interface Link {
  readonly file: ts.SourceFile;
  readonly specifier: string;
}

/**
 * The shortest chain of imports and re-exports from a file to the file of a class; undefined where there is none. Of a class in
 * a package's declarations it leads to the package: what that loads further is its own affair.
 */
function importChain(
  from: ts.SourceFile,
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
): readonly Link[] | undefined {
  const goals = new Set(symbol.declarations?.map((each) => each.getSourceFile()));
  const isDeclared = [...goals].some((each) => each.isDeclarationFile);
  const chains = new Map<ts.SourceFile, readonly Link[]>([[from, []]]);
  // A map goes on with what is added to it: files come in the order of their distance.
  for (const [file, chain] of chains) {
    if (goals.has(file)) return chain;
    for (const specifier of [...importSpecifiers(file), ...exportSpecifiers(file)]) {
      const next = checker.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile);
      if (next === undefined || (next.isDeclarationFile && !isDeclared) || chains.has(next)) continue;
      chains.set(next, file.isDeclarationFile ? chain : [...chain, { file, specifier: specifier.text }]);
    }
  }
  return undefined;
}

/** What a file re-exports from. */
function exportSpecifiers(file: ts.SourceFile): readonly ts.StringLiteral[] {
  return file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) &&
    statement.moduleSpecifier !== undefined &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier]
      : [],
  );
}
