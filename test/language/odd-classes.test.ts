/** Classes that a rewrite could trip over: odd constructors, names and places. */
import { describe, expect, it } from "vitest";
import {
  clone,
  eq,
  isAbstract,
  isSymbolic,
  materialize,
  oneof,
  rebind,
  searchable,
  searchSpace,
} from "tsglove";

const key: unique symbol = Symbol("key");

@searchable
class Late {
  readonly trail: string[] = ["field"];
  readonly target: string;
  readonly sum: number;
  constructor(
    readonly n: 1 | 2,
    early = false,
  ) {
    const note = (what: string): void => {
      this.trail.push(`${what} ${new.target.name}`);
    };
    this.target = ((): string => new.target.name)();
    this.sum = n;
    try {
      if (early) return;
      note("late");
    } finally {
      note("finally");
    }
  }
}

class Before {
  constructor(readonly text: string) {}
}

@searchable
class After extends Before {
  readonly [key] = "symbol field";
  readonly "quoted name" = 13;
  0 = "numbered";
  constructor(
    override readonly text: "a" | "bb",
    $target = "dollar",
    $tsglove = "shadow",
  ) {
    const prepared = `${text}-${$target}-${$tsglove}`;
    super(prepared);
    this.given = arguments0(prepared);
  }
  readonly given: string;
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && "given" in value;
  }
}
const arguments0 = (text: string): string => text.toUpperCase();

@searchable
class Overloaded {
  readonly shown: string;
  constructor(n: 1);
  constructor(n: 1 | 2, unit: "px" | "em");
  constructor(
    private readonly n: 1 | 2,
    private readonly unit?: "px" | "em",
  ) {
    this.shown = `${this.n}${this.unit ?? ""}`;
  }
}

@searchable
class Definite {
  made!: string;
  declare readonly never: string;
  optional?: number;
  constructor(readonly n: 1 | 2) {
    this.fill();
    if (n === 2) this.optional = 5;
  }
  private fill(): void {
    this.made = `made ${this.n}`;
  }
}

@searchable
class Node2 {
  readonly children: Node2[] = [];
  constructor(
    readonly label: "x" | "y",
    parent?: unknown,
  ) {
    if (parent instanceof Node2) parent.children.push(this);
  }
}

@searchable
class Accessors {
  #raw = 0;
  constructor(start: 1 | 2) {
    this.value = start;
  }
  get value(): number {
    return this.#raw;
  }
  set value(next: number) {
    this.#raw = next * 10;
  }
}

@searchable
class Pair<L, R = L> {
  constructor(
    readonly left: L,
    readonly right: R,
  ) {}
}

@searchable
class Strings extends Pair<"a" | "b", boolean> {}

@searchable
class Callback {
  readonly result: number;
  constructor(
    readonly run: (n: number) => number,
    readonly n: 1 | 2,
  ) {
    this.result = run(n);
  }
}

describe("odd constructors", () => {
  it("may return early, catch, and see new.target from arrow functions", () => {
    expect(new Late(1).trail).toEqual(["field", "late Late", "finally Late"]);
    const late = new Late(2, true);
    expect([late.trail, late.target]).toEqual([["field", "finally Late"], "Late"]);
    rebind(late, { n: 1 });
    expect([late.trail, late.sum, clone(late).trail]).toEqual([
      ["field", "finally Late"],
      1,
      ["field", "finally Late"],
    ]);
  });

  it("may do something before super, and name parameters as they like", () => {
    const after = new After("bb");
    expect([after.text, after.given, after[key], after["quoted name"], after[0]]).toEqual([
      "bb",
      "BB-DOLLAR-SHADOW",
      "symbol field",
      13,
      "numbered",
    ]);
    expect(clone(after, { text: "a" }).given).toBe("A-DOLLAR-SHADOW");
    expect(materialize(searchSpace(After), { text: "a" }).given).toBe("A-DOLLAR-SHADOW");
    expect(After.length).toBe(1);
  });

  it("may have overloads", () => {
    expect([new Overloaded(1).shown, new Overloaded(2, "em").shown]).toEqual(["1", "2em"]);
    expect(clone(new Overloaded(2, "em")).shown).toBe("2em");
  });

  it("may fill fields by methods; what a run does not set is reset", () => {
    const definite = new Definite(2);
    expect([definite.made, definite.optional, "never" in definite]).toEqual(["made 2", 5, false]);
    rebind(definite, { n: 1 });
    expect([definite.made, definite.optional]).toEqual(["made 1", undefined]);
  });

  it("may hand themselves out, set accessors and take functions", () => {
    const root = new Node2("x");
    expect([new Node2("y", root).label, root.children.length]).toEqual(["y", 1]);
    const accessors = new Accessors(2);
    expect([accessors.value, clone(accessors).value]).toEqual([20, 20]);
    accessors.value = 7;
    expect([accessors.value, clone(accessors).value]).toEqual([70, 20]);
    const double = new Callback((n) => n * 2, 2);
    expect([double.result, rebind(double, { n: 1 }).result, clone(double).run === double.run]).toEqual([
      4,
      2,
      true,
    ]);
  });
});

describe("odd places", () => {
  it("an instantiated generic base constructs and copies as ever", () => {
    expect(isSymbolic(new Strings("a", true))).toBe(true);
    expect(clone(new Strings("a", true)).right).toBe(true);
    expect(eq(new Strings("a", true), new Strings("b", true))).toBe(false);
  });

  it("one object at two places is changed at both, and copied as two", () => {
    const shared = new Definite(1);
    const pair = new Pair(shared, shared);
    rebind(pair, { "left.n": 2 });
    expect([pair.left.n, pair.right.n]).toEqual([2, 2]);
    const copied = clone(pair);
    expect(copied.left === copied.right).toBe(false);
  });

  it("hyper values are seen through arrays with holes, null prototypes and nested arrays", () => {
    const bare = Object.assign(Object.create(null) as object, { n: oneof([1, 2]) });
    const open = new Pair([[, oneof([1, 2])]], bare);
    expect(isAbstract(open)).toBe(true);
    const made = materialize(open, { "left[0][1]": 2, "right.n": 1 });
    expect([made.left, Object.entries(made.right), Object.getPrototypeOf(made.right)]).toEqual([
      [[undefined, 2]],
      [["n", 1]],
      null,
    ]);
  });

  it("accessors of plain objects are left alone", () => {
    let reads = 0;
    const options = {
      get computed(): number {
        reads++;
        return 7;
      },
      n: 1,
    };
    const pair = new Pair(options, 1);
    rebind(pair, { "left.n": 2 });
    expect([pair.left.n, pair.left.computed, reads > 0]).toEqual([2, 7, true]);
    expect(() => rebind(pair, (name, value: unknown) => (name === "computed" ? 8 : value))).toThrow(
      '"computed" cannot be rebound',
    );
    expect(pair.left.n).toBe(2);
  });
});
