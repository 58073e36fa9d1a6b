/** A trial that runs: what its study has to remember of it until it ends, and no longer. */
import type { DNA } from "../../geno/dna.js";
import type { JsonValue, Measurement } from "../trial/trial.js";
import type { Verdict } from "../trial/verdict.js";

/** Handed out and not ended. Shared by the loops of a group, which all work on it. */
export class OpenTrial {
  /** By step, ascending. */
  measurements: Measurement[] | undefined;
  metadata: Record<string, JsonValue> | undefined;
  /** Whether the early stopping policy has said so since the last measurement: then its end is an early one. */
  toldToStop = false;
  /** What early stopping policies that judge once a step have said of it, by the policy. */
  readonly verdicts = new Map<object, Verdict>();
  /** Metrics that the policy looked for, and that its measurements lacked. */
  missed: Set<string> | undefined;
  /** Whether an answer is on its way. */
  promised = false;
  /** Whether its body has ended the loop: then it needs no answer. */
  endedLoop = false;
  /** Whether it has ended. */
  ended = false;
  /** How many loops work on it. */
  holders = 0;
  /** Those of them whose turn is over without an answer: they wait for another worker's. */
  waiting: Set<object> | undefined;
  #listeners: (() => void)[] | undefined;

  constructor(
    readonly id: number,
    readonly dna: DNA,
    readonly startedAt: number,
  ) {}

  /** Calls back once, when it has ended. */
  whenEnded(listener: () => void): void {
    (this.#listeners ??= []).push(listener);
  }

  /** Told by its study. */
  end(): void {
    this.ended = true;
    for (const listener of this.#listeners ?? []) listener();
  }

  /** Its measurement at the largest step. */
  get last(): Measurement | undefined {
    return this.measurements?.at(-1);
  }

  /**
   * Takes a measurement in its place by step; one at the same step is replaced.
   *
   * @returns the step of the measurement before it, -1 where it is the first.
   */
  measure(measurement: Measurement): number {
    const list = (this.measurements ??= []);
    let place = list.length;
    while (place > 0 && (list[place - 1]?.step ?? 0) > measurement.step) place--;
    this.toldToStop = false;
    if (place > 0 && list[place - 1]?.step === measurement.step) list[--place] = measurement;
    else list.splice(place, 0, measurement);
    return list[place - 1]?.step ?? -1;
  }
}
