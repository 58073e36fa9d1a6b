/** Feedback inside a worker thread: each call is answered by the study's thread before it returns. */
import { receiveMessageOnPort } from "node:worker_threads";
import { DNA } from "../geno/dna.js";
import type { Space } from "../geno/points.js";
import { RandomStream } from "../geno/random.js";
import { DNASpec } from "../geno/spec.js";
import type { Feedback } from "../tuning/loop/feedback.js";
import { isPromise } from "../tuning/loop/is-promise.js";
import type { JsonValue, Metrics } from "../tuning/trial/trial.js";
import type { CallResult, FeedbackMethod, FromWorker, Job, WorkerStart } from "./worker-messages.js";

/** The feedback of one job, with what its worker has to wait for before the job is over. */
export interface WorkerFeedback {
  readonly feedback: Feedback<number | Metrics>;
  /** Resolves when a promised reward has been reported; at once where none was. */
  readonly settled: () => Promise<void>;
}

/** @param space of the job, or undefined where it could not cross. */
export function workerFeedback(
  job: Job,
  space: Space | undefined,
  start: WorkerStart,
  post: (message: FromWorker) => void,
): WorkerFeedback {
  const call = (method: FeedbackMethod, ...args: readonly unknown[]): unknown => {
    Atomics.store(start.flag, 0, 0);
    post({ type: "call", id: job.id, method, args });
    Atomics.wait(start.flag, 0, 0);
    const result = receiveMessageOnPort(start.results)?.message as CallResult | undefined;
    if (result === undefined) throw new Error(`feedback.${method}: the study's thread gave no answer.`);
    if ("error" in result) throw result.error;
    return result.value;
  };
  let promised: Promise<void> | undefined;
  let random: RandomStream | undefined;
  const answer = (reward: number | Metrics | PromiseLike<number | Metrics>): void => {
    if (isPromise(reward))
      promised = Promise.resolve(reward).then((value) => {
        call("complete", value);
      });
    else call("complete", reward);
  };
  const feedback = Object.defineProperties(
    Object.assign(answer, {
      id: job.id,
      addMeasurement: (reward: number | Metrics, options?: object) => {
        call("addMeasurement", reward, options);
      },
      done: () => {
        call("done");
      },
      skip: (reason?: string) => {
        call("skip", reason);
      },
      infeasible: (reason?: string) => {
        call("infeasible", reason);
      },
      shouldStopEarly: () => call("shouldStopEarly") === true,
      setMetadata: (key: string, value: JsonValue) => {
        call("setMetadata", key, value);
      },
      getMetadata: (key: string) => call("getMetadata", key) as JsonValue | undefined,
      endLoop: () => {
        call("endLoop");
      },
    }),
    {
      dna: { get: () => dnaOf(job, space) },
      random: {
        // The same stream as in the study's own thread.
        get: () => (random ??= RandomStream.of(job.seed).split(job.id).split("body")),
      },
      directory: { get: () => call("directory") },
    },
  );
  return {
    // The cast: TypeScript does not see the three properties that are defined by getters.
    feedback: feedback as unknown as Feedback<number | Metrics>,
    settled: async () => {
      await promised;
    },
  };
}

/** The job's DNA. @throws Error where its space has functions in it, which cannot cross between threads. */
export function dnaOf({ numbers }: Job, space: Space | undefined): DNA {
  if (space === undefined)
    throw new Error("feedback.dna: this space has custom decisions, and cannot be sent to a worker thread.");
  return DNA.trusted(new DNASpec(space), numbers);
}
