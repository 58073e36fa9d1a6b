import chi2gof from "@stdlib/stats-chi2gof";
import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { iterateDna } from "../../geno/enumerate.js";
import { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import { custom } from "../../hyper/custom.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { Controller } from "./controller.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const nodes = ["a", "b", ["c", oneof([1, 2])], "d"];
const n = (): unknown => oneof([1, 2, 3], { name: "n" });

/** Spaces that can be gone through. */
const discrete: Readonly<Record<string, unknown>> = {
  "conditional choices": [
    oneof([1, 2, 3]),
    oneof([oneof(["x", "y"]), ["z", oneof([1, 2, ["w", intv(0, 3)]])]]),
  ],
  ints: [intv(0, 5), intv(-3, 20)],
  "distinct choices": manyof(3, nodes, { distinct: true, sorted: false }),
  "distinct, sorted choices": manyof(2, nodes, { distinct: true, sorted: true }),
  "sorted choices": manyof(3, nodes, { distinct: false, sorted: true }),
  "independent choices": manyof(2, nodes, { distinct: false, sorted: false }),
  "a permutation": permutate(["a", "b", ["c", oneof([1, 2])], "d"]),
  "tied names": [oneof(["no", ["yes", n()]]), oneof([["x", n()], "y"]), n()],
};

const mixed = {
  op: oneof([
    ["conv", { filters: intv(1, 300), rate: floatv(1e-6, 1, "log") }],
    ["pool", intv(0, 3)],
    "identity",
  ]),
  decay: floatv(0.9, 0.9999, "rlog"),
  edges: manyof(2, range(5), { distinct: true, sorted: true }),
  huge: intv(0, 9e15),
};

/** A policy that prefers something, everywhere. */
function taught(spec: DNASpec, seed: number): Controller {
  const controller = new Controller(spec);
  const random = RandomStream.of("taught").split(seed);
  controller.parameters.forEach((value, i) => (controller.parameters[i] = value + 0.7 * random.normal()));
  controller.confine();
  return controller;
}

/** The slope of `f` along each parameter, by central differences. */
function slopesOf(controller: Controller, f: () => number): number[] {
  const { parameters } = controller;
  const step = 1e-5;
  return Array.from(parameters, (value, i) => {
    parameters[i] = value + step;
    const above = f();
    parameters[i] = value - step;
    const below = f();
    parameters[i] = value;
    return (above - below) / (2 * step);
  });
}

function gradientOf(controller: Controller, dna: DNA, weight: number, entropyWeight: number): Float64Array {
  const into = new Float64Array(controller.parameters.length);
  controller.addGradient(dna, weight, entropyWeight, into);
  return into;
}

function expectClose(found: ArrayLike<number>, wanted: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, i) => {
    expect(Math.abs((found[i] ?? NaN) - value) / (1 + Math.abs(value))).toBeLessThan(tolerance);
  });
}

describe.each(Object.entries(discrete))("a policy over %s", (_, space) => {
  const spec = dnaSpec(space);

  it("gives all points together the chance 1", () => {
    for (const seed of range(3)) {
      const controller = taught(spec, seed);
      const total = [...iterateDna(spec)].reduce((sum, dna) => sum + Math.exp(controller.logProb(dna)), 0);
      expect(total).toBeCloseTo(1, 10);
    }
  });

  it("draws each point as often as it says", () => {
    const controller = taught(spec, 1);
    const points = [...iterateDna(spec)];
    const places = new Map(points.map((dna, place) => [dna.toString(), place]));
    const counts = points.map(() => 0);
    const random = RandomStream.of(1);
    const N = 20_000;
    for (let i = 0; i < N; i++) {
      const place = places.get(DNA.of(spec, controller.sample(random).numbers).toString()) ?? NaN;
      counts[place] = (counts[place] ?? NaN) + 1;
    }
    const chances = points.map((dna) => Math.exp(controller.logProb(dna)));
    // Points that are expected fewer than 10 times are counted together.
    const isRare = chances.map((chance) => chance * N < 10);
    const kept = (values: readonly number[]): number[] => [
      ...values.filter((_, i) => isRare[i] === false),
      values.reduce((sum, value, i) => (isRare[i] === true ? sum + value : sum), 0),
    ];
    const [found, wanted] = [kept(counts), kept(chances)];
    const isLast = (wanted.at(-1) ?? 0) > 0;
    // A true law fails once in 10⁶ seeds, for each of eight spaces.
    expect(
      chi2gof(isLast ? found : found.slice(0, -1), isLast ? wanted : wanted.slice(0, -1)).pValue,
    ).toBeGreaterThan(1e-6);
  });

  it("has the slopes of its chances and entropies as gradients", () => {
    const controller = taught(spec, 2);
    for (const dna of [...iterateDna(spec)].slice(0, 12)) {
      expectClose(
        gradientOf(controller, dna, 1, 0),
        slopesOf(controller, () => controller.logProb(dna)),
        1e-7,
      );
      expectClose(
        gradientOf(controller, dna, 0, 1),
        slopesOf(controller, () => controller.entropy(dna)),
        1e-7,
      );
    }
  });

  it("has the mean of its DNAs' entropies as its own", () => {
    // Of an int of many values it is that before rounding: see below.
    if (spec.decisionPoints.some((point) => point.kind === "int" && point.count > 8)) return;
    const controller = taught(spec, 3);
    let [mean, own] = [0, 0];
    for (const dna of iterateDna(spec)) {
      const log = controller.logProb(dna);
      mean += Math.exp(log) * controller.entropy(dna);
      own -= Math.exp(log) * log;
    }
    expect(mean).toBeCloseTo(own, 10);
  });
});

