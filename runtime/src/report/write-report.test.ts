import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import { oneof } from "../hyper/oneof.js";
import { sample } from "../tuning/sample.js";
import { reportHtml } from "./html/page.js";
import { writeReport } from "./write-report.js";

const study = sample({ a: oneof([1, 2]) }, new RandomSearch({ seed: 1 }), { trials: 3 });
for (const [, feedback] of study) feedback(1);

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tsglove-report-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

it("writes the page, makes folders, and leaves nothing else", async () => {
  const file = join(folder, "a", "b", "report.html");
  const path = await writeReport(study, file, { title: "ℝ" });
  expect(isAbsolute(path)).toBe(true);
  expect(await readFile(path, "utf8")).toBe(reportHtml(study, { title: "ℝ" }));
  expect(await readdir(join(folder, "a", "b"))).toEqual(["report.html"]);
});

it("replaces a report that is there", async () => {
  const file = join(folder, "report.html");
  await writeFile(file, "old");
  await writeReport(study, file, { title: "new" });
  expect(await readFile(file, "utf8")).toContain("<h1>new</h1>");
});

it("a failure leaves what was there, and no draft", async () => {
  const file = join(folder, "report.html");
  await mkdir(join(file, "inside"), { recursive: true });
  await expect(writeReport(study, file, { title: "new" })).rejects.toThrow();
  expect(await readdir(folder)).toEqual(["report.html"]);
  expect(await readdir(file)).toEqual(["inside"]);
});

it("two writers at once leave one whole page", async () => {
  const file = join(folder, "report.html");
  const titles = ["one", "two", "three"];
  await Promise.all(titles.map((title) => writeReport(study, file, { title })));
  const pages = titles.map((title) => reportHtml(study, { title }));
  expect(pages).toContain(await readFile(file, "utf8"));
});
