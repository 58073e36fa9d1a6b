/** The bundlers that we have plugins for, each as a function from a project's entry to one file of JavaScript. */
import { rspack as runRspack } from "@rspack/core";
import { build as runEsbuild } from "esbuild";
import { rolldown as runRolldown } from "rolldown";
import { rollup as runRollup } from "rollup";
import { build as runVite } from "vite";
import runWebpack from "webpack";
import type { TsglovePluginOptions } from "../faces/bundler/plugin.js";
import esbuild from "../faces/bundler/esbuild.js";
import rolldown from "../faces/bundler/rolldown.js";
import rollup from "../faces/bundler/rollup.js";
import rspack from "../faces/bundler/rspack.js";
import vite from "../faces/bundler/vite.js";
import webpack from "../faces/bundler/webpack.js";
import type { FixtureProject } from "./fixture-project.js";

export type Bundler = (
  project: FixtureProject,
  outFile: string,
  options?: TsglovePluginOptions,
) => Promise<void>;

const external = /^tsglove(?:\/|$)/;

/** Each rejects when the build has errors. */
export const bundlers: Readonly<Record<string, Bundler>> = {
  async vite({ folder, path }, outFile, options) {
    await runVite({
      root: folder,
      configFile: false,
      logLevel: "silent",
      plugins: [vite(options)],
      build: {
        ssr: path("src/main.ts"),
        sourcemap: true,
        minify: false,
        emptyOutDir: false,
        outDir: path("."),
        rolldownOptions: { external, output: { entryFileNames: outFile } },
      },
    });
  },

  async rollup({ path }, outFile, options) {
    const bundle = await runRollup({
      input: path("src/main.ts"),
      external,
      plugins: [rollup(options)],
      onLog: () => undefined,
    });
    await bundle.write({ file: path(outFile), sourcemap: true });
    await bundle.close();
  },

  async rolldown({ path }, outFile, options) {
    const bundle = await runRolldown({
      input: path("src/main.ts"),
      external,
      plugins: [rolldown(options)],
      logLevel: "silent",
    });
    await bundle.write({ file: path(outFile), sourcemap: true });
    await bundle.close();
  },

  async esbuild({ folder, path }, outFile, options) {
    await runEsbuild({
      absWorkingDir: folder,
      entryPoints: [path("src/main.ts")],
      bundle: true,
      format: "esm",
      platform: "node",
      external: ["tsglove"],
      sourcemap: true,
      logLevel: "silent",
      outfile: path(outFile),
      plugins: [esbuild(options)],
    });
  },

  async webpack({ folder, path }, outFile, options) {
    const stats = await new Promise<runWebpack.Stats | undefined>((done, failed) => {
      runWebpack(
        {
          context: folder,
          mode: "development",
          target: "node20",
          devtool: "source-map",
          entry: path("src/main.ts"),
          externals: external,
          externalsType: "module",
          output: { path: folder, filename: outFile, module: true },
          experiments: { outputModule: true },
          plugins: [webpack(options)],
        },
        (error, result) => {
          if (error === null) done(result);
          else failed(error);
        },
      );
    });
    if (stats?.hasErrors() === true) throw new Error(stats.toString({ all: false, errors: true }));
  },

  async rspack({ folder, path }, outFile, options) {
    const stats = await new Promise<{ hasErrors(): boolean; toString(options: object): string } | undefined>(
      (done, failed) => {
        runRspack(
          {
            context: folder,
            mode: "development",
            target: "node20",
            devtool: "source-map",
            entry: path("src/main.ts"),
            externals: external,
            externalsType: "module",
            output: { path: folder, filename: outFile, module: true },
            plugins: [rspack(options)],
          },
          (error, result) => {
            if (error === null) done(result);
            else failed(error);
          },
        );
      },
    );
    if (stats?.hasErrors() === true) throw new Error(stats.toString({ all: false, errors: true }));
  },
};
