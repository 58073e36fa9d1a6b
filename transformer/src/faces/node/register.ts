/** `node --import @tsglove/transformer/register main.ts`: Node runs TypeScript with `@searchable` classes. */
import "../own-typescript.js";
import module from "node:module";
import { isMainThread } from "node:worker_threads";
import { hookRequire } from "./commonjs-extensions.js";
import { isUserError } from "../user-error.js";
import { isCommonJsSource, loadSource, resolveSource } from "./sources.js";

/** Newer than the types of Node that we build with: hooks that run in the thread whose modules they are for. */
interface SynchronousHooks {
  resolve(
    specifier: string,
    context: { readonly parentURL?: string },
    next: (specifier: string, context: unknown) => unknown,
  ): unknown;
  load(url: string, context: unknown, next: (url: string, context: unknown) => unknown): unknown;
}

const newer: Pick<typeof module, "register"> & { registerHooks?: (hooks: SynchronousHooks) => unknown } =
  module;

// Stack traces name lines of the .ts files.
process.setSourceMapsEnabled(true);

// Of an error in the program Node would show the place in itself that threw it, and its own version. Printed is what tsc prints.
// (A worker's error goes to the thread that started it, and a program that listens for errors hears of this one too.)
if (isMainThread)
  process.on("uncaughtExceptionMonitor", (error) => {
    if (!isUserError(error) || process.listenerCount("uncaughtException") > 0) return;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });

hookRequire();
if (newer.registerHooks === undefined) module.register("./hooks-worker.js", import.meta.url);
else
  newer.registerHooks({
    resolve(specifier, context, next) {
      const url = resolveSource(specifier, context.parentURL);
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
    load(url, context, next) {
      return isCommonJsSource(url)
        ? { format: "commonjs", source: null, shortCircuit: true }
        : (loadSource(url) ?? next(url, context));
    },
  });
