"use strict";
// Both gradients of depthwiseConv2d, 8 channels at a time. Blocks of the images are copied to where every pixel has
// neighbours on all sides and a multiple of 8 channels, so that the inner loops look for no border and leave no rest over.
// A channel multiplier m is a filter of C * m channels, whose input has each of its channels m times.
Object.defineProperty(exports, "__esModule", { value: true });
exports.depthwiseFilterGradient = depthwiseFilterGradient;
exports.depthwiseInputGradient = depthwiseInputGradient;
const pixels_1 = require("./pixels");
const scratch_1 = require("./scratch");
// Numbers in a block: 32 KiB.
const BLOCK = 8192;
/** dw[i, j, c] = sum of x[n, oh * sh + i - top, ow * sw + j - left, c] * dy[n, oh, ow, c], over `channels` * `multiplier` channels c. */
function depthwiseFilterGradient(
  x,
  dy,
  dw,
  batch,
  inHeight,
  inWidth,
  channels,
  multiplier,
  outHeight,
  outWidth,
  filterHeight,
  filterWidth,
  strideHeight,
  strideWidth,
  top,
  left,
) {
  const outChannels = channels * multiplier;
  const width = (0, pixels_1.roundUp8)(outChannels);
  const wide = (outWidth - 1) * strideWidth + filterWidth;
  const blockRows = min(outHeight, max(1, BLOCK / (wide * width * strideHeight)));
  const dyInPlace = width == outChannels;
  const sumsBytes = dyInPlace ? 0 : (filterHeight * filterWidth * width) << 2;
  const xBytes = (((blockRows - 1) * strideHeight + filterHeight) * wide * width) << 2;
  const dyBytes = dyInPlace ? 0 : (blockRows * outWidth * width) << 2;
  const work = (0, scratch_1.scratch)(sumsBytes + xBytes + dyBytes);
  const sums = dyInPlace ? dw : work;
  const xWork = work + sumsBytes;
  const dyWork = xWork + xBytes;
  const pixel = width << 2;
  const taps = filterHeight * filterWidth;
  memory.fill(sums, 0, taps * pixel);
  for (let n = 0; n < batch; n++) {
    const xImage = x + ((n * inHeight * inWidth * channels) << 2);
    const dyImage = dy + ((n * outHeight * outWidth * outChannels) << 2);
    for (let row = 0; row < outHeight; row += blockRows) {
      const rows = min(blockRows, outHeight - row);
      const high = (rows - 1) * strideHeight + filterHeight;
      (0, pixels_1.copyPixels)(
        xImage,
        inHeight,
        inWidth,
        channels,
        row * strideHeight - top,
        -left,
        xWork,
        high,
        wide,
        width,
        multiplier,
      );
      let dyBlock = dyImage + row * outWidth * pixel;
      if (!dyInPlace) {
        (0, pixels_1.copyPixels)(
          dyImage,
          outHeight,
          outWidth,
          outChannels,
          row,
          0,
          dyWork,
          rows,
          outWidth,
          width,
          1,
        );
        dyBlock = dyWork;
      }
      const xRow = wide * pixel;
      for (let channel = 0; channel < pixel; channel += 32) {
        for (let i = 0; i < filterHeight; i++) {
          let from = xWork + i * xRow + channel;
          let to = sums + i * filterWidth * pixel + channel;
          let j = 0;
          for (; j + 3 <= filterWidth; j += 3, from += 3 * pixel, to += 3 * pixel) {
            threeTaps(
              from,
              dyBlock + channel,
              to,
              rows,
              outWidth,
              strideHeight * xRow,
              strideWidth * pixel,
              pixel,
            );
          }
          for (; j < filterWidth; j++, from += pixel, to += pixel) {
            oneTap(
              from,
              dyBlock + channel,
              to,
              rows,
              outWidth,
              strideHeight * xRow,
              strideWidth * pixel,
              pixel,
            );
          }
        }
      }
    }
  }
  if (dyInPlace) return;
  for (let k = 0; k < taps; k++)
    memory.copy(dw + ((k * outChannels) << 2), sums + k * pixel, outChannels << 2);
}
/** Adds to 8 channels of three neighbouring taps. */
function threeTaps(x, dy, sums, rows, columns, xRow, xStep, pixel) {
  const two = pixel << 1;
  let a0 = v128.load(sums);
  let b0 = v128.load(sums, 16);
  let a1 = v128.load(sums + pixel);
  let b1 = v128.load(sums + pixel, 16);
  let a2 = v128.load(sums + two);
  let b2 = v128.load(sums + two, 16);
  for (let row = 0; row < rows; row++, x += xRow) {
    let p = x;
    for (let column = 0; column < columns; column++, p += xStep, dy += pixel) {
      const low = v128.load(dy);
      const high = v128.load(dy, 16);
      a0 = f32x4.add(a0, f32x4.mul(v128.load(p), low));
      b0 = f32x4.add(b0, f32x4.mul(v128.load(p, 16), high));
      a1 = f32x4.add(a1, f32x4.mul(v128.load(p + pixel), low));
      b1 = f32x4.add(b1, f32x4.mul(v128.load(p + pixel, 16), high));
      a2 = f32x4.add(a2, f32x4.mul(v128.load(p + two), low));
      b2 = f32x4.add(b2, f32x4.mul(v128.load(p + two, 16), high));
    }
  }
  v128.store(sums, a0);
  v128.store(sums, b0, 16);
  v128.store(sums + pixel, a1);
  v128.store(sums + pixel, b1, 16);
  v128.store(sums + two, a2);
  v128.store(sums + two, b2, 16);
}
/** The same for one tap. */
function oneTap(x, dy, sums, rows, columns, xRow, xStep, pixel) {
  let a = v128.load(sums);
  let b = v128.load(sums, 16);
  for (let row = 0; row < rows; row++, x += xRow) {
    let p = x;
    for (let column = 0; column < columns; column++, p += xStep, dy += pixel) {
      a = f32x4.add(a, f32x4.mul(v128.load(p), v128.load(dy)));
      b = f32x4.add(b, f32x4.mul(v128.load(p, 16), v128.load(dy, 16)));
    }
  }
  v128.store(sums, a);
  v128.store(sums, b, 16);
}
/**
 * dx[n, y, x, c] = sum of dy[n, oh, ow, c] * w[i, j, c] over all that meet at oh * sh + i - top = y and
 * ow * sw + j - left = x. By phases of the stride, as in conv2d-input.ts.
 */
