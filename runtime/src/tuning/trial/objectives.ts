/** What a study optimises: one reward, or metrics by name, each with the direction that is good. */
import { shownValue } from "../../geno/literal-text.js";
import type { Metrics } from "./trial.js";

/** Whether large or small values are good. */
export type Direction = "maximize" | "minimize";

/** One thing to optimise. */
export interface Objective {
  /** The metric's name; `"reward"` where metrics have none. */
  readonly name: string;
  /** Which values are good. */
  readonly direction: Direction;
}

/** A bound that a metric has to keep; at least one of the two. Trials that break it rank below all that keep it. */
export interface Limit {
  /** The metric's name. */
  readonly name: string;
  /** The least value that is allowed. */
  readonly min?: number;
  /** The largest value that is allowed. */
  readonly max?: number;
}

/** What a metric is for: a direction to optimise it in, or limits to keep, or both. */
export type MetricRule =
  Direction | { readonly direction?: Direction; readonly min?: number; readonly max?: number };

/** The final value of a trial, or its value at a step. */
export interface Values {
  readonly reward?: number;
  readonly metrics?: Metrics;
}

/** The objectives of a study; reads what bodies report, and says how good it is. */
export class Objectives {
  /**
   * @throws RangeError where both `direction` and `metrics` are given, a direction or limit makes no sense, or no metric has a
   *   direction.
   */
  static of(options: {
    readonly direction?: Direction | undefined;
    readonly metrics?: Readonly<Record<string, MetricRule>> | undefined;
  }): Objectives {
    const { direction, metrics } = options;
    if (metrics === undefined) {
      requireDirection("direction", direction ?? "maximize");
      return new Objectives([{ name: "reward", direction: direction ?? "maximize" }], [], undefined);
    }
    if (direction !== undefined)
      throw new RangeError(
        "sample: direction and metrics are both given; metrics have directions of their own.",
      );
    requireDictionary(metrics);
    const rules = Object.entries(metrics).map(([name, rule]) => readRule(name, rule));
    const list = rules.flatMap(({ objective }) => objective ?? []);
    if (list.length === 0)
      throw new RangeError(
        `sample: metrics ${rules.length === 0 ? "is empty" : "has limits only, and nothing to optimise"}; give { accuracy: "maximize" }${rules.length === 0 ? ", or leave it out" : " with them"}.`,
      );
    return new Objectives(
      list,
      rules.flatMap(({ limit }) => limit ?? []),
      Object.keys(metrics),
    );
  }

  private constructor(
    readonly list: readonly Objective[],
    /** What metrics have to keep; none by default. */
    readonly limits: readonly Limit[],
    /** The metrics that feedback names: objectives, and those that only have limits; undefined where it gives a bare number. */
    readonly names: readonly string[] | undefined,
  ) {}

  /** Whether feedback names its metrics. */
  get named(): boolean {
    return this.names !== undefined;
  }

  /** Whether there are several, so that trials have no order. */
  get several(): boolean {
    return this.list.length > 1;
  }

  /**
   * Reads a value as a body reports it.
   *
   * @param trial the trial's number, for messages.
   * @param extra metrics that were measured along with it.
   * @throws RangeError where it is not finite, or not the metrics of this study.
   */
  read(trial: number, value: number | Metrics, extra?: Metrics): Values {
    // Adding 0 makes −0 the 0 that JSON would make of it.
    if (typeof value === "number" && !this.named && extra === undefined)
      return { reward: finite(trial, "the reward", value) + 0 };
    const own = this.#own(trial, value);
    const metrics = { ...this.#extra(trial, extra), ...(this.named ? own : {}) };
    const reward = this.several ? undefined : own[this.list[0]?.name ?? ""];
    return { ...(reward === undefined ? {} : { reward }), metrics };
  }

  #own(trial: number, value: number | Metrics): Metrics {
    if (!this.named) {
      if (typeof value !== "number")
        throw new RangeError(
          `Trial ${trial}: the reward is ${shownValue(value)}; give a number, or name the metrics in the call of sample: { metrics: { accuracy: "maximize" } }.`,
        );
      return { reward: finite(trial, "the reward", value) + 0 };
    }
    const names = this.names ?? [];
    if (typeof value !== "object" || (value as unknown) === null)
      throw new RangeError(
        `Trial ${trial}: the reward is ${shownValue(value)}; this study has metrics: give { ${names.join(", ")} }.`,
      );
    const stranger = Object.keys(value).find((name) => !names.includes(name));
    if (stranger !== undefined)
      throw new RangeError(
        `Trial ${trial}: "${stranger}" is no metric of this study, which has ${names.join(", ")}; note others with feedback.setMetadata.`,
      );
    return Object.fromEntries(
      names.map((name) => [
        name,
        finite(trial, `the metric ${name}`, Object.hasOwn(value, name) ? value[name] : undefined) + 0,
      ]),
    );
  }

