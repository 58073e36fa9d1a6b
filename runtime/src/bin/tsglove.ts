#!/usr/bin/env node
/**
 * `npx tsglove`: finds the transformer's commands in the project that it is run in, and hands over. The compiler is no
 * dependency of the runtime; where a project lacks it, `init` installs it first. `link-tensorflow` has nothing to do with
 * compiling, and is the runtime's own.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const COMMANDS = "@tsglove/transformer/cli";

/** How each package manager adds a development dependency, by its lock file. */
const ADD: readonly (readonly [file: string, command: string])[] = [
  ["pnpm-lock.yaml", "pnpm add -D"],
  ["yarn.lock", "yarn add -D"],
  ["bun.lock", "bun add -d"],
  ["bun.lockb", "bun add -d"],
  ["package-lock.json", "npm i -D"],
];

function addCommand(folder: string): string {
  for (const [file, command] of ADD) if (existsSync(join(folder, file))) return command;
  const parent = dirname(folder);
  return parent === folder ? "npm i -D" : addCommand(parent);
}

/** The transformer's commands; undefined where the project has no transformer. */
function commandsFile(): string | undefined {
  try {
    return createRequire(join(process.cwd(), "package.json")).resolve(COMMANDS);
  } catch {
    return undefined;
  }
}

function ownVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof content === "object" && content !== null && "version" in content
    ? String(content.version)
    : "";
}

/** Installs the transformer in this version, where that is what the command asks for. */
function installTransformer(args: readonly string[]): boolean {
  const line = `${addCommand(process.cwd())} @tsglove/transformer@${ownVersion()}`;
  const mayInstall =
    args[0] === "init" && !args.some((each) => ["--dry-run", "--no-install", "--help", "-h"].includes(each));
  // Without a terminal nobody agrees to it but --yes.
  const isAgreed = process.stdin.isTTY || args.includes("--yes") || args.includes("-y");
  if (mayInstall && isAgreed && existsSync("package.json")) {
    process.stdout.write(`${line}\n`);
    // npm and the others are scripts that a shell has to find on Windows.
    if (spawnSync(line, { stdio: "inherit", shell: true }).status === 0) return true;
  }
  process.stderr.write(
    `This project has no @tsglove/transformer, which knows the commands. Install it: ${line}\n`,
  );
  return false;
}

async function handOver(args: readonly string[]): Promise<void> {
  const installed = commandsFile() ?? (installTransformer(args) ? commandsFile() : undefined);
  if (installed === undefined) process.exitCode = 1;
  else await import(pathToFileURL(installed).href);
}

const [command, ...rest] = process.argv.slice(2);
if (command === "link-tensorflow") {
  const { linkTensorFlow } = await import("./link-tensorflow/command.js");
  process.exitCode = await linkTensorFlow(rest, process.cwd());
} else await handOver(process.argv.slice(2));
