/** The experiments: fixed before they are run, and the same as the peers were measured by. */
import { frontProblem, problem } from "../problems/catalogue.js";
import { EPOCHS, LCBENCH_TASKS } from "../problems/lcbench.js";
import type { FrontProblem, SearchProblem } from "../problems/problem.js";
import { optunaAt, optunaFront, pycmaAt } from "./peers.js";
import { bestAfter, bestTrained, frontAfter, outcomeAfter, search, searchEvaluated } from "./runs.js";
import type { Mark, Opponent, Suite } from "./suite.js";

/** Made once for all runs of a process, as some read large tables. */
function kept<P>(make: (name: string) => P): (name: string) => P {
  const made = new Map<string, P>();
  return (name) => {
    const found = made.get(name) ?? make(name);
    made.set(name, found);
    return found;
  };
}

const problemOf: (name: string) => SearchProblem = kept(problem);
const frontOf: (name: string) => FrontProblem = kept(frontProblem);

const LCBENCH = LCBENCH_TASKS.map((task) => `lcbench-${task}`);

function marks(unit: string, all: readonly number[], judged: readonly number[]): readonly Mark[] {
  return all.map((count) => ({
    name: `${count} ${unit}`,
    ...(judged.includes(count) ? { isJudged: true as const } : {}),
  }));
}

/** The number that a mark's name begins with. */
function countOf(mark: string): number {
  return Number.parseInt(mark, 10);
}

/** The contestant that others are compared with where no peer was measured. */
const RANDOM = "RandomSearch";

const same = (value: number): number => value;

const SINGLE_MARKS = [25, 50, 100];

const single: Suite = {
  name: "single",
  title: "One objective, a hundred trials",
  about:
    "Three kinds of tasks: tables of trained networks, a surrogate of tabular training after 52 epochs, and shifted functions in [-5, 5]. A run's value is the best reward after 100 trials, which is what ours are told that they have (Optuna's samplers are told nothing: their runs went on).",
  tasks: ["nb201", "macro", ...LCBENCH, "sphere-5", "rosenbrock-5", "rastrigin-10"],
  marks: marks("trials", SINGLE_MARKS, [100]),
  seeds: 50,
  run: (task, method, seed) => bestAfter(search(problemOf(task), method, seed, 100), SINGLE_MARKS),
  better: "larger",
  compared: same,
  shown: "mean",
  opponents: (task, mark) => [
    ...["tpe", "tpe-univariate"].flatMap((sampler) => optunaAt(task, sampler, countOf(mark))),
    ...["nsga2", "random"].flatMap((sampler) => yardstick(optunaAt(task, sampler, countOf(mark)))),
  ],
  rule: "advantage",
};

const OURS_MARKS = [50, 100, 200];

const conditional: Suite = {
  name: "conditional",
  title: "Conditions, walls and orders",
  about:
    "Tasks of ours that have what the tables lack: `classifier` (three kinds of models with nothing in common, choices three deep; an error, negated), `ladder` (twelve rungs, each seen only from the one before), `walled` (numbers of every kind, and half of all points cannot be evaluated; a loss, negated), `tour` (an order of ten cities; its length, negated). The best there is: -4, 6, 0 and -6.18. No peer was measured on them: they inform.",
  tasks: ["classifier", "ladder", "walled", "tour"],
  marks: marks("trials", OURS_MARKS, [200]),
  seeds: 50,
  run: (task, method, seed) => bestAfter(search(problemOf(task), method, seed, 200), OURS_MARKS),
  better: "larger",
  compared: same,
  shown: "mean",
  opponents: () => [],
  baseline: RANDOM,
};

const CMA_MARKS = [200, 1000, 5000];

const functions: Suite = {
  name: "functions",
  title: "Continuous functions, thousands of evaluations",
  about:
    "Twelve shifted functions in [-5, 5]; a run's value is the smallest f so far. Compared by ranks of log10(max(f, 1e-8)), so that what is solved is a tie.",
  tasks: ["sphere", "rosenbrock", "ellipsoid", "rastrigin"].flatMap((kind) =>
    [5, 10, 20].map((d) => `${kind}-${d}`),
  ),
  marks: marks("evaluations", CMA_MARKS, [1000, 5000]),
  seeds: 30,
  run: (task, method, seed) =>
    bestAfter(search(problemOf(task), method, seed, 5000), CMA_MARKS).map((reward) => -reward),
  better: "smaller",
  compared: (f) => -Math.log10(Math.max(f, 1e-8)),
  shown: "median",
  opponents: (task, mark) => pycmaAt(task, countOf(mark)),
  rule: "no loss",
};

const FRONT_TRIALS: Readonly<Record<string, number>> = {
  "nb201-latency": 300,
  zdt1: 2000,
  zdt2: 2000,
  zdt3: 2000,
};

