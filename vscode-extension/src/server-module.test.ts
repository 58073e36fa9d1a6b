import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { workspaceServer } from "./server-module.js";

const root = mkdtempSync(join(tmpdir(), "tsglove-server-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function install(folder: string, manifest: string): string {
  const at = join(root, folder, "node_modules/@tsglove/language-server");
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), manifest);
  return at;
}

it("is the nearest one that is installed", () => {
  const bin = JSON.stringify({ bin: { "tsglove-language-server": "./dist/stdio.js" } });
  const outer = install("repository", bin);
  const inner = install("repository/packages/app", bin);
  install("repository/packages/broken", "{ half");
  install("repository/packages/odd", JSON.stringify({ bin: { "tsglove-language-server": 1 } }));
  const found = (...folders: string[]): string | undefined =>
    workspaceServer(folders.map((each) => join(root, each)));
  expect(found("repository/packages/app/src")).toBe(join(inner, "dist/stdio.js"));
  expect(found("repository/packages/broken")).toBe(join(outer, "dist/stdio.js"));
  expect(found("repository/packages/odd")).toBe(join(outer, "dist/stdio.js"));
  expect(found("elsewhere", "repository")).toBe(join(outer, "dist/stdio.js"));
  expect(found("elsewhere")).toBeUndefined();
  expect(found()).toBeUndefined();
});
