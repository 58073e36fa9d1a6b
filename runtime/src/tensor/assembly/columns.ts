// Sums over rows, and batch normalisation, of a matrix [rows, columns].
//
// Vectors hold 4 numbers. Where the columns are no multiple of 4, two or four rows are taken for one, which is; what is
// known of a column is then written two or four times (`spread`), and sums are added up again (`fold`). Rows that are left over
// at the end go one by one. Rows are taken in blocks that fit the nearest cache: read once from far away, though the
// columns are worked on side by side; and sums of sums round less.

import { scratch } from "./scratch";

// Numbers in a block: 16 KiB.
const BLOCK = 4096;

/** How many rows make one whose length is a multiple of 4. */
function rowsTogether(columns: i32): i32 {
  return (columns & 3) == 0 ? 1 : (columns & 1) == 0 ? 2 : 4;
}

/** `columns` numbers, `times` times. */
function spread(from: usize, columns: i32, times: i32, to: usize): void {
  for (let k = 0; k < times; k++, to += columns << 2) memory.copy(to, from, columns << 2);
}

/** Adds up the `times` groups of sums at `from`. */
function fold(from: usize, columns: i32, times: i32, to: usize): void {
  for (let c = 0; c < columns; c++) {
    let sum: f32 = 0;
    for (let k = 0; k < times; k++) sum += load<f32>(from + ((k * columns + c) << 2));
    store<f32>(to + (c << 2), sum);
  }
}

/** How many rows a block has: a multiple of `together`. */
function rowsOfBlock(columns: i32, together: i32): i32 {
  return max(4, BLOCK / (columns * together)) * together;
}

/** out[o, k] = factor * sum over r of x[o, r, k], for x [outer, rows, columns]. */
export function sumRows(x: usize, out: usize, outer: i32, rows: i32, columns: i32, factor: f32): void {
  const together = rowsTogether(columns);
  const block = rowsOfBlock(columns, together);
  const work = scratch((columns * (together + 1)) << 2);
  const sums = work + ((columns * together) << 2);
  for (let o = 0; o < outer; o++, out += columns << 2) {
    memory.fill(out, 0, columns << 2);
    for (let row = 0; row < rows; row += block) {
      const count = min(block, rows - row);
      blockSums(x, count, columns, together, work, sums);
      for (let c = 0; c < columns << 2; c += 4) store<f32>(out + c, load<f32>(out + c) + load<f32>(sums + c));
      x += (count * columns) << 2;
    }
    if (factor != 1)
      for (let c = 0; c < columns << 2; c += 4) store<f32>(out + c, load<f32>(out + c) * factor);
  }
}

/** The sums of one block, to `sums` [columns]; `work` has room for `together` times as many. */
function blockSums(x: usize, rows: i32, columns: i32, together: i32, work: usize, sums: usize): void {
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
    for (let c = 0; c < columns << 2; c += 4, p += 4)
      store<f32>(sums + c, load<f32>(sums + c) + load<f32>(p));
  }
}

/** The sums of squared differences from `mean`, of one block; `means` is `mean` spread. */
function blockSquares(
  x: usize,
  rows: i32,
  columns: i32,
  together: i32,
  mean: usize,
  means: usize,
  work: usize,
  sums: usize,
): void {
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
      const d = load<f32>(p) - load<f32>(mean + c);
      store<f32>(sums + c, load<f32>(sums + c) + d * d);
    }
  }
}

/**
 * Mean and variance (the mean squared deviation) of each column. Every block has its deviations from its own mean, and
 * the blocks are joined as in Chan, Golub, LeVeque (1979): exact also where the mean is large against the deviation.
 */
export function moments(x: usize, mean: usize, variance: usize, rows: i32, columns: i32): void {
  const together = rowsTogether(columns);
  const width = (columns * together) << 2;
  const work = scratch(2 * width + 2 * (columns << 2));
  const means = work + width;
  const blockMean = means + width;
  const squares = blockMean + (columns << 2);
  const block = rowsOfBlock(columns, together);
  memory.fill(mean, 0, columns << 2);
  memory.fill(variance, 0, columns << 2);
  for (let row = 0; row < rows; row += block) {
    const count = min(block, rows - row);
    blockSums(x, count, columns, together, work, blockMean);
    for (let c = 0; c < columns << 2; c += 4)
      store<f32>(blockMean + c, load<f32>(blockMean + c) / <f32>count);
    spread(blockMean, columns, together, means);
    blockSquares(x, count, columns, together, blockMean, means, work, squares);
    const share = <f32>count / <f32>(row + count);
    const cross = <f32>row * share;
    for (let c = 0; c < columns << 2; c += 4) {
      const before = load<f32>(mean + c);
      const apart = load<f32>(blockMean + c) - before;
      store<f32>(mean + c, before + apart * share);
      store<f32>(variance + c, load<f32>(variance + c) + load<f32>(squares + c) + apart * apart * cross);
    }
    x += (count * columns) << 2;
  }
  for (let c = 0; c < columns << 2; c += 4) store<f32>(variance + c, load<f32>(variance + c) / <f32>rows);
}

