/** A trial: one point of the space, and how it did. */
import type { DNA } from "../../geno/dna.js";

/**
 * - `running`: its example was handed out, and no feedback came yet;
 * - `completed`: it has a reward;
 * - `stopped`: an early stopping policy ended it; it keeps its last value, and ranks below completed ones, but above those that
 *   break limits;
 * - `infeasible`: the point cannot be evaluated; algorithms learn so;
 * - `skipped`: not evaluated, for a reason that says nothing about the point; it does not count as a trial;
 * - `aborted`: the loop ended, by `break`, an error or a signal, before feedback; it does not count either.
 */
export type TrialStatus = "running" | "completed" | "stopped" | "infeasible" | "skipped" | "aborted";

/** Values by the name of what was measured: `{ accuracy: 0.93, latency: 12 }`. */
export type Metrics = Readonly<Record<string, number>>;

/** Anything that JSON can hold. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What a trial reached at one step of its training. */
export interface Measurement {
  /** Epochs, batches, samples: whatever the body counts, from 0; a trial has one measurement a step. */
  readonly step: number;
  /** In the study's direction; absent in a study of several metrics. */
  readonly reward?: number;
  /** The study's metrics, and any others that the body measured. */
  readonly metrics?: Metrics;
}

/** A trial as its study keeps it. */
export interface Trial {
  /** Counts from 1 in its study. */
  readonly id: number;
  /** The point that it tries; `study.decode(trial)` makes its program again. */
  readonly dna: DNA;
  /** Whether it runs, or how it ended. */
  readonly status: TrialStatus;
  /** As the user gave it, in the study's direction; of a completed or stopped trial of a study with one objective. */
  readonly reward?: number;
  /** The study's metrics, where it has named ones, and others that came with the final measurement. */
  readonly metrics?: Metrics;
  /** In a study with limits on its metrics: by how much it breaks them, each excess as a part of its bound; 0 where it keeps them. */
  readonly violation?: number;
  /** The largest step that was measured, where steps were. */
  readonly step?: number;
  /** By step, where steps were measured. */
  readonly measurements?: readonly Measurement[];
  /** What the body noted with `feedback.setMetadata`. */
  readonly metadata?: Readonly<Record<string, JsonValue>>;
  /** Why it was skipped, aborted or found infeasible. */
  readonly reason?: string;
  /** When it was handed out, in milliseconds since the study began; pauses between its loops are left out. */
  readonly startedAt: number;
  /** When it ended, likewise; absent while it runs. */
  readonly endedAt?: number;
}
