/** How far a long bench is, on the error stream: one line that changes in a terminal, a line each half minute elsewhere. */

const TERMINAL_MS = 200;
const LOG_MS = 30_000;

export class Progress {
  readonly #all: number;
  readonly #began = performance.now();
  readonly #kept: number;
  #done: number;
  #said = -Infinity;

  /** @param kept how many of all were done before, and are no measure of speed. */
  constructor(all: number, kept: number) {
    this.#all = all;
    this.#kept = kept;
    this.#done = kept;
  }

  /** One more is done. */
  done(): void {
    this.#done++;
    const now = performance.now();
    if (now - this.#said < (process.stderr.isTTY ? TERMINAL_MS : LOG_MS)) return;
    this.#said = now;
    const text = this.#text((now - this.#began) / 1000);
    process.stderr.write(process.stderr.isTTY ? `\r${text}\x1b[K` : `${text}\n`);
  }

  /** Nothing more is said. */
  end(): void {
    const text = this.#text((performance.now() - this.#began) / 1000);
    process.stderr.write(process.stderr.isTTY ? `\r${text}\x1b[K\n` : `${text}\n`);
  }

  #text(seconds: number): string {
    const fresh = this.#done - this.#kept;
    const left = fresh === 0 ? "" : `, ${minutes((seconds / fresh) * (this.#all - this.#done))} left`;
    return `${this.#done} of ${this.#all} runs, ${minutes(seconds)}${this.#done === this.#all ? "" : left}`;
  }
}

function minutes(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
