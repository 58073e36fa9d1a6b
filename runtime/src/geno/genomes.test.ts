import { describe, expect, it } from "vitest";
import { Genomes } from "./genomes.js";

const genomes = (problem?: (genome: string) => string | undefined): Genomes =>
  new Genomes({ random: () => "a", problem });

describe("genomes", () => {
  it("are known by a number from their first use on", () => {
    const known = genomes();
    expect(["b", "a", "b", "", "a"].map((text) => known.numberOf(text, "x"))).toEqual([0, 1, 0, 2, 1]);
    expect([known.size, known.textOf(2), known.textOf(3), known.textOf(-1)]).toEqual([
      3,
      "",
      undefined,
      undefined,
    ]);
  });

  it.each<readonly [unknown, string]>([
    ["b", '"x": "b" is no genome: only a.'],
    [5, '"x": 5 is no genome: a genome is a text.'],
    [undefined, '"x": undefined is no genome: a genome is a text.'],
    [Promise.resolve("a"), '"x": an object is no genome: a genome is a text.'],
  ])("are checked: case %#", (genome, message) => {
    const known = genomes((text) => (text === "a" ? undefined : "only a"));
    const number = (text: string): number => known.numberOf(text, "x");
    expect((): unknown => Reflect.apply(number, undefined, [genome])).toThrow(message);
    expect(known.size).toBe(0);
  });
});
