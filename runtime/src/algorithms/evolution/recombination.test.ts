import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { randomDna } from "../../geno/random-dna.js";
import { RandomStream } from "../../geno/random.js";
import { toUnit } from "../../geno/scale.js";
import type { DNASpec } from "../../geno/spec.js";
import { constrain } from "../../hyper/constrain.js";
import { custom } from "../../hyper/custom.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import type { Genotype, Individual } from "./individual.js";
import * as mutation from "./mutation.js";
import type { Operation } from "./operation.js";
import * as recombination from "./recombination.js";

const nodes = ["a", "b", ["c", oneof([1, 2, ["d", floatv(0, 1)]])], "e"];
const spaces: readonly (readonly [string, unknown])[] = [
  ["nothing", 1],
  [
    "conditions",
    [
      oneof([1, ["x", intv(1, 1e12), oneof([1, ["y", floatv(1e-6, 1, "log")]])]]),
      floatv(0, 1, "linear"),
      intv(0, 3),
    ],
  ],
  ["distinct choices", manyof(3, nodes, { distinct: true, sorted: false })],
  ["sorted distinct choices", manyof(3, nodes, { distinct: true, sorted: true })],
  ["sorted choices", [manyof(3, nodes, { distinct: false, sorted: true }), oneof([1, 2])]],
  ["independent choices", manyof(3, nodes, { distinct: false, sorted: false })],
  [
    "an order",
    permutate([
      ["a", manyof(2, [1, 2, 3], { distinct: true, sorted: false })],
      "b",
      ["c", floatv(0, 1)],
      "d",
    ]),
  ],
  [
    "ties",
    [
      oneof([1, ["x", oneof([1, 2, 3], { name: "n" })], ["y", floatv(0, 1, "linear", { name: "f" })]]),
      oneof([1, 2, 3], { name: "n" }),
      floatv(0, 1, "linear", { name: "f" }),
    ],
  ],
  [
    "genomes",
    [custom({ random: (random) => String(random.int(9)), decode: (genome) => genome }), oneof([1, 2])],
  ],
  ["a constraint", constrain({ a: floatv(0, 1), b: floatv(0, 1) }, ({ a, b }) => a + b < 1)],
];

const operators: readonly (readonly [string, Operation<Individual, Genotype>])[] = [
  ["uniform", recombination.uniform()],
  ["uniform of three", recombination.uniform({ parents: 3 })],
  ["sample", recombination.sample()],
  ["average", recombination.average({ parents: 3 })],
  ["weightedAverage", recombination.weightedAverage()],
  ["simulatedBinary", recombination.simulatedBinary()],
  ["kPoint", recombination.kPoint(2)],
  ["segmented", recombination.segmented((point) => point.id.slice(0, 2))],
  ["partiallyMapped", recombination.partiallyMapped()],
  ["order", recombination.order()],
  ["cycle", recombination.cycle()],
  ["swap", mutation.swap()],
  ["polynomial", mutation.polynomial({ rate: 0.5 })],
];

function family(spec: DNASpec, seed: number, size = 3): Individual[] {
  const random = RandomStream.of(seed);
  return Array.from({ length: size }, (_, id) => ({
    id,
    dna: randomDna(spec, random),
    gains: [id],
    violation: 0,
    stopped: false,
  }));
}

const apply = (
  operation: Operation<Individual, Genotype>,
  parents: readonly Individual[],
  seed = 1,
): readonly DNA[] =>
  operation
    .apply(parents, { step: 0, random: RandomStream.of(seed).split("child"), memory: {} })
    .map(({ dna }) => dna);

describe.each(operators)("%s", (_, operation) => {
  it.each(spaces)("makes points of a space of %s", (__, space) => {
    const spec = dnaSpec(space);
    for (let seed = 0; seed < 60; seed++)
      for (const child of apply(operation, family(spec, seed), seed)) {
        expect(() => DNA.of(spec, child.numbers)).not.toThrow();
        expect(spec.isFeasible(child)).toBe(true);
      }
  });

  it("draws from the moment alone", () => {
    const spec = dnaSpec(spaces.map(([, space]) => space).filter((space) => space !== spaces[8]?.[1]));
    const parents = family(spec, 5);
    expect(apply(operation, parents, 3).map(String)).toEqual(apply(operation, parents, 3).map(String));
  });
});

