/** The bundlers that tsglove has a plugin for: how a project shows which it uses, and what its configuration needs. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PackageJson } from "./project-files.js";

export type Bundler = "vite" | "rollup" | "esbuild" | "webpack" | "rspack";

export const BUNDLERS: readonly Bundler[] = ["vite", "rollup", "esbuild", "webpack", "rspack"];

const PACKAGES: Readonly<Record<Bundler, readonly string[]>> = {
  vite: ["vite"],
  rollup: ["rollup"],
  esbuild: ["esbuild"],
  webpack: ["webpack"],
  rspack: ["@rspack/core", "@rspack/cli", "@rsbuild/core"],
};

const EXTENSIONS = ["ts", "mts", "cts", "js", "mjs", "cjs"];

/** The bundlers that a package.json names. */
export function bundlersOf({ dependencies, devDependencies }: PackageJson): readonly Bundler[] {
  const names = { ...dependencies, ...devDependencies };
  return BUNDLERS.filter((bundler) => PACKAGES[bundler].some((name) => Object.hasOwn(names, name)));
}

/** The configuration file of a bundler in a folder; esbuild has none of a fixed name. */
export function bundlerConfig(folder: string, bundler: Bundler): string | undefined {
  return EXTENSIONS.map((extension) => `${bundler}.config.${extension}`).find((file) =>
    existsSync(join(folder, file)),
  );
}

/** The two lines that a bundler's configuration needs. */
export function bundlerLines(bundler: Bundler): readonly [string, string] {
  return [`import tsglove from "@tsglove/transformer/${bundler}";`, "plugins: [tsglove()],"];
}
