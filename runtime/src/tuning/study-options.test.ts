/** Starting points, bare specs, checkpoints, and options out of range. */
import { existsSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import type { Algorithm, Problem } from "../algorithms/algorithm.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { DNA } from "../geno/dna.js";
import { DNASpec } from "../geno/spec.js";
import { constrain } from "../hyper/constrain.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { custom } from "../hyper/custom.js";
import { iterate } from "../hyper/materialize.js";
import { dnaSpec } from "../hyper/template.js";
import { stopIfAny, stopIfNot } from "./early-stopping/policy.js";
import { stopByRank } from "./early-stopping/rank.js";
import { stopBelow } from "./early-stopping/thresholds.js";
import { replay } from "./replay.js";
import { sample } from "./sample.js";
import type { SampleOptions } from "./options.js";
import { noProgress } from "./study-stopping/no-progress.js";

const space = { n: intv(0, 9), lr: floatv(0, 1) };
const random = new RandomSearch({ seed: 1 });

describe("what is no search", () => {
  it("is named: a class for its space, a class for an algorithm, no body", async () => {
    class Net {}
    expect(() => sample(Net, random)).toThrow(
      "sample: the space is Net, a class or function; write searchSpace(Net)",
    );
    expect(() => sample(space, RandomSearch as unknown as Algorithm)).toThrow(
      "sample: the algorithm is a function; give an object that proposes points, such as new RandomSearch().",
    );
    const own: Algorithm = { name: "Own", seed: NaN, start: (problem) => random.start(problem) };
    expect(() => sample(space, own)).toThrow("sample: the seed is NaN");
    expect(() => sample(space, random, { seed: 1.5 })).toThrow("sample: the seed is 1.5");
    const body = undefined as unknown as () => number;
    await expect(sample(space, random).run(body)).rejects.toThrow("run: the body is undefined");
    expect(() => iterate(custom({ random: () => "", decode: (genome) => genome }))).toThrow(
      "The root is custom, and has no order",
    );
  });
});

describe("starting points", () => {
  it("are tried first, and told to the algorithm; the others are its own", async () => {
    const spec = dnaSpec(space);
    const start = [DNA.of(spec, [3, 0.5]), DNA.of(spec, [4, 0.25])];
    const study = sample(space, random, { trials: 4, start });
    for (const [{ n }, feedback] of study) feedback(n);
    const plain = sample(space, random, { trials: 4 });
    for (const [{ n }, feedback] of plain) feedback(n);
    expect(study.trials.slice(0, 2).map(({ dna }) => dna.numbers)).toEqual([
      [3, 0.5],
      [4, 0.25],
    ]);
    expect(study.trials.slice(2).map(({ dna }) => dna.numbers)).toEqual(
      plain.trials.slice(2).map(({ dna }) => dna.numbers),
    );
    expect((await replay(space, random, study.record)).trials).toHaveLength(4);
  });

  it("may be the point of default values", () => {
    const study = sample({ op: oneof(["a", "b", "c"], { start: "b" }), n: intv(0, 9) }, random, {
      trials: 2,
      start: "default",
    });
    const seen: unknown[] = [];
    for (const [example, feedback] of study) {
      seen.push(example.op);
      feedback(1);
    }
    expect(seen[0]).toBe("b");
    expect(() => sample(dnaSpec(space), random, { start: "default" })).toThrow(
      "a DNASpec has no default values",
    );
  });

  it("are refused where they break a constraint: no point that does is ever tried", () => {
    const far = intv(0, 9, 1, { start: 9 });
    const small = constrain({ a: far, b: far }, ({ a, b }) => a + b < 10, "a + b < 10");
    const start = [DNA.of(dnaSpec(small), [1, 2]), DNA.of(dnaSpec(small), [4, 6])];
    expect(() => sample(small, random, { start })).toThrow(
      "sample: start[1], [4, 6], breaks the constraint a + b < 10",
    );
    expect(() => sample(small, random, { start: "default" })).toThrow(
      "sample: the default point, [9, 9], breaks the constraint a + b < 10",
    );
  });

  it("are refused where they are points of another space", () => {
    const other = DNA.of(dnaSpec([intv(0, 99)]), [50]);
    expect(() => sample(space, random, { start: [other] })).toThrow(
      'sample: start[0] is no point of the space: "n": 50 is not',
    );
    expect(() => sample(space, random, { start: ["default"] as unknown as DNA[] })).toThrow(
      'sample: start[0] is no point of the space: The DNA: "default" stands where the space wants',
    );
  });
});

describe("a bare DNASpec", () => {
  it("is searched without decoding", () => {
    const spec = dnaSpec(space);
    const study = sample(spec, random, { trials: 3 });
    for (const [dna, feedback] of study) {
      expectTypeOf(dna).toEqualTypeOf<DNA>();
      expect(dna).toBe(feedback.dna);
      feedback(dna.numbers[0] ?? 0);
    }
    expect(study.spec).toBe(spec);
    expect(study.best && study.decode(study.best)).toBe(study.best?.dna);
    expect(() => sample(spec, random, { where: () => true })).toThrow("those of a DNASpec are DNA");
  });
});

const digits = (allowed: (n: number) => boolean): DNASpec =>
  new DNASpec(dnaSpec([intv(0, 9)]).space, [
    { allows: ({ numbers }) => allowed(numbers[0] ?? 0), text: "n" },
  ]);

describe("a constraint of the space", () => {
  /** Knows nothing of constraints: counts up, and on where it is told that a point is infeasible. */
  const counting: Algorithm = {
    name: "Counting",
    start: ({ spec: searched }) => {
      let next = 0;
      return { propose: () => DNA.of(searched, [next % 10]), report: () => next++ };
    },
  };

  it("keeps points that it rules out from being tried; the algorithm is told, and asked again", async () => {
    const odd = digits((n) => n % 2 === 1);
    const study = sample(odd, counting, { trials: 4, seed: 1 });
    for (const [, feedback] of study) feedback(1);
    expect(study.trials.map(({ dna }) => dna.numbers[0])).toEqual([1, 3, 5, 7]);
    expect((await replay(odd, counting, study.record)).trials).toHaveLength(4);
  });

  it("that rules out everything is an error, not an endless loop", () => {
    expect(() => [
      ...sample(
        digits(() => false),
        counting,
      ),
    ]).toThrow("ruled out 10,000 proposals in a row for trial 1");
  });
});

describe("a space of which constraints leave little", () => {
  it("is searched near what is known, where draws find nothing, and so again when it is replayed", async () => {
    // A draw of `a` is within 10⁻⁶ of the middle with a chance of 2 · 10⁻⁶: ten thousand in a row find one once in 50 times.
    const narrow = (): { a: number; b: number } =>
      constrain({ a: floatv(0, 1), b: floatv(0, 1) }, ({ a }) => Math.abs(a - 0.5) < 1e-6, "narrow");
    expect(() => [...sample(narrow(), random, { trials: 1 })]).toThrow("None of 10000 random points");
    const past = [{ dna: { a: 0.5, b: 0.25 }, reward: 1 }];
    for (const options of [{ start: [{ a: 0.5, b: 0.5 }] }, { past }]) {
      const study = sample(narrow(), random, { trials: 4, ...options });
      const seen = new Set<number>();
      for (const [{ a, b }, feedback] of study) {
        expect(a).toBeCloseTo(0.5, 5);
        seen.add(b);
        feedback(b);
      }
      expect(seen.size).toBe(4);
      expect((await replay(narrow(), random, study.record)).trials).toHaveLength(4);
    }
  });

  it("is searched also by an algorithm that proposes nothing else than what is ruled out", () => {
    const never = {
      name: "Never",
      start: ({ spec: searched }: Problem) => ({
        propose: () => DNA.of(searched, [0]),
        report: () => undefined,
      }),
    };
    const study = sample(
      digits((n) => n > 6),
      never,
      { trials: 5, seed: 1 },
    );
    for (const [dna, feedback] of study) feedback(dna.numbers[0] ?? NaN);
    expect(study.trials.every(({ reward = 0 }) => reward > 6)).toBe(true);
  });
});

describe("options that no compiler has checked", () => {
  /** Something that a compiler would not let through. */
  const any = (value: unknown): never => value as never;

  it.each<readonly [string, () => unknown, string]>([
    [
      "stopWhen",
      () => sample(space, random, { stopWhen: any(() => true) }),
      "sample: stopWhen is a function; give a policy: noProgress(50)",
    ],
    [
      "one of stopWhen",
      () => sample(space, random, { stopWhen: [noProgress(3), any(5)] }),
      "sample: stopWhen[1] is 5; give a policy",
    ],
    [
      "earlyStopping",
      () => sample(space, random, { earlyStopping: any(() => true) }),
      "sample: earlyStopping is a function; give a policy",
    ],
    ["stopIfAny", () => stopIfAny(any(() => true)), "stopIfAny: policy 1 is a function; give a policy"],
    ["stopIfNot", () => stopIfNot(any(undefined)), "stopIfNot: the policy is undefined; give a policy"],
    [
      "stopByRank",
      () => stopByRank(any([2, 0.25])),
      "stopByRank: [2, 0.25] is no list of pairs; give a step and a rank each: [[2, 0.25]].",
    ],
    [
      "stopBelow",
      () => stopBelow(any([2, 0.25])),
      "stopBelow: [2, 0.25] is no list of pairs; give a step and a value each",
    ],
    [
      "metrics",
      () => sample(space, random, { metrics: any(["maximize"]) }),
      'sample: metrics is ["maximize"]; give each metric\'s direction by its name',
    ],
    [
      "trials",
      () => sample(space, random, { trials: any("9") }),
      'sample: trials is "9"; give a whole number above 0',
    ],
    [
      "seconds",
      () => sample(space, random, { seconds: any("x") }),
      'sample: seconds is "x"; give a number above 0',
    ],
    [
      "seconds that read as a number",
      () => sample(space, random, { seconds: any("5") }),
      'sample: seconds is "5"; give a number above 0',
    ],
    [
      "backend",
      () => sample(space, random, { backend: any("/studies") }),
      'sample: backend is "/studies"; give a backend, such as fileBackend(path), or leave it out.',
    ],
    [
      "signal",
      () => sample(space, random, { signal: any({}) }),
      "give the signal of an AbortController, or leave it out.",
    ],
    [
      "progress",
      () => sample(space, random, { progress: any(5) }),
      "sample: progress is 5; give a listener: { trial: (study, trial) => ... }",
    ],
  ])("are refused by name: %s", (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe("a folder for checkpoints", () => {
  it("is made for a trial when it is asked for", () => {
    const folders: string[] = [];
    for (const [, feedback] of sample(space, random, { trials: 2 })) {
      folders.push(feedback.directory);
      expect(feedback.directory).toBe(folders.at(-1));
      expect(statSync(feedback.directory).isDirectory()).toBe(true);
      feedback(1);
    }
    expect(new Set(folders).size).toBe(2);
    for (const folder of folders) rmSync(dirname(folder), { recursive: true, force: true });
    expect(folders.some(existsSync)).toBe(false);
  });

  it("is an error that says so where there are no files", () => {
    vi.stubGlobal("process", undefined);
    try {
      for (const [, feedback] of sample(space, random, { trials: 1 })) {
        expect(() => feedback.directory).toThrow("there are no files here, as in a browser");
        feedback(1);
      }
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe("feedback", () => {
  it("is a function with methods, of which none is kept after the trial", () => {
    for (const [, feedback] of sample(space, random, { trials: 1 })) {
      expect(typeof feedback).toBe("function");
      feedback.call(undefined, 3);
      expect(feedback.random).toBe(feedback.random);
    }
  });
});

describe("options", () => {
  it.each<[SampleOptions, string]>([
    [{ parallelism: 0 }, "parallelism is 0; give a whole number above 0"],
    [{ parallelism: 1.5 }, "parallelism is 1.5"],
    [{ name: "" }, 'name is ""; give a text'],
    [{ group: "" }, 'group is ""'],
    [{ seed: 0.5 }, "the seed is 0.5"],
  ])("are refused out of range: %j", (options, message) => {
    expect(() => sample(space, random, options)).toThrow(message);
  });
});
