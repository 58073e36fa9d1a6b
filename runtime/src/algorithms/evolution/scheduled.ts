/** What a number may be where it can change as a search goes on. */
import { shownValue } from "../../geno/literal-text.js";
import type { Moment } from "./moment.js";

/** A number for each moment of a search. */
export interface Schedule {
  /** The number at a moment. */
  readonly at: (moment: Moment) => number;
  /** What people, and a study that is continued, read of it. */
  readonly text: string;
}

/** A number where operations take one: fixed, scheduled, or a function of the step. */
export type Scheduled = number | Schedule | ((step: number) => number);

/**
 * Any of them as a schedule.
 *
 * @param what it is for, in messages.
 * @throws TypeError where it is none of them.
 */
export function scheduleOf(value: Scheduled, what = "the number"): Schedule {
  if (typeof value === "number") return { text: String(value), at: () => value };
  if (typeof value === "function") return { text: functionText(value), at: ({ step }) => value(step) };
  const given: unknown = value;
  if (typeof given === "object" && given !== null && "at" in given) return value;
  throw new TypeError(
    `${what} is ${shownValue(given)}; give a number, a schedule, or a function of the step.`,
  );
}

/** What a study's settings say of a function: another one is another search. */
export function functionText(call: (...args: never) => unknown): string {
  return String(call).replace(/\s+/g, " ");
}
