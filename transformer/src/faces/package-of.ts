/** Finds the package that a file belongs to: the nearest package.json with a name. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackageOf } from "../analyzer/class-id.js";

/** A finder that remembers folders; make one a program. */
export function makePackageOf(): PackageOf {
  const known = new Map<string, ReturnType<PackageOf>>();
  const find = (folder: string): ReturnType<PackageOf> => {
    if (known.has(folder)) return known.get(folder);
    const name = packageName(join(folder, "package.json"));
    const parent = dirname(folder);
    const found = name !== undefined ? { name, root: folder } : parent === folder ? undefined : find(parent);
    known.set(folder, found);
    return found;
  };
  return (fileName) => find(dirname(fileName));
}

/** A package.json that is missing, broken or nameless is none: the next one up may serve. */
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
