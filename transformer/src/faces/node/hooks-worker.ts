/** The hooks of Node below 22.15, which run in a thread of their own. */
import type { LoadHook, ResolveHook } from "node:module";
import { isCommonJsSource, loadSource, resolveSource } from "./sources.js";

export const resolve: ResolveHook = (specifier, context, next) => {
  const url = resolveSource(specifier, context.parentURL);
  return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
};

export const load: LoadHook = (url, context, next) =>
  // Given as text, it could not require ES modules: see commonjs-extensions.ts.
  isCommonJsSource(url)
    ? { format: "commonjs", shortCircuit: true }
    : (loadSource(url) ?? next(url, context));
