/** Comparisons of one contestant with one opponent, and what the rules say of them. */
import {
  advantage,
  deviation,
  differenceError,
  holm,
  mean,
  meanAdvantage,
  rankSum,
  type Samples,
} from "./statistics.js";
import type { Mark, Opponent, Suite } from "./suite.js";

/** At what level a difference counts. */
export const LEVEL = 0.05;

/** What the rule "advantage" asks of the mean over tasks. */
const LEAST_ADVANTAGE = 0.2;

/** How much less than a hundred trainings early stopping may reach. */
const POINT = 1;

/** Values of every run by task and mark; undefined where there are none. */
export type ValuesOf = (task: string, mark: string) => readonly number[] | undefined;

/** One task at one mark: ours beside theirs. */
export interface Cell {
  readonly task: string;
  readonly mark: string;
  /** Ours less theirs, of the means; positive is better. */
  readonly difference: number;
  /** The standard error of the difference, by both sides' deviations. */
  readonly error: number;
  /** By single runs, where theirs were recorded. */
  readonly ranks?: {
    readonly advantage: number;
    /** In what share of all pairs of runs ours is the better; equal ones count a half. */
    readonly ahead: number;
    /** As the test gives it, and as it counts among the cells of this comparison. */
    readonly p: number;
    readonly corrected: number;
  };
}

/** A contestant against an opponent, over all tasks that both have. */
export interface Comparison {
  readonly contestant: string;
  readonly opponent: string;
  readonly cells: readonly Cell[];
  readonly wins: number;
  readonly losses: number;
  /** The mean of the cells' advantages with the bootstrap's lower end. */
  readonly advantage: { readonly mean: number; readonly lower: number } | undefined;
  /** Whether the rule is kept; undefined where there is none to keep. */
  readonly passes: boolean | undefined;
}

/** Compares a contestant with everybody that a suite has for it; cells of the judged marks only. */
export function compare(
  suite: Suite,
  contestant: string,
  ours: ValuesOf,
  baseline: ValuesOf | undefined,
): readonly Comparison[] {
  const judged = suite.marks.filter(({ isJudged }) => isJudged);
  const pairs = suite.tasks.flatMap((task) => judged.map((mark) => ({ task, mark })));
  const found = new Map<
    string,
    { opponent: Opponent; task: string; mark: Mark; ours: readonly number[] }[]
  >();
  for (const { task, mark } of pairs) {
    const own = ours(task, mark.name);
    if (own === undefined) continue;
    const isBaseline = suite.baseline === undefined || contestant === suite.baseline;
    const base = isBaseline ? undefined : baseline?.(task, mark.name);
    const opponents = [
      ...suite.opponents(task, mark.name),
      ...(base === undefined
        ? []
        : [{ name: `${suite.baseline ?? ""} (ours)`, values: base, isYardstick: true as const }]),
    ];
    for (const opponent of opponents) {
      const list = found.get(opponent.name) ?? [];
      list.push({ opponent, task, mark, ours: own });
      found.set(opponent.name, list);
    }
  }
  return [...found].map(([opponent, list]) => {
    const samples = list.map((each) => samplesOf(suite, each.ours, each.opponent));
    const tests = samples.map((pair) => (pair === undefined ? { u: NaN, p: NaN } : rankSum(...pair)));
    const corrected = holm(tests.map(({ p }) => p));
    const sign = suite.better === "larger" ? 1 : -1;
    const cells = list.map(({ opponent: theirs, task, mark, ours: own }, i): Cell => {
      const pair = samples[i];
      const other = figuresOf(theirs);
      return {
        task,
        mark: mark.name,
        difference: sign * (mean(own) - other.mean),
        error: differenceError(deviation(own), own.length, other.sd, other.runs),
        ...(pair === undefined
          ? {}
          : {
              ranks: {
                advantage: advantage(...pair),
                ahead: (tests[i]?.u ?? NaN) / (pair[0].length * pair[1].length),
                p: tests[i]?.p ?? NaN,
                corrected: corrected[i] ?? NaN,
              },
            }),
      };
    });
    const known = samples.filter((pair) => pair !== undefined);
    const isSignificant = ({ ranks }: Cell): boolean => ranks !== undefined && ranks.corrected < LEVEL;
    const isAhead = ({ ranks }: Cell): boolean => ranks !== undefined && ranks.ahead > 0.5;
    const comparison = {
      contestant,
      opponent,
      cells,
      wins: cells.filter((cell) => isSignificant(cell) && isAhead(cell)).length,
      losses: cells.filter((cell) => isSignificant(cell) && !isAhead(cell)).length,
      advantage: known.length === 0 ? undefined : meanAdvantage(known),
    };
    const isYardstick = list.some((each) => each.opponent.isYardstick);
    return { ...comparison, passes: verdict(suite, comparison, isYardstick) };
  });
}

/**
 * - `"advantage"`: no significant loss, and a mean advantage of at least 0.2 whose bootstrap's lower end is above 0;
 * - `"no loss"`: no significant loss;
 * - `"two errors"`: on every task at least theirs less two standard errors of the difference;
 * - `"one point"`: on every task at most a point less than theirs, and more than the yardstick's.
 */
function verdict(
  suite: Suite,
  comparison: Omit<Comparison, "passes">,
  isYardstick: boolean,
): boolean | undefined {
  const { cells, losses } = comparison;
  if (suite.rule === "one point" && contestantIsBaseline(suite, comparison)) return undefined;
  if (suite.rule === "one point")
    return cells.every(({ difference }) => (isYardstick ? difference > 0 : difference >= -POINT));
  if (isYardstick) return undefined;
  switch (suite.rule) {
    case "advantage":
      return (
        losses === 0 &&
        comparison.advantage !== undefined &&
        comparison.advantage.mean >= LEAST_ADVANTAGE &&
        comparison.advantage.lower > 0
      );
    case "no loss":
      return losses === 0;
    case "two errors":
      return cells.every(({ difference, error }) => difference >= -2 * error);
    default:
      return undefined;
  }
}

function contestantIsBaseline({ baseline }: Suite, { contestant }: Omit<Comparison, "passes">): boolean {
  return contestant === baseline;
}

function samplesOf({ compared }: Suite, ours: readonly number[], { values }: Opponent): Samples | undefined {
  return values === undefined ? undefined : [ours.map(compared), values.map(compared)];
}

function figuresOf({ values, summary }: Opponent): {
  readonly mean: number;
  readonly sd: number;
  readonly runs: number;
} {
  if (values !== undefined) return { mean: mean(values), sd: deviation(values), runs: values.length };
  return summary ?? { mean: NaN, sd: NaN, runs: NaN };
}
