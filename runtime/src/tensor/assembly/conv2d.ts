// conv2d itself: y[n, oh, ow, co] = sum of x[n, oh * sh + i - top, ow * sw + j - left, ci] * w[i, j, ci, co]. The shipped kernel
// prepares its operands anew in every call of a training step, as the weights are new, and takes longer for small images
// than for the rest.

import { correlate } from "./correlate";
import { copyPixels, roundUp8 } from "./pixels";
import { scratch } from "./scratch";

// Numbers of x in a block: 16 KiB, beside the weights of a tile.
const BLOCK = 4096;

export function conv2d(
  x: usize,
  filter: usize,
  y: usize,
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
  const inside =
    top == 0 &&
    left == 0 &&
    (outHeight - 1) * strideHeight + filterHeight <= inHeight &&
    (outWidth - 1) * strideWidth + filterWidth <= inWidth;
  if (
    inside &&
    filterHeight * filterWidth * strideHeight * strideWidth == 1 &&
    inHeight == outHeight &&
    inWidth == outWidth
  ) {
    // Every pixel by itself: all images are one row.
    inWidth = outWidth = batch * inHeight * inWidth;
    batch = inHeight = outHeight = 1;
  }
  const taps = filterHeight * filterWidth;
  const depth = filterWidth * inChannels;
  const pixels = max(32, BLOCK / (strideHeight * strideWidth * inChannels));
  const blockColumns = min(outWidth, pixels);
  const blockRows = min(outHeight, max(1, pixels / blockColumns));
  const mostRows = (blockRows - 1) * strideHeight + filterHeight;
  const mostColumns = (blockColumns - 1) * strideWidth + filterWidth;
  const packedBytes = (taps * inChannels * roundUp8(outChannels)) << 2;
  const packed = scratch(packedBytes + (inside ? 0 : (mostRows * mostColumns * inChannels) << 2));
  const work = packed + packedBytes;
  pack(filter, packed, taps * inChannels, outChannels);

  const pixel = inChannels << 2;
  const toPixel = outChannels << 2;
  for (let n = 0; n < batch; n++) {
    const xImage = x + n * inHeight * inWidth * pixel;
    const yImage = y + n * outHeight * outWidth * toPixel;
    for (let row = 0; row < outHeight; row += blockRows) {
      const rows = min(blockRows, outHeight - row);
      for (let column = 0; column < outWidth; column += blockColumns) {
        const columns = min(blockColumns, outWidth - column);
        const y0 = row * strideHeight - top;
        const x0 = column * strideWidth - left;
        let block = xImage + (y0 * inWidth + x0) * pixel;
        let blockRow = inWidth * pixel;
        if (!inside) {
          const high = (rows - 1) * strideHeight + filterHeight;
          const wide = (columns - 1) * strideWidth + filterWidth;
          copyPixels(xImage, inHeight, inWidth, inChannels, y0, x0, work, high, wide, inChannels, 1);
          block = work;
          blockRow = wide * pixel;
        }
        const to = yImage + (row * outWidth + column) * toPixel;
        correlate(
          block,
          strideHeight * blockRow,
          blockRow,
          strideWidth * pixel,
          packed,
          to,
          outWidth * toPixel,
          toPixel,
          rows,
          columns,
          filterHeight,
          depth,
          outChannels,
        );
      }
    }
  }
}

/** The columns of `rows` x `columns` weights by 8: for each 8 [rows, 8], zeros beyond the last. */
function pack(weights: usize, packed: usize, rows: i32, columns: i32): void {
  for (let column = 0; column < columns; column += 8) {
    const count = min(8, columns - column) << 2;
    let from = weights + (column << 2);
    for (let row = 0; row < rows; row++, from += columns << 2, packed += 32) {
      if (count == 32) {
        v128.store(packed, v128.load(from));
        v128.store(packed, v128.load(from, 16), 16);
        continue;
      }
      for (let k = 0; k < 32; k += 4) store<f32>(packed + k, k < count ? load<f32>(from + k) : 0);
    }
  }
}
