/** What the compiler says about the paths and values of rebind and clone: each `@ts-expect-error` is a test of its own. */
import { describe, expect, it } from "vitest";
import { clone, eq, floatv, isAbstract, oneof, rebind, searchable, type Float } from "tsglove";

@searchable
class Leaf {
  constructor(
    readonly size: 1 | 2 | 3,
    private readonly secret: "a" | "b" = "a",
  ) {}
  get double(): number {
    return this.size * (this.secret === "a" ? 2 : 1);
  }
}
@searchable
class Other {
  constructor(readonly rate: Float<0, 1>) {}
}
@searchable
class Tree {
  constructor(
    readonly op: Leaf | Other | "none",
    readonly pair: readonly [Leaf, number],
    readonly list: readonly Leaf[] = [],
    readonly maybe?: Leaf,
    readonly options: { readonly act: "relu" | "gelu"; readonly deep: { readonly n: number } } = {
      act: "relu",
      deep: { n: 1 },
    },
  ) {}
}

const tree = (): Tree =>
  new Tree(new Leaf(1), [new Leaf(2), 5], [new Leaf(3)], new Leaf(1), { act: "relu", deep: { n: 1 } });

/** Never run: for the compiler's eyes only. */
function refused(): void {
  const t = tree();
  // @ts-expect-error a value that the literal union does not have
  rebind(t, { "op.size": 4 });
  // @ts-expect-error a value of another type
  rebind(t, { "maybe.size": "1" });
  // @ts-expect-error no such property
  rebind(t, { "op.sizes": 1 });
  // @ts-expect-error no such property at the root
  rebind(t, { ops: "none" });
  // @ts-expect-error a private parameter is reached by the function form
  rebind(t, { "maybe.secret": "b" });
  // @ts-expect-error nothing is below a number
  rebind(t, { "maybe.size.more": 1 });
  // @ts-expect-error nothing is indexed in an object
  rebind(t, { "maybe[0]": 1 });
  // @ts-expect-error an index is written in brackets
  rebind(t, { "pair.1": 5 });
  // @ts-expect-error the length of an array is no part of it
  rebind(t, { "list.length": 5 });
  // @ts-expect-error nor is that of a text
  rebind(t, { "op.length": 4 });
  // @ts-expect-error the first of the pair is a Leaf
  rebind(t, { "pair[0]": 5 });
  // @ts-expect-error the pair has two items
  rebind(t, { "pair[2]": 5 });
  // @ts-expect-error an item of the list is a Leaf
  rebind(t, { "list[7].size": 9 });
  // @ts-expect-error one right and one wrong
  rebind(t, { "options.act": "relu", "options.deep.n": "1" });
  // @ts-expect-error a candidate that does not fit
  rebind(t, { "op.size": oneof([1, 4]) });
  // @ts-expect-error a class that does not fit
  rebind(t, { maybe: new Other(1) });
  // @ts-expect-error the same for clone
  clone(t, { "op.size": 4 });
  // @ts-expect-error the empty path leads nowhere
  rebind(t, { "": 1 });
  // @ts-expect-error parts that are not symbolic have no domain, but still a type
  rebind({ a: { b: 1 } }, { "a.b": "x" });
}

