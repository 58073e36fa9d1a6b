/** One project, built by every bundler: what each build prints is what tspc's prints. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundlers } from "../testing/bundlers.js";
import { fixtureProject, PRINTED, root, type FixtureProject } from "../testing/fixture-project.js";

let project: FixtureProject;
let wrong: FixtureProject;
let sample: FixtureProject;

beforeAll(() => {
  project = fixtureProject("bundlers");
  sample = fixtureProject("sample", {});
  wrong = fixtureProject("wrong", {
    "src/main.ts": `import { searchable, searchSpace } from "tsglove";
@searchable
class A { constructor(readonly name: string) {} }
searchSpace(A);
`,
  });
});

afterAll(() => {
  project.remove();
  wrong.remove();
  sample.remove();
});

it("tspc", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/ts-patch/bin/tspc.js"), "-p", "."],
    {
      cwd: project.folder,
      encoding: "utf8",
    },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(project.node("--enable-source-maps", "out/main.js")).toEqual({
    status: 0,
    stdout: PRINTED,
    stderr: "",
  });
});

it.each(["vite", "esbuild"])("gives of a sample what tspc's build gives: %s", async (name) => {
  const source = readFileSync(join(root, "samples/first-search/main.ts"), "utf8");
  sample.write("src/main.ts", source);
  await bundlers[name]?.(sample, `${name}.mjs`);
  const built = spawnSync(process.execPath, [join(root, "samples/dist/first-search/main.js")], {
    encoding: "utf8",
  });
  expect(built.status).toBe(0);
  expect(sample.node(`${name}.mjs`)).toEqual({ status: 0, stdout: built.stdout, stderr: "" });
});

it("keeps the names of classes where a minifier changes them", async () => {
  sample.write(
    "src/main.ts",
    `import { format, searchable, searchSpace, toJSON } from "tsglove";
@searchable
class Convolution { constructor(readonly kernel: 3 | 5) {} }
@searchable
class Pooling { static readonly note = "kept"; }
@searchable
class Titled { static readonly name: string = "a title"; }
class Ordinary {}
@searchable
export default class Network { constructor(readonly op: Convolution | Pooling, readonly title: Titled) {} }
console.log(format(searchSpace(Network)), JSON.stringify(toJSON(new Convolution(3))));
console.log(Convolution.name, Pooling.name, Titled.name, Network.name, Ordinary.name, Pooling.note);
console.log(Object.getOwnPropertyDescriptor(Convolution, "name"));
`,
  );
  await bundlers["esbuild"]?.(sample, "whole.mjs");
  const { code } = await transform(readFileSync(sample.path("whole.mjs"), "utf8"), {
    minify: true,
    format: "esm",
  });
  writeFileSync(sample.path("minified.mjs"), code);
  const [whole, minified] = ["whole.mjs", "minified.mjs"].map((file) => sample.node(file));
  expect(code).not.toContain("class Convolution");
  expect(whole).toMatchObject({ status: 0, stderr: "" });
  // What we do not compile is called what the minifier calls it.
  const ordinary = /(a title Network) \w+ /;
  expect(minified?.stdout.replace(ordinary, "$1 ")).toBe(whole?.stdout.replace(ordinary, "$1 "));
  expect(minified?.stdout).not.toBe(whole?.stdout);
  expect(whole?.stdout).toContain("oneof([new Convolution(oneof([3, 5])), new Pooling()]),");
});

describe.each(Object.entries(bundlers))("%s", (name, bundle) => {
  it("builds what tspc builds", async () => {
    await bundle(project, `${name}.mjs`);
    expect(project.node("--enable-source-maps", `${name}.mjs`)).toEqual({
      status: 0,
      stdout: PRINTED,
      stderr: "",
    });
  });

  it("fails for our findings, unless it is told otherwise", async () => {
    await expect(bundle(wrong, `${name}.mjs`)).rejects.toThrow(/main\.ts\(4,13\): error TSG1001: .*name/);
    await bundle(wrong, `${name}.mjs`, { diagnostics: "warning" });
    await bundle(wrong, `${name}.mjs`, { diagnostics: "off" });
  });
});
