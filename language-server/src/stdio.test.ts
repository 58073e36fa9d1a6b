/** The program that editors start. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { SERVER } from "./testing/editor.js";

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, ...args], {
    encoding: "utf8",
    input: "",
  });
  return { status, stdout, stderr };
}

it("says what it is", () => {
  expect(run("--version")).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    stderr: "",
  });
  expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("--stdio") as string });
});

it("refuses what it does not know, and keeps standard output clean", () => {
  for (const [args, what] of [
    [["--stdoi"], "--stdoi"],
    [["file.ts"], "file.ts"],
    [[], "--stdio"],
  ] as const) {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(what);
  }
});

it("ends with its input", () => {
  expect(run("--stdio")).toEqual({ status: 1, stdout: "", stderr: "" });
});
