/** Hints as they are seen: inside their lines. */
import { inlayHints } from "../features/inlay-hints.js";
import type { View } from "../features/view.js";

/** The text of a file with its hints in it. */
export function withHints(view: View): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, label } of [...inlayHints(view)].sort((a, b) => a.at - b.at)) {
    parts.push(view.file.text.slice(from, at), label);
    from = at;
  }
  return parts.join("") + view.file.text.slice(from);
}

/** The lines of a file that have hints, each behind its number. */
export function linesWithHints(view: View): string {
  const plain = view.file.text.split(/\r?\n/);
  return withHints(view)
    .split(/\r?\n/)
    .flatMap((line, index) => (line === plain[index] ? [] : [`${String(index + 1).padStart(3)}  ${line}`]))
    .join("\n");
}
