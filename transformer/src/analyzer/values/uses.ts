/** Where a program uses a name: in its own file, and in those that import it, under whatever name. */
import ts from "#typescript";
import { resolveAlias } from "../dsl.js";
import type { ProgramModel } from "../program-model.js";

const identifiers = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.Identifier[]>>();

/** The identifiers of a file by their text. */
function identifiersOf(file: ts.SourceFile): ReadonlyMap<string, readonly ts.Identifier[]> {
  const known = identifiers.get(file);
  if (known !== undefined) return known;
  const found = new Map<string, ts.Identifier[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const same = found.get(node.text);
      if (same === undefined) found.set(node.text, [node]);
      else same.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  identifiers.set(file, found);
  return found;
}

/** The expressions by which a symbol is used; its declaration, imports and exports are none. */
export function* usesOf(symbol: ts.Symbol, model: ProgramModel): Generator<ts.Identifier> {
  const home = symbol.valueDeclaration?.getSourceFile();
  if (home === undefined) return;
  const exported = exportedNames(symbol, home, model);
  for (const file of exported.length === 0 ? [home] : model.program.getSourceFiles()) {
    if (file.isDeclarationFile) continue;
    const names = new Set(file === home ? [symbol.name, ...exported] : exported);
    for (const name of localNames(file, names)) names.add(name);
    for (const name of names) {
      if (!file.text.includes(name)) continue;
      for (const node of identifiersOf(file).get(name) ?? [])
        if (isUse(node) && symbolOf(node, model) === symbol) yield node;
    }
  }
}

function exportedNames(symbol: ts.Symbol, home: ts.SourceFile, model: ProgramModel): readonly string[] {
  const { checker } = model;
  const module = checker.getSymbolAtLocation(home);
  if (module === undefined) return [];
  return checker
    .getExportsOfModule(module)
    .filter((each) => resolveAlias(checker, each) === symbol)
    .map(({ name }) => name);
}

/** The other names that a file gives to imports of some names. */
function* localNames(file: ts.SourceFile, names: ReadonlySet<string>): Generator<string> {
  const renamed = renames.get(file) ?? [...renamedImports(file)];
  renames.set(file, renamed);
  for (const { imported, local } of renamed) if (names.has(imported)) yield local;
}

interface Rename {
  readonly imported: string;
  readonly local: string;
}

const renames = new WeakMap<ts.SourceFile, readonly Rename[]>();

function* renamedImports(file: ts.SourceFile): Generator<Rename> {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const clause = statement.importClause;
    if (clause?.name !== undefined) yield { imported: "default", local: clause.name.text };
    if (clause?.namedBindings === undefined || !ts.isNamedImports(clause.namedBindings)) continue;
    for (const { name, propertyName } of clause.namedBindings.elements)
      if (propertyName !== undefined) yield { imported: propertyName.text, local: name.text };
  }
}

function isUse({ parent }: ts.Identifier): boolean {
  return !(
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isExportAssignment(parent) ||
    ts.isTypeQueryNode(parent)
  );
}

function symbolOf(node: ts.Identifier, { checker }: ProgramModel): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === node) {
    const shorthand = checker.getShorthandAssignmentValueSymbol(parent);
    return shorthand === undefined ? undefined : resolveAlias(checker, shorthand);
  }
  // The declaration itself is no use.
  if ("name" in parent && parent.name === node && !ts.isPropertyAccessExpression(parent)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  return symbol === undefined ? undefined : resolveAlias(checker, symbol);
}
