// Choices that are one with what they open: the same points, in fewer decisions; and what a controller learns by it.
import {
  constrain,
  DNA,
  dnaSpec,
  floatv,
  intv,
  iterateDna,
  manyof,
  oneof,
  RandomStream,
  Reinforce,
  type DNASpec,
} from "tsglove";
import { describe, expect, it } from "vitest";
import { policyOf } from "./controlled.js";
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

describe("joint choices", () => {
  it.each([
    ["what they open is one with them", [block(), oneof(["x", "y"]), block()], [7, 2, 7]],
    ["all that is opened by what is opened", [oneof<unknown>([[block(), "a"], [[block()]], 3])], [15]],
    ["ints", [oneof<unknown>([0, [intv(1, 6)]])], [7]],
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
        block(),
      ],
      [2, 2, 2, 2, 7],
    ],
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
    const { controller } = policyOf("enas", algorithm, { spec, trials: 10 });
    for (const dna of iterateDna(spec)) {
      expect(controller.logProb(dna)).toBeCloseTo(-Math.log(17));
      expect(controller.entropy(dna)).toBeCloseTo(Math.log(17));
    }
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
