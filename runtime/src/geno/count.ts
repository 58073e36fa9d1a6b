/**
 * Counting the discrete points of a space, in time polynomial in its description. Sizes multiply along a product, add up
 * over candidates, and a `manyof` is counted by dynamic programming over its candidates: of k distinct ones the elementary
 * symmetric polynomial of their sizes (times k! where the order counts), of k sorted ones the complete homogeneous one.
 * Names that tie decisions across branches break the product; so counts go by the set of tied names that are decided,
 * which is one empty set in a space without ties. The same sums and products, read as maxima and sums, tell how many
 * continuous decisions can be active together.
 */
import type { Candidate, CategoricalPoint, DecisionPoint, Space, Subchoice } from "./points.js";

/** Numbers of ways, by the set of names that they have decided. */
type Ways = ReadonlyMap<string, { readonly names: ReadonlySet<string>; readonly count: bigint }>;

/** What is found out about the ways: how they add up over alternatives and along a product. */
export interface Measure {
  /** One way of deciding nothing. */
  readonly one: bigint;
  readonly plus: (a: bigint, b: bigint) => bigint;
  readonly times: (a: bigint, b: bigint) => bigint;
  /** All decisions of a point that is no choice. */
  readonly point: (point: Exclude<DecisionPoint, CategoricalPoint>) => bigint;
  /** So many alternatives of which each is `one`. */
  readonly several: (count: bigint) => bigint;
}

/** How many ways there are, each continuous decision counted once. */
export const COUNT: Measure = {
  one: 1n,
  plus: (a, b) => a + b,
  times: (a, b) => a * b,
  point(point) {
    if (point.kind === "int") return BigInt(point.count);
    return point.kind === "custom" ? (point.genomes.rules.count ?? 1n) : 1n;
  },
  several: (count) => count,
};

/** The most continuous (or uncounted custom) decisions that one way has. */
export const MOST_CONTINUOUS: Measure = {
  one: 0n,
  plus: (a, b) => (a > b ? a : b),
  times: (a, b) => a + b,
  point: (point) =>
    point.kind === "float" || (point.kind === "custom" && point.genomes.rules.count === undefined) ? 1n : 0n,
  several: () => 0n,
};

/** The measure of a whole space. */
export function measureSpace(space: Space, measure: Measure, forced: readonly number[] = []): bigint {
  const isFree = !isTied(space);
  if (isFree && forced.length === 0) return measureFree(space, measure);
  const ties = isFree ? NO_TIES : tiedNames(space);
  return total(countPoints(space, oneWay(measure), { numbers: forced, at: 0, ties, measure }), measure);
}

function oneWay({ one }: Measure): Ways {
  return new Map([["", { names: NO_TIES, count: one }]]);
}

/**
 * The ways to decide the choices of a manyof behind those that are picked, whatever those opened; in a space without ties.
 *
 * @param points all choices of the manyof.
 */
export function countBehind(points: Space, picked: readonly number[]): bigint {
  const open = points.at(-1);
  if (open?.kind === "categorical" && open.many !== undefined && isPlain(open.candidates))
    return countPlain(open.candidates.length, open.many, picked);
  const count = { numbers: [], at: 0, ties: NO_TIES, measure: COUNT };
  return total(behind(points, picked, oneWay(COUNT), count), COUNT);
}

const plainness = new WeakMap<readonly Candidate[], boolean>();

/** Whether nothing opens under any candidate. */
function isPlain(candidates: readonly Candidate[]): boolean {
  let plain = plainness.get(candidates);
  if (plain === undefined)
    plainness.set(candidates, (plain = candidates.every(({ space }) => space.length === 0)));
  return plain;
}

/** {@link countBehind} in closed form. */
function countPlain(n: number, { count, distinct, sorted }: Subchoice, picked: readonly number[]): bigint {
  const left = count - picked.length;
  if (!sorted)
    return distinct ? binomial(n - picked.length, left) * factorial(left) : BigInt(n) ** BigInt(left);
  const last = picked.at(-1) ?? (distinct ? -1 : 0);
  return distinct ? binomial(n - 1 - last, left) : binomial(n - last + left - 1, left);
}

