import { expect, it } from "vitest";
import { thinOut, type Placed } from "./thin-out.js";

const marks: Placed[] = Array.from({ length: 5000 }, (_, index) => ({
  x: index % 100,
  y: Math.floor(index / 100),
  notable: index === 3210,
}));

it("keeps few marks as they are", () => {
  expect(thinOut(marks, 5000)).toBe(marks);
});

it("keeps at most the limit, from everywhere, in order, and what is notable", () => {
  const kept = thinOut(marks, 500);
  expect(kept.length).toBeLessThanOrEqual(500);
  expect(kept.length).toBeGreaterThan(200);
  expect(kept).toEqual(marks.filter((mark) => kept.includes(mark)));
  expect(kept.filter((mark) => mark.notable)).toHaveLength(1);
  for (const corner of [(x: number) => x < 10, (x: number) => x >= 90])
    expect(kept.filter(({ x, y }) => corner(x) && y < 10).length).toBeGreaterThan(2);
});

it("gets along with marks in one spot", () => {
  expect(
    thinOut(
      Array.from({ length: 10 }, () => ({ x: 1, y: 1, notable: false })),
      3,
    ),
  ).toHaveLength(1);
});
