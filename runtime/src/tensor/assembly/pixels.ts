// Blocks of image pixels, copied to where the inner loops of convolutions need look for no border.

/**
 * Writes `rows` x `columns` pixels of `depth` numbers each at `to`. The pixel at (row, column) is that of the image `from`,
 * [height, width, channels], at (top + row, left + column): zeros where that lies outside of it. Every channel is written
 * `repeat` times in a row, and zeros after the last.
 */
export function copyPixels(
  from: usize,
  height: i32,
  width: i32,
  channels: i32,
  top: i32,
  left: i32,
  to: usize,
  rows: i32,
  columns: i32,
  depth: i32,
  repeat: i32,
): void {
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
function copyWidened(read: usize, write: usize, pixels: i32, channels: i32, depth: i32, repeat: i32): void {
  const filler = depth - channels * repeat;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < channels; channel++, read += 4) {
      const value = load<f32>(read);
      for (let k = 0; k < repeat; k++, write += 4) store<f32>(write, value);
    }
    for (let k = 0; k < filler; k++, write += 4) store<f32>(write, 0);
  }
}

/** `n` rounded up to a multiple of 8: as many numbers as two vectors hold. */
export function roundUp8(n: i32): i32 {
  return (n + 7) & ~7;
}

/** Stores the first `count` of a pair of vectors' eight numbers. */
export function storeSome(to: usize, low: v128, high: v128, count: i32): void {
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
  if (count > 0) v128.store_lane<f32>(to, rest, 0);
  if (count > 1) v128.store_lane<f32>(to, rest, 1, 4);
  if (count > 2) v128.store_lane<f32>(to, rest, 2, 8);
}
