// Compiling the addon: two files of its own, linked with TensorFlow where pip put it. node-gyp is left out: it would fetch the
// headers of Node from the network, to compile what needs only those of Node-API.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AddonPackage } from "./addon-package.js";
import { LinkError } from "./link-error.js";
import { runProgram } from "./run-program.js";
import type { TensorFlow } from "./tensorflow.js";

export interface Build {
  readonly compiler: string;
  readonly nodeHeaders: string;
  readonly addonPackage: AddonPackage;
  readonly tensorFlow: TensorFlow;
}

/** What is passed to the compiler. */
export function compilerArguments(
  { nodeHeaders, addonPackage, tensorFlow }: Build,
  output: string,
  furtherSources: readonly string[] = [],
): readonly string[] {
  const isMac = process.platform === "darwin";
  return [
    "-std=c++17",
    "-O2",
    "-w",
    "-fPIC",
    ...(isMac ? ["-bundle", "-undefined", "dynamic_lookup"] : ["-shared", "-pthread"]),
    `-DNAPI_VERSION=${addonPackage.nodeApi}`,
    "-DBUILDING_NODE_EXTENSION",
    `-I${nodeHeaders}`,
    `-I${join(tensorFlow.folder, "include")}`,
    ...addonPackage.sources,
    ...furtherSources,
    // Both, needed or not: the addon has to bring along what the libraries look for in each other.
    ...(isMac ? [] : ["-Wl,--no-as-needed"]),
    ...tensorFlow.libraries,
    // Where they are found at run time, also by each other (which RUNPATH, the newer form, would not serve).
    ...(isMac ? [] : ["-Wl,--disable-new-dtags"]),
    `-Wl,-rpath,${tensorFlow.folder}`,
    ...(isMac ? [] : ["-ldl"]),
    "-o",
    output,
  ];
}

/**
 * Compiles the addon into `folder`.
 * @returns the file.
 * @throws LinkError with what the compiler said.
 */
export async function compile(build: Build, folder: string, interruption: AbortSignal): Promise<string> {
  const output = join(folder, "tfjs_binding.node");
  const { compiler, tensorFlow } = build;
  const further: string[] = [];
  if (tensorFlow.cuda.length > 0) {
    const source = join(folder, "open_cuda.cc");
    await writeFile(source, openingSource(tensorFlow.cuda));
    further.push(source);
  }
  const { code, signal, stderr } = await runProgram(compiler, compilerArguments(build, output, further), {
    signal: interruption,
  });
  if (code === 0) return output;
  const lines = stderr.split("\n").filter((line) => /\berror\b|undefined reference|not found/i.test(line));
  const said = (lines.length > 0 ? lines : stderr.split("\n")).slice(0, 8).join("\n  ");
  throw new LinkError(
    signal === undefined
      ? `${compiler} could not build the addon of ${build.addonPackage.name} against TensorFlow ${tensorFlow.version}:\n  ${said}`
      : `${compiler} was ended by ${signal}${signal === "SIGKILL" ? " (out of memory?)" : ""}.`,
  );
}

/**
 * TensorFlow opens CUDA's libraries by their bare names when it first looks for a GPU, and pip puts them where no process looks.
 * So the addon opens them by their full paths when it is loaded; afterwards their names are known.
 */
function openingSource(libraries: readonly string[]): string {
  return `#include <dlfcn.h>
#include <initializer_list>
namespace {
struct OpenCuda {
  OpenCuda() {
    for (const char* path : {${libraries.map((path) => JSON.stringify(path)).join(", ")}}) dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  }
} open_cuda;
}
`;
}