const fronts: Suite = {
  name: "fronts",
  title: "Two objectives",
  about:
    "Hypervolume of all points of a run: error × latency on NAS-Bench-201 after 300 trials (reference 60 % and 1.05 times the slowest), ZDT1–3 with ten variables after 2,000 (reference 1.1, 6).",
  tasks: Object.keys(FRONT_TRIALS),
  marks: [{ name: "at the end", isJudged: true }],
  seeds: 20,
  run: (task, method, seed) => [frontAfter(frontOf(task), method, seed, FRONT_TRIALS[task] ?? NaN)],
  better: "larger",
  compared: same,
  shown: "mean",
  opponents(task) {
    const key = task === "nb201-latency" ? "nb201" : task;
    return [...optunaFront(key, "nsga2"), ...yardstick(optunaFront(key, "random"))];
  },
  rule: "two errors",
};

const CELL_MARKS = [100, 300];

/** Figures of the tables' READMEs, by task and number of evaluations: mean, deviation, runs. */
const CELL_REFERENCES: Readonly<Record<string, Readonly<Record<string, readonly [number, number, number]>>>> =
  {
    nb101: { "100": [93.88, 0.17, 30], "300": [94.13, 0.11, 30] },
    nb201: { "100": [94.05, 0.32, 500], "300": [94.3, 0.21, 500] },
  };

const CELL_RANDOM: typeof CELL_REFERENCES = {
  nb101: { "100": [93.77, 0.19, 30], "300": [93.92, 0.14, 30] },
  nb201: { "100": [93.77, 0.37, 500], "300": [93.94, 0.26, 500] },
};

const cells: Suite = {
  name: "cells",
  title: "Cells of NAS-Bench-101 and 201, by evolution",
  about:
    "Best test accuracy (%) after so many evaluations: on NAS-Bench-101 the best single run of 108 epochs seen, where points that are no cell do not count; on NAS-Bench-201 the 200-epoch accuracy of the cell that is best by 12-epoch validation. The references are regularized evolution with population 50 and tournament 10 (on 101 mutating one operation and three edges, where our `RegularizedEvolution` changes one decision; the same by our `Evolution` is beside it), and random search.",
  tasks: ["nb101", "nb201"],
  marks: marks("evaluations", CELL_MARKS, [300]),
  seeds: 30,
  run(task, method, seed) {
    const trials = searchEvaluated(problemOf(task), method, seed, 300);
    return task === "nb201"
      ? outcomeAfter(problemOf(task), trials, CELL_MARKS)
      : bestAfter(trials, CELL_MARKS);
  },
  better: "larger",
  compared: same,
  shown: "mean",
  opponents: (task, mark) => [
    ...summarised("regularized evolution", CELL_REFERENCES[task]?.[countOf(mark)]),
    ...yardstick(summarised("random search", CELL_RANDOM[task]?.[countOf(mark)])),
  ],
  rule: "two errors",
};

const policies: Suite = {
  name: "policies",
  title: "Learned policies",
  about:
    "500 trials: the best reward, and the mean of the last 50, which says what the policy has learned. The mean over seeds has to reach the floor.",
  tasks: ["nb201", "macro"],
  marks: [
    { name: "best of 500", isJudged: true },
    { name: "mean of the last 50", isJudged: true },
  ],
  seeds: 100,
  run(task, method, seed) {
    const trials = search(problemOf(task), method, seed, 500);
    const last = trials.slice(-50);
    return [...bestAfter(trials, [500]), last.reduce((sum, { reward }) => sum + reward, 0) / last.length];
  },
  better: "larger",
  compared: same,
  shown: "mean",
  opponents: () => [],
  rule: "floors",
  floors: {
    nb201: { "best of 500": 84.7, "mean of the last 50": 82 },
    macro: { "best of 500": 93.11, "mean of the last 50": 92.9 },
  },
};

/** What early stopping is given: the epochs of 20 trainings to the end. */
const TRAININGS = 20;

const epochs: Suite = {
  name: "epochs",
  title: "Early stopping",
  about: `LCBench's learning curves: random configurations, however many, with the epochs of ${TRAININGS} trainings of ${EPOCHS} in all. A run's value is the best accuracy after epoch ${EPOCHS} among the trainings that got there. RandomSearch stops nothing: it trains ${TRAININGS} configurations to the end.`,
  tasks: LCBENCH,
  marks: [{ name: "at the end", isJudged: true }],
  seeds: 50,
  run: (task, method, seed) => [bestTrained(problemOf(task), method, seed, TRAININGS * EPOCHS)],
  better: "larger",
  compared: same,
  shown: "mean",
  opponents: (task) =>
    optunaAt(task, "random", 100).map((each) => ({ ...each, name: "Optuna random, 100 trainings" })),
  baseline: RANDOM,
  rule: "one point",
};

export const suites: readonly Suite[] = [single, functions, fronts, cells, policies, epochs, conditional];

function yardstick(opponents: readonly Opponent[]): readonly Opponent[] {
  return opponents.map((each) => ({ ...each, isYardstick: true }));
}

function summarised(
  name: string,
  figures: readonly [number, number, number] | undefined,
): readonly Opponent[] {
  if (figures === undefined) return [];
  const [mean, sd, runs] = figures;
  return [{ name, summary: { mean, sd, runs } }];
}
