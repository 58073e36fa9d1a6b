import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { TestTerminal, UserProject } from "../../testing/user-project.js";
import { PROGRAM_ENTRY, TRANSFORMER_ENTRY } from "../plugin-entries.js";
import { init, type InitOptions } from "./init.js";
import { planInit } from "./init-plan.js";
import { SetupError } from "./setup-error.js";

const projects: UserProject[] = [];
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

function projectOf(files: Readonly<Record<string, unknown>>): UserProject {
  const project = new UserProject(files, []);
  projects.push(project);
  return project;
}

const OPTIONS: InitOptions = { install: false, tsconfig: "tsconfig.json" };

async function run(project: UserProject, options: Partial<InitOptions> = { yes: true }, answer?: boolean) {
  const terminal = new TestTerminal(answer);
  const code = await init(project.folder, { ...OPTIONS, ...options }, terminal);
  return { code, said: terminal.said, questions: terminal.questions };
}

const ENTRIES = `
      { "transform": "@tsglove/transformer" },
      { "transform": "@tsglove/transformer/program", "transformProgram": true }
    `;

const TSCONFIG = `{
  // how we build
  "compilerOptions": {
    "target": "es2022", // new enough
  },
}
`;
const PACKAGE = {
  name: "p",
  scripts: { build: "tsc -p .", test: "vitest" },
  devDependencies: { typescript: "^5.9.0" },
};

