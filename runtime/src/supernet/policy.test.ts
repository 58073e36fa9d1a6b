import {
  constrain,
  DNA,
  dnaSpec,
  oneof,
  PPO,
  RandomStream,
  Reinforce,
  type Outcome,
  type Search,
} from "tsglove";
import { describe, expect, it } from "vitest";
import { drawnPath, likeliestOf, ramped, Recorded } from "./policy.js";

const spec = dnaSpec([oneof(["a", "b", "c"]), oneof(["d", "e"])]);
const reward = ({ numbers: [a = 0, b = 0] }: DNA): number => a - b;

/** Lets a search hear of so many of its points. */
function taught<S extends Recorded<ReturnType<Reinforce["start"]>>>(search: S, count: number): S {
  for (let i = 0; i < count; i++) {
    const dna = search.propose();
    if (dna !== undefined) search.report(dna, reward(dna));
  }
  return search;
}

describe("a recorded search", () => {
  it.each([new Reinforce({ batch: 3 }), new PPO({ batch: 8 })])(
    "is the same again from its rewards",
    (algorithm) => {
      const start = (): Recorded<ReturnType<Reinforce["start"]>> =>
        new Recorded(spec, algorithm.start({ spec, trials: 100 }), RandomStream.of(1));
      // In the middle of a batch.
      const first = taught(start(), 37);
      const second = start();
      second.restore(first.save());
      expect(second.count).toBe(37);
      expect(second.best?.numbers).toEqual([2, 0]);
      expect(second.search.controller.parameters).toEqual(first.search.controller.parameters);
      expect(taught(second, 30).search.controller.parameters).toEqual(
        taught(first, 30).search.controller.parameters,
      );
    },
  );

  it("knows the best of what it heard, the earliest of equals", () => {
    const search = new Recorded(spec, new Reinforce().start({ spec, trials: 100 }), RandomStream.of(1));
    expect(search.best).toBeUndefined();
    const dnas = [1, 5, 5, 2].map((value) => {
      const dna = search.propose();
      if (dna !== undefined) search.report(dna, value);
      return dna;
    });
    expect(search.best).toBe(dnas[1]);
  });
});

describe("a ramped policy", () => {
  it("does not count points that could not be tried", () => {
    const asked: number[] = [];
    const policy = ramped(new Reinforce().start({ spec, trials: 9 }), (report) => {
      asked.push(report);
      return 1;
    });
    const dna = policy.propose({ id: 1, random: RandomStream.of(1) });
    if (dna === undefined) throw new Error("Reinforce never ends.");
    for (const value of [1, undefined, undefined, 2]) policy.report({ id: 1, dna, reward: value });
    expect(asked).toEqual([1, 2, 2, 2]);
  });

  it("moves by so much of what it would", () => {
    const run = (rate: number): Float64Array => {
      const search = new Reinforce().start({ spec, trials: 100 });
      const policy = new Recorded(
        spec,
        ramped(search, () => rate),
        RandomStream.of(1),
      );
      // The first result is worth nothing: there is none to compare it with.
      for (const value of [1, 4]) {
        const dna = policy.propose();
        if (dna !== undefined) policy.report(dna, value);
      }
      return search.controller.parameters;
    };
    const whole = run(1);
    expect(Math.max(...whole)).toBeGreaterThan(0.01);
    expect(run(0)).toEqual(new Float64Array(whole.length));
  });

  it("is asked at each report by its number", () => {
    const asked: number[] = [];
    const policy = ramped(new Reinforce().start({ spec, trials: 9 }), (report) => {
      asked.push(report);
      return 0.5;
    });
    const before = policy.controller.parameters.slice();
    const search = new Recorded(spec, policy, RandomStream.of(1));
    const full = new Reinforce().start({ spec, trials: 9 });
    const unramped = new Recorded(spec, full, RandomStream.of(1));
    const [dna, same] = [search.propose(), unramped.propose()];
    if (dna === undefined || same === undefined) throw new Error("Reinforce never ends.");
    search.report(dna, 3);
    unramped.report(same, 3);
    expect(asked).toEqual([1]);
    policy.controller.parameters.forEach((value, i) => {
      expect(value).toBeCloseTo(((before[i] ?? 0) + (full.controller.parameters[i] ?? 0)) / 2, 12);
    });
  });
});

