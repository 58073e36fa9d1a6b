// The gradient of conv2d by its input: dx[n, y, x, ci] = sum of dy[n, oh, ow, co] * w[i, j, ci, co] over all that meet at
// oh * sh + i - top = y and ow * sw + j - left = x.
//
// Input pixels fall into sh x sw phases, and each phase meets every sh-th row and sw-th column of the filter only. Within
// one, the gradient is a plain correlation of dy with those taps in reverse, without a multiplication by a zero. What the
// taps of one filter row see of dy lies side by side; the weights are packed in the order in which tiles of 4 pixels x 8
// channels read them.

import { copyPixels, roundUp8, storeSome } from "./pixels";
import { scratch } from "./scratch";

// Numbers of dy in a block: 16 KiB, beside the weights of a tile.
const BLOCK = 4096;

export function conv2dInputGradient(
  dy: usize,
  filter: usize,
  dx: usize,
  batch: i32,
  inHeight: i32,
  inWidth: i32,
  inChannels: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
): void {
  const one = filterHeight * filterWidth * strideHeight * strideWidth == 1 && top == 0 && left == 0;
  if (one && inHeight == outHeight && inWidth == outWidth) {
    // Every pixel by itself: all images are one row.
    inWidth = outWidth = batch * inHeight * inWidth;
    batch = inHeight = outHeight = 1;
  }
  // The most taps that a phase has, and a block of the most pixels.
  const mostRows = (filterHeight + strideHeight - 1) / strideHeight;
  const mostColumns = (filterWidth + strideWidth - 1) / strideWidth;
  const pixels = max(32, BLOCK / outChannels);
  const blockColumns = min((inWidth + strideWidth - 1) / strideWidth, pixels);
  const blockRows = min((inHeight + strideHeight - 1) / strideHeight, max(1, pixels / blockColumns));
  const packedBytes = (mostRows * mostColumns * outChannels * roundUp8(inChannels)) << 2;
  const blockBytes = ((blockRows + mostRows - 1) * (blockColumns + mostColumns - 1) * outChannels) << 2;
  const packed = scratch(packedBytes + blockBytes);
  const work = packed + packedBytes;

  for (let a = 0; a < strideHeight; a++) {
    const tapRows = a < filterHeight ? (filterHeight - a + strideHeight - 1) / strideHeight : 0;
    // Steps of the phase's rows that lie in the input: y = a - top + strideHeight * step.
    const firstRow = max(0, (top - a + strideHeight - 1) / strideHeight);
    const endRow = max(firstRow, (inHeight + top - a + strideHeight - 1) / strideHeight);
    for (let b = 0; b < strideWidth; b++) {
      const tapColumns = b < filterWidth ? (filterWidth - b + strideWidth - 1) / strideWidth : 0;
      const firstColumn = max(0, (left - b + strideWidth - 1) / strideWidth);
      const endColumn = max(firstColumn, (inWidth + left - b + strideWidth - 1) / strideWidth);
      const depth = tapColumns * outChannels;
      pack(
        filter,
        packed,
        inChannels,
        outChannels,
        filterWidth,
        a,
        b,
        strideHeight,
        strideWidth,
        tapRows,
        tapColumns,
      );
      const inPlace =
        firstRow - tapRows + 1 >= 0 &&
        firstColumn - tapColumns + 1 >= 0 &&
        endRow <= outHeight &&
        endColumn <= outWidth;
      for (let n = 0; n < batch; n++) {
        const dyImage = dy + ((n * outHeight * outWidth * outChannels) << 2);
        const dxImage = dx + ((n * inHeight * inWidth * inChannels) << 2);
        for (let row = firstRow; row < endRow; row += blockRows) {
          const rows = min(blockRows, endRow - row);
          for (let column = firstColumn; column < endColumn; column += blockColumns) {
            const columns = min(blockColumns, endColumn - column);
            const dyTop = row - tapRows + 1;
            const dyLeft = column - tapColumns + 1;
            let block = dyImage + (((dyTop * outWidth + dyLeft) * outChannels) << 2);
            let blockRow = (outWidth * outChannels) << 2;
            if (!inPlace && depth * tapRows > 0) {
              const wide = columns + tapColumns - 1;
              copyPixels(
                dyImage,
                outHeight,
                outWidth,
                outChannels,
                dyTop,
                dyLeft,
                work,
                rows + tapRows - 1,
                wide,
                outChannels,
                1,
              );
              block = work;
              blockRow = (wide * outChannels) << 2;
            }
            const y = a - top + strideHeight * row;
            const x = b - left + strideWidth * column;
            const to = dxImage + (((y * inWidth + x) * inChannels) << 2);
            const toRow = (strideHeight * inWidth * inChannels) << 2;
            const toPixel = (strideWidth * inChannels) << 2;
            correlate(
              block,
              blockRow,
              packed,
              to,
              toRow,
              toPixel,
              rows,
              columns,
              tapRows,
              depth,
              inChannels,
              outChannels << 2,
            );
          }
        }
      }
    }
  }
}

