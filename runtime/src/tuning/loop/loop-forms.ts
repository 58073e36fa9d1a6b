/** The forms of a loop that are written as loops: `for` and `for await`. */
import { eventLoopTurn } from "./event-loop-turn.js";
import type { Loop } from "./loop.js";
import type { Turn } from "./loop-parts.js";
import type { Metrics } from "../trial/trial.js";

/** `for`: one trial at a time, each answered in its turn. */
export function* syncLoop<T, R extends number | Metrics>(
  loop: Loop<T, R>,
): Generator<Turn<T, R>, void, undefined> {
  loop.beginSync();
  try {
    for (let trial = loop.next(); trial !== undefined; trial = loop.next()) {
      loop.requireSyncLog();
      yield loop.turn(trial);
      loop.requireAnswer(trial);
    }
    for (const { id } of loop.open)
      throw new Error(
        `Trial ${id} is open, as another worker of its group is to answer it, and a "for" loop cannot wait: write "for await".`,
      );
  } finally {
    loop.endSync();
  }
}

/**
 * `for await`: lets the event loop turn between trials, so that signals and timers are heard, and keeps up to `parallelism`
 * trials open whose feedback was given a promise.
 */
export async function* asyncLoop<T, R extends number | Metrics>(
  loop: Loop<T, R>,
  parallelism: number,
): AsyncGenerator<Turn<T, R>, void, undefined> {
  loop.canWait = true;
  try {
    await loop.begin();
    for (;;) {
      loop.throwFailure();
      const trial = loop.open.size < parallelism ? loop.next() : undefined;
      if (trial !== undefined) {
        yield loop.turn(trial);
        loop.requireAnswer(trial);
      } else {
        if (loop.open.size === 0 || loop.isAborted) break;
        await loop.change();
      }
      await loop.state?.written;
      await eventLoopTurn();
    }
  } finally {
    await loop.end();
  }
}
