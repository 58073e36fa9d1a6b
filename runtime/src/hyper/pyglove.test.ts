/** Parity with PyGlove on what both have: choices and floats inside plain dictionaries, lists and literals. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { floatv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { template } from "./template.js";

interface Case {
  readonly space: unknown;
  readonly size: string;
  readonly decisionPoints: number;
  readonly ids: readonly string[];
  readonly points: readonly { readonly numbers: readonly number[]; readonly value: unknown }[];
}

const recorded = JSON.parse(readFileSync(new URL("./pyglove-spaces.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};

/** The recorded notation as hyper values. */
function revive(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  if ("$oneof" in value && Array.isArray(value.$oneof)) return oneof(value.$oneof.map(revive));
  if ("$floatv" in value && Array.isArray(value.$floatv)) {
    const [min, max] = value.$floatv.map(Number);
    return floatv(min ?? NaN, max ?? NaN);
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]));
}

describe("PyGlove's recorded answers", () => {
  it("are there", () => {
    expect(recorded.cases).toHaveLength(28);
    expect(recorded.cases.flatMap(({ points }) => points).length).toBe(173);
  });

  it.each(recorded.cases)("hold for $space", ({ space, size, decisionPoints, ids, points }) => {
    const { spec, decode } = template(revive(space));
    expect(spec.size).toBe(size === "-1" ? "infinite" : BigInt(size));
    expect(spec.decisionPoints.map(({ id }) => id)).toEqual(ids);
    expect(spec.decisionPoints).toHaveLength(decisionPoints);
    for (const { numbers, value } of points) expect(decode(DNA.of(spec, numbers))).toEqual(value);
  });

  it("enumerate points in the order of their numbers, where every point is recorded", () => {
    const complete = recorded.cases.filter(({ size, points }) => String(points.length) === size);
    expect(complete.length).toBeGreaterThan(20);
    for (const { space, points } of complete) {
      const { spec } = template(revive(space));
      const numbers = points.map((point) => point.numbers);
      expect(numbers).toEqual([...numbers].sort(byNumbers));
      expect(new Set(numbers.map(String)).size).toBe(Number(spec.size));
    }
  });
});

function byNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
