// Which of many numbers are tried where they differ in size alone.

/** So many of a row of sizes say what all of them do. */
const MOST_TRIED = 16;

/** A row, or, of a long one, its ends and some evenly between. @param at what stands at an index; the row's own by default. */
export function spaced(row: readonly number[]): readonly number[];
export function spaced(row: { readonly length: number }, at: (index: number) => number): readonly number[];
export function spaced(
  row: { readonly length: number; readonly [index: number]: number },
  at: (index: number) => number = (index) => row[index] ?? index,
): readonly number[] {
  const { length } = row;
  const count = Math.min(length, MOST_TRIED);
  return Array.from({ length: count }, (_, i) =>
    at(count === length ? i : Math.round((i * (length - 1)) / (count - 1))),
  );
}
