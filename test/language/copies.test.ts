/** What a copy shares, keeps and takes over; what walks do with circles and depth. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adopt,
  clone,
  eq,
  format,
  getPath,
  isAbstract,
  isRef,
  isSealed,
  materialize,
  missing,
  oneof,
  floatv,
  originOf,
  rebind,
  ref,
  seal,
  searchable,
  trackOrigin,
  unseal,
} from "tsglove";

let made = 0;

@searchable
class Leaf {
  constructor(
    readonly n: number,
    readonly note?: string,
  ) {
    made++;
  }
}
@searchable
class Tree {
  readonly own: object = {};
  constructor(
    readonly left: unknown,
    readonly right: unknown = 0,
    ...rest: readonly unknown[]
  ) {
    this.rest = rest;
  }
  readonly rest: readonly unknown[];
}
@searchable
class Many {
  constructor(
    readonly a: 1,
    readonly b: 2,
    readonly c: 3,
    readonly d: 4,
    readonly e: 5,
    readonly f = 6,
  ) {}
}
@searchable
class Table extends Map<string, unknown> {
  constructor(readonly first: unknown) {
    super([["first", first]]);
  }
}
/** Not searchable: nobody knows its parts. */
class Foreign {
  constructor(readonly n: number) {}
}

const value: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.integer(), fc.string(), fc.double(), fc.constant(null), fc.constant(undefined), fc.boolean()),
    fc.integer().map((n) => new Leaf(n)),
    fc
      .tuple(tie("node"), tie("node"), fc.array(tie("node"), { maxLength: 3 }))
      .map(([l, r, more]) => new Tree(l, r, ...more)),
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie("node"), { maxKeys: 3 }),
    fc.array(tie("node"), { maxLength: 3 }).map((list) => Object.freeze(list)),
    tie("node").map((first) => new Table(first)),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((all) => oneof(all)),
    fc.constant(0).map(() => floatv(0, 1)),
  ),
})).node;

/** All objects that a value is made of. */
function objectsOf(root: unknown, found = new Set<object>()): Set<object> {
  if (typeof root !== "object" || root === null || found.has(root)) return found;
  found.add(root);
  for (const part of Object.values(root)) objectsOf(part, found);
  return found;
}

describe("a copy", () => {
  it("is equal, as decided as the original, and shares no object but undecided numbers", () => {
    fc.assert(
      fc.property(value, (original) => {
        const before = isAbstract(original) ? undefined : format(original);
        const copied = clone(original);
        expect(eq(copied, original)).toBe(true);
        expect(isAbstract(copied)).toBe(isAbstract(original));
        if (before !== undefined) expect(format(original)).toBe(before);
        const own = objectsOf(original);
        const shared = [...objectsOf(copied)].filter((object) => own.has(object));
        // A floatv has no parts and no state; its settings are frozen with it.
        expect(
          shared.filter((each) => each instanceof Leaf || each instanceof Tree || Array.isArray(each)),
        ).toEqual([]);
      }),
    );
  });

  it("keeps holes, null prototypes, symbols and __proto__ keys of plain values", () => {
    const key = Symbol("key");
    const bare = Object.assign(Object.create(null) as Record<string, unknown>, { leaf: new Leaf(1) });
    const odd: unknown = JSON.parse('{ "__proto__": { "a": 1 }, "b": [2] }');

    const original = [[, 1], bare, odd, { [key]: 5 }] as const;
    const copied = clone(original);
    expect([0 in copied[0], copied[0].length, Object.getPrototypeOf(copied[1]), copied[3][key]]).toEqual([
      false,
      2,
      null,
      5,
    ]);
    expect([Object.keys(copied[2] as object), Object.getPrototypeOf(copied[2]) === Object.prototype]).toEqual(
      [["__proto__", "b"], true],
    );
    expect(copied[1].leaf).not.toBe(bare.leaf);
  });

  it("constructs each object once, with its overrides; in a place, not in each place of one object", () => {
    const leaf = new Leaf(1);
    const original = new Tree(leaf, [leaf, leaf]);
    made = 0;
    const copied = Reflect.apply(clone, undefined, [original, { "left.n": 5, "right[1].n": 6 }]) as Tree;
    expect([format(copied), made]).toEqual(["new Tree(new Leaf(5), [new Leaf(1), new Leaf(6)])", 3]);
    expect(format(original)).toBe("new Tree(new Leaf(1), [new Leaf(1), new Leaf(1)])");
    expect(clone(new Many(1, 2, 3, 4, 5), { f: 7 }).f).toBe(7);
  });

  it("is abstract where an override is undecided, concrete where it decides", () => {
    const open = clone(new Leaf(1), { n: oneof([1, 2]) });
    expect([isAbstract(open), isAbstract(clone(open, { n: 2 })), clone(open, { n: 2 }).n]).toEqual([
      true,
      false,
      2,
    ]);
    const list: unknown[] = [];
    const tree = new Tree(list);
    list.push(oneof([1, 2]));
    expect(isAbstract(clone(tree))).toBe(true);
  });

  it("copies foreign values only where asked to, and never those whose state it cannot know", () => {
    const leaf = new Leaf(1);
    const original = {
      date: new Date(5),
      map: new Map<string, unknown>([["leaf", leaf]]),
      set: new Set([leaf]),
      bytes: new Uint8Array([1, 2]),
      text: /a/gu,
      foreign: new Foreign(3),
      run: (): number => 5,
    };
    expect(clone(original)).toEqual(original);
    expect(Object.values(clone(original)).every((each, i) => each === Object.values(original)[i])).toBe(true);
    const deep = clone(original, {}, { deep: true });
    expect(deep).toEqual(original);
    expect(
      Object.entries(deep).flatMap(([key, each]) => (each === Reflect.get(original, key) ? [key] : [])),
    ).toEqual(["foreign", "run"]);
    expect([deep.map.get("leaf") === leaf, deep.map.get("leaf"), deep.bytes, deep.date.getTime()]).toEqual([
      false,
      leaf,
      new Uint8Array([1, 2]),
      5,
    ]);
  });
});

