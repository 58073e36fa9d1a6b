// A search's figures over its steps, thinned evenly: a long search has no longer history than a short one.
import type { SavedPart } from "./checkpoint.js";

/** What some steps were like, in the mean. Figures that a method has not, or that no step of these had, are missing. */
export interface Figures {
  /** Of the shared weights, on batches to train on. */
  readonly loss?: number;
  /** Of children, on batches to validate on, with what their cost is worth. */
  readonly reward?: number;
  /** Of these children. */
  readonly cost?: number;
  /** How undecided the controller is, in nats. */
  readonly entropy?: number;
}

/** An entry of a search's history: the mean figures of the steps since the entry before it. */
export interface StepRecord extends Figures {
  /** The last of these steps, from 1. */
  readonly step: number;
}

/** About how many entries there are at most. */
const MOST = 1000;

const NAMES = ["loss", "reward", "cost", "entropy"] as const satisfies readonly (keyof Figures)[];

/** Sums of what was seen since the last entry, and how often. */
type Sums = Partial<Record<keyof Figures, readonly [sum: number, count: number]>>;

/** Gathers figures; an entry is their mean over some steps. */
export class History {
  readonly #interval: number;
  #records: StepRecord[] = [];
  #sums: Sums = {};
  #last = 0;

  /** @param steps how many there will be. */
  constructor(steps: number) {
    this.#interval = Math.ceil(steps / MOST);
  }

  add(step: number, figures: Figures): void {
    this.#last = step;
    for (const name of NAMES) {
      const figure = figures[name];
      // One child whose loss overflows is no reason to lose the mean of the others.
      if (figure === undefined || !Number.isFinite(figure)) continue;
      const [sum, count] = this.#sums[name] ?? [0, 0];
      this.#sums[name] = [sum + figure, count + 1];
    }
    if (step % this.#interval !== 0) return;
    this.#records.push(recordOf(step, this.#sums));
    this.#sums = {};
  }

  /** The entries, and one for the steps since the last. */
  get records(): readonly StepRecord[] {
    const isOpen = this.#last % this.#interval !== 0;
    return isOpen ? [...this.#records, recordOf(this.#last, this.#sums)] : [...this.#records];
  }

  save(): SavedPart {
    return { json: { records: this.#records, sums: this.#sums, last: this.#last } };
  }

  restore({ json }: SavedPart): void {
    // Of our own writing: the checkpoint was found to be this search's.
    const { records, sums, last } = json as { records: StepRecord[]; sums: Sums; last: number };
    this.#records = records;
    this.#sums = sums;
    this.#last = last;
  }
}

function recordOf(step: number, sums: Sums): StepRecord {
  const means: Partial<Record<keyof Figures, number>> = {};
  for (const name of NAMES) {
    const sum = sums[name];
    if (sum !== undefined) means[name] = sum[0] / sum[1];
  }
  return { step, ...means };
}
