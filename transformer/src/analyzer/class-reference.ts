/**
 * How emitted code in one file reaches a class of another: by its own name, as an export of a module that the file imports
 * already (the specifier is copied, never computed), or by its id in the registry, when no import leads to it.
 */
import ts from "typescript";
import { resolveAlias } from "./dsl.js";
import { nodesIn } from "./file-nodes.js";

export type ClassReference =
  | { readonly kind: "local"; readonly name: string }
  | { readonly kind: "import"; readonly specifier: string; readonly name: string }
  /** Looked up at run time; `modules` have to be loaded for it to be there. */
  | { readonly kind: "registry"; readonly modules: readonly string[] };

/** @param from the file that needs the class, for a type that is written in it. */
export function referenceClass(
  symbol: ts.Symbol,
  from: ts.SourceFile,
  checker: ts.TypeChecker,
): ClassReference {
  const declaration = symbol.declarations?.find(ts.isClassLike);
  if (
    declaration?.getSourceFile() === from &&
    declaration.name !== undefined &&
    ts.isSourceFile(declaration.parent)
  )
    return { kind: "local", name: declaration.name.text };
  const specifiers = importSpecifiers(from);
  for (const specifier of specifiers) {
    const name = exportedName(symbol, specifier, checker);
    if (name !== undefined) return { kind: "import", specifier: specifier.text, name };
  }
  return {
    kind: "registry",
    modules: specifiers.filter((each) => leadsTo(each, symbol, checker, new Set())).map((each) => each.text),
  };
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
  return checker
    .getExportsOfModule(module)
    .find((each) => resolveAlias(checker, each) === symbol && !isTypeOnly(each, checker))?.name;
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

/** Whether loading a module can lead to the module of a class: by any chain of its imports and re-exports. */
function leadsTo(
  specifier: ts.Expression,
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
  seen: Set<ts.SourceFile>,
): boolean {
  const file = checker.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile);
  if (file === undefined || file.isDeclarationFile || seen.has(file)) return false;
  if (symbol.declarations?.some((each) => each.getSourceFile() === file) === true) return true;
  seen.add(file);
  return file.statements.some(
    (statement) =>
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier !== undefined &&
      leadsTo(statement.moduleSpecifier, symbol, checker, seen),
  );
}

/**
 * The modules that a file must really load because a type that it exports, or a re-export of a type, leads to a
 * searchable class there: TypeScript would drop such an import, and the class would never be registered.
 */
export function keptModules(
  file: ts.SourceFile,
  isSearchable: (symbol: ts.Symbol) => boolean,
  checker: ts.TypeChecker,
): readonly string[] {
  const exportsTypes = file.statements.some(
    (each) => ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each),
  );
  return file.statements.flatMap((statement) => {
    const isTypeExport = ts.isExportDeclaration(statement) && exportsTypeOnly(statement);
    if (!isTypeExport && !(exportsTypes && ts.isImportDeclaration(statement))) return [];
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    const brings =
      namesOf(statement).some((name) => bringsClass(name, isSearchable, checker)) ||
      (bringsWholeModule(statement) && exportsClass(specifier, isSearchable, checker));
    return brings ? [specifier.text] : [];
  });
}

/** TypeScript keeps a re-export of values by itself. */
function exportsTypeOnly(statement: ts.ExportDeclaration): boolean {
  const clause = statement.exportClause;
  return (
    statement.isTypeOnly ||
    (clause !== undefined &&
      ts.isNamedExports(clause) &&
      clause.elements.some((element) => element.isTypeOnly))
  );
}

/** `import type * as ops`, `export type * from`. */
function bringsWholeModule(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement))
    return statement.exportClause === undefined || ts.isNamespaceExport(statement.exportClause);
  const bindings = statement.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamespaceImport(bindings);
}

function exportsClass(
  specifier: ts.Expression,
  isSearchable: (symbol: ts.Symbol) => boolean,
  checker: ts.TypeChecker,
): boolean {
  const module = checker.getSymbolAtLocation(specifier);
  return (
    module !== undefined &&
    checker.getExportsOfModule(module).some((each) => isSearchable(resolveAlias(checker, each)))
  );
}

function namesOf(statement: ts.ImportDeclaration | ts.ExportDeclaration): readonly ts.Identifier[] {
  const clause = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause;
  const elements =
    clause !== undefined && (ts.isNamedImports(clause) || ts.isNamedExports(clause))
      ? [...clause.elements]
      : [];
  const names = elements.map((element) => element.name).filter(ts.isIdentifier);
  const byDefault = ts.isImportDeclaration(statement) ? statement.importClause?.name : undefined;
  return byDefault === undefined ? names : [byDefault, ...names];
}

function bringsClass(
  name: ts.Identifier,
  isSearchable: (symbol: ts.Symbol) => boolean,
  checker: ts.TypeChecker,
): boolean {
  const named = checker.getSymbolAtLocation(name);
  if (named === undefined) return false;
  const symbol = resolveAlias(checker, named);
  if (isSearchable(symbol)) return true;
  const alias = symbol.declarations?.find(ts.isTypeAliasDeclaration);
  if (alias === undefined || alias.getSourceFile().isDeclarationFile) return false;
  const type = checker.getTypeAtLocation(alias);
  return (type.isUnion() ? type.types : [type]).some((member) => {
    const member_ = member.getSymbol();
    return member_ !== undefined && isSearchable(member_);
  });
}
