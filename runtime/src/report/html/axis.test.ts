import { describe, expect, it } from "vitest";
import { linearAxis, logAxis } from "./axis.js";

const page = { start: 300, end: 0 };

function labels(axis: ReturnType<typeof linearAxis>): string[] {
  return axis.ticks.map((tick) => tick.label);
}

describe("linearAxis", () => {
  it("has round ticks with equal decimals", () => {
    expect(labels(linearAxis({ low: 0.573, high: 0.941, ...page }, 6))).toEqual(["0.6", "0.7", "0.8", "0.9"]);
    expect(labels(linearAxis({ low: 0.61, high: 0.83, ...page }, 6))).toEqual([
      "0.65",
      "0.70",
      "0.75",
      "0.80",
    ]);
    expect(labels(linearAxis({ low: -1.2, high: 1.2, ...page }, 6))).toEqual([
      "-1.0",
      "-0.5",
      "0.0",
      "0.5",
      "1.0",
    ]);
  });

  it("counts trials in whole numbers", () => {
    expect(labels(linearAxis({ low: 1, high: 4, ...page }, 10, true))).toEqual(["1", "2", "3", "4"]);
    expect(labels(linearAxis({ low: 1, high: 10_000, ...page }, 10, true))).toContain("8,000");
  });

  it("places values from start to end, and none beyond", () => {
    const axis = linearAxis({ low: 0, high: 10, ...page }, 5);
    expect([0, 5, 10, -3, 99].map((value) => axis.place(value))).toEqual([300, 150, 0, 300, 0]);
  });

  it.each([
    [1e16, 1e16 + 4],
    [-1e300, 1e300],
    [1e-300, 2e-300],
    [0.9340001, 0.9340002],
  ])("has finitely many, finite ticks from %d to %d", (low, high) => {
    const axis = linearAxis({ low, high, ...page }, 6);
    expect(axis.ticks.length).toBeLessThan(20);
    for (const { value } of axis.ticks) expect(axis.place(value)).toSatisfy(Number.isFinite);
  });
});

describe("logAxis", () => {
  it("has a tick at each power, and at 2 and 5 where these are few", () => {
    expect(labels(logAxis({ low: 1e-4, high: 1, ...page }))).toEqual(["1e-4", "0.001", "0.01", "0.1", "1"]);
    expect(labels(logAxis({ low: 1, high: 20, ...page }))).toEqual(["1", "2", "5", "10", "20"]);
  });

  it("places equal factors at equal distances", () => {
    const axis = logAxis({ low: 1, high: 100, ...page });
    expect(axis.place(10)).toBeCloseTo(150);
  });

  it("has few ticks over many powers", () => {
    expect(logAxis({ low: 1e-200, high: 1e200, ...page }).ticks.length).toBeLessThan(12);
  });
});
