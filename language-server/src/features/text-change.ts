/**
 * What differs between two texts, as edits: a rewrite gives back a whole file, and an editor that was sent a whole file would lose
 * marks, foldings and the places of other cursors.
 */
import type { Edit } from "@tsglove/transformer/analysis";

/** The edits of a file that make one text of another. */
export function changed(file: string, before: string, after: string): readonly Edit[] {
  const edits: Edit[] = [];
  const [a, b] = [linesOf(before), linesOf(after)];
  let [i, j, at] = [0, 0, 0];
  const take = (untilA: number, untilB: number): void => {
    const [partA, partB] = [a.slice(i, untilA).join(""), b.slice(j, untilB).join("")];
    edits.push(...narrowed(file, partA, partB, at));
    at += partA.length;
    [i, j] = [untilA, untilB];
  };
  for (const [x, y] of anchors(a, b)) {
    take(x, y);
    // The lines in common are taken too, and change nothing.
    take(x + 1, y + 1);
  }
  take(a.length, b.length);
  return edits;
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/**
 * Lines that both texts have once, the most of them that stand in the same order in both: what is between two of them has
 * changed as a whole.
 */
function anchors(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const [inA, inB] = [onceIn(a), onceIn(b)];
  const pairs = [...inA].flatMap(([line, x]) => {
    const y = inB.get(line);
    return y === undefined ? [] : [[x, y] as const];
  });
  // The longest rise of the second number: each pair remembers the one before it.
  const ends: { readonly pair: readonly [number, number]; readonly before: number | undefined }[] = [];
  const tails: number[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[tails[middle] ?? 0]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    ends.push({ pair, before: low === 0 ? undefined : tails[low - 1] });
    tails[low] = ends.length - 1;
  }
  const found: (readonly [number, number])[] = [];
  for (let at = tails.at(-1); at !== undefined; at = ends[at]?.before) {
    const end = ends[at];
    if (end !== undefined) found.push(end.pair);
  }
  return found.reverse();
}

/** The lines that a text has once, with their numbers, in order. */
function onceIn(lines: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (found.has(line)) twice.add(line);
    found.set(line, index);
  }
  for (const line of twice) found.delete(line);
  return found;
}

/** One edit for a part, without what is the same at its ends. @param at where the part begins. */
function narrowed(file: string, before: string, after: string, at: number): readonly Edit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  // Neither between the halves of a line end nor between those of a character.
  if (isSplit(before, start) || isSplit(after, start)) start--;
  if (isSplit(before, before.length - tail) || isSplit(after, after.length - tail)) tail--;
  return [
    {
      start: at + start,
      end: at + before.length - tail,
      newText: after.slice(start, after.length - tail),
      file,
    },
  ];
}

function isSplit(text: string, at: number): boolean {
  return at > 0 && /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(at - 1, at + 1));
}
