/** The hypervolume of a front: how much of the box up to a reference corner its points are better than. */

/**
 * The volume that at least one of the points dominates, up to the corner; all objectives are the smaller the better. Points
 * that do not lie below the corner in every one count for nothing. With three objectives and more it goes through the last
 * one slice by slice, which is for fronts of some hundred points.
 */
export function hypervolume(points: readonly (readonly number[])[], corner: readonly number[]): number {
  const inside = points.filter((point) => corner.every((edge, i) => (point[i] ?? NaN) < edge));
  const depth = corner.length - 1;
  if (depth === 0) return inside.length === 0 ? 0 : (corner[0] ?? NaN) - Math.min(...inside.flat());
  if (depth === 1) return area(inside, corner);
  inside.sort((a, b) => (a[depth] ?? NaN) - (b[depth] ?? NaN));
  let volume = 0;
  let slice: (readonly number[])[] = [];
  inside.forEach((point, i) => {
    const flat = point.slice(0, depth);
    // What it dominates in the slice adds nothing to any slice to come.
    if (!slice.some((other) => dominates(other, flat)))
      slice = [...slice.filter((other) => !dominates(flat, other)), flat];
    const thickness = (inside[i + 1] ?? corner)[depth] ?? NaN;
    const height = thickness - (point[depth] ?? NaN);
    if (height > 0) volume += height * hypervolume(slice, corner.slice(0, depth));
  });
  return volume;
}

function area(inside: (readonly number[])[], [right = NaN, top = NaN]: readonly number[]): number {
  inside.sort(([ax = 0, ay = 0], [bx = 0, by = 0]) => ax - bx || ay - by);
  let sum = 0;
  let ceiling = top;
  for (const [x = Infinity, y = Infinity] of inside) {
    if (y >= ceiling) continue;
    sum += (right - x) * (ceiling - y);
    ceiling = y;
  }
  return sum;
}

/** Whether a is nowhere worse than b. */
function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((each, i) => each <= (b[i] ?? NaN));
}
