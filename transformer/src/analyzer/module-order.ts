/**
 * The order in which modules are evaluated, and the imports that the compiler adds to it. A class that a type names has to be
 * loaded, so that its import becomes a real one, which can close a circle; on a circle one module runs before the other has.
 */
import ts from "#typescript";
import { referenceClass } from "./class-reference.js";
import { classesIn } from "./domains/domain-parts.js";
import { nodesIn } from "./file-nodes.js";
import { keptModules } from "./kept-modules.js";
import type { ProgramModel } from "./program-model.js";

/** What each module loads, in order: by its own imports, and by those that we make real. */
export interface LoadedModules {
  readonly own: ReadonlyMap<ts.SourceFile, readonly ts.SourceFile[]>;
  readonly all: ReadonlyMap<ts.SourceFile, readonly ts.SourceFile[]>;
}

const known = new WeakMap<ProgramModel, LoadedModules | undefined>();

/** Undefined where no import is made real: then all is as it was, and nothing has to be looked at. */
export function loadedModules(model: ProgramModel): LoadedModules | undefined {
  if (known.has(model)) return known.get(model);
  const files = model.program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  const ours = new Map(files.map((file) => [file, added(file, model)]));
  const loaded = [...ours.values()].some((each) => each.length > 0) ? modulesWith(ours, model) : undefined;
  known.set(model, loaded);
  return loaded;
}

function modulesWith(
  ours: ReadonlyMap<ts.SourceFile, readonly ts.SourceFile[]>,
  model: ProgramModel,
): LoadedModules {
  const own = new Map([...ours.keys()].map((file) => [file, ownImports(file, model)]));
  const all = new Map(
    [...own].map(([file, files]) => [file, [...new Set([...files, ...(ours.get(file) ?? [])])]]),
  );
  return { own, all };
}

/** The files that a file's imports and re-exports load, as TypeScript emits them. */
function ownImports(file: ts.SourceFile, model: ProgramModel): readonly ts.SourceFile[] {
  const keepsAll = model.program.getCompilerOptions().verbatimModuleSyntax === true;
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly)
      return fileOf(statement.moduleSpecifier, model) ?? [];
    if (!ts.isImportDeclaration(statement)) return [];
    const { importClause, moduleSpecifier } = statement;
    if (importClause !== undefined && !loads(importClause, file, keepsAll)) return [];
    return fileOf(moduleSpecifier, model) ?? [];
  });
}

/** Whether an import stays when types are taken out: some name of it is used as a value. */
function loads(clause: ts.ImportClause, file: ts.SourceFile, keepsAll: boolean): boolean {
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  if (keepsAll) return true;
  const bindings = clause.namedBindings;
  const listed =
    bindings === undefined
      ? []
      : ts.isNamespaceImport(bindings)
        ? [bindings.name.text]
        : bindings.elements.filter((each) => !each.isTypeOnly).map((each) => each.name.text);
  const names = new Set(clause.name === undefined ? listed : [clause.name.text, ...listed]);
  const usesOne = (node: ts.Node): boolean => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node))
      // The expression behind `extends` is written as a type, and is none in a class.
      return ts.isExpressionWithTypeArguments(node) && isExtended(node) && usesOne(node.expression);
    if (ts.isTypeAliasDeclaration(node)) return false;
    if (ts.isIdentifier(node)) return names.has(node.text);
    return ts.forEachChild(node, (child) => usesOne(child) || undefined) ?? false;
  };
  return usesOne(file);
}

function isExtended({ parent }: ts.ExpressionWithTypeArguments): boolean {
  return !ts.isHeritageClause(parent) || parent.token === ts.SyntaxKind.ExtendsKeyword;
}

/** The files that a file loads because its domains name classes of theirs. */
function added(file: ts.SourceFile, model: ProgramModel): readonly ts.SourceFile[] {
  const specifiers = new Set(keptModules(file, model));
  for (const node of nodesIn(file).classes) {
    const found = model.isSearchable(node) ? model.classOf(node) : undefined;
    for (const symbol of found?.params.flatMap(({ domain }) => classesIn(domain)) ?? []) {
      const reference = referenceClass(symbol, file, model.checker);
      if (reference.kind === "import") specifiers.add(reference.specifier);
    }
  }
  return [...specifiers].flatMap((text) => {
    const named = file.statements.find(
      (each): each is ts.ImportDeclaration =>
        ts.isImportDeclaration(each) &&
        ts.isStringLiteral(each.moduleSpecifier) &&
        each.moduleSpecifier.text === text,
    );
    return fileOf(named?.moduleSpecifier, model) ?? [];
  });
}

function fileOf(specifier: ts.Expression | undefined, model: ProgramModel): ts.SourceFile | undefined {
  if (specifier === undefined) return undefined;
  const file = model.checker.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile);
  return file === undefined || file.isDeclarationFile ? undefined : file;
}

/**
 * Goes through the modules as a run does that begins with `entry`.
 *
 * @param evaluate is told of each module when its code runs, with those whose code has run before.
 */
export function evaluateFrom(
  entry: ts.SourceFile,
  imports: ReadonlyMap<ts.SourceFile, readonly ts.SourceFile[]>,
  evaluate: (file: ts.SourceFile, before: ReadonlySet<ts.SourceFile>) => void,
): void {
  const entered = new Set<ts.SourceFile>();
  const done = new Set<ts.SourceFile>();
  const visit = (file: ts.SourceFile): void => {
    if (entered.has(file)) return;
    entered.add(file);
    for (const each of imports.get(file) ?? []) visit(each);
    evaluate(file, done);
    done.add(file);
  };
  visit(entry);
}
