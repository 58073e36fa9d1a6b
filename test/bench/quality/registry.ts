/** Who takes part, in which experiments: one more algorithm is one more entry. */
import { RandomSearch, RegularizedEvolution } from "tsglove";
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
];
