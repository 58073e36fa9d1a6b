/** What a study optimises: one reward, or metrics by name, each with the direction that is good. */
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

/** The final value of a trial, or its value at a step. */
export interface Values {
  readonly reward?: number;
  readonly metrics?: Metrics;
}

/** The objectives of a study; reads what bodies report, and says how good it is. */
export class Objectives {
  /** @throws RangeError where both `direction` and `metrics` are given, a direction is unknown, or there is no metric. */
  static of(options: {
    readonly direction?: Direction | undefined;
    readonly metrics?: Readonly<Record<string, Direction>> | undefined;
  }): Objectives {
    const { direction, metrics } = options;
    if (metrics === undefined) {
      requireDirection("direction", direction ?? "maximize");
      return new Objectives([{ name: "reward", direction: direction ?? "maximize" }], false);
    }
    if (direction !== undefined)
      throw new RangeError(
        "sample: direction and metrics are both given; metrics have directions of their own.",
      );
    const list = Object.entries(metrics).map(([name, each]) => ({ name, direction: each }));
    if (list.length === 0)
      throw new RangeError('sample: metrics is empty; give { accuracy: "maximize" }, or leave it out.');
    for (const objective of list) requireDirection(`metrics.${objective.name}`, objective.direction);
    return new Objectives(list, true);
  }

  private constructor(
    readonly list: readonly Objective[],
    /** Whether feedback names its metrics. */
    readonly named: boolean,
  ) {}

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
      return { reward: finite(trial, "reward", value) + 0 };
    const own = this.#own(trial, value);
    const metrics = { ...this.#extra(trial, extra), ...(this.named ? own : {}) };
    const reward = this.several ? undefined : own[this.list[0]?.name ?? ""];
    return { ...(reward === undefined ? {} : { reward }), metrics };
  }

  #own(trial: number, value: number | Metrics): Metrics {
    if (!this.named) {
      if (typeof value !== "number")
        throw new RangeError(
          `Trial ${trial}: the reward is ${kindOf(value)}; give a number, or name the metrics in the call of sample: { metrics: { accuracy: "maximize" } }.`,
        );
      return { reward: finite(trial, "reward", value) + 0 };
    }
    const names = this.list.map(({ name }) => name);
    if (typeof value !== "object" || (value as unknown) === null)
      throw new RangeError(
        `Trial ${trial}: the reward is ${kindOf(value)}; this study has metrics: give { ${names.join(", ")} }.`,
      );
    const stranger = Object.keys(value).find((name) => !names.includes(name));
    if (stranger !== undefined)
      throw new RangeError(
        `Trial ${trial}: "${stranger}" is no metric of this study, which has ${names.join(", ")}; note others with feedback.setMetadata.`,
      );
    return Object.fromEntries(
      names.map((name) => [
        name,
        finite(trial, name, Object.hasOwn(value, name) ? value[name] : undefined) + 0,
      ]),
    );
  }

  #extra(trial: number, extra: Metrics = {}): Metrics {
    const clash = Object.keys(extra).find((name) => this.list.some((each) => each.name === name));
    if (clash !== undefined)
      throw new RangeError(
        `Trial ${trial}: "${clash}" is an objective of this study; report it as its value.`,
      );
    return Object.fromEntries(
      Object.entries(extra).map(([name, value]) => [name, finite(trial, name, value) + 0]),
    );
  }

  /** How good values are, an objective each, larger is better. */
  gains({ reward, metrics }: Values): readonly number[] {
    if (!this.several) return [this.#sign(0) * (reward ?? NaN)];
    return this.list.map(({ name }, index) => this.#sign(index) * (metrics?.[name] ?? NaN));
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

function requireDirection(name: string, direction: unknown): void {
  if (direction === "maximize" || direction === "minimize") return;
  throw new RangeError(`sample: ${name} is ${kindOf(direction)}; give "maximize" or "minimize".`);
}

function finite(trial: number, name: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new RangeError(
    `Trial ${trial}: the ${name} is ${kindOf(value)}; give a finite number, or say feedback.infeasible("why").`,
  );
}

function kindOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}
