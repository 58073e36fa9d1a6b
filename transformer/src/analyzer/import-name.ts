/** How a fix comes by one of tsglove's exports: by an import that the file has, one that is made longer, or a new one. */
import ts from "#typescript";
import type { Edit } from "./diagnostic.js";
import { insertingAfter, insertingAt, insertingBefore, lineEnd } from "./edits.js";
import type { ProgramModel } from "./program-model.js";

const PACKAGE = "tsglove";

export interface ImportedName {
  /** What to write: `oneof`, an alias of it, or `tsglove.oneof`. */
  readonly text: string;
  /** What has to be added to the file's imports for that. */
  readonly edits: readonly Edit[];
}

/** @param use how the name is going to be used: a type may come from a type-only import, and needs no real one. */
export function importedName(
  name: string,
  use: "value" | "type",
  file: ts.SourceFile,
  model: ProgramModel,
): ImportedName {
  const imports = file.statements.filter(isImportOfPackage);
  for (const { importClause } of imports) {
    const known = importClause === undefined ? undefined : nameIn(importClause, name, use);
    if (known !== undefined) return { text: known, edits: [] };
  }
  const local = isTaken(name, file, model) ? `${name}_1` : name;
  const specifier = local === name ? name : `${name} as ${local}`;
  for (const { importClause } of imports) {
    const list = importClause?.namedBindings;
    if (importClause === undefined || list === undefined || !ts.isNamedImports(list)) continue;
    const isTypeOnly = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (isTypeOnly && use === "value") continue;
    const text = use === "type" && !isTypeOnly ? `type ${specifier}` : specifier;
    const last = list.elements.at(-1);
    const edit =
      last === undefined ? insertingAt(file, list.getEnd() - 1, text) : insertingAfter(last, `, ${text}`);
    return { text: local, edits: [edit] };
  }
  const statement = `import ${use === "type" ? "type " : ""}{ ${specifier} } from "${PACKAGE}";`;
  return { text: local, edits: [newStatement(statement, file)] };
}

type PackageImport = ts.ImportDeclaration & { readonly moduleSpecifier: ts.StringLiteral };

function isImportOfPackage(statement: ts.Statement): statement is PackageImport {
  return (
    ts.isImportDeclaration(statement) &&
    ts.isStringLiteral(statement.moduleSpecifier) &&
    statement.moduleSpecifier.text === PACKAGE
  );
}

/** What an export is called in a file by one of its imports, where that can be used so. */
function nameIn(clause: ts.ImportClause, name: string, use: "value" | "type"): string | undefined {
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword && use === "value") return undefined;
  const list = clause.namedBindings;
  if (list === undefined) return undefined;
  if (ts.isNamespaceImport(list)) return `${list.name.text}.${name}`;
  return list.elements.find(
    (each) => (each.propertyName ?? each.name).text === name && !(each.isTypeOnly && use === "value"),
  )?.name.text;
}

/** Whether something else of that name is declared at the top of the file. */
function isTaken(name: string, file: ts.SourceFile, model: ProgramModel): boolean {
  return model.checker
    .getSymbolsInScope(file, ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Alias)
    .some(
      (symbol) =>
        symbol.name === name && symbol.declarations?.some((each) => each.getSourceFile() === file) === true,
    );
}

/** A line of its own behind the last import; where there is none, above the first code, below what introduces the file. */
function newStatement(text: string, file: ts.SourceFile): Edit {
  const last = file.statements.findLast((each) => ts.isImportDeclaration(each));
  if (last !== undefined) return insertingAfter(last, `${lineEnd(file)}${text}`);
  const directive = file.statements.findLast(
    (each) => ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression) && each.getStart() === 0,
  );
  if (directive !== undefined) return insertingAfter(directive, `${lineEnd(file)}${text}`);
  const first = file.statements[0];
  return first === undefined
    ? insertingAt(file, file.text.length, `${text}${lineEnd(file)}`)
    : insertingBefore(first, `${text}${lineEnd(file)}`);
}
