"use strict";
// Kernels that look at numbers one by one, or move them.
Object.defineProperty(exports, "__esModule", { value: true });
exports.relu6Gradient = relu6Gradient;
exports.segmentSumFloats = segmentSumFloats;
exports.segmentSumIntegers = segmentSumIntegers;
exports.transposeMatrices = transposeMatrices;
const conv2d_input_1 = require("./conv2d-input");
/** dx = dy where 0 < x <= 6, else 0. */
function relu6Gradient(dy, x, dx, size) {
  const zero = f32x4.splat(0);
  const six = f32x4.splat(6);
  let k = 0;
  for (; k + 4 <= size; k += 4, x += 16, dy += 16, dx += 16) {
    const value = v128.load(x);
    const passes = v128.and(f32x4.gt(value, zero), f32x4.le(value, six));
    v128.store(dx, v128.and(v128.load(dy), passes));
  }
  for (; k < size; k++, x += 4, dy += 4, dx += 4) {
    const value = load(x);
    store(dx, value > 0 && value <= 6 ? load(dy) : 0);
  }
}
/** Adds each of `rows` rows of `width` floats to the segment that its id names; ids outside of `segments` are dropped. */
function segmentSumFloats(x, ids, out, rows, width, segments) {
  memory.fill(out, 0, (segments * width) << 2);
  for (let row = 0; row < rows; row++, ids += 4) {
    const id = load(ids);
    if (id >= segments) {
      x += width << 2;
      continue;
    }
    let to = out + ((id * width) << 2);
    let k = 0;
    for (; k + 4 <= width; k += 4, x += 16, to += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(x)));
    for (; k < width; k++, x += 4, to += 4) store(to, load(to) + load(x));
  }
}
/** The same for integers. */
function segmentSumIntegers(x, ids, out, rows, width, segments) {
  memory.fill(out, 0, (segments * width) << 2);
  for (let row = 0; row < rows; row++, ids += 4, x += width << 2) {
    const id = load(ids);
    if (id >= segments) continue;
    const to = out + ((id * width) << 2);
    for (let k = 0; k < width << 2; k += 4) store(to + k, load(to + k) + load(x + k));
  }
}
/** [batch, rows, columns] to [batch, columns, rows], of numbers of 4 bytes. In squares, so that both sides stay in the cache. */
function transposeMatrices(x, out, batch, rows, columns) {
  const fromRow = columns << 2;
  const toRow = rows << 2;
  const size = rows * fromRow;
  for (let n = 0; n < batch; n++, x += size, out += size) {
    for (let row0 = 0; row0 < rows; row0 += 32) {
      const endRow = min(rows, row0 + 32);
      for (let column0 = 0; column0 < columns; column0 += 32) {
        const endColumn = min(columns, column0 + 32);
        let row = row0;
        for (; row + 4 <= endRow; row += 4) {
          let column = column0;
          for (; column + 4 <= endColumn; column += 4) {
            (0, conv2d_input_1.transpose4)(
              x + row * fromRow + (column << 2),
              fromRow,
              out + column * toRow + (row << 2),
              toRow,
            );
          }
          for (; column < endColumn; column++) {
            for (let k = row; k < row + 4; k++) move(x, k, column, fromRow, out, toRow);
          }
        }
        for (; row < endRow; row++) {
          for (let column = column0; column < endColumn; column++) move(x, row, column, fromRow, out, toRow);
        }
      }
    }
  }
}
function move(x, row, column, fromRow, out, toRow) {
  store(out + column * toRow + (row << 2), load(x + row * fromRow + (column << 2)));
}
