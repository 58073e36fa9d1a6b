/** Searchable and ordinary classes above and below each other. */
import { describe, expect, it } from "vitest";
import {
  clone,
  eq,
  format,
  isAbstract,
  isSymbolic,
  materialize,
  oneof,
  rebind,
  searchable,
  searchSpace,
} from "tsglove";

class Root {
  readonly log: string[] = [];
  constructor(readonly name: string) {
    this.log.push(`Root ${name} ${new.target.name}`);
  }
  hello(): string {
    return `root ${this.name}`;
  }
}

@searchable
class Middle extends Root {
  #private = 1;
  constructor(
    readonly size: 1 | 2,
    readonly kind: "a" | "b" = "a",
  ) {
    super(`${kind}${size}`);
    this.#private = size;
    this.log.push("Middle");
  }
  override hello(): string {
    return `${super.hello()} middle ${this.#private}`;
  }
}

class Plain extends Middle {
  readonly extra: number;
  constructor(readonly count: number) {
    super(count > 1 ? 2 : 1);
    this.extra = count * 2;
    this.log.push("Plain");
  }
}

@searchable
class Leaf extends Plain {
  constructor(
    count: number,
    readonly deep: Middle = new Middle(1),
  ) {
    super(count);
    this.log.push("Leaf");
  }
  override hello(): string {
    return `leaf of ${super.hello()}`;
  }
}

@searchable
class Bare extends Middle {
  field = this.size * 10;
}

@searchable
class Variadic {
  readonly total: number;
  constructor(
    readonly first: 1 | 2,
    ...others: readonly (1 | 2 | readonly number[])[]
  ) {
    this.total = others.flat().reduce<number>((sum, each) => sum + each, first);
  }
}

@searchable
class BareVariadic extends Variadic {}

@searchable
abstract class Shape {
  abstract area(): number;
  constructor(readonly unit: 1 | 2 = 1) {}
}

@searchable
class Square extends Shape {
  constructor(readonly side: 3 | 4) {
    super(2);
  }
  area(): number {
    return this.side ** 2 * this.unit;
  }
}

describe("construction along a chain", () => {
  it("runs every constructor once, in order, with new.target", () => {
    expect(new Middle(2, "b").log).toEqual(["Root b2 Middle", "Middle"]);
    expect(new Plain(3).log).toEqual(["Root a2 Plain", "Middle", "Plain"]);
    expect(new Leaf(0).log).toEqual(["Root a1 Leaf", "Middle", "Plain", "Leaf"]);
  });

  it("keeps super calls, instanceof and lengths", () => {
    const leaf = new Leaf(3);
    expect(leaf.hello()).toBe("leaf of root a2 middle 2");
    for (const type of [Root, Middle, Plain, Leaf]) expect(leaf).toBeInstanceOf(type);
    expect([Root.length, Middle.length, Plain.length, Leaf.length, Bare.length]).toEqual([1, 1, 1, 1, 0]);
    expect([leaf.extra, leaf.count, leaf.deep.size]).toEqual([6, 3, 1]);
  });

  it("lets ordinary classes of the chain be constructed alone", () => {
    expect(new Root("alone").log).toEqual(["Root alone Root"]);
    expect([isSymbolic(new Root("alone")), isSymbolic(new Plain(1)), isSymbolic(new Leaf(1))]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("passes arguments through a class without a constructor", () => {
    const bare = new Bare(2, "b");
    expect([bare.hello(), bare.field, bare.log]).toEqual([
      "root b2 middle 2",
      20,
      ["Root b2 Bare", "Middle"],
    ]);
  });

  it("allows abstract base classes", () => {
    expect([new Square(3).area(), new Square(3).unit]).toEqual([18, 2]);
    expect(format(new Square(3))).toBe("new Square(3)");
  });
});

describe("symbolic operations along a chain", () => {
  it("rebind re-runs the whole chain in place", () => {
    const leaf = new Leaf(0);
    const same = rebind(leaf, { count: 5 });
    expect(same).toBe(leaf);
    expect([leaf.size, leaf.extra, leaf.hello()]).toEqual([2, 10, "leaf of root a2 middle 2"]);
    expect(leaf.log).toEqual(["Root a2 Leaf", "Middle", "Plain", "Leaf"]);
    rebind(leaf, { deep: new Middle(2) });
    rebind(leaf, { "deep.kind": "b" });
    expect(leaf.deep.hello()).toBe("root b2 middle 2");
  });

  it("clone and eq go by the class's own arguments", () => {
    const leaf = new Leaf(3, new Middle(2));
    const copied = clone(leaf);
    expect([eq(copied, leaf), copied.deep === leaf.deep, copied.extra]).toEqual([true, false, 6]);
    expect(eq(new Bare(1), new Middle(1))).toBe(false);
  });

  it("a class without a constructor has its base's space", () => {
    const space = searchSpace(Bare);
    expect(format(space)).toBe('new Bare(oneof([1, 2]), oneof(["a", "b"]))');
    expect(materialize(space, { size: 2, kind: "b" }).field).toBe(20);
    const bare = rebind(new Bare(1), { size: 2 });
    expect([bare.field, bare.hello()]).toEqual([20, "root a2 middle 2"]);
  });

  // Fails: such a class keeps the first argument of the rest alone, and defers the rest unbundled.
  it("a class without a constructor passes the rest on, concrete and abstract", () => {
    const made = new BareVariadic(1, 2, 2);
    expect([made.total, clone(made).total, format(made)]).toEqual([5, 5, "new BareVariadic(1, 2, 2)"]);
    const open = new BareVariadic(1, oneof([1, 2]), 2);
    expect(format(open)).toBe("new BareVariadic(1, oneof([1, 2]), 2)");
    expect(materialize(open, { "others[0]": 2 }).total).toBe(5);
    const list = new BareVariadic(oneof([1, 2]), [3, 4]);
    expect(materialize(list, { first: 2 }).total).toBe(9);
  });

  it("an ordinary subclass refuses a hyper value, and says what to annotate", () => {
    expect(() => new Plain(oneof([1, 2]))).toThrow(
      "Plain is constructed with a hyper value, but only a base class of it is @searchable. Annotate Plain with @searchable too.",
    );
  });

  it("an ordinary base class's object can stand in an ordinary place", () => {
    const open = new Leaf(oneof([1, 5]));
    expect(isAbstract(open)).toBe(true);
    expect(materialize(open, { count: 5 }).hello()).toBe("leaf of root a2 middle 2");
  });
});
