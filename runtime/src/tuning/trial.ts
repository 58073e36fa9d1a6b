/** A trial: one point of the space, and how it did. */
import type { DNA } from "../geno/dna.js";

/**
 * - `running`: its example was handed out, and no feedback came yet;
 * - `completed`: it has a reward;
 * - `infeasible`: the point cannot be evaluated; algorithms learn so;
 * - `skipped`: not evaluated, for a reason that says nothing about the point; it does not count as a trial;
 * - `aborted`: the loop ended, by `break`, an error or a signal, before feedback.
 */
export type TrialStatus = "running" | "completed" | "infeasible" | "skipped" | "aborted";

export interface Trial {
  /** Counts from 1 in its study. */
  readonly id: number;
  readonly dna: DNA;
  readonly status: TrialStatus;
  /** As the user gave it, in the study's direction; only of a completed trial. */
  readonly reward?: number;
  /** Why it was skipped or found infeasible. */
  readonly reason?: string;
  /** Milliseconds since the study began, when it was handed out and when it ended. */
  readonly startedAt: number;
  readonly endedAt?: number;
}
