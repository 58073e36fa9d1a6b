/** The core below the ways in: which tsconfig counts, which options keep nobody from an output, how many programs it takes. */
import { rmSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { fixtureProject, SOURCES, tsconfig, type FixtureProject } from "../../testing/fixture-project.js";
import { forBundler, forNode, type Consumer } from "./consumer.js";
import { KeptSources } from "./kept-sources.js";
import { Workspace } from "./workspace.js";

const projects: FixtureProject[] = [];

afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
  vi.restoreAllMocks();
});

function makeProject(files: Readonly<Record<string, string>>): FixtureProject {
  const project = fixtureProject("workspace", { "tsconfig.json": tsconfig(), ...files });
  projects.push(project);
  return project;
}

function makeWorkspace(consumer: Consumer = forBundler, everything = false): Workspace {
  return new Workspace({ consumer, everything });
}

const conv = (type: string): string =>
  `import { searchable } from "tsglove";\n@searchable\nexport class Conv {\n  constructor(readonly filters: ${type}) {}\n}\n`;

it("makes one program for all files of a project, and another only when something changed", () => {
  const project = makeProject(SOURCES);
  const programs = vi.spyOn(KeptSources.prototype, "host");
  const workspace = makeWorkspace();
  const compileAll = (): readonly (string | undefined)[] =>
    Object.keys(SOURCES).map((file) => workspace.compile(project.path(file))?.output?.code);
  const first = compileAll();
  expect(first.map((code) => code !== undefined)).toEqual([false, false, true, true, true, true]);
  workspace.invalidate();
  expect(compileAll()).toEqual(first);
  expect(programs).toHaveBeenCalledTimes(1);
  project.write("src/deep.ts", "export type Size = 8;\n");
  workspace.invalidate();
  expect(compileAll()[2]).toContain("choice(8, 7)");
  expect(programs).toHaveBeenCalledTimes(2);
});

it("sees files that come and go, and a tsconfig that changes", () => {
  const project = makeProject({ "src/conv.ts": conv('import("./size.js").Size') });
  const workspace = makeWorkspace();
  const compiled = (): string => {
    workspace.invalidate();
    return workspace.compile(project.path("src/conv.ts"))?.output?.code ?? "";
  };
  expect(compiled()).not.toContain("choice(");
  project.write("src/size.ts", "export type Size = 1 | 2;\n");
  expect(compiled()).toContain("choice(1, 2)");
  rmSync(project.path("src/size.ts"));
  expect(compiled()).not.toContain("choice(");
  project.write("tsconfig.json", tsconfig({ target: "es2021" }));
  expect(compiled()).not.toContain("static {");
});

it("follows extends and solution-style references, and compiles files that none includes by the nearest", () => {
  const project = makeProject({
    "tsconfig.json": JSON.stringify({
      files: [],
      references: [{ path: "./app" }, { path: "./lib/tsconfig.lib.json" }],
    }),
    "base.json": tsconfig({ rootDir: "${configDir}", target: "es2021" }, {}),
    "app/tsconfig.json": JSON.stringify({
      extends: "../base.json",
      include: ["*.ts"],
      exclude: ["*.test.ts"],
    }),
    "lib/tsconfig.lib.json": JSON.stringify({
      extends: "../base.json",
      compilerOptions: { target: "es2022", composite: true },
      include: ["*.ts"],
    }),
    "app/conv.ts": conv("1 | 2"),
    "app/conv.test.ts": conv("3 | 4"),
    "lib/conv.ts": conv("5 | 6"),
    "elsewhere/conv.ts": conv("7 | 8"),
  });
  const workspace = makeWorkspace();
  const compiled = (file: string): readonly (string | undefined)[] => {
    const code = workspace.compile(project.path(file))?.output?.code ?? "";
    return [/choice\([^)]*\)/.exec(code)?.[0], code.includes("static {") ? "es2022" : "es2021"];
  };
  expect(compiled("app/conv.ts")).toEqual(["choice(1, 2)", "es2021"]);
  expect(compiled("app/conv.test.ts")).toEqual(["choice(3, 4)", "es2021"]);
  expect(compiled("lib/conv.ts")).toEqual(["choice(5, 6)", "es2022"]);
  expect(compiled("elsewhere/conv.ts")[0]).toBe("choice(7, 8)");
});

const OPTIONS = { rootDir: "${configDir}/..", noEmit: true };
const BASE = "export class Base {\n  made = this.n * 2;\n  constructor(readonly n: number) {}\n}\n";
const SUB = `import { searchable } from "tsglove";
import { Base } from "../src/base.js";
@searchable
export class Sub extends Base {
  constructor(readonly k: 1 | 2) { super(k); }
}
`;

it.each([
  ["a solution, whose first project does not know of it", ["lib", "app"]],
  ["a solution, whose last project does not know of it", ["app", "lib"]],
  ["a project that is not above it, as tests have", []],
])("compiles a class for the searchable one that extends it in another project: %s", (_, references) => {
  const project = makeProject({
    "tsconfig.json":
      references.length === 0
        ? tsconfig({ noEmit: true })
        : JSON.stringify({ files: [], references: references.map((path) => ({ path })) }),
    "lib/tsconfig.json": tsconfig(OPTIONS, { include: [".", "../src"] }),
    "app/tsconfig.json": tsconfig(OPTIONS, { include: [".", "../src"] }),
    "src/base.ts": BASE,
    "src/other.ts": "export class Other {\n  constructor(readonly n: number) {}\n}\n",
    "lib/lib.ts": 'import { Base } from "../src/base.js";\nexport const base = new Base(1);\n',
    "app/sub.ts": SUB,
  });
  const workspace = makeWorkspace();
  const rewritten = (file: string, text?: string): boolean => {
    workspace.invalidate();
    return workspace.compile(project.path(file), text)?.output?.code.includes("$tsglove") ?? false;
  };
  expect([rewritten("lib/lib.ts"), rewritten("app/sub.ts")]).toEqual([false, true]);
  expect([rewritten("src/base.ts"), rewritten("src/other.ts")]).toEqual([true, false]);
  expect(rewritten("src/base.ts", BASE.replace("2", "3"))).toBe(true);
  project.write("app/sub.ts", SUB.replace("@searchable\n", ""));
  expect([rewritten("app/sub.ts"), rewritten("src/base.ts")]).toEqual([false, false]);
});

