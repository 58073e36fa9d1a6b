import { describe, expect, it } from "vitest";
import { minimize, type Differentiable } from "./minimize.js";

const rosenbrock: Differentiable = (x, gradient) => {
  const [a = NaN, b = NaN] = x;
  gradient[0] = -400 * a * (b - a * a) - 2 * (1 - a);
  gradient[1] = 200 * (b - a * a);
  return 100 * (b - a * a) ** 2 + (1 - a) ** 2;
};

const within = (low: number, high: number) => ({
  lower: Float64Array.of(low, low),
  upper: Float64Array.of(high, high),
});

const options = { evaluations: 200, first: 0.1, tolerance: 1e-14 };

describe("minimize", () => {
  it("finds the end of Rosenbrock's valley", () => {
    const { x, value } = minimize(rosenbrock, Float64Array.of(-1.2, 1), within(-5, 5), options);
    expect(value).toBeLessThan(1e-10);
    expect(x[0]).toBeCloseTo(1, 4);
  });

  it("keeps to the bounds, and finds the best point on them", () => {
    // Within 0.5 the least of (1 − a)² with b = a² is at a = 0.5.
    const { x } = minimize(rosenbrock, Float64Array.of(-0.4, 0.4), within(-0.5, 0.5), options);
    expect(x[0]).toBeCloseTo(0.5, 4);
    expect(x[1]).toBeCloseTo(0.25, 4);
  });

  it("asks no more often than it may, and gives the best that it met", () => {
    let calls = 0;
    let best = Infinity;
    const counted: Differentiable = (x, gradient) => {
      calls++;
      const value = rosenbrock(x, gradient);
      best = Math.min(best, value);
      return value;
    };
    const { value } = minimize(counted, Float64Array.of(-1.2, 1), within(-5, 5), {
      ...options,
      evaluations: 15,
    });
    expect(calls).toBeLessThanOrEqual(15);
    expect(value).toBe(best);
  });

  it("turns back from where there is no value", () => {
    const log: Differentiable = (x, gradient) => {
      const [a = NaN] = x;
      gradient[0] = 1 - 1 / a;
      return a - Math.log(a);
    };
    const bounds = { lower: Float64Array.of(-10), upper: Float64Array.of(10) };
    const { x } = minimize(log, Float64Array.of(3), bounds, { ...options, first: 5 });
    expect(x[0]).toBeCloseTo(1, 5);
  });

  it("stays at a start that has no value", () => {
    const none: Differentiable = () => NaN;
    expect(minimize(none, Float64Array.of(1, 2), within(-5, 5), options)).toEqual({
      x: Float64Array.of(1, 2),
      value: Infinity,
    });
  });
});
