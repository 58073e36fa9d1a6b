"use strict";
// Blocks of image pixels, copied to where the inner loops of convolutions need look for no border.
Object.defineProperty(exports, "__esModule", { value: true });
exports.copyPixels = copyPixels;
exports.roundUp8 = roundUp8;
exports.storeSome = storeSome;
/**
 * Writes `rows` x `columns` pixels of `depth` numbers each at `to`. The pixel at (row, column) is that of the image `from`,
 * [height, width, channels], at (top + row, left + column): zeros where that lies outside of it. Every channel is written
 * `repeat` times in a row, and zeros after the last.
 */
function copyPixels(from, height, width, channels, top, left, to, rows, columns, depth, repeat) {
  const first = min(columns, max(0, -left));
  const end = max(first, min(columns, width - left));
  const pixelBytes = depth << 2;
  const whole = depth == channels && repeat == 1;
  for (let row = 0; row < rows; row++, to += columns * pixelBytes) {
    const y = top + row;
    if (y < 0 || y >= height || first == end) {
      memory.fill(to, 0, columns * pixelBytes);
      continue;
    }
    if (first > 0) memory.fill(to, 0, first * pixelBytes);
    const read = from + (((y * width + left + first) * channels) << 2);
    const write = to + first * pixelBytes;
    if (whole) memory.copy(write, read, (end - first) * pixelBytes);
    else copyWidened(read, write, end - first, channels, depth, repeat);
    if (end < columns) memory.fill(to + end * pixelBytes, 0, (columns - end) * pixelBytes);
  }
}
/** Copies pixels of `channels` numbers to pixels of `depth`. */
function copyWidened(read, write, pixels, channels, depth, repeat) {
  const filler = depth - channels * repeat;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < channels; channel++, read += 4) {
      const value = load(read);
      for (let k = 0; k < repeat; k++, write += 4) store(write, value);
    }
    for (let k = 0; k < filler; k++, write += 4) store(write, 0);
  }
}
/** `n` rounded up to a multiple of 8: as many numbers as two vectors hold. */
function roundUp8(n) {
  return (n + 7) & ~7;
}
/** Stores the first `count` of a pair of vectors' eight numbers. */
function storeSome(to, low, high, count) {
  if (count >= 8) {
    v128.store(to, low);
    v128.store(to, high, 16);
    return;
  }
  let rest = low;
  if (count >= 4) {
    v128.store(to, low);
    to += 16;
    count -= 4;
    rest = high;
  }
  if (count > 0) v128.store_lane(to, rest, 0);
  if (count > 1) v128.store_lane(to, rest, 1, 4);
  if (count > 2) v128.store_lane(to, rest, 2, 8);
}
