/**
 * A value that belongs to the code that is running: set for a call, and seen by all that it calls, across `await`
 * where the platform can (AsyncLocalStorage); elsewhere until the call returns.
 */
export interface Ambient<T> {
  get(): T | undefined;
  run<R>(value: T, body: () => R): R;
}

/** The part of Node's AsyncLocalStorage that is used here. */
interface Storage<T> {
  getStore(): T | undefined;
  run<R>(value: T, body: () => R): R;
}

interface AsyncHooks {
  readonly AsyncLocalStorage: new <T>() => Storage<T>;
}

/** Asks the platform for Node's module without importing it, so that browsers and bundlers meet no `node:` import. */
function asyncHooks(): AsyncHooks | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly getBuiltinModule?: (id: string) => unknown };
  };
  // What the platform gives under this name is what its documentation says: the one place that believes it.
  return process?.getBuiltinModule?.("node:async_hooks") as AsyncHooks | undefined;
}

export function ambient<T>(): Ambient<T> {
  const hooks = asyncHooks();
  if (hooks !== undefined) {
    const storage = new hooks.AsyncLocalStorage<T>();
    return { get: () => storage.getStore(), run: (value, body) => storage.run(value, body) };
  }
  const stack: T[] = [];
  return {
    get: () => stack.at(-1),
    run(value, body) {
      stack.push(value);
      try {
        return body();
      } finally {
        stack.pop();
      }
    },
  };
}
