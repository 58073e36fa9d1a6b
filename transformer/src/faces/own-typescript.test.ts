/** What the ways in say where they are given another TypeScript than theirs: run with packages of a fake one. */
import { readFileSync } from "node:fs";
import ts from "#typescript";
import { expect, it } from "vitest";
import { fixtureProject } from "../testing/fixture-project.js";

const javascript = (file: string): string =>
  ts.transpile(readFileSync(new URL(file, import.meta.url), "utf8"), {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
  });

it.each([
  ["7.0.2", { version: "7.0.2", versionMajorMinor: "7.0" }, true],
  ["5.9.3", { version: "5.9.3", versionMajorMinor: "5.9", createProgram: 1 }, true],
  ["6.0.9", { version: "6.0.9", versionMajorMinor: "6.0" }, false],
])("TypeScript %s", (version, found, refused) => {
  const project = fixtureProject("typescript", {
    "check.js": javascript("own-typescript.ts"),
    "user-error.js": javascript("user-error.ts"),
    "package.json": '{ "type": "module", "imports": { "#typescript": "./typescript.cjs" } }',
    "typescript.cjs": readFileSync(new URL("../../typescript.cjs", import.meta.url), "utf8"),
    "node_modules/typescript/package.json": '{ "name": "typescript", "main": "main.cjs" }',
    "node_modules/typescript/main.cjs": `module.exports = { ...${JSON.stringify(found)}, createProgram() {} };`,
  });
  try {
    const { status, stderr } = project.node("check.js");
    expect(status).toBe(refused ? 1 : 0);
    expect(stderr.includes(`was given ${version} `)).toBe(refused);
    expect(stderr.includes("npm i -D typescript@~6.0.0")).toBe(refused);
  } finally {
    project.remove();
  }
});
