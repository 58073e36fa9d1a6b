/** Bodies in worker threads, as `run` sees them. What makes the threads is Node's, and loaded only where it is asked for. */
import type { Body } from "./run-options.js";
import type { Feedback } from "./feedback.js";
import type { Metrics } from "../trial/trial.js";

/** Threads that run one exported function, each on one example at a time. */
export interface WorkerPool {
  /** How many threads there are at most. */
  readonly size: number;
  /**
   * Runs the function on an example.
   *
   * @param seed of the study, from which a thread makes the trial's own random stream.
   * @returns what it returned. Rejects where it threw, or the thread ended.
   */
  run(example: unknown, feedback: Feedback<never>, seed: number): Promise<unknown>;
  /** Ends all threads, whatever they do. */
  close(): Promise<void>;
}

/** What `tsglove/study` has for `run`. */
export interface WorkerPoolModule {
  openWorkerPool(body: unknown, module: URL | string, size: number | undefined): Promise<WorkerPool>;
}

/** An import of package.json, which says where it is. In a variable, so that bundlers for browsers leave it alone. */
const poolModule = "#worker-pool";

/** The body of `run` as one that lets a thread do the work. */
export async function workerBodies<T, R extends number | Metrics>(
  body: Body<T, R>,
  module: URL | string,
  parallelism: number | undefined,
  seed: number,
): Promise<{ readonly body: Body<T, R>; readonly parallelism: number; readonly close: () => Promise<void> }> {
  if (!("process" in globalThis))
    throw new Error("run: workers need Node; leave workers out, and the bodies run in this thread.");
  const node = await importPool();
  const pool = await node.openWorkerPool(body, module, parallelism);
  return {
    parallelism: pool.size,
    close: () => pool.close(),
    // The cast: what the thread's function returns is read, and refused if it is no reward, by `complete`.
    body: (example, feedback) => pool.run(example, feedback, seed) as Promise<R | undefined>,
  };
}

async function importPool(): Promise<WorkerPoolModule> {
  try {
    // The cast: an import by a variable has no type.
    return (await import(/* @vite-ignore */ poolModule)) as WorkerPoolModule;
  } catch (cause) {
    throw new Error(
      "run: worker threads start from a file of tsglove's own, which a bundle does not hold. Leave tsglove out of the " +
        'bundle (esbuild: external: ["tsglove"], Vite: ssr: { external: ["tsglove"] }), or leave workers out.',
      { cause },
    );
  }
}
