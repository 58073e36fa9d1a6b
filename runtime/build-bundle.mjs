// Bundles the entry points for Node: dist/node holds in two dozen modules what dist holds in some three hundred, and a process,
// or a worker thread, loads it in half the time. Everything else, bundlers for browsers above all, is given dist's modules,
// of which it keeps only what a program uses.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const OUTPUT = "dist/node";

process.chdir(import.meta.dirname);
const { name, exports, imports } = JSON.parse(readFileSync("package.json", "utf8"));

/** The files that package.json names for Node, by the modules that they are made of. */
const files = new Map(
  [...Object.values(exports), ...Object.values(imports)].map((entry) => [entry.node, entry.default]),
);
// Started by its file's name, beside the module that starts it: all of the bundle lies in one folder.
files.set("./dist/node/worker-main.js", "./dist/study/worker-main.js");

rmSync(OUTPUT, { recursive: true, force: true });
await build({
  // The layers and supernets are compiled by the transformer, which needs the rest: it is bundled a first time without them.
  entryPoints: Array.from(files, ([out, module]) => ({
    in: module,
    out: out.slice("./dist/node/".length, -".js".length),
  })).filter((entry) => existsSync(entry.in)),
  outdir: OUTPUT,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Class names are read: they stand in errors and JSON.
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  external: ["ml-matrix", "pure-rand/*", "cli-progress", "@tensorflow/*"],
  // Layers and supernets import the rest as a user would.
  alias: Object.fromEntries(
    Object.entries(exports)
      .map(([path, entry]) => [join(name, path), `./${join(".", entry.default)}`])
      .reverse(),
  ),
  logLevel: "warning",
});
