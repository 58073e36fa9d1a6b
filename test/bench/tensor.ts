/**
 * Tensor backends beside each other in one run: each in processes of its own, in turn, as a process keeps the backend that it has
 * (and native TensorFlow crashes where one is switched). Which of them there are depends on the machine; which are not is said.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alignedText } from "./table.js";
import type { TensorFigures, Work } from "./tensor-work.js";

const BACKENDS = ["tensorflow", "webgpu", "wasm", "cpu"] as const;
type Name = (typeof BACKENDS)[number];

/** Plain JavaScript needs ten seconds for some calls, and its figure is no close matter. */
const ROUNDS: Readonly<Record<Name, number>> = { tensorflow: 3, webgpu: 3, wasm: 3, cpu: 1 };

export interface TensorResult {
  readonly backend: Name;
  /** Of the round whose training step was fastest, for each time; undefined where the backend does not start. */
  readonly figures: TensorFigures | undefined;
  /** Why it does not start. */
  readonly error: string | undefined;
}

/** @param isAsked which names are measured: `tensor wasm` and so on. */
export function tensorResults(isAsked: (name: string) => boolean): readonly TensorResult[] {
  const rounds = new Map<Name, TensorFigures[]>();
  const errors = new Map<Name, string>();
  const asked = BACKENDS.filter((name) => isAsked(`tensor ${name}`));
  for (let round = 0; round < Math.max(...Object.values(ROUNDS)); round++) {
    for (const name of asked) {
      if (round >= ROUNDS[name] || errors.has(name)) continue;
      const outcome = measured(name);
      if (typeof outcome === "string") errors.set(name, outcome);
      else rounds.set(name, [...(rounds.get(name) ?? []), outcome]);
    }
  }
  return asked.map((backend) => {
    const all = rounds.get(backend);
    return {
      backend,
      figures: all === undefined ? undefined : fastest(all),
      error: errors.get(backend),
    };
  });
}

/** Of each work the round in which it was fastest by the clock: what other programs on the machine took least of. */
function fastest(rounds: readonly TensorFigures[]): TensorFigures | undefined {
  const [first, ...others] = rounds;
  if (first === undefined) return undefined;
  return others.reduce((least, round) => {
    const times = { ...least.times };
    for (const [work, time] of workOf(round)) if (time.wall < times[work].wall) times[work] = time;
    return { ...round, times };
  }, first);
}

function workOf({ times }: TensorFigures): readonly (readonly [Work, TensorFigures["times"][Work]])[] {
  // The keys are what the type says: the object was written by tensor-work.ts.
  return Object.entries(times) as [Work, TensorFigures["times"][Work]][];
}

/** @returns the figures, or why there are none. */
function measured(backend: Name): TensorFigures | string {
  const script = fileURLToPath(new URL("tensor-work.js", import.meta.url));
  const { stdout, signal } = spawnSync(process.execPath, [script, entryUrl(), backend], {
    encoding: "utf8",
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2" },
  });
  const line = stdout.trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) return `its process ended by ${signal ?? "an error"}`;
  const printed = JSON.parse(line) as TensorFigures | { readonly error: string };
  return "error" in printed ? printed.error.replace(/^.*did not start: /, "") : printed;
}

/** `tsglove/tensor` of this repository, or of a project that has other packages beside it. */
function entryUrl(): string {
  const project = process.env["TSGLOVE_TENSOR_PROJECT"];
  if (project === undefined) return import.meta.resolve("tsglove/tensor");
  return pathToFileURL(createRequire(join(project, "package.json")).resolve("tsglove/tensor")).href;
}

/** A row a work, a column a backend: milliseconds by the clock, and of all processors where that is another figure. */
export function tensorText(results: readonly TensorResult[]): string {
  const there = results.flatMap(({ backend, figures }) =>
    figures === undefined ? [] : [{ backend, figures }],
  );
  const native = there.find(({ backend }) => backend === "tensorflow")?.figures;
  const wasm = there.find(({ backend }) => backend === "wasm")?.figures;
  const hasBoth = native !== undefined && wasm !== undefined;
  const [first] = there;
  const rows =
    first === undefined
      ? []
      : workOf(first.figures).map(([work]) => [
          work,
          ...there.flatMap(({ figures: { times } }) => [
            milliseconds(times[work].wall),
            milliseconds(times[work].cpu),
          ]),
          ...(hasBoth ? [`${(native.times[work].wall / wasm.times[work].wall).toFixed(2)}×`] : []),
        ]);
  const table = alignedText([
    [
      "tensors, ms",
      ...there.flatMap(({ backend }) => [backend, "CPU"]),
      ...(hasBoth ? ["tensorflow / wasm"] : []),
    ],
    ...rows,
    ["tensors gained in training", ...there.flatMap(({ figures }) => [`${figures.tensorsGained}`, ""])],
    ["  in so many steps", ...there.flatMap(({ figures }) => [`${figures.steps}`, ""])],
    ["memory of the process, MB", ...there.flatMap(({ figures }) => [figures.megabytes.toFixed(0), ""])],
  ]);
  const notes = results.flatMap(({ backend, figures, error }) =>
    error !== undefined
      ? [`${backend} is not measured: ${error}`]
      : figures !== undefined && figures.engine !== backend
        ? [`${backend}: ${figures.engine}`]
        : [],
  );
  return [...(first === undefined ? [] : [table]), ...notes].join("\n");
}

function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
