/**
 * The samples, built or run by every way in, print what tspc's build of them prints (`npm run build` makes that one). Not those
 * that take minutes (mnist), or whose worker threads need a file of their own beside a bundle (workers).
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundlers } from "../testing/bundlers.js";
import { fixtureProject, root, type FixtureProject } from "../testing/fixture-project.js";

const folders = ["first-search", "tour"];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, "samples", folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => `${folder}/${basename(file, ".ts")}`),
);

let project: FixtureProject;
let wanted: ReturnType<FixtureProject["node"]>;

/** All of them in one process, one after the other, as each way takes a second or two to start. */
function inTurn(urlOf: (file: string) => string): string {
  return files.map((file) => `console.log("${file}:");\nawait import("${urlOf(file)}");\n`).join("");
}

beforeAll(() => {
  project = fixtureProject("samples", {});
  for (const file of files)
    project.write(`src/${file}.ts`, readFileSync(join(root, `samples/${file}.ts`), "utf8"));
  project.write(
    "src/main.ts",
    inTurn((file) => `./${file}.js`),
  );
  project.write(
    "tspc.mjs",
    inTurn((file) => pathToFileURL(join(root, `samples/dist/${file}.js`)).href),
  );
  wanted = project.node("tspc.mjs");
});

afterAll(() => {
  project.remove();
});

it("tspc", () => {
  expect(wanted).toMatchObject({ status: 0, stderr: "" });
  // Each prints something, but for the module that others import.
  const silent = files.filter((file) =>
    wanted.stdout.includes(`${file}:\n${files[files.indexOf(file) + 1]}:`),
  );
  expect(silent).toEqual(["tour/layers"]);
});

it("Node's loader", () => {
  expect(project.node("--import", "@tsglove/transformer/register", "src/main.ts")).toEqual(wanted);
});

it.each(["vite", "esbuild"])("%s", async (name) => {
  await bundlers[name]?.(project, `${name}.mjs`);
  expect(project.node(`${name}.mjs`)).toEqual(wanted);
});
