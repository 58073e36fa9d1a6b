// What compiles: a C++ compiler, and the headers of Node-API, which are the same for every version of Node.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { packageFolder } from "../../tensor/backends/installed.js";
import { LinkError } from "./link-error.js";
import { runProgram } from "./run-program.js";

/** The folder that holds `node_api.h`. */
export function findNodeHeaders(project: string): string {
  for (const folder of headerFolders(project)) if (existsSync(join(folder, "node_api.h"))) return folder;
  throw new LinkError(
    "The headers of Node-API (node_api.h) are nowhere to be found. Install them: npm install --save-dev node-api-headers",
  );
}

function* headerFolders(project: string): Generator<string> {
  const configured = process.env["npm_config_nodedir"];
  if (configured) yield join(configured, "include/node");
  // Node as one unpacks it has them; Debian's has them in a package of its own.
  yield join(dirname(process.execPath), "../include/node");
  yield "/usr/include/node";
  for (const cache of [process.env["npm_config_devdir"], join(homedir(), ".cache/node-gyp")]) {
    if (cache) yield join(cache, process.versions.node, "include/node");
  }
  const beside = packageFolder("node-api-headers");
  if (beside !== undefined) yield join(beside, "include");
  for (const modules of createRequire(join(project, "package.json")).resolve.paths("node-api-headers") ??
    []) {
    yield join(modules, "node-api-headers/include");
  }
}

/** The compiler that the environment variable CXX names, else the first that is there. */
export async function findCompiler(): Promise<string> {
  const named = process.env["CXX"];
  const candidates = named ? [named] : ["c++", "g++", "clang++"];
  for (const candidate of candidates) {
    const { code } = await runProgram(candidate, ["--version"]);
    if (code === 0) return candidate;
  }
  throw new LinkError(
    named
      ? `The compiler ${named}, which the environment variable CXX names, does not run.`
      : "There is no C++ compiler. Install one: apt-get install g++ (Debian, Ubuntu), dnf install gcc-c++ (Fedora), xcode-select --install (macOS)",
  );
}