/** The phase's weights by 8 input channels: for each 8 [tap rows, tap columns in reverse, output channels, 8], zeros beyond the last. */
function pack(
  filter: usize,
  packed: usize,
  inChannels: i32,
  outChannels: i32,
  filterWidth: i32,
  a: i32,
  b: i32,
  strideHeight: i32,
  strideWidth: i32,
  tapRows: i32,
  tapColumns: i32,
): void {
  const step = outChannels << 2;
  let to = packed;
  for (let channel = 0; channel < inChannels; channel += 8) {
    const count = min(8, inChannels - channel);
    for (let u = tapRows - 1; u >= 0; u--) {
      for (let v = tapColumns - 1; v >= 0; v--, to += outChannels << 5) {
        const tap = (a + u * strideHeight) * filterWidth + b + v * strideWidth;
        const from = filter + (((tap * inChannels + channel) * outChannels) << 2);
        if (count < 8) memory.fill(to, 0, outChannels << 5);
        let co = 0;
        if (count == 8) {
          for (; co + 4 <= outChannels; co += 4) {
            transpose4(from + (co << 2), step, to + (co << 5), 32);
            transpose4(from + (co << 2) + (step << 2), step, to + (co << 5) + 16, 32);
          }
        }
        for (; co < outChannels; co++) {
          for (let k = 0; k < count; k++) {
            store<f32>(to + (((co << 3) + k) << 2), load<f32>(from + k * step + (co << 2)));
          }
        }
      }
    }
  }
}

/** Writes the transpose of 4 x 4 numbers, whose rows lie `fromRow` bytes apart, to rows that lie `toRow` bytes apart. */
export function transpose4(from: usize, fromRow: i32, to: usize, toRow: i32): void {
  const a = v128.load(from);
  const b = v128.load(from + fromRow);
  const c = v128.load(from + (fromRow << 1));
  const d = v128.load(from + fromRow * 3);
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(ab0, cd0, 0, 2));
  v128.store(to + toRow, v128.shuffle<f64>(ab0, cd0, 1, 3));
  v128.store(to + (toRow << 1), v128.shuffle<f64>(ab1, cd1, 0, 2));
  v128.store(to + toRow * 3, v128.shuffle<f64>(ab1, cd1, 1, 3));
}

/** Every pixel of a block, by tiles of 4 pixels x 8 channels. */
function correlate(
  block: usize,
  blockRow: i32,
  packed: usize,
  to: usize,
  toRow: i32,
  toPixel: i32,
  rows: i32,
  columns: i32,
  tapRows: i32,
  depth: i32,
  channels: i32,
  pixel: i32,
): void {
  const weightsBytes = (tapRows * depth) << 5;
  for (let channel = 0; channel < channels; channel += 8, packed += weightsBytes) {
    const count = min(8, channels - channel);
    for (let row = 0; row < rows; row++) {
      let from = block + row * blockRow;
      let at = to + row * toRow + (channel << 2);
      let column = 0;
      for (; column + 4 <= columns; column += 4, from += pixel << 2, at += toPixel << 2) {
        fourPixels(from, blockRow, pixel, packed, tapRows, depth, at, toPixel, count);
      }
      for (; column < columns; column++, from += pixel, at += toPixel) {
        onePixel(from, blockRow, packed, tapRows, depth, at, count);
      }
    }
  }
}

function fourPixels(
  from: usize,
  fromRow: i32,
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
  for (let row = 0; row < tapRows; row++, from += fromRow) {
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
  fromRow: i32,
  weights: usize,
  tapRows: i32,
  depth: i32,
  to: usize,
  count: i32,
): void {
  let a = f32x4.splat(0);
  let b = a;
  for (let row = 0; row < tapRows; row++, from += fromRow) {
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