describe("paths that the compiler takes", () => {
  it("are those of properties, through unions, optional ones, tuples, arrays and plain objects", () => {
    const t = tree();
    rebind(t, { "op.size": 2 });
    rebind(t, { "pair[0].size": 3, "pair[1]": 6, "list[0].size": 1, "list[1]": new Leaf(2) });
    rebind(t, { "maybe.size": 2, "options.deep.n": 7, "options.act": "gelu" });
    const expected = new Tree(new Leaf(2), [new Leaf(3), 6], [new Leaf(1), new Leaf(2)], new Leaf(2), {
      act: "gelu",
      deep: { n: 7 },
    });
    expect(eq(t, expected)).toBe(true);
    const [first] = rebind([tree()], { "[0].op": "none" });
    expect(first.op).toBe("none");
    expect(refused).toBeInstanceOf(Function);
  });

  it("take hyper values where they fit, in rebind and clone alike", () => {
    const t = tree();
    const open = clone(t, {
      op: new Other(floatv(0, 0.5)),
      "maybe.size": oneof([1, 3]),
      "pair[1]": floatv(0, 9),
    });
    expect([isAbstract(open), isAbstract(t)]).toEqual([true, false]);
  });

  it("are typed by what the value is, and give the target's own type back", () => {
    const size: 1 | 2 | 3 = rebind(new Leaf(1), { size: 3 }).size;
    const copied: Leaf = clone(new Leaf(2), { size: 1 });
    expect([size, copied.size, clone(new Leaf(2)).double]).toEqual([3, 1, 4]);
  });

  it("leave the function form its own parameter types", () => {
    const t = rebind(tree(), (key, value: unknown, parent) => {
      const text: string = typeof key === "number" ? key.toFixed() : key.toUpperCase();
      return text === "SECRET" && parent instanceof Leaf ? "b" : value;
    });
    expect([t.maybe?.double, t.list[0]?.double]).toEqual([1, 3]);
  });
});

// Eight classes that hold each other, so that there are paths without end: checking one must look at that one alone.
@searchable
class A {
  constructor(
    readonly n: number,
    readonly b?: B,
    readonly c?: C,
    readonly d?: D,
    readonly e?: E,
  ) {}
}
@searchable
class B {
  constructor(
    readonly n: number,
    readonly a?: A,
    readonly c?: C,
    readonly f?: F,
    readonly list: readonly A[] = [],
  ) {}
}
@searchable
class C {
  constructor(
    readonly n: number,
    readonly a?: A,
    readonly b?: B,
    readonly g?: G,
    readonly h?: H,
  ) {}
}
@searchable
class D {
  constructor(
    readonly n: number,
    readonly a?: A,
    readonly e?: E,
    readonly f?: F,
    readonly pair?: readonly [B, C],
  ) {}
}
@searchable
class E {
  constructor(
    readonly n: number,
    readonly d?: D,
    readonly f?: F,
    readonly any?: A | B | C | D,
  ) {}
}
@searchable
class F {
  constructor(
    readonly n: number,
    readonly e?: E,
    readonly g?: G,
    readonly any?: E | F | G | H,
  ) {}
}
@searchable
class G {
  constructor(
    readonly n: number,
    readonly f?: F,
    readonly h?: H,
    readonly all: { readonly a?: A; readonly h?: H } = {},
  ) {}
}
@searchable
class H {
  constructor(
    readonly n: number,
    readonly a?: A,
    readonly g?: G,
    readonly hs: readonly (readonly H[])[] = [],
  ) {}
}

/** Never run: for the compiler's eyes only. */
function deep(a: A, h: H): void {
  rebind(a, { "b.c.a.b.c.a.b.c.a.b.c.a.b.c.a.b.c.n": 1 });
  rebind(a, { "b.c.h.g.all.a.d.e.any.b.c.h.hs[0][1].g.all.h.n": 1, "e.any.n": 2, "d.pair[1].g.f.any.n": 3 });
  rebind(h, { "hs[0][1].hs[2][3].hs[4][5].hs[6][7].a.b.list[8].b.list[9].n": 1 });
  rebind(h, {
    "g.all.h.hs[0][1].g.all.h.hs[2][3].g.all.a.d.pair[0].list[4].e.any.d.pair[1].h.hs[5][6].n": 1,
  });
  // @ts-expect-error a wrong value seventeen steps away
  rebind(a, { "b.c.a.b.c.a.b.c.a.b.c.a.b.c.a.b.c.n": "1" });
  // @ts-expect-error a wrong key seventeen steps away
  rebind(a, { "b.c.a.b.c.a.b.c.a.b.c.a.b.c.a.b.c.m": 1 });
  clone(a, { "b.f.any.n": 1 });
}

describe("paths through classes that hold each other", () => {
  it("are checked however long they are", () => {
    expect(deep).toBeInstanceOf(Function);
    const a = new A(1, new B(2, undefined, new C(3, new A(4))));
    rebind(a, { "b.c.a.n": 5 });
    expect(a.b?.c?.a?.n).toBe(5);
  });
});
