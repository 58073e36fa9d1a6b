import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { Restarts, type Regime } from "./restarts.js";

describe("restarts", () => {
  it("doubles the generations each time", () => {
    const restarts = new Restarts("ipop", 10, 0.2);
    const random = RandomStream.of(1);
    const found: number[] = [];
    for (let regime = restarts.first, i = 0; i < 5; i++) {
      found.push(regime.lambda);
      regime = restarts.after(regime, 1000, random);
    }
    expect(found).toEqual([10, 20, 40, 80, 160]);
  });

  it("spends as much on small generations as on large ones, in runs of half the last large one's length at most", () => {
    const restarts = new Restarts("bipop", 10, 0.2);
    const random = RandomStream.of(1);
    const spent = { small: 0, large: 0 };
    const runs: Regime[] = [];
    let last = 0;
    for (let regime = restarts.first, i = 0; i < 60; i++) {
      const results = Math.min(regime.budget, 40 * regime.lambda);
      runs.push(regime);
      if (regime.small) {
        spent.small += results;
        expect(regime.budget).toBe(last / 2);
        expect(regime.lambda).toBeGreaterThanOrEqual(10);
        expect(regime.sigma > 0.002 && regime.sigma <= 0.2).toBe(true);
      } else {
        if (i > 0) spent.large += results;
        last = results;
      }
      regime = restarts.after(regime, results, random);
    }
    const larges = runs.filter(({ small }) => !small).map(({ lambda }) => lambda);
    expect(larges).toEqual(larges.map((_, i) => 10 * 2 ** i));
    expect(larges.length).toBeGreaterThan(3);
    // The one that fell behind goes next: they differ by one run at most, the last large one.
    expect(Math.abs(spent.small - spent.large)).toBeLessThanOrEqual(last);
  });
});
