/** What a study's thread and its worker threads say to each other. */
import type { MessagePort } from "node:worker_threads";
import type { Space } from "../geno/points.js";
import { messageOf } from "../tuning/message-of.js";
import type { Json } from "../symbolic/json/json-form.js";

/** What a worker is started with. */
export interface WorkerStart {
  /** The module's URL, and the name under which it exports the function. */
  readonly module: string;
  readonly exported: string;
  /** On which the worker hears the results of its calls. */
  readonly results: MessagePort;
  /** One number, 1 when the result of a call is there: the worker sleeps on it. */
  readonly flag: Int32Array<SharedArrayBuffer>;
}

/** A trial to work on. */
export interface Job {
  readonly id: number;
  /** The example; absent where it is the DNA itself. */
  readonly example?: Json;
  readonly numbers: readonly number[];
  /** The decision points, where they are not those of the worker's last job; null where they cannot cross. */
  readonly space?: Space | null;
  readonly seed: number;
}

/** What a worker calls on the trial's feedback. */
export type FeedbackMethod =
  | "complete"
  | "addMeasurement"
  | "done"
  | "skip"
  | "infeasible"
  | "shouldStopEarly"
  | "setMetadata"
  | "getMetadata"
  | "endLoop"
  | "directory";

/** From a worker: a call on a trial's feedback, for whose result it waits; or the end of its job. */
export type FromWorker =
  | {
      readonly type: "call";
      readonly id: number;
      readonly method: FeedbackMethod;
      readonly args: readonly unknown[];
    }
  | { readonly type: "returned"; readonly value: unknown }
  | { readonly type: "threw"; readonly error: unknown };

/** The result of a call. */
export type CallResult = { readonly value: unknown } | { readonly error: unknown };

/** Something thrown in a form that crosses between threads. */
export function portable(error: unknown): unknown {
  try {
    return structuredClone(error);
  } catch {
    return new Error(messageOf(error));
  }
}
