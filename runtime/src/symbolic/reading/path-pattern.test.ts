import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathPattern } from "./path-pattern.js";

const meanings: readonly (readonly [string, string])[] = [
  ["**.", String.raw`(?:.+\.)?`],
  ["**", ".*"],
  ["[*]", String.raw`\[[^.[\]]*\]`],
  ["*", String.raw`[^.[\]]*`],
  [".", String.raw`\.`],
  ["[0]", String.raw`\[0\]`],
  ["a", "a"],
  ["b", "b"],
];

describe("a pattern of paths", () => {
  it("means what its pieces mean as regular expressions", () => {
    const piece = fc.constantFrom(...meanings);
    const path = fc.array(fc.constantFrom("a", "b", ".", "[0]", "[1]", "ab"), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), path, (pieces, keys) => {
        const pattern = pieces.map(([sign]) => sign).join("");
        // Side by side, pieces can make another sign, such as `*` and `*`; those are not what is compared here.
        fc.pre(
          !/\*\*\*|\.\*\*/.test(pattern) &&
            !pieces.some(([sign], i) => sign === "*" && pieces[i + 1]?.[0].startsWith("*")),
        );
        fc.pre(!pieces.some(([sign], i) => sign === "**" && pieces[i + 1]?.[0] === "."));
        const root = pattern.startsWith("**") ? "" : "(?=.)";
        const expected = new RegExp(`^${root}${pieces.map(([, source]) => source).join("")}$`, "s");
        expect(pathPattern(pattern).test(keys.join(""))).toBe(expected.test(keys.join("")));
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it.each([
    ["model.**", "model.op.units", true],
    ["model.**", "model", false],
    ["model.**.units", "model.units", true],
    ["model.**.units", "model.a[0].units", true],
    ["**", "", true],
    ["*", "", false],
    ["layers[*].units", "layers[12].units", true],
  ])("%s on %j: %s", (pattern, path, fits) => {
    expect(pathPattern(pattern).test(path)).toBe(fits);
  });

  it("with many ways in it is not tried in all their combinations", () => {
    const path = Array.from({ length: 2000 }, () => "a").join(".");
    // As a regular expression this would not end before the sun does.
    expect(pathPattern("**.a.**.a.**.a.**.a.**.a.**.b").test(path)).toBe(false);
    expect(pathPattern("**.a.**.a.**.a.**.a.**.a.**.a").test(path)).toBe(true);
  });
});
