/** `node --import @tsglove/transformer/register main.ts`: Node runs TypeScript with `@searchable` classes. */
import "../own-typescript.js";
import module from "node:module";
import { hookRequire } from "./commonjs-extensions.js";
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
