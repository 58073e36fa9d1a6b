/** Foreign text (ids, names, reasons) made fit to stand in a line of ours. */

/** Colours, cursor moves and the like: ESC [ parameters, and a letter that says what to do. */
const escapeSequences = new RegExp(String.raw`\u001b\[[0-?]*[ -/]*[@-~]`, "g");

/**
 * Text on one line, without control characters: a reason that holds a line break would tear a table, and one that holds
 * an escape sequence would steer the terminal.
 *
 * @param limit cuts longer text, ending it in `…`; unlimited by default.
 */
export function oneLine(text: string, limit = Infinity): string {
  return cut(
    text
      .replace(escapeSequences, "")
      .replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ")
      .trim(),
    limit,
  );
}

/** Text of at most `limit` characters, its end replaced by `…` where it was longer. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // A surrogate pair is not cut in half.
  return `${text.slice(0, Math.max(0, limit - 1)).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
