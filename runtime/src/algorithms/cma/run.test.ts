import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import type { Result } from "../standing.js";
import type { Regime } from "./restarts.js";
import { layOut, Run } from "./run.js";

const regime: Regime = { lambda: 6, sigma: 0.2, budget: Infinity, small: false };
const good = (reward: number): Result => ({ gains: [reward], violation: 0, stopped: false });
const infeasible: Result = { gains: [], violation: 0, stopped: false };

const spec = dnaSpec({
  kind: oneof(["plain", ["deep", floatv(0, 1), floatv(0, 1)]]),
  width: intv(0, 9),
  fixed: intv(4, 4),
});
const layout = layOut(spec.space);

describe("the layout of a run of CMA-ES", () => {
  it("has a block for each space, and counts what one point has to decide", () => {
    expect(layout.root.numeric.map(({ id }) => id)).toEqual(["width"]);
    expect(layout.root.choices.map(({ id }) => id)).toEqual(["kind"]);
    // The choice, the two floats under it and the width; an int of one value is nothing to decide.
    expect(layout.dimensions).toBe(4);
    expect(layout.places.has("fixed")).toBe(false);
    const under = [...layout.places.values()].filter(({ points }) => points !== layout.root);
    expect(new Set(under.map(({ points }) => points)).size).toBe(1);
    expect(under.map(({ index }) => index)).toEqual([0, 1]);
    expect(layOut([]).dimensions).toBe(0);
  });
});

describe("a run of CMA-ES", () => {
  it("draws points of the space, and a block learns from the trials that had it alone", () => {
    const run = new Run(layout, regime, undefined, true);
    const random = RandomStream.of(1);
    let deep = 0;
    for (let i = 0; i < 60; i++) {
      const numbers: number[] = [];
      const members = run.draw(spec.space, random, numbers);
      const dna = DNA.of(spec, numbers);
      expect(members.size).toBe(dna.numbers[0] === 1 ? 2 : 1);
      run.take(members, good(i));
      const [root, under] = [...members.values()];
      expect(root?.block.generation).toBe(Math.floor((i + 1) / 6));
      if (under === undefined) continue;
      deep++;
      expect(under.block.generation).toBe(Math.floor(deep / 6));
    }
    expect(deep).toBeGreaterThan(6);
    expect(run.results).toBe(60);
  });

  it("begins in the middle, at a known point, or later anywhere", () => {
    const meansOf = (run: Run): readonly (number | undefined)[] =>
      [...run.draw(spec.space, RandomStream.of(3), []).values()].map(({ block }) => block.gaussian?.mean[0]);
    expect(meansOf(new Run(layout, regime, undefined, true))[0]).toBe(0.5);
    expect(meansOf(new Run(layout, regime, DNA.of(spec, [0, 7, 0]), true))[0]).toBe(0.75);
    const later = meansOf(new Run(layout, regime, undefined, false))[0];
    expect(later).not.toBe(0.5);
    expect(later).toBeGreaterThanOrEqual(0);
    expect(later).toBeLessThan(1);
  });

  it("ends with its budget", () => {
    const run = new Run(layout, { ...regime, budget: 9 }, undefined, true);
    const random = RandomStream.of(2);
    const ends: number[] = [];
    for (let i = 1; i <= 10; i++) {
      run.take(run.draw(spec.space, random, []), good(i));
      if (run.hasEnded) ends.push(i);
    }
    expect(ends).toEqual([9, 10]);
  });

  it("takes a better point from outside, one a generation, and no worse one", () => {
    const run = new Run(layout, regime, undefined, true);
    const visitor = DNA.of(spec, [1, 0.9, 0.1, 7, 0]);
    // Before anything was drawn there is nothing to be learned of it.
    run.visit(visitor, good(5));
    expect(run.results).toBe(0);
    const random = RandomStream.of(4);
    run.take(run.draw(spec.space, random, []), good(3));
    run.visit(visitor, good(2));
    run.visit(visitor, good(3));
    expect(run.results).toBe(1);
    run.visit(visitor, good(5));
    run.visit(visitor, good(6));
    expect(run.results).toBe(2);
    for (let i = 0; i < 4; i++) run.take(run.draw(spec.space, random, []), good(0));
    run.visit(visitor, good(7));
    expect(run.results).toBe(7);
  });

  it("knows that it found nothing, and goes back to what it found", () => {
    const run = new Run(layout, regime, undefined, true);
    const random = RandomStream.of(5);
    expect(run.foundNothing).toBe(true);
    const first = run.draw(spec.space, random, []);
    run.take(first, infeasible);
    expect(run.foundNothing).toBe(true);
    run.retreat(0.5);
    const root = first.get(layout.root);
    expect(root?.block.gaussian?.sigma).toBe(0.2);
    const second = run.draw(spec.space, random, []);
    run.take(second, { gains: [1], violation: 3, stopped: false });
    expect(run.foundNothing).toBe(false);
    run.retreat(0.5);
    expect(root?.block.gaussian?.sigma).toBe(0.1);
    expect(root?.block.gaussian?.mean).toEqual(second.get(layout.root)?.coordinates);
  });
});
