"use strict";
// Sums over rows, and batch normalisation, of a matrix [rows, columns].
//
// Vectors hold 4 numbers. Where the columns are no multiple of 4, two or four rows are taken for one, which is; what is
// known of a column is then written two or four times (`spread`), and sums are added up again (`fold`). Rows that are left over
// at the end go one by one. Rows are taken in blocks that fit the nearest cache: read once from far away, though the
// columns are worked on side by side; and sums of sums round less.
Object.defineProperty(exports, "__esModule", { value: true });
exports.sumRows = sumRows;
exports.moments = moments;
exports.batchNorm = batchNorm;
exports.normalise = normalise;
exports.batchNormGradient = batchNormGradient;
const scratch_1 = require("./scratch");
// Numbers in a block: 16 KiB.
const BLOCK = 4096;
/** How many rows make one whose length is a multiple of 4. */
function rowsTogether(columns) {
  return (columns & 3) == 0 ? 1 : (columns & 1) == 0 ? 2 : 4;
}
/** `columns` numbers, `times` times. */
function spread(from, columns, times, to) {
  for (let k = 0; k < times; k++, to += columns << 2) memory.copy(to, from, columns << 2);
}
/** Adds up the `times` groups of sums at `from`. */
function fold(from, columns, times, to) {
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (let k = 0; k < times; k++) sum += load(from + ((k * columns + c) << 2));
    store(to + (c << 2), sum);
  }
}
/** How many rows a block has: a multiple of `together`. */
function rowsOfBlock(columns, together) {
  return max(4, BLOCK / (columns * together)) * together;
}
/** out[o, k] = factor * sum over r of x[o, r, k], for x [outer, rows, columns]. */
function sumRows(x, out, outer, rows, columns, factor) {
  const together = rowsTogether(columns);
  const block = rowsOfBlock(columns, together);
  const work = (0, scratch_1.scratch)((columns * (together + 1)) << 2);
  const sums = work + ((columns * together) << 2);
  for (let o = 0; o < outer; o++, out += columns << 2) {
    memory.fill(out, 0, columns << 2);
    for (let row = 0; row < rows; row += block) {
      const count = min(block, rows - row);
      blockSums(x, count, columns, together, work, sums);
      for (let c = 0; c < columns << 2; c += 4) store(out + c, load(out + c) + load(sums + c));
      x += (count * columns) << 2;
    }
    if (factor != 1) for (let c = 0; c < columns << 2; c += 4) store(out + c, load(out + c) * factor);
  }
}
/** The sums of one block, to `sums` [columns]; `work` has room for `together` times as many. */
function blockSums(x, rows, columns, together, work, sums) {
  const wide = rows / together;
  const width = (columns * together) << 2;
  for (let k = 0; k < width; k += 16) {
    let p = x + k;
    let a = f32x4.splat(0);
    let b = a;
    let r = 0;
    for (; r + 2 <= wide; r += 2, p += width << 1) {
      a = f32x4.add(a, v128.load(p));
      b = f32x4.add(b, v128.load(p + width));
    }
    if (r < wide) a = f32x4.add(a, v128.load(p));
    v128.store(work + k, f32x4.add(a, b));
  }
  fold(work, columns, together, sums);
  for (let p = x + wide * width, r = wide * together; r < rows; r++) {
    for (let c = 0; c < columns << 2; c += 4, p += 4) store(sums + c, load(sums + c) + load(p));
  }
}
/** The sums of squared differences from `mean`, of one block; `means` is `mean` spread. */
function blockSquares(x, rows, columns, together, mean, means, work, sums) {
  const wide = rows / together;
  const width = (columns * together) << 2;
  for (let k = 0; k < width; k += 16) {
    const m = v128.load(means + k);
    let p = x + k;
    let a = f32x4.splat(0);
    let b = a;
    let r = 0;
    for (; r + 2 <= wide; r += 2, p += width << 1) {
      const d = f32x4.sub(v128.load(p), m);
      const e = f32x4.sub(v128.load(p + width), m);
      a = f32x4.add(a, f32x4.mul(d, d));
      b = f32x4.add(b, f32x4.mul(e, e));
    }
    if (r < wide) {
      const d = f32x4.sub(v128.load(p), m);
      a = f32x4.add(a, f32x4.mul(d, d));
    }
    v128.store(work + k, f32x4.add(a, b));
  }
  fold(work, columns, together, sums);
  for (let p = x + wide * width, r = wide * together; r < rows; r++) {
    for (let c = 0; c < columns << 2; c += 4, p += 4) {
      const d = load(p) - load(mean + c);
      store(sums + c, load(sums + c) + d * d);
    }
  }
}
/**
 * Mean and variance (the mean squared deviation) of each column. Every block has its deviations from its own mean, and
 * the blocks are joined as in Chan, Golub, LeVeque (1979): exact also where the mean is large against the deviation.
 */
