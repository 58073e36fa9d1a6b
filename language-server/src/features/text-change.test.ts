/** Edits that make one text of another, and touch no more than they must. */
import { edited } from "@tsglove/transformer/analysis";
import fc from "fast-check";
import { expect, it } from "vitest";
import { changed } from "./text-change.js";

it("make the one text of the other", () => {
  const line = fc.constantFrom("a\n", "b\n", "c\r\n", "\n", "d", "🙂\n", "🙃\n", "long line\n");
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(edited(before, changed("f.ts", before, after))).toBe(after);
    }),
  );
});

it("leave what is between two changes alone", () => {
  const before = "one\ntwo\nthree\nfour\nfive\n";
  const after = "one\nTWO\nthree\nfour\nfive 5\n";
  expect(changed("f.ts", before, after)).toEqual([
    { start: 4, end: 7, newText: "TWO", file: "f.ts" },
    { start: 23, end: 23, newText: " 5", file: "f.ts" },
  ]);
  expect(changed("f.ts", before, before)).toEqual([]);
});

it("split neither a line end nor a character", () => {
  expect(changed("f.ts", "a\r\n", "a\n")).toEqual([{ start: 1, end: 3, newText: "\n", file: "f.ts" }]);
  expect(changed("f.ts", "🙂", "🙃")).toEqual([{ start: 0, end: 2, newText: "🙃", file: "f.ts" }]);
});

it("ten thousand lines are no matter", () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}\n`);
  const after = lines.map((each, index) => (index % 1000 === 0 ? `new ${each}` : each));
  const edits = changed("f.ts", lines.join(""), after.join(""));
  expect(edits).toHaveLength(10);
  expect(edited(lines.join(""), edits)).toBe(after.join(""));
});
