/** Packages and projects on disk for tests of the built plugin: written, compiled by the real tspc and tsc, packed, run. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { WarmTspc, type Run } from "./warm-tspc.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

const PLUGINS = [
  { transform: "@tsglove/transformer" },
  { transform: "@tsglove/transformer/program", transformProgram: true },
];

export const OPTIONS = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  types: [],
  rootDir: "src",
  outDir: "dist",
  declaration: true,
  plugins: PLUGINS,
};

/** A folder for packages, with tsglove installed in it. */
export class Workshop {
  readonly #folder: string;
  #tspc: WarmTspc | undefined;

  constructor(name: string) {
    mkdirSync(join(root, "test/.compiled"), { recursive: true });
    this.#folder = mkdtempSync(join(root, `test/.compiled/${name}-`));
    mkdirSync(join(this.#folder, "node_modules/@tsglove"), { recursive: true });
    symlinkSync(join(root, "runtime"), join(this.#folder, "node_modules/tsglove"));
    symlinkSync(join(root, "transformer"), join(this.#folder, "node_modules/@tsglove/transformer"));
  }

  path(file: string): string {
    return join(this.#folder, file);
  }

  write(files: Readonly<Record<string, unknown>>): void {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(file)), { recursive: true });
      writeFileSync(this.path(file), typeof content === "string" ? content : JSON.stringify(content));
    }
  }

  tspc(...args: readonly string[]): Promise<Run> {
    this.#tspc ??= new WarmTspc(this.#folder);
    return this.#tspc.run(...args);
  }

  tsc(...args: readonly string[]): Run {
    return this.#node(join(root, "node_modules/typescript/bin/tsc"), ...args);
  }

  run(file: string): Run {
    return this.#node("--enable-source-maps", file);
  }

  /** `npm pack`s a package and unpacks it into the node_modules of another folder, as an install from a registry would. */
  install(packageFolder: string, name: string, into: string): void {
    const tarball = execFileSync("npm", ["pack", "--silent", "--pack-destination", this.#folder], {
      cwd: this.path(packageFolder),
      encoding: "utf8",
    }).trim();
    const target = this.path(join(into, "node_modules", name));
    mkdirSync(target, { recursive: true });
    execFileSync("tar", ["xzf", this.path(tarball), "-C", target, "--strip-components=1"]);
  }

  /** Links a package into the node_modules of another folder, as a workspace does. */
  link(packageFolder: string, name: string, into: string): void {
    mkdirSync(this.path(`${into}/node_modules`), { recursive: true });
    symlinkSync(this.path(packageFolder), this.path(`${into}/node_modules/${name}`));
  }

  /** Another copy of tsglove, as a package has it that names it among its dependencies. */
  copyRuntime(into: string): void {
    for (const part of ["package.json", "dist"])
      cpSync(join(root, "runtime", part), this.path(join(into, part)), { recursive: true });
  }

  remove(path: string): void {
    rmSync(this.path(path), { recursive: true, force: true });
  }

  /** Ends what runs, and removes all. */
  close(): void {
    this.#tspc?.stop();
    this.remove("");
  }

  #node(...args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.#folder,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  }
}
