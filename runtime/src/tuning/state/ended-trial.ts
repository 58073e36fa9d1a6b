/** The record of a trial that ends. */
import type { Ended } from "../log/events.js";
import type { Objectives } from "../trial/objectives.js";
import type { Trial } from "../trial/trial.js";
import type { OpenTrial } from "./open-trial.js";

const none = {};

/** What an open trial has come to; only what there is becomes a property. */
export function endedTrial(
  open: OpenTrial,
  { status, reward, metrics, reason, at }: Ended,
  objectives: Objectives,
): Trial {
  const { id, dna, startedAt, last, measurements, metadata } = open;
  const plain = reason === undefined && metrics === undefined && last === undefined && metadata === undefined;
  // Of most trials, written out, as spreading costs more than the rest of the loop.
  if (plain && reward !== undefined) return { id, dna, status, reward, startedAt, endedAt: at };
  const violation =
    metrics !== undefined && (status === "completed" || status === "stopped")
      ? objectives.violation({ metrics })
      : undefined;
  return {
    id,
    dna,
    status,
    ...(reward === undefined ? none : { reward }),
    ...(metrics === undefined ? none : { metrics }),
    ...(violation === undefined ? none : { violation }),
    ...(last === undefined || measurements === undefined ? none : { step: last.step, measurements }),
    ...(metadata === undefined ? none : { metadata }),
    ...(reason === undefined ? none : { reason }),
    startedAt,
    endedAt: at,
  };
}