describe("init", () => {
  it("edits both files, keeps comments, and finds nothing to do the second time", async () => {
    const project = projectOf({ "tsconfig.json": TSCONFIG, "package.json": PACKAGE });
    const first = await run(project);
    expect(first.code).toBe(0);
    expect(first.questions).toEqual([]);
    expect(first.said).toContain('-     "build": "tsc -p .",');
    expect(first.said).toContain('+     "build": "tspc -p .",');
    expect(project.read("tsconfig.json")).toBe(`{
  // how we build
  "compilerOptions": {
    "target": "es2022", // new enough
    "strict": true,
    "plugins": [${ENTRIES}],
  },
}
`);
    expect(JSON.parse(project.read("package.json"))).toEqual({
      name: "p",
      scripts: { build: "tspc -p .", test: "vitest" },
      devDependencies: { "@tsglove/transformer": "0.1.0", "ts-patch": "^4.0.1", typescript: "~6.0.3" },
      dependencies: { tsglove: "0.1.0" },
    });
    const texts = ["tsconfig.json", "package.json"].map((each) => project.read(each));
    const second = await run(project);
    expect(second).toMatchObject({ code: 0, questions: [] });
    expect(second.said).toContain("Nothing to change");
    expect(["tsconfig.json", "package.json"].map((each) => project.read(each))).toEqual(texts);
  });

  it("asks once; a no and a dry run change nothing; without a terminal it refuses", async () => {
    const project = projectOf({ "tsconfig.json": TSCONFIG, "package.json": PACKAGE });
    const unchanged = (): void => {
      expect(project.read("tsconfig.json")).toBe(TSCONFIG);
      expect(JSON.parse(project.read("package.json"))).toEqual(PACKAGE);
    };
    expect(await run(project, {}, false)).toMatchObject({ code: 1, questions: ["Make these changes?"] });
    unchanged();
    expect(await run(project, { dryRun: true })).toMatchObject({ code: 0, questions: [] });
    unchanged();
    await expect(run(project, {})).rejects.toThrow(
      new SetupError(
        "There is no terminal to ask on, so nothing was changed. Agree by --yes, or look only by --dry-run.",
      ),
    );
    unchanged();
    expect(await run(project, {}, true)).toMatchObject({ code: 0, questions: ["Make these changes?"] });
    expect(project.read("tsconfig.json")).toContain("@tsglove/transformer");
  });

  it("writes a tsconfig.json where there is none", async () => {
    const project = projectOf({ "package.json": PACKAGE });
    expect((await run(project)).code).toBe(0);
    expect(JSON.parse(project.read("tsconfig.json"))).toMatchObject({
      compilerOptions: { strict: true, plugins: [{}, {}] },
    });
  });

  it.each([
    ["tsc", "tspc"],
    ["tsc --build --verbose", "tspc --build --verbose"],
    ["tsc && vite build", undefined],
    ["tsc -p $CONFIG", undefined],
    ["tscx", undefined],
    ["npx tsc", undefined],
  ])("takes the build script %j for %j", async (before, after) => {
    const project = projectOf({ "tsconfig.json": "{}", "package.json": { scripts: { build: before } } });
    const { said } = await run(project);
    expect(JSON.parse(project.read("package.json"))).toMatchObject({ scripts: { build: after ?? before } });
    expect(said.includes('The script "build" runs')).toBe(after === undefined && before !== "tscx");
  });

  it("leaves versions that fit, and those that are a workspace's own affair", async () => {
    const dependencies = { tsglove: "workspace:*", typescript: "catalog:" };
    const devDependencies = { "@tsglove/transformer": "^0.1.0", "ts-patch": "4.0.1" };
    const project = projectOf({ "tsconfig.json": "{}", "package.json": { dependencies, devDependencies } });
    await run(project);
    expect(JSON.parse(project.read("package.json"))).toEqual({ dependencies, devDependencies });
  });

  it("moves TypeScript 7 to an alias with consent only", async () => {
    const files = { "tsconfig.json": "{}", "package.json": { devDependencies: { typescript: "^7.0.2" } } };
    const project = projectOf(files);
    const refused = await run(project);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain("TypeScript 7, which has no transformers");
    expect(refused.said).toContain("--move-typescript");
    expect(JSON.parse(project.read("package.json"))).toEqual(files["package.json"]);
    expect(project.read("tsconfig.json")).toBe("{}");
    expect((await run(project, { yes: true, moveTypescript: true })).code).toBe(0);
    expect(JSON.parse(project.read("package.json"))).toMatchObject({
      devDependencies: { typescript: "~6.0.3", "@typescript/native": "npm:typescript@^7.0.2" },
    });
    expect((await run(project)).said).toContain("Nothing to change");
  });

  const SOLUTION = {
    "package.json": { workspaces: ["lib", "app"] },
    "tsconfig.json": { files: [], references: [{ path: "lib" }, { path: "app" }] },
    "tsconfig.base.json": {
      compilerOptions: { composite: true, strict: true, plugins: [{ name: "other" }] },
    },
    "lib/tsconfig.json": { extends: "../tsconfig.base.json" },
    "lib/index.ts": "export {};\n",
    "app/tsconfig.json": { extends: "../tsconfig.base.json", compilerOptions: { strictNullChecks: false } },
    "app/index.ts": "export {};\n",
  };

  it("sets up the file that all projects of a solution extend, and only that", async () => {
    const project = projectOf(SOLUTION);
    const others = ["tsconfig.json", "lib/tsconfig.json", "app/tsconfig.json"];
    const before = others.map((each) => project.read(each));
    const { code, said } = await run(project);
    expect(code).toBe(0);
    expect(said).toContain("tsconfig.base.json is set up, which lib/tsconfig.json, app/tsconfig.json extend");
    expect(said).toContain("app/tsconfig.json switches strictNullChecks off");
    expect(JSON.parse(project.read("tsconfig.base.json"))).toMatchObject({
      compilerOptions: { plugins: [{ name: "other" }, TRANSFORMER_ENTRY, PROGRAM_ENTRY] },
    });
    expect(others.map((each) => project.read(each))).toEqual(before);
    expect((await run(project)).said).toContain("Nothing to change");
  });

  it("sets up each project in its own file where one has plugins, and repeats those that would not be merged", async () => {
    const project = projectOf({
      ...SOLUTION,
      "app/tsconfig.json": {
        extends: ["../tsconfig.base.json"],
        compilerOptions: { plugins: [{ name: "own" }] },
      },
    });
    const before = ["tsconfig.json", "tsconfig.base.json"].map((each) => project.read(each));
    const { code, said } = await run(project);
    expect(code).toBe(0);
    expect(said).toContain("lib/tsconfig.json, app/tsconfig.json");
    expect(said).toContain("lib/tsconfig.json extends a configuration that has plugins");
    for (const [each, name] of [
      ["lib", "other"],
      ["app", "own"],
    ] as const)
      expect(JSON.parse(project.read(`${each}/tsconfig.json`))).toMatchObject({
        compilerOptions: { plugins: [{ name }, {}, { transformProgram: true }] },
      });
    expect(project.read("lib/tsconfig.json")).not.toContain("strict");
    expect(["tsconfig.json", "tsconfig.base.json"].map((each) => project.read(each))).toEqual(before);
    expect((await run(project)).said).toContain("Nothing to change");
  });

  it("leaves the configuration of a tool alone, as Vite's templates have one", async () => {
    const project = projectOf({
      "package.json": { scripts: { build: "tsc -b && vite build" } },
      "tsconfig.json": {
        files: [],
        references: [{ path: "./tsconfig.app.json" }, { path: "./tsconfig.node.json" }],
      },
      "tsconfig.app.json": { compilerOptions: { strict: true, noEmit: true }, include: ["src"] },
      "tsconfig.node.json": { compilerOptions: { strict: true, noEmit: true }, include: ["vite.config.ts"] },
      "src/main.ts": "export {};\n",
      "vite.config.ts": "export default {};\n",
    });
    const before = project.read("tsconfig.node.json");
    await run(project);
    expect(project.read("tsconfig.app.json")).toContain("@tsglove/transformer/program");
    expect(project.read("tsconfig.node.json")).toBe(before);
  });

  it("looks at the scripts of a workspace's packages", async () => {
    const project = projectOf({
      ...SOLUTION,
      "lib/package.json": { scripts: { build: "tsc -b" } },
      "app/package.json": { scripts: { compile: "tsc -b" } },
    });
    const { said } = await run(project);
    expect(JSON.parse(project.read("lib/package.json"))).toEqual({ scripts: { build: "tspc -b" } });
    expect(said).toContain('The script "compile" of app/package.json runs `tsc -b`.');
  });

  it("refuses an entry that is not as it should be, in words that say how", async () => {
    const plugins = [{ ...TRANSFORMER_ENTRY, afterDeclarations: true }];
    const project = projectOf({ "package.json": {}, "tsconfig.json": { compilerOptions: { plugins } } });
    await expect(run(project)).rejects.toThrow(
      'tsconfig.json has the entry { "transform": "@tsglove/transformer", "afterDeclarations": true }. Write',
    );
  });

  it("adds the entry that is missing, and takes one that names the file for what it is", () => {
    const project = new UserProject({
      "package.json": {},
      "tsconfig.json": {
        compilerOptions: {
          plugins: [{ transform: "./node_modules/@tsglove/transformer/dist/tspc/tspc.js" }],
        },
      },
    });
    projects.push(project);
    const change = planInit(project.folder, "tsconfig.json").changes.find(({ file }) =>
      file.endsWith("tsconfig.json"),
    );
    expect(JSON.parse(change?.after ?? "")).toMatchObject({
      compilerOptions: {
        plugins: [{}, { transform: "@tsglove/transformer/program", transformProgram: true }],
      },
    });
  });

  it("says what a bundler's configuration needs", async () => {
    const project = projectOf({
      "tsconfig.json": "{}",
      "package.json": { devDependencies: { vite: "8" } },
      "vite.config.mts": "",
    });
    const lines = (bundler: string): string =>
      `  import tsglove from "@tsglove/transformer/${bundler}";\n  plugins: [tsglove()],\n`;
    expect((await run(project)).said).toContain(`Add to vite.config.mts:\n${lines("vite")}`);
    expect((await run(project, { dryRun: true, bundler: "esbuild" })).said).toContain(
      `Add to the configuration of esbuild:\n${lines("esbuild")}`,
    );
    expect((await run(project, { dryRun: true, bundler: "none" })).said).toContain("Build with: npx tspc");
  });

  it.each([
    ["no package.json", { "tsconfig.json": "{}" }, "There is no package.json"],
    ["a broken package.json", { "tsconfig.json": "{}", "package.json": "{" }, "package.json cannot be read"],
    ["a broken tsconfig.json", { "tsconfig.json": '{ "files": [ }', "package.json": {} }, "tsconfig.json"],
    [
      "plugins that are no list",
      { "tsconfig.json": { compilerOptions: { plugins: 7 } }, "package.json": {} },
      "plugins",
    ],
    [
      "a base that does not exist",
      { "tsconfig.json": { extends: "./none.json" }, "package.json": {} },
      "none.json",
    ],
  ])("refuses %s and changes nothing", async (_, files, message) => {
    const project = projectOf(files);
    const before = Object.keys(files).map((each) => project.read(each));
    await expect(run(project)).rejects.toThrow(message);
    expect(Object.keys(files).map((each) => project.read(each))).toEqual(before);
  });

  it("takes everything back where the install fails", async () => {
    const project = projectOf({
      "tsconfig.json": TSCONFIG,
      "package.json": PACKAGE,
      "yarn.lock": "",
      "bin/yarn": "#!/bin/sh\nexit 3\n",
    });
    chmodSync(join(project.folder, "bin/yarn"), 0o755);
    const path = process.env["PATH"];
    process.env["PATH"] = `${join(project.folder, "bin")}:${path ?? ""}`;
    try {
      const { code, said } = await run(project, { yes: true, install: true });
      expect(code).toBe(1);
      expect(said).toContain("Then: yarn install");
      expect(said).toContain("`yarn install` failed; tsconfig.json and package.json are as they were.");
    } finally {
      process.env["PATH"] = path;
    }
    expect(project.read("tsconfig.json")).toBe(TSCONFIG);
    expect(JSON.parse(project.read("package.json"))).toEqual(PACKAGE);
  });
});