it("says what is wrong with a tsconfig", () => {
  const project = makeProject({
    "src/conv.ts": conv("1 | 2"),
    "tsconfig.json": '{ "extends": "./none.json" }',
  });
  expect(() => makeWorkspace().compile(project.path("src/conv.ts"))).toThrow(/none\.json/);
  const missing = new Workspace({
    consumer: forBundler,
    everything: false,
    only: project.path("other.json"),
  });
  expect(() => missing.compile(project.path("src/conv.ts"))).toThrow(/other\.json/);
});

it("takes the text that it is given over the disk's, with its line ends and its mark", () => {
  const project = makeProject({ "src/conv.ts": conv("1 | 2"), "src/größe.ts": conv("5 | 6") });
  const workspace = makeWorkspace();
  const compiled = (file: string, text: string): string =>
    workspace.compile(project.path(file), text)?.output?.code ?? "";
  expect(compiled("src/conv.ts", `\uFEFF${conv("1 | 2")}`)).toContain("choice(1, 2)");
  expect(compiled("src/conv.ts", conv("3 | 4").replaceAll("\n", "\r\n"))).toContain("choice(3, 4)");
  expect(compiled("src/conv.ts", conv("1 | 2"))).toContain("choice(1, 2)");
  expect(compiled("src/größe.ts", conv("5 | 6"))).toContain("choice(5, 6)");
  expect(compiled("src/conv.ts", conv("1 | ").slice(0, -20))).toContain("class Conv");
});

it("leaves declarations and packages alone", () => {
  const project = makeProject({ "src/a.d.ts": "export {};\n", "src/b.ts": conv("1 | 2") });
  const workspace = makeWorkspace(forBundler, true);
  expect(workspace.compile(project.path("src/a.d.ts"))).toBeUndefined();
  expect(workspace.compile(project.path("node_modules/x/b.ts"), conv("1 | 2"))).toBeUndefined();
  expect(workspace.compile(project.path("src/none.ts"))).toBeUndefined();
});

const BUNDLER = { module: "esnext", moduleResolution: "bundler" };

it.each<[string, Readonly<Record<string, unknown>>, string?]>([
  ["noEmit", { ...BUNDLER, noEmit: true, allowImportingTsExtensions: true }],
  ["emitDeclarationOnly", { emitDeclarationOnly: true, declaration: true, isolatedDeclarations: true }],
  [
    "composite",
    { composite: true, incremental: true, tsBuildInfoFile: "out/.tsbuildinfo", declarationDir: "types" },
  ],
  ["inlineSourceMap", { sourceMap: false, inlineSourceMap: true, sourceRoot: "/elsewhere" }],
  ["no source map", { sourceMap: false, noEmitOnError: true }],
  ["verbatimModuleSyntax", { ...BUNDLER, verbatimModuleSyntax: true, isolatedModules: true }],
  ["rewriteRelativeImportExtensions", { rewriteRelativeImportExtensions: true, erasableSyntaxOnly: true }],
  ["preserve", { module: "preserve", target: "esnext" }],
  ["commonjs", { module: "commonjs", moduleResolution: "bundler" }],
  ["commonjs package", {}, "commonjs"],
  ["node16", { module: "node16" }],
  ["allowJs", { allowJs: true, checkJs: true, outDir: "" }],
  ["legacy decorators", { experimentalDecorators: true, useDefineForClassFields: false }],
  ["ES2017", { target: "es2017" }],
])("a bundler gets ES modules, and Node what it runs: %s", (_, options, type = "module") => {
  const project = makeProject({
    "package.json": JSON.stringify({ name: "x", type }),
    "tsconfig.json": tsconfig({ ...options }),
    "src/size.ts": "export type Size = 1 | 2;\nexport const unused: number = 1;\n",
    "src/size.js": "export const unused = 1;\n",
    "src/conv.ts": `import type { Size } from "./size.js";\n${conv("Size")}`,
  });
  const bundled = makeWorkspace().compile(project.path("src/conv.ts"));
  expect(bundled?.diagnostics).toEqual([]);
  expect(bundled?.output?.code).toMatch(/^import \* as \$tsglove from "tsglove\/compiled";$/m);
  expect(bundled?.output?.code).toContain("choice(1, 2)");
  expect(bundled?.output?.code).toMatch(/^export /m);
  expect(bundled?.output?.code).not.toContain("sourceMappingURL");
  expect(bundled?.output?.map.sources).toEqual([project.path("src/conv.ts")]);
  expect(bundled?.output?.map.sourcesContent[0]).toContain("class Conv");
  const loaded = makeWorkspace(forNode, true).compile(project.path("src/conv.ts"));
  expect(loaded?.isModule).toBe(type === "module");
  expect(/^export /m.test(loaded?.output?.code ?? "")).toBe(type === "module");
});