function moments(x, mean, variance, rows, columns) {
  const together = rowsTogether(columns);
  const width = (columns * together) << 2;
  const work = (0, scratch_1.scratch)(2 * width + 2 * (columns << 2));
  const means = work + width;
  const blockMean = means + width;
  const squares = blockMean + (columns << 2);
  const block = rowsOfBlock(columns, together);
  memory.fill(mean, 0, columns << 2);
  memory.fill(variance, 0, columns << 2);
  for (let row = 0; row < rows; row += block) {
    const count = min(block, rows - row);
    blockSums(x, count, columns, together, work, blockMean);
    for (let c = 0; c < columns << 2; c += 4) store(blockMean + c, load(blockMean + c) / count);
    spread(blockMean, columns, together, means);
    blockSquares(x, count, columns, together, blockMean, means, work, squares);
    const share = count / (row + count);
    const cross = row * share;
    for (let c = 0; c < columns << 2; c += 4) {
      const before = load(mean + c);
      const apart = load(blockMean + c) - before;
      store(mean + c, before + apart * share);
      store(variance + c, load(variance + c) + load(squares + c) + apart * apart * cross);
    }
    x += (count * columns) << 2;
  }
  for (let c = 0; c < columns << 2; c += 4) store(variance + c, load(variance + c) / rows);
}
/** y = (x - mean) / sqrt(variance + epsilon) * gamma + beta with the batch's own mean and variance, which it gives, too. */
function batchNorm(x, gamma, beta, y, mean, variance, rows, columns, epsilon) {
  moments(x, mean, variance, rows, columns);
  normalise(x, mean, variance, gamma, beta, y, rows, columns, epsilon);
}
/** y = (x - mean) / sqrt(variance + epsilon) * gamma + beta, for given mean and variance. */
function normalise(x, mean, variance, gamma, beta, y, rows, columns, epsilon) {
  const row = columns << 2;
  const work = (0, scratch_1.scratch)((3 * rowsTogether(columns) + 1) * row);
  const scale = work + rowsTogether(columns) * 3 * row;
  for (let c = 0; c < row; c += 4) {
    store(scale + c, load(gamma + c) / sqrt(load(variance + c) + epsilon));
  }
  scaleColumns(x, mean, scale, beta, y, rows, columns, work);
}
/** y = (x - mean) * scale + shift; `work` has room for 3 * together rows. */
function scaleColumns(x, mean, scale, shift, y, rows, columns, work) {
  const together = rowsTogether(columns);
  const width = (columns * together) << 2;
  const scales = work + width;
  const shifts = scales + width;
  spread(mean, columns, together, work);
  spread(scale, columns, together, scales);
  spread(shift, columns, together, shifts);
  let r = 0;
  for (; r + together <= rows; r += together, x += width, y += width) {
    for (let k = 0; k < width; k += 16) {
      const centred = f32x4.sub(v128.load(x + k), v128.load(work + k));
      v128.store(y + k, f32x4.add(f32x4.mul(centred, v128.load(scales + k)), v128.load(shifts + k)));
    }
  }
  for (; r < rows; r++) {
    for (let c = 0; c < columns << 2; c += 4, x += 4, y += 4) {
      store(y, (load(x) - load(mean + c)) * load(scale + c) + load(shift + c));
    }
  }
}
/**
 * The gradients of `batchNorm`: with r = 1 / sqrt(variance + epsilon) and h = (x - mean) * r, they are
 * dbeta = sum(dy), dgamma = sum(dy * h) and dx = gamma * r * (dy - dbeta / rows - h * dgamma / rows).
 */
