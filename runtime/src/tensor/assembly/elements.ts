// Kernels that look at numbers one by one, or move them.

/** dx = dy where 0 < x <= 6, else 0. */
export function relu6Gradient(dy: usize, x: usize, dx: usize, size: i32): void {
  const zero = f32x4.splat(0);
  const six = f32x4.splat(6);
  let k = 0;
  for (; k + 4 <= size; k += 4, x += 16, dy += 16, dx += 16) {
    const value = v128.load(x);
    const passes = v128.and(f32x4.gt(value, zero), f32x4.le(value, six));
    v128.store(dx, v128.and(v128.load(dy), passes));
  }
  for (; k < size; k++, x += 4, dy += 4, dx += 4) {
    const value = load<f32>(x);
    store<f32>(dx, value > 0 && value <= 6 ? load<f32>(dy) : 0);
  }
}

/** Adds each of `rows` rows of `width` floats to the segment that its id names; ids outside of `segments` are dropped. */
export function segmentSumFloats(
  x: usize,
  ids: usize,
  out: usize,
  rows: i32,
  width: i32,
  segments: i32,
): void {
  memory.fill(out, 0, (segments * width) << 2);
  for (let row = 0; row < rows; row++, ids += 4) {
    const id = load<i32>(ids);
    if (<u32>id >= <u32>segments) {
      x += width << 2;
      continue;
    }
    let to = out + ((id * width) << 2);
    let k = 0;
    for (; k + 4 <= width; k += 4, x += 16, to += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(x)));
    for (; k < width; k++, x += 4, to += 4) store<f32>(to, load<f32>(to) + load<f32>(x));
  }
}

/** The same for integers. */
export function segmentSumIntegers(
  x: usize,
  ids: usize,
  out: usize,
  rows: i32,
  width: i32,
  segments: i32,
): void {
  memory.fill(out, 0, (segments * width) << 2);
  for (let row = 0; row < rows; row++, ids += 4, x += width << 2) {
    const id = load<i32>(ids);
    if (<u32>id >= <u32>segments) continue;
    const to = out + ((id * width) << 2);
    for (let k = 0; k < width << 2; k += 4) store<i32>(to + k, load<i32>(to + k) + load<i32>(x + k));
  }
}

/** Copies `rows` runs of `bytes` bytes, which begin `fromStep` bytes apart, to where they begin `toStep` bytes apart. */
export function copyRows(from: usize, fromStep: i32, to: usize, toStep: i32, bytes: i32, rows: i32): void {
  if (bytes == fromStep && bytes == toStep) {
    memory.copy(to, from, bytes * rows);
    return;
  }
  for (let row = 0; row < rows; row++, from += fromStep, to += toStep) {
    if (bytes >= 512) {
      memory.copy(to, from, bytes);
      continue;
    }
    let k = 0;
    for (; k + 16 <= bytes; k += 16) v128.store(to + k, v128.load(from + k));
    for (; k + 4 <= bytes; k += 4) store<u32>(to + k, load<u32>(from + k));
    for (; k < bytes; k++) store<u8>(to + k, load<u8>(from + k));
  }
}
