/** Runs jobs in worker threads. */
import { Worker } from "node:worker_threads";
import type { Job } from "./kept-runs.js";
import type { Answer } from "./worker.js";

/**
 * Does all jobs, in their order as threads become free, and hands over each answer as it comes.
 *
 * @param hear says whether to go on; called once for each job that is not left out.
 * @param isLeftOut asked before a job is begun.
 * @param signal stops all threads at once: what they were doing is lost.
 */
export async function runAll(
  jobs: readonly Job[],
  threads: number,
  hear: (job: Job, answer: Answer) => void,
  isLeftOut: (job: Job) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const left = jobs.values();
  const thread = async (): Promise<void> => {
    const worker = new Worker(new URL("worker.js", import.meta.url));
    try {
      for (const job of left) {
        if (signal.aborted) return;
        if (!isLeftOut(job)) hear(job, await answerOf(worker, job, signal));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, thread));
}

function answerOf(worker: Worker, job: Job, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const once = { once: true, signal: settled.signal };
    const stop = (): void => {
      end();
      reject(new Error("The bench was interrupted."));
    };
    const heard = (answer: Answer): void => {
      end();
      resolve(answer);
    };
    const died = (error: Error): void => {
      end();
      reject(error);
    };
    const end = (): void => {
      settled.abort();
      worker.off("message", heard).off("error", died);
    };
    worker.on("message", heard).on("error", died);
    signal.addEventListener("abort", stop, once);
    worker.postMessage(job);
  });
}
