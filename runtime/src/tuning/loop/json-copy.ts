/** What a body keeps with its trial. */
import { shownValue } from "../../geno/literal-text.js";
import type { JsonValue } from "../trial/trial.js";

/** A copy as JSON has it, so that what is kept does not change under the log. @throws TypeError naming the key. */
export function copyOfJson(trial: number, key: string, value: unknown): JsonValue {
  const text = jsonText(value);
  if (text === undefined)
    throw new TypeError(
      `Trial ${trial}: the metadata "${key}" is ${shownValue(value)} that JSON cannot hold; give texts, numbers, true, false, null, and lists and plain objects of them.`,
    );
  return JSON.parse(text) as JsonValue;
}

/** Undefined of what JSON cannot hold: functions and the like, and what contains itself. */
function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
