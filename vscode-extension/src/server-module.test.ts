import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { serverModule, workspaceServer } from "./server-module.js";

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

it("is the workspace's only where that is asked for, and trusted", () => {
  const at = install("trusted", JSON.stringify({ bin: { "tsglove-language-server": "./dist/stdio.js" } }));
  const folders = [join(root, "trusted")];
  const chosen = (wanted: string | undefined, isTrusted: boolean, of = folders) =>
    serverModule({ bundled: "own.mjs", wanted, isTrusted, folders: of });
  expect(chosen("workspace", true)).toEqual({ module: join(at, "dist/stdio.js") });
  expect(chosen("bundled", true)).toEqual({ module: "own.mjs" });
  expect(chosen(undefined, true)).toEqual({ module: "own.mjs" });
  // Whoever has the setting for all folders opens one of somebody else.
  expect(chosen("workspace", false)).toMatchObject({
    module: "own.mjs",
    warning: expect.stringContaining("not trusted") as string,
  });
  expect(chosen("workspace", true, [])).toMatchObject({
    module: "own.mjs",
    warning: expect.stringContaining("none is installed") as string,
  });
});
