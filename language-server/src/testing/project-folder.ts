/** Folders with projects for tests, where `tsglove` can be imported. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));

export interface ProjectFolder {
  readonly root: string;
  /** The absolute name of a file in it. */
  path(name: string): string;
  write(name: string, text: string): string;
  remove(name: string): void;
  /** Removes the folder. */
  end(): void;
}

const OPTIONS = { target: "es2022", module: "nodenext", strict: true, types: [], skipLibCheck: true };

/** A tsconfig's text. @param more options, over those of a usual project; and what else it has. */
export function tsconfig(options: object = {}, more: object = { include: ["**/*.ts"] }): string {
  return JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, ...more });
}

/** A folder with files, by their names in it. */
export function projectFolder(files: Readonly<Record<string, string>>): ProjectFolder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "tsglove-")));
  symlinkSync(MODULES, join(root, "node_modules"));
  const folder: ProjectFolder = {
    root,
    path: (name) => join(root, name),
    write: (name, text) => {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
      return join(root, name);
    },
    remove: (name) => {
      rmSync(join(root, name), { recursive: true });
    },
    end: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
  for (const [name, text] of Object.entries({ "package.json": '{ "type": "module" }', ...files }))
    folder.write(name, text);
  return folder;
}
