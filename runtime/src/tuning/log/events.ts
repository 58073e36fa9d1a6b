/**
 * What happens in a study, as an append-only log of events. All that a study knows follows from them: a fresh algorithm
 * that is asked and told in their order proposes the same points again.
 */
import type { Algorithm } from "../../algorithms/algorithm.js";
import type { DNA } from "../../geno/dna.js";
import type { Limit, Objective } from "../trial/objectives.js";
import type { JsonValue, Measurement, Metrics, TrialStatus } from "../trial/trial.js";

/** Something that happened; `at` is in milliseconds since the study began. */
export type StudyEvent = Known | Proposed | Restarted | Measured | Noted | Ended;

/** The algorithm was told of a trial of an earlier study; these come before all others. */
export interface Known {
  readonly type: "known";
  /** Always 0: it is no trial of this study. */
  readonly id: 0;
  readonly dna: DNA;
  readonly status: "completed" | "stopped" | "infeasible";
  readonly reward?: number;
  readonly metrics?: Metrics;
  readonly at: number;
}

/** A trial was handed out. */
export interface Proposed {
  readonly type: "proposed";
  /** The trial, from 1. */
  readonly id: number;
  readonly dna: DNA;
  /** How many results the algorithm had been told of. Which ones: the first so many of the log that it hears of. */
  readonly seen: number;
  /** Present where the point was one of the study's starting points, not the algorithm's. */
  readonly start?: true;
  readonly at: number;
}

/** A trial whose process had died was handed out again, from its beginning. */
export interface Restarted {
  readonly type: "restarted";
  readonly id: number;
  readonly at: number;
}

/** A trial reached a step. */
export interface Measured {
  readonly type: "measured";
  readonly id: number;
  readonly measurement: Measurement;
  readonly at: number;
}

/** A trial's body noted something. */
export interface Noted {
  readonly type: "noted";
  readonly id: number;
  readonly key: string;
  readonly value: JsonValue;
  readonly at: number;
}

/** A trial ended. */
export interface Ended {
  readonly type: "ended";
  readonly id: number;
  readonly status: Exclude<TrialStatus, "running">;
  readonly reward?: number;
  readonly metrics?: Metrics;
  readonly reason?: string;
  readonly at: number;
}

/** What a study was begun with; loops that share or continue it must agree. */
export interface StudyHeader {
  /** Of the log's form. */
  readonly version: 1;
  /** What the study is called in its backend; `"study"` where it has no name. */
  readonly name: string;
  /** A hash of the space's decision points. */
  readonly space: string;
  /** From which all its random streams come. */
  readonly seed: number;
  /** The algorithm's name. */
  readonly algorithm: string;
  /** The algorithm's settings, where it tells them. */
  readonly settings?: Algorithm["settings"];
  /** What is optimised; at least one. */
  readonly objectives: readonly Objective[];
  /** What metrics have to keep, where any has limits. */
  readonly limits?: readonly Limit[];
  /** How many trials the algorithm was told to plan for; null where it was unbounded. */
  readonly trials: number | null;
}

/** A whole study as its log has it; see `replay`. */
export interface StudyRecord {
  /** What it was begun with. */
  readonly header: StudyHeader;
  /** What happened, in order. */
  readonly events: readonly StudyEvent[];
}
