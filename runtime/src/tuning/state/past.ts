/** Trials of earlier studies, from which a new one learns before it begins. */
import { DNA } from "../../geno/dna.js";
import { shownValue } from "../../geno/literal-text.js";
import type { DNASpec } from "../../geno/spec.js";
import { messageOf } from "../message-of.js";
import type { Objectives } from "../trial/objectives.js";
import type { Metrics, TrialStatus } from "../trial/trial.js";

/** A result of an earlier study: one of its trials, or what was written down of it. */
export interface PastTrial {
  /** A point of an equal space. */
  readonly dna: DNA;
  /** How it ended; completed by default. Trials that were skipped, aborted or still run say nothing, and are left out. */
  readonly status?: TrialStatus;
  /** What it got, where the study has one reward. */
  readonly reward?: number;
  /** What it got, where the study names its metrics: all of them. */
  readonly metrics?: Metrics;
}

/** A past trial that was checked. */
export interface PastResult {
  readonly dna: DNA;
  readonly status: "completed" | "stopped" | "infeasible";
  readonly reward?: number;
  readonly metrics?: Metrics;
}

/**
 * Checks past trials, and leaves out those that say nothing.
 *
 * @throws RangeError where one is no point of the space, or lacks a value that the study asks for.
 */
export function pastResults(
  spec: DNASpec,
  objectives: Objectives,
  past: readonly PastTrial[],
): readonly PastResult[] {
  return past.flatMap((trial, index): readonly PastResult[] => {
    const { status = "completed" } = trial;
    if (status === "skipped" || status === "aborted" || status === "running") return [];
    const what = `past[${index}]`;
    const dna = pointOf(spec, trial.dna, what);
    if (status === "infeasible") return [{ dna, status }];
    return [{ dna, status, ...valuesOf(objectives, trial, what) }];
  });
}

/**
 * A point of another study as one of this.
 *
 * @throws RangeError naming it, where it is none.
 */
export function pointOf(spec: DNASpec, dna: DNA, what: string): DNA {
  if (dna.spec === spec) return dna;
  try {
    return DNA.of(spec, dna.numbers);
  } catch (cause) {
    throw new RangeError(`sample: ${what} is no point of the space: ${messageOf(cause)}`, { cause });
  }
}

function valuesOf(
  objectives: Objectives,
  { reward, metrics }: PastTrial,
  what: string,
): { readonly reward?: number; readonly metrics?: Metrics } {
  const { names } = objectives;
  if (names === undefined) return { reward: finite(reward, `${what}.reward`) };
  const own = Object.fromEntries(
    names.map((name) => [
      name,
      finite(
        metrics !== undefined && Object.hasOwn(metrics, name) ? metrics[name] : undefined,
        `${what}.metrics.${name}`,
      ),
    ]),
  );
  const first = objectives.several ? undefined : own[objectives.list[0]?.name ?? ""];
  return { ...(first === undefined ? {} : { reward: first }), metrics: own };
}

function finite(value: number | undefined, what: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value + 0;
  throw new RangeError(
    `sample: ${what} is ${shownValue(value)}; give a finite number, or the status "infeasible".`,
  );
}
