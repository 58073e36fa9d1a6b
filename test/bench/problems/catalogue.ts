/** Every problem by its name; each is made when it is asked for, as some read large tables. */
import { analytic, type AnalyticFunction } from "./analytic.js";
import { classifier, ladder, tour, walled } from "./conditional.js";
import { dtlz, zdt } from "./fronts.js";
import { lcbench, LCBENCH_TASKS } from "./lcbench.js";
import { nasBench101 } from "./nasbench101.js";
import { nasBench201, nasBench201Latency } from "./nasbench201.js";
import { nasBenchMacro } from "./nasbench-macro.js";
import type { FrontProblem, SearchProblem } from "./problem.js";

const FUNCTIONS: readonly AnalyticFunction[] = ["sphere", "rosenbrock", "ellipsoid", "rastrigin"];
const DIMENSIONS = [5, 10, 20];

const PROBLEMS: ReadonlyMap<string, () => SearchProblem> = new Map([
  ["nb101", nasBench101],
  ["nb201", nasBench201],
  ["macro", nasBenchMacro],
  ...LCBENCH_TASKS.map((task) => [`lcbench-${task}`, () => lcbench(task)] as const),
  ...FUNCTIONS.flatMap((kind) =>
    DIMENSIONS.map((dimensions) => [`${kind}-${dimensions}`, () => analytic(kind, dimensions)] as const),
  ),
  ["classifier", classifier],
  ["ladder", ladder],
  ["walled", walled],
  ["tour", tour],
]);

const FRONTS: ReadonlyMap<string, () => FrontProblem> = new Map([
  ["nb201-latency", nasBench201Latency],
  ...([1, 2, 3] as const).map((which) => [`zdt${which}`, () => zdt(which)] as const),
  ...([1, 2] as const).map((which) => [`dtlz${which}-3`, () => dtlz(which)] as const),
]);

/** Names that {@link problem} knows. */
export const problemNames: readonly string[] = [...PROBLEMS.keys()];

/** Names that {@link frontProblem} knows. */
export const frontNames: readonly string[] = [...FRONTS.keys()];

/** @throws RangeError where there is no such problem; DataAbsent where it needs a table that is not there. */
export function problem(name: string): SearchProblem {
  return made(PROBLEMS, name);
}

/** A problem of several objectives. @throws RangeError, DataAbsent as {@link problem} does. */
export function frontProblem(name: string): FrontProblem {
  return made(FRONTS, name);
}

function made<P>(problems: ReadonlyMap<string, () => P>, name: string): P {
  const make = problems.get(name);
  if (make !== undefined) return make();
  throw new RangeError(`There is no problem "${name}"; there are ${[...problems.keys()].join(", ")}.`);
}
