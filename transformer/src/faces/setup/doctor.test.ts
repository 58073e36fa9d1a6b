import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { TestTerminal, UserProject } from "../../testing/user-project.js";
import { PROGRAM_ENTRY, TRANSFORMER_ENTRY } from "../plugin-entries.js";
import type { Check } from "./check.js";
import { callsTsc } from "./init-plan.js";
import { doctor } from "./doctor.js";

const projects: UserProject[] = [];
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

const plugins = [TRANSFORMER_ENTRY, PROGRAM_ENTRY];
const FILES = {
  "package.json": { type: "module", scripts: { build: "tspc" } },
  "tsconfig.json": {
    compilerOptions: { target: "es2022", module: "nodenext", strict: true, types: [], plugins },
  },
  "src/index.ts": "export {};\n",
};

/** The real tspc takes a second to say its version: the first test has it. */
const TSPC = {
  "node_modules/ts-patch/package.json": { name: "ts-patch", version: "4.0.1" },
  "node_modules/ts-patch/bin/tspc.js": 'console.log("Version 6.0.3");\n',
};

function projectOf(
  files: Readonly<Record<string, unknown>>,
  packages: readonly string[] = ["tsglove", "@tsglove/transformer", "typescript"],
): UserProject {
  const hasTspc = packages.includes("ts-patch") || packages.length === 0;
  const project = new UserProject({ ...FILES, ...(hasTspc ? {} : TSPC), ...files }, packages);
  projects.push(project);
  return project;
}

function examine(project: UserProject): { readonly code: number; readonly checks: readonly Check[] } {
  const terminal = new TestTerminal();
  const code = doctor(project.folder, { tsconfig: "tsconfig.json", json: true }, terminal);
  // What the doctor printed itself, by its own type.
  const printed = JSON.parse(terminal.said) as { readonly checks: readonly Check[] };
  return { code, checks: printed.checks };
}

/** `plugins: tsconfig.json lacks ...` of each check of one status. */
function found(checks: readonly Check[], status: Check["status"]): readonly string[] {
  return checks.filter((each) => each.status === status).map(({ name, message }) => `${name}: ${message}`);
}

