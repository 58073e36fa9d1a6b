/**
 * LCBench (Zimmer, Lindauer, Hutter: Auto-PyTorch Tabular, TPAMI 2021) by the surrogate of YAHPO Gym (Pfisterer et al.,
 * AutoML 2022): seven hyper-parameters of a funnel-shaped network, and how well it does after each of 52 epochs. The surrogate
 * is a small residual network; its arithmetic stands in the table's README and is checked by the file's own queries.
 */
import { floatv, intv, template, type DNA, type DNASpec } from "tsglove";
import { readSurrogate, type Surrogate } from "./lcbench-surrogate.js";
import type { SearchProblem } from "./problem.js";

/** The data sets that peers were measured on: ids of OpenML tasks. */
export const LCBENCH_TASKS = ["3945", "7593", "34539", "167168"] as const;

/** Where all curves end. */
export const EPOCHS = 52;

/** Validation accuracy in percent after 52 epochs, and after each. @throws DataAbsent where the surrogate is not there. */
export function lcbench(task: string): SearchProblem {
  const surrogate = shared();
  const { spec, settingsOf } = space(surrogate);
  const accuracy = (dna: DNA, epoch: number): number =>
    surrogate.query(task, { ...settingsOf(dna), epoch }, "val_accuracy");
  return {
    name: `lcbench-${task}`,
    spec,
    direction: "maximize",
    score: (dna) => accuracy(dna, EPOCHS),
    steps: { count: EPOCHS, score: accuracy },
  };
}

let read: Surrogate | undefined;

/** One for all tasks: it is read once. */
function shared(): Surrogate {
  return (read ??= readSurrogate());
}

/**
 * The space, and a point's settings as the surrogate takes them. A whole number that is spread evenly in log is searched as
 * a float from half below its range to half above, and rounded: so each number has its share of the log scale, as in Optuna.
 */
function space({ hyperparameters }: Surrogate): {
  readonly spec: DNASpec;
  readonly settingsOf: (dna: DNA) => Readonly<Record<string, number>>;
} {
  const searched = hyperparameters.filter(({ name }) => name !== "epoch");
  const { spec, decode } = template(
    Object.fromEntries(
      searched.map(({ name, type, log, lower, upper }) => [
        name,
        type === "uniform_float"
          ? floatv(lower, upper, log ? "log" : "linear")
          : log
            ? floatv(lower - 0.5, upper + 0.5, "log")
            : intv(lower, upper),
      ]),
    ),
  );
  return {
    spec,
    settingsOf(dna) {
      const settings: Record<string, number> = decode(dna);
      for (const { name, type, lower, upper } of searched)
        if (type === "uniform_int")
          settings[name] = Math.min(upper, Math.max(lower, Math.round(settings[name] ?? NaN)));
      return settings;
    },
  };
}
