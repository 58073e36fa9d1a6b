/**
 * NAS-Bench-201 (Dong, Yang: NAS-Bench-201, ICLR 2020): cells of 4 nodes and 6 edges, one of 5 operations an edge, each of
 * the 15,625 trained. The reward is the validation accuracy on CIFAR-10 after 12 epochs, in percent; what comes of a cell in the
 * end is its test accuracy after 200.
 */
import { oneof, template } from "tsglove";
import { lookUp, Table } from "./data.js";
import type { FrontProblem, SearchProblem } from "./problem.js";
import { hypervolume } from "./hypervolume.js";

/** In the order of the table's digits. */
const OPERATIONS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"] as const;
const EDGES = ["0-1", "0-2", "1-2", "0-3", "1-3", "2-3"] as const;

/** @throws DataAbsent where the table is not there. */
export function nasBench201(): SearchProblem {
  const { spec, cellOf } = cells();
  const accuracy = new Map<string, number>();
  const trained = new Map<string, number>();
  const columns = ["ops", "c10_e12_valid", "c10_e200_test"] as const;
  for (const [ops = "", valid, test] of new Table("nasbench201/cells.csv.gz").rows(...columns)) {
    accuracy.set(ops, Number(valid));
    trained.set(ops, Number(test));
  }
  return {
    name: "nb201",
    spec,
    direction: "maximize",
    score: (dna) => lookUp(accuracy, cellOf(dna.numbers), "NAS-Bench-201"),
    outcome: (dna) => lookUp(trained, cellOf(dna.numbers), "NAS-Bench-201"),
    optimum: Math.max(...accuracy.values()),
  };
}

/**
 * Error on CIFAR-10 (12 epochs, validation, percent) × latency on a Titan RTX (batch of 32, ms), both to be small.
 *
 * @throws DataAbsent where the tables are not there.
 */
export function nasBench201Latency(): FrontProblem {
  const { spec, cellOf } = cells();
  const latency = new Map<string, number>();
  for (const [index = "", value] of new Table("nasbench201/latency-ms.csv.gz").rows("index", "titan_rtx_32"))
    latency.set(index, Number(value));
  const both = new Map<string, readonly [number, number]>();
  const columns = ["index", "ops", "c10_e12_valid"] as const;
  for (const [index = "", ops = "", valid] of new Table("nasbench201/cells.csv.gz").rows(...columns))
    both.set(ops, [100 - Number(valid), lookUp(latency, index, "NAS-Bench-201's latencies")]);
  const reference = [60, Math.max(...latency.values()) * 1.05] as const;
  return {
    name: "nb201-latency",
    spec,
    objectives: 2,
    scores: (dna) => lookUp(both, cellOf(dna.numbers), "NAS-Bench-201"),
    reference,
    frontVolume: hypervolume([...both.values()], reference),
  };
}

/** The space, and the table's key of a point. */
function cells(): {
  readonly spec: SearchProblem["spec"];
  readonly cellOf: (numbers: readonly number[]) => string;
} {
  const { spec } = template(Object.fromEntries(EDGES.map((edge) => [edge, oneof(OPERATIONS)])));
  // A decision is its candidate's index, which is the table's digit.
  return { spec, cellOf: (numbers) => numbers.join("") };
}
