// The gradient of conv2d by its filter: dw[i, j, ci, co] = sum of x[n, oh * sh + i - top, ow * sw + j - left, ci] * dy[n, oh, ow, co].
//
// In a row of the input, what the taps (i, 0), (i, 1), ... of one output pixel see lies side by side. So row i of the filter is
// one matrix product: [KW * CI, pixels] by [pixels, CO]. It is taken block by block of pixels, small enough for the nearest
// cache, in tiles of 4 x 8 sums that stay in registers.

import { copyPixels, roundUp8 } from "./pixels";
import { scratch } from "./scratch";

// Numbers of x and dy together in a block: 32 KiB.
const BLOCK = 8192;

export function conv2dFilterGradient(
  x: usize,
  dy: usize,
  dw: usize,
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
  const length = filterWidth * inChannels;
  const paddedLength = (length + 3) & ~3;
  const width = roundUp8(outChannels);
  const xInPlace = inside && length == paddedLength;
  const dyInPlace = width == outChannels;

  const perPixel = strideHeight * strideWidth * inChannels + width;
  const pixels = max(32, BLOCK / perPixel);
  const blockColumns = min(outWidth, pixels);
  const blockRows = min(outHeight, max(1, pixels / blockColumns));
  const xRows = (blockRows - 1) * strideHeight + filterHeight;
  const xColumns = (blockColumns - 1) * strideWidth + filterWidth;

  const sumsInPlace = length == paddedLength && dyInPlace;
  const sumsBytes = (filterHeight * paddedLength * width) << 2;
  const xBytes = (xRows * xColumns * inChannels + 4) << 2; // a tile reads up to 3 numbers beyond the last
  const dyBytes = (blockRows * blockColumns * width) << 2;
  const work = scratch((sumsInPlace ? 0 : sumsBytes) + (xInPlace ? 0 : xBytes) + (dyInPlace ? 0 : dyBytes));
  const sums = sumsInPlace ? dw : work;
  const xWork = work + (sumsInPlace ? 0 : sumsBytes);
  const dyWork = xWork + (xInPlace ? 0 : xBytes);
  memory.fill(sums, 0, sumsBytes);

  const xPixel = (strideWidth * inChannels) << 2;
  const dyPixel = width << 2;
  const sumsRow = width << 2;
  for (let n = 0; n < batch; n++) {
    const xImage = x + ((n * inHeight * inWidth * inChannels) << 2);
    const dyImage = dy + ((n * outHeight * outWidth * outChannels) << 2);
    for (let row = 0; row < outHeight; row += blockRows) {
      const rows = min(blockRows, outHeight - row);
      for (let column = 0; column < outWidth; column += blockColumns) {
        const columns = min(blockColumns, outWidth - column);
        const y0 = row * strideHeight - top;
        const x0 = column * strideWidth - left;
        let xBlock = xImage + (((y0 * inWidth + x0) * inChannels) << 2);
        let xRow = (inWidth * inChannels) << 2;
        if (!xInPlace) {
          const high = (rows - 1) * strideHeight + filterHeight;
          const wide = (columns - 1) * strideWidth + filterWidth;
          copyPixels(xImage, inHeight, inWidth, inChannels, y0, x0, xWork, high, wide, inChannels, 1);
          xBlock = xWork;
          xRow = (wide * inChannels) << 2;
        }
        let dyBlock = dyImage + (((row * outWidth + column) * outChannels) << 2);
        let dyRow = (outWidth * outChannels) << 2;
        if (!dyInPlace) {
          copyPixels(dyImage, outHeight, outWidth, outChannels, row, column, dyWork, rows, columns, width, 1);
          dyBlock = dyWork;
          dyRow = columns * dyPixel;
        }
        for (let i = 0; i < filterHeight; i++) {
          const xTap = xBlock + i * xRow;
          for (let k = 0; k < paddedLength; k += 4) {
            const sumsAt = sums + (i * paddedLength + k) * sumsRow;
            for (let o = 0; o < sumsRow; o += 32) {
              tile(
                xTap + (k << 2),
                dyBlock + o,
                sumsAt + o,
                rows,
                columns,
                strideHeight * xRow,
                xPixel,
                dyRow,
                dyPixel,
                sumsRow,
              );
            }
          }
        }
      }
    }
  }
  if (sumsInPlace) return;
  const taps = filterHeight * length;
  for (let k = 0; k < taps; k++) {
    const from = sums + ((k / length) * paddedLength + (k % length)) * sumsRow;
    memory.copy(dw + ((k * outChannels) << 2), from, outChannels << 2);
  }
}

/** Adds, for a grid of pixels, the products of 4 neighbouring numbers of x and 8 of dy to 4 x 8 sums. */
function tile(
  x: usize,
  dy: usize,
  sums: usize,
  rows: i32,
  columns: i32,
  xRow: i32,
  xPixel: i32,
  dyRow: i32,
  dyPixel: i32,
  sumsRow: i32,
): void {
  const s1 = sums + sumsRow;
  const s2 = s1 + sumsRow;
  const s3 = s2 + sumsRow;
  let a0 = v128.load(sums);
  let b0 = v128.load(sums, 16);
  let a1 = v128.load(s1);
  let b1 = v128.load(s1, 16);
  let a2 = v128.load(s2);
  let b2 = v128.load(s2, 16);
  let a3 = v128.load(s3);
  let b3 = v128.load(s3, 16);
  for (let row = 0; row < rows; row++, x += xRow, dy += dyRow) {
    let p = x;
    let q = dy;
    for (let column = 0; column < columns; column++, p += xPixel, q += dyPixel) {
      const low = v128.load(q);
      const high = v128.load(q, 16);
      const v0 = v128.load32_splat(p);
      a0 = f32x4.add(a0, f32x4.mul(v0, low));
      b0 = f32x4.add(b0, f32x4.mul(v0, high));
      const v1 = v128.load32_splat(p, 4);
      a1 = f32x4.add(a1, f32x4.mul(v1, low));
      b1 = f32x4.add(b1, f32x4.mul(v1, high));
      const v2 = v128.load32_splat(p, 8);
      a2 = f32x4.add(a2, f32x4.mul(v2, low));
      b2 = f32x4.add(b2, f32x4.mul(v2, high));
      const v3 = v128.load32_splat(p, 12);
      a3 = f32x4.add(a3, f32x4.mul(v3, low));
      b3 = f32x4.add(b3, f32x4.mul(v3, high));
    }
  }
  v128.store(sums, a0);
  v128.store(sums, b0, 16);
  v128.store(s1, a1);
  v128.store(s1, b1, 16);
  v128.store(s2, a2);
  v128.store(s2, b2, 16);
  v128.store(s3, a3);
  v128.store(s3, b3, 16);
}
