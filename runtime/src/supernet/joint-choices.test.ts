// Choices that are one with what they open: the same points, in fewer decisions; and what a controller learns by it.
import {
  constrain,
  custom,
  DNA,
  dnaSpec,
  floatv,
  intv,
  iterateDna,
  manyof,
  oneof,
  randomDna,
  RandomStream,
  Reinforce,
  type DNASpec,
  type PolicySearch,
  type Problem,
} from "tsglove";
import { describe, expect, it } from "vitest";
import { policyIdentity, policyOf } from "./controlled.js";
import { jointSpace } from "./joint-choices.js";
import { Recorded } from "./policy.js";

/** How many candidates each choice of a space has, what it opens behind it. */
function sizesOf({ decisionPoints }: DNASpec): readonly number[] {
  return decisionPoints.map((point) => (point.kind === "categorical" ? point.candidates.length : NaN));
}

function expectSamePoints(spec: DNASpec): void {
  const { spec: joint, joined, apart } = jointSpace(spec);
  const seen = new Set<string>();
  for (const dna of iterateDna(spec)) {
    const other = joined(dna);
    expect(other.spec).toBe(joint);
    expect(apart(other).numbers).toEqual(dna.numbers);
    seen.add(other.numbers.join());
  }
  expect(BigInt(seen.size)).toBe(spec.discreteSize);
  expect(joint.discreteSize).toBe(spec.discreteSize);
}

/** A block: nothing, or one of two kernels and three widths. */
const block = (): unknown => oneof<unknown>(["nothing", [oneof([3, 5]), oneof([1, 2, 4])]]);

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const named = (): unknown => oneof([1, 2, 3], { name: "n" });

describe("joint choices", () => {
  it.each([
    ["what they open is one with them", [block(), oneof(["x", "y"]), block()], [7, 2, 7]],
    ["all that is opened by what is opened", [oneof<unknown>([[block(), "a"], [[block()]], 3])], [15]],
    ["ints", [oneof<unknown>([0, [intv(1, 6)]])], [7]],
    ["64 combinations are one choice", [oneof<unknown>([0, [oneof(range(9)), oneof(range(7))]])], [64]],
    ["65 are not", [oneof<unknown>([0, [oneof(range(8)), oneof(range(8))]])], [2, 8, 8]],
    ["nor are ints of 65 values", [oneof<unknown>([0, [intv(1, 65)]])], [2, NaN]],
    ["choices with names of their own", [oneof<unknown>([0, [oneof([1, 2], { name: "k" })]])], [3]],
    ["choices that open nothing stay", [oneof([1, 2]), oneof([3, 4, 5])], [2, 3]],
    [
      "what is too much as a whole stays apart, and what is in it does not",
      [oneof<unknown>([0, Array.from({ length: 3 }, block)])],
      [2, 7, 7, 7],
    ],
    ["sets stay apart", [oneof<unknown>([0, [manyof(2, [1, 2, 3]), oneof([1, 2])]])], [2, 3, 3, 2]],
    [
      "names that tie branches stay apart",
      [
        oneof<unknown>([0, [oneof([1, 2], { name: "k" }), oneof([3, 4])]]),
        oneof([1, 2], { name: "k" }),
        oneof<unknown>([0, [oneof([1, 2], { name: "own" })]], { name: "another" }),
      ],
      [2, 2, 2, 2, 3],
    ],
    ["a name in two branches stays apart", [oneof<unknown>([[named()], ["b", named()]])], [2, 3, 3]],
  ])("%s", (_, value, sizes) => {
    const spec = dnaSpec(value);
    expect(sizesOf(jointSpace(spec).spec)).toEqual(sizes);
    expectSamePoints(spec);
  });

  it("leave floats apart", () => {
    const spec = dnaSpec([oneof<unknown>([0, [floatv(0, 1), oneof([1, 2])]]), block()]);
    const { spec: joint, joined, apart } = jointSpace(spec);
    expect(sizesOf(joint)).toEqual([2, NaN, 2, 7]);
    const dna = DNA.of(spec, [1, 0.25, 1, 1, 0, 2]);
    expect(joined(dna).numbers).toEqual([1, 0.25, 1, 3]);
    expect(apart(joined(dna)).numbers).toEqual(dna.numbers);
  });

  it("leave custom decisions apart", () => {
    const word = custom({ random: (random) => "abc".charAt(random.int(3)), decode: (genome) => genome });
    const spec = dnaSpec([oneof<unknown>([0, [word, oneof([1, 2])]]), block()]);
    const { spec: joint, joined, apart } = jointSpace(spec);
    expect(sizesOf(joint)).toEqual([2, NaN, 2, 7]);
    const dnas = range(20).map((seed) => randomDna(spec, RandomStream.of(seed)));
    for (const dna of dnas) expect(apart(joined(dna)).equals(dna)).toBe(true);
    expect(new Set(dnas.map(({ numbers }) => numbers.length)).size).toBeGreaterThan(2);
  });

  it("know points of their own space only", () => {
    const [spec, other] = [dnaSpec([block()]), dnaSpec([block()])];
    expect(() => jointSpace(spec).joined(DNA.of(other, [0]))).toThrow("is a point of another space");
  });

  it("leave a space alone in which none opens others", () => {
    const spec = dnaSpec([oneof([1, 2]), oneof([3, 4])]);
    expect(jointSpace(spec).spec).toBe(spec);
  });

  it("keep the space's constraints", () => {
    const spec = dnaSpec(constrain([block(), block()], ([a, b]) => a === "nothing" || b === "nothing"));
    const { spec: joint, joined } = jointSpace(spec);
    for (const dna of iterateDna(spec)) expect(joint.isFeasible(joined(dna))).toBe(spec.isFeasible(dna));
    expect(joint.isFeasible(DNA.of(joint, [6, 6]))).toBe(false);
  });
});

