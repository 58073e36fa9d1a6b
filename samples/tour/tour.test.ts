/** Each program of the tour prints what its file in expected/ says. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const sources = resolve(here, "../../tour");
const programs = readdirSync(sources)
  .filter((file) => file.endsWith(".ts") && !["layers.ts", "tour.test.ts"].includes(file))
  .map((file) => file.slice(0, -3));

/** A power or a logarithm may differ in its last digits between versions of V8. */
function rounded(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(/\d+\.\d{6,}/g, (number) => Number(number).toPrecision(6));
}

it.each(programs)("%s", (program) => {
  const printed = execFileSync(process.execPath, [resolve(here, `${program}.js`)], { encoding: "utf8" });
  const expected = readFileSync(resolve(sources, "expected", `${program}.txt`), "utf8");
  expect(rounded(printed)).toBe(rounded(expected));
});
