/**
 * When to answer: not before what has arrived already is read. A request that was cancelled meanwhile, or whose document was
 * edited, then costs nothing; and of ten edits that came at once only the last is looked at.
 */
import { setImmediate as immediate } from "node:timers/promises";
import type { MessageStrategy } from "vscode-languageserver/node";

/** A client that never pauses is answered all the same. */
const MOST_WAITS = 100;

export class Turns {
  #messages = 0;

  /** Counts the messages of a connection. */
  readonly strategy: MessageStrategy = {
    handleMessage: (message, next) => {
      this.#messages++;
      return next(message);
    },
  };

  /** Until no message is waiting. */
  async quiet(): Promise<void> {
    for (let waits = 0, seen = -1; seen !== this.#messages && waits < MOST_WAITS; waits++) {
      seen = this.#messages;
      // One round of the loop reads what has arrived, the next one hands a message on.
      await immediate();
      await immediate();
    }
  }
}