describe("a controller over joint choices", () => {
  // Of a block's 16 sizes only the first is any good: 1, and the others −1 each; without it there are 0.5.
  const spec = dnaSpec([oneof<unknown>(["nothing", [oneof([1, 3, 5, 7]), oneof([1, 2, 4, 8])]])]);
  const worth = ({ numbers: [kind, ...sizes] }: DNA): number =>
    kind === 0 ? 0.5 : sizes.every((size) => size === 0) ? 1 : -1;
  const algorithm = new Reinforce({ learningRate: 0.05 });

  /** Of ten controllers those that end with the best one. */
  function right(start: () => ReturnType<typeof policyOf>): number {
    return Array.from({ length: 10 }, (_, seed) => {
      const search = start();
      const random = RandomStream.of(seed);
      for (let id = 1; id <= 400; id++) {
        const dna = search.propose({ id, random: random.split(id) });
        if (dna !== undefined) search.report({ id, dna, reward: worth(dna) });
      }
      return search.controller.likeliest(random);
    }).filter((dna) => worth(dna) === 1).length;
  }

  it("does not rule a block out for most of its sizes", () => {
    const problem = { spec, trials: 400 };
    expect(right(() => policyOf("tunas", algorithm, problem))).toBe(10);
    // With a decision for each the mean of its sizes counts, −7/8.
    expect(right(() => algorithm.start(problem))).toBe(0);
  });

  it("says how likely points of the space are, and how undecided it is", () => {
    // The second choice stays by itself: which decisions there are goes by it, and where it stands in a DNA by the first.
    const spec = dnaSpec([block(), oneof<unknown>([0, Array.from({ length: 3 }, block)])]);
    const { controller } = policyOf("enas", algorithm, { spec, trials: 10 });
    const random = RandomStream.of(1);
    controller.parameters.forEach((value, i) => (controller.parameters[i] = value + random.normal()));
    let [total, entropy, mean] = [0, 0, 0];
    for (const dna of iterateDna(spec)) {
      const log = controller.logProb(dna);
      total += Math.exp(log);
      entropy -= Math.exp(log) * log;
      mean += Math.exp(log) * controller.entropy(dna);
    }
    expect(total).toBeCloseTo(1, 10);
    expect(mean).toBeCloseTo(entropy, 10);
  });

  it("begins with even chances of all combinations, and with no less than a quarter of a candidate's share", () => {
    const chances = (value: unknown): readonly number[] => {
      const spec = dnaSpec(value);
      const { controller } = policyOf("enas", algorithm, { spec, trials: 10 });
      return Array.from(iterateDna(spec), (dna) => Math.exp(controller.logProb(dna)));
    };
    const sizes = oneof([1, 2, 3]);
    for (const chance of chances([oneof<unknown>(["a", "b", [sizes]])]))
      expect(chance).toBeCloseTo(1 / 5, 10);
    // Beside 16 it would have 1/17; a quarter of a half is 1/8 of these 17.
    const [plain, ...sized] = chances([oneof<unknown>(["nothing", [oneof(range(4)), oneof(range(4))]])]);
    const weight = 17 / 8;
    expect(plain).toBeCloseTo(weight / (16 + weight), 10);
    expect(sized).toHaveLength(16);
    for (const chance of sized) expect(chance).toBeCloseTo(1 / (16 + weight), 10);
  });

  it("hears of its space's points alone, of those too that are still open", () => {
    const heard: DNA[] = [];
    class Listening extends Reinforce {
      override start(problem: Problem): PolicySearch {
        const search = super.start(problem);
        const propose = search.propose.bind(search);
        search.propose = (trial) => {
          heard.push(...(trial.pending ?? []).map(({ dna }) => dna));
          return propose(trial);
        };
        return search;
      }
    }
    const search = policyOf("enas", new Listening(), { spec, trials: 10 });
    const pending = [{ id: 1, dna: DNA.of(spec, [1, 2, 3]) }];
    search.propose({ id: 2, random: RandomStream.of(1), seen: 0, pending });
    expect(heard.map(({ numbers }) => numbers)).toEqual([[1 + 4 * 2 + 3]]);
  });

  it("is another policy than one over single decisions, for a checkpoint", () => {
    const problem = { spec, trials: 10 };
    const own = policyIdentity(policyOf("enas", algorithm, problem));
    expect(policyIdentity(policyOf("enas", algorithm, problem))).toEqual(own);
    expect(policyIdentity(algorithm.start(problem))).not.toEqual(own);
  });

  it("is the same again from its rewards", () => {
    const start = (): Recorded<ReturnType<typeof policyOf>> =>
      new Recorded(spec, policyOf("enas", algorithm, { spec, trials: 100 }), RandomStream.of(1));
    const teach = (search: ReturnType<typeof start>): Float64Array => {
      for (let i = 0; i < 50; i++) {
        const dna = search.propose();
        if (dna !== undefined) search.report(dna, worth(dna));
      }
      return search.search.controller.parameters;
    };
    const [first, second] = [start(), start()];
    teach(first);
    second.restore(first.save());
    expect(second.search.controller.parameters).toEqual(first.search.controller.parameters);
    expect(teach(second)).toEqual(teach(first));
  });
});
