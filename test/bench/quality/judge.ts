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

/** What the rule says; incomplete where runs are lacking that it was to be kept with. */
export type Verdict = "kept" | "broken" | "incomplete";

/** A contestant against an opponent, over all tasks that both have. */
export interface Comparison {
  readonly contestant: string;
  readonly opponent: string;
  readonly cells: readonly Cell[];
  /** How many cells there would be if every task had runs of both. */
  readonly asked: number;
  readonly wins: number;
  readonly losses: number;
  /** The mean of the cells' advantages with the bootstrap's lower end. */
  readonly advantage: { readonly mean: number; readonly lower: number } | undefined;
  /** Undefined where there is no rule to keep. */
  readonly verdict: Verdict | undefined;
}

/** An opponent's part in a comparison. */
interface Meeting {
  readonly isYardstick: boolean;
  readonly isBaseline: boolean;
  readonly list: { opponent: Opponent; task: string; mark: Mark; ours: readonly number[] }[];
  /** In how many cells no run is lacking. */
  full: number;
}

/**
 * Compares a contestant with everybody that a suite has for it; cells of the judged marks only.
 *
 * @param tasks in which the contestant was to take part; all by default. A run that it lacks there, or the baseline, of the suite's
 * number of seeds makes the verdict "incomplete".
 */
export function compare(
  suite: Suite,
  contestant: string,
  ours: ValuesOf,
  baseline: ValuesOf | undefined,
  tasks: readonly string[] = suite.tasks,
): readonly Comparison[] {
  const judged = suite.marks.filter(({ isJudged }) => isJudged);
  const pairs = tasks.flatMap((task) => judged.map((mark) => ({ task, mark })));
  const found = new Map<string, Meeting>();
  for (const { task, mark } of pairs) {
    const own = ours(task, mark.name);
    const meet = (opponent: Opponent, isBaseline: boolean, isThere: boolean, isWhole: boolean): void => {
      const isYardstick = isBaseline || opponent.isYardstick === true;
      const met = found.get(opponent.name) ?? { isYardstick, isBaseline, list: [], full: 0 };
      found.set(opponent.name, met);
      if (own === undefined || !isThere) return;
      met.list.push({ opponent, task, mark, ours: own });
      if (own.length >= suite.seeds && isWhole) met.full++;
    };
    for (const opponent of suite.opponents(task, mark.name)) meet(opponent, false, true, true);
    if (suite.baseline === undefined || contestant === suite.baseline) continue;
    const values = baseline?.(task, mark.name) ?? [];
    const isWhole = values.length >= suite.seeds;
    meet({ name: `${suite.baseline} (ours)`, values, isYardstick: true }, true, values.length > 0, isWhole);
  }
  return [...found].map(([opponent, meeting]) => {
    const { list } = meeting;
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
      asked: pairs.length,
      wins: cells.filter((cell) => isSignificant(cell) && isAhead(cell)).length,
      losses: cells.filter((cell) => isSignificant(cell) && !isAhead(cell)).length,
      advantage: known.length === 0 ? undefined : meanAdvantage(known),
    };
    return { ...comparison, verdict: verdict(suite, comparison, meeting) };
  });
}

/**
 * - `"advantage"`: no significant loss, and a mean advantage of at least 0.2 whose bootstrap's lower end is above 0;
 * - `"no loss"`: no significant loss;
 * - `"two errors"`: on every task at least theirs less two standard errors of the difference;
 * - `"one point"`: on every task at most a point less than theirs, and more than the baseline's mean.
 *
 * None of them is kept by a part of the tasks, or of the runs.
 */
function verdict(
  suite: Suite,
  comparison: Omit<Comparison, "verdict">,
  { isYardstick, isBaseline, full }: Meeting,
): Verdict | undefined {
  const { rule } = suite;
  const { cells, losses, asked, contestant } = comparison;
  if (rule === undefined || rule === "floors") return undefined;
  const isJudgedByBaseline = rule === "one point" && isBaseline;
  if ((isYardstick && !isJudgedByBaseline) || (rule === "one point" && contestant === suite.baseline))
    return undefined;
  const isByRanks = rule === "advantage" || rule === "no loss";
  const isTold = ({ ranks, difference }: Cell): boolean =>
    !Number.isNaN(isByRanks ? (ranks?.corrected ?? NaN) : difference);
  if (full < asked || !cells.every(isTold)) return "incomplete";
  switch (rule) {
    case "advantage":
      return said(
        losses === 0 &&
          comparison.advantage !== undefined &&
          comparison.advantage.mean >= LEAST_ADVANTAGE &&
          comparison.advantage.lower > 0,
      );
    case "no loss":
      return said(losses === 0);
    case "two errors":
      return said(cells.every(({ difference, error }) => difference >= -2 * error));
    case "one point":
      return said(cells.every(({ difference }) => (isBaseline ? difference > 0 : difference >= -POINT)));
  }
}

/** The rule "floors" in one cell: whether the mean over all seeds reaches it; undefined where there is none to reach. */
export function floorVerdict(
  { floors, seeds }: Suite,
  task: string,
  mark: string,
  values: readonly number[],
): Verdict | undefined {
  const floor = floors?.[task]?.[mark];
  if (floor === undefined) return undefined;
  return values.length < seeds ? "incomplete" : said(mean(values) >= floor);
}

function said(isKept: boolean): Verdict {
  return isKept ? "kept" : "broken";
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
