/**
 * The cases of test/cases as programs: compiled with the transformer, or plainly with `@searchable` taken out, which is what
 * an ordinary class would do.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "#typescript";
import { ProgramModel } from "../analyzer/program-model.js";
import { createDeclarationTransformer } from "../emit/declarations/mark-classes.js";
import { createTransformer } from "../emit/transform.js";
import { makePackageOf } from "../faces/package-of.js";
import { testProgram } from "./program.js";

/** What a program is compiled with: us, nothing, or what strips our decorator. */
export type Way = "transformed" | "untouched" | "plain";

/** The TypeScript sources of a case. */
export function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((each) => /\.[cm]?tsx?$/.test(each) && !each.startsWith("expected."))
    .map((each) => join(folder, each));
}

/** The options that a case's options.json says: one set, or several of which the first is the one whose output is kept. */
export function optionSets(folder: string): readonly object[] {
  const file = join(folder, "options.json");
  const given: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return Array.isArray(given) ? (given as readonly object[]) : [given as object];
}

/**
 * Emits a program into a folder and returns its files by their names below it. One program can be emitted in several ways.
 *
 * @param folder beside the program's `outDir`, so that source maps lead to the same sources; or that.
 * @param files those of its files that are emitted; all by default.
 */
export function emitTo(
  folder: string,
  program: ts.Program,
  way: Way,
  files: readonly (ts.SourceFile | undefined)[] = [undefined],
): ReadonlyMap<string, string> {
  const { outDir = folder } = program.getCompilerOptions();
  const outputs = new Map<string, string>();
  const write = (file: string, text: string): void => {
    const name = file.slice(outDir.length + 1);
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    outputs.set(name, text);
  };
  const transformers = transformersOf(program, way);
  for (const file of files) program.emit(file, write, undefined, false, transformers);
  return outputs;
}

function transformersOf(program: ts.Program, way: Way): ts.CustomTransformers | undefined {
  if (way === "untouched") return undefined;
  if (way === "plain") return { before: [withoutSearchable(program)] };
  const packageOf = makePackageOf();
  return {
    before: [createTransformer(program, packageOf)],
    afterDeclarations: [createDeclarationTransformer(program, packageOf)],
  };
}

/** The files of a case that are JavaScript already, and which module kind the others are. */
export function addFiles(folder: string, outDir: string, { module }: ts.CompilerOptions): void {
  mkdirSync(outDir, { recursive: true });
  for (const each of readdirSync(folder))
    if (/\.[cm]?js$/.test(each) && each !== "expected.js")
      copyFileSync(join(folder, each), join(outDir, each));
  const type = module === ts.ModuleKind.CommonJS ? "commonjs" : "module";
  const nested = existsSync(join(folder, "package.json"))
    ? readFileSync(join(folder, "package.json"), "utf8")
    : JSON.stringify({ type });
  writeFileSync(join(outDir, "package.json"), nested);
}

/** A program of sources that stand below a folder. */
export function caseProgram(
  sources: readonly string[],
  folder: string,
  options: object,
  outDir: string,
): ts.Program {
  return testProgram(sources, folder, options, { rootDir: folder, outDir });
}

/** Whether a case can be compared with ordinary classes: all that it takes from tsglove is the decorator. */
export function isPlain(folder: string): boolean {
  return sourcesOf(folder).every((file) => {
    const imports = readFileSync(file, "utf8").match(/^import [^;]*"tsglove[^"]*"/gm) ?? [];
    return imports.every((each) => /^import (\{ searchable(, type \w+)* \}|type .*) from/.test(each));
  });
}

/** Takes our decorator away and leaves the rest to TypeScript. */
function withoutSearchable(program: ts.Program): ts.TransformerFactory<ts.SourceFile> {
  const model = ProgramModel.of(program);
  return (context) => {
    const ours = new Set<ts.Node>();
    const visit = (node: ts.Node): ts.Node | undefined => {
      if (ours.has(node)) return undefined;
      const decorator = ts.isClassLike(node) ? model.searchableDecorator(node) : undefined;
      if (decorator !== undefined) ours.add(decorator);
      return ts.visitEachChild(node, visit, context);
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
