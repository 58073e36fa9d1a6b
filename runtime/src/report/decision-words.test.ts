import { describe, expect, it } from "vitest";
import { dnaOfChoices, type Choices } from "../geno/choices.js";
import { DNA } from "../geno/dna.js";
import type { Candidate, DecisionPoint } from "../geno/points.js";
import { DNASpec } from "../geno/spec.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { decidedById, decidedTree, dnaWords, orderOf, valueWords } from "./decision-words.js";

function words(space: unknown, choices: Choices): string {
  return dnaWords(dnaOfChoices(dnaSpec(space), choices));
}

const filters: DecisionPoint = {
  kind: "categorical",
  id: "op[=0/3].filters",
  candidates: [literal(32), literal(48)],
};
const kernel: DecisionPoint = { kind: "int", id: "op[=0/3].kernel", min: 1, max: 9, step: 2, count: 5 };
const op: DecisionPoint = {
  kind: "categorical",
  id: "op",
  candidates: [
    { label: "Conv", space: [filters, kernel] },
    { label: "Pool", space: [] },
    { label: "Pool", space: [] },
  ],
};

function literal(value: number): Candidate {
  return { label: String(value), literal: { value }, space: [] };
}

describe("dnaWords", () => {
  it("writes classes as calls with their conditional decisions", () => {
    const spec = new DNASpec([op]);
    expect(dnaWords(dnaOfChoices(spec, { op: "Conv", "op[=0/3].filters": 48, "op[=0/3].kernel": 3 }))).toBe(
      "op Conv(filters 48, kernel 3)",
    );
  });

  it("tells candidates of the same label apart", () => {
    const spec = new DNASpec([op]);
    expect([1, 2].map((index) => dnaWords(DNA.of(spec, [index])))).toEqual(["op Pool#1", "op Pool#2"]);
  });

  it("writes plain objects, lists, floats and ints", () => {
    const space = {
      op: oneof([{ k: oneof([3, 5]) }, "none"]),
      layers: [oneof([1, 2]), oneof([1, 2])],
      lr: floatv(1e-6, 1, "log"),
      n: intv(8, 64, 8),
    };
    expect(
      words(space, { op: "object", "op[=0/2].k": 5, "layers[0]": 1, "layers[1]": 2, lr: 0.000123456, n: 48 }),
    ).toBe("op {k 5}, layers[0] 1, layers[1] 2, lr 1.23e-4, n 48");
  });

  it("lets the inner one of two nested choices speak", () => {
    const space = { a: oneof([oneof([7, 8]), "x"]) };
    const spec = dnaSpec(space);
    const outer = spec.find("a");
    const label = outer?.kind === "categorical" ? outer.candidates[0]?.label : undefined;
    expect(words(space, { a: label, "a[=0/2]": 8 })).toBe("a 8");
  });

  it("has no name for a choice that is the whole space", () => {
    expect(words(oneof(["x", "y"]), { "": "y" })).toBe("y");
  });

  it("leaves quotes where a string would read as something else", () => {
    const space = { a: oneof(["relu", "3", "true", "two words", ""]) };
    const texts = ["relu", "3", "true", "two words", ""].map((a) => words(space, { a }));
    expect(texts).toEqual(["a relu", 'a "3"', 'a "true"', 'a "two words"', 'a ""']);
  });

  it("prefers the names that users gave, on one line", () => {
    expect(words({ a: oneof([1, 2], { name: "rate\nof it" }) }, { a: 2 })).toBe("rate of it 2");
  });

  it("keeps to a limit", () => {
    const space = Array.from({ length: 100 }, () => oneof([1, 2]));
    const choices = Object.fromEntries(space.map((_, index) => [`[${String(index)}]`, 1]));
    expect(dnaWords(dnaOfChoices(dnaSpec(space), choices), 20)).toBe("[0] 1, [1] 1, [2] 1…");
  });
});

it("decidedById finds conditional decisions, and orderOf their numbers", () => {
  const dna = dnaOfChoices(new DNASpec([op]), { op: "Conv", "op[=0/3].filters": 48, "op[=0/3].kernel": 3 });
  const byId = decidedById(decidedTree(dna));
  const found = [...byId].map(([id, decided]) => [id, valueWords(decided), orderOf(decided)]);
  expect(found).toEqual([
    ["op", "Conv(filters 48, kernel 3)", undefined],
    ["op[=0/3].filters", "48", 48],
    ["op[=0/3].kernel", "3", 3],
  ]);
});
