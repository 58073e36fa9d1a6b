/** A thread of the bench: does one run after the other, and keeps the tables that it has read. */
import { parentPort } from "node:worker_threads";
import { DataAbsent } from "../problems/data.js";
import type { Job } from "./kept-runs.js";
import { contestants } from "./registry.js";
import { suites } from "./suites.js";

/** What comes of a run. */
export type Answer =
  | { readonly values: readonly number[] }
  /** A table that the task needs is not there. */
  | { readonly absent: string }
  | { readonly failure: string };

parentPort?.on("message", (job: Job) => {
  parentPort?.postMessage(answerTo(job));
});

function answerTo({ suite: suiteName, task, contestant: name, seed }: Job): Answer {
  const suite = suites.find((each) => each.name === suiteName);
  const contestant = contestants.find((each) => each.name === name);
  if (suite === undefined || contestant === undefined)
    return { failure: `There is no ${name} in ${suiteName}.` };
  try {
    return { values: suite.run(task, contestant.make(), seed) };
  } catch (error) {
    if (error instanceof DataAbsent) return { absent: error.message };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
