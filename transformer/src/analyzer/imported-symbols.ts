/**
 * What imported names stand for, found once for all files that import the same: a project's `Width` is imported by every other
 * file of it, and a checker that was just made would go through each of these imports.
 */
import ts from "#typescript";
import { resolveAlias } from "./dsl.js";
import type { ModuleOf } from "./earlier-classes.js";
import { importedNames } from "./import-specifiers.js";

export class ImportedSymbols {
  readonly #known = new Map<string, ts.Symbol | undefined>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly moduleOf: ModuleOf,
  ) {}

  /** What a name stands for; undefined where only the checker can tell. */
  of(name: ts.Identifier): ts.Symbol | undefined {
    return isInside(name) ? undefined : this.ofImport(name);
  }

  /** @param name one that nothing between it and the top of its module declares. */
  ofImport(name: ts.Identifier): ts.Symbol | undefined {
    const file = name.getSourceFile();
    const imported = importedNames(file).get(name.text);
    const module = imported === undefined ? undefined : this.moduleOf(file, imported.module);
    if (imported === undefined || module === undefined) return undefined;
    const key = `${module.fileName} ${imported.name}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const local = this.checker.getSymbolAtLocation(name);
    const symbol = local === undefined ? undefined : resolveAlias(this.checker, local);
    this.#known.set(key, symbol);
    return symbol;
  }
}

/** Whether a name may be one of something else around it than its module: a type parameter, or what a function declares. */
function isInside(name: ts.Identifier): boolean {
  for (let outer: ts.Node = name.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    if (ts.isConstructorDeclaration(outer) || ts.isParameter(outer) || ts.isDecorator(outer)) continue;
    if (
      ts.isClassDeclaration(outer)
        ? outer.typeParameters !== undefined || outer.name?.text === name.text
        : !ts.isTypeNode(outer)
    )
      return true;
    if (ts.isFunctionLike(outer) || ts.isConditionalTypeNode(outer) || ts.isMappedTypeNode(outer))
      return true;
  }
  return false;
}