describe("what is shared", () => {
  it("is seen by constructors as it is, and is one and the same in copies", () => {
    const data = ref(new Leaf(7, "data"));
    const original = new Tree(data, { again: data });
    expect([original.left === data, isRef(data), isRef(new Leaf(7, "data"))]).toEqual([true, true, false]);
    const copied = clone(original);
    expect([
      copied.left === data,
      eq(copied, original),
      eq(new Tree(new Leaf(7, "data")), new Tree(data)),
    ]).toEqual([true, true, false]);
    expect(clone(data)).not.toBe(data);
    expect(eq(clone(data), data)).toBe(true);
  });

  it("is shown to a function of rebind and not entered; a path through it is refused", () => {
    const data = ref(new Leaf(7));
    const original = new Tree(data, new Leaf(1));
    const seen: unknown[] = [];
    rebind(original, (key, each: unknown) => {
      seen.push(key);
      return key === "n" ? 5 : each;
    });
    expect([seen, data.n]).toEqual([["left", "right", "n", "note"].slice(0, 3), 7]);
    expect(() => Reflect.apply(rebind, undefined, [original, { "left.n": 5 }]) as unknown).toThrow(
      '"left.n" leads through "left", which is shared: rebind that object itself',
    );
    rebind(data, { n: 8 });
    expect(data.n).toBe(8);
    const equal = ref(new Leaf(1));
    rebind(original, (key, each: unknown) => (key === "right" ? equal : each));
    expect(original.right).toBe(equal);
    expect(materialize(new Tree(data, oneof([1, 2])), { right: 2 }).left).toBe(data);
  });

  it("may be anything; what has no parts is returned as it is", () => {
    expect([ref(5), ref("a"), ref<unknown>(undefined), ref(null), isRef(5), isRef(null)]).toEqual([
      5,
      "a",
      undefined,
      null,
      false,
      false,
    ]);
  });
});

