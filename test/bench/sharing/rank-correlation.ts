/** Spearman's rank correlation: that of the ranks, where equal values share the mean of theirs. NaN where either does not vary, or has a NaN. */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number {
  if ([...first, ...second].some(Number.isNaN)) return NaN;
  const [a, b] = [ranksOf(first), ranksOf(second)];
  const middle = (a.length - 1) / 2;
  let [product, squaresA, squaresB] = [0, 0, 0];
  a.forEach((rank, i) => {
    const [x, y] = [rank - middle, (b[i] ?? NaN) - middle];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  });
  return product / Math.sqrt(squaresA * squaresB);
}

/** Each value's place from 0, in ascending order. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal - 1) / 2;
  });
}
