import { describe, expect, it } from "vitest";
import { sizeText } from "../geno/cardinality.js";
import { RandomStream } from "../geno/random.js";
import { randomDna } from "../geno/random-dna.js";
import { manyof } from "./many.js";
import { iterate, materialize } from "./materialize.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";
import { lazy, trace, traceAsync } from "./trace.js";

describe("a traced function", () => {
  it("is a space of what it asks for, by name or in the order of asking", () => {
    const space = trace(() => ({ n: oneof([1, 2, 3], { name: "n" }), lr: floatv(0, 1), k: intv(1, 4) }));
    const spec = dnaSpec(space);
    expect(spec.decisionPoints.map(({ id }) => id)).toEqual(["n", "decision_1", "decision_2"]);
    expect(sizeText(spec.space)).toBe("12 × ℝ");
    expect(materialize(space, { n: 2, decision_1: 0.25, decision_2: 3 })).toEqual({ n: 2, lr: 0.25, k: 3 });
  });

  it("computes with what it asked for", () => {
    const doubled = trace(() => 2 * oneof([1, 2, 5]));
    expect([...iterate(doubled)]).toEqual([2, 4, 10]);
  });

  it("has the decisions of a lazy candidate only where that is chosen", () => {
    const space = trace(() => {
      const scale = oneof([1, 10], { name: "scale" });
      const op = oneof([lazy(() => scale * oneof([1, 2, 3], { name: "size" })), -1], { name: "op" });
      return op;
    });
    expect(dnaSpec(space).decisionPoints.map(({ id }) => id)).toEqual(["scale", "op", "op[=0/2].size"]);
    expect([...iterate(space)]).toEqual([1, 2, 3, -1, 10, 20, 30, -1]);
  });

  it("takes lazy candidates in a manyof", () => {
    const space = trace(() => manyof(2, [lazy(() => oneof(["a", "b"])), "c"]));
    expect([...iterate(space)]).toEqual([
      ["a", "c"],
      ["b", "c"],
      ["c", "a"],
      ["c", "b"],
    ]);
  });

  it("says what to do where it asks for something under a condition", () => {
    const space = trace(() => (oneof([0, 1]) === 1 ? oneof([7, 8]) : 0));
    expect(materialize(space, { decision_0: 0 })).toBe(0);
    expect(() => materialize(space, { decision_0: 1 })).toThrow(/"decision_1".*lazy/);
  });

  it("refuses one name for two domains", () => {
    expect(() => trace(() => [oneof([1, 2], { name: "x" }), oneof([1, 3], { name: "x" })])).toThrow(/"x"/);
  });

  it("leaves hyper values outside of it alone", () => {
    expect(typeof oneof([1, 2])).toBe("object");
    trace(() => oneof([1, 2]));
    expect(typeof oneof([1, 2])).toBe("object");
    expect(lazy(() => 5)).toBe(5);
  });

  it("keeps the decisions of overlapping async runs apart", async () => {
    const { space } = await traceAsync(async () => {
      const a = oneof([1, 2, 3], { name: "a" });
      await new Promise((resolve) => setTimeout(resolve, 3 - a));
      return [a, oneof([10, 20, 30], { name: "b" })];
    });
    const { spec, decode } = template(space);
    const random = RandomStream.of(1);
    const dnas = Array.from({ length: 30 }, () => randomDna(spec, random));
    const results = await Promise.all(dnas.map((dna) => decode(dna)));
    expect(results).toEqual(dnas.map(({ numbers: [a = 0, b = 0] }) => [a + 1, 10 * (b + 1)]));
  });
});
