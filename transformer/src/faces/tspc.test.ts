/** The built plugin under the real tspc: what single programs in memory cannot show. */
import { cpSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLUGINS, TspcProject } from "../testing/tspc-project.js";
import { WarmTspc, type Run } from "../testing/warm-tspc.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

let project: TspcProject;
let warm: WarmTspc;

beforeAll(() => {
  project = new TspcProject();
  warm = new WarmTspc(project.folder);
});

afterAll(() => {
  warm.stop();
  project.remove();
});

const path = (file: string): string => join(project.folder, file);
const read = (file: string): string => readFileSync(path(file), "utf8");
const write = (file: string, text: string): void => {
  project.write(file, text);
};
const remove = (file: string): void => {
  project.write(file, undefined);
};
const tspc = (...args: readonly string[]): Promise<Run> => warm.run(...args);

function configure(options: Readonly<Record<string, unknown>>): void {
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    lib: ["es2023"],
    types: [],
    skipLibCheck: true,
    rootDir: "src",
    outDir: "out",
    plugins: PLUGINS,
    ...options,
  };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["src"] }));
}

describe("tspc", () => {
  it("re-emits a file whose space changed by a type two modules away, and only that one", async () => {
    configure({ incremental: true, tsBuildInfoFile: "out/.tsbuildinfo" });
    write("src/deep.ts", "export type W = 1 | 2;\n");
    write("src/types.ts", 'import type { W } from "./deep.js";\nexport type V = W | 9;\n');
    write(
      "src/use.ts",
      'import { searchable } from "tsglove";\nimport type { V } from "./types.js";\n@searchable\nexport class A {\n  constructor(readonly v: V) {}\n}\n',
    );
    const emitted = (): string => /choice\([^)]*\)/.exec(read("out/use.js"))?.[0] ?? "";
    expect(await tspc("-p", ".")).toEqual({ status: 0, output: "" });
    expect(emitted()).toBe("choice(1, 2, 9)");
    for (const third of [5, 7]) {
      write("src/deep.ts", `export type W = 1 | 2 | ${third};\n`);
      write("out/types.js", "// untouched\n");
      expect((await tspc("-p", ".")).status).toBe(0);
      expect(emitted()).toBe(`choice(1, 2, ${third}, 9)`);
    }
    write("out/use.js", "// untouched\n");
    expect((await tspc("-p", ".")).status).toBe(0);
    expect(read("out/use.js")).toBe("// untouched\n");
  });

  it("re-emits a symbolize whose target's types changed elsewhere, a method form and inherited starts too", async () => {
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
    const emitted = async (): Promise<readonly boolean[]> => {
      expect(await tspc("-p", ".")).toEqual({ status: 0, output: "" });
      const text = read("out/borrower.js");
      return [/choice\(1, 2\)\]\)/, /choice\(1, 2, 5\)\]\)/, /methods\(this\)/, /defaultsAbove\(this\)/].map(
        (each) => each.test(text),
      );
    };
    expect(await emitted()).toEqual([true, false, false, false]);
    write("src/far.ts", "export type W = 1 | 2 | 5;\n");
    expect(await emitted()).toEqual([false, true, false, false]);
    write(
      "src/vendor.ts",
      'import type { Symbolic } from "tsglove";\nimport type { W } from "./far.js";\nexport declare function make(w: W): Date;\nexport interface Mine extends Symbolic {}\n',
    );
    expect(await emitted()).toEqual([false, true, true, false]);
    write(
      "src/base.ts",
      'import { searchable } from "tsglove";\n@searchable\nexport class Base {\n  constructor(readonly v: 1 | 2 = 2) {}\n}\n',
    );
    expect(await emitted()).toEqual([false, true, true, true]);
    for (const file of ["borrower", "base", "vendor", "far"]) remove(`src/${file}.ts`);
  });

  it("reports our diagnostics among tsc's own, again from the cache, and under --noEmit", async () => {
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
      const { status, output } = await tspc(...args);
      expect(status, args.join(" ")).toBe(args.includes("--noEmit") ? 1 : 2);
      for (const line of lines) expect(output).toContain(line);
    }
    remove("src/wrong.ts");
    expect(await tspc("-p", ".")).toEqual({ status: 0, output: "" });
  });

  it("prints a diagnostic of ours once where tsc has one of its own at the same place", async () => {
    write("src/twice.ts", 'import { oneof } from "tsglove";\nexport const a = oneof(3, 4);\n');
    for (const incremental of [false, true, true]) {
      configure(incremental ? { incremental, tsBuildInfoFile: "out/.tsbuildinfo" } : {});
      const { output } = await tspc("-p", ".", "--noEmit");
      const printed = output.match(/twice\.ts\(.*?\): error TSG?\d+/g) ?? [];
      expect([...printed].sort()).toEqual(["twice.ts(2,24): error TS2345", "twice.ts(2,24): error TSG1016"]);
    }
    remove("src/twice.ts");
  });

  it("says in plain tsc's output, when that is run, how to switch the transformer on", async () => {
    configure({ outDir: "plain" });
    write("src/main.ts", 'import { A } from "./use.js";\nnew A(9);\n');
    expect((await project.tsc("-p", ".")).status).toBe(0);
    const run = await project.node("plain/main.js");
    expect(run.status).toBe(1);
    expect(run.output).toContain("A is @searchable, but the tsglove transformer did not compile it.");
    expect(run.output).toContain('"transform": "@tsglove/transformer"');
    await tspc("-p", ".");
    expect(await project.node("plain/main.js")).toEqual({ status: 0, output: "" });
  });

  it("builds again what another transformer would have written, and takes plugins that are named by path", async () => {
    cpSync(join(root, "transformer/dist"), path("copy/dist"), { recursive: true });
    cpSync(join(root, "transformer/typescript.cjs"), path("copy/typescript.cjs"));
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
      for (const file of ["use", "types"]) write(`by-path/${file}.js`, "// untouched\n");
    };
    const untouched = (): readonly boolean[] =>
      ["use", "types"].map((file) => read(`by-path/${file}.js`) === "// untouched\n");
    // In processes of their own: each loads the transformer that is there.
    expect(await project.tspc("-p", ".")).toEqual({ status: 0, output: "" });
    touch();
    expect((await project.tspc("-p", ".")).status).toBe(0);
    expect(untouched()).toEqual([true, true]);
    version("1.0.1");
    expect((await project.tspc("-p", ".")).status).toBe(0);
    expect(untouched()).toEqual([false, true]);
  });

  it("says by one error that a plugin entry is missing, and builds afresh when it is there", async () => {
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
        const { status, output } = await tspc("-p", ".", ...args);
        expect(status).not.toBe(0);
        expect(output.match(/error TSG\d+: tsconfig\.json runs tsglove's/g)).toEqual([
          `error TSG${code}: tsconfig.json runs tsglove's`,
        ]);
      }
      configure(options);
      expect(await tspc("-p", ".")).toEqual({ status: 0, output: "" });
      expect(read(`out-${code}/use.js`)).toContain("$tsglove.define");
    }
  });

  it.each<[string, readonly object[], string]>([
    [
      "afterDeclarations",
      [{ ...PLUGINS[0], afterDeclarations: true }, { ...PLUGINS[1] }],
      '{ "transform": "@tsglove/transformer", "afterDeclarations": true }. Write { "transform": "@tsglove/transformer" } instead.',
    ],
    [
      "after, without the hook",
      [{ ...PLUGINS[0], after: true }],
      '{ "transform": "@tsglove/transformer", "after": true }. Write { "transform": "@tsglove/transformer" } instead.',
    ],
    [
      "no transformProgram",
      [{ ...PLUGINS[0] }, { transform: "@tsglove/transformer/program" }],
      '{ "transform": "@tsglove/transformer/program" }. Write { "transform": "@tsglove/transformer/program", "transformProgram": true } instead.',
    ],
    [
      "one transformProgram too many",
      [{ ...PLUGINS[0], transformProgram: true }, { ...PLUGINS[1] }],
      '{ "transform": "@tsglove/transformer", "transformProgram": true }. Write { "transform": "@tsglove/transformer" } instead.',
    ],
    [
      "raw",
      [{ ...PLUGINS[0], type: "raw" }, { ...PLUGINS[1] }],
      '{ "transform": "@tsglove/transformer", "type": "raw" }. Write { "transform": "@tsglove/transformer" } instead.',
    ],
    [
      "checker",
      [{ ...PLUGINS[0], type: "checker" }, { ...PLUGINS[1] }],
      '{ "transform": "@tsglove/transformer", "type": "checker" }. Write { "transform": "@tsglove/transformer" } instead.',
    ],
    [
      "twice",
      [{ ...PLUGINS[0] }, { ...PLUGINS[0] }, { ...PLUGINS[1] }],
      '{ "transform": "@tsglove/transformer" } twice. Leave one.',
    ],
    [
      "the hook twice",
      [{ ...PLUGINS[0] }, { ...PLUGINS[1] }, { ...PLUGINS[1] }],
      '{ "transform": "@tsglove/transformer/program", "transformProgram": true } twice. Leave one.',
    ],
  ])(
    "says by one error that an entry is not as it should be, and builds when it is: %s",
    async (name, plugins, end) => {
      const outDir = `entry-${name.replaceAll(/\W/g, "-")}`;
      configure({ incremental: true, declaration: true, outDir, plugins });
      const { status, output } = await tspc("-p", ".");
      expect(output).toBe(`error TSG9004: tsconfig.json has the entry ${end}\n`);
      expect(status).toBe(2);
      configure({ incremental: true, declaration: true, outDir });
      expect(await tspc("-p", ".")).toEqual({ status: 0, output: "" });
      expect(read(`${outDir}/use.js`)).toContain("$tsglove.define");
      expect(read(`${outDir}/use.d.ts`).match(/tsglove:/g)).toHaveLength(1);
    },
  );
});