  #extra(trial: number, extra: Metrics = {}): Metrics {
    const names = this.names ?? this.list.map(({ name }) => name);
    const clash = Object.keys(extra).find((name) => names.includes(name));
    if (clash !== undefined)
      throw new RangeError(`Trial ${trial}: "${clash}" is a metric of this study; report it as its value.`);
    return Object.fromEntries(
      Object.entries(extra).map(([name, value]) => [name, finite(trial, `the metric ${name}`, value) + 0]),
    );
  }

  /** How good values are, an objective each, larger is better. */
  gains({ reward, metrics }: Values): readonly number[] {
    if (!this.several) return [this.#sign(0) * (reward ?? NaN)];
    return this.list.map(({ name }, index) => this.#sign(index) * (metrics?.[name] ?? NaN));
  }

  /**
   * By how much values break the limits, in all: 0 where they keep them; undefined where there are none. Each excess counts as a
   * part of its bound, so that limits of different units add up (Deb, An efficient constraint handling method for genetic
   * algorithms, 2000, section 3).
   */
  violation({ metrics }: Values): number | undefined {
    if (this.limits.length === 0) return undefined;
    let sum = 0;
    for (const { name, min, max } of this.limits) {
      const value = metrics?.[name] ?? NaN;
      if (max !== undefined && value > max) sum += (value - max) / (Math.abs(max) || 1);
      if (min !== undefined && value < min) sum += (min - value) / (Math.abs(min) || 1);
    }
    return sum;
  }

  /** How good a reward is, larger is better; of a study with one objective. */
  gain(reward: number): number {
    return this.#sign(0) * reward;
  }

  /**
   * How good values are by one metric, larger is better; undefined where they lack it.
   *
   * @param metric an objective, or another metric, of which large is good; by default the only objective.
   * @throws RangeError where there are several objectives and none is named.
   */
  gainOf({ reward, metrics }: Values, metric?: string): number | undefined {
    if (metric === undefined) {
      if (this.several)
        throw new RangeError(
          `Several metrics (${this.list.map(({ name }) => name).join(", ")}) have no order: tell the early stopping policy which, { metric: "${this.list[0]?.name ?? ""}" }.`,
        );
      return reward === undefined ? undefined : this.gain(reward);
    }
    const value = !this.named && metric === "reward" ? reward : metrics?.[metric];
    const index = this.list.findIndex(({ name }) => name === metric);
    return value === undefined ? undefined : this.#sign(index) * value;
  }

  /** A threshold of a metric as a gain: see {@link gainOf}. */
  gainOfNumber(value: number, metric?: string): number {
    const index = metric === undefined ? 0 : this.list.findIndex(({ name }) => name === metric);
    return this.#sign(index) * value;
  }

  #sign(index: number): 1 | -1 {
    return this.list[index]?.direction === "minimize" ? -1 : 1;
  }
}

/** For callers that no compiler checks. */
function requireDictionary(metrics: unknown): void {
  if (typeof metrics === "object" && metrics !== null && !Array.isArray(metrics)) return;
  throw new TypeError(
    `sample: metrics is ${shownValue(metrics)}; give each metric's direction by its name: { accuracy: "maximize" }.`,
  );
}

function readRule(
  name: string,
  rule: unknown,
): { readonly objective: Objective | undefined; readonly limit: Limit | undefined } {
  const what = `metrics.${name}`;
  if (typeof rule !== "object" || rule === null) {
    requireDirection(what, rule, ", or limits: { max: 30 }");
    return { objective: { name, direction: rule }, limit: undefined };
  }
  const { direction, min, max, ...others } = rule as Readonly<Record<string, unknown>>;
  const stranger = Object.keys(others)[0];
  if (stranger !== undefined)
    throw new RangeError(`sample: ${what} has "${stranger}"; it takes direction, min and max.`);
  if (direction !== undefined) requireDirection(`${what}.direction`, direction);
  const limit = {
    name,
    ...(min === undefined ? {} : { min: bound(`${what}.min`, min) }),
    ...(max === undefined ? {} : { max: bound(`${what}.max`, max) }),
  };
  if (direction === undefined && min === undefined && max === undefined)
    throw new RangeError(`sample: ${what} is empty; give it a direction, a min or a max.`);
  if (limit.min !== undefined && limit.max !== undefined && limit.min > limit.max)
    throw new RangeError(
      `sample: ${what} has the min ${limit.min} above the max ${limit.max}; no trial could keep both.`,
    );
  return {
    objective: direction === undefined ? undefined : { name, direction },
    limit: min === undefined && max === undefined ? undefined : limit,
  };
}

function bound(what: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new RangeError(`sample: ${what} is ${shownValue(value)}; give a finite number.`);
}

function requireDirection(name: string, direction: unknown, or = ""): asserts direction is Direction {
  if (direction === "maximize" || direction === "minimize") return;
  throw new RangeError(`sample: ${name} is ${shownValue(direction)}; give "maximize" or "minimize"${or}.`);
}

function finite(trial: number, what: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new RangeError(
    `Trial ${trial}: ${what} is ${shownValue(value)}; give a finite number, or say feedback.infeasible("why").`,
  );
}