describe("doctor", () => {
  it("finds nothing missing in a project that is set up, under a base configuration too", () => {
    const { code, checks } = examine(
      projectOf(
        {
          "tsconfig.json": { extends: "./tsconfig.base.json" },
          "tsconfig.base.json": FILES["tsconfig.json"],
        },
        ["tsglove", "@tsglove/transformer", "typescript", "ts-patch"],
      ),
    );
    expect(found(checks, "ok")).toContain("tspc: tspc runs: Version 6.0.3");
    expect(found(checks, "missing")).toEqual([]);
    expect(code).toBe(0);
    expect(found(checks, "ok")).toContain("self-test: a program of one class compiles and runs");
  });

  it("says a line before it looks at the next thing", () => {
    const project = projectOf({});
    const lines: string[] = [];
    const terminal = new TestTerminal();
    terminal.say = (line) => {
      // What is looked at later is not there any more.
      if (lines.push(line) === 1) rmSync(join(project.folder, "tsconfig.json"));
    };
    expect(doctor(project.folder, { tsconfig: "tsconfig.json" }, terminal)).toBe(1);
    expect(lines.join("\n")).toMatch(/✗ tsconfig\.json: .*tsconfig\.json does not exist/);
  });

  it("prints a line a check, and what to write", () => {
    const terminal = new TestTerminal();
    const project = projectOf({
      "tsconfig.json": { compilerOptions: { module: "nodenext", types: [], plugins: [TRANSFORMER_ENTRY] } },
    });
    expect(doctor(project.folder, { tsconfig: "tsconfig.json" }, terminal)).toBe(1);
    expect(terminal.said).toContain("✓ TypeScript 6.0.3 in node_modules/typescript\n");
    expect(terminal.said).toContain(
      '✗ tsconfig.json lacks a plugin entry.\n    Add to "compilerOptions.plugins": { "transform": "@tsglove/transformer/program", "transformProgram": true }\n',
    );
    expect(terminal.said).toContain("1 missing. Most of it is written by: npx tsglove init");
  });

  it("notes that TensorFlow.js has declarations with errors, where they are checked", () => {
    const tfjs = { "node_modules/@tensorflow/tfjs/package.json": { name: "tfjs", version: "4.22.0" } };
    const noted = (options: object): readonly string[] =>
      found(
        examine(projectOf({ ...tfjs, "tsconfig.json": { compilerOptions: { types: [], ...options } } }))
          .checks,
        "note",
      ).filter((each) => each.startsWith("library-declarations"));
    expect(noted({})).toEqual([
      "library-declarations: tsconfig.json checks the declarations of libraries, and those of TensorFlow.js have errors.",
    ]);
    expect(noted({ skipLibCheck: true })).toEqual([]);
  });

  it("sends nobody to init for what init leaves to them", () => {
    const terminal = new TestTerminal();
    const project = projectOf({ "package.json": { scripts: { build: "rimraf dist && tsc" } } });
    expect(doctor(project.folder, { tsconfig: "tsconfig.json" }, terminal)).toBe(1);
    expect(terminal.said).toContain("Write tspc in place of tsc.");
    expect(terminal.said.trimEnd()).toMatch(/1 missing\.$/);
  });

  it("says what is missing of a bare project", () => {
    const { code, checks } = examine(
      projectOf({ "package.json": { scripts: { build: "tsc" } }, "tsconfig.json": {} }, []),
    );
    expect(code).toBe(1);
    expect(checks.filter(({ status }) => status === "missing").map(({ name }) => name)).toEqual([
      "tsglove",
      "transformer",
      "typescript",
      "ts-patch",
      "plugins",
      "scripts",
      "self-test",
    ]);
    expect(checks.filter(({ status, fix }) => status === "missing" && fix === undefined)).toEqual([]);
  });

  it.each([
    ["7.0.2", "npm i -D typescript@~6.0.3 @typescript/native@npm:typescript@7.0.2"],
    ["5.9.3", "npm i -D typescript@~6.0.3"],
  ])("tells where another TypeScript, %s, is, and that tspc does not run with it", (version, fix) => {
    const project = projectOf({}, ["tsglove", "@tsglove/transformer"]);
    const folder = join(project.folder, "node_modules/typescript");
    project.write("node_modules/typescript/package.json", {
      name: "typescript",
      version,
      main: "lib/typescript.js",
    });
    project.write("node_modules/typescript/lib/typescript.js", "");
    // It finds the TypeScript of the project only where it is installed in the project.
    project.write("node_modules/ts-patch/package.json", { name: "ts-patch", version: "4.0.1" });
    project.write("node_modules/ts-patch/bin/tspc.js", 'throw new Error("no patch for this TypeScript");');
    mkdirSync(folder, { recursive: true });
    const { checks } = examine(project);
    expect(checks).toContainEqual({
      name: "typescript",
      status: "missing",
      message: expect.stringContaining(`TypeScript ${version} in node_modules/typescript`) as unknown,
      fix,
    });
    expect(found(checks, "missing")).toContain(
      "tspc: tspc does not run: Error: no patch for this TypeScript",
    );
  });

  it("compares the versions of our two packages", () => {
    const project = projectOf({}, ["@tsglove/transformer", "typescript", "ts-patch"]);
    project.write("node_modules/tsglove/package.json", { name: "tsglove", version: "0.0.9" });
    const { checks } = examine(project);
    expect(checks.find(({ name }) => name === "transformer")?.fix).toBe(
      "npm i -D @tsglove/transformer@0.0.9",
    );
  });

  it.each([
    [
      "strictNullChecks",
      { strictNullChecks: false },
      "missing",
      "strict: tsconfig.json switches strictNullChecks off.",
    ],
    ["an old target", { target: "es2017" }, "missing", "target: tsconfig.json has the target ES2017"],
    [
      "legacy decorators",
      { experimentalDecorators: true },
      "note",
      "decorators: tsconfig.json has legacy decorators",
    ],
    [
      "metadata",
      { experimentalDecorators: true, emitDecoratorMetadata: true },
      "note",
      "decorator-metadata: ",
    ],
    ["assigned fields", { useDefineForClassFields: false }, "note", "class-fields: "],
  ] as const)("looks at options: %s", (_, options, status, start) => {
    const compilerOptions = { ...FILES["tsconfig.json"].compilerOptions, ...options };
    const { code, checks } = examine(projectOf({ "tsconfig.json": { compilerOptions } }));
    expect(found(checks, status).some((each) => each.startsWith(start))).toBe(true);
    expect(code).toBe(status === "missing" ? 1 : 0);
  });

  it("runs its program as a project of CommonJS does", () => {
    const compilerOptions = {
      ...FILES["tsconfig.json"].compilerOptions,
      module: "commonjs",
      ignoreDeprecations: "6.0",
    };
    const { checks } = examine(projectOf({ "package.json": {}, "tsconfig.json": { compilerOptions } }));
    expect(found(checks, "missing")).toEqual([]);
    expect(checks.find(({ name }) => name === "self-test")).toMatchObject({ status: "ok" });
  });

  it("looks at each project of a solution, and says that a configuration does not exist", () => {
    const project = projectOf({
      "tsconfig.json": { files: [], references: [{ path: "lib" }, { path: "none" }] },
      "lib/tsconfig.json": { compilerOptions: { composite: true } },
      "lib/index.ts": "export {};\n",
    });
    expect(found(examine(project).checks, "missing").map((each) => each.split(" ")[1])).toEqual([
      "lib/tsconfig.json",
      "none/tsconfig.json:",
    ]);
  });

  it("looks at the scripts of a workspace's packages, and at how an entry is written", () => {
    const project = projectOf({
      "tsconfig.json": { files: [], references: [{ path: "lib" }] },
      "lib/tsconfig.json": {
        compilerOptions: {
          ...FILES["tsconfig.json"].compilerOptions,
          composite: true,
          plugins: [{ ...TRANSFORMER_ENTRY, after: true }, PROGRAM_ENTRY],
        },
      },
      "lib/index.ts": "export {};\n",
      "lib/package.json": { scripts: { build: "tsc -b" } },
    });
    const lacking = found(examine(project).checks, "missing");
    expect(lacking).toContain(
      'scripts: The script "build" of lib/package.json runs `tsc -b`, which compiles no searchable class.',
    );
    expect(lacking).toContain("plugins: lib/tsconfig.json has an entry wrong.");
  });

  it("calls a target as one writes it", () => {
    const compilerOptions = { ...FILES["tsconfig.json"].compilerOptions, target: undefined };
    const { checks } = examine(projectOf({ "tsconfig.json": { compilerOptions } }));
    expect(found(checks, "ok")).toContain("target: tsconfig.json has the target ES2025");
  });

  it("looks for the plugin in a bundler's configuration", () => {
    const project = projectOf({
      "package.json": { type: "module", devDependencies: { vite: "8", esbuild: "0" } },
      "vite.config.ts": "export default {};\n",
    });
    const { checks } = examine(project);
    expect(found(checks, "missing")).toEqual(["bundler: vite.config.ts does not have the plugin."]);
    expect(found(checks, "note")[0]).toContain(
      "bundler: esbuild is installed and has no esbuild.config file",
    );
    project.write(
      "vite.config.ts",
      'import tsglove from "@tsglove/transformer/vite";\nexport default { plugins: [tsglove()] };\n',
    );
    expect(examine(project).code).toBe(0);
  });

  it("needs a package.json", () => {
    const project = projectOf({});
    rmSync(join(project.folder, "package.json"));
    expect(() => examine(project)).toThrow("There is no package.json");
  });
});

describe("a script runs tsc for code", () => {
  it.each([
    ["tsc", true],
    ["rm -rf dist && tsc -p . && node x", true],
    ["npx tsc -b", true],
    ["tspc -b", false],
    ["tsc --noEmit", false],
    ["tsc --noEmit false", true],
    ["tsc --noEmit && tsc", true],
    ["vitest --tsc", false],
    ["echo tsc-alias", false],
  ])("%j: %s", (command, expected) => {
    expect(callsTsc(command)).toBe(expected);
  });
});
