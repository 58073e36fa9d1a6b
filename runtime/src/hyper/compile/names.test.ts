import { describe, expect, it } from "vitest";
import { manyof } from "../many.js";
import { oneof } from "../oneof.js";
import { dnaSpec } from "../template.js";
import { Names } from "./names.js";
import type { Condition, Place } from "./node.js";
import { OneOf } from "../oneof.js";

const at = (...chain: Condition[]): Place => ({
  id: "x",
  path: "x",
  keys: ["x"],
  chain,
  depth: chain.length,
});
const a = (candidate: number): Condition => ({ id: "a", candidate });
const b = (candidate: number): Condition => ({ id: "b", candidate });

describe("a name that stands again", () => {
  const hyper = new OneOf([1, 2], { name: "n" });
  it.each<readonly [string, readonly Place[], string]>([
    ["is decided by a place that is always there", [at(), at(a(0))], "decided"],
    ["is decided by a place under the same candidate", [at(a(0)), at(a(0), b(1))], "decided"],
    ["is tied to a place that may be there", [at(a(0)), at()], "tied"],
    ["is tied to a place under another choice", [at(a(0)), at(b(0))], "tied"],
    ["is free under another candidate of one choice", [at(a(0)), at(a(1))], "free"],
    ["is free behind it too", [at(a(0), b(0)), at(a(1), b(0))], "free"],
    ["is tied where one of several may be there", [at(a(0)), at(a(1)), at(b(0))], "tied"],
  ])("%s", (_, places, tie) => {
    const names = new Names();
    const ties = places.map((place) => names.declare("n", hyper, place));
    expect(ties.at(-1)).toBe(tie);
    expect(names.tied).toBe(true);
  });

  it("is free the first time, and ties nothing", () => {
    const names = new Names();
    expect([names.declare("n", hyper, at()), names.tied]).toEqual(["free", false]);
  });
});

describe("the decision points of a name", () => {
  const n = (): number => oneof([1, 2], { name: "n" });
  it("are left out where it is decided, and marked where it may be", () => {
    const marks = (space: unknown): readonly (readonly [string, boolean])[] =>
      dnaSpec(space)
        .decisionPoints.filter(({ name }) => name === "n")
        .map(({ id, tied }) => [id, tied === true]);
    expect(marks([n(), n(), [n()]])).toEqual([["[0]", false]]);
    expect(marks([oneof([n(), "x"]), n()])).toEqual([
      ["[0][=0/2]", false],
      ["[1]", true],
    ]);
    expect(marks(oneof([n(), [n(), n()]]))).toEqual([
      ["[=0/2]", false],
      ["[=1/2][0]", false],
    ]);
    expect(marks(manyof(2, [n(), "x"]))).toEqual([
      ["[0][=0/2]", false],
      ["[1][=0/2]", true],
    ]);
  });
});
