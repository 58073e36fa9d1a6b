/** Parity with PyGlove: its recorded answers for 160 spaces of choices, lists of choices, permutations and floats. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { dnaAt, iterateDna } from "../geno/enumerate.js";
import { reviveNotation } from "../testing/notation.js";
import { template } from "./template.js";

interface Case {
  readonly space: unknown;
  readonly size: string;
  readonly decisionPoints: number;
  readonly ids: readonly string[];
  readonly points: readonly {
    readonly numbers: readonly number[];
    readonly json: unknown;
    readonly value: unknown;
  }[];
}

const recorded = JSON.parse(readFileSync(new URL("./pyglove-spaces.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};

describe("PyGlove's recorded answers", () => {
  it("are there", () => {
    expect(recorded.cases).toHaveLength(160);
    expect(recorded.cases.flatMap(({ points }) => points).length).toBeGreaterThan(2000);
  });

  it.each(recorded.cases)("hold for $space", ({ space, size, decisionPoints, ids, points }) => {
    const { spec, decode, encode } = template(reviveNotation(space));
    expect(spec.size).toBe(size === "-1" ? "infinite" : BigInt(size));
    expect(spec.decisionPoints.map(({ id }) => id)).toEqual(ids);
    expect(spec.decisionPoints).toHaveLength(decisionPoints);
    for (const { numbers, json, value } of points) {
      const dna = DNA.of(spec, numbers);
      expect(dna.toJSON()).toEqual(json);
      expect(DNA.fromJSON(spec, json).numbers).toEqual(numbers);
      const decoded = decode(dna);
      expect(decoded).toEqual(value);
      // Where two points make equal values, the first of them encodes both.
      expect(decode(encode(decoded))).toEqual(value);
    }
    if (spec.size === "infinite") return;
    const first = iterateDna(spec);
    points.forEach(({ numbers }, place) => {
      expect(first.next().value?.numbers).toEqual(numbers);
      expect(dnaAt(spec, BigInt(place)).numbers).toEqual(numbers);
    });
    if (String(points.length) === size) expect(first.next().done).toBe(true);
  });
});