describe("constraints", () => {
  const narrow = dnaSpec(constrain({ a: oneof([0, 1, 2]), b: oneof([0, 1, 2]) }, ({ a, b }) => a + b === 3));

  it("are kept by the paths that weights learn along", () => {
    const { controller } = new Reinforce().start({ spec: narrow, trials: 1 });
    const random = RandomStream.of(1);
    for (let i = 0; i < 50; i++) {
      const [a = 0, b = 0] = drawnPath(narrow, controller, random).numbers;
      expect(a + b).toBe(3);
    }
  });

  /** 1 point of 64: in 20 draws a policy has found it once in four times. */
  const scarce = dnaSpec(
    constrain(
      ["a", "b", "c"].map(() => oneof([0, 1, 2, 3])),
      (all) => all.every((each) => each === 3),
    ),
  );

  it.each([new Reinforce(), new PPO({ batch: 8 })])(
    "are kept by what a search proposes, also when it is made again from its rewards",
    (algorithm) => {
      const start = (): Recorded<ReturnType<Reinforce["start"]>> =>
        new Recorded(scarce, algorithm.start({ spec: scarce, trials: 100 }), RandomStream.of(1));
      const first = start();
      for (let i = 1; i <= 12; i++) {
        const dna = first.propose();
        if (dna === undefined) throw new Error(`${algorithm.name} never ends.`);
        expect(dna.numbers).toEqual([3, 3, 3]);
        first.report(dna, i);
      }
      const second = start();
      second.restore(first.save());
      expect(second.search.controller.parameters).toEqual(first.search.controller.parameters);
    },
  );

  it("are told to a search as a study tells them, and in the end drawn", () => {
    const outcomes: Outcome[] = [];
    const streams: number[] = [];
    const stubborn: Search = {
      propose({ random }) {
        streams.push(random.split("test").next());
        return DNA.of(scarce, [0, 0, 0]);
      },
      report: (outcome) => void outcomes.push(outcome),
    };
    const search = new Recorded(scarce, stubborn, RandomStream.of(1));
    const dna = search.propose();
    expect(dna?.numbers).toEqual([3, 3, 3]);
    expect(outcomes).toHaveLength(100);
    for (const { id, reward, dna: told } of outcomes)
      expect([id, reward, ...told.numbers]).toEqual([1, undefined, 0, 0, 0]);
    expect(new Set(streams).size).toBe(100);
    expect(search.count).toBe(0);
  });

  it("are kept by what a search ends with: the likeliest that they allow", () => {
    const { controller } = new Reinforce().start({ spec: narrow, trials: 1 });
    // [2, 2] is likeliest, and of the allowed [1, 2] and [2, 1] the latter.
    controller.parameters.set([0, 1, 2, 0, 1.5, 2]);
    const random = RandomStream.of(1);
    expect(controller.likeliest(random).numbers).toEqual([2, 2]);
    expect(likeliestOf(narrow, controller, random).numbers).toEqual([2, 1]);
    // What nobody wants is given where there is nothing else.
    expect(likeliestOf(narrow, controller, random, () => false).numbers).toEqual([2, 1]);
    expect(likeliestOf(narrow, controller, random, ({ numbers }) => numbers[0] === 1).numbers).toEqual([
      1, 2,
    ]);
  });

  it("that nothing keeps are named", () => {
    const never = dnaSpec(constrain({ a: oneof([0, 1]) }, ({ a }) => a > 1));
    const { controller } = new Reinforce().start({ spec: never, trials: 1 });
    expect(() => drawnPath(never, controller, RandomStream.of(1))).toThrow(
      /None of 1000 points that the controller drew keeps the space's constraints, .*a > 1/,
    );
    expect(() => likeliestOf(never, controller, RandomStream.of(1))).toThrow("None of 1000 points");
  });
});
