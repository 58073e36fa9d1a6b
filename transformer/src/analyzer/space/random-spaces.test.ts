/** Random class graphs: what their types say, without running the program and with, is the same. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { reportOf, runSpaces } from "../../testing/run-spaces.js";
import { analyzeValue } from "../values/analyze-value.js";

const leaf = fc.oneof(
  fc
    .uniqueArray(fc.integer({ min: -20, max: 99 }), { minLength: 1, maxLength: 4 })
    .map((all) => all.join(" | ")),
  fc
    .uniqueArray(fc.constantFrom("relu", "gelu", "ü", 'a"b', "a.b", ""), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((each) => JSON.stringify(each)).join(" | ")),
  fc.constantFrom(
    "boolean",
    "null",
    "1n | 2n",
    "Float<0, 1>",
    'Float<1e-6, 1, "log">',
    "Int<1, 100>",
    "Int<0, 9, 4>",
  ),
);

/** Types over the classes that come before. */
const typeOf = (classes: readonly string[]): fc.Arbitrary<string> =>
  fc.letrec<{ type: string; one: string }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 2 },
      leaf,
      ...(classes.length === 0 ? [] : [fc.constantFrom(...classes)]),
      fc.array(tie("type"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      fc
        .array(fc.tuple(fc.constantFrom("", "?"), tie("type")), { minLength: 1, maxLength: 3 })
        .map((all) => `{ ${all.map(([mark, type], i) => `f${i}${mark}: ${type}`).join("; ")} }`),
      fc.tuple(tie("type"), fc.integer({ min: 1, max: 3 })).map(([type, n]) => `FixedArray<${type}, ${n}>`),
      fc.boolean().map((sorted) => `ManyOf<"x" | "y" | 3, 2, { sorted: ${sorted} }>`),
      leaf.map((type) => `Hint<${type}, "h">`),
    ),
    type: fc.oneof(
      { maxDepth: 2 },
      tie("one"),
      fc.array(tie("one"), { minLength: 2, maxLength: 4 }).map((all) => all.join(" | ")),
    ),
  })).type;

const program: fc.Arbitrary<string> = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc
    .tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.array(
          fc.tuple(
            typeOf(Array.from({ length: index }, (_, each) => `C${each}`)),
            fc.constantFrom("", "?", "plain"),
          ),
          { maxLength: 3 },
        ),
      ),
    )
    .map((classes) => {
      const texts = classes.map((params, index) => {
        // What may be left out comes last.
        const inOrder = [...params].sort(([, a], [, b]) => Number(a === "?") - Number(b === "?"));
        const list = inOrder.map(([type, mark], i) =>
          mark === "plain" ? `p${i}: ${type}` : `readonly p${i}${mark}: ${type}`,
        );
        return `@searchable export class C${index} { constructor(${list.join(", ")}) {} }`;
      });
      return `import { searchable, searchSpace, type FixedArray, type Float, type Hint, type Int, type ManyOf } from "tsglove";
export type Used = [FixedArray<1, 1>, Float<0, 1>, Hint<1, 1>, Int<0, 1>, ManyOf<1, 1>];
${texts.join("\n")}
export const space = searchSpace(C${count - 1});
`;
    }),
);

it("60 random programs have the spaces that are told of them", { timeout: 180_000 }, () => {
  const programs = fc.sample(program, { seed: 20261124, numRuns: 60 });
  const ran = runSpaces("analyzer-random", new Map(programs.map((code, index) => [`random-${index}`, code])));
  expect(ran.errors).toEqual([]);
  for (const [index, code] of programs.entries()) {
    const found = analyzeValue(ran.expressionOf(`random-${index}`), ran.model);
    const result = ran.results.get(`random-${index}`);
    if (result === undefined || "error" in result) {
      expect([found.kind, code, result?.error]).toEqual(["none", code, result?.error]);
      continue;
    }
    expect(found.kind === "none" ? `${found.reason} ${code}` : found.kind).toBe("exact");
    if (found.kind === "exact" && found.space.spec !== undefined)
      expect(reportOf(found.space.spec), code).toEqual(result);
  }
});
