// The inner loops of conv2d and of its gradient by the input: tiles of 4 pixels x 8 channels, whose sums stay in registers.

import { storeSome } from "./pixels";

/**
 * Fills a grid of `rows` x `columns` pixels at `to`. Each is the sum over `tapRows` rows, `tapRow` bytes apart, of the products of
 * `depth` neighbouring numbers of the block with packed weights; the next pixel's begin `fromPixel` bytes on, the next row's
 * `fromRow`. Weights are packed by 8 channels: for each 8 [tapRows, depth, 8], whatever they are beyond the last.
 */
export function correlate(
  block: usize,
  fromRow: i32,
  tapRow: i32,
  fromPixel: i32,
  packed: usize,
  to: usize,
  toRow: i32,
  toPixel: i32,
  rows: i32,
  columns: i32,
  tapRows: i32,
  depth: i32,
  channels: i32,
): void {
  const weightsBytes = (tapRows * depth) << 5;
  for (let channel = 0; channel < channels; channel += 8, packed += weightsBytes) {
    const count = min(8, channels - channel);
    for (let row = 0; row < rows; row++) {
      let from = block + row * fromRow;
      let at = to + row * toRow + (channel << 2);
      let column = 0;
      for (; column + 4 <= columns; column += 4, from += fromPixel << 2, at += toPixel << 2) {
        fourPixels(from, tapRow, fromPixel, packed, tapRows, depth, at, toPixel, count);
      }
      for (; column < columns; column++, from += fromPixel, at += toPixel) {
        onePixel(from, tapRow, packed, tapRows, depth, at, count);
      }
    }
  }
}

function fourPixels(
  from: usize,
  tapRow: i32,
  pixel: i32,
  weights: usize,
  tapRows: i32,
  depth: i32,
  to: usize,
  toPixel: i32,
  count: i32,
): void {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  let w = weights;
  for (let row = 0; row < tapRows; row++, from += tapRow) {
    let p0 = from;
    let p1 = p0 + pixel;
    let p2 = p1 + pixel;
    let p3 = p2 + pixel;
    const end = p0 + (depth << 2);
    for (; p0 < end; p0 += 4, p1 += 4, p2 += 4, p3 += 4, w += 32) {
      const low = v128.load(w);
      const high = v128.load(w, 16);
      const v0 = v128.load32_splat(p0);
      a0 = f32x4.add(a0, f32x4.mul(v0, low));
      b0 = f32x4.add(b0, f32x4.mul(v0, high));
      const v1 = v128.load32_splat(p1);
      a1 = f32x4.add(a1, f32x4.mul(v1, low));
      b1 = f32x4.add(b1, f32x4.mul(v1, high));
      const v2 = v128.load32_splat(p2);
      a2 = f32x4.add(a2, f32x4.mul(v2, low));
      b2 = f32x4.add(b2, f32x4.mul(v2, high));
      const v3 = v128.load32_splat(p3);
      a3 = f32x4.add(a3, f32x4.mul(v3, low));
      b3 = f32x4.add(b3, f32x4.mul(v3, high));
    }
  }
  storeSome(to, a0, b0, count);
  storeSome(to + toPixel, a1, b1, count);
  storeSome(to + (toPixel << 1), a2, b2, count);
  storeSome(to + toPixel * 3, a3, b3, count);
}

function onePixel(
  from: usize,
  tapRow: i32,
  weights: usize,
  tapRows: i32,
  depth: i32,
  to: usize,
  count: i32,
): void {
  let a = f32x4.splat(0);
  let b = a;
  for (let row = 0; row < tapRows; row++, from += tapRow) {
    let p = from;
    const end = p + (depth << 2);
    for (; p < end; p += 4, weights += 32) {
      const v = v128.load32_splat(p);
      a = f32x4.add(a, f32x4.mul(v, v128.load(weights)));
      b = f32x4.add(b, f32x4.mul(v, v128.load(weights, 16)));
    }
  }
  storeSome(to, a, b, count);
}
