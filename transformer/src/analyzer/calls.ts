/** Calls of tsglove's functions. */
import ts from "#typescript";
import { nodesIn } from "./file-nodes.js";
import { perFile } from "./per-file.js";
import type { ProgramModel } from "./program-model.js";

/** By name, for each file that was asked about: one look at its calls serves every rule. */
type CallsByName = ReadonlyMap<string, readonly ts.CallExpression[]>;

/** The calls of one of tsglove's functions in a file. */
export function callsOf(
  name: string,
  file: ts.SourceFile,
  model: ProgramModel,
): readonly ts.CallExpression[] {
  return callsByName(file, model).get(name) ?? [];
}

const callsByName = perFile((file, model): CallsByName => {
  const found = new Map<string, ts.CallExpression[]>();
  const imported = importedNames(file);
  for (const call of nodesIn(file).calls) {
    const head = headOf(call.expression);
    const name = head !== undefined && imported.has(head) ? model.dsl.nameOf(call.expression) : undefined;
    if (name === undefined) continue;
    const same = found.get(name);
    if (same === undefined) found.set(name, [call]);
    else same.push(call);
  }
  return found;
});

/** Only a name, or a property of a name, can refer to an import: that name. Anything else need not be asked about. */
function headOf(expression: ts.Expression): string | undefined {
  const head = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
  return ts.isIdentifier(head) ? head.text : undefined;
}

/** What a file calls the things that it imports. Of `items.map(...)` nothing need be asked of the checker then. */
function importedNames(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isImportEqualsDeclaration(statement)) names.add(statement.name.text);
    if (!ts.isImportDeclaration(statement)) continue;
    const { name, namedBindings } = statement.importClause ?? {};
    if (name !== undefined) names.add(name.text);
    if (namedBindings === undefined) continue;
    if (ts.isNamespaceImport(namedBindings)) names.add(namedBindings.name.text);
    else for (const each of namedBindings.elements) names.add(each.name.text);
  }
  return names;
}
