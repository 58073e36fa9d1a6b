/** The names that a file imports, as it writes them; kept as long as its syntax tree. */
import ts from "#typescript";

/** `Width` of `import { Size as Width } from "./sizes.js"`: what it imports, and from where. */
export interface ImportedName {
  /** `Size` */
  readonly name: string;
  /** `./sizes.js` */
  readonly module: string;
}

const known = new WeakMap<ts.SourceFile, ReadonlyMap<string, ImportedName>>();

export function importedNames(file: ts.SourceFile): ReadonlyMap<string, ImportedName> {
  let names = known.get(file);
  if (names === undefined) known.set(file, (names = findNames(file)));
  return names;
}

function findNames(file: ts.SourceFile): ReadonlyMap<string, ImportedName> {
  const names = new Map<string, ImportedName>();
  const others = new Set<string>();
  for (const statement of file.statements) {
    for (const name of declaredIn(statement)) others.add(name);
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const named = statement.importClause?.namedBindings;
    // With attributes the same text may be another module.
    if (named === undefined || !ts.isNamedImports(named) || statement.attributes !== undefined) continue;
    for (const { name, propertyName } of named.elements) {
      // Of two of one name only the checker tells which is meant.
      if (names.has(name.text)) others.add(name.text);
      names.set(name.text, { name: (propertyName ?? name).text, module: statement.moduleSpecifier.text });
    }
  }
  for (const name of others) names.delete(name);
  return names;
}

/** The names that a statement declares, imports by name apart. */
function declaredIn(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const space =
      namedBindings !== undefined && ts.isNamespaceImport(namedBindings) ? namedBindings.name : undefined;
    return [name, space].flatMap((each) => each?.text ?? []);
  }
  const isNamed =
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function namesOf(name: ts.BindingName): readonly string[] {
  return ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : namesOf(each.name)));
}
