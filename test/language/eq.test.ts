/** Equality of symbolic values. */
import { describe, expect, it } from "vitest";
import { eq, oneof } from "tsglove";
import { Block, Conv, Identity, Net } from "./networks.js";

describe("eq", () => {
  it("goes by class and arguments, through arrays and plain objects", () => {
    const make = (n: 1 | 2): unknown => new Net([new Block(new Conv(32))], { lr: 0.5, shape: [n, 4] });
    expect([
      eq(make(1), make(1)),
      eq(make(1), make(2)),
      eq(new Identity(), new Conv(32)),
      eq(new Identity(), {}),
    ]).toEqual([true, false, false, false]);
  });

  it("does not look at fields, and does look at hyper values", () => {
    const [a, b] = [new Conv(32), new Conv(32)];
    a.uses = 7;
    expect(eq(a, b)).toBe(true);
    expect(eq(new Conv(oneof([32, 48])), new Conv(oneof([32, 48])))).toBe(true);
    expect(eq(new Conv(oneof([32, 48])), new Conv(oneof([32, 64])))).toBe(false);
    expect(eq(new Conv(oneof([32, 48])), new Conv(32))).toBe(false);
  });

  it("of two different functions or dates is identity, and NaN equals NaN", () => {
    expect([eq(NaN, NaN), eq(0, -0), eq(new Date(0), new Date(0)), eq([undefined], [])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([
      eq({ a: 1, b: 2 }, { b: 2, a: 1 }),
      eq({ a: undefined }, { b: undefined }),
      eq([1], { 0: 1 }),
    ]).toEqual([true, false, false]);
  });
});
