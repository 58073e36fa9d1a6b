import { describe, expect, it } from "vitest";
import { RandomStream } from "./random.js";

const take = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

/** Pearson's statistic of counts that should be equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The largest distance between the empirical distribution and the uniform one on [0, 1). */
function kolmogorovSmirnov(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.reduce(
    (largest, value, i) => Math.max(largest, value - i / sorted.length, (i + 1) / sorted.length - value),
    0,
  );
}

// Kolmogorov's critical value at p = 10⁻⁶ for n draws: √(ln(2 / 10⁻⁶) / 2n) = √(14.51 / 2n) = 2.694 / √n.
const ksCritical = (n: number): number => 2.694 / Math.sqrt(n);

// The chi-square critical value at p = 10⁻⁶ by Wilson and Hilferty: df · (1 − 2/9df + 4.753 · √(2/9df))³;
// 4.753 is the normal quantile of 1 − 10⁻⁶. For df = 9 that is 9 · (1 − 0.0247 + 0.7469)³ = 46.0.
const chiCritical = (df: number): number => df * (1 - 2 / (9 * df) + 4.753 * Math.sqrt(2 / (9 * df))) ** 3;

describe("a random stream", () => {
  it("gives the recorded numbers for its seed, on every machine and in every version", () => {
    const one = RandomStream.of(1);
    expect(take(3, () => one.next())).toEqual([
      0.24597368323135593, 0.06780961567694022, 0.11394707024754047,
    ]);
    expect([one.int(10), one.int(2 ** 40), one.int(3)]).toEqual([7, 498497473164, 2]);
    expect(one.normal()).toBeCloseTo(-0.004383858418234847, 12);

    const text = RandomStream.of("tsglove");
    expect(take(2, () => text.next())).toEqual([0.9117248220182774, 0.9177831005401386]);

    const trial = RandomStream.of(1).split(1).split("proposal");
    expect(take(2, () => trial.next())).toEqual([0.17354839714955417, 0.6762604890270674]);
  });

  it("depends on the chain of keys alone, not on what was drawn before the split", () => {
    const fresh = RandomStream.of(7);
    const used = RandomStream.of(7);
    take(1000, () => used.next());
    used.split("another");
    expect(used.split(3).next()).toBe(fresh.split(3).next());
  });

  it("does not advance when it is split", () => {
    const split = RandomStream.of(7);
    split.split(1);
    expect(split.next()).toBe(RandomStream.of(7).next());
  });

  it("tells apart numbers and texts, and the order and the bounds of keys", () => {
    const root = RandomStream.of(0);
    const streams = [
      RandomStream.of(1),
      RandomStream.of("1"),
      root.split(1),
      root.split("1"),
      root.split("a").split("b"),
      root.split("b").split("a"),
      root.split("ab"),
      root.split("ab").split(""),
      root,
    ];
    expect(new Set(streams.map((stream) => stream.next())).size).toBe(streams.length);
  });

  it("takes negative, fractional and huge seeds, each a stream of its own", () => {
    const seeds = [-1, 0, 0.5, 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, 1e300];
    expect(new Set(seeds.map((seed) => RandomStream.of(seed).next())).size).toBe(seeds.length);
  });

  it("draws numbers uniformly from [0, 1)", () => {
    const stream = RandomStream.of(11);
    const values = take(20_000, () => stream.next());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    // 2.694 / √20000 = 0.0190.
    expect(kolmogorovSmirnov(values)).toBeLessThan(ksCritical(values.length));
  });

  it.each([2, 3, 7, 10, 100])("draws whole numbers below %i with equal frequency", (count) => {
    const stream = RandomStream.of(13).split(count);
    const counts = new Array<number>(count).fill(0);
    for (let i = 0; i < count * 2000; i++) {
      const drawn = stream.int(count);
      counts[drawn] = (counts[drawn] ?? NaN) + 1;
    }
    expect(counts).toHaveLength(count);
    expect(chiSquare(counts)).toBeLessThan(chiCritical(count - 1));
  });

  it("draws below counts of more than 32 bits, upper and lower halves alike", () => {
    const stream = RandomStream.of(17);
    const count = 2 ** 40 + 12345;
    const values = take(10_000, () => stream.int(count));
    expect(values.every((value) => Number.isSafeInteger(value) && value >= 0 && value < count)).toBe(true);
    expect(kolmogorovSmirnov(values.map((value) => value / count))).toBeLessThan(ksCritical(values.length));
    const last = new Array<number>(16).fill(0);
    for (const value of values) last[value % 16] = (last[value % 16] ?? NaN) + 1;
    expect(chiSquare(last)).toBeLessThan(chiCritical(15));
  });

  it("has only 0 below a count of 1", () => {
    const stream = RandomStream.of(19);
    expect(take(100, () => stream.int(1))).toEqual(new Array(100).fill(0));
  });

  it.each([0, -1, 2.5, NaN, Infinity, 2 ** 53])("refuses a count of %d", (count) => {
    const stream = RandomStream.of(1);
    expect(() => stream.int(count)).toThrow(RangeError);
    expect(() => stream.int(count)).toThrow(`from 0 to below ${count}; give a whole number above 0.`);
  });

  it("draws normal numbers with mean 0, variance 1 and normal tails", () => {
    const stream = RandomStream.of(23);
    const n = 40_000;
    const values = take(n, () => stream.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    const beyondTwo = values.filter((value) => Math.abs(value) > 2).length / n;
    // Five standard errors each: of the mean 1/√n, of the variance √(2/n), of a share p √(p(1 − p)/n).
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(5 * Math.sqrt((0.0455 * 0.9545) / n));
  });
});

describe("the streams of neighbouring keys", () => {
  const N = 20_000;
  const chains: readonly (readonly [string, (key: number) => RandomStream])[] = [
    ["seeds", (key) => RandomStream.of(key)],
    ["splits", (key) => RandomStream.of(1).split(key)],
    ["splits of splits", (key) => RandomStream.of(1).split(key).split("proposal")],
  ];

  it.each(chains)("begin uniformly: %s", (_, stream) => {
    const firsts = Array.from({ length: N }, (_unused, i) => stream(i + 1).next());
    expect(kolmogorovSmirnov(firsts)).toBeLessThan(ksCritical(N));
    expect(new Set(firsts).size).toBe(N);
  });

  it.each(chains)("begin independently of each other: %s", (_, stream) => {
    const cells = new Array<number>(64).fill(0);
    let before = stream(0).int(8);
    for (let key = 1; key <= N; key++) {
      const now = stream(key).int(8);
      cells[before * 8 + now] = (cells[before * 8 + now] ?? NaN) + 1;
      before = now;
    }
    expect(chiSquare(cells)).toBeLessThan(chiCritical(63));
  });

  it.each(chains)("are independent of their parent: %s", (_, stream) => {
    const cells = new Array<number>(64).fill(0);
    for (let key = 1; key <= N; key++) {
      const parent = stream(key);
      const cell = parent.int(8) * 8 + parent.split("child").int(8);
      cells[cell] = (cells[cell] ?? NaN) + 1;
    }
    expect(chiSquare(cells)).toBeLessThan(chiCritical(63));
  });

  it("differ in half of their bits where the keys differ in one", () => {
    let differing = 0;
    for (let key = 0; key < 2000; key += 2) {
      const a = Math.floor(RandomStream.of(key).next() * 2 ** 30);
      const b = Math.floor(RandomStream.of(key + 1).next() * 2 ** 30);
      for (let bits = a ^ b; bits !== 0; bits >>>= 1) differing += bits & 1;
    }
    // 1000 pairs · 30 bits: half of 30,000, with a standard deviation of √(30000 / 4) = 87; five of them are 433.
    expect(Math.abs(differing - 15_000)).toBeLessThan(433);
  });
});
