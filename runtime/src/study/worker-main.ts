/** What runs in a worker thread of `run`: imports the user's module, and calls its function on one example after another. */
import { parentPort, workerData } from "node:worker_threads";
import type { Space } from "../geno/points.js";
import { fromJSON } from "../hyper/json.js";
import { dnaOf, workerFeedback } from "./worker-feedback.js";
import { portable, type FromWorker, type Job, type WorkerStart } from "./worker-messages.js";

const start = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error("This module runs in worker threads.");
const post = (message: FromWorker): void => {
  port.postMessage(message);
};

const module = (await import(start.module)) as Readonly<Record<string, unknown>>;
const body: unknown = module[start.exported];
if (typeof body !== "function")
  throw new TypeError(`${start.module} exports no function "${start.exported}" here, in a worker thread.`);

/** The cast of `body` to this: what it is given was promised by the caller's `run`, which checked its types. */
type WorkerBody = (example: unknown, feedback: unknown) => unknown;

let space: Space | undefined;

async function work(job: Job): Promise<unknown> {
  if (job.space !== undefined) space = job.space ?? undefined;
  const { feedback, settled } = workerFeedback(job, space, start, post);
  const example = job.example === undefined ? dnaOf(job, space) : fromJSON(job.example);
  const value: unknown = await (body as WorkerBody)(example, feedback);
  await settled();
  return value;
}

port.on("message", (job: Job) => {
  work(job).then(
    (value) => {
      try {
        post({ type: "returned", value });
      } catch (error) {
        post({ type: "threw", error: portable(error) });
      }
    },
    (error: unknown) => {
      post({ type: "threw", error: portable(error) });
    },
  );
});