function binomial(n: number, k: number): bigint {
  if (k > n) return 0n;
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

function total(ways: Ways, { plus }: Measure): bigint {
  let sum = 0n;
  for (const { count } of ways.values()) sum = plus(sum, count);
  return sum;
}

interface Count {
  /** The decisions of the first active points, which are taken as given. */
  readonly numbers: readonly number[];
  at: number;
  readonly ties: ReadonlySet<string>;
  readonly measure: Measure;
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
  const { measure } = count;
  const number = count.at < count.numbers.length ? count.numbers[count.at++] : undefined;
  if (point.kind !== "categorical")
    return merge(number === undefined ? times(free, measure.point(point), measure) : free, decided, measure);
  const chosen = number === undefined ? point.candidates : point.candidates.slice(number, number + 1);
  return merge(oneOf(chosen, free, count), decided, measure);
}

/** The sum over candidates; those with nothing under them are many and cheap. */
function oneOf(candidates: readonly Candidate[], before: Ways, count: Count): Ways {
  const { measure } = count;
  let plain = 0n;
  let ways: Ways = NONE;
  for (const { space } of candidates)
    if (space.length === 0) plain++;
    else ways = merge(opened(space, before, count), ways, measure);
  return plain === 0n ? ways : merge(times(before, measure.several(plain), measure), ways, measure);
}

const measured = new WeakMap<Measure, WeakMap<Space, bigint>>();

/**
 * The ways to decide what a candidate opens. Without ties they do not depend on what was decided before, so that a space is
 * measured once, under however many candidates it stands.
 */
function opened(space: Space, before: Ways, count: Count): Ways {
  const { measure, ties } = count;
  return ties.size > 0 || count.at < count.numbers.length
    ? countPoints(space, before, count)
    : times(before, measureFree(space, measure), measure);
}

/** The measure of a space without ties, taken once. */
function measureFree(space: Space, measure: Measure): bigint {
  const known = measured.get(measure) ?? new WeakMap<Space, bigint>();
  measured.set(measure, known);
  let own = known.get(space);
  if (own === undefined) {
    const ways = countPoints(space, oneWay(measure), { numbers: [], at: 0, ties: NO_TIES, measure });
    known.set(space, (own = total(ways, measure)));
  }
  return own;
}

function countMany(points: Space, first: CategoricalPoint, before: Ways, count: Count): Ways {
  const [free, decided] = undecided(first.name, before, count.ties);
  if (free.size === 0 || first.many === undefined) return decided;
  let ways = free;
  const picked: number[] = [];
  for (const point of points) {
    if (count.at >= count.numbers.length) break;
    const number = count.numbers[count.at++] ?? 0;
    picked.push(number);
    if (point.kind === "categorical") ways = countPoints(point.candidates[number]?.space ?? [], ways, count);
  }
  ways = behind(points, picked, ways, count);
  return merge(named(ways, points, count), decided, count.measure);
}

/** The ways to decide the choices behind those that are picked. */
function behind(points: Space, picked: readonly number[], before: Ways, count: Count): Ways {
  const open = points.at(-1);
  if (open?.kind !== "categorical" || open.many === undefined) return before;
  const { distinct, sorted } = open.many;
  const last = picked.at(-1) ?? -1;
  const taken = new Set(picked);
  const candidates = open.candidates.filter((_, index) => {
    if (sorted) return distinct ? index > last : index >= last;
    return !distinct || !taken.has(index);
  });
  let left = points.length - picked.length;
  let ways = before;
  if (sorted || distinct) {
    ways = picks(candidates, left, distinct, ways, count);
    if (!sorted) ways = times(ways, count.measure.several(factorial(left)), count.measure);
  } else for (; left > 0; left--) ways = oneOf(candidates, ways, count);
  return ways;
}

/** The ways to pick `k` of some candidates in their order, each once or as often as one likes. */
function picks(candidates: readonly Candidate[], k: number, once: boolean, before: Ways, count: Count): Ways {
  const { measure } = count;
  let table: Ways[] = Array.from({ length: k + 1 }, (_, t) => (t === 0 ? before : NONE));
  let plain = 0;
  for (const { space } of candidates) {
    if (space.length === 0) {
      plain++;
      continue;
    }
    const next: Ways[] = [];
    table.forEach((ways, t) => {
      const shorter = t === 0 ? undefined : (once ? table : next)[t - 1];
      next.push(
        shorter === undefined || shorter.size === 0
          ? ways
          : merge(opened(space, shorter, count), ways, measure),
      );
    });
    table = next;
  }
  // Candidates with nothing under them are alike: so many of them are picked in as many ways as the binomial says.
  let ways: Ways = NONE;
  let alike = 1n;
  for (let t = 0; t <= k && (t <= plain || !once); t++) {
    if (t > 0) alike = (alike * BigInt(once ? plain - t + 1 : plain + t - 1)) / BigInt(t);
    if (alike === 0n) break;
    ways = merge(times(table[k - t] ?? NONE, measure.several(alike), measure), ways, measure);
  }
  return ways;
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
const NO_TIES: ReadonlySet<string> = new Set();

/** All names of a manyof's choices are decided together. */
function named(ways: Ways, points: Space, { ties, measure }: Count): Ways {
  if (ties.size === 0) return ways;
  return points.reduce((each, { name }) => {
    const [free, decided] = undecided(name, each, ties);
    return merge(free, decided, measure);
  }, ways);
}

function keyOf(names: ReadonlySet<string>): string {
  return JSON.stringify([...names].sort());
}

function times(ways: Ways, factor: bigint, measure: Measure): Ways {
  if (factor === measure.one) return ways;
  return new Map(
    [...ways].map(([key, { names, count }]) => [key, { names, count: measure.times(count, factor) }]),
  );
}

function merge(a: Ways, b: Ways, { plus }: Measure): Ways {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const sum = new Map(b);
  for (const [key, way] of a) {
    const other = sum.get(key);
    sum.set(key, other === undefined ? way : { names: way.names, count: plus(way.count, other.count) });
  }
  return sum;
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2; i <= n; i++) product *= BigInt(i);
  return product;
}

const tiedness = new WeakMap<Space, boolean>();

/** Whether some points share a name; a part that stands at many places is looked at once. */
function isTied(space: Space): boolean {
  let tied = tiedness.get(space);
  if (tied === undefined) {
    tied = space.some(
      (point) =>
        (point.tied === true && point.name !== undefined) ||
        (point.kind === "categorical" &&
          point.candidates.some((candidate) => candidate.space.length > 0 && isTied(candidate.space))),
    );
    tiedness.set(space, tied);
  }
  return tied;
}

/** The names of a space that some points share: decided by the first that is active, and counted once. */
function tiedNames(space: Space): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Space>();
  const visit = (points: Space): void => {
    if (seen.has(points)) return;
    seen.add(points);
    for (const point of points) {
      if (point.tied === true && point.name !== undefined) names.add(point.name);
      if (point.kind === "categorical") for (const candidate of point.candidates) visit(candidate.space);
    }
  };
  visit(space);
  return names;
}
