// Transposes of matrices of numbers of 4 bytes.

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

/** [batch, rows, columns] to [batch, columns, rows], of numbers of 4 bytes. In squares, so that both sides stay in the cache. */
export function transposeMatrices(x: usize, out: usize, batch: i32, rows: i32, columns: i32): void {
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
            transpose4(x + row * fromRow + (column << 2), fromRow, out + column * toRow + (row << 2), toRow);
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

function move(x: usize, row: i32, column: i32, fromRow: i32, out: usize, toRow: i32): void {
  store<u32>(out + column * toRow + (row << 2), load<u32>(x + row * fromRow + (column << 2)));
}
