import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TensorPrograms } from "../testing/tensor-programs.js";

let programs: TensorPrograms;
beforeAll(() => {
  programs = new TensorPrograms();
}, 30_000);
afterAll(() => {
  programs.remove();
});

/** What it prints: one line, and nothing else. */
function reportOf(installed: readonly string[], backend = ""): string {
  const file = join(programs.place(installed).folder, "bin/tensor-report.js");
  const env = { ...process.env, NODE_OPTIONS: "", TSGLOVE_BACKEND: backend };
  return execFileSync(process.execPath, [file], { encoding: "utf8", env });
}

const SPEED = /"speed":\{"matmul":[\d.]+,"conv":[\d.]+,"depthwise":[\d.]+\}/.source;

test("the report measures the backend in use, and advises a faster one", () => {
  expect(reportOf(["tfjs", "tfjs-backend-wasm"])).toMatch(
    new RegExp(
      `^\\{"backend":\\{"name":"wasm"\\},${SPEED},"advice":"Wide .*@4.22.0 && npx tsglove link-tensorflow"\\}\n$`,
    ),
  );
  // The note of a missing backend is all the advice there is.
  expect(reportOf(["tfjs"])).toMatch(
    new RegExp(`^\\{"backend":\\{"name":"cpu","note":".*npm install .*"\\},${SPEED}\\}\n$`),
  );
});

test("the report says why nothing starts", () => {
  expect(reportOf(["tfjs"], "gpu")).toMatch(/^\{"error":"Unknown tensor backend .*"\}\n$/);
});
