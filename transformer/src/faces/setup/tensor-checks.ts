/** The doctor on tensors: which backend computes, how fast, and what would be faster. All of it is the runtime's to say. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { missing, note, ok, type Check } from "./check.js";
import { installedPackage } from "./project-files.js";

const INSTALL = "npm install @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0";

/** Far above what it takes; a driver that hangs does not hang the doctor. */
const PATIENCE_MS = 60_000;

export function* tensorChecks(folder: string): Generator<Check> {
  const runtime = installedPackage(folder, "tsglove");
  if (runtime === undefined) return;
  const reporter = join(runtime.folder, "dist/bin/tensor-report.js");
  if (!existsSync(reporter)) return;
  if (installedPackage(folder, "@tensorflow/tfjs") === undefined) {
    yield note("tensors", "TensorFlow.js is not installed; tsglove/tensor and tsglove/nn need it.", INSTALL);
    return;
  }
  const { status, signal, stdout } = spawnSync(process.execPath, [reporter], {
    cwd: folder,
    encoding: "utf8",
    timeout: PATIENCE_MS,
  });
  const report = status === 0 ? reportOf(stdout) : undefined;
  if (report === undefined) {
    const how = signal === null ? `with ${status}` : `by ${signal}`;
    yield missing(
      "tensors",
      `The tensor library ended its process ${how}.`,
      "Set TSGLOVE_BACKEND=wasm, or build native TensorFlow again: npx tsglove link-tensorflow",
    );
  } else if ("error" in report) {
    yield missing("tensors", report.error, "Mend it, or choose another backend by TSGLOVE_BACKEND.");
  } else yield* speedChecks(report);
}

function* speedChecks({ backend, speed, advice }: Report): Generator<Check> {
  const figures = Object.entries(speed).map(
    ([name, gigaflops]) => `${name} ${Number(gigaflops.toPrecision(2))}`,
  );
  const engine = backend.engine === undefined ? "" : ` (${backend.engine})`;
  yield ok("tensors", `tensors compute in ${backend.name}${engine}: ${figures.join(", ")} GFLOP/s`);
  if (backend.note !== undefined) yield note("tensors", backend.note);
  if (advice !== undefined) yield note("tensors", advice);
}

interface Report {
  readonly backend: { readonly name: string; readonly engine?: string; readonly note?: string };
  readonly speed: Readonly<Record<string, number>>;
  readonly advice?: string;
}

/** Native libraries may print before it. */
function reportOf(printed: string): Report | { readonly error: string } | undefined {
  try {
    // The runtime's own words, of the version that the check of packages has found to be ours.
    return JSON.parse(printed.trim().split("\n").at(-1) ?? "") as Report | { readonly error: string };
  } catch {
    return undefined;
  }
}
