/** The built plugin under the real tspc: what single programs in memory cannot show. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
let project = "";

const PLUGINS = [
  { transform: "@tsglove/transformer" },
  { transform: "@tsglove/transformer/program", transformProgram: true },
];

beforeAll(() => {
  mkdirSync(join(root, "test/.compiled"), { recursive: true });
  project = mkdtempSync(join(root, "test/.compiled/tspc-"));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  write("package.json", JSON.stringify({ name: "tspc-test", type: "module" }));
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

function configure(options: Readonly<Record<string, unknown>>): void {
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    types: [],
    skipLibCheck: true,
    rootDir: "src",
    outDir: "out",
    plugins: PLUGINS,
    ...options,
  };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["src"] }));
}

function tspc(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/ts-patch/bin/tspc.js"), ...args],
    {
      cwd: project,
      encoding: "utf8",
    },
  );
  return { status, output: stdout + stderr };
}

describe("tspc", () => {
  it("re-emits a file whose space changed by a type two modules away, and only that one", () => {
    configure({ incremental: true, tsBuildInfoFile: "out/.tsbuildinfo" });
    write("src/deep.ts", "export type W = 1 | 2;\n");
    write("src/types.ts", 'import type { W } from "./deep.js";\nexport type V = W | 9;\n');
    write(
      "src/use.ts",
      'import { searchable } from "tsglove";\nimport type { V } from "./types.js";\n@searchable\nexport class A {\n  constructor(readonly v: V) {}\n}\n',
    );
    const emitted = (): string =>
      /choice\([^)]*\)/.exec(readFileSync(join(project, "out/use.js"), "utf8"))?.[0] ?? "";
    expect(tspc("-p", ".")).toEqual({ status: 0, output: "" });
    expect(emitted()).toBe("choice(1, 2, 9)");
    for (const third of [5, 7]) {
      write("src/deep.ts", `export type W = 1 | 2 | ${third};\n`);
      writeFileSync(join(project, "out/types.js"), "// untouched\n");
      expect(tspc("-p", ".").status).toBe(0);
      expect(emitted()).toBe(`choice(1, 2, ${third}, 9)`);
    }
    writeFileSync(join(project, "out/use.js"), "// untouched\n");
    expect(tspc("-p", ".").status).toBe(0);
    expect(readFileSync(join(project, "out/use.js"), "utf8")).toBe("// untouched\n");
  });

  it("re-emits a symbolize whose target's types changed elsewhere, a method form and inherited starts too", () => {
    configure({ incremental: true, tsBuildInfoFile: "out/.tsbuildinfo" });
    write("src/far.ts", "export type W = 1 | 2;\n");
    write(
      "src/vendor.ts",
      'import type { W } from "./far.js";\nexport declare function make(w: W): Date;\nexport interface Mine {}\n',
    );
    write(
      "src/base.ts",
      'import { searchable } from "tsglove";\n@searchable\nexport class Base {\n  constructor(readonly v?: 1 | 2) {}\n}\n',
    );
    write(
      "src/borrower.ts",
      'import { searchable, symbolize } from "tsglove";\nimport { Base } from "./base.js";\nimport { make, type Mine } from "./vendor.js";\nexport const f = symbolize(make);\nexport interface A extends Mine {}\n@searchable\nexport class A extends Base {}\n',
    );
    const emitted = (): readonly boolean[] => {
      expect(tspc("-p", ".")).toEqual({ status: 0, output: "" });
      const text = readFileSync(join(project, "out/borrower.js"), "utf8");
      return [/choice\(1, 2\)\]\)/, /choice\(1, 2, 5\)\]\)/, /methods\(this\)/, /defaultsAbove\(this\)/].map(
        (each) => each.test(text),
      );
    };
    expect(emitted()).toEqual([true, false, false, false]);
    write("src/far.ts", "export type W = 1 | 2 | 5;\n");
    expect(emitted()).toEqual([false, true, false, false]);
    write(
      "src/vendor.ts",
      'import type { Symbolic } from "tsglove";\nimport type { W } from "./far.js";\nexport declare function make(w: W): Date;\nexport interface Mine extends Symbolic {}\n',
    );
    expect(emitted()).toEqual([false, true, true, false]);
    write(
      "src/base.ts",
      'import { searchable } from "tsglove";\n@searchable\nexport class Base {\n  constructor(readonly v: 1 | 2 = 2) {}\n}\n',
    );
    expect(emitted()).toEqual([false, true, true, true]);
    for (const file of ["borrower", "base", "vendor", "far"]) rmSync(join(project, `src/${file}.ts`));
  });

  it("reports our diagnostics among tsc's own, again from the cache, and under --noEmit", () => {
    configure({ incremental: true, tsBuildInfoFile: "out/.tsbuildinfo" });
    write(
      "src/wrong.ts",
      'import { searchable, searchSpace } from "tsglove";\n@searchable\nclass B {\n  constructor(readonly name: string) {}\n}\nsearchSpace(B);\nconst n: number = "x";\n',
    );
    const lines = ["src/wrong.ts(6,13): error TSG1001:", "src/wrong.ts(7,7): error TS2322:"];
    for (const args of [
      ["-p", "."],
      ["-p", "."],
      ["-p", ".", "--noEmit"],
    ]) {
      const { status, output } = tspc(...args);
      expect(status, args.join(" ")).toBe(args.includes("--noEmit") ? 1 : 2);
      for (const line of lines) expect(output).toContain(line);
    }
    rmSync(join(project, "src/wrong.ts"));
    expect(tspc("-p", ".")).toEqual({ status: 0, output: "" });
  });

  it("says in plain tsc's output, when that is run, how to switch the transformer on", () => {
    configure({ outDir: "plain" });
    write("src/main.ts", 'import { A } from "./use.js";\nnew A(9);\n');
    const { status } = spawnSync(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "-p", "."],
      { cwd: project },
    );
    expect(status).toBe(0);
    const run = spawnSync(process.execPath, ["plain/main.js"], { cwd: project, encoding: "utf8" });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("A is @searchable, but the tsglove transformer did not compile it.");
    expect(run.stderr).toContain('"transform": "@tsglove/transformer"');
    tspc("-p", ".");
    expect(execFileSync(process.execPath, ["plain/main.js"], { cwd: project, encoding: "utf8" })).toBe("");
  });

  it("builds again what another transformer would have written, and takes plugins that are named by path", () => {
    cpSync(join(root, "transformer/dist"), join(project, "copy/dist"), { recursive: true });
    cpSync(join(root, "transformer/typescript.cjs"), join(project, "copy/typescript.cjs"));
    const version = (text: string): void => {
      const imports = { "#typescript": "./typescript.cjs" };
      write("copy/package.json", JSON.stringify({ name: "copy", type: "module", version: text, imports }));
    };
    version("1.0.0");
    configure({
      incremental: true,
      outDir: "by-path",
      plugins: [
        { transform: "./copy/dist/faces/tspc.js" },
        { transform: "./copy/dist/faces/tspc-program.js", transformProgram: true },
      ],
    });
    const touch = (): void => {
      for (const file of ["use", "types"])
        writeFileSync(join(project, `by-path/${file}.js`), "// untouched\n");
    };
    const untouched = (): readonly boolean[] =>
      ["use", "types"].map(
        (file) => readFileSync(join(project, `by-path/${file}.js`), "utf8") === "// untouched\n",
      );
    expect(tspc("-p", ".")).toEqual({ status: 0, output: "" });
    touch();
    expect(tspc("-p", ".").status).toBe(0);
    expect(untouched()).toEqual([true, true]);
    version("1.0.1");
    expect(tspc("-p", ".").status).toBe(0);
    expect(untouched()).toEqual([false, true]);
  });

  it("says by one error that a plugin entry is missing, and builds afresh when it is there", () => {
    const [transformer, hook] = PLUGINS;
    // Emitted behind the one with a class in it.
    write("src/zero.ts", "export const zero = 0;\n");
    for (const [plugins, code] of [
      [[transformer], 9003],
      [[hook], 9002],
    ] as const) {
      const options = { incremental: true, outDir: `out-${code}` };
      configure({ ...options, plugins });
      // Under --noEmit an incremental build asks for no transformer at all: then only the hook can speak.
      const checking = code === 9002 ? ["--noEmit"] : ["--noEmit", "--incremental", "false"];
      for (const args of [checking, []]) {
        const { status, output } = tspc("-p", ".", ...args);
        expect(status).not.toBe(0);
        expect(output.match(/error TSG\d+: tsconfig\.json runs tsglove's/g)).toEqual([
          `error TSG${code}: tsconfig.json runs tsglove's`,
        ]);
      }
      configure(options);
      expect(tspc("-p", ".")).toEqual({ status: 0, output: "" });
      expect(readFileSync(join(project, `out-${code}/use.js`), "utf8")).toContain("$tsglove.define");
    }
  });
});
