/** The import of tsglove that only named `@searchable` and types: with the decorators gone, nothing in the file needs it. */
import ts from "#typescript";
import { resolveAlias } from "../analyzer/dsl.js";
import type { ProgramModel } from "../analyzer/program-model.js";

/**
 * `import { searchable, type Float } from "tsglove"` of a file whose classes lose their `@searchable`. What is imported instead
 * is the contract of compiled classes, a fifth of tsglove: less to load for each worker thread that runs a trial.
 *
 * @param compiled the classes that are rewritten.
 */
export function spentImport(
  file: ts.SourceFile,
  compiled: readonly ts.ClassLikeDeclaration[],
  model: ProgramModel,
): ts.ImportDeclaration | undefined {
  const marks = compiled.flatMap((node) => model.searchableDecorator(node)?.expression ?? []);
  return file.statements.filter(ts.isImportDeclaration).find((statement) => {
    const { importClause, moduleSpecifier } = statement;
    const bindings = importClause?.namedBindings;
    return (
      ts.isStringLiteral(moduleSpecifier) &&
      moduleSpecifier.text === "tsglove" &&
      importClause?.name === undefined &&
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.every((each) => isType(each, model) || isSpent(each, marks, file))
    );
  });
}

function isType(element: ts.ImportSpecifier, { checker }: ProgramModel): boolean {
  if (element.isTypeOnly) return true;
  const symbol = checker.getSymbolAtLocation(element.name);
  return symbol !== undefined && (resolveAlias(checker, symbol).flags & ts.SymbolFlags.Value) === 0;
}

/** Whether a name stands nowhere but at its import and in the decorators that go; in comments, it counts as used. */
function isSpent(
  { name }: ts.ImportSpecifier,
  marks: readonly ts.Expression[],
  { text }: ts.SourceFile,
): boolean {
  const going = marks.filter((each) => ts.isIdentifier(each) && each.text === name.text).length;
  return going > 0 && text.split(name.text).length - 1 === going + 1;
}
