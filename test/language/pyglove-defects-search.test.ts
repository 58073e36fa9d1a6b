/**
 * Where PyGlove 0.5 breaks or surprises in its spaces, its loop and its evolution, and what happens here in the same place. Each
 * test's name says both. Tried with google/pyglove 0.5.0 (commit 19cbc738).
 */
import { describe, expect, it } from "vitest";
import {
  choicesOf,
  DNA,
  dnaSpec,
  floatv,
  format,
  intv,
  iterate,
  manyof,
  materialize,
  mutate,
  oneof,
  randomDna,
  RandomSearch,
  RandomStream,
  RegularizedEvolution,
  sample,
  searchable,
  searchSpace,
  template,
  type Float,
  type Int,
} from "tsglove";

@searchable
class Typed {
  constructor(
    readonly flag: boolean,
    readonly count: Int<0, 10>,
    readonly rate: Float<0, 1>,
  ) {}
}

/** A call that the compiler would refuse, as JavaScript makes it. */
const loosely = (call: (...args: never[]) => unknown, ...args: readonly unknown[]): unknown =>
  Reflect.apply(call, undefined, args);

describe("search spaces (1.5)", () => {
  it("PyGlove: no candidate is a ValueError, duplicates count twice, one alone counts 1; so it is here", () => {
    // tsglove-ignore: what is tested is that it throws
    expect(() => oneof([])).toThrow("oneof: there are no candidates; give at least one.");
    expect([dnaSpec(oneof([1, 1])).size, dnaSpec(oneof([1])).size]).toEqual([2n, 1n]);
  });

  it("PyGlove: 2 of 3 are 6, sorted 3, not distinct 9, neither 6; so it is here, sorted by index", () => {
    const sizes = [{}, { sorted: true }, { distinct: false }, { distinct: false, sorted: true }].map(
      (options) => dnaSpec(manyof(2, ["c", "b", "a"], options)).size,
    );
    expect(sizes).toEqual([6n, 3n, 9n, 6n]);
    expect([...iterate(manyof(2, ["c", "b", "a"], { sorted: true }))]).toEqual([
      ["c", "b"],
      ["c", "a"],
      ["b", "a"],
    ]);
    // tsglove-ignore: what is tested is that it throws
    expect(() => manyof(4, [1, 2, 3])).toThrow("manyof: 4 distinct of 3 candidates cannot be chosen");
  });

  it("PyGlove's algorithms ignore a log scale (12 % of draws below 1e-2 of [1e-5, 1e-1]); here 75 % are", () => {
    for (const law of ["decision", "point"] as const) {
      const spec = dnaSpec(floatv(1e-5, 1e-1, "log"));
      const draws = Array.from(
        { length: 4000 },
        (_, i) => randomDna(spec, RandomStream.of(i), law).numbers[0] ?? 1,
      );
      // 3,000 of 4,000 (three of four decades), standard deviation √(4000 · 3/4 · 1/4) = 27.4; five of them are 137 (6e-7).
      expect(Math.abs(draws.filter((value) => value < 1e-2).length - 3000)).toBeLessThan(137);
    }
  });

  it("PyGlove mutates a log range in linear space; here too few steps leave a decade for that", () => {
    const spec = dnaSpec(floatv(1e-5, 1e-1, "log"));
    const from = DNA.of(spec, [1e-4]);
    const next = Array.from({ length: 2000 }, (_, i) => mutate(from, RandomStream.of(i)).numbers[0] ?? 1);
    // A normal step of a fifth of four decades: below 1e-3 (a step under +1 decade, 1.25 deviations) with 89 % or more; a
    // linear step of 0.02 would leave it in 48 %, and end below 1e-3 in about 5 %.
    expect(next.filter((value) => value < 1e-3).length).toBeGreaterThan(1700);
  });

  it("PyGlove has no integer range and no step; here intv has both, and is never expanded", () => {
    expect([...iterate(intv(2, 9, 3))]).toEqual([2, 5, 8]);
    expect(dnaSpec(intv(0, 2 ** 52)).size).toBe(2n ** 52n + 1n);
  });

  it("PyGlove's materialize takes ints for indices and wants '\"b\"' for b; here values stand for themselves", () => {
    const space = { x: oneof(["a", "b"]), n: oneof([4, 2, 1]) };
    expect(materialize(space, { x: "b", n: 1 })).toEqual({ x: "b", n: 1 });
    expect(choicesOf(DNA.of(dnaSpec(space), [1, 2]))).toEqual({ x: "b", n: 1 });
    expect(() => materialize(space, { x: "b", n: 0 })).toThrow('"n": 0 is not in 4 | 2 | 1.');
    expect(() => materialize(space, { x: '"b"', n: 1 })).toThrow(/"x": .* is not in "a" \| "b"\./);
  });

  it("PyGlove's Sweeping of a float raises after the first point; here enumeration refuses before it", () => {
    let decoded = 0;
    const space = { x: oneof([1, 2]), y: floatv(0, 1) };
    expect(() => {
      for (const each of iterate(space)) decoded += each.x;
    }).toThrow(/"y" is a float/);
    expect(decoded).toBe(0);
  });

  it("PyGlove's space_size is exponential (12 of 24 sorted: 24 s); here 200 of 400 comes at once, and is exact", () => {
    const choose = (n: number, k: number): bigint => {
      let count = 1n;
      for (let i = 0; i < k; i++) count = (count * BigInt(n - i)) / BigInt(i + 1);
      return count;
    };
    const size = (n: number, k: number): unknown =>
      dnaSpec(
        manyof(
          k,
          Array.from({ length: n }, (_, i) => i),
          { sorted: true },
        ),
      ).size;
    expect([size(24, 12), size(400, 200)]).toEqual([choose(24, 12), choose(400, 200)]);
  });

  it("PyGlove overflows its stack at 75 nested choices; here 400 work, and what is too deep is told", () => {
    const chain = (depth: number): unknown => {
      let space: unknown = oneof([0, 1]);
      for (let i = 1; i < depth; i++) space = oneof([space, i + 1]);
      return space;
    };
    const { spec, decode, encode } = template(chain(400));
    expect([spec.size, spec.decisionPoints.length]).toEqual([401n, 400]);
    const deepest = DNA.of(spec, new Array<number>(400).fill(0));
    expect([decode(deepest), encode(0).equals(deepest)]).toEqual([0, true]);
    expect(DNA.fromJSON(spec, JSON.parse(JSON.stringify(deepest))).equals(deepest)).toBe(true);
    expect(randomDna(spec, RandomStream.of(1), "point").numbers.length).toBeGreaterThan(0);
    expect(() => dnaSpec(chain(100_000))).toThrow(/nested more than 1,?000 deep/);
  });

  it("PyGlove lets -1 and True pass as decisions; here both are refused with the point and its domain", () => {
    const spec = dnaSpec({ op: oneof(["a", "b", "c"]) });
    const domain = 'is not a whole number from 0 to 2 (the index of "a" | "b" | "c")';
    expect(() => DNA.of(spec, [-1])).toThrow(`"op": -1 ${domain}.`);
    expect(() => loosely((numbers: readonly number[]) => DNA.of(spec, numbers), [true])).toThrow(
      `"op": true ${domain}.`,
    );
    expect(() => DNA.of(spec, [1.5])).toThrow(`"op": 1.5 ${domain}.`);
    expect(() => DNA.fromJSON(spec, true)).toThrow('"op": true stands where the space wants a decision');
    // @ts-expect-error -- and true is no number where it is written
    expect(() => DNA.of(spec, [true])).toThrow();
  });

  it("PyGlove drops the tail of DNA((0, (1, 2))); here what is too long or too short is refused", () => {
    const spec = dnaSpec({ op: oneof([oneof([1, 2]), 3]) });
    expect(() => DNA.of(spec, [0, 1, 2])).toThrow(
      "The DNA is 3 long and its decisions take 2; remove the rest.",
    );
    expect(() => DNA.of(spec, [0])).toThrow('"op[=0/2]": the DNA ends before this decision; it takes');
    expect(() => DNA.fromJSON(spec, [0, [1, 2]])).toThrow('"op[=0/2]": [1, 2] stands where the space wants');
  });

  it("PyGlove's DNA == raises on different child counts; here unequal is unequal", () => {
    const spec = dnaSpec(oneof([[oneof([1, 2]), oneof([1, 2])], 3]));
    expect(DNA.of(spec, [0, 1, 1]).equals(DNA.of(spec, [1]))).toBe(false);
    expect(DNA.of(spec, [0, 1, 1]).equals(DNA.of(spec, [0, 1, 1]))).toBe(true);
  });

  it("PyGlove hashes a DNA with its metadata; here a DNA is its decisions and nothing else, for good", () => {
    const spec = dnaSpec(oneof([1, 2]));
    const dna = DNA.of(spec, [1]);
    expect(Object.keys(dna).sort()).toEqual(["numbers", "spec"]);
    expect([JSON.stringify(dna), String(dna)]).toEqual(["1", "DNA(1)"]);
    const study = sample(spec, new RandomSearch({ seed: 1 }), { trials: 1 });
    for (const [proposed, feedback] of study) {
      feedback.setMetadata("proposal", 7);
      expect(JSON.stringify(proposed)).toMatch(/^[01]$/);
      feedback(1);
    }
    expect(study.trials[0]?.metadata).toEqual({ proposal: 7 });
  });

  it("PyGlove draws uniformly per decision only, so rare branches are common; here both laws are there", () => {
    // One candidate opens 2^10 points, the other one point.
    const space = oneof([Array.from({ length: 10 }, () => oneof([0, 1])), 0]);
    const spec = dnaSpec(space);
    const share = (law: "decision" | "point"): number =>
      Array.from({ length: 2000 }, (_, i) => randomDna(spec, RandomStream.of(i), law).numbers[0]).filter(
        (number) => number === 1,
      ).length;
    // Per decision 1,000 of 2,000 (deviation √500 = 22.4, five: 112); per point 2000 / 1025 = 1.95 (Poisson: above 15 with 1e-9).
    expect(Math.abs(share("decision") - 1000)).toBeLessThan(112);
    expect(share("point")).toBeLessThan(16);
  });
});

