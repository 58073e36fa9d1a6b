/**
 * How much of the space between the origin and some points lies under at least one of them, each number larger is better:
 * two objectives by one pass, more by the method of While, Bradstreet, Barone (A Fast Way of Calculating Exact
 * Hypervolumes, IEEE TEVC 2012), which is exponential in the objectives and meant for tens of points.
 *
 * @param points numbers ≥ 0, as many in each.
 */
export function hypervolume(points: readonly (readonly number[])[]): number {
  const front = undominated(points);
  if (front.length === 0) return 0;
  if ((front[0]?.length ?? 0) === 2) return area(front);
  let sum = 0;
  front.forEach((point, i) => {
    const shared = front.slice(i + 1).map((other) => other.map((value, j) => Math.min(value, point[j] ?? 0)));
    sum += point.reduce((product, value) => product * value, 1) - hypervolume(shared);
  });
  return sum;
}

/** Those under no other; of equal ones the first. In falling order. */
function undominated(points: readonly (readonly number[])[]): (readonly number[])[] {
  const sorted = [...points].sort((a, b) => {
    const at = a.findIndex((value, j) => value !== b[j]);
    return at === -1 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
  });
  const front: (readonly number[])[] = [];
  for (const point of sorted)
    if (!front.some((other) => other.every((value, j) => value >= (point[j] ?? 0)))) front.push(point);
  return front;
}

/** Under points whose first number falls and whose second rises. */
function area(front: readonly (readonly number[])[]): number {
  let sum = 0;
  let height = 0;
  for (const [width = 0, top = 0] of front) {
    sum += width * (top - height);
    height = top;
  }
  return sum;
}
