import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dnaSpec, eq } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { expect, it } from "vitest";
import { METHODS } from "../tunas/search.js";
import { foundIn, lossRatio, ran } from "../tunas/testing.js";
import { Net, trainers } from "./cell.js";

await loadTensors();

// Two edges lead to the first node, three to the second; and all cells are alike.
it("has 5^(2 + 3) cells", () => {
  expect(dnaSpec(trainers("mnist")).size).toBe(5n ** 5n);
});

// One-shot search runs on another space in the tests of samples/tunas; it takes as long as all others together.
const methods = METHODS.filter((method) => method !== "oneShot");

it.each(methods)("%s finds one cell, three times, which learns", async (method) => {
  const found = await foundIn(trainers("mnist"), method);
  const { net } = found;
  const [first, ...others] = net instanceof Net ? net.cells : [];
  expect(others).toHaveLength(2);
  expect(others.every((cell) => eq(cell, first))).toBe(true);
  expect(await lossRatio(found)).toBeLessThan(0.95);
});

it("searches by gradients unless another method is named", async () => {
  const program = resolve(dirname(fileURLToPath(import.meta.url)), "main.js");
  const { code, printed, complaints } = await ran(program, ["--steps", "2"]);
  expect(code, complaints).toBe(0);
  expect(printed).toMatch(/searched by darts[\s\S]*new Cell\([\s\S]*it reads \d+\.\d % of the test images/);
});