function batchNormGradient(dy, x, gamma, mean, variance, dx, dgamma, dbeta, rows, columns, epsilon) {
  const row = columns << 2;
  const together = rowsTogether(columns);
  const width = together * row;
  const work = (0, scratch_1.scratch)(4 * width + 3 * row);
  const means = work;
  spread(mean, columns, together, means);
  const sums = work + 4 * width;
  memory.fill(dbeta, 0, row);
  memory.fill(dgamma, 0, row);
  const block = rowsOfBlock(columns, together);
  for (let r = 0; r < rows; r += block) {
    const count = min(block, rows - r);
    const offset = r * row;
    blockSums(dy + offset, count, columns, together, work + width, sums);
    blockProducts(dy + offset, x + offset, count, columns, together, mean, means, work + width, sums + row);
    for (let c = 0; c < row; c += 4) {
      store(dbeta + c, load(dbeta + c) + load(sums + c));
      store(dgamma + c, load(dgamma + c) + load(sums + row + c));
    }
  }
  // dx = dy * scale + (x - mean) * along + shift
  const scale = sums;
  const along = scale + row;
  const shift = along + row;
  for (let c = 0; c < row; c += 4) {
    const inverse = 1 / sqrt(load(variance + c) + epsilon);
    const slope = load(gamma + c) * inverse;
    const sum = load(dgamma + c) * inverse;
    store(dgamma + c, sum);
    store(scale + c, slope);
    store(along + c, -slope * inverse * (sum / rows));
    store(shift + c, -slope * (load(dbeta + c) / rows));
  }
  const scales = means + width;
  const alongs = scales + width;
  const shifts = alongs + width;
  spread(scale, columns, together, scales);
  spread(along, columns, together, alongs);
  spread(shift, columns, together, shifts);
  let r = 0;
  for (; r + together <= rows; r += together, x += width, dy += width, dx += width) {
    for (let k = 0; k < width; k += 16) {
      const centred = f32x4.sub(v128.load(x + k), v128.load(means + k));
      const straight = f32x4.add(f32x4.mul(v128.load(dy + k), v128.load(scales + k)), v128.load(shifts + k));
      v128.store(dx + k, f32x4.add(f32x4.mul(centred, v128.load(alongs + k)), straight));
    }
  }
  for (; r < rows; r++) {
    for (let c = 0; c < row; c += 4, x += 4, dy += 4, dx += 4) {
      const straight = load(dy) * load(scale + c) + load(shift + c);
      store(dx, (load(x) - load(mean + c)) * load(along + c) + straight);
    }
  }
}
/** The sums of dy * (x - mean), of one block. */
function blockProducts(dy, x, rows, columns, together, mean, means, work, sums) {
  const wide = rows / together;
  const width = (columns * together) << 2;
  for (let k = 0; k < width; k += 16) {
    const m = v128.load(means + k);
    let p = x + k;
    let q = dy + k;
    let a = f32x4.splat(0);
    let b = a;
    let r = 0;
    for (; r + 2 <= wide; r += 2, p += width << 1, q += width << 1) {
      a = f32x4.add(a, f32x4.mul(f32x4.sub(v128.load(p), m), v128.load(q)));
      b = f32x4.add(b, f32x4.mul(f32x4.sub(v128.load(p + width), m), v128.load(q + width)));
    }
    if (r < wide) a = f32x4.add(a, f32x4.mul(f32x4.sub(v128.load(p), m), v128.load(q)));
    v128.store(work + k, f32x4.add(a, b));
  }
  fold(work, columns, together, sums);
  const offset = wide * width;
  for (let p = x + offset, q = dy + offset, r = wide * together; r < rows; r++) {
    for (let c = 0; c < columns << 2; c += 4, p += 4, q += 4) {
      store(sums + c, load(sums + c) + (load(p) - load(mean + c)) * load(q));
    }
  }
}
