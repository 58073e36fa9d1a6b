import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { custom } from "../../hyper/custom.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { sample } from "../../tuning/sample.js";
import { RandomSearch } from "../random-search.js";
import { dnaDistance } from "./dna-distance.js";
import type { Individual } from "./individual.js";
import { Neat } from "./neat.js";
import { divided, joined, sharesOf, withoutWeakest, type Species } from "./species.js";

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

describe("the distance of two points", () => {
  const spec = dnaSpec([
    oneof([
      ["a", intv(0, 10)],
      ["b", intv(0, 10), intv(0, 10)],
    ]),
    floatv(1e-4, 1, "log"),
    oneof([0, 1]),
  ]);
  const distance = (one: readonly number[], other: readonly number[]): number =>
    dnaDistance(DNA.of(spec, one), DNA.of(spec, other));

  it("is the mean difference of their decisions, those of one alone counting 1", () => {
    expect(distance([0, 3, 0.1, 1], [0, 3, 0.1, 1])).toBe(0);
    expect(distance([0, 3, 0.1, 1], [0, 8, 0.1, 1])).toBeCloseTo(0.5 / 4, 12);
    expect(distance([0, 3, 1, 1], [0, 3, 1e-2, 0])).toBeCloseTo((0.5 + 1) / 4, 12);
    // The choice differs; one decision is active in the first alone, two in the second.
    expect(distance([0, 3, 1, 1], [1, 3, 3, 1, 1])).toBeCloseTo((1 + 3) / 6, 12);
    expect(dnaDistance(DNA.of(dnaSpec(1), []), DNA.of(dnaSpec(1), []))).toBe(0);
  });

  it("is the same where a name ties decisions, by what is decided in the end", () => {
    const tied = dnaSpec([
      oneof([1, ["x", intv(0, 10, 1, { name: "n" })]]),
      intv(0, 10, 1, { name: "n" }),
      floatv(0, 1),
    ]);
    const [plain, under] = [DNA.of(tied, [0, 3, 0.5]), DNA.of(tied, [1, 3, 0.5])];
    // The choice differs, and the tied decision is another one in each.
    expect(dnaDistance(plain, under)).toBeCloseTo(3 / 4, 12);
    expect(dnaDistance(under, DNA.of(tied, [1, 8, 0.25]))).toBeCloseTo((0.5 + 0.25) / 3, 12);
  });

  it("is that of their words, of genomes", () => {
    const texts = ["f(x, 1)", "f(x, 2)", "f(1, x)", "while true"];
    const words = dnaSpec(
      custom({ random: (random) => texts[random.int(4)] ?? "", decode: (genome) => genome }),
    );
    const points = texts.map((text) => DNA.fromJSON(words, text));
    const from = (i: number, j: number): number => {
      const [one, other] = [points[i], points[j]];
      return one === undefined || other === undefined ? NaN : dnaDistance(one, other);
    };
    // Six words each, of which one is another.
    expect(from(0, 1)).toBeCloseTo(2 / 12, 12);
    expect(from(0, 2)).toBeCloseTo(1 / 12, 12);
    expect([from(0, 3), from(0, 0)]).toEqual([1, 0]);
  });
});

describe("species", () => {
  const line = dnaSpec(intv(0, 100));
  const individual = (place: number, reward: number): Individual => ({
    id: place,
    dna: DNA.of(line, [place]),
    gains: [reward],
    violation: 0,
    stopped: false,
  });
  const grouped = (members: readonly Individual[], threshold = 0.1): readonly Species[] =>
    members.reduce<readonly Species[]>(
      (all, each, i) => joined(all, each, threshold, dnaDistance, i + 1),
      [],
    );
  const places = (species: readonly Species[]): unknown =>
    species.map(({ members }) => members.map(({ id }) => id));

  it("are of those near to a first one, the best first, and are divided anew by another threshold", () => {
    const species = grouped([individual(10, 1), individual(50, 2), individual(15, 3), individual(52, 1)]);
    expect(places(species)).toEqual([
      [15, 10],
      [50, 52],
    ]);
    expect(species.map(({ improved }) => improved)).toEqual([3, 2]);
    expect(places(divided(species, 0.5, dnaDistance))).toEqual([[15, 50, 10, 52]]);
  });

  it("share their fitness: a crowd loses its weakest before a lonely worse one", () => {
    const species = grouped([...range(5).map((i) => individual(10 + i, 5 + i)), individual(90, 1)]);
    expect(places(withoutWeakest(species))).toEqual([[14, 13, 12, 11], [90]]);
  });

  it("have children by the mean of their ranks, and none once they stagnate, but for the best", () => {
    const species = grouped([individual(10, 4), individual(11, 2), individual(50, 3), individual(90, 1)]);
    expect(sharesOf(species, 0)).toEqual([3, 3, 1]);
    expect(sharesOf(species, 4)).toEqual([3, 0, 1]);
  });
});