describe("what is inherited", () => {
  const spec = dnaSpec([
    oneof([
      ["left", floatv(0, 1), floatv(0, 1)],
      ["right", intv(0, 1000)],
    ]),
    ...Array.from({ length: 12 }, () => intv(0, 1e6)),
  ]);

  it.each(operators.filter(([name]) => /uniform|sample|kPoint|segmented|order|cycle/.test(name)))(
    "%s: each decision is that of a parent, conditional ones with their condition",
    (_, operation) => {
      for (let seed = 0; seed < 100; seed++) {
        const parents = family(spec, seed);
        for (const child of apply(operation, parents, seed))
          for (const { point, number } of child.decisions)
            expect(
              parents.some(({ dna }) =>
                dna.decisions.some((own) => own.point.id === point.id && own.number === number),
              ),
            ).toBe(true);
      }
    },
  );

  it("by k points in that many segments and one", () => {
    const flat = dnaSpec(Array.from({ length: 20 }, () => intv(0, 1e9)));
    for (let seed = 0; seed < 100; seed++) {
      const parents = family(flat, seed, 2);
      const [child] = apply(recombination.kPoint(3), parents, seed);
      const from = child?.numbers.map((number, i) =>
        parents.findIndex(({ dna }) => dna.numbers[i] === number),
      );
      expect(from?.filter((parent, i) => i > 0 && parent !== from[i - 1])).toHaveLength(3);
    }
  });

  it("by named segments as a whole", () => {
    const parts = dnaSpec({ a: [intv(0, 1e9), intv(0, 1e9)], b: [intv(0, 1e9), intv(0, 1e9)] });
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const parents = family(parts, seed, 2);
      const [child] = apply(
        recombination.segmented((point) => point.id.charAt(0)),
        parents,
        seed,
      );
      const from = child?.numbers.map((number, i) =>
        parents.findIndex(({ dna }) => dna.numbers[i] === number),
      );
      seen.add(String(from));
    }
    // Each of four ways has a chance of 1/4: one is missed with at most 4 · 0.75⁶⁰ < 10⁻⁶.
    expect([...seen].sort()).toEqual(["0,0,0,0", "0,0,1,1", "1,1,0,0", "1,1,1,1"]);
  });

  it("as a mean on the scale of the range, by weight where asked", () => {
    const scaled = dnaSpec([floatv(1e-6, 1, "log"), intv(0, 100)]);
    const parents = family(scaled, 1, 2).map((parent, i) => ({
      ...parent,
      dna: DNA.of(scaled, i === 0 ? [1e-6, 0] : [1, 100]),
    }));
    const [even] = apply(recombination.average(), parents);
    expect(even?.numbers).toEqual([expect.closeTo(1e-3, 9), 50]);
    // By rank the better one, the second, weighs 2 and the other 1.
    const [weighted] = apply(recombination.weightedAverage(), parents);
    const [point] = scaled.space;
    expect(point?.kind === "float" ? toUnit(point, weighted?.numbers[0] ?? NaN) : NaN).toBeCloseTo(2 / 3, 9);
    const [own] = apply(recombination.weightedAverage({ weight: ({ id }) => (id === 0 ? 1 : 0) }), parents);
    expect(own?.numbers).toEqual([expect.closeTo(1e-6, 12), 0]);
    // Weights whose sum is no number any more.
    const huge = { weight: (): number => Number.MAX_VALUE };
    const [same] = apply(recombination.weightedAverage(huge), parents);
    expect(same?.numbers).toEqual([expect.closeTo(1e-3, 9), 50]);
    const drawn = Array.from(
      { length: 60 },
      (_, seed) => apply(recombination.sample(huge), parents, seed)[0],
    );
    // That 60 fair draws agree has a chance of 2⁻⁵⁹.
    expect(new Set(drawn.map((child) => child?.numbers[1])).size).toBe(2);
  });

  it("only where a filter allows, and of the first parent elsewhere", () => {
    const where = (point: { readonly id: string }): boolean => point.id.startsWith("b");
    const two = dnaSpec({ a: intv(0, 1e9), b: intv(0, 1e9) });
    const parents = family(two, 1, 2);
    const children = Array.from(
      { length: 60 },
      (_, seed) => apply(recombination.uniform({ where }), parents, seed)[0],
    );
    expect(new Set(children.map((child) => child?.numbers[0]))).toEqual(
      new Set([parents[0]?.dna.numbers[0]]),
    );
    // That one of both is missed in 60 fair draws has a chance of 2⁻⁵⁹.
    expect(new Set(children.map((child) => child?.numbers[1])).size).toBe(2);
    for (let seed = 0; seed < 60; seed++) {
      const [mutant] = apply(mutation.uniform({ where }), parents.slice(0, 1), seed);
      expect(mutant?.numbers[0]).toBe(parents[0]?.dna.numbers[0]);
      expect(mutant?.numbers[1]).not.toBe(parents[0]?.dna.numbers[1]);
    }
    const [same] = apply(mutation.uniform({ where: () => false }), parents.slice(0, 1));
    expect(same).toBe(parents[0]?.dna);
  });

  it("with a candidate that moves to another place what was decided under it", () => {
    const order = dnaSpec(
      permutate([
        ["a", floatv(0, 1)],
        ["b", floatv(0, 1)],
        ["c", floatv(0, 1)],
      ]),
    );
    for (const operation of [
      mutation.swap(),
      recombination.partiallyMapped(),
      recombination.order(),
      recombination.cycle(),
    ])
      for (let seed = 0; seed < 50; seed++) {
        const parents = family(order, seed, 2);
        const values = parents.flatMap(({ dna }) => dna.numbers.filter((_, i) => i % 2 === 1));
        for (const child of apply(operation, parents, seed))
          expect(child.numbers.every((number, i) => i % 2 === 0 || values.includes(number))).toBe(true);
      }
  });

  it("families are read off in order, and the last one is filled up from the beginning", () => {
    const flat = dnaSpec(Array.from({ length: 30 }, () => intv(0, 1e9)));
    const parents = family(flat, 1, 5);
    const children = apply(recombination.uniform(), parents);
    const sources = children.map((child) =>
      [
        ...new Set(
          child.numbers.map((number, i) => parents.findIndex(({ dna }) => dna.numbers[i] === number)),
        ),
      ].sort(),
    );
    // That 30 fair draws agree has a chance of 2⁻²⁹ a child.
    expect(sources).toEqual([
      [0, 1],
      [2, 3],
      [0, 4],
    ]);
  });
});