describe("circles and depth", () => {
  const nested = (depth: number): unknown => {
    let inner: unknown = new Leaf(1);
    for (let i = 0; i < depth; i++) inner = [inner];
    return inner;
  };

  it("a value that contains itself is an error that says where", () => {
    const list: unknown[] = [new Leaf(1)];
    const tree = new Tree({ list });
    list.push([tree]);
    for (const act of [
      (): unknown => clone(tree),
      (): unknown => rebind(tree, (_, each: unknown) => each),
      (): unknown => missing(tree),
      (): unknown => eq(tree, clone(new Tree({ list: [new Leaf(1), [tree]] }))),
    ])
      expect(act).toThrow("contains itself");
    expect(() => clone(tree)).toThrow("left.list[1][0] is the root again");
    Reflect.apply(rebind, undefined, [tree, { "left.list[0].n": 5 }]);
    expect(format(list[0])).toBe("new Leaf(5)");
    seal(tree);
    expect(isSealed(list)).toBe(true);
    unseal(tree);
    expect(getPath(adopt(tree))).toBe("");
    list[1] = [ref(tree)];
    expect((clone(tree).left as { list: readonly unknown[] }).list[1]).toEqual([tree]);
  });

  it("an object is not put inside itself, unless it is shared", () => {
    const tree = new Tree(new Tree(1), [2]);
    const edit = (changes: Readonly<Record<string, unknown>>): unknown =>
      Reflect.apply(rebind, undefined, [tree, changes]);
    expect(() => edit({ "right[0]": 5, "left.left": tree })).toThrow(
      "left.left: a Tree cannot stand inside itself",
    );
    expect(() => edit({ "right[0]": tree.right })).toThrow("right[0]: an array cannot stand inside itself");
    expect(() => rebind(tree, (_, each: unknown, parent) => (each === 2 ? parent : each))).toThrow(
      "inside itself",
    );
    expect(format(tree)).toBe("new Tree(new Tree(1, 0), [2])");
    edit({ "left.left": ref(tree) });
    expect((clone(tree).left as Tree).left).toBe(tree);
  });

  it("a thousand levels are walked, a hundred thousand refused", () => {
    for (const act of [
      (target: unknown): unknown => clone(target),
      (target: unknown): unknown => rebind(target, (key, each: unknown) => (key === "n" ? 2 : each)),
      (target: unknown): unknown => missing(target),
    ]) {
      act(nested(990));
      expect(() => act(nested(100_000))).toThrow(/more than [\d,]+ (levels )?deep/);
    }
    const target = nested(990) as object;
    const path = `${"[0]".repeat(990)}.n`;
    Reflect.apply(rebind, undefined, [target, { [path]: 5 }]);
    expect(eq(target, Reflect.apply(clone, undefined, [nested(990), { [path]: 5 }]))).toBe(true);
    const far = nested(100_000) as object;
    expect(
      () => Reflect.apply(rebind, undefined, [far, { [`${"[0]".repeat(100_000)}.n`]: 5 }]) as unknown,
    ).toThrow(RangeError);
    seal(far);
    adopt(far);
    expect(isAbstract(far)).toBe(false);
    let chain = new Tree(0);
    for (let i = 0; i < 990; i++) chain = new Tree(chain);
    Reflect.apply(rebind, undefined, [chain, { [`${"left.".repeat(990)}left`]: 7 }]);
    expect(eq(clone(chain), chain)).toBe(true);
  });
});

describe("what is missing", () => {
  it("is what hyper values stand for, by path", () => {
    const space = new Tree(new Leaf(oneof([1, 2])), [
      floatv(0, 1),
      { a: oneof([new Leaf(oneof([3, 4]))]) },
      5,
    ]);
    expect(missing(space)).toEqual(["left.n", "right[0]", "right[1].a"]);
    expect([missing(new Leaf(1)), missing(5), missing(oneof([1]))]).toEqual([[], [], [""]]);
  });
});

describe("the origin of an object", () => {
  it("is known while it is tracked: what it was copied from, step by step", () => {
    const first = new Leaf(1);
    expect(originOf(clone(first))).toEqual([]);
    const stop = trackOrigin({ stack: true });
    const second = clone(first);
    const third = clone(second);
    stop();
    stop();
    expect(originOf(third).map(({ kind, source }) => [kind, source === second || source === first])).toEqual([
      ["clone", true],
      ["clone", true],
    ]);
    expect(originOf(third)[0]?.stack).toContain("copies.test");
    expect([originOf(first), originOf(5), originOf(clone(third))]).toEqual([[], [], []]);
  });
});
