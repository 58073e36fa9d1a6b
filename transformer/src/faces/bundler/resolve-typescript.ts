/** For bundlers that do not look for `.ts` files on their own: imports lead where TypeScript says, `.js` to `.ts` among them. */
import { existsSync } from "node:fs";
import type { UnpluginOptions } from "unplugin";
import type { Workspace } from "../project/workspace.js";

const EXTENSION_ALIAS = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
};
const EXTENSIONS = [".ts", ".tsx", "..."];

/** What webpack and Rspack share of their options. */
interface ResolveOptions {
  extensionAlias?: unknown;
  extensions?: unknown;
}

export function resolvesTypeScript(
  workspace: Workspace,
): Pick<UnpluginOptions, "rollup" | "webpack" | "rspack"> {
  return {
    rollup: {
      resolveId(specifier, importer) {
        return importer !== undefined && /\.[cm]?tsx?$/.test(importer) && existsSync(importer)
          ? workspace.resolve(specifier, importer)
          : undefined;
      },
    },
    webpack: (compiler) => {
      compiler.options.resolve = withExtensions(compiler.options.resolve);
    },
    rspack: (compiler) => {
      compiler.options.resolve = withExtensions(compiler.options.resolve);
    },
  };
}

/** What the user wrote counts. */
function withExtensions<Options extends ResolveOptions>(written: Options): Options {
  return { extensionAlias: EXTENSION_ALIAS, extensions: EXTENSIONS, ...written };
}
