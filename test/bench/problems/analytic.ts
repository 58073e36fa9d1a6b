/**
 * Functions with a formula, each with its minimum 0 moved away from the middle: to -1.5 in the first dimension, 2 in the
 * last, evenly between. All dimensions run from -5 to 5.
 */
import { floatv, template } from "tsglove";
import type { SearchProblem } from "./problem.js";

export type AnalyticFunction = "sphere" | "rosenbrock" | "ellipsoid" | "rastrigin";

/** By the distance from the minimum; textbook forms. */
const FUNCTIONS: Readonly<Record<AnalyticFunction, (x: readonly number[]) => number>> = {
  sphere: (x) => sum(x, (each) => each ** 2),
  rosenbrock(x) {
    const z = x.map((each) => each + 1);
    return sum(z.slice(1), (next, i) => {
      const each = z[i] ?? NaN;
      return 100 * (next - each ** 2) ** 2 + (1 - each) ** 2;
    });
  },
  /** Axes of very different lengths, a factor of 1,000 between first and last. */
  ellipsoid: (x) => sum(x, (each, i) => 10 ** ((6 * i) / (x.length - 1)) * each ** 2),
  rastrigin: (x) => 10 * x.length + sum(x, (each) => each ** 2 - 10 * Math.cos(2 * Math.PI * each)),
};

const [FIRST, LAST] = [-1.5, 2];

/** @param dimensions at least 2. */
export function analytic(kind: AnalyticFunction, dimensions: number): SearchProblem {
  const { spec } = template(Array.from({ length: dimensions }, () => floatv(-5, 5)));
  const step = (LAST - FIRST) / (dimensions - 1);
  const minimum = Array.from({ length: dimensions }, (_, i) => FIRST + step * i);
  return {
    name: `${kind}-${dimensions}`,
    spec,
    direction: "minimize",
    score: ({ numbers }) => FUNCTIONS[kind](numbers.map((each, i) => each - (minimum[i] ?? NaN))),
    optimum: 0,
  };
}

function sum(values: readonly number[], term: (value: number, index: number) => number): number {
  return values.reduce((total, value, index) => total + term(value, index), 0);
}
