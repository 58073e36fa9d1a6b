/** The method form: `interface Trainer extends Symbolic {}`. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- merging an empty interface into the class is how a class asks for the methods */
import { describe, expect, it } from "vitest";
import { format, fromJSON, isAbstract, oneof, rebind, searchable, type Json, type Symbolic } from "tsglove";

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}

interface Trainer extends Symbolic {}
@searchable
class Trainer {
  constructor(
    readonly op: Conv,
    readonly lr: number,
  ) {}
}

interface Fine extends Trainer {}
@searchable
class Fine extends Trainer {
  override format(): string {
    return "my own";
  }
}

interface Saved extends Symbolic {}
interface Base extends Saved {}
class Base {
  eq(): boolean {
    return true;
  }
}
@searchable
class Below extends Base {
  constructor(readonly size: 1 | 2) {
    super();
  }
}

interface Listed extends Symbolic {}
@searchable
class Listed extends Array<number> {
  constructor(readonly first: 1 | 2) {
    super();
    this.push(first);
  }
}

describe("the methods of a class that asks for them", () => {
  it("do what the functions do", () => {
    const trainer = new Trainer(new Conv(32), 0.1);
    const other = trainer.clone({ "op.filters": 64 }).rebind({ lr: 0.2 });
    expect([trainer.format(), other.format()]).toEqual([
      "new Trainer(new Conv(32), 0.1)",
      "new Trainer(new Conv(64), 0.2)",
    ]);
    expect(trainer.eq(trainer.clone())).toBe(true);
    expect(trainer.diff(other, { flat: true }).map(({ path }) => path)).toEqual(["op.filters", "lr"]);
    expect(other.query("**.filters")).toEqual([["op.filters", 64]]);
    expect(trainer.eq(fromJSON(JSON.parse(JSON.stringify(trainer)) as Json))).toBe(true);
    expect(other.rebind((key, value: number) => (key === "lr" ? value * 2 : value))).toBe(other);
    expect(other.lr).toBe(0.4);
    // @ts-expect-error -- a path that leads nowhere
    expect(() => trainer.rebind({ "op.filter": 64 })).toThrow("leads nowhere");
    // @ts-expect-error -- a value of another type
    expect(() => trainer.clone({ "op.filters": 65 })).toThrow("65 is not 32 | 64");
  });

  it("work on abstract objects, which have no other methods", () => {
    const space = new Trainer(new Conv(oneof([32, 64])), 0.1);
    expect(isAbstract(space.clone())).toBe(true);
    expect(space.rebind({ "op.filters": 64 }).format()).toBe("new Trainer(new Conv(64), 0.1)");
    expect(() => new Fine(new Conv(oneof([32, 64])), 0.1).format()).toThrow("This Fine is abstract");
  });

  it("are not listed, and stand nowhere else", () => {
    const trainer = new Trainer(new Conv(32), 0.1);
    const listed: string[] = [];
    for (const key in trainer) listed.push(key);
    expect(listed).toEqual(["op", "lr"]);
    expect("clone" in new Conv(32)).toBe(false);
  });

  it("are inherited, and never put over a member that is there", () => {
    const fine = new Fine(new Conv(32), 0.1);
    expect(fine.format()).toBe("my own");
    expect(format(fine.clone({ lr: 0.3 }))).toBe("new Fine(new Conv(32), 0.3)");
    const below = new Below(1);
    expect([below.eq(), below.format()]).toEqual([true, "new Below(1)"]);
    expect(format(rebind(below, { size: 2 }))).toBe("new Below(2)");
  });

  it("are there on a rigid class", () => {
    expect(new Listed(2).format()).toBe("new Listed(2)");
    expect(new Listed(2).clone()).toEqual(new Listed(2));
  });
});
