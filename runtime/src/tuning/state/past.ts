/** Trials of earlier studies, from which a new one learns before it begins. */
import type { CompactDNA } from "../../geno/compact.js";
import { dnaOfChoices, type Choices } from "../../geno/choices.js";
import { DNA } from "../../geno/dna.js";
import { shownValue } from "../../geno/literal-text.js";
import type { DNASpec } from "../../geno/spec.js";
import { messageOf } from "../message-of.js";
import type { Objectives } from "../trial/objectives.js";
import type { Metrics, TrialStatus } from "../trial/trial.js";

/** A point of the space as it may be given: a DNA of an equal space, a dictionary of what it decides, or a DNA's JSON. */
export type GivenPoint = DNA | Choices | CompactDNA;

/** A result of an earlier study: one of its trials, or what was written down of it, such as `JSON.parse` of a trial's JSON. */
export interface PastTrial {
  /** Which point it tried: `trial.dna`, `{ op: "Conv", lr: 1e-3 }`, or what `JSON.stringify` made of the DNA. */
  readonly dna: GivenPoint;
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
  const given: unknown = past;
  if (!Array.isArray(given))
    throw new TypeError(`sample: past is ${shownValue(given)}; give a list of trials: [{ dna, reward }].`);
  return past.flatMap((trial, index): readonly PastResult[] => {
    const what = `past[${index}]`;
    const { status = "completed" } = requireTrial(trial, what);
    if (status === "skipped" || status === "aborted" || status === "running") return [];
    const dna = pointOf(spec, trial.dna, what, `${what}.dna`);
    if (status === "infeasible") return [{ dna, status }];
    return [{ dna, status, ...valuesOf(objectives, trial, what) }];
  });
}

/** For callers that no compiler checks: JSON is of any type. */
function requireTrial(trial: PastTrial, what: string): PastTrial {
  const given: unknown = trial;
  if (typeof given !== "object" || given === null)
    throw new TypeError(`sample: ${what} is ${shownValue(given)}; give a trial: { dna, reward }.`);
  if (trial.status === undefined || statuses.includes(trial.status)) return trial;
  throw new RangeError(
    `sample: ${what}.status is ${shownValue(trial.status)}; give one of ${statuses.join(", ")}, or leave it out for completed.`,
  );
}

const statuses: readonly TrialStatus[] = [
  "running",
  "completed",
  "stopped",
  "infeasible",
  "skipped",
  "aborted",
];

/**
 * A point of this study's space, however it is given.
 *
 * @param what it is called in messages.
 * @param place where it stands, if that is another name.
 * @throws RangeError naming it, where it is no point of the space; TypeError where it can be none of any.
 */
export function pointOf(spec: DNASpec, point: GivenPoint, what: string, place = what): DNA {
  const given: unknown = point;
  if (given === undefined || typeof given === "function")
    throw new TypeError(
      `sample: ${place} is ${shownValue(given)}; give a DNA, its JSON, or a dictionary that decides all of the space: ${exampleOf(spec)}.`,
    );
  try {
    if (point instanceof DNA) return point.movedTo(spec);
    return isChoices(point) ? dnaOfChoices(spec, point) : DNA.fromJSON(spec, point);
  } catch (cause) {
    throw new RangeError(`sample: ${what} is no point of the space: ${messageOf(cause)}`, { cause });
  }
}

function isChoices(point: Choices | CompactDNA): point is Choices {
  return typeof point === "object" && point !== null && !Array.isArray(point);
}

/** The first decisions, for a message: `{ op: ..., lr: ... }`. */
function exampleOf({ space }: DNASpec): string {
  const ids = space.slice(0, 3).map(({ id }) => `${/^\w+$/.test(id) ? id : JSON.stringify(id)}: ...`);
  return ids.length === 0 ? "{}" : `{ ${ids.join(", ")}${space.length > 3 ? ", ..." : ""} }`;
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
