/** The concurrent form of a loop: bodies as functions, several at a time, in this thread or in worker threads. */
import { shownValue } from "../../geno/literal-text.js";
import { MOST_SKIPS } from "./answers.js";
import { eventLoopTurn } from "./event-loop-turn.js";
import type { Loop } from "./loop.js";
import { messageOf } from "../message-of.js";
import type { OpenTrial } from "../state/open-trial.js";
import { requireCount } from "../options.js";
import type { Body, RunOptions } from "./run-options.js";
import type { Metrics } from "../trial/trial.js";
import { workerBodies } from "./worker-bodies.js";

/** Runs a loop's bodies until it is over; see `Study.run`. */
export async function runLoop<T, R extends number | Metrics>(
  loop: Loop<T, R>,
  body: Body<T, R>,
  options: RunOptions,
  parallelismOfStudy: number | undefined,
): Promise<void> {
  requireCount("run", "parallelism", options.parallelism);
  requireOnError(options.onError);
  if (typeof body !== "function")
    throw new TypeError(`run: the body is ${shownValue(body)}; give a function of an example.`);
  loop.canWait = true;
  let close: () => Promise<void> = () => Promise.resolve();
  try {
    await loop.begin();
    let parallelism = options.parallelism ?? parallelismOfStudy;
    let inThread = body;
    if (options.workers !== undefined) {
      const workers = await workerBodies(body, options.workers, parallelism, loop.seed);
      parallelism = workers.parallelism;
      close = workers.close;
      inThread = workers.body;
    }
    await dispatch(loop, new Bodies(loop, inThread, options.onError ?? "throw"), parallelism ?? 1);
  } finally {
    await Promise.all([close(), loop.end()]);
  }
}

async function dispatch<T, R extends number | Metrics>(
  loop: Loop<T, R>,
  bodies: Bodies<T, R>,
  parallelism: number,
): Promise<void> {
  for (;;) {
    for (;;) {
      loop.throwFailure();
      const trial = bodies.running < parallelism ? loop.next() : undefined;
      if (trial === undefined) break;
      void bodies.run(trial);
    }
    if (loop.isAborted || bodies.running === 0) return;
    await loop.change();
    await loop.state?.written;
    // Signals and timers are heard even where every body is synchronous.
    await eventLoopTurn();
  }
}

/** Runs bodies, and gives their answers or their errors to the loop. */
class Bodies<T, R extends number | Metrics> {
  /** Bodies that have not returned, or whose trial has not ended. */
  running = 0;

  constructor(
    readonly loop: Loop<T, R>,
    readonly body: Body<T, R>,
    readonly onError: "throw" | "infeasible" | "skip",
  ) {}

  /** Runs a body until it has returned and its trial has ended. Never rejects: the loop hears of what fails. */
  async run(trial: OpenTrial): Promise<void> {
    this.running++;
    try {
      await this.#answer(trial);
    } catch (error) {
      this.#failed(trial, error);
    }
    try {
      if (!this.loop.hasEnded) this.loop.requireAnswer(trial);
      await this.loop.ended(trial);
    } catch (error) {
      // A missing line is a mistake in the program, not in the trial.
      this.loop.failLoop(error);
    }
    this.running--;
    this.loop.wake();
  }

  async #answer(trial: OpenTrial): Promise<void> {
    const [example, feedback] = this.loop.turn(trial);
    const answer = await this.body(example, feedback);
    // A loop that ended meanwhile, by its signal say, has no use for the answer.
    if (this.loop.hasEnded) return;
    if (answer !== undefined) this.loop.answers.complete(trial, answer);
  }

  #failed(trial: OpenTrial, error: unknown): void {
    if (this.loop.hasEnded) return;
    if (trial.ended || trial.promised) {
      if (this.onError === "throw") this.loop.fail(trial, error);
      return;
    }
    const reason = messageOf(error);
    if (this.onError === "throw") this.loop.fail(trial, error);
    else if (this.onError === "infeasible") this.loop.answers.dismiss(trial, "infeasible", reason);
    else if (this.loop.skips + 1 < MOST_SKIPS) this.loop.answers.dismiss(trial, "skipped", reason);
    else
      this.loop.fail(
        trial,
        new Error(`${MOST_SKIPS} bodies in a row have failed, the last one with: ${reason}`, {
          cause: error,
        }),
      );
  }
}

function requireOnError(onError: unknown): void {
  if (onError === undefined || onError === "throw" || onError === "infeasible" || onError === "skip") return;
  throw new RangeError(`run: onError is ${shownValue(onError)}; give "throw", "infeasible" or "skip".`);
}
