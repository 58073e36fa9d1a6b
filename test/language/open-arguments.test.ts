/** Compiled constructors look at their arguments by a shortcut; it must find whatever is undecided, hot or cold. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { floatv, isAbstract, oneof, rebind, searchable } from "tsglove";

@searchable
class Leaf {
  constructor(readonly size: number) {}
}
@searchable
class Pair {
  constructor(
    readonly left: unknown,
    readonly right: unknown = 0,
  ) {}
}
@searchable
class Numbers {
  constructor(
    readonly lr: number,
    readonly name = "none",
  ) {}
}
@searchable
class All {
  readonly items: readonly unknown[];
  constructor(...items: unknown[]) {
    this.items = items;
  }
}
class Ordinary {
  constructor(readonly n: number) {}
}
@searchable
class Derived extends Ordinary {
  constructor(
    n: number,
    readonly more: unknown,
  ) {
    super(n);
  }
}

@searchable
class Bare extends Derived {}
@searchable
class BareAll extends All {}

const concrete = [new Leaf(1), new Pair(1), new Numbers(1), new All(), new Derived(1, 2), new Ordinary(3)];
const cycle: unknown[] = [];
cycle.push(cycle, { cycle });
let deep: unknown = new Leaf(1);
let deepOpen: unknown = oneof([1, 2]);
for (let i = 0; i < 10_000; i++) {
  deep = i % 2 === 0 ? [deep] : { deep };
  deepOpen = i % 2 === 0 ? [deepOpen] : { deepOpen };
}

const decided: readonly unknown[] = [
  ...concrete,
  undefined,
  null,
  "text",
  1n,
  Symbol("s"),
  () => 1,
  [],
  {},
  [1, null, undefined],
  cycle,
  deep,
  new Map([["a", oneof([1, 2])]]),
  new Date(0),
  new Float64Array(3),
  Object.create(null),
  new Proxy(new Leaf(1), {}),
];
const abstractLeaf = new Leaf(oneof([1, 2]));
const undecided: readonly (readonly [what: string, value: unknown])[] = [
  ["a hyper value", floatv(0, 1)],
  ["an abstract object", abstractLeaf],
  ["one of a derived class", new Derived(1, oneof([1, 2]))],
  ["an abstract object behind a concrete one in a list", [new Leaf(1), abstractLeaf]],
  ["a hyper value in a plain object", { a: 1, b: oneof([1, 2]) }],
  [
    "one in an object without a prototype",
    Object.assign(Object.create(null) as object, { a: oneof([1, 2]) }),
  ],
  ["one in a list that holds itself", [cycle, [oneof([1, 2])]]],
  ["one below 10,000 lists and objects", deepOpen],
  ["a user's proxy of an abstract object", new Proxy(abstractLeaf, {})],
];

/** Often enough for the constructor to be compiled and its short cut to be taken. */
function warm(): void {
  for (let i = 0; i < 20_000; i++) {
    new Pair(decided[i % 9], decided[(i * 7) % 9]);
    new Numbers(i);
    new All(concrete[i % 6]);
  }
}

describe.each(["cold", "hot"])("%s constructors", (heat) => {
  if (heat === "hot") warm();

  it("run at once where everything is decided", () => {
    for (const value of decided) {
      expect(isAbstract(value)).toBe(false);
      for (const made of [
        new Pair(value),
        new Pair(1, value),
        new All(1, value),
        new Derived(1, value),
        new Bare(1, value),
        new BareAll(value),
      ])
        expect(isAbstract(made)).toBe(false);
    }
  });

  it.each(undecided)("defer for %s", (_, value) => {
    expect(isAbstract(value)).toBe(true);
    for (const concreteOne of concrete) {
      for (const made of [
        new Pair(value, concreteOne),
        new Pair(concreteOne, value),
        new Derived(1, value),
        new Bare(1, value),
      ])
        expect(isAbstract(made)).toBe(true);
      expect(isAbstract(new All(concreteOne, 2, value))).toBe(true);
      expect(isAbstract(new BareAll(concreteOne, 2, value))).toBe(true);
      expect(isAbstract(new Pair(concreteOne, concreteOne))).toBe(false);
    }
  });

  it("find a hyper value where a number is declared, and in place of a default", () => {
    expect(isAbstract(new Numbers(floatv(0, 1)))).toBe(true);
    expect(isAbstract(new Numbers(1, oneof(["a", "b"])))).toBe(true);
    expect(isAbstract(new Numbers(1))).toBe(false);
  });
});

describe("prototypes", () => {
  it("of a class give its objects away as before", () => {
    const leaf = new Leaf(1);
    expect(Object.getPrototypeOf(leaf)).toBe(Leaf.prototype);
    expect(Leaf.prototype.constructor).toBe(Leaf);
    expect(Object.getPrototypeOf(Leaf)).toBe(Function.prototype);
    expect(leaf instanceof Object).toBe(true);
    expect(leaf instanceof Pair).toBe(false);
    expect(inspect(leaf)).toBe("Leaf { size: 1 }");
    const keys: string[] = [];
    for (const key in leaf) keys.push(key);
    expect(keys).toEqual(["size"]);
    expect(new Derived(1, 2) instanceof Ordinary).toBe(true);
    expect([Derived.length, Bare.length, BareAll.length]).toEqual([2, 0, 0]);
    expect(new BareAll(1, 2).items).toEqual([1, 2]);
    expect(Object.getPrototypeOf(Derived.prototype)).toBe(Ordinary.prototype);
  });

  it("of an abstract object are those of its class", () => {
    const abstract = new Derived(oneof([1, 2]), 2);
    expect(abstract instanceof Derived && abstract instanceof Ordinary && abstract instanceof Object).toBe(
      true,
    );
    expect(abstract instanceof Leaf).toBe(false);
    expect(Derived.prototype.isPrototypeOf(abstract)).toBe(true);
    expect(inspect(abstract)).toContain("Derived");
    rebind(abstract, { n: 1 } as never);
    expect(Object.getPrototypeOf(abstract)).toBe(Derived.prototype);
    expect(isAbstract(new Pair(abstract))).toBe(false);
  });
});
