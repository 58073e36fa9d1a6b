// What a search holds and has to give back when it is over, whichever way it ends.

/** Gathers what is to be ended while a search is made, so that all of it is, also where a later piece cannot be made. */
export class Ends {
  readonly #ends: (() => void | Promise<void>)[] = [];

  add(end: () => void | Promise<void>): void {
    this.#ends.push(end);
  }

  /** Ends all of it, each once, in the order in which it came. @throws the first error, when all has been tried. */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (const end of this.#ends.splice(0)) {
      try {
        await end();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