describe("npx tsglove", () => {
  const tsglove = (project: UserProject, ...args: readonly string[]) => {
    const bin = join(import.meta.dirname, "../../../../runtime/dist/bin/tsglove.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: project.folder,
      encoding: "utf8",
      input: "",
    });
    return { status, output: stdout + stderr };
  };

  it("hands over to the project's transformer", () => {
    const project = new UserProject({ "package.json": {}, "tsconfig.json": "{}" });
    projects.push(project);
    expect(tsglove(project, "--help")).toMatchObject({ status: 0 });
    for (const command of ["init", "doctor"])
      expect(tsglove(project, command, "--help").output).toContain(`Usage: tsglove ${command}`);
    const unknown = tsglove(project, "docter");
    expect(unknown.status).toBe(2);
    expect(unknown.output).toContain("Did you mean doctor?");
    expect(tsglove(project, "init", "--bundler", "parcel").status).toBe(2);
    const refused = tsglove(project, "init");
    expect(refused.status).toBe(1);
    expect(refused.output).toContain("Agree by --yes");
    expect(refused.output).not.toContain("    at ");
    expect(tsglove(project, "init", "--yes", "--no-install").status).toBe(0);
  });

  it("says how to install the transformer where there is none", () => {
    const project = projectOf({ "package.json": {}, "pnpm-lock.yaml": "" });
    for (const args of [["doctor"], ["init"], ["init", "--yes", "--dry-run"]])
      expect(tsglove(project, ...args)).toEqual({
        status: 1,
        output:
          "This project has no @tsglove/transformer, which knows the commands. Install it: pnpm add -D @tsglove/transformer@0.1.0\n",
      });
  });
});
