/** Stable ids of classes: `package/path/of/module#Name`, the same for every build of the same sources. */
import ts from "typescript";

/** Where a file's package begins, and its name; given by whoever may read files. */
export type PackageOf = (fileName: string) => { readonly name: string; readonly root: string } | undefined;

/**
 * The id of a class. A class that is not at the top of its module has no name of its own in it: its place among the
 * module's classes of that name is added.
 */
export function classId(node: ts.ClassLikeDeclaration, packageOf: PackageOf): string {
  const fileName = node.getSourceFile().fileName;
  const home = packageOf(fileName);
  const inside =
    home !== undefined && fileName.startsWith(home.root)
      ? fileName.slice(home.root.length).replace(/^\//, "")
      : fileName;
  const module = inside.replace(/\.[cm]?tsx?$/, "");
  const name = node.name?.text ?? "default";
  const nested = ts.isSourceFile(node.parent) ? "" : `@${nesting(node)}`;
  return `${home === undefined ? "" : `${home.name}/`}${module}#${name}${nested}`;
}

/** The path of enclosing declarations of a nested class. */
function nesting(node: ts.Node): string {
  const names: string[] = [];
  for (let outer: ts.Node = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    const named = outer as ts.Node & { readonly name?: ts.Node };
    if (named.name !== undefined && ts.isIdentifier(named.name)) names.unshift(named.name.text);
  }
  return names.join(".");
}
