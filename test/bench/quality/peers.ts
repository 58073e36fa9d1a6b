/** What other systems reached on the same tasks, as it was recorded; the records lie beside the tables of trained networks. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../problems/data.js";
import type { Opponent } from "./suite.js";

const OPTUNA_QUALITY = "optuna-5-quality.json";
const OPTUNA_FRONTS = "optuna-5-multi-objective.json";
const PYCMA = "pycma-4-quality.json";

/** The files that the comparison reads. */
export const RECORDS: readonly string[] = [OPTUNA_QUALITY, OPTUNA_FRONTS, PYCMA];

const records = new Map<string, unknown>();

/** Where a record is looked for. */
export function peersFolder(): string {
  return join(dataFolder(), "../peers");
}

/** A record by its file's name; undefined where it is absent. */
export function readPeers(name: string): unknown {
  if (!records.has(name)) {
    const file = join(peersFolder(), name);
    records.set(name, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
  }
  return records.get(name);
}

/** One of Optuna's samplers on a task after so many trials; nobody where it is not on record. */
export function optunaAt(task: string, sampler: string, trials: number): readonly Opponent[] {
  return opponent(NAMES[sampler] ?? sampler, OPTUNA_QUALITY, [task, sampler, "per_seed", String(trials)]);
}

/** The hypervolumes of one of Optuna's samplers. */
export function optunaFront(task: string, sampler: string): readonly Opponent[] {
  return opponent(NAMES[sampler] ?? sampler, OPTUNA_FRONTS, [task, sampler, "per_seed"]);
}

/** The smallest values that pycma found in so many evaluations. */
export function pycmaAt(task: string, evaluations: number): readonly Opponent[] {
  return opponent("pycma", PYCMA, [task, "per_seed", String(evaluations)]);
}

const NAMES: Readonly<Record<string, string>> = {
  tpe: "Optuna TPE",
  "tpe-univariate": "Optuna TPE, univariate",
  nsga2: "Optuna NSGA-II",
  random: "Optuna random",
};

function opponent(name: string, record: string, path: readonly string[]): readonly Opponent[] {
  const found = ["results", ...path].reduce<unknown>(member, readPeers(record));
  return Array.isArray(found) && found.every((each) => typeof each === "number")
    ? [{ name, values: found }]
    : [];
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
