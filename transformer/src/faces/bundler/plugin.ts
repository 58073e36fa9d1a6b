/**
 * The plugin that every bundler gets, through unplugin. It compiles what has to be rewritten, and every TypeScript file where
 * the bundler cannot read them itself; the rest is left to the bundler.
 */
import "../own-typescript.js";
import { createUnplugin, type UnpluginContext, type UnpluginMessage, type UnpluginOptions } from "unplugin";
import { errorsOf, plainText, type PlainDiagnostic } from "../plain-diagnostic.js";
import { forBundler } from "../project/consumer.js";
import { Workspace } from "../project/workspace.js";
import { resolvesTypeScript } from "./resolve-typescript.js";
import { viteHooks } from "./vite-hooks.js";

export interface TsglovePluginOptions {
  /** The tsconfig to compile by, with its references. Without it each file's nearest one counts. */
  readonly tsconfig?: string;
  /** What our findings and syntax errors are to the bundler. "error", which is the default, fails a build. */
  readonly diagnostics?: "error" | "warning" | "off";
}

/** Bundlers that parse JavaScript only, whatever loaders may be set up for it. */
const WITHOUT_TYPESCRIPT: readonly string[] = ["rollup", "webpack", "rspack", "rsbuild", "unloader"];

/** Absolute paths of sources: virtual modules and ids with a query belong to others. */
const SOURCES = /^(?:\/|[A-Za-z]:[\\/])[^?\0]*\.[cm]?tsx?$/;
const NOT_OURS = [/\.d\.[cm]?ts$/, /[\\/]node_modules[\\/]/];

export const tsglove = createUnplugin<TsglovePluginOptions | undefined>((options = {}, meta) => {
  const workspace = new Workspace({
    consumer: forBundler,
    everything: WITHOUT_TYPESCRIPT.includes(meta.framework),
    only: options.tsconfig,
  });
  const vite = viteHooks(workspace);
  const plugin: UnpluginOptions = {
    name: "tsglove",
    enforce: "pre",
    buildStart: () => {
      workspace.invalidate();
    },
    watchChange: () => {
      workspace.invalidate();
    },
    transform: {
      filter: { id: { include: SOURCES, exclude: NOT_OURS } },
      handler(code, id) {
        const compiled = workspace.compile(id, code);
        if (compiled === undefined) return undefined;
        if (!vite.serves()) for (const file of compiled.dependencies) this.addWatchFile(file);
        report(errorsOf(compiled.diagnostics), id, options.diagnostics ?? "error", this);
        vite.compiled(id, compiled);
        return compiled.output;
      },
    },
    vite: vite.hooks,
    ...resolvesTypeScript(workspace),
    esbuild: { onLoadFilter: /\.[cm]?tsx?$/ },
  };
  return plugin;
});

/** One message a file: bundlers that stop at the first error would hide the others. */
function report(
  diagnostics: readonly PlainDiagnostic[],
  id: string,
  as: "error" | "warning" | "off",
  context: UnpluginContext,
): void {
  const [first] = diagnostics;
  if (first === undefined || as === "off") return;
  const text = plainText(diagnostics);
  const message: UnpluginMessage = {
    id,
    message: text,
    // An overlay shows the stack below the message, and ours would say nothing.
    stack: "",
    ...(first.start === undefined
      ? undefined
      : { loc: { file: id, line: first.start.line, column: first.start.column - 1 } }),
  };
  if (as === "error") context.error(message);
  else context.warn(message);
}
