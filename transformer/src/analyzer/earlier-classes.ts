/**
 * What an editor need not read again after an edit: the classes of files that say what they said in the program before, as no
 * file that they import, however far away, is another one. It is for the model to say which of its classes depend on nothing
 * else (see program-model.ts).
 */
import ts from "#typescript";

/** Who imports a file, by names. */
export type Importers = ReadonlyMap<string, ReadonlySet<string>>;

/** The imports of all files of a program. */
export function importersIn(program: ts.Program): Importers {
  const checker = program.getTypeChecker();
  const importers = new Map<string, Set<string>>();
  for (const file of program.getSourceFiles())
    for (const specifier of specifiersIn(file))
      for (const declaration of checker.getSymbolAtLocation(specifier)?.declarations ?? []) {
        const { fileName } = declaration.getSourceFile();
        const known = importers.get(fileName);
        if (known === undefined) importers.set(fileName, new Set([file.fileName]));
        else known.add(file.fileName);
      }
  return importers;
}

/**
 * The files of a program that mean what they meant in another one, which it was made of by edits of texts: imports have to lead
 * where they led. Undefined where it cannot be told.
 */
export function sameFiles(
  before: ts.Program,
  after: ts.Program,
  importers: Importers,
): ReadonlySet<ts.SourceFile> | undefined {
  const [old, now] = [before.getSourceFiles(), after.getSourceFiles()];
  if (old.length !== now.length || before.getCompilerOptions() !== after.getCompilerOptions())
    return undefined;
  const other = new Set<string>();
  for (const [index, file] of now.entries()) {
    const was = old[index];
    if (was === file) continue;
    if (was?.fileName !== file.fileName || !isSameModule(was, file)) return undefined;
    other.add(file.fileName);
  }
  // A set goes on with what is added to it.
  for (const each of other) for (const importer of importers.get(each) ?? []) other.add(importer);
  const [changed, same] = [true, false].map((is) => now.filter(({ fileName }) => other.has(fileName) === is));
  // What is seen where it is not imported may be made of what has changed.
  return changed?.every(isPlainModule) === true ? new Set(same) : undefined;
}

/** Whether an edit left a file's imports as they are, and what was there was seen only where it is imported. */
function isSameModule(before: ts.SourceFile, after: ts.SourceFile): boolean {
  if (!isPlainModule(before)) return false;
  const [old, now] = [specifiersIn(before), specifiersIn(after)];
  return old.length === now.length && old.every(({ text }, index) => text === now[index]?.text);
}

/** A module that adds nothing to others: no `declare global`, no `declare module "x"`. */
function isPlainModule(file: ts.SourceFile): boolean {
  return (
    !file.isDeclarationFile &&
    ts.isExternalModule(file) &&
    !file.statements.some(
      (each) =>
        ts.isModuleDeclaration(each) &&
        (ts.isStringLiteral(each.name) || (each.flags & ts.NodeFlags.GlobalAugmentation) !== 0),
    )
  );
}

/** All that a file imports, as a type or at run time too: a program has found it in each of its files, and says so in no type. */
function specifiersIn(file: ts.SourceFile & { readonly imports?: readonly ts.StringLiteralLike[] }) {
  return file.imports ?? [];
}
