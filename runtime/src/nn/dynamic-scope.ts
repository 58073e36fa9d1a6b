// A value that holds while a function runs, as the mode of the forward pass does: layers are called by user code, which knows
// nothing of it and cannot hand it on.

/** A value with a default, and others for the time of a call. */
export class DynamicScope<T> {
  #current: T;

  constructor(
    readonly what: string,
    initial: T,
  ) {
    this.#current = initial;
  }

  get current(): T {
    return this.#current;
  }

  /**
   * Runs a function under another value, and puts the former back, also when it throws.
   * @throws TypeError when the function gives a promise: what follows an `await` would run under the former value.
   */
  run<R>(value: T, body: () => R): R {
    const former = this.#current;
    this.#current = value;
    try {
      const result = body();
      if (result instanceof Promise) {
        throw new TypeError(`${this.what} holds for code that runs at once; this function gives a promise.`);
      }
      return result;
    } finally {
      this.#current = former;
    }
  }
}