function depthwiseInputGradient(
  dy,
  filter,
  dx,
  batch,
  inHeight,
  inWidth,
  channels,
  outHeight,
  outWidth,
  filterHeight,
  filterWidth,
  strideHeight,
  strideWidth,
  top,
  left,
) {
  const width = (0, pixels_1.roundUp8)(channels);
  const pixel = width << 2;
  const mostRows = (filterHeight + strideHeight - 1) / strideHeight;
  const mostColumns = (filterWidth + strideWidth - 1) / strideWidth;
  const mostWide = (inWidth + strideWidth - 1) / strideWidth + mostColumns - 1;
  const blockRows = min((inHeight + strideHeight - 1) / strideHeight, max(1, BLOCK / (mostWide * width)));
  const weightsBytes = mostRows * mostColumns * pixel;
  const weights = (0, scratch_1.scratch)(weightsBytes + (blockRows + mostRows - 1) * mostWide * pixel);
  const work = weights + weightsBytes;
  for (let a = 0; a < strideHeight; a++) {
    const tapRows = a < filterHeight ? (filterHeight - a + strideHeight - 1) / strideHeight : 0;
    const firstRow = max(0, (top - a + strideHeight - 1) / strideHeight);
    const endRow = max(firstRow, (inHeight + top - a + strideHeight - 1) / strideHeight);
    for (let b = 0; b < strideWidth; b++) {
      const tapColumns = b < filterWidth ? (filterWidth - b + strideWidth - 1) / strideWidth : 0;
      const firstColumn = max(0, (left - b + strideWidth - 1) / strideWidth);
      const columns = max(0, (inWidth + left - b + strideWidth - 1) / strideWidth - firstColumn);
      const wide = columns + max(0, tapColumns - 1);
      for (let u = 0; u < tapRows; u++) {
        for (let v = 0; v < tapColumns; v++) {
          const tap =
            (a + (tapRows - 1 - u) * strideHeight) * filterWidth + b + (tapColumns - 1 - v) * strideWidth;
          const from = filter + ((tap * channels) << 2);
          (0, pixels_1.copyPixels)(
            from,
            1,
            1,
            channels,
            0,
            0,
            weights + (u * tapColumns + v) * pixel,
            1,
            1,
            width,
            1,
          );
        }
      }
      for (let n = 0; n < batch; n++) {
        const dyImage = dy + ((n * outHeight * outWidth * channels) << 2);
        const dxImage = dx + ((n * inHeight * inWidth * channels) << 2);
        for (let row = firstRow; row < endRow; row += blockRows) {
          const rows = min(blockRows, endRow - row);
          if (tapRows * tapColumns > 0) {
            const dyTop = row - tapRows + 1;
            const dyLeft = firstColumn - tapColumns + 1;
            (0, pixels_1.copyPixels)(
              dyImage,
              outHeight,
              outWidth,
              channels,
              dyTop,
              dyLeft,
              work,
              rows + tapRows - 1,
              wide,
              width,
              1,
            );
          }
          const y = a - top + strideHeight * row;
          const x = b - left + strideWidth * firstColumn;
          const to = dxImage + (((y * inWidth + x) * channels) << 2);
          const toRow = (strideHeight * inWidth * channels) << 2;
          const toPixel = (strideWidth * channels) << 2;
          for (let channel = 0; channel < channels; channel += 8) {
            const count = min(8, channels - channel);
            const offset = channel << 2;
            for (let r = 0; r < rows; r++) {
              let from = work + r * wide * pixel + offset;
              let at = to + r * toRow + offset;
              let column = 0;
              for (; column + 4 <= columns; column += 4, from += pixel << 2, at += toPixel << 2) {
                fourPixels(
                  from,
                  wide * pixel,
                  pixel,
                  weights + offset,
                  tapRows,
                  tapColumns,
                  at,
                  toPixel,
                  count,
                );
              }
              for (; column < columns; column++, from += pixel, at += toPixel) {
                onePixel(from, wide * pixel, pixel, weights + offset, tapRows, tapColumns, at, count);
              }
            }
          }
        }
      }
    }
  }
}
function fourPixels(from, fromRow, pixel, weights, tapRows, tapColumns, to, toPixel, count) {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  const two = pixel << 1;
  const three = pixel + two;
  for (let u = 0; u < tapRows; u++, from += fromRow) {
    let p = from;
    for (let v = 0; v < tapColumns; v++, p += pixel, weights += pixel) {
      const low = v128.load(weights);
      const high = v128.load(weights, 16);
      a0 = f32x4.add(a0, f32x4.mul(v128.load(p), low));
      b0 = f32x4.add(b0, f32x4.mul(v128.load(p, 16), high));
      a1 = f32x4.add(a1, f32x4.mul(v128.load(p + pixel), low));
      b1 = f32x4.add(b1, f32x4.mul(v128.load(p + pixel, 16), high));
      a2 = f32x4.add(a2, f32x4.mul(v128.load(p + two), low));
      b2 = f32x4.add(b2, f32x4.mul(v128.load(p + two, 16), high));
      a3 = f32x4.add(a3, f32x4.mul(v128.load(p + three), low));
      b3 = f32x4.add(b3, f32x4.mul(v128.load(p + three, 16), high));
    }
  }
  (0, pixels_1.storeSome)(to, a0, b0, count);
  (0, pixels_1.storeSome)(to + toPixel, a1, b1, count);
  (0, pixels_1.storeSome)(to + (toPixel << 1), a2, b2, count);
  (0, pixels_1.storeSome)(to + toPixel * 3, a3, b3, count);
}
function onePixel(from, fromRow, pixel, weights, tapRows, tapColumns, to, count) {
  let a = f32x4.splat(0);
  let b = a;
  for (let u = 0; u < tapRows; u++, from += fromRow) {
    let p = from;
    for (let v = 0; v < tapColumns; v++, p += pixel, weights += pixel) {
      a = f32x4.add(a, f32x4.mul(v128.load(p), v128.load(weights)));
      b = f32x4.add(b, f32x4.mul(v128.load(p, 16), v128.load(weights, 16)));
    }
  }
  (0, pixels_1.storeSome)(to, a, b, count);
}
