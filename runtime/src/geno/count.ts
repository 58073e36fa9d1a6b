/**
 * Counting the discrete points of a space, in time polynomial in its description. Sizes multiply along a product, add up
 * over candidates, and a `manyof` is counted by dynamic programming over its candidates: of k distinct ones the elementary
 * symmetric polynomial of their sizes (times k! where the order counts), of k sorted ones the complete homogeneous one.
 * Names that tie decisions across branches break the product; so counts go by the set of tied names that are decided,
 * which is one empty set in a space without ties.
 */
import type { CategoricalPoint, DecisionPoint, Space } from "./points.js";

/** Numbers of ways, by the set of names that they have decided. */
export type Ways = ReadonlyMap<string, { readonly names: ReadonlySet<string>; readonly count: bigint }>;

/** One way, with nothing decided. */
export const START: Ways = new Map([["", { names: new Set<string>(), count: 1n }]]);

/** All ways together. */
export function total(ways: Ways): bigint {
  let sum = 0n;
  for (const { count } of ways.values()) sum += count;
  return sum;
}

/**
 * The ways to decide a space, from the ways to come there.
 *
 * @param forced the decisions of the first active points, which are taken as given; none by default.
 */
export function countSpace(space: Space, before: Ways, forced: Forced = { numbers: [], at: 0 }): Ways {
  const ties = tiedNames(space);
  return countPoints(space, before, { ...forced, ties });
}

interface Forced {
  readonly numbers: readonly number[];
  at: number;
}

interface Count extends Forced {
  readonly ties: ReadonlySet<string>;
}

function countPoints(space: Space, before: Ways, count: Count): Ways {
  let ways = before;
  for (let i = 0; i < space.length; i++) {
    const point = space[i];
    if (point === undefined) continue;
    if (point.kind === "categorical" && point.many !== undefined) {
      ways = countMany(space.slice(i, i + point.many.count), point, ways, count);
      i += point.many.count - 1;
    } else ways = countPoint(point, ways, count);
  }
  return ways;
}

function countPoint(point: DecisionPoint, before: Ways, count: Count): Ways {
  const [free, decided] = undecided(point.name, before, count.ties);
  if (free.size === 0) return decided;
  const number = count.at < count.numbers.length ? count.numbers[count.at++] : undefined;
  switch (point.kind) {
    case "float":
      return merge(free, decided);
    case "int":
      return merge(number === undefined ? times(free, BigInt(point.count)) : free, decided);
    case "custom":
      return merge(number === undefined ? times(free, point.genomes.rules.count ?? 1n) : free, decided);
    case "categorical": {
      const chosen = number === undefined ? point.candidates : point.candidates.slice(number, number + 1);
      return merge(
        oneOf(
          chosen.map(({ space }) => space),
          free,
          count,
        ),
        decided,
      );
    }
  }
}

/** The sum over candidates; those with nothing under them are many and cheap. */
function oneOf(spaces: readonly Space[], before: Ways, count: Count): Ways {
  const plain = spaces.filter((space) => space.length === 0).length;
  let ways: Ways = plain === 0 ? new Map() : times(before, BigInt(plain));
  for (const space of spaces) if (space.length > 0) ways = merge(countPoints(space, before, count), ways);
  return ways;
}

function countMany(points: Space, first: CategoricalPoint, before: Ways, count: Count): Ways {
  const [free, decided] = undecided(first.name, before, count.ties);
  if (free.size === 0 || first.many === undefined) return decided;
  const { distinct, sorted } = first.many;
  let ways = free;
  let left = points.length;
  const picked: number[] = [];
  for (const point of points) {
    if (count.at >= count.numbers.length) break;
    const number = count.numbers[count.at++] ?? 0;
    picked.push(number);
    if (point.kind === "categorical") ways = countPoints(point.candidates[number]?.space ?? [], ways, count);
    left--;
  }
  const last = picked.at(-1);
  const open = points.at(-1);
  const spaces = (open?.kind === "categorical" ? open.candidates : [])
    .filter((_, index) => {
      if (sorted && last !== undefined) return distinct ? index > last : index >= last;
      return !(distinct && picked.includes(index));
    })
    .map(({ space }) => space);
  if (sorted || distinct) {
    ways = picks(spaces, left, distinct, ways, count);
    if (!sorted) ways = times(ways, factorial(left));
  } else for (; left > 0; left--) ways = oneOf(spaces, ways, count);
  return merge(named(ways, points, count.ties), decided);
}

/** The ways to pick `k` of some candidates in their order, each once or as often as one likes. */
function picks(spaces: readonly Space[], k: number, once: boolean, before: Ways, count: Count): Ways {
  let table: Ways[] = Array.from({ length: k + 1 }, (_, t) => (t === 0 ? before : new Map()));
  for (const space of spaces) {
    const next: Ways[] = [];
    table.forEach((ways, t) => {
      const shorter = t === 0 ? undefined : (once ? table : next)[t - 1];
      next.push(
        shorter === undefined || shorter.size === 0 ? ways : merge(countPoints(space, shorter, count), ways),
      );
    });
    table = next;
  }
  return table[k] ?? new Map();
}

/** The ways in which a point's name is still to be decided, as if it now were; and those in which it is. */
function undecided(name: string | undefined, ways: Ways, ties: ReadonlySet<string>): readonly [Ways, Ways] {
  if (name === undefined || !ties.has(name)) return [ways, NONE];
  const free = new Map<string, { names: Set<string>; count: bigint }>();
  const decided = new Map<string, { names: ReadonlySet<string>; count: bigint }>();
  for (const [key, way] of ways)
    if (way.names.has(name)) decided.set(key, way);
    else {
      const names = new Set(way.names).add(name);
      free.set(keyOf(names), { names, count: way.count });
    }
  return [free, decided];
}

const NONE: Ways = new Map();

/** All names of a manyof's choices are decided together. */
function named(ways: Ways, points: Space, ties: ReadonlySet<string>): Ways {
  return points.reduce((each, { name }) => {
    const [free, decided] = undecided(name, each, ties);
    return merge(free, decided);
  }, ways);
}

function keyOf(names: ReadonlySet<string>): string {
  return JSON.stringify([...names].sort());
}

function times(ways: Ways, factor: bigint): Ways {
  return new Map([...ways].map(([key, { names, count }]) => [key, { names, count: count * factor }]));
}

function merge(a: Ways, b: Ways): Ways {
  if (b.size === 0) return a;
  const sum = new Map(b);
  for (const [key, way] of a)
    sum.set(key, { names: way.names, count: way.count + (sum.get(key)?.count ?? 0n) });
  return sum;
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2; i <= n; i++) product *= BigInt(i);
  return product;
}

/** The names of a space that some points share: decided by the first that is active, and counted once. */
function tiedNames(space: Space): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (points: Space): void => {
    for (const point of points) {
      if (point.tied === true && point.name !== undefined) names.add(point.name);
      if (point.kind === "categorical") for (const candidate of point.candidates) visit(candidate.space);
    }
  };
  visit(space);
  return names;
}
