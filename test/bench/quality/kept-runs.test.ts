import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeOf, KeptRuns } from "./kept-runs.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-runs-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const job = { suite: "single", task: "nb201", contestant: "RandomSearch", seed: 7 };

test("runs are found again by another process, infinities too, and a line that was cut off is none", () => {
  const file = join(folder, "deep/runs.jsonl");
  new KeptRuns(file, false).add("code", job, [1.5, -Infinity]);
  appendFileSync(file, '{"key":"code|single|nb2');
  const again = new KeptRuns(file, false);
  expect(again.find("code", job)).toEqual([1.5, -Infinity]);
  expect(again.find("code", { ...job, seed: 8 })).toBeUndefined();
  expect(again.find("other code", job)).toBeUndefined();
  expect(new KeptRuns(file, true).find("code", job)).toBeUndefined();
});

test("code is other code where a module changed that is imported by one that is imported", () => {
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const example = '/**\n * import { train } from "./of-a-user.js";\n */\n';
  const main = write("main.js", `${example}import { a } from "./a.js";\nimport "not-ours";\n`);
  write("a.js", 'export { b as a } from "./b.js";\n');
  write("b.js", 'import { a } from "./a.js";\nexport const b = 1;\n');
  const before = codeOf([main], "make");
  write("apart.js", "export const c = 2;\n");
  expect(codeOf([main], "make")).toBe(before);
  expect(codeOf([main], "make otherwise")).not.toBe(before);
  write("b.js", 'import { a } from "./a.js";\nexport const b = 2;\n');
  expect(codeOf([main], "make")).not.toBe(before);
});
