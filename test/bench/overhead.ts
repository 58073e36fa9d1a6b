/**
 * What algorithms cost by themselves: whole studies whose reward costs nothing. Beside each stands random search on the same space in
 * the same run, and Optuna's sampler for as many trials and decisions, as it was recorded once, maybe on another machine.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Bayesian, dnaSpec, floatv, NSGA2, RandomSearch, sample, TPE, type Algorithm } from "tsglove";
import { alignedText } from "./table.js";

interface Overhead {
  readonly name: string;
  readonly trials: number;
  readonly decisions: number;
  readonly make: () => Algorithm;
  /** Of two objectives. */
  readonly several?: true;
  readonly bound: { readonly part: number; readonly optuna: string } | { readonly seconds: number };
}

export interface OverheadResult {
  readonly name: string;
  /** CPU seconds of a study, the least of a few. */
  readonly seconds: number;
  /** The same by random search. */
  readonly random: number;
  /** Optuna's, as recorded; undefined where the record is absent or has none. */
  readonly optuna: number | undefined;
  /** What it may take, in CPU seconds; undefined where that hangs on a record that is absent. */
  readonly bound: number | undefined;
}

const ROUNDS = 3;

const overheads: readonly Overhead[] = [
  {
    name: "TPE",
    trials: 1000,
    decisions: 40,
    make: () => new TPE(),
    bound: { part: 1 / 20, optuna: "tpe 1000x40" },
  },
  {
    name: "TPE, each decision alone",
    trials: 1000,
    decisions: 40,
    make: () => new TPE({ multivariate: false }),
    bound: { part: 1 / 20, optuna: "tpe univariate 1000x40" },
  },
  {
    name: "NSGA2",
    trials: 10_000,
    decisions: 40,
    make: () => new NSGA2(),
    several: true,
    bound: { part: 1 / 50, optuna: "nsga2 10000x40" },
  },
  { name: "Bayesian", trials: 200, decisions: 10, make: () => new Bayesian(), bound: { seconds: 30 } },
];

/** @param isAsked which names are measured. */
export function overheadResults(isAsked: (name: string) => boolean): readonly OverheadResult[] {
  const optuna = optunaFigures();
  return overheads.flatMap((overhead) => {
    const { bound, make } = overhead;
    const name = `${overhead.name}, ${overhead.trials.toLocaleString("en")} trials × ${overhead.decisions} floats`;
    if (!isAsked(name)) return [];
    const recorded = "optuna" in bound ? optuna[bound.optuna] : undefined;
    const rounds = Array.from({ length: ROUNDS }, () => ({
      seconds: study(overhead, make()),
      random: study(overhead, new RandomSearch()),
    }));
    return [
      {
        name,
        seconds: Math.min(...rounds.map(({ seconds }) => seconds)),
        random: Math.min(...rounds.map(({ random }) => random)),
        optuna: recorded,
        bound:
          "seconds" in bound ? bound.seconds : recorded === undefined ? undefined : bound.part * recorded,
      },
    ];
  });
}

/** CPU seconds of a study. */
function study({ trials, decisions, several }: Overhead, algorithm: Algorithm): number {
  const spec = dnaSpec(Array.from({ length: decisions }, () => floatv(0, 1)));
  const squares = (numbers: readonly number[], center: number): number =>
    numbers.reduce((sum, number) => sum + (number - center) ** 2, 0);
  const before = process.cpuUsage();
  if (several === true) {
    const metrics = { a: "minimize", b: "minimize" } as const;
    for (const [{ numbers }, feedback] of sample(spec, algorithm, { trials, seed: 1, metrics }))
      feedback({ a: squares(numbers, 0.25), b: squares(numbers, 0.75) });
  } else
    for (const [{ numbers }, feedback] of sample(spec, algorithm, { trials, seed: 1, direction: "minimize" }))
      feedback(squares(numbers, 0.25));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function optunaFigures(): Readonly<Record<string, number | undefined>> {
  const file = join(process.env["TSGLOVE_DATA"] ?? "../shared/data", "../peers/optuna-5-speed.json");
  if (!existsSync(file)) return {};
  const record: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (typeof record !== "object" || record === null) return {};
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );
}

/** The lines of a table, one an algorithm. */
export function overheadText(results: readonly OverheadResult[]): string {
  return alignedText([
    ["algorithm alone, CPU seconds", "ours", "random", "ours / random", "Optuna", "Optuna / ours", "bound"],
    ...results.map(({ name, seconds, random, optuna, bound }) => [
      name,
      seconds.toFixed(2),
      random.toFixed(3),
      `${(seconds / random).toFixed(0)}×`,
      optuna === undefined ? "" : optuna.toFixed(1),
      optuna === undefined ? "" : `${(optuna / seconds).toFixed(0)}×`,
      bound === undefined ? "" : `${seconds <= bound ? "✓" : "✗"} ≤ ${bound.toFixed(2)}`,
    ]),
  ]);
}
