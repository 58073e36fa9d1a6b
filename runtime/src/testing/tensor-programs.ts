/** `tsglove/tensor` and the command compiled, and run by Node as a user would run them, beside packages of the test's choice. */
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("..", import.meta.url));
const resolve = createRequire(import.meta.url).resolve;

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly node?: string[];
  /** What TSGLOVE_BACKEND says. */
  readonly backend?: string;
}

/** A folder that holds the entry point, and in which programs can be run. */
export interface Place {
  readonly folder: string;
  /** Runs a program that has all of the entry point as `entry`, from another folder. */
  run(program: string, setting?: Setting): Promise<Outcome>;
}

export class TensorPrograms {
  readonly #root = mkdtempSync(join(tmpdir(), "tsglove-tensor-"));
  readonly #compiled = join(this.#root, "compiled");
  #places = 0;

  constructor() {
    const folders = ["tensor", "tensor/kernels", "tensor/backends", "bin", "bin/link-tensorflow"].map(
      (folder) => join(SOURCES, folder),
    );
    const sources = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
        .map((file) => join(folder, file)),
    );
    const flags = [
      "--ignoreConfig",
      "--noCheck",
      "--noResolve",
      "--module",
      "nodenext",
      "--target",
      "es2022",
    ];
    const compiler = join(dirname(resolve("typescript/package.json")), "bin/tsc");
    const out = ["--rootDir", SOURCES, "--outDir", this.#compiled];
    execFileSync(process.execPath, [compiler, ...flags, ...out, ...sources]);
  }

  /**
   * @param installed names of packages below @tensorflow, installed as they are here.
   * @param stubs files of others, by their path in node_modules.
   */
  place(installed: readonly string[], stubs: Readonly<Record<string, string>> = {}): Place {
    const folder = join(this.#root, `place-${this.#places++}`);
    const modules = join(folder, "node_modules");
    mkdirSync(join(modules, "@tensorflow"), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    cpSync(this.#compiled, folder, { recursive: true });
    for (const name of installed) {
      const target = dirname(resolve(`@tensorflow/${name}/package.json`));
      symlinkSync(target, join(modules, "@tensorflow", name));
    }
    for (const [path, content] of Object.entries(stubs)) {
      mkdirSync(dirname(join(modules, path)), { recursive: true });
      writeFileSync(join(modules, path), content);
    }
    let programs = 0;
    return {
      folder,
      run: (program, { node = [], backend } = {}) => {
        const file = join(folder, `program-${programs++}.mjs`);
        writeFileSync(file, `import * as entry from "./tensor/index.js";\n${program}`);
        const environment = { ...process.env, NODE_OPTIONS: "", TSGLOVE_BACKEND: backend ?? "" };
        const options = { cwd: tmpdir(), env: environment, timeout: 120_000 };
        return new Promise((done) => {
          execFile(process.execPath, [...node, file], options, (error, stdout, stderr) => {
            done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
          });
        });
      },
    };
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
