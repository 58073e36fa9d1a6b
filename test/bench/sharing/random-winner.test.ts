import { expect, it } from "vitest";
import { randomWinner } from "./random-winner.js";

it("is the mean over all choices, counted one by one", () => {
  const children = [
    { validation: 3, test: 0.1 },
    { validation: 9, test: 0.4 },
    { validation: 1, test: 0.9 },
    { validation: 5, test: 0.2 },
    { validation: 7, test: 0.7 },
  ];
  for (const count of [1, 2, 3, 4, 5]) {
    const winners: number[] = [];
    for (let chosen = 0; chosen < 2 ** children.length; chosen++) {
      const tried = children.filter((_, i) => (chosen >> i) % 2 === 1);
      if (tried.length !== count) continue;
      winners.push(tried.reduce((a, b) => (b.validation > a.validation ? b : a)).test);
    }
    const mean = winners.reduce((sum, each) => sum + each, 0) / winners.length;
    expect(randomWinner(children, count)).toBeCloseTo(mean, 12);
  }
});
