/** Lets other tasks have their turn between trials. */

/** Waits until timers, signals and finished input or output that are due have been heard. */
export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    // Where it exists (Node), an immediate costs a thousandth of a timer's millisecond.
    if (typeof globalThis.setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
