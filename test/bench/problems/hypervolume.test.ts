import { RandomStream } from "tsglove";
import { expect, test } from "vitest";
import { hypervolume } from "./hypervolume.js";

test("two boxes that overlap count once; what lies beyond the corner counts for nothing", () => {
  // 3 × 1 and 1 × 3, which share 1 × 1.
  expect(
    hypervolume(
      [
        [1, 3],
        [3, 1],
      ],
      [4, 4],
    ),
  ).toBe(5);
  expect(
    hypervolume(
      [
        [1, 3],
        [3, 1],
        [3, 3],
        [1, 3],
      ],
      [4, 4],
    ),
  ).toBe(5);
  expect(
    hypervolume(
      [
        [0, 4],
        [5, 0],
      ],
      [4, 4],
    ),
  ).toBe(0);
  expect(hypervolume([], [4, 4])).toBe(0);
});

test("three boxes along three axes: each 4, shared pairwise and by all 1", () => {
  const points = [
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ];
  // A box is 2 × 1 × 1; any two of them share the unit cube, as do all three: 3 · 2 − 3 · 1 + 1.
  expect(hypervolume(points, [2, 2, 2])).toBe(4);
  expect(hypervolume([...points, [1, 1, 1]], [2, 2, 2])).toBe(4);
});

test("four objectives: what a count of random places finds", () => {
  const random = RandomStream.of(1);
  const points = Array.from({ length: 12 }, () => Array.from({ length: 4 }, () => random.next()));
  const places = 100_000;
  let dominated = 0;
  for (let i = 0; i < places; i++) {
    const place = Array.from({ length: 4 }, () => random.next());
    if (points.some((point) => point.every((each, axis) => each <= (place[axis] ?? 0)))) dominated++;
  }
  // A share has a standard error of at most 0.5 / √100,000 = 0.0016; 5 of them, and the seed is fixed.
  expect(Math.abs(hypervolume(points, [1, 1, 1, 1]) - dominated / places)).toBeLessThan(0.008);
});
