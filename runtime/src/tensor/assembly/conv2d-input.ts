// The gradient of conv2d by its input: dx[n, y, x, ci] = sum of dy[n, oh, ow, co] * w[i, j, ci, co] over all that meet at
// oh * sh + i - top = y and ow * sw + j - left = x.
//
// Input pixels fall into sh x sw phases, and each phase meets every sh-th row and sw-th column of the filter only. Within
// one, the gradient is a plain correlation of dy with those taps in reverse, without a multiplication by a zero. What the
// taps of one filter row see of dy lies side by side; the weights are packed in the order in which tiles of 4 pixels x 8
// channels read them.

import { correlate } from "./correlate";
import { copyPixels, roundUp8 } from "./pixels";
import { scratch } from "./scratch";
import { transpose4 } from "./transpose";

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
              blockRow,
              outChannels << 2,
              packed,
              to,
              toRow,
              toPixel,
              rows,
              columns,
              tapRows,
              depth,
              inChannels,
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
