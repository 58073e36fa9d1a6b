// The gradient of a max pool. A window's gradient goes to its maximum, to the first one in reading order where several are
// equal; padding never wins, nor does NaN (a window of nothing else passes no gradient on).

export function maxPoolGradient(
  dy: usize,
  x: usize,
  dx: usize,
  batch: i32,
  inHeight: i32,
  inWidth: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
): void {
  const pixel = channels << 2;
  const imageBytes = inHeight * inWidth * pixel;
  const vectorBytes = pixel & ~15;
  memory.fill(dx, 0, batch * imageBytes);
  for (let n = 0; n < batch; n++, x += imageBytes, dx += imageBytes) {
    for (let row = 0; row < outHeight; row++) {
      const y = row * strideHeight - top;
      const firstRow = max(0, y);
      const endRow = min(inHeight, y + filterHeight);
      for (let column = 0; column < outWidth; column++, dy += pixel) {
        const z = column * strideWidth - left;
        const firstColumn = max(0, z);
        const endColumn = min(inWidth, z + filterWidth);
        for (let c = 0; c < vectorBytes; c += 16) {
          // Offsets into the image, four channels at once; -1 where nothing won.
          let best = f32x4.splat(-Infinity);
          let winner = i32x4.splat(-1);
          for (let r = firstRow; r < endRow; r++) {
            let offset = (r * inWidth + firstColumn) * pixel + c;
            for (let k = firstColumn; k < endColumn; k++, offset += pixel) {
              const value = v128.load(x + offset);
              const greater = f32x4.gt(value, best);
              best = v128.bitselect(value, best, greater);
              winner = v128.bitselect(i32x4.splat(offset), winner, greater);
            }
          }
          const at = dy + c;
          pass(dx, i32x4.extract_lane(winner, 0), at);
          pass(dx + 4, i32x4.extract_lane(winner, 1), at + 4);
          pass(dx + 8, i32x4.extract_lane(winner, 2), at + 8);
          pass(dx + 12, i32x4.extract_lane(winner, 3), at + 12);
        }
        for (let c = vectorBytes; c < pixel; c += 4) {
          let best: f32 = -Infinity;
          let winner = -1;
          for (let r = firstRow; r < endRow; r++) {
            let offset = (r * inWidth + firstColumn) * pixel + c;
            for (let k = firstColumn; k < endColumn; k++, offset += pixel) {
              const value = load<f32>(x + offset);
              if (value > best) {
                best = value;
                winner = offset;
              }
            }
          }
          pass(dx, winner, dy + c);
        }
      }
    }
  }
}

function pass(dx: usize, winner: i32, dy: usize): void {
  if (winner < 0) return;
  const to = dx + winner;
  store<f32>(to, load<f32>(to) + load<f32>(dy));
}
