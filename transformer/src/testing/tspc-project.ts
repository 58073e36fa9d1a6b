/** A project in a folder of its own for tests of the real tspc: its files, one run, or a watching process that is asked step by step. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Run } from "./warm-tspc.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Both plugin entries, as a tsconfig.json has them. */
export const PLUGINS = [
  { transform: "@tsglove/transformer" },
  { transform: "@tsglove/transformer/program", transformProgram: true },
];

export class TspcProject {
  readonly folder: string;

  /** An empty project below the repository, where the workspace's packages are found. */
  constructor() {
    const parent = join(root, "test/.compiled");
    mkdirSync(parent, { recursive: true });
    this.folder = mkdtempSync(join(parent, "tspc-"));
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    this.write("package.json", JSON.stringify({ name: "tspc-test", type: "module" }));
  }

  /** Writes a file; no text deletes it. */
  write(file: string, text: string | undefined): void {
    const path = join(this.folder, file);
    if (text === undefined) {
      rmSync(path, { force: true });
      return;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Runs a script of Node to its end. */
  node(...args: readonly string[]): Promise<Run> {
    return new Promise((done) => {
      const child = spawn(process.execPath, args, { cwd: this.folder });
      let output = "";
      const hear = (data: Buffer): void => {
        output += data.toString();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.on("close", (status) => {
        done({ status, output });
      });
    });
  }

  tspc(...args: readonly string[]): Promise<Run> {
    return this.node(join(root, "node_modules/ts-patch/bin/tspc.js"), ...args);
  }

  tsc(...args: readonly string[]): Promise<Run> {
    return this.node(join(root, "node_modules/typescript/bin/tsc"), ...args);
  }

  watch(...args: readonly string[]): TspcWatch {
    return new TspcWatch(this.folder, args);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A tspc that watches. It has its say after each build: "Found 2 errors. Watching for file changes." */
export class TspcWatch {
  readonly #child;
  readonly #reports: string[] = [];
  #text = "";
  #hear: (() => void) | undefined;

  constructor(folder: string, args: readonly string[]) {
    const tspc = join(root, "node_modules/ts-patch/bin/tspc.js");
    this.#child = spawn(process.execPath, [tspc, ...args, "--preserveWatchOutput"], { cwd: folder });
    this.#child.stdout.on("data", (data: Buffer) => {
      this.#text += data.toString();
      for (let end; (end = /Found \d+ errors?\. Watching for file changes\.\s*/.exec(this.#text)) !== null;) {
        const length = end.index + end[0].length;
        this.#reports.push(this.#text.slice(0, length));
        this.#text = this.#text.slice(length);
        this.#hear?.();
      }
    });
    this.#child.on("close", () => this.#hear?.());
  }

  /** What it says about its next build; undefined where it makes none for so long, or has ended. */
  async report(milliseconds: number): Promise<string | undefined> {
    if (this.#reports.length === 0 && this.#child.exitCode === null)
      await new Promise<void>((done) => {
        const timer = setTimeout(done, milliseconds);
        this.#hear = () => {
          clearTimeout(timer);
          done();
        };
      });
    this.#hear = undefined;
    return this.#reports.shift();
  }

  /** Waits for the builds that are still to come of an edit: tsc can miss another edit that falls among them. */
  async settle(): Promise<void> {
    while ((await this.report(700)) !== undefined);
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        done();
        return;
      }
      this.#child.on("close", () => {
        done();
      });
      this.#child.kill();
    });
  }
}
