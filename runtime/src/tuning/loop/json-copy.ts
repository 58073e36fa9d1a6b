/** What a body keeps with its trial. */
import type { JsonValue } from "./trial.js";

/** A copy as JSON has it, so that what is kept does not change under the log. @throws TypeError naming the key. */
export function copyOfJson(trial: number, key: string, value: unknown): JsonValue {
  const text = jsonText(value);
  if (text === undefined)
    throw new TypeError(`Trial ${trial}: the metadata "${key}" is ${typeof value}; give what JSON can hold.`);
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
