/** A copy of project/ in a folder of its own, where an editor may write, with `tsglove` installed in it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

/** The server as a user has it: the built one. */
export const SERVER = join(ROOT, "language-server/dist/stdio.js");

export interface Fixture {
  /** The project's folder. */
  readonly root: string;
  /** A folder beside it, for what the editor keeps. */
  readonly home: string;
  readonly read: (file: string) => string;
  readonly remove: () => void;
}

export function makeFixture(): Fixture {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tsglove-editor-")));
  const root = join(folder, "project");
  const home = join(folder, "home");
  cpSync(join(import.meta.dirname, "project"), root, { recursive: true });
  mkdirSync(home);
  mkdirSync(join(root, "node_modules"));
  symlinkSync(join(ROOT, "runtime"), join(root, "node_modules/tsglove"), "dir");
  return {
    root,
    home,
    read: (file) => readFileSync(join(root, file), "utf8"),
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
