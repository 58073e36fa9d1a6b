/**
 * Finds the package that a file belongs to: the nearest package.json with a name; where there is none, the nearest at all, whose
 * package is called nothing. The ids of its classes are then paths in it, and not of this machine.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackageOf } from "../analyzer/class-id.js";

/** A finder that remembers folders; make one a program. */
export function makePackageOf(): PackageOf {
  const known = new Map<string, ReturnType<PackageOf>>();
  const find = (folder: string): ReturnType<PackageOf> => {
    if (known.has(folder)) return known.get(folder);
    const file = join(folder, "package.json");
    const name = packageName(file);
    const parent = dirname(folder);
    const above = name !== undefined || parent === folder ? undefined : find(parent);
    const own = name !== undefined || existsSync(file) ? { name: name ?? "", root: folder } : undefined;
    const found = above === undefined || (above.name === "" && own !== undefined) ? own : above;
    known.set(folder, found);
    return found;
  };
  return (fileName) => find(dirname(fileName));
}

/** The name in a package.json; one that is missing, broken or nameless has none. */
function packageName(file: string): string | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    const name: unknown =
      typeof content === "object" && content !== null && "name" in content ? content.name : undefined;
    return typeof name === "string" ? name : undefined;
  } catch {
    return undefined;
  }
}
