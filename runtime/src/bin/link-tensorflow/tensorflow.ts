// The TensorFlow that pip installed: which Python has it, and what of it the addon is linked with.

import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { LinkError } from "./link-error.js";
import { runProgram } from "./run-program.js";

export interface TensorFlow {
  /** The Python that has it. */
  readonly python: string;
  /** `.../site-packages/tensorflow`. */
  readonly folder: string;
  readonly version: string;
  /** The libraries that hold the C interface, by their full paths. */
  readonly libraries: readonly string[];
  /** CUDA's libraries that pip installed beside it, by their full paths; none for a TensorFlow that is for CPUs. */
  readonly cuda: readonly string[];
}

const LIBRARIES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"],
  darwin: ["libtensorflow_cc.2.dylib", "libtensorflow_framework.2.dylib"],
};

/** Those of CUDA's libraries that TensorFlow opens by name, for which a process would have to know where they are. */
const CUDA_LIBRARY =
  /^lib(?:cudart|cublas|cublasLt|cufft|curand|cusolver|cusparse|cudnn|cupti|nccl|nvJitLink)\.so\.\d+$/;

// Without importing TensorFlow, which takes seconds.
const LOCATE = `
import importlib.metadata, importlib.util, json, os
spec = importlib.util.find_spec("tensorflow")
def version():
    for name in ("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tf-nightly", "tf-nightly-cpu"):
        try: return importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError: pass
    return "of an unknown version"
print(json.dumps({"folder": os.path.dirname(spec.origin), "version": version()} if spec and spec.origin else {}))
`;

const INSTALL =
  "Install one: python3 -m venv .venv && .venv/bin/pip install tensorflow-cpu (for a GPU: 'tensorflow[and-cuda]'), or name the Python that has it with --python.";

/**
 * @param python the Python to ask, and no other. Default: that of the active virtual environment, of `.venv` or `venv` in
 * the project, then `python3` and `python`.
 */
export async function findTensorFlow(project: string, python?: string): Promise<TensorFlow> {
  const names = LIBRARIES[process.platform];
  if (names === undefined) {
    throw new LinkError(`Linking works on Linux and macOS; this is ${process.platform}.`);
  }
  const candidates = python === undefined ? pythonsOf(project) : [python];
  const without: string[] = [];
  for (const candidate of candidates) {
    const { isThere, code, stdout, stderr } = await runProgram(candidate, ["-c", LOCATE]);
    if (!isThere) continue;
    const found = code === 0 ? parsed(stdout) : undefined;
    if (found !== undefined) return withLibraries(candidate, found, names);
    const why = code === 0 ? "" : ` (it ended with: ${stderr.trim().split("\n").at(-1) ?? ""})`;
    without.push(`${candidate}${why}`);
  }
  throw new LinkError(
    without.length === 0
      ? `There is no Python${python === undefined ? "" : ` at ${python}`}, whose pip would have a TensorFlow to link with. ${INSTALL}`
      : `No TensorFlow in ${without.join(", ")}. ${INSTALL}`,
  );
}

function pythonsOf(project: string): readonly string[] {
  const active = process.env["VIRTUAL_ENV"];
  const environments = [...(active ? [active] : []), join(project, ".venv"), join(project, "venv")];
  return [
    ...environments.map((folder) => join(folder, "bin/python")).filter(existsSync),
    "python3",
    "python",
  ];
}

interface Located {
  readonly folder: string;
  readonly version: string;
}

function parsed(printed: string): Located | undefined {
  const found: unknown = JSON.parse(printed);
  if (typeof found !== "object" || found === null || !("folder" in found) || !("version" in found)) {
    return undefined;
  }
  return { folder: String(found.folder), version: String(found.version) };
}

function withLibraries(python: string, { folder, version }: Located, names: readonly string[]): TensorFlow {
  const libraries = names.map((name) => join(folder, name));
  const missing = [...libraries, join(folder, "include/tensorflow/c/eager/c_api.h")].filter(
    (file) => !existsSync(file),
  );
  if (missing.length === 0) return { python, folder, version, libraries, cuda: cudaOf(folder) };
  throw new LinkError(
    `TensorFlow ${version} in ${folder} has no ${missing.map((file) => file.slice(folder.length + 1)).join(", no ")}: ` +
      "it is too old, or not pip's. Versions from 2.16 on have all of it.",
  );
}

function cudaOf(folder: string): readonly string[] {
  const nvidia = resolve(folder, "../nvidia");
  if (!existsSync(nvidia)) return [];
  return readdirSync(nvidia)
    .map((name) => join(nvidia, name, "lib"))
    .filter(existsSync)
    .flatMap((lib) =>
      readdirSync(lib)
        .filter((name) => CUDA_LIBRARY.test(name))
        .map((name) => join(lib, name)),
    );
}
