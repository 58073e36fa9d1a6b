/** What changes from one text to another, line by line: enough to see before one agrees. */

/** Lines that go, marked `-`, and lines that come, marked `+`, in their order. */
export function lineDiff(before: string, after: string): readonly string[] {
  const old = linesOf(before);
  const young = linesOf(after);
  // How many lines the two have in common from here to their ends.
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(young.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row !== undefined)
        row[j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const changes: string[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length)
    if (i < old.length && j < young.length && old[i] === young[j]) {
      i++;
      j++;
    } else if (j >= young.length || (i < old.length && at(i + 1, j) >= at(i, j + 1)))
      changes.push(`- ${old[i++] ?? ""}`);
    else changes.push(`+ ${young[j++] ?? ""}`);
  return changes;
}

function linesOf(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
