/**
 * Functions of several objectives with known fronts, all to be small: ZDT1–3 (Zitzler, Deb, Thiele: Comparison of
 * Multiobjective Evolutionary Algorithms, Evolutionary Computation 8(2), 2000) and DTLZ1, DTLZ2 (Deb, Thiele, Laumanns,
 * Zitzler: Scalable Multi-Objective Optimization Test Problems, CEC 2002).
 */
import { floatv, template } from "tsglove";
import type { FrontProblem } from "./problem.js";

/** By the first variable and g, the distance from the front: the second objective. */
const ZDT: Readonly<Record<1 | 2 | 3, (x: number, g: number) => number>> = {
  1: (x, g) => g * (1 - Math.sqrt(x / g)),
  2: (x, g) => g * (1 - (x / g) ** 2),
  3: (x, g) => g * (1 - Math.sqrt(x / g) - (x / g) * Math.sin(10 * Math.PI * x)),
};

/** Ten variables in [0, 1], as peers were measured; the front is where all but the first are 0. */
export function zdt(which: 1 | 2 | 3, dimensions = 10): FrontProblem {
  const { spec } = template(Array.from({ length: dimensions }, () => floatv(0, 1)));
  return {
    name: `zdt${which}`,
    spec,
    objectives: 2,
    scores({ numbers: [first = NaN, ...rest] }) {
      const g = 1 + (9 * rest.reduce((sum, each) => sum + each, 0)) / rest.length;
      return [first, ZDT[which](first, g)];
    },
    reference: [1.1, 6],
  };
}

/** How many variables of DTLZ measure the distance from the front: 5 and 10 in the paper. */
const DISTANCES = { 1: 5, 2: 10 } as const;

/**
 * DTLZ1, whose front is a plane (the sum of all objectives is 0.5) behind 11⁵ − 1 false ones, and DTLZ2, whose front is the
 * unit sphere.
 */
export function dtlz(which: 1 | 2, objectives = 3): FrontProblem {
  const distances = DISTANCES[which];
  const { spec } = template(Array.from({ length: objectives - 1 + distances }, () => floatv(0, 1)));
  return {
    name: `dtlz${which}-${objectives}`,
    spec,
    objectives,
    scores({ numbers }) {
      const position = numbers.slice(0, objectives - 1);
      const off = numbers.slice(objectives - 1).map((each) => each - 0.5);
      const squares = off.reduce((sum, each) => sum + each ** 2, 0);
      const ripples = off.reduce((sum, each) => sum - Math.cos(20 * Math.PI * each), 0);
      const g = which === 1 ? 100 * (distances + squares + ripples) : squares;
      const [along, across] =
        which === 1
          ? [(each: number) => each, (each: number) => 1 - each]
          : [
              (each: number) => Math.cos((each * Math.PI) / 2),
              (each: number) => Math.sin((each * Math.PI) / 2),
            ];
      return Array.from({ length: objectives }, (_, i) => {
        const straight = position.slice(0, objectives - 1 - i).reduce((all, each) => all * along(each), 1);
        const turned = i === 0 ? 1 : across(position[objectives - 1 - i] ?? NaN);
        return (which === 1 ? 0.5 : 1) * (1 + g) * straight * turned;
      });
    },
    reference: Array.from({ length: objectives }, () => (which === 1 ? 0.7 : 1.5)),
  };
}
