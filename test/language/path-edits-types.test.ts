/** What the compiler says of insertions and removals: each `@ts-expect-error` is a test of its own. */
import { describe, expect, it } from "vitest";
import { clone, insert, oneof, rebind, remove, searchable } from "tsglove";

@searchable
class Leaf {
  constructor(
    readonly size: 1 | 2 | 3,
    readonly note = "none",
  ) {}
}
@searchable
class Tree {
  constructor(
    readonly list: readonly Leaf[],
    readonly pair: readonly [Leaf, number],
    readonly grid: number[][] = [],
    readonly options: { readonly act: "relu" | "gelu"; readonly clip?: number } = { act: "relu" },
    readonly table: Readonly<Record<string, 1 | 2>> = {},
    readonly sizes: readonly (1 | 2)[] = [],
  ) {}
}

const tree = (): Tree =>
  new Tree(
    [new Leaf(1), new Leaf(2)],
    [new Leaf(3), 5],
    [[1, 2], [3]],
    { act: "relu", clip: 5 },
    { a: 1 },
    [1],
  );

/** Never run: for the compiler's eyes only. */
function refused(): void {
  const t = tree();
  // @ts-expect-error an item is a Leaf
  rebind(t, { "list[0]": insert(5) });
  // @ts-expect-error one of the items is none
  rebind(t, { "list[0]": insert(new Leaf(1), "x") });
  // @ts-expect-error no such size
  rebind(t, { "sizes[0]": insert(1, 3) });
  // @ts-expect-error nor is it among the candidates
  rebind(t, { "sizes[0]": insert(oneof([1, 3])) });
  // @ts-expect-error a list of numbers is no number
  rebind(t, { "grid[0][0]": insert([1]) });
  // @ts-expect-error a list is no place in a list
  rebind(t, { list: insert(new Leaf(1)) });
  // @ts-expect-error a pair has two items
  rebind(t, { "pair[1]": insert(5) });
  // @ts-expect-error and keeps them
  rebind(t, { "pair[1]": remove });
  // @ts-expect-error the property has to be there
  rebind(t, { "options.act": remove });
  // @ts-expect-error a property is no list
  rebind(t, { "options.clip": insert(1) });
  // @ts-expect-error a text has no items to remove
  rebind(t, { "list[0].note[0]": remove });
  // @ts-expect-error the same for clone
  clone(t, { "list[0]": insert(5) });
  // @ts-expect-error a number is no dictionary of changes
  rebind(t, 5);
  // @ts-expect-error no such option
  rebind(t, { "list[0]": remove }, { tellParents: true });
}

describe("insertions and removals that the compiler takes", () => {
  it("are those of items, optional properties, entries of records, and arguments of classes", () => {
    const t = tree();
    rebind(t, {
      "list[0]": insert(new Leaf(1), new Leaf(2)),
      "list[1]": remove,
      "grid[0][1]": remove,
      "grid[1]": insert([9]),
      "options.clip": remove,
      "table.a": remove,
      "sizes[1]": insert(2, 1),
    });
    expect([t.list.map(({ size }) => size), t.grid, t.options, t.table, t.sizes]).toEqual([
      [1, 2, 1],
      [[1], [9], [3]],
      { act: "relu" },
      {},
      [1, 2, 1],
    ]);
    rebind(t, { "list[0].note": "mine" }, { notifyParents: false });
    expect(rebind(t, { "list[0].note": remove }).list[0]?.note).toBe("none");
    expect(clone([1, 2, 3], { "[1]": remove })).toEqual([1, 3]);
    const leaves = clone([new Leaf(1)], { "[0]": insert(new Leaf(3)) });
    expect(leaves[0]?.size).toBe(3);
    expect(refused).toBeInstanceOf(Function);
  });
});
