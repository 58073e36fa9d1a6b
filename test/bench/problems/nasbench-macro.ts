/**
 * NAS-Bench-Macro (Su et al.: Prioritized Architecture Sampling with Monto-Carlo Tree Search, CVPR 2021): 8 layers, one of 3
 * operations each, all 6,561 networks trained three times on CIFAR-10. The reward is the mean test accuracy, in percent.
 */
import { oneof, template } from "tsglove";
import { lookUp, Table } from "./data.js";
import type { SearchProblem } from "./problem.js";

/** In the order of the table's digits. */
const LAYERS = ["identity", "kernel 3, expansion 3", "kernel 5, expansion 6"] as const;
const DEPTH = 8;

/** @throws DataAbsent where the table is not there. */
export function nasBenchMacro(): SearchProblem {
  const { spec } = template(Array.from({ length: DEPTH }, () => oneof(LAYERS)));
  const accuracy = new Map<string, number>();
  const table = new Table("nasbench-macro/networks.csv.gz");
  for (const [arch = "", ...runs] of table.rows("arch", "test1", "test2", "test3"))
    accuracy.set(arch, runs.reduce((sum, run) => sum + Number(run), 0) / runs.length);
  return {
    name: "macro",
    spec,
    direction: "maximize",
    score: ({ numbers }) => lookUp(accuracy, numbers.join(""), "NAS-Bench-Macro"),
    optimum: Math.max(...accuracy.values()),
  };
}