describe("NEAT-style evolution", () => {
  /** Words of seven letters, the better the more of them are those of a given one. */
  const target = ["t", "s", "g", "l", "o", "v", "e"];
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const letter = (random: RandomStream): string => letters.charAt(random.int(letters.length));
  const words = dnaSpec(
    custom({
      random: (random) =>
        range(7)
          .map(() => letter(random))
          .join(""),
      mutate(genome, random) {
        const at = random.int(genome.length);
        return genome.slice(0, at) + letter(random) + genome.slice(at + 1);
      },
      decode: (genome) => genome,
    }),
  );
  const space = dnaSpec([
    ...range(8).map(() => oneof(range(6))),
    floatv(0, 1),
    oneof([1, ["x", intv(0, 9)]]),
  ]);

  it.each([
    [
      "genomes",
      words,
      ({ spec, numbers: [number = -1] }: DNA): number => {
        const [point] = spec.space;
        const text = point?.kind === "custom" ? (point.genomes.textOf(number) ?? "") : "";
        return target.filter((each, i) => text.charAt(i) === each).length;
      },
    ],
    [
      "a conditional space",
      space,
      ({ numbers }: DNA): number =>
        numbers.slice(0, 8).reduce((sum, number) => sum + number, 0) -
        4 * Math.abs((numbers[8] ?? 0) - 0.3) +
        (numbers[10] ?? 0) / 3,
    ],
  ] as const)("is better than random search on %s, over 15 seeds by ranks", (_, spec, reward) => {
    const best = (algorithm: Neat | RandomSearch, seed: number): number => {
      const study = sample(spec, algorithm, { seed, trials: 300 });
      for (const [dna, feedback] of study) feedback(reward(dna));
      return study.best?.reward ?? NaN;
    };
    const mine = range(15).map((seed) => best(new Neat(), seed));
    const drawn = range(15).map((seed) => best(new RandomSearch(), seed));
    const wins = mine.reduce(
      (sum, a) => sum + drawn.reduce((some, b) => some + (a > b ? 1 : a === b ? 0.5 : 0), 0),
      0,
    );
    // Mann and Whitney's U of two times 15 has mean 112.5 and standard deviation 24.1 at the most; 4 of them above is 209, p
    // < 10⁻⁴.
    expect(wins).toBeGreaterThan(209);
  });

  it("repeats itself with the same seed, and not with another", () => {
    const points = (seed: number): string[] => {
      const study = sample(space, new Neat({ population: 10 }), { seed, trials: 80 });
      for (const [dna, feedback] of study) feedback(dna.numbers[0] ?? 0);
      return study.trials.map(({ dna }) => String(dna));
    };
    expect(points(1)).toEqual(points(1));
    expect(points(1)).not.toEqual(points(2));
  });

  it("takes a distance of yours", () => {
    let asked = 0;
    const algorithm = new Neat({
      population: 10,
      threshold: 0.5,
      distance: (a, b) => {
        asked++;
        return a.numbers[0] === b.numbers[0] ? 0 : 1;
      },
    });
    expect(algorithm.settings.distance).toContain("a.numbers[0]");
    const study = sample(space, algorithm, { seed: 1, trials: 40 });
    for (const [dna, feedback] of study) feedback(dna.numbers[0] ?? 0);
    expect(asked).toBeGreaterThan(40);
  });

  it.each([
    [{ population: 1 }, "Neat: population is 1; give a whole number of at least 2."],
    [{ species: 0 }, "Neat: species is 0; give a whole number of at least 1."],
    [{ threshold: 0 }, "Neat: threshold is 0; give a number above 0."],
    [{ crossover: 2 }, "Neat: crossover is 2; give a chance from 0 to 1."],
    [{ survival: 0 }, "Neat: survival is 0; give a part above 0, up to 1."],
  ])("refuses %j and says what to give", (options, message) => {
    expect(() => new Neat(options)).toThrow(new RangeError(message));
  });
});