describe("the search loop (1.6)", () => {
  const space = { x: oneof([1, 2, 3, 4, 5, 6, 7, 8]) };

  it("PyGlove yields the same trial for ever without feedback; here the turn names the line to add", () => {
    let turns = 0;
    const act = (): void => {
      // tsglove-ignore: what is tested is that it throws
      for (const [example] of sample(space, new RandomSearch({ seed: 1 }), { trials: 5 }))
        turns += example.x > 0 ? 1 : 0;
    };
    expect(act).toThrow(
      'Trial 1 got no feedback in its turn of the loop. Add "feedback(reward);" to the body',
    );
    expect(turns).toBe(1);
  });

  it("PyGlove counts skipped trials; here they are none of the total", () => {
    const study = sample(space, new RandomSearch({ seed: 1 }), { trials: 4 });
    for (const [, feedback] of study)
      if (feedback.id % 2 === 0) feedback.skip("odd ones only");
      else feedback(1);
    expect(study.trials.map(({ status }) => status)).toEqual([
      "completed",
      "skipped",
      "completed",
      "skipped",
      "completed",
      "skipped",
      "completed",
    ]);
    expect(study.trials[1]?.reason).toBe("odd ones only");
  });

  it("PyGlove keeps the first num_examples of a name (2, then 10 more: none); here the later total counts", () => {
    const run = (trials: number): number => {
      const study = sample(space, new RandomSearch({ seed: 1 }), { trials, name: "defects/continued" });
      let turns = 0;
      for (const [example, feedback] of study) {
        turns++;
        feedback(example.x);
      }
      return turns;
    };
    expect([run(2), run(12), run(12)]).toEqual([2, 10, 0]);
  });

  it("PyGlove raises RaceConditionError when done comes twice; here the second answer says which trial and why", () => {
    const act = (): void => {
      for (const [, feedback] of sample(space, new RandomSearch({ seed: 1 }), { trials: 2 })) {
        feedback(1);
        // tsglove-ignore: what is tested is that it throws
        feedback(2);
      }
    };
    expect(act).toThrow("Trial 1 is completed already; give one answer a trial.");
  });

  it("PyGlove accepts NaN rewards; here NaN and infinities are refused, and the trial can still be answered", () => {
    const study = sample(space, new RandomSearch({ seed: 1 }), { trials: 1 });
    for (const [, feedback] of study) {
      for (const reward of [NaN, Infinity, -Infinity])
        expect(() => {
          feedback(reward);
        }).toThrow(/Trial 1: .*(NaN|Infinity)/);
      expect(() => {
        loosely(feedback, "1");
      }).toThrow(/Trial 1/);
      feedback.infeasible("it diverged");
    }
    expect(study.trials[0]).toMatchObject({ status: "infeasible", reason: "it diverged" });
  });

  it("PyGlove takes the last added measurement, not the largest step as documented; here the largest step", () => {
    const study = sample(space, new RandomSearch({ seed: 1 }), { trials: 1 });
    for (const [, feedback] of study) {
      feedback.addMeasurement(0.9, { step: 10 });
      feedback.addMeasurement(0.1, { step: 2 });
      feedback.done();
    }
    expect(study.trials[0]).toMatchObject({ reward: 0.9, step: 10 });
  });

  it("PyGlove's best_trial of several objectives stays at trial 1; here there is a front, and best says so", () => {
    const study = sample(space, new RandomSearch({ seed: 1 }), {
      trials: 40,
      metrics: { gain: "maximize", cost: "minimize" },
    });
    // 8 is dominated by 7: the same gain for more cost.
    for (const [{ x }, feedback] of study) feedback({ gain: Math.min(x, 7), cost: x });
    expect(() => study.best).toThrow(
      "2 objectives (gain, cost), and so no best trial: take one of study.front.",
    );
    const seen = new Set(study.trials.map((trial) => study.decode(trial).x));
    expect(seen.size).toBe(8);
    expect(new Set(study.front.map((trial) => study.decode(trial).x))).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7]),
    );
  });
});

