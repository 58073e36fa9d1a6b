/** The Node loader, as a user runs it: `node --import @tsglove/transformer/register`. It runs what `npm run build` made. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import {
  fixtureProject,
  PRINTED,
  root,
  SOURCES,
  tsconfig,
  type FixtureProject,
} from "../testing/fixture-project.js";

const projects: FixtureProject[] = [];

afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

function makeProject(files: Readonly<Record<string, string>>): FixtureProject {
  const project = fixtureProject("loader", files);
  projects.push(project);
  return project;
}

function run(project: FixtureProject, file: string): ReturnType<FixtureProject["node"]> {
  return project.node("--import", "@tsglove/transformer/register", file);
}

const CONV = `import { searchable } from "tsglove";
@searchable
export class Conv { constructor(readonly filters: 32 | 64) {} }
`;

it("runs what tspc builds, with lines of .ts files in stack traces", () => {
  expect(run(makeProject(SOURCES), "src/main.ts")).toEqual({ status: 0, stdout: PRINTED, stderr: "" });
});

it("finds modules as TypeScript does: extensions, folders, paths, queries, .mts and .cts, from JavaScript too", () => {
  const project = makeProject({
    "tsconfig.json": tsconfig({
      module: "esnext",
      moduleResolution: "bundler",
      allowImportingTsExtensions: true,
      noEmit: true,
      verbatimModuleSyntax: true,
      emitDeclarationOnly: true,
      isolatedModules: true,
      paths: { "@/*": ["./src/*"] },
    }),
    "src/conv.ts": CONV,
    "src/lib/index.ts": "export const lib: string = 'lib';\n",
    "src/plain.js": "export { kind } from './kind.mjs'; export { default as old } from './old.cjs';\n",
    "src/plain.d.ts": "export declare const kind: string; export declare const old: { old: string };\n",
    "src/kind.mts": "export const kind: string = import.meta.url.slice(-8);\n",
    "src/old.cts": "const old: string = typeof require + typeof module;\nexport = { old };\n",
    "src/main.ts": `import { iterate, searchSpace } from "tsglove";
import { Conv } from "@/conv";
import { lib } from "./lib";
import { lib as again } from "./lib/index.ts";
import { kind, old } from "./plain.js";
const copy: object = await import("./conv.ts?copy");
console.log([...iterate(searchSpace(Conv))].length, lib === again, kind, old.old, Object.keys(copy).join());
`,
  });
  expect(run(project, "src/main.ts")).toEqual({
    status: 0,
    stdout: "2 true kind.mts functionobject Conv\n",
    stderr: "",
  });
});

it("runs CommonJS where package.json or the tsconfig says so", () => {
  const project = makeProject({
    "package.json": JSON.stringify({ name: "old", type: "commonjs" }),
    "tsconfig.json": tsconfig({
      module: "commonjs",
      moduleResolution: "bundler",
      target: "es2017",
    }),
    "src/conv.ts": CONV,
    "src/main.ts": `import { format, searchSpace } from "tsglove";
import { Conv } from "./conv";
import path = require("node:path");
console.log(format(searchSpace(Conv)), path.basename(__filename));
`,
  });
  expect(run(project, "src/main.ts")).toEqual({
    status: 0,
    stdout: "new Conv(oneof([32, 64])) main.ts\n",
    stderr: "",
  });
});

it("refuses to run a program with findings or syntax errors, in tsc's format and without a trace of the compiler", () => {
  const project = makeProject({
    "src/main.ts": `import { searchable, searchSpace } from "tsglove";
@searchable
class A { constructor(readonly name: string) {} }
console.log("ran");
searchSpace(A);
`,
    "src/half.ts": "console.log('ran');\nconst a = ;\n",
  });
  const { status, stdout, stderr } = run(project, "src/main.ts");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^src\/main\.ts\(5,13\): error TSG1001: [^\n]*\n$/);
  const half = "src/half.ts(2,11): error TS1109: Expression expected.\n";
  expect(run(project, "src/half.ts")).toEqual({ status: 1, stdout: "", stderr: half });
  // From a module that is required, from one that is imported later, and where the program has a say.
  project.write("src/old.cts", 'require("./half.cts");\n');
  project.write("src/half.cts", "console.log('ran');\nconst a = ;\n");
  expect(run(project, "src/old.cts")).toEqual({
    status: 1,
    stdout: "",
    stderr: half.replace(".ts", ".cts"),
  });
  project.write(
    "src/late.ts",
    'process.on("exit", (code) => console.log(code));\nawait import("./half.ts").catch(() => console.log("caught"));\nawait import("./half.ts");\ndeclare const process: any;\n',
  );
  expect(run(project, "src/late.ts")).toEqual({ status: 1, stdout: "caught\n1\n", stderr: half });
  project.write(
    "src/hears.ts",
    'process.on("uncaughtException", (error: Error) => console.log("heard", error.message));\nimport("./half.ts");\ndeclare const process: any;\n',
  );
  expect(run(project, "src/hears.ts")).toEqual({ status: 0, stdout: `heard ${half}`, stderr: "" });
});

it("says what is wrong with a tsconfig, and nothing else", () => {
  const project = makeProject({ "tsconfig.json": '{ "extends": "./none.json" }', "src/main.ts": CONV });
  const { status, stdout, stderr } = run(project, "src/main.ts");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^error TS5083: Cannot read file '[^'\n]*none\.json'\.\n$/);
});

it("runs files that no tsconfig includes, or stands above", () => {
  const project = makeProject({
    "scratch.ts": `${CONV}import { dnaSpec, searchSpace } from "tsglove";\nconsole.log(dnaSpec(searchSpace(Conv)).size);\n`,
  });
  expect(run(project, "scratch.ts").stdout).toBe("2n\n");
});

it("gives of a sample what tspc's build gives", () => {
  const built = spawnSync(process.execPath, [join(root, "samples/dist/first-search/main.js")], {
    encoding: "utf8",
  });
  const source = readFileSync(join(root, "samples/first-search/main.ts"), "utf8");
  expect(run(makeProject({ "src/main.ts": source }), "src/main.ts")).toEqual({
    status: 0,
    stdout: built.stdout,
    stderr: "",
  });
});
