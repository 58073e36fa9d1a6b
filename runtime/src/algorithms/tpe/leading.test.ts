import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { hypervolume } from "./hypervolume.js";
import { leading, type Leading } from "./leading.js";

const best = (gains: readonly (readonly number[])[], count: number): Leading =>
  leading(
    gains.map((each) => ({ gains: each, violation: 0, stopped: false })),
    count,
  );
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe("the best of several objectives", () => {
  it("are front after front", () => {
    const gains = [
      [1, 1],
      [3, 1],
      [1, 3],
      [2, 2],
      [0, 0],
      [3, 0],
    ];
    expect([...best(gains, 3).taken].sort()).toEqual([1, 2, 3]);
    expect([...best(gains, 3).behind].sort()).toEqual([0, 4, 5]);
    expect(new Set(best(gains, 5).taken)).toEqual(new Set([1, 2, 3, 0, 5]));
    expect(best(gains, 9).taken).toHaveLength(6);
  });

  it("cover a front that is taken in part: its ends and its middle before what lies beside them", () => {
    const gains = [
      [0, 1],
      [0.02, 0.99],
      [0.7, 0.7],
      [0.71, 0.69],
      [1, 0],
    ];
    const [first, ...rest] = best(gains, 3).taken;
    expect([2, 3]).toContain(first);
    expect(rest.filter((place) => place < 2)).toHaveLength(1);
    expect(rest).toContain(4);
  });

  it("stand before whatever breaks limits, and that before what is infeasible", () => {
    const results = [
      { gains: [], violation: 0, stopped: false },
      { gains: [9, 9], violation: 1, stopped: false },
      { gains: [0, 1], violation: 0, stopped: false },
      { gains: [9, 0], violation: 0, stopped: true },
      { gains: [1, 0], violation: 0, stopped: false },
    ];
    expect(leading(results, 4)).toEqual({ taken: [4, 2, 3, 1], behind: [0] });
    expect(leading(results, 1).behind).toEqual([0, 1, 3]);
  });

  it("may be infinite, or the same", () => {
    expect(
      [
        ...best(
          [
            [Infinity, -Infinity],
            [0, 0],
            [-Infinity, Infinity],
            [-1, -1],
          ],
          3,
        ).taken,
      ].sort(),
    ).toEqual([0, 1, 2]);
    expect([...best([[Infinity], [Infinity], [0]], 2).taken].sort()).toEqual([0, 1]);
    expect(
      best(
        [
          [2, 2],
          [2, 2],
          [2, 2],
        ],
        2,
      ).taken,
    ).toHaveLength(2);
    expect(
      best(
        [
          [1e308, -1e308],
          [-1e308, 1e308],
        ],
        1,
      ).taken,
    ).toHaveLength(1);
  });
});

describe("hypervolume", () => {
  it.each([
    [[], 0],
    [[[2, 3]], 6],
    [
      [
        [2, 3],
        [3, 2],
        [1, 1],
      ],
      8,
    ],
    [[[1, 2, 3]], 6],
    [
      [
        [1, 2, 3],
        [3, 2, 1],
        [1, 2, 3],
      ],
      10,
    ],
  ])("of %j is %d", (points, volume) => {
    expect(hypervolume(points)).toBeCloseTo(volume, 12);
  });

  it.each([2, 3, 4])(
    "is the part of points of the unit cube that lie under one, in %i dimensions",
    (dimensions) => {
      const random = RandomStream.of(dimensions);
      const point = (): number[] => range(dimensions).map(() => random.next());
      const points = range(8).map(point);
      const N = 20_000;
      const under = range(N).filter(() => {
        const at = point();
        return points.some((each) => each.every((value, j) => value >= (at[j] ?? 1)));
      }).length;
      const volume = hypervolume(points);
      // 4.9 standard deviations: p = 10⁻⁶.
      expect(Math.abs(under / N - volume)).toBeLessThan(4.9 * Math.sqrt((volume * (1 - volume)) / N));
    },
  );
});
