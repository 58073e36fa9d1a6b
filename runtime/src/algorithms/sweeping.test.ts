import { describe, expect, it } from "vitest";
import { constrain } from "../hyper/constrain.js";
import { manyof } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { sample } from "../tuning/sample.js";
import { Sweeping } from "./sweeping.js";

describe("Sweeping", () => {
  it("proposes every point once, in order, and then ends the study", () => {
    const space = {
      op: oneof(["a", ["b", intv(1, 3)]]),
      two: manyof(2, [7, 8, 9], { sorted: true, distinct: true }),
    };
    const study = sample(space, new Sweeping());
    const seen: string[] = [];
    for (const [example, feedback] of study) {
      seen.push(JSON.stringify(example));
      feedback(0);
    }
    expect(seen).toHaveLength(Number(study.cardinality));
    expect(new Set(seen).size).toBe(12);
    expect([seen[0], seen[3], seen[11]]).toEqual([
      '{"op":"a","two":[7,8]}',
      '{"op":["b",1],"two":[7,8]}',
      '{"op":["b",3],"two":[8,9]}',
    ]);
  });

  it("passes over points that a constraint rules out, and over those that were tried before it in a resumed study", () => {
    const even = constrain({ n: intv(0, 9) }, ({ n }) => n % 2 === 0);
    const numbers: number[] = [];
    for (const [{ n }, feedback] of sample(even, new Sweeping())) {
      numbers.push(n);
      feedback(n);
    }
    expect(numbers).toEqual([0, 2, 4, 6, 8]);
  });

  it("refuses a space with a float, and takes a huge one point by point", () => {
    expect(() => [...sample({ lr: floatv(0, 1) }, new Sweeping())]).toThrow(
      '"lr" is a float, which has no next value',
    );
    const huge = Array.from({ length: 200 }, () => intv(0, 1e9));
    for (const [numbers, feedback] of sample(huge, new Sweeping(), { trials: 3 })) {
      expect(numbers.slice(0, -1).every((n) => n === 0)).toBe(true);
      expect(numbers.at(-1)).toBe(feedback.id - 1);
      feedback(0);
    }
  });
});