describe("evolution (1.7)", () => {
  it("PyGlove's mutator may draw the same value again (no-op rate 1/k); here a mutant is another point", () => {
    const spec = dnaSpec({ a: oneof([1, 2]), b: oneof([oneof([1, 2]), 3]), c: floatv(0, 1), d: intv(0, 1) });
    for (let seed = 0; seed < 2000; seed++) {
      const parent = randomDna(spec, RandomStream.of(seed));
      expect(mutate(parent, RandomStream.of(seed).split("m")).equals(parent)).toBe(false);
    }
  });

  it("PyGlove's regularized_evolution(seed=1) is not reproducible; here a seed fixes every draw", () => {
    const run = (): readonly string[] => {
      const study = sample(
        searchSpace(Typed),
        new RegularizedEvolution({ population: 10, tournament: 3, seed: 1 }),
        { trials: 100 },
      );
      for (const [{ count, rate }, feedback] of study) feedback(count - rate);
      return study.trials.map(({ dna }) => JSON.stringify(dna));
    };
    const [first, second] = [run(), run()];
    expect(first).toEqual(second);
    expect(new Set(first).size).toBeGreaterThan(50);
    expect(format(materialize(searchSpace(Typed), { flag: true, count: 3, rate: 0.5 }))).toBe(
      "new Typed(true, 3, 0.5)",
    );
  });
});