describe("a policy over numbers and choices", () => {
  const spec = dnaSpec(mixed);

  it("has the slopes of its chances and entropies as gradients", () => {
    for (const seed of range(10)) {
      const controller = taught(spec, seed);
      const dna = controller.sample(RandomStream.of(seed));
      expectClose(
        gradientOf(controller, dna, 1, 0),
        slopesOf(controller, () => controller.logProb(dna)),
        1e-6,
      );
      expectClose(
        gradientOf(controller, dna, 0, 1),
        slopesOf(controller, () => controller.entropy(dna)),
        1e-6,
      );
    }
  });

  it("weighs each decision on its own where it is given a weight for each", () => {
    const controller = taught(spec, 1);
    const dna = controller.sample(RandomStream.of(1));
    const weights = controller.logProbs(dna).map((_, i) => i - 1.5);
    const into = new Float64Array(controller.parameters.length);
    controller.addGradient(dna, weights, 0, into);
    expectClose(
      into,
      slopesOf(controller, () =>
        controller.logProbs(dna).reduce((sum, log, i) => sum + log * (weights[i] ?? NaN), 0),
      ),
      1e-6,
    );
  });

  it("says how likely a point was under parameters of another time", () => {
    const controller = taught(spec, 1);
    const dna = controller.sample(RandomStream.of(1));
    const [before, chance] = [controller.parameters.slice(), controller.logProb(dna)];
    controller.parameters.fill(0);
    expect(controller.logProb(dna)).not.toBe(chance);
    expect(controller.logProb(dna, before)).toBe(chance);
  });

  it("takes the likeliest everywhere", () => {
    const controller = new Controller(spec);
    const point = spec.find("op");
    expect(point?.id).toBe("op");
    // The logit of the second op, the mean of the decay.
    controller.parameters[1] = 1;
    const likeliest = controller.likeliest(RandomStream.of(1));
    expect(likeliest.numbers[0]).toBe(1);
    expect(DNA.of(spec, likeliest.numbers).equals(likeliest)).toBe(true);
    for (const seed of range(100))
      expect(controller.logProb(controller.sample(RandomStream.of(seed)))).toBeLessThanOrEqual(
        // Of two edges the pair 0, 1 is as likely as any other, and so are numbers at the peak of theirs.
        controller.logProb(likeliest) + Math.log(3),
      );
  });

  it("is drawn the same from the same stream", () => {
    const controller = taught(spec, 4);
    const draw = (): DNA => controller.sample(RandomStream.of(9));
    expect(draw().equals(draw())).toBe(true);
  });
});

describe("what a policy begins with", () => {
  it("is even over the sets of a distinct, sorted manyof, and the multisets of a sorted one", () => {
    for (const distinct of [true, false]) {
      const spec = dnaSpec(manyof(3, range(6), { distinct, sorted: true }));
      const controller = new Controller(spec);
      const points = [...iterateDna(spec)];
      expect(points).toHaveLength(distinct ? 20 : 56);
      for (const dna of points) expect(controller.logProb(dna)).toBeCloseTo(-Math.log(points.length), 10);
    }
  });

  it("is even over permutations", () => {
    const spec = dnaSpec(permutate(range(4)));
    const controller = new Controller(spec);
    for (const dna of iterateDna(spec)) expect(controller.logProb(dna)).toBeCloseTo(-Math.log(24), 10);
  });

  it("has two parameters for a float and for an int of 10¹⁵ values, and a logit for each of few values", () => {
    expect(
      new Controller(dnaSpec([floatv(0, 1), intv(0, 1e15), intv(0, 7), oneof(range(5))])).parameters,
    ).toHaveLength(2 + 2 + 8 + 5);
  });

  it("is nothing in a space without decisions", () => {
    const controller = new Controller(dnaSpec({ a: 1 }));
    expect(controller.sample(RandomStream.of(1)).numbers).toEqual([]);
    expect(controller.parameters).toHaveLength(0);
  });
});

describe("names", () => {
  it("share their parameters, and a tied decision counts once", () => {
    const spec = dnaSpec(discrete["tied names"]);
    const controller = taught(spec, 1);
    // Two choices of two, and one distribution of n.
    expect(controller.parameters).toHaveLength(2 + 2 + 3);
    const dna = DNA.of(spec, [1, 2, 0]);
    expect(controller.logProbs(dna)).toHaveLength(3);
    const gradient = gradientOf(controller, dna, 1, 0);
    const chance = Math.exp(controller.logProbs(dna)[1] ?? NaN);
    // The slope of log softmax by the logit of what was taken, once.
    expect(Math.max(...gradient.slice(2, 5), ...gradient.slice(5))).toBeGreaterThanOrEqual(
      1 - chance - 1e-12,
    );
    expect(gradient.reduce((sum, value) => sum + Math.abs(value), 0)).toBeLessThan(6 + 1e-12);
  });

  it("do not tie decisions of other domains", () => {
    const spec = dnaSpec([
      oneof([
        ["x", floatv(0, 1, "linear", { name: "f" })],
        ["y", floatv(0, 1, "linear", { name: "f" })],
      ]),
    ]);
    expect(new Controller(spec).parameters).toHaveLength(2 + 2);
  });
});

describe("custom decisions", () => {
  it("are drawn by their rule, and cost and teach nothing", () => {
    const spec = dnaSpec({
      word: custom({ random: (random) => "abc".charAt(random.int(3)), decode: (genome) => genome }),
      n: intv(0, 3),
    });
    const controller = new Controller(spec);
    const dna = controller.sample(RandomStream.of(1));
    expect(DNA.of(spec, dna.numbers).equals(dna)).toBe(true);
    expect(controller.logProbs(dna)).toEqual([0, Math.log(1 / 4)]);
    expect(controller.parameters).toHaveLength(4);
  });
});
