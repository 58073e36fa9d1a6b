/** Where progress goes, and what it may look like there. */

/** What progress needs of an output stream; `process.stdout` and `process.stderr` are such. */
export interface ProgressStream {
  /** Takes a piece of text; line breaks are in it. */
  write(text: string): unknown;
  /** True of a terminal. */
  readonly isTTY?: boolean | undefined;
  /** The terminal's width in characters. */
  readonly columns?: number | undefined;
}

/** Whether a line of the stream can be redrawn; a terminal that calls itself dumb (Emacs's shell) cannot. */
export function canRedraw(stream: ProgressStream): boolean {
  return stream.isTTY === true && process.env["TERM"] !== "dumb";
}

/** Whether the user has nothing against colours (https://no-color.org: any value but an empty one is a no). */
export function colorsWanted(): boolean {
  return (process.env["NO_COLOR"] ?? "") === "";
}
