/**
 * The editors that the tests drive, and whether they are here. One that is not is skipped, visibly; where it was asked for by
 * name its suite fails, and says how to install it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, it } from "vitest";
import { SERVER, type Fixture } from "./fixture.js";

/** Where install.sh puts code-server: it takes 400 MB, and has no place among the repository's own packages. */
export const CACHE = process.env["TSGLOVE_E2E_CACHE"] ?? join(tmpdir(), "tsglove-e2e");

export const CODE_SERVER = join(CACHE, "node_modules/code-server");

type Editor = "neovim" | "vscode" | "emacs";

/** The programs of which one has to be there, and files. */
const NEEDS: Readonly<Record<Editor, readonly Need[]>> = {
  neovim: [{ name: "Neovim", commands: ["nvim"] }],
  vscode: [
    { name: "Chromium", commands: ["chromium", "chromium-browser", "google-chrome"] },
    { name: "code-server", file: join(CODE_SERVER, "out/node/entry.js") },
    { name: "puppeteer-core", file: join(CACHE, "node_modules/puppeteer-core/package.json") },
    { name: "code-server's own packages", file: join(CACHE, "installed") },
  ],
  emacs: [{ name: "Emacs with Eglot", commands: ["emacs"] }],
};

type Need =
  | { readonly name: string; readonly commands: readonly string[] }
  | { readonly name: string; readonly file: string };

/** The tests of an editor. */
export function describeEditor(editor: Editor, tests: () => void): void {
  const missing = NEEDS[editor].filter((need) =>
    "file" in need ? !existsSync(need.file) : commandOf(need.commands) === undefined,
  );
  if (missing.length === 0) {
    describe(editor, tests);
    return;
  }
  const message = `Not installed: ${missing.map(({ name }) => name).join(", ")}. Run \`test/e2e/install.sh ${editor}\`.`;
  const isAsked = process.env["TSGLOVE_E2E_ASKED"]?.split(" ").includes(editor) === true;
  describe(editor, () => {
    if (isAsked)
      it("is installed", () => {
        throw new Error(message);
      });
    else {
      console.warn(`${editor} is skipped. ${message}`);
      it.skip(message);
    }
  });
}

/** The full path of the first of some programs that is installed. */
function commandOf(names: readonly string[]): string | undefined {
  for (const name of names)
    for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
      const path = join(folder, name);
      if (folder !== "" && existsSync(path)) return path;
    }
  return undefined;
}

export function browserCommand(): string {
  const [browser] = NEEDS.vscode;
  const found = browser !== undefined && "commands" in browser ? commandOf(browser.commands) : undefined;
  if (found === undefined) throw new Error("There is no Chromium on the PATH.");
  return found;
}

/** Has an editor run a session in a fixture, and gives the answers that the session wrote. */
export function answersOf(
  command: string,
  args: readonly string[],
  { root, home }: Fixture,
  env: Readonly<Record<string, string>> = {},
): unknown {
  const file = join(home, "answers.json");
  const session = {
    HOME: home,
    TSGLOVE_NODE: process.execPath,
    TSGLOVE_SERVER: SERVER,
    TSGLOVE_ANSWERS: file,
  };
  runEditor(command, args, { cwd: root, env: { ...session, ...env }, seconds: 180 });
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Runs an editor to its end. What it prints is in the error, where it does not end well. */
function runEditor(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly seconds: number },
): string {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    timeout: options.seconds * 1000,
    encoding: "utf8",
  });
  if (status !== 0)
    throw new Error(
      `${command} ended with ${status ?? signal ?? error?.message ?? "nothing"}:\n${stdout}${stderr}`,
    );
  return stdout + stderr;
}
