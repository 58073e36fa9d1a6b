import { describe, expect, it } from "vitest";
import type { CategoricalPoint, IntPoint } from "./points.js";
import { decideSpace, decisionsOf, isDecided, spaceUnder } from "./walk.js";

const int = (id: string, name?: string, tied?: true): IntPoint => ({
  kind: "int",
  id,
  min: 0,
  max: 9,
  step: 1,
  count: 10,
  ...(name === undefined ? {} : { name }),
  ...(tied === undefined ? {} : { tied }),
});
const op: CategoricalPoint = {
  kind: "categorical",
  id: "op",
  candidates: [
    { label: "a", space: [int("op[=0/2].n", "n")] },
    { label: "b", space: [] },
  ],
};
const tied = int("m", "n", true);

describe("the walk through a space", () => {
  it("asks for what a decision opens right behind it, and for each point that is active", () => {
    const asked: string[] = [];
    const numbers: number[] = [];
    const answers = [0, 7, 3];
    decideSpace(
      [op, int("k")],
      ({ id }) => {
        asked.push(id);
        return answers[asked.length - 1] ?? NaN;
      },
      numbers,
      new Set(),
    );
    expect([asked, numbers]).toEqual([["op", "op[=0/2].n", "k"], answers]);
  });

  it("passes over a tied point where its name was decided, and nowhere else", () => {
    const asked = (choice: number): readonly string[] => {
      const ids: string[] = [];
      decideSpace([op, tied], ({ id }) => (ids.push(id), id === "op" ? choice : 5), [], new Set());
      return ids;
    };
    expect(asked(0)).toEqual(["op", "op[=0/2].n"]);
    expect(asked(1)).toEqual(["op", "m"]);
    expect(decisionsOf([op, tied], [0, 7]).map(({ point }) => point.id)).toEqual(["op", "op[=0/2].n"]);
    expect(decisionsOf([op, tied], [1, 7]).map(({ point }) => point.id)).toEqual(["op", "m"]);
    expect([isDecided(tied, new Set(["n"])), isDecided(int("m", "n"), new Set(["n"]))]).toEqual([
      true,
      false,
    ]);
  });

  it("shows a subchoice what its siblings took, and no other point anything", () => {
    const many = (index: number, id: string): CategoricalPoint => ({
      kind: "categorical",
      id: `${id}[${index}]`,
      candidates: [
        { label: "0", space: [int(`${id}[${index}].k`)] },
        { label: "1", space: [] },
      ],
      many: { id, index, count: 2, distinct: false, sorted: false },
    });
    const seen: (readonly [string, readonly number[]])[] = [];
    decideSpace(
      [many(0, "x"), many(1, "x"), many(0, "y"), many(1, "y")],
      (point, picked) => {
        seen.push([point.id, [...picked]]);
        return point.id === "x[0]" ? 0 : 1;
      },
      [],
      new Set(),
    );
    expect(seen).toEqual([
      ["x[0]", []],
      ["x[0].k", []],
      ["x[1]", [0]],
      ["y[0]", []],
      ["y[1]", [1]],
    ]);
  });

  it("finds nothing under a number that is no candidate, or under a point that is no choice", () => {
    expect([spaceUnder(op, 1), spaceUnder(op, 2), spaceUnder(op, NaN), spaceUnder(int("a"), 0)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});
