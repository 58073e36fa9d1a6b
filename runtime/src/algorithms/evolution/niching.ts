/**
 * Who of a front lives on by the reference points of NSGA-III: Deb, Jain, IEEE Transactions on Evolutionary Computation
 * 18(4), 2014, section IV. Costs here are rewards negated, so that smaller is better, as in the paper. Where the paper draws
 * a niche among equally empty ones, or any member of one that is not empty, the first is taken: a survivor is chosen without chance.
 */
import type { Individual } from "./individual.js";

/** What counts as no weight on the other objectives, in the search of extreme points: section IV.C. */
const OFF_AXIS = 1e-6;

/**
 * Places of those of a front that live on beside others.
 *
 * @param members all of one standing.
 * @param settled places of those that live on for sure.
 * @param front places of the front of which some do.
 * @param best places of the first front.
 * @param count how many of the front, fewer than it has.
 */
export function niched(
  members: readonly Individual[],
  settled: readonly number[],
  front: readonly number[],
  best: readonly number[],
  count: number,
  directions: readonly (readonly number[])[],
): readonly number[] {
  const considered = [...settled, ...front];
  const costs = finiteCosts(members, considered);
  const scaled = normalised(costs, best);
  const crowds = directions.map(() => 0);
  for (const place of settled) {
    const { direction } = nearest(scaled.get(place) ?? [], directions);
    crowds[direction] = (crowds[direction] ?? 0) + 1;
  }
  /** By direction, the members of the front near it, the farthest first. */
  const niches: { readonly place: number; readonly distance: number }[][] = directions.map(() => []);
  for (const place of front) {
    const { direction, distance } = nearest(scaled.get(place) ?? [], directions);
    niches[direction]?.push({ place, distance });
  }
  for (const niche of niches) niche.sort((a, b) => b.distance - a.distance);
  const chosen: number[] = [];
  while (chosen.length < count) {
    let emptiest = -1;
    for (let direction = 0; direction < niches.length; direction++) {
      if (niches[direction]?.length === 0) continue;
      if (emptiest < 0 || (crowds[direction] ?? 0) < (crowds[emptiest] ?? 0)) emptiest = direction;
    }
    const next = niches[emptiest]?.pop();
    if (next === undefined) break;
    chosen.push(next.place);
    crowds[emptiest] = (crowds[emptiest] ?? 0) + 1;
  }
  return chosen;
}

/** By place, what is to be small; infinite ones are the best or worst of the finite. */
function finiteCosts(
  members: readonly Individual[],
  places: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const objectives = members[places[0] ?? -1]?.gains.length ?? 0;
  const bounds = Array.from({ length: objectives }, (_, objective) => {
    let [low, high] = [Infinity, -Infinity];
    for (const place of places) {
      const gain = members[place]?.gains[objective] ?? 0;
      if (!Number.isFinite(gain)) continue;
      low = Math.min(low, gain);
      high = Math.max(high, gain);
    }
    return low <= high ? { low, high } : { low: 0, high: 0 };
  });
  return new Map(
    places.map((place) => [
      place,
      bounds.map(({ low, high }, objective) => {
        const gain = Math.min(high, Math.max(low, members[place]?.gains[objective] ?? low));
        // From 0 to 1 at once: the difference of two finite numbers need not be finite.
        return high > low ? (high / 2 - gain / 2) / (high / 2 - low / 2) : 0;
      }),
    ]),
  );
}

/** From the ideal point, all 0, to the intercepts of the plane through the extreme points, all 1: section IV.C, algorithm 2. */
function normalised(
  costs: ReadonlyMap<number, readonly number[]>,
  best: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const rows = [...costs.values()];
  const objectives = rows[0]?.length ?? 0;
  const extremes = Array.from({ length: objectives }, (_, axis) => {
    let extreme: readonly number[] = [];
    let least = Infinity;
    for (const row of rows) {
      const reach = Math.max(...row.map((cost, objective) => (objective === axis ? cost : cost / OFF_AXIS)));
      if (reach >= least) continue;
      least = reach;
      extreme = row;
    }
    return extreme;
  });
  const inverse = solved(extremes);
  const fronts = best.map((place) => costs.get(place) ?? []);
  const scale = Array.from({ length: objectives }, (_, objective) => {
    const intercept = 1 / (inverse?.[objective] ?? 0);
    if (intercept > OFF_AXIS && intercept < Infinity) return intercept;
    // No plane, or one that does not cut the axis: the worst of the first front.
    const worst = Math.max(...fronts.map((row) => row[objective] ?? 0));
    return worst > OFF_AXIS ? worst : 1;
  });
  return new Map(
    [...costs].map(([place, row]) => [place, row.map((cost, objective) => cost / (scale[objective] ?? 1))]),
  );
}

/** x of A · x = 1, by elimination with pivots; undefined where there is none. */
function solved(matrix: readonly (readonly number[])[]): readonly number[] | undefined {
  const size = matrix.length;
  const rows = matrix.map((row) => [...row, 1]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [top = [], other = []] = [rows[pivot], rows[column]];
    const lead = top[column] ?? 0;
    if (Math.abs(lead) < 1e-12) return undefined;
    rows[pivot] = other;
    rows[column] = top.map((entry) => entry / lead);
    for (let row = 0; row < size; row++) {
      const factor = rows[row]?.[column] ?? 0;
      if (row === column || factor === 0) continue;
      rows[row] = (rows[row] ?? []).map((entry, i) => entry - factor * (rows[column]?.[i] ?? 0));
    }
  }
  return rows.map((row) => row[size] ?? 0);
}

/** The direction that a point is nearest to, and how far from it: section IV.D. */
function nearest(
  point: readonly number[],
  directions: readonly (readonly number[])[],
): { readonly direction: number; readonly distance: number } {
  let best = 0;
  let least = Infinity;
  let square = 0;
  for (const cost of point) square += cost * cost;
  for (let direction = 0; direction < directions.length; direction++) {
    const along = directions[direction] ?? [];
    let product = 0;
    let length = 0;
    for (let i = 0; i < along.length; i++) {
      const part = along[i] ?? 0;
      product += part * (point[i] ?? 0);
      length += part * part;
    }
    const distance = square - (product * product) / length;
    if (distance >= least) continue;
    least = distance;
    best = direction;
  }
  return { direction: best, distance: least };
}
