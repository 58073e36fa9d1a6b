// How a forward pass is meant. Batch normalisation and dropout ask for it; other layers are the same in all modes.
import { DynamicScope } from "./dynamic-scope.js";

/**
 * - `"train"`: batch normalisation goes by the batch's statistics and updates its running averages; dropout drops.
 * - `"infer"`: batch normalisation goes by its running averages; nothing is dropped.
 * - `"batch"`: as `"train"`, but no average is updated: the shared weights of a supernet, while they learn.
 * - `"score"`: as `"batch"`, but nothing is dropped: children on shared weights, while they are judged.
 * - `"calibrate"`: the batch's statistics are averaged into the running ones, each batch alike; nothing is dropped.
 */
export type Mode = "train" | "infer" | "batch" | "score" | "calibrate";

const mode = new DynamicScope<Mode>("inMode", "infer");

/** The mode of the forward pass that runs now; `"infer"` unless {@link inMode} says otherwise. */
export function currentMode(): Mode {
  return mode.current;
}

const MODES: readonly string[] = ["train", "infer", "batch", "score", "calibrate"] satisfies readonly Mode[];

/** Runs a forward pass in a mode. It must not be asynchronous. @throws RangeError for a mode that is none. */
export function inMode<R>(meant: Mode, run: () => R): R {
  if (!MODES.includes(meant))
    throw new RangeError(`inMode: the mode is ${JSON.stringify(meant)}; give one of ${MODES.join(", ")}.`);
  return mode.run(meant, run);
}
