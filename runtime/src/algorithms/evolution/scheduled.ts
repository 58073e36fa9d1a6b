/** What a number may be where it can change as a search goes on. */
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

/** Any of them as a schedule. */
export function scheduleOf(value: Scheduled): Schedule {
  if (typeof value === "number") return { text: String(value), at: () => value };
  if (typeof value === "function") return { text: functionText(value), at: ({ step }) => value(step) };
  return value;
}

/** What a study's settings say of a function: another one is another search. */
export function functionText(call: (...args: never) => unknown): string {
  return String(call).replace(/\s+/g, " ");
}
