import { expect, test } from "vitest";
import { absoluteReward, costTerm, requireCostTarget } from "./reward.js";

const goal = { target: 200, weight: -0.5 };

test("a child loses as much above the target as below it, and nothing at it", () => {
  expect(absoluteReward(0.75, 200, goal)).toBe(0.75);
  expect(absoluteReward(0.75, 300, goal)).toBe(0.5);
  expect(absoluteReward(0.75, 100, goal)).toBe(0.5);
  expect(absoluteReward(0.75, 0, goal)).toBe(0.25);
  expect(costTerm(400, goal)).toBe(-0.5);
});

test("no target, or no cost, costs nothing", () => {
  expect(absoluteReward(0.75, 300, undefined)).toBe(0.75);
  expect(absoluteReward(0.75, undefined, goal)).toBe(0.75);
});

test("targets and weights out of range are named", () => {
  expect(() => {
    requireCostTarget("tunas", { target: 0, weight: -1 });
  }).toThrow("tunas: cost.target is 0; give a number above 0");
  expect(() => {
    requireCostTarget("tunas", { target: 1, weight: 0.1 });
  }).toThrow("tunas: cost.weight is 0.1; give a number below 0");
  expect(() => {
    requireCostTarget("tunas", { target: NaN, weight: -1 });
  }).toThrow("cost.target is NaN");
});
