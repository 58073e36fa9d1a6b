/** Who takes part, in which experiments: one more algorithm is one more entry. */
import {
  Auto,
  Bayesian,
  CMAES,
  Evolution,
  hyperband,
  mutation,
  NSGA2,
  PPO,
  QuasiRandom,
  RandomSearch,
  RegularizedEvolution,
  Reinforce,
  selection,
  successiveHalving,
  TPE,
} from "tsglove";
import type { Contestant } from "./suite.js";

export const contestants: readonly Contestant[] = [
  {
    name: "RandomSearch",
    module: "algorithms/random-search.js",
    suites: ["single", "fronts", "cells", "policies", "epochs", "conditional"],
    make: () => ({ algorithm: new RandomSearch() }),
  },
  {
    name: "RegularizedEvolution",
    module: "algorithms/evolution/regularized.js",
    suites: ["single", "conditional"],
    make: () => ({ algorithm: new RegularizedEvolution() }),
  },
  {
    name: "RegularizedEvolution, 50 / 10",
    module: "algorithms/evolution/regularized.js",
    suites: ["cells"],
    make: () => ({ algorithm: new RegularizedEvolution({ population: 50, tournament: 10 }) }),
  },
  {
    // What the reference on NAS-Bench-101 does, in our algebra.
    name: "Evolution, 50 / 10, an operation and three edges",
    module: "algorithms/evolution/evolution.js",
    suites: ["cells"],
    tasks: /nb101/,
    make: () => ({
      algorithm: new Evolution({
        initial: 50,
        reproduction: selection
          .tournament(1, { size: 10 })
          .pipe(mutation.uniform({ where: ({ id }) => id.startsWith("operations") }))
          .pipe(mutation.uniform({ where: ({ id }) => id.startsWith("edges") }).chain(3)),
        survivors: selection.last(50),
      }),
    }),
  },
  {
    name: "TPE",
    module: "algorithms/tpe/tpe.js",
    suites: ["single", "conditional"],
    make: () => ({ algorithm: new TPE() }),
  },
  {
    name: "Bayesian",
    module: "algorithms/bayesian/bayesian.js",
    suites: ["single", "conditional"],
    tasks: /sphere|rosenbrock|rastrigin|lcbench|classifier|ladder|walled|tour/,
    make: () => ({ algorithm: new Bayesian() }),
  },
  {
    name: "CMAES",
    module: "algorithms/cma/cma-es.js",
    suites: ["functions", "single", "conditional"],
    make: () => ({ algorithm: new CMAES() }),
  },
  {
    name: "QuasiRandom",
    module: "algorithms/quasi-random.js",
    suites: ["single", "conditional"],
    make: () => ({ algorithm: new QuasiRandom() }),
  },
  {
    name: "Auto",
    module: "algorithms/auto.js",
    suites: ["single"],
    make: () => ({ algorithm: new Auto() }),
  },
  {
    name: "NSGA2, 50",
    module: "algorithms/evolution/nsga2.js",
    suites: ["fronts"],
    make: () => ({ algorithm: new NSGA2({ population: 50 }) }),
  },
  {
    name: "Reinforce",
    module: "algorithms/policy-gradient/reinforce.js",
    suites: ["policies", "conditional"],
    make: () => ({ algorithm: new Reinforce() }),
  },
  {
    name: "PPO",
    module: "algorithms/policy-gradient/ppo.js",
    suites: ["policies", "conditional"],
    make: () => ({ algorithm: new PPO() }),
  },
  {
    name: "ASHA over RandomSearch",
    module: "tuning/early-stopping/halving.js",
    suites: ["epochs"],
    make: () => ({
      algorithm: new RandomSearch(),
      earlyStopping: successiveHalving({ min: 2, max: 52 }),
    }),
  },
  {
    name: "Hyperband over RandomSearch",
    module: "tuning/early-stopping/halving.js",
    suites: ["epochs"],
    make: () => ({
      algorithm: new RandomSearch(),
      earlyStopping: hyperband({ min: 2, max: 52 }),
    }),
  },
  {
    name: "Hyperband of 2 brackets over RandomSearch",
    module: "tuning/early-stopping/halving.js",
    suites: ["epochs"],
    make: () => ({
      algorithm: new RandomSearch(),
      earlyStopping: hyperband({ min: 2, max: 52, brackets: 2 }),
    }),
  },
];
