/** format of values without classes; test/language/format.test.ts has the classes. */
import fc from "fast-check";
import { runInThisContext } from "node:vm";
import { expect, it } from "vitest";
import { manyof } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { symbolicValue } from "../../testing/symbolic-values.js";
import { toJSON } from "../json/json-write.js";
import { eq } from "./equal.js";
import { format } from "./format.js";

it("format gives source of an equal value, whatever the value and the width, to the holes and the sign of zero", () => {
  const evaluate = (source: string): unknown => {
    const run = runInThisContext(`(oneof, manyof, floatv, intv) => (${source})`) as (
      ...scope: unknown[]
    ) => unknown;
    return run(oneof, manyof, floatv, intv);
  };
  fc.assert(
    fc.property(symbolicValue, fc.integer({ min: 1, max: 120 }), (value, width) => {
      const back = evaluate(format(value, { width }));
      expect(eq(back, value)).toBe(true);
      expect(toJSON(back)).toEqual(toJSON(value));
    }),
    { seed: 7, numRuns: 3000 },
  );
});
