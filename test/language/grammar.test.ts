/** Grammars: classes that can contain themselves, searched to a depth. */
import { describe, expect, it } from "vitest";
import { dnaSpec, format, isAbstract, iterate, searchable, searchSpace } from "tsglove";

@searchable
class Const {
  constructor(readonly value: 0 | 1) {}
  evaluate(): number {
    return this.value;
  }
}

@searchable
class Add {
  constructor(
    readonly left: Const | Add | Negate,
    readonly right: Const | Add | Negate,
  ) {}
  evaluate(): number {
    return this.left.evaluate() + this.right.evaluate();
  }
}

@searchable
class Negate {
  constructor(readonly inner: Const | Add) {}
  evaluate(): number {
    return -this.inner.evaluate();
  }
}

@searchable
class Endless {
  constructor(readonly inner: Endless) {}
}

@searchable
class List {
  constructor(
    readonly head: 1 | 2,
    readonly tail?: List,
  ) {}
}

/** How many expressions there are with at most `depth` Adds and Negates inside one another, by the grammar itself. */
function expressions(depth: number): { readonly add: bigint; readonly negate: bigint } {
  if (depth === 0) return { add: 0n, negate: 0n };
  const { add, negate } = expressions(depth - 1);
  return { add: (2n + add + negate) ** 2n, negate: 2n + add };
}

describe("a class that can contain itself", () => {
  it.each([1, 2, 3, 4])("has a finite space of exactly so many points at depth %i", (maxDepth) => {
    expect(dnaSpec(searchSpace(Add, { maxDepth })).size).toBe(expressions(maxDepth).add);
  });

  it("gives every expression once", () => {
    const all = [...iterate(searchSpace(Add, { maxDepth: 2 }))];
    expect(all).toHaveLength(64);
    expect(new Set(all.map((each) => format(each, { width: Infinity }))).size).toBe(64);
    expect(new Set(all.map((each) => each.evaluate()))).toEqual(new Set([-2, -1, 0, 1, 2, 3, 4]));
  });

  it("leaves an optional part out where no more may be", () => {
    const lists = [...iterate(searchSpace(List, { maxDepth: 3 }))];
    expect(lists).toHaveLength(2 + 4 + 8);
    expect(format(lists[0])).toBe("new List(1, new List(1, new List(1)))");
    expect(format(lists.at(-1))).toBe("new List(2)");
  });

  it("says that a depth is too small, or none at all", () => {
    expect(() => searchSpace(Endless, { maxDepth: 5 })).toThrow(/no Endless is as shallow as a depth of 5/);
    // tsglove-ignore: what is tested is that it throws
    expect(() => searchSpace(Add, { maxDepth: 0 })).toThrow(/a depth of 0 holds no object/);
    expect(() => searchSpace(Add, { maxDepth: 30 })).toThrow(/a depth of 30 makes more than 200000 objects/);
    expect(() => searchSpace(Add, {})).toThrow(/Add contains itself .*maxDepth: 3/);
  });

  it("asks for no depth where nothing contains itself", () => {
    expect(isAbstract(searchSpace(Const, { maxDepth: 1 }))).toBe(true);
  });
});
