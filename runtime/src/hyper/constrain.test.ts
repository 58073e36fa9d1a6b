import { describe, expect, it } from "vitest";
import { mutate } from "../algorithms/evolution/mutate.js";
import { DNA } from "../geno/dna.js";
import { iterateDna } from "../geno/enumerate.js";
import { randomDna } from "../geno/random-dna.js";
import { RandomStream } from "../geno/random.js";
import { eq } from "../symbolic/reading/equal.js";
import { format } from "../symbolic/reading/format.js";
import { constrain } from "./constrain.js";
import { iterate, materialize, randomSample } from "./materialize.js";
import { manyof } from "./many.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";

const rising = ([a = 0, b = 0]: readonly number[]): boolean => a < b;
const space = (): number[] => constrain([intv(0, 3), intv(0, 3)], rising, "a < b");

describe("a constrained space", () => {
  it("is proposed in part by draws, mutations and enumeration, and counted whole", () => {
    const { spec } = template(space());
    expect([spec.size, [...iterateDna(spec)].length]).toEqual([16n, 6]);
    const random = RandomStream.of(1);
    let dna = randomDna(spec, random);
    for (let i = 0; i < 200; i++) {
      for (const each of [
        randomDna(spec, random),
        randomDna(spec, random, "point"),
        (dna = mutate(dna, random)),
      ])
        expect(rising(each.numbers)).toBe(true);
    }
  });

  it("is judged where it is a literal among candidates, or a choice among literals inside a list", () => {
    const literal = template(oneof([constrain(1, () => false, "never"), 2]));
    expect([...iterateDna(literal.spec)].map(({ numbers }) => numbers)).toEqual([[1]]);
    const list = template([constrain(oneof([1, 2]), (value) => value === 2, "two"), oneof([3, 4])]);
    expect([...iterateDna(list.spec)].map(({ numbers }) => numbers)).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it("draws its points evenly, by either law, where they all are equally likely", () => {
    const { spec } = template(space());
    const random = RandomStream.of(3);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const key = String(randomDna(spec, random, "point"));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // 6 cells, df 5; p = 10⁻⁶ by Wilson and Hilferty: 5 · (1 − 2/45 + 4.753 · √(2/45))³ = 37.6.
    expect([...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(
      37.6,
    );
    expect(counts.size).toBe(6);
  });

  it("says which constraint a point breaks", () => {
    const two = constrain(space(), ([a = 0]) => a > 0, "a > 0");
    const { spec } = template({ x: two });
    const broken = (numbers: readonly number[]): string | undefined =>
      spec.brokenConstraint(DNA.of(spec, numbers))?.text;
    expect([broken([1, 2]), broken([0, 2]), broken([2, 1])]).toEqual([undefined, "a > 0", "a < b"]);
    expect(spec.constraints.map(({ text }) => text)).toEqual(["a > 0", "a < b"]);
    expect(() => materialize({ x: two }, { "x[0]": 0, "x[1]": 2 })).toThrow(
      "These decisions break the constraint a > 0: [0,2].",
    );
  });

  it("is judged where it was chosen only", () => {
    const choice = [oneof([space(), "free"]), intv(0, 1)];
    expect([...iterate(choice)]).toHaveLength(6 * 2 + 2);
    expect([...iterate(manyof(2, [space(), "x"], { sorted: true }))]).toHaveLength(6);
    expect([...iterate(manyof(2, [space(), "x"], { distinct: false }))]).toHaveLength(7 * 7);
  });

  it("is given up, by name, where no point keeps it", () => {
    const never = constrain([intv(0, 3)], () => false, "never");
    const { spec } = template(never);
    expect(() => randomDna(spec, RandomStream.of(1))).toThrow(
      "None of the space's 4 points keeps its constraints, never; loosen them.",
    );
    expect(() => mutate(DNA.of(spec, [1]), RandomStream.of(1))).toThrow("None of the space's 4 points");
    const large = dnaSpec(constrain([floatv(0, 1)], () => false, "never"));
    expect(() => randomDna(large, RandomStream.of(1))).toThrow(
      "None of 10000 random points keeps the space's constraints, never; loosen them, or build the space",
    );
    expect([...iterate(never)]).toEqual([]);
    expect(() => randomSample(never, { seed: 1 }).next()).toThrow("None of the space's 4 points");
  });

  it("lets the error of its condition through, when it is asked and not when a point is decoded", () => {
    const { spec, decode } = template(
      constrain([oneof([1, 2])], () => {
        throw new Error("mine");
      }),
    );
    expect(() => randomDna(spec, RandomStream.of(1))).toThrow("mine");
    expect(decode(DNA.of(spec, [1]))).toEqual([2]);
  });

  it("is kept by a loop in two parts: the second judges what the first left open", () => {
    const named = constrain(
      { a: oneof([0, 1, 2], { name: "a" }), b: oneof([0, 1, 2], { name: "b" }) },
      ({ a, b }) => a < b,
    );
    for (const where of [["a"], ["b"], []]) {
      const found = [...iterate({ x: named }, { where: ({ name = "" }) => where.includes(name) })].flatMap(
        (outer) => [...iterate(outer)],
      );
      expect(found).toHaveLength(3);
      for (const { x } of found) expect(x.a < x.b).toBe(true);
    }
  });

  it("that hangs under a choice that is left out is judged where that is made", () => {
    const op = oneof([constrain([oneof([0, 1], { name: "a" })], ([a]) => a === 1), "free"], { name: "op" });
    const outer = [...iterate({ op }, { where: ({ name }) => name === "a" })];
    expect(outer).toHaveLength(2);
    expect(outer.flatMap((each) => [...iterate(each)])).toEqual([
      { op: "free" },
      { op: [1] },
      { op: "free" },
    ]);
  });

  it("is shown its value once for each point, however many constraints there are", () => {
    let calls = 0;
    const counted = (text: string): unknown[] => constrain([oneof([1, 2])], () => calls++ >= 0, text);
    const { spec } = template([counted("a"), counted("b"), counted("c")]);
    spec.isFeasible(DNA.of(spec, [0, 0, 0]));
    expect(calls).toBe(3);
  });

  it("reads programs back whether or not they keep it, and has a source", () => {
    const { encode, spec } = template(space());
    const dna = encode([3, 1]);
    expect([dna.numbers, spec.isFeasible(dna)]).toEqual([[3, 1], false]);
    expect(format(space())).toBe("constrain([intv(0, 3), intv(0, 3)], a < b)");
    expect(eq(space(), space())).toBe(true);
    expect(
      eq(
        space(),
        constrain([intv(0, 3), intv(0, 3)], () => true, "a < b"),
      ),
    ).toBe(false);
    expect(
      format(
        constrain(
          [intv(0, 1)],
          () => "a text that is longer than eighty characters, and so is cut off" === String(1),
        ),
      ),
    ).toMatch(/\.\.\.\)$/);
  });
});
