/** Sealed objects: what cannot be rebound, from where, and for how long. */
import { describe, expect, it } from "vitest";
import { adopt, clone, eq, format, isSealed, rebind, seal, searchable, unseal, withSealed } from "tsglove";

@searchable
class Leaf {
  constructor(readonly n: number) {}
}
@searchable
class Tree {
  constructor(
    readonly left: unknown,
    readonly right: unknown = 0,
  ) {}
}
@searchable
class Table extends Map<string, unknown> {
  constructor(readonly first: unknown) {
    super([["first", first]]);
  }
}

describe("what is sealed", () => {
  const make = (): Tree => new Tree(new Leaf(1), [new Leaf(2), { deep: new Leaf(3) }]);
  const edit = (target: object, changes: Readonly<Record<string, unknown>>): unknown =>
    Reflect.apply(rebind, undefined, [target, changes]);

  it("is not rebound, nor anything below it, from wherever", () => {
    const tree = make();
    const list = tree.right as readonly object[];
    const around = [tree];
    expect(seal(tree)).toBe(tree);
    expect([isSealed(tree), isSealed(list), isSealed(list[1]), isSealed(around)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(() => edit(tree, { "left.n": 5 })).toThrow('"left.n" cannot be rebound: the object is sealed');
    expect(() => edit(around, { "[0].right[1].deep.n": 5 })).toThrow(
      '"[0].right[1].deep.n" cannot be rebound: "[0]" is sealed. Edit a copy (clone(x, overrides)), or unseal it first.',
    );
    expect(() => edit(list, { "[0]": new Leaf(4) })).toThrow("is sealed");
    expect(() => rebind(tree, (key, each: unknown) => (key === "n" ? 9 : each))).toThrow("is sealed");
    expect(eq(tree, make())).toBe(true);
    expect(edit(tree, { "left.n": 1 })).toBe(tree);
    edit(around, { "[1]": new Leaf(1) });
    unseal(tree);
    edit(tree, { "left.n": 5 });
    expect(format(tree.left)).toBe("new Leaf(5)");
  });

  it("is so inside of an object that is not, and above a part that is rebound", () => {
    const tree = make();
    seal(tree.left);
    expect(() => edit(tree, { right: 5, "left.n": 5 })).toThrow(
      '"left.n" cannot be rebound: "left" is sealed',
    );
    expect(tree.right).not.toBe(5);
    edit(tree, { right: 5 });
    expect(tree.right).toBe(5);
    const outer = adopt(new Tree(make()));
    const inner = outer.left as Tree;
    seal(outer);
    unseal(inner);
    expect(() => edit(inner, { right: 5 })).toThrow('"left.right" cannot be rebound: the object is sealed');
  });

  it("has sealed copies, lists among them, made after the overrides", () => {
    const list = seal([new Leaf(1), { a: [new Leaf(2)] }]);
    const copied = clone(list, { "[0]": new Leaf(9) }) as readonly object[];
    expect([copied[0], isSealed(copied), isSealed(copied[0]), isSealed(copied[1]), isSealed(list)]).toEqual([
      new Leaf(9),
      true,
      true,
      true,
      true,
    ]);
    expect(() => edit(copied, { "[0].n": 1 })).toThrow("sealed");
    const half = new Tree(seal(new Table(1)), new Table(2));
    const again = clone(half);
    expect([isSealed(again), isSealed(again.left), isSealed(again.right)]).toEqual([false, true, false]);
  });

  it("is decided by the innermost scope, and scopes are for synchronous work", () => {
    const tree = seal(make());
    withSealed(false, () => {
      edit(tree, { "left.n": 5 });
      expect(() => withSealed(true, () => edit(new Leaf(1), { n: 2 }))).toThrow("sealed");
      edit(tree, { "left.n": 6 });
    });
    expect(format(tree.left)).toBe("new Leaf(6)");
    expect(() => edit(tree, { "left.n": 7 })).toThrow("sealed");
    expect(() =>
      withSealed(true, () => {
        throw new Error("mine");
      }),
    ).toThrow("mine");
    edit(new Leaf(1), { n: 2 });
    expect(() => withSealed(false, () => Promise.reject(new Error("late")))).toThrow(
      "the scope ended at its first await",
    );
  });
});
