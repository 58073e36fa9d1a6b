import { describe, expect, it } from "vitest";
import { constrain } from "../hyper/constrain.js";
import { custom } from "../hyper/custom.js";
import { manyof } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { firstDna, iterateDna, nextDna } from "./enumerate.js";
import { DNA } from "./dna.js";

const all = (space: unknown): (readonly number[])[] =>
  [...iterateDna(dnaSpec(space))].map(({ numbers }) => numbers);

describe("the enumeration of a space", () => {
  it("lets the first decision vary slowest, candidates in their order", () => {
    expect(all([oneof([intv(1, 2), "x"]), oneof([1, 2])])).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  it.each([
    [true, true, ["0,1", "0,2", "1,2"]],
    [true, false, ["0,1", "0,2", "1,0", "1,2", "2,0", "2,1"]],
    [false, true, ["0,0", "0,1", "0,2", "1,1", "1,2", "2,2"]],
    [false, false, ["0,0", "0,1", "0,2", "1,0", "1,1", "1,2", "2,0", "2,1", "2,2"]],
  ])("of a pair, distinct %s and sorted %s, passes over what it may not be", (distinct, sorted, list) => {
    expect(all(manyof(2, ["a", "b", "c"], { distinct, sorted })).map(String)).toEqual(list);
  });

  it("gives the empty point of a space without decisions, once", () => {
    expect(all(7)).toEqual([[]]);
  });

  it("decides a tied point where its name is not decided yet", () => {
    const n = (): number => oneof([0, 1], { name: "n" });
    expect(all([oneof([n(), "x"]), n()])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  it("goes through a custom decision by its own order", () => {
    const letters = custom({
      random: () => "a",
      decode: (genome) => genome,
      first: () => "c",
      next: (genome) => ({ c: "b", b: "a" })[genome],
    });
    const spec = dnaSpec([oneof([letters, 1])]);
    expect([...iterateDna(spec)].map((dna) => dna.toJSON())).toEqual([[0, "c"], [0, "b"], [0, "a"], 1]);
  });

  it("passes over points that break a constraint, and ends where none keeps it", () => {
    const space = constrain([intv(0, 2), intv(0, 2)], ([a = 0, b = 0]) => a < b);
    expect(all(space).map(String)).toEqual(["0,1", "0,2", "1,2"]);
    expect(all(constrain([intv(0, 2)], () => false))).toEqual([]);
  });

  it("has a first point in every space, floats at their lower bound, and none behind the last", () => {
    const spec = dnaSpec([floatv(2, 3), manyof(2, [1, 2, 3], { sorted: true })]);
    expect(firstDna(spec).numbers).toEqual([2, 0, 1]);
    expect(nextDna(DNA.of(spec, [2, 0, 1]))?.numbers).toEqual([2, 0, 2]);
    expect(() => nextDna(DNA.of(spec, [2, 1, 2]))).toThrow('"[0]" is a float, which has no next value.');
    const finite = dnaSpec([oneof([1, 2])]);
    expect(nextDna(DNA.of(finite, [1]))).toBeUndefined();
  });

  it("is refused, by name, where a decision has no next value", () => {
    const refused =
      (space: unknown): (() => unknown) =>
      () =>
        iterateDna(dnaSpec(space)).next();
    expect(refused({ a: oneof([1, [floatv(0, 1)]]) })).toThrow(
      '"a[=1/2][0]" is a float, which has no next value: the space cannot be gone through point by point.',
    );
    expect(refused({ a: custom({ random: () => "x", decode: String, first: () => "x" }) })).toThrow(
      '"a" is custom, and has no order',
    );
    expect(() => firstDna(dnaSpec([custom({ random: () => "x", decode: String })]))).toThrow(
      '"[0]" has no first genome; give its hyper value a "first".',
    );
  });
});
