/**
 * What an editor need not read again after an edit: the classes of files that say what they said in the program before, as no
 * file that they import, however far away, is another one. It is for the model to say which of its classes depend on nothing
 * else (see program-model.ts).
 */
import ts from "#typescript";
import { classesIn } from "./domains/domain-parts.js";
import type { ClassModel } from "./model.js";

/** The imports of all files of a program, by the names of files. */
export interface Imports {
  /** Who imports a file. */
  readonly importers: ReadonlyMap<string, ReadonlySet<string>>;
  /** The modules that a file imports, by what it writes. */
  readonly modules: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** What an edit has left: files that mean what they meant, and all others whose texts are as they were. */
export interface Unchanged {
  readonly same: ReadonlySet<ts.SourceFile>;
  readonly unedited: ReadonlySet<ts.SourceFile>;
}

export function importsIn(program: ts.Program): Imports {
  const checker = program.getTypeChecker();
  const importers = new Map<string, Set<string>>();
  const modules = new Map<string, Map<string, string>>();
  for (const file of program.getSourceFiles()) {
    const ofFile = new Map<string, string>();
    for (const specifier of specifiersIn(file)) {
      const declarations = checker.getSymbolAtLocation(specifier)?.declarations ?? [];
      for (const declaration of declarations) {
        const { fileName } = declaration.getSourceFile();
        const known = importers.get(fileName);
        if (known === undefined) importers.set(fileName, new Set([file.fileName]));
        else known.add(file.fileName);
      }
      const [module] = declarations;
      if (module !== undefined && declarations.length === 1 && ts.isSourceFile(module))
        ofFile.set(specifier.text, module.fileName);
    }
    modules.set(file.fileName, ofFile);
  }
  return { importers, modules };
}

/** The module that a file imports by a text. */
export type ModuleOf = (file: ts.SourceFile, specifier: string) => ts.SourceFile | undefined;

/** The modules of a program in which imports lead where they led. */
export function modulesOf(program: ts.Program, { modules }: Imports): ModuleOf {
  const files = new Map(program.getSourceFiles().map((file) => [file.fileName, file]));
  return ({ fileName }, specifier) => {
    const module = modules.get(fileName)?.get(specifier);
    return module === undefined ? undefined : files.get(module);
  };
}

/**
 * The files of a program that mean what they meant in another one, which it was made of by edits of texts: imports have to lead
 * where they led. Undefined where it cannot be told.
 */
export function unchangedFiles(
  before: ts.Program,
  after: ts.Program,
  { importers }: Imports,
): Unchanged | undefined {
  const [old, now] = [before.getSourceFiles(), after.getSourceFiles()];
  if (old.length !== now.length || before.getCompilerOptions() !== after.getCompilerOptions())
    return undefined;
  const other = new Set<string>();
  const unedited = new Set(now);
  for (const [index, file] of now.entries()) {
    const was = old[index];
    if (was === file) continue;
    if (was?.fileName !== file.fileName || !isSameModule(was, file)) return undefined;
    other.add(file.fileName);
    unedited.delete(file);
  }
  // A set goes on with what is added to it.
  for (const each of other) for (const importer of importers.get(each) ?? []) other.add(importer);
  const [changed, same] = [true, false].map((is) => now.filter(({ fileName }) => other.has(fileName) === is));
  // What is seen where it is not imported may be made of what has changed.
  return changed?.every(isPlainModule) === true ? { same: new Set(same), unedited } : undefined;
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

const lasting = new WeakMap<ClassModel, boolean>();

/** Whether all symbols of a class are of one file each: others are made by each checker anew. */
export function hasLastingSymbols(model: ClassModel): boolean {
  let answer = lasting.get(model);
  if (answer === undefined) {
    const symbols = [model.symbol, ...model.params.flatMap(({ domain }) => classesIn(domain))];
    answer = symbols.every(({ flags }) => (flags & ts.SymbolFlags.Transient) === 0);
    lasting.set(model, answer);
  }
  return answer;
}
