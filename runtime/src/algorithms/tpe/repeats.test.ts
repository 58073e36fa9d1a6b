/** Points that were tried are not proposed again, floats among their decisions or not. */
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { TPE } from "./tpe.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe.each([true, false])("TPE proposes no point twice, multivariate: %s,", (multivariate) => {
  it.each([
    ["one float", floatv(0, 1)],
    ["two floats, one of them logarithmic", [floatv(0, 1), floatv(1, 1e6, "log")]],
    ["a float and an int", [floatv(0, 1), intv(0, 3)]],
    ["floats under a choice", oneof([{ x: floatv(0, 1) }, { y: floatv(0, 1), z: floatv(0, 1) }])],
  ])("where the best lies in a corner: %s", (_, space) => {
    const spec = dnaSpec(space);
    for (const seed of [1, 2, 3]) {
      const search = new TPE({ multivariate }).start({ spec, trials: 100 });
      const random = RandomStream.of(seed);
      const points = range(100).map((id) => {
        const dna = search.propose({ id, random: random.split(id) });
        if (dna === undefined) throw new Error("TPE never ends.");
        search.report({ id, dna, reward: -dna.numbers.reduce((sum, x) => sum + x, 0) });
        return dna;
      });
      // A model that looks at a corner proposes it, and once.
      expect(new Set(points.map(String)).size).toBe(100);
    }
  });
});

it("draws permutations evenly while nothing is known, where each decision is modelled alone", () => {
  const spec = dnaSpec(permutate(range(4)));
  const search = new TPE({ multivariate: false }).start({ spec, trials: undefined });
  const random = RandomStream.of(1);
  const counts = new Map<string, number>();
  const N = 24 * 100;
  for (const id of range(N)) {
    const order = String(search.propose({ id, random: random.split(id) }));
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const chi = [...counts.values()].reduce((sum, seen) => sum + (seen - 100) ** 2 / 100, 0);
  expect(counts.size).toBe(24);
  // 23 degrees of freedom: above 70.6 by a chance of 10⁻⁶.
  expect(chi).toBeLessThan(70.6);
});
