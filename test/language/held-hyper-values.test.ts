/** Objects of ordinary classes, which take a hyper value for a plain one: a space with such a part says so. */
import { describe, expect, it } from "vitest";
import { dnaSpec, iterate, oneof, searchable } from "tsglove";

class Holder {
  constructor(readonly held: unknown) {}
}
@searchable
class Net {
  constructor(
    readonly holder: Holder,
    readonly width: 1 | 2,
  ) {}
}

const message =
  'is a Holder whose class is not searchable, with a hyper value in its "held", which nothing would decide: write @searchable in front of the class, or share the object (ref).';

describe("an object of an ordinary class with a hyper value inside", () => {
  it("is refused where it stands in a space, by its place", () => {
    expect(() => dnaSpec(new Holder(oneof([1, 2])))).toThrow(new TypeError(`the root ${message}`));
    expect(() => dnaSpec({ a: [new Holder(oneof([1, 2])), 3] })).toThrow(new TypeError(`"a[0]" ${message}`));
    expect(() => dnaSpec(new Net(new Holder(oneof([1, 2])), oneof([1, 2])))).toThrow(
      new TypeError(`"holder" ${message}`),
    );
    expect(() => dnaSpec(oneof([1, new Holder(oneof([1, 2]))]))).toThrow(message);
  });

  it("is refused in a class that has nothing else to decide", () => {
    expect(() => [...iterate(new Net(new Holder(oneof([1, 2])), 1))]).toThrow(message);
  });

  it("is taken as it is where it has none", () => {
    const holder = new Holder(3);
    const data = new Float32Array(1_000_000);
    const examples = [...iterate({ net: new Net(holder, oneof([1, 2])), data })];
    expect(examples.map((each) => [each.net.holder === holder, each.data === data])).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});
