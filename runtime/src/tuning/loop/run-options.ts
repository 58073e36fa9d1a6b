/** What `run` is told: the body, and how to run it. */
import type { Feedback } from "./feedback.js";
import type { Metrics } from "../trial/trial.js";

/** The body of `run`: answers by its result, or through feedback and with none. */
export type Body<T, R extends number | Metrics> = (
  example: T,
  feedback: Feedback<R>,
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a body that answers through feedback returns nothing
) => R | void | PromiseLike<R | void>;

/** How bodies are run. */
export interface RunOptions {
  /** How many at a time; by default `sample`'s option, else 1, and with workers as many as there are processors. */
  readonly parallelism?: number;
  /**
   * The module that exports the body, to run it in worker threads: `new URL("./trial.js", import.meta.url)`. Examples
   * cross as JSON, so their classes must be `@searchable`, and imported by that module. Node only.
   */
  readonly workers?: URL | string;
  /**
   * What an error in a body, in the making of its example (a constructor that throws), or the death of its worker means:
   * the end of the loop, the default, with its trial aborted; an infeasible point; or a skipped trial, up to 99 in a row.
   */
  readonly onError?: "throw" | "infeasible" | "skip";
}
