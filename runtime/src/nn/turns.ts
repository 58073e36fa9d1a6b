// Long work in steps, in a process that has other work to do.

/** How long steps may follow each other before others in the process have their turn, in milliseconds. */
const TURN = 50;

/** Lets timers and other work of the process have their turn now and then, and heeds a signal: one of them may give it. */
export class Turns {
  #since = performance.now();

  constructor(readonly signal?: AbortSignal) {}

  /** To be awaited between steps. @throws the signal's reason when it is aborted. */
  async next(): Promise<void> {
    if (performance.now() - this.#since > TURN) {
      await new Promise((resume) => setImmediate(resume));
      this.#since = performance.now();
    }
    this.signal?.throwIfAborted();
  }
}
