import { describe, expect, it } from "vitest";
import { DNA } from "./dna.js";
import { Genomes } from "./genomes.js";
import type { CategoricalPoint, FloatPoint, IntPoint } from "./points.js";
import { DNASpec } from "./spec.js";

const kernel: IntPoint = { id: "op[=0/3].kernel", kind: "int", min: 3, max: 7, step: 2, count: 3 };
const scale: FloatPoint = { id: "op[=1/3].scale", kind: "float", min: 0, max: 2, scale: "linear" };
const op: CategoricalPoint = {
  id: "op",
  kind: "categorical",
  candidates: [
    { label: "Conv", space: [kernel] },
    { label: "Scale", space: [scale] },
    { label: "Identity", space: [] },
  ],
};
const lr: FloatPoint = { id: "lr", kind: "float", min: 1e-6, max: 1e-3, scale: "log" };
const spec = new DNASpec([op, lr]);

const dnaOf = (given: DNASpec, numbers: readonly number[]): DNA => DNA.of(given, numbers);

describe("DNA.of", () => {
  it.each([[[0, 0, 1e-6]], [[0, 2, 1e-3]], [[1, 0, 1e-4]], [[1, 2, 1e-4]], [[2, 1e-4]]] as const)(
    "takes %j, a decision for each active point",
    (numbers) => {
      expect(DNA.of(spec, numbers).numbers).toEqual(numbers);
    },
  );

  it.each([
    [[3, 1e-4], '"op": 3 is not a whole number from 0 to 2 (the index of Conv | Scale | Identity).'],
    [[-1, 1e-4], '"op": -1 is not a whole number from 0 to 2'],
    [[0.5, 1e-4], '"op": 0.5 is not a whole number from 0 to 2'],
    [[NaN, 1e-4], '"op": NaN is not a whole number from 0 to 2'],
    [[0, 3, 1e-4], '"op[=0/3].kernel": 3 is not a whole number from 0 to 2 (the index of 3 to 7 by 2).'],
    [[0, 5, 1e-4], '"op[=0/3].kernel": 5 is not a whole number'],
    [[1, 2.5, 1e-4], '"op[=1/3].scale": 2.5 is not a number from 0 to 2.'],
    [[1, NaN, 1e-4], '"op[=1/3].scale": NaN is not a number'],
    [[2, 1], '"lr": 1 is not a number from 1e-6 to 1e-3.'],
    [[2], '"lr": the DNA ends before this decision; it takes a number from 1e-6 to 1e-3.'],
    [[], '"op": the DNA ends before this decision; it takes a whole number from 0 to 2'],
    [[2, 1e-4, 0], "The DNA is 3 long and its decisions take 2; remove the rest."],
  ] as const)("refuses %j and says why", (numbers, message) => {
    expect(() => DNA.of(spec, numbers)).toThrow(RangeError);
    expect(() => DNA.of(spec, numbers)).toThrow(message);
  });

  it.each([
    [["0", 1e-4], '"op": "0" is not'],
    [[true, 1e-4], '"op": true is not'],
    [[1n, 1e-4], '"op": 1n is not'],
    [[null, 1e-4], '"op": null is not'],
    [[[0], 1e-4], '"op": [0] is not'],
    [[{}, 1e-4], '"op": an object is not'],
    [[Symbol("s"), 1e-4], '"op": Symbol(s) is not'],
    [[() => 1, 1e-4], '"op": a function is not'],
    [[2, "x".repeat(200)], `"lr": "${"x".repeat(76)}... is not a number`],
  ])("refuses what is no number, as in case %#, and shows it", (numbers, message) => {
    const make = (): unknown => Reflect.apply(dnaOf, undefined, [spec, numbers]);
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it("takes an index of -0 for 0, and a float as it is", () => {
    expect(DNA.of(spec, [-0, -0, 1e-4]).equals(DNA.of(spec, [0, 0, 1e-4]))).toBe(true);
    const signed = new DNASpec([{ ...scale, min: -1 }]);
    expect(DNA.of(signed, [-0]).numbers).toEqual([-0]);
  });

  it("keeps its own copy of the numbers", () => {
    const numbers = [2, 1e-4];
    const dna = DNA.of(spec, numbers);
    numbers[0] = 0;
    expect(dna.numbers).toEqual([2, 1e-4]);
  });

  it("takes the empty DNA of a space without decisions, and nothing else", () => {
    expect(DNA.of(new DNASpec([]), []).decisions).toEqual([]);
    expect(() => DNA.of(new DNASpec([]), [0])).toThrow("1 long and its decisions take 0");
  });
});

describe("the decisions of a DNA", () => {
  it("are its active points in order, each with the slice that hangs under it", () => {
    const { decisions } = DNA.of(spec, [1, 0.5, 1e-4]);
    expect(decisions).toEqual([
      { point: op, number: 1, start: 0, end: 2 },
      { point: scale, number: 0.5, start: 1, end: 2 },
      { point: lr, number: 1e-4, start: 2, end: 3 },
    ]);
  });

  it("leave out what the chosen candidate does not open", () => {
    expect(DNA.of(spec, [2, 1e-4]).decisions.map(({ point }) => point.id)).toEqual(["op", "lr"]);
  });
});

describe("a DNA", () => {
  it("equals another of the same numbers, and no other", () => {
    const dna = DNA.of(spec, [0, 1, 1e-4]);
    expect(dna.equals(DNA.of(spec, [0, 1, 1e-4]))).toBe(true);
    expect(dna.equals(DNA.of(spec, [0, 2, 1e-4]))).toBe(false);
    expect(dna.equals(DNA.of(spec, [2, 1e-4]))).toBe(false);
  });

  it("is its decisions in lists as JSON, and its numbers as text", () => {
    const dna = DNA.of(spec, [0, 1, 1e-4]);
    expect(JSON.stringify(dna)).toBe("[[0,1],0.0001]");
    expect(DNA.fromJSON(spec, JSON.parse(JSON.stringify(dna))).equals(dna)).toBe(true);
    expect(String(dna)).toBe("DNA(0, 1, 0.0001)");
  });

  it("is the same point in a space that is compiled anew, whatever numbers its genomes have there", () => {
    const word = (): DNASpec =>
      new DNASpec([
        { kind: "custom", id: "word", genomes: new Genomes({ random: () => "a" }) },
        { kind: "float", id: "x", min: 0, max: 1, scale: "linear" },
      ]);
    const [one, other] = [word(), word()];
    DNA.fromJSON(one, ["never mind", 0]);
    const dna = DNA.fromJSON(one, ["b", -0]);
    const moved = dna.movedTo(other);
    expect(moved.spec).toBe(other);
    expect(moved.toJSON()).toEqual(["b", -0]);
    expect(moved.numbers).toEqual([0, -0]);
    expect(dna.movedTo(one)).toBe(dna);
    expect(() => DNA.of(spec, [0, 1, 1e-4]).movedTo(one)).toThrow("remove the rest");
  });
});

describe("a spec", () => {
  it("lists its decision points depth first, and finds them by id", () => {
    expect(spec.decisionPoints.map(({ id }) => id)).toEqual([
      "op",
      "op[=0/3].kernel",
      "op[=1/3].scale",
      "lr",
    ]);
    expect(spec.find("op[=1/3].scale")).toBe(scale);
    expect(spec.find("op[=2/3].scale")).toBeUndefined();
  });

  it("refuses two points of one id, by name", () => {
    expect(() => new DNASpec([lr, op, lr]).decisionPoints).toThrow('"lr"');
  });
});
