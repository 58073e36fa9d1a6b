/** Stable ids of classes and symbolized functions: `package/path/of/module#Name`, the same for every build of the same sources. */
import ts from "#typescript";
import { classMark } from "./class-mark.js";
import { className, constantOfClass } from "./class-shape.js";
import type { SymbolizeModel } from "./model.js";

/** Where a file's package begins, and its name; given by whoever may read files. */
export type PackageOf = (fileName: string) => { readonly name: string; readonly root: string } | undefined;

/**
 * The id of a class: of one that a declaration file marks, the mark's, which its own build has given it. A class that is not at the top of its module has no name of its own in it: its place among the
 * module's classes of that name is added.
 */
export function classId(node: ts.ClassLikeDeclaration, packageOf: PackageOf): string {
  const marked = node.getSourceFile().isDeclarationFile ? classMark(node) : undefined;
  if (marked !== undefined) return marked.id;
  // A class expression without a name has that of its constant, and is found by it.
  const isTop =
    ts.isSourceFile(node.parent) || (node.name === undefined && constantOfClass(node) !== undefined);
  const nested = isTop ? "" : `@${nesting(node).join(".")}`;
  return `${moduleId(node.getSourceFile(), packageOf)}#${className(node)}${nested}`;
}

/**
 * The id of what a call of `symbolize` makes symbolic: where its target is declared and what it is called there; of a target
 * that is written into the call, what holds the call.
 */
export function symbolizedId(
  { call, target, symbol }: SymbolizeModel,
  program: ts.Program,
  packageOf: PackageOf,
): string {
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined) {
    const names = [...nesting(call), ...writtenName(target)];
    return `${moduleId(call.getSourceFile(), packageOf)}#${names.length === 0 ? "symbolized" : names.join(".")}`;
  }
  const file = declaration.getSourceFile();
  // Which file of TypeScript's own declares it depends on the version.
  const home = program.isSourceFileDefaultLibrary(file) ? "global" : moduleId(file, packageOf);
  return `${home}#${[...nesting(declaration), symbol.name].join(".")}`;
}

function writtenName(target: ts.Expression): readonly string[] {
  const isNamed = ts.isFunctionExpression(target) || ts.isClassExpression(target);
  return isNamed && target.name !== undefined ? [target.name.text] : [];
}

/** `package/path/of/module` */
function moduleId({ fileName }: ts.SourceFile, packageOf: PackageOf): string {
  const home = packageOf(fileName);
  const inside =
    home !== undefined && fileName.startsWith(home.root)
      ? fileName.slice(home.root.length).replace(/^\//, "")
      : fileName;
  const module = inside.replace(/(?:\.d)?\.[cm]?[tj]sx?$/, "");
  return `${home === undefined || home.name === "" ? "" : `${home.name}/`}${module}`;
}

/** The path of enclosing declarations of what is nested. */
function nesting(node: ts.Node): readonly string[] {
  const names: string[] = [];
  for (let outer: ts.Node = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    const named = outer as ts.Node & { readonly name?: ts.Node };
    if (named.name !== undefined && ts.isIdentifier(named.name)) names.unshift(named.name.text);
  }
  return names;
}
