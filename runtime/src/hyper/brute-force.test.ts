/**
 * A second set of spaces beside PyGlove's recorded ones, larger and drawn by another law, against points that are
 * made by plain recursion over the notation.
 */
import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { dnaAt, iterateDna } from "../geno/enumerate.js";
import { RandomStream } from "../geno/random.js";
import { idsOf, pointsOf } from "../testing/brute-force.js";
import { hyperOf, randomNotation, type Notation, type Shape } from "../testing/random-space.js";
import { template } from "./template.js";

const SPACES = 160;
/** How many points of each are looked at; and up to how many are counted one by one. */
const FIRST = 40;
const MOST_COUNTED = 4000;

/** Every fourth space is deep and narrow, every fourth wide and flat, every fourth a permutation of conditional parts. */
function space(index: number): Notation {
  const random = RandomStream.of(`brute force ${index}`);
  const shape = (depth: number, width: number): Shape => ({
    depth,
    width,
    names: 0,
    floats: index % 3 === 0,
    customs: index % 5 === 0,
    deriveds: false,
  });
  switch (index % 4) {
    case 0:
      return randomNotation(random, shape(6, 2));
    case 1:
      return {
        kind: "dict",
        entries: ["x", "y.z", "w"].map((key) => [key, randomNotation(random, shape(2, 7))] as const),
      };
    case 2: {
      const candidates = Array.from({ length: 3 + random.int(3) }, () => randomNotation(random, shape(2, 2)));
      return { kind: "many", count: candidates.length, candidates, distinct: true, sorted: false };
    }
    default:
      return { kind: "list", items: Array.from({ length: 2 }, () => randomNotation(random, shape(3, 4))) };
  }
}

const cases = Array.from({ length: SPACES }, (_, index) => [index, space(index)] as const);

function first<T>(values: Iterable<T>, count: number): T[] {
  const found: T[] = [];
  for (const value of values) {
    if (found.length === count) break;
    found.push(value);
  }
  return found;
}

const hasFloat = (text: string): boolean => text.includes('"kind":"float"');
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `${each}n` : each));

describe("the brute-force reference", () => {
  it("meets spaces of many sizes, small and large, finite and not", () => {
    const sizes = cases.map(([, notation]) => template(hyperOf(notation)).spec.size);
    expect(sizes.filter((size) => size === "infinite").length).toBeGreaterThan(15);
    expect(sizes.filter((size) => size !== "infinite" && size > BigInt(FIRST)).length).toBeGreaterThan(60);
    expect(sizes.filter((size) => size !== "infinite" && size > BigInt(MOST_COUNTED)).length).toBeGreaterThan(
      10,
    );
  });

  it.each(cases)("agrees on size, ids, order, values and JSON of space %i", (_, notation) => {
    const { spec, decode, encode } = template(hyperOf(notation));
    expect(spec.decisionPoints.map(({ id }) => id)).toEqual(idsOf(notation));
    if (spec.discreteSize <= BigInt(MOST_COUNTED)) {
      // Floats stand at one value each.
      expect(spec.discreteSize).toBe(BigInt([...pointsOf(notation)].length));
    } else expect(first(pointsOf(notation), MOST_COUNTED)).toHaveLength(MOST_COUNTED);
    const isInfinite = spec.continuousDimensions > 0;
    expect(spec.size).toBe(isInfinite ? "infinite" : spec.discreteSize);
    expect(isInfinite).toBe(hasFloat(jsonOf(notation)));
    const expected = first(pointsOf(notation), FIRST);
    for (const { json, value } of expected) {
      const dna = DNA.fromJSON(spec, json);
      expect(dna.toJSON()).toEqual(json);
      expect(decode(dna)).toStrictEqual(value);
      expect(decode(encode(value))).toStrictEqual(value);
    }
    if (isInfinite) return;
    expect(first(iterateDna(spec), FIRST).map((dna) => dna.toJSON())).toEqual(
      expected.map(({ json }) => json),
    );
    expect(expected.map((__, place) => dnaAt(spec, BigInt(place)).toJSON())).toEqual(
      expected.map(({ json }) => json),
    );
  });
});
