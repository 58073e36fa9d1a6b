/** A symbolic value in a few characters, for messages and lists: its source where it has one, cut where it is long. */
import { describe } from "../check.js";
import { format } from "./format.js";

/**
 * The source of a value on one line, or what it is where it has no source.
 *
 * @param limit the most characters; what is longer ends in `…`.
 */
export function shortText(value: unknown, limit = 60): string {
  const text = sourceOf(value);
  // A surrogate pair is not cut in half.
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function sourceOf(value: unknown): string {
  try {
    return format(value, { width: Infinity });
  } catch {
    // Something inside has no source.
    return describe(value);
  }
}
