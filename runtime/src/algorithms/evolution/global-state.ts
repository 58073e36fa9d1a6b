/** What operations of one search remember from one time to the next, and tell each other. */
import type { Moment } from "./moment.js";
import { functionText, type Schedule } from "./scheduled.js";

/**
 * A value that all operations of a search share; each search has its own.
 *
 * @example
 * ```ts
 * const failures = new GlobalState("failures", () => 0);
 * const bold = mutation.uniform().chain(failures.schedule((count) => (count > 20 ? 3 : 1)));
 * ```
 */
export class GlobalState<T> {
  readonly #values = new WeakMap<object, { readonly value: T }>();

  /**
   * @param name what people, and a study that is continued, read of it.
   * @param initial the value at the beginning of a search.
   */
  constructor(
    readonly name: string,
    readonly initial: () => T,
  ) {}

  /** The value at a moment. */
  get({ memory }: Moment): T {
    let kept = this.#values.get(memory);
    if (kept === undefined) this.#values.set(memory, (kept = { value: this.initial() }));
    return kept.value;
  }

  /** Remembers another value. */
  set({ memory }: Moment, value: T): void {
    this.#values.set(memory, { value });
  }

  /** A number that follows from the value. */
  schedule(read: (value: T) => number): Schedule {
    return { text: `${this.name}.schedule(${functionText(read)})`, at: (moment) => read(this.get(moment)) };
  }
}
