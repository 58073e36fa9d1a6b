/**
 * A log in memory. Most events are of two kinds, with three fields that matter: those are kept in columns, as two objects
 * a trial would cost as much as the trial.
 */
import type { DNA } from "../../geno/dna.js";
import type { StudyLog } from "./backend.js";
import type { Ended, StudyEvent, StudyHeader } from "./events.js";

/** A point that was proposed, a reward that completed a trial, or an event of any other kind, whole. */
type Entry = DNA | undefined | StudyEvent;

/** The log of one study, for as long as it is kept. */
export class MemoryLog implements StudyLog {
  readonly #entries: Entry[] = [];
  readonly #ids: number[] = [];
  readonly #times: number[] = [];
  /** Results that a proposal had seen, or the reward. */
  readonly #numbers: number[] = [];

  /** @param before the events that it begins with. */
  constructor(
    readonly header: StudyHeader,
    before: readonly StudyEvent[] = [],
  ) {
    for (const event of before) this.append(event);
  }

  get events(): readonly StudyEvent[] {
    return this.#entries.map((entry, index) => {
      if (entry !== undefined && "type" in entry) return entry;
      const [id = 0, at = 0, number = 0] = [this.#ids[index], this.#times[index], this.#numbers[index]];
      return entry === undefined
        ? { type: "ended", id, status: "completed", reward: number, at }
        : { type: "proposed", id, dna: entry, seen: number, at };
    });
  }

  append(event: StudyEvent): void {
    if (event.type === "proposed" && event.start === undefined) this.#add(event.dna, event, event.seen);
    else if (isPlainReward(event)) this.#add(undefined, event, event.reward);
    else this.#add(event, event, 0);
  }

  #add(entry: Entry, { id, at }: StudyEvent, number: number): void {
    this.#entries.push(entry);
    this.#ids.push(id);
    this.#times.push(at);
    this.#numbers.push(number);
  }
}

function isPlainReward(event: StudyEvent): event is Ended & { readonly reward: number } {
  return (
    event.type === "ended" &&
    event.status === "completed" &&
    event.reward !== undefined &&
    event.metrics === undefined &&
    event.reason === undefined
  );
}