/** y = (x - mean) / sqrt(variance + epsilon) * gamma + beta with the batch's own mean and variance, which it gives, too. */
export function batchNorm(
  x: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  mean: usize,
  variance: usize,
  rows: i32,
  columns: i32,
  epsilon: f32,
): void {
  moments(x, mean, variance, rows, columns);
  normalise(x, mean, variance, gamma, beta, y, rows, columns, epsilon);
}

/** y = (x - mean) / sqrt(variance + epsilon) * gamma + beta, for given mean and variance. */
function normalise(
  x: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  rows: i32,
  columns: i32,
  epsilon: f32,
): void {
  const row = columns << 2;
  const work = scratch((3 * rowsTogether(columns) + 1) * row);
  const scale = work + rowsTogether(columns) * 3 * row;
  for (let c = 0; c < row; c += 4) {
    store<f32>(scale + c, load<f32>(gamma + c) / sqrt<f32>(load<f32>(variance + c) + epsilon));
  }
  scaleColumns(x, mean, scale, beta, y, rows, columns, work);
}

/** y = (x - mean) * scale + shift; `work` has room for 3 * together rows. */
function scaleColumns(
  x: usize,
  mean: usize,
  scale: usize,
  shift: usize,
  y: usize,
  rows: i32,
  columns: i32,
  work: usize,
): void {
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
      store<f32>(y, (load<f32>(x) - load<f32>(mean + c)) * load<f32>(scale + c) + load<f32>(shift + c));
    }
  }
}

/**
 * The gradients of `batchNorm`: with r = 1 / sqrt(variance + epsilon) and h = (x - mean) * r, they are
 * dbeta = sum(dy), dgamma = sum(dy * h) and
 * dx = gamma * r * (dy - dbeta / rows - h * dgamma / rows) + (dmean + 2 * (x - mean) * dvariance) / rows,
 * where dmean and dvariance are the gradients by its other outputs.
 */
export function batchNormGradient(
  dy: usize,
  dmean: usize,
  dvariance: usize,
  x: usize,
  gamma: usize,
  mean: usize,
  variance: usize,
  dx: usize,
  dgamma: usize,
  dbeta: usize,
  rows: i32,
  columns: i32,
  epsilon: f32,
): void {
  const row = columns << 2;
  const together = rowsTogether(columns);
  const width = together * row;
  const work = scratch(4 * width + 3 * row);
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
      store<f32>(dbeta + c, load<f32>(dbeta + c) + load<f32>(sums + c));
      store<f32>(dgamma + c, load<f32>(dgamma + c) + load<f32>(sums + row + c));
    }
  }
  // dx = dy * scale + (x - mean) * along + shift
  const scale = sums;
  const along = scale + row;
  const shift = along + row;
  for (let c = 0; c < row; c += 4) {
    const inverse: f32 = 1 / sqrt<f32>(load<f32>(variance + c) + epsilon);
    const slope = load<f32>(gamma + c) * inverse;
    const sum = load<f32>(dgamma + c) * inverse;
    store<f32>(dgamma + c, sum);
    store<f32>(scale + c, slope);
    store<f32>(along + c, (2 * load<f32>(dvariance + c) - slope * inverse * sum) / <f32>rows);
    store<f32>(shift + c, (load<f32>(dmean + c) - slope * load<f32>(dbeta + c)) / <f32>rows);
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
      const straight = load<f32>(dy) * load<f32>(scale + c) + load<f32>(shift + c);
      store<f32>(dx, (load<f32>(x) - load<f32>(mean + c)) * load<f32>(along + c) + straight);
    }
  }
}

/** The sums of dy * (x - mean), of one block. */
function blockProducts(
  dy: usize,
  x: usize,
  rows: i32,
  columns: i32,
  together: i32,
  mean: usize,
  means: usize,
  work: usize,
  sums: usize,
): void {
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
      store<f32>(sums + c, load<f32>(sums + c) + (load<f32>(p) - load<f32>(mean + c)) * load<f32>(q));
    }
  }
}
