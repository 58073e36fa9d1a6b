/** `tsglove init`: shows what it is going to change, asks once, and changes all of it or nothing. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundlerConfig, bundlerLines, bundlersOf, type Bundler } from "./bundlers.js";
import { planInit } from "./init-plan.js";
import { lineDiff } from "./line-diff.js";
import { packageManagerOf } from "./package-manager.js";
import { readPackageJson, shortPath } from "./project-files.js";
import { SetupError } from "./setup-error.js";
import type { Terminal } from "./terminal.js";
import { writeTogether, type FileChange } from "./write-together.js";

export interface InitOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  /** False: packages are named in package.json and not installed. */
  readonly install: boolean;
  readonly tsconfig: string;
  readonly bundler?: Bundler | "none";
  /** TypeScript 7 may move to an alias although nobody is asked. */
  readonly moveTypescript?: boolean;
}

/** @returns the exit code. */
export async function init(folder: string, options: InitOptions, terminal: Terminal): Promise<number> {
  const { changes, notes, movesTypeScript } = planInit(folder, options.tsconfig);
  for (const { file, before = "", after } of changes) {
    terminal.say(shortPath(folder, file));
    for (const line of lineDiff(before, after))
      terminal.say(`  ${line.startsWith("+") ? terminal.green(line) : terminal.red(line)}`);
  }
  const installs =
    options.install &&
    (changes.some(({ file }) => file.endsWith("package.json")) || !existsSync(join(folder, "node_modules")));
  const manager = packageManagerOf(folder);
  if (installs) terminal.say(`Then: ${manager} install`);
  if (movesTypeScript !== undefined) terminal.say(movesTypeScript);
  for (const note of notes) terminal.say(`Note: ${note}`);

  if (options.dryRun === true)
    terminal.say(changes.length === 0 ? NOTHING : "Nothing was changed, as it is a dry run.");
  else if (changes.length === 0 && !installs) terminal.say(NOTHING);
  else {
    if (!(await isAgreed(options, movesTypeScript !== undefined, terminal))) return 1;
    const undo = write(changes);
    if (installs && !install(folder, manager)) {
      undo();
      terminal.say(`\`${manager} install\` failed; tsconfig.json and package.json are as they were.`);
      return 1;
    }
    terminal.say(options.install ? "Done." : `Done. Install the packages: ${manager} install`);
  }
  sayNext(folder, options, terminal);
  return 0;
}

const NOTHING = "Nothing to change: this project is set up for tsglove.";

async function isAgreed(options: InitOptions, moves: boolean, terminal: Terminal): Promise<boolean> {
  if (options.yes === true) {
    if (!moves || options.moveTypescript === true) return true;
    terminal.say("That is more than --yes agrees to. Nothing was changed; agree by --move-typescript.");
    return false;
  }
  if (!terminal.isInteractive)
    throw new SetupError(
      "There is no terminal to ask on, so nothing was changed. Agree by --yes, or look only by --dry-run.",
    );
  if (await terminal.ask("Make these changes?")) return true;
  terminal.say("Nothing was changed.");
  return false;
}

/** @returns what takes the changes back. */
function write(changes: readonly FileChange[]): () => void {
  try {
    return writeTogether(changes);
  } catch (error) {
    throw new SetupError(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function install(folder: string, manager: string): boolean {
  // npm and the others are scripts that a shell has to find on Windows.
  const { status } = spawnSync(`${manager} install`, { cwd: folder, stdio: "inherit", shell: true });
  return status === 0;
}

function sayNext(folder: string, options: InitOptions, terminal: Terminal): void {
  const bundlers: readonly Bundler[] =
    options.bundler === "none"
      ? []
      : options.bundler === undefined
        ? bundlersOf(readPackageJson(folder))
        : [options.bundler];
  for (const bundler of bundlers) {
    terminal.say(`Add to ${bundlerConfig(folder, bundler) ?? `the configuration of ${bundler}`}:`);
    for (const line of bundlerLines(bundler)) terminal.say(`  ${line}`);
  }
  if (bundlers.length === 0) terminal.say("Build with: npx tspc");
  terminal.say("Check with: npx tsglove doctor");
}
