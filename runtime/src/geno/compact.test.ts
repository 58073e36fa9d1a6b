import { describe, expect, it } from "vitest";
import { custom } from "../hyper/custom.js";
import { manyof } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { DNA } from "./dna.js";

const n = (): number => oneof([0, 1], { name: "n" });
const word = custom({
  random: () => "a",
  decode: (genome) => genome,
  problem: (genome) => (/^a*$/.test(genome) ? undefined : "it is of a alone"),
});

describe("the compact JSON of a DNA", () => {
  it.each<readonly [string, unknown, readonly number[], unknown]>([
    ["nothing decided", 7, [], null],
    ["one decision", oneof([1, 2]), [1], 1],
    ["two side by side", [oneof([1, 2]), intv(1, 3)], [1, 2], [1, 2]],
    ["one that opens one", oneof([1, oneof([2, 3])]), [1, 0], [1, 0]],
    ["a path of three", oneof([1, oneof([2, oneof([3, 4])])]), [1, 1, 0], [1, 1, 0]],
    ["one that opens several", oneof([1, [oneof([2, 3]), floatv(0, 1)]]), [1, 1, 0.5], [1, [1, 0.5]]],
    ["one that opens a list of choices", oneof([1, manyof(2, ["a", "b"])]), [1, 1, 0], [1, [1, 0]]],
    ["one that opens a list of one", oneof([1, manyof(1, ["a", "b"])]), [1, 1], [1, 1]],
    ["a path, and a decision beside it", [oneof([1, oneof([2, 3])]), oneof([4, 5])], [1, 0, 1], [[1, 0], 1]],
    ["choices that open", manyof(2, [intv(1, 3), "x"]), [1, 0, 2], [1, [0, 2]]],
    ["a tied point that takes no decision", [oneof([n(), "x"]), n()], [0, 1], [[0, 1], null]],
    ["a tied point that takes one", [oneof([n(), "x"]), n()], [1, 1], [1, 1]],
    [
      "a tied point alone under a choice",
      [oneof(["x", n()]), oneof(["y", n()])],
      [1, 0, 1],
      [
        [1, 0],
        [1, null],
      ],
    ],
  ])("of %s", (_, space, numbers, json) => {
    const spec = dnaSpec(space);
    const dna = DNA.of(spec, numbers);
    expect(dna.toJSON()).toEqual(json);
    expect(DNA.fromJSON(spec, json).numbers).toEqual(numbers);
  });

  it("holds the text of a custom decision", () => {
    const spec = dnaSpec([word, oneof([1, word])]);
    const dna = DNA.fromJSON(spec, ["aa", [1, ""]]);
    expect(JSON.stringify(dna)).toBe('["aa",[1,""]]');
    // Both places hold one hyper value, which numbers its genomes as it meets them.
    expect(dna.numbers).toEqual([0, 1, 1]);
  });
});

describe("JSON that is no point of the space", () => {
  const space = {
    op: oneof([intv(1, 3), [oneof([1, 2]), floatv(0, 1)], "none"]),
    pair: manyof(2, [1, 2, 3], { sorted: true }),
  };
  const circle: unknown[] = [];
  circle.push(circle);
  it.each<readonly [unknown, string]>([
    [7, 'The DNA: 7 stands where the space wants a list of 2, for "op", "pair[0]", "pair[1]".'],
    [null, "The DNA: null stands where"],
    [[2], "The DNA: [2] stands where the space wants a list of 2"],
    [[2, [0, 1], 3], "a list of 2"],
    [{ op: 2 }, "The DNA: an object stands where"],
    [
      ["x", [0, 1]],
      '"op": "x" stands where the space wants a decision: a number, or a list that begins with it.',
    ],
    [[[], [0, 1]], '"op": [] stands where the space wants a decision'],
    [[[[2]], [0, 1]], '"op": [[2]] stands where the space wants a decision'],
    [[0, [0, 1]], '"op": 0 stands where the space wants a list: 0 opens "op[=0/3]".'],
    [[[0], [0, 1]], '"op": [0] stands where the space wants a list: 0 opens "op[=0/3]".'],
    [
      [
        [2, 0],
        [0, 1],
      ],
      '"op": [2, 0] stands where the space wants the number alone: 2 opens no decisions.',
    ],
    [
      [
        [1, 0, 0.5],
        [0, 1],
      ],
      '"op": [1, 0, 0.5] stands where the space wants a list of two',
    ],
    [
      [
        [1, [0]],
        [0, 1],
      ],
      '[0] stands where the space wants a list of 2, for "op[=1/3][0]", "op[=1/3][1]".',
    ],
    [[2, 0], '"pair": 0 stands where the space wants a list of 2, for "pair[0]", "pair[1]".'],
    [[2, [0, null]], '"pair[1]": null stands where the space wants a decision'],
    [[2, [1, 0]], '"pair[1]": 0 may not follow 1: the choices of "pair" are distinct and sorted, 2 in all.'],
    [[2, [2, 2]], '"pair[0]": 2 may not follow'],
    [[3, [0, 1]], '"op": 3 is not a whole number from 0 to 2'],
    [
      [
        [0, 3],
        [0, 1],
      ],
      '"op[=0/3]": 3 is not a whole number from 0 to 2 (the index of 1 to 3 by 1).',
    ],
    [
      [
        [1, [0, 2]],
        [0, 1],
      ],
      '"op[=1/3][1]": 2 is not a number from 0 to 1.',
    ],
    [[2n, [0, 1]], '"op": 2n stands where'],
    [circle, "The DNA: [[[[...]]]] stands where"],
  ])("as in case %#, is refused, and the message says what belongs there", (json, message) => {
    expect(() => DNA.fromJSON(dnaSpec(space), json)).toThrow(message);
  });

  it("is refused where a tied point is decided twice, or a genome is none", () => {
    const tied = dnaSpec([n(), oneof(["x", [n(), 1]]), oneof([oneof(["z", n()]), 2]), oneof(["y", n()])]);
    expect(tied.decisionPoints.map(({ id }) => id)).toEqual(["[0]", "[1]", "[2]", "[2][=0/2]", "[3]"]);
    const late = dnaSpec([oneof(["x", n()]), n()]);
    expect(() => DNA.fromJSON(late, [[1, 0], 1])).toThrow(
      '"[1]": 1 stands where the space wants null: "n" is decided before.',
    );
    expect(() => DNA.fromJSON(dnaSpec([word]), 5)).toThrow(
      '"[0]": 5 stands where the space wants the text of a genome.',
    );
    expect(() => DNA.fromJSON(dnaSpec([word]), "b")).toThrow('"[0]": "b" is no genome: it is of a alone.');
    expect(() => DNA.fromJSON(dnaSpec(7), [])).toThrow(
      "The DNA: [] stands where the space wants null: there is nothing to decide.",
    );
  });

  it("does not follow what is nested deeper than the space", () => {
    let deep: unknown = 0;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(() => DNA.fromJSON(dnaSpec(space), deep)).toThrow("The DNA: [[[[...]]]] stands where");
  });
});
