import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));

it("prints what its README says", () => {
  const printed = execFileSync(process.execPath, [resolve(here, "main.js")], { encoding: "utf8" });
  const readme = readFileSync(resolve(here, "../../workers/README.md"), "utf8");
  expect(readme).toContain(`\n${printed.trimEnd().split("\n").at(-1) ?? "nothing"}\n`);
});
