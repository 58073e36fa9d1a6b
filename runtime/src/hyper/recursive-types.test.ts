/** Spaces of types that hold themselves: grammars. */
import { describe, expect, it } from "vitest";
import { absent, choice, instance, int, list, many, object, recursive, typeSpace } from "../compiled.js";
import type { Domain } from "../symbolic/domain.js";
import { format } from "../symbolic/reading/format.js";
import { iterate } from "./materialize.js";
import { dnaSpec } from "./template.js";
import { classOf } from "../testing/class-of.js";

describe("types that hold themselves", () => {
  const expression = recursive("Expr", (self) =>
    choice("x", int(1, 3, 1), object("op", choice("+", "*"), "left", self, "right", self), list("-", self)),
  );

  /** How many there are with at most `depth` expressions inside one another, by the grammar itself. */
  function expressions(depth: number): bigint {
    if (depth === 0) return 0n;
    const inner = expressions(depth - 1);
    return 1n + 3n + 2n * inner ** 2n + inner;
  }

  it.each([1, 2, 3, 4, 5, 6])("have as many values as the grammar counts to a depth of %i", (maxDepth) => {
    expect(dnaSpec(typeSpace("Expr", () => expression, { maxDepth })).size).toBe(expressions(maxDepth));
  });

  it("are each value once", () => {
    const values = [...iterate(typeSpace("Expr", () => expression, { maxDepth: 3 }))];
    expect(BigInt(values.length)).toBe(expressions(3));
    expect(new Set(values.map((each) => JSON.stringify(each))).size).toBe(values.length);
  });

  it("end where a property may be left out", () => {
    const chain = recursive("Chain", (self) => object("value", choice(0, 1), "next", choice(self, absent())));
    const space = typeSpace("Chain", () => chain, { maxDepth: 2 });
    expect(format(space, { width: 200 })).toBe(
      "{ value: oneof([0, 1]), next: oneof([{ value: oneof([0, 1]) }, absent]) }",
    );
    expect(dnaSpec(space).size).toBe(2n * (2n + 1n));
  });

  it("count with the classes that hold them", () => {
    const late: { domain?: Domain } = {};
    const Holder = classOf("Holder", { inner: { domain: () => late.domain } });
    const tree = recursive("Tree", (self) => choice("leaf", instance(Holder), list(self, self)));
    late.domain = tree;
    // A tree of depth d is a leaf, a holder of a tree, or two trees; the holder is one level, and its tree another.
    const trees = (depth: number): bigint =>
      depth <= 0 ? 0n : 1n + holders(depth - 1) + trees(depth - 1) ** 2n;
    const holders = (depth: number): bigint => (depth <= 0 ? 0n : trees(depth - 1));
    for (const maxDepth of [1, 2, 3, 4, 5, 6])
      expect(dnaSpec(typeSpace("Tree", () => tree, { maxDepth })).size).toBe(trees(maxDepth));
  });

  it("need a depth, which the error names with the circle", () => {
    expect(() => typeSpace("Expr", () => expression)).toThrow(
      /^Expr = \{ op: "\+" \| "\*"; left: Expr; right: Expr \}\.left: Expr contains itself \(Expr → Expr\), which has no end; say how deep: searchSpace<Expr>\(\{ maxDepth: 3 \}\)\.$/,
    );
    const endless = recursive("Endless", (self) => list(self));
    expect(() => typeSpace("Endless", () => endless, { maxDepth: 9 })).toThrow(RangeError);
    expect(() => typeSpace("Endless", () => endless, { maxDepth: 9 })).toThrow(
      "no Endless is as shallow as a depth of 9",
    );
    const selfish = recursive("Selfish", (self) => choice(self, 1));
    expect(format(typeSpace("Selfish", () => selfish, { maxDepth: 2 }))).toBe("oneof([1, 1])");
  });

  it("are refused where they would be too large or too deep", () => {
    expect(() => typeSpace("Expr", () => expression, { maxDepth: 30 })).toThrow(
      "makes more than 200000 objects",
    );
    const chain = recursive("Chain", (self) => object("next", choice(self, absent())));
    expect(() => typeSpace("Chain", () => chain, { maxDepth: 100_000 })).toThrow(
      "nested more than 1000 deep; give a smaller maxDepth",
    );
    expect(dnaSpec(typeSpace("Chain", () => chain, { maxDepth: 300 })).size).toBe(300n);
  });

  it("lose candidates of a list of choices where the depth does not reach", () => {
    const bag = recursive("Bag", (self) => many(2, 1, "a", "b", self));
    const space = typeSpace("Bag", () => bag, { maxDepth: 2 });
    expect(format(space, { width: 200 })).toBe('manyof(2, ["a", "b", permutate(["a", "b"])])');
    const tight = recursive("Tight", (self) => choice("none", many(2, 1, "a", self)));
    expect(typeSpace("Tight", () => tight, { maxDepth: 1 })).toBe("none");
  });
});
