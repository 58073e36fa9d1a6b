import { describe, expect, it } from "vitest";
import { Adam } from "./adam.js";

describe("Adam", () => {
  it("moves by its rate at first, whatever the unit of a gradient, and not where there is none", () => {
    const parameters = new Float64Array(3);
    new Adam(3, 0.1).ascend(parameters, Float64Array.of(1e-3, -1e6, 0));
    expect(parameters[0]).toBeCloseTo(0.1, 5);
    expect(parameters[1]).toBeCloseTo(-0.1, 12);
    expect(parameters[2]).toBe(0);
  });

  it("takes the steps of algorithm 1", () => {
    const parameters = Float64Array.of(0);
    const adam = new Adam(1, 0.01);
    let [m, v, wanted] = [0, 0, 0];
    [0.5, -2, 1, 0].forEach((g, i) => {
      adam.ascend(parameters, Float64Array.of(g));
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      wanted += (0.01 * m) / (1 - 0.9 ** (i + 1)) / (Math.sqrt(v / (1 - 0.999 ** (i + 1))) + 1e-8);
      expect(parameters[0]).toBeCloseTo(wanted, 14);
    });
  });

  it("climbs to the top of a parabola", () => {
    const parameters = Float64Array.of(-3, 5);
    const adam = new Adam(2, 0.05);
    for (let i = 0; i < 2000; i++)
      adam.ascend(
        parameters,
        Float64Array.of(1 - (parameters[0] ?? NaN), 100 * (2 - (parameters[1] ?? NaN))),
      );
    expect(parameters[0]).toBeCloseTo(1, 2);
    expect(parameters[1]).toBeCloseTo(2, 2);
  });
});
