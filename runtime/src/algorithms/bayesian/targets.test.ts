import { describe, expect, it } from "vitest";
import { feasibilityOf, targetsOf } from "./targets.js";

const whole = (rewards: readonly number[]) => rewards.map((reward) => ({ reward, stopped: false }));

describe("targets", () => {
  it("are standardised, and ascend with the rewards", () => {
    const rewards = Array.from({ length: 21 }, (_, i) => Math.sin(i * 2.3) * 10 ** (i % 5));
    const targets = targetsOf(whole(rewards));
    const order = rewards.map((_, i) => i).sort((a, b) => (rewards[a] ?? 0) - (rewards[b] ?? 0));
    order.slice(1).forEach((i, before) => {
      expect(targets[i]).toBeGreaterThan(targets[order[before] ?? -1] ?? NaN);
    });
    const mean = targets.reduce((sum, target) => sum + target, 0) / 21;
    expect(mean).toBeCloseTo(0, 12);
    expect(targets.reduce((sum, target) => sum + target * target, 0) / 21).toBeCloseTo(1, 12);
  });

  it("take of the worse half nothing but its order", () => {
    const better = [5, 6, 7, 9];
    expect(targetsOf(whole([1, 2, 3, ...better]))).toEqual(targetsOf(whole([-1e300, -7, 4, ...better])));
  });

  it("do not change with the unit of the rewards", () => {
    const rewards = [3, -1, 4, -1, 5, -9, 2, 6];
    const scaled = targetsOf(whole(rewards.map((reward) => reward * 1e6)));
    targetsOf(whole(rewards)).forEach((target, i) => {
      expect(scaled[i]).toBeCloseTo(target, 9);
    });
  });

  it.each([
    [[7, Infinity, 3, 5, -Infinity]],
    [[Infinity, Infinity, -Infinity]],
    [[-Infinity, -Infinity, -Infinity, 1]],
    [[1.7e308, -1.7e308, 0]],
    [[2, 2, 2]],
    [[0]],
  ])("of %j are finite and keep their order", (rewards) => {
    const targets = targetsOf(whole(rewards));
    rewards.forEach((a, i) => {
      rewards.forEach((b, j) => {
        expect(Number.isFinite(targets[i])).toBe(true);
        expect(Math.sign((targets[i] ?? NaN) - (targets[j] ?? NaN))).toBe(
          Math.sign(a > b ? 1 : a < b ? -1 : 0),
        );
      });
    });
  });

  it("of trials that were stopped are no better than of any that was not", () => {
    const targets = targetsOf([
      { reward: 0.9, stopped: true },
      { reward: 0.5, stopped: false },
      { reward: 0.7, stopped: false },
      { reward: 0.1, stopped: true },
    ]);
    expect(targets[0]).toBe(targets[1]);
    expect(targets[3]).toBeLessThan(targets[1] ?? NaN);
    expect(targets[2]).toBeGreaterThan(targets[1] ?? NaN);
  });

  it("of no trials are none", () => {
    expect(targetsOf([])).toHaveLength(0);
  });
});

describe("feasibility", () => {
  it("is 1 for what kept to the constraints, and falls with the rank of what was broken", () => {
    const judged = [
      { reward: 1, violation: 0 },
      { reward: 1, violation: 1e9 },
      { reward: 1, violation: 0.1 },
      { reward: undefined, violation: 0 },
    ];
    expect([...feasibilityOf(judged)]).toEqual([1, -1, -0.75, -1]);
  });
});
