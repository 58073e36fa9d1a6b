/** Editing in place and copying: what changes, and what stays. */
import { describe, expect, it } from "vitest";
import { clone, eq, format, isAbstract, oneof, rebind } from "tsglove";
import { Block, Conv, events, Identity, loose, net, Net } from "./networks.js";

describe("clone", () => {
  it("is deep: equal, constructed anew, sharing nothing symbolic", () => {
    const original = net();
    const copied = clone(original);
    expect([eq(copied, original), copied.weights, copied.log]).toEqual([true, 336, ["made of 336"]]);
    expect(copied.blocks).not.toBe(original.blocks);
    expect(copied.blocks[0]).not.toBe(original.blocks[0]);
    expect(copied.blocks[0]?.op).not.toBe(original.blocks[0]?.op);
    rebind(copied, { "blocks[0].op": new Identity() });
    expect([original.weights, copied.weights, eq(copied, original)]).toEqual([336, 240, false]);
  });

  it("takes overrides by path", () => {
    const copied = clone(net(), { "blocks[1].op": new Identity(), allowed: 5 * 1000 });
    expect([copied.weights, copied.allowed]).toEqual([96, 5000]);
  });

  it("does not copy what construction did not make", () => {
    const original = net();
    original.changed = "by hand";
    expect(clone(original).changed).toBeUndefined();
  });

  it("returns values without parts as they are", () => {
    const date = new Date(0);
    expect([clone(1), clone("a"), clone(null), clone(date)]).toEqual([1, "a", null, date]);
    expect(clone(date)).toBe(date);
  });
});

describe("rebind by paths", () => {
  it("changes in place and constructs again, bottom-up, each object on the way once", () => {
    const original = net();
    const [first, second] = original.blocks;
    const conv = first?.op;
    events.length = 0;
    expect(rebind(original, { "blocks[0].op.filters": 64 })).toBe(original);
    expect(events).toEqual(["Conv 64", "Block", "Net"]);
    expect([original.weights, original.log]).toEqual([64 * 3 + 48 * 5, ["made of 432"]]);
    expect([original.blocks[0] === first, original.blocks[1] === second, first?.op === conv]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("makes several changes as one", () => {
    const original = net();
    events.length = 0;
    rebind(original, {
      "blocks[0].op.filters": 64,
      "blocks[0].op.kernel": 5,
      "blocks[1].op": new Identity(),
      allowed: 3000,
    });
    expect(events).toEqual(["Conv 64", "Block", "Block", "Net"]);
    expect([original.weights, original.allowed]).toEqual([320, 3000]);
  });

  it("appends to an array by the index behind its end", () => {
    const original = net();
    rebind(original, { "blocks[2]": new Block(new Conv(32)) });
    expect([original.blocks.length, original.weights]).toEqual([3, 432]);
  });

  it("gives a value to an argument that was left out, and leaves one out again", () => {
    const block = new Block(new Conv(32));
    expect(format(rebind(block, { limit: 2000 }))).toBe("new Block(new Conv(32, 3), 2000)");
    loose(block, { limit: undefined });
    expect(block.limit).toBe(1000);
  });

  it("changes plain objects and tuples inside", () => {
    const original = new Net([], { lr: 0.5, shape: [3, 4] });
    const { options } = original;
    rebind(original, { "options.lr": 0.25, "options.shape[1]": 9 });
    expect(original.options).toEqual({ lr: 0.25, shape: [3, 9] });
    expect(original.options).toBe(options);
  });

  it("puts new plain values in the place of frozen ones, as frozen", () => {
    const blocks: readonly Block[] = Object.freeze([new Block(new Conv(32))]);
    const options = Object.freeze({ lr: 0.5, shape: [3, 4] as const });
    const original = new Net(blocks, options);
    rebind(original, { "blocks[1]": new Block(new Conv(48)), "options.lr": 0.1 });
    expect([original.blocks.length, blocks.length, original.weights]).toEqual([2, 1, 240]);
    expect([original.options, options.lr]).toEqual([{ lr: 0.1, shape: [3, 4] }, 0.5]);
    expect([original.blocks, original.options].every(Object.isFrozen)).toBe(true);
  });

  it("keeps fields that were set outside construction", () => {
    const original: Net & { note?: string } = net();
    original.note = "mine";
    rebind(original, { allowed: 5000 });
    expect(original.note).toBe("mine");
  });

  it("replaces a frozen object inside of another by a new one, and refuses at the root", () => {
    const frozen = Object.freeze(new Conv(32));
    const block = new Block(frozen);
    rebind(block, { "op.filters": 64 });
    expect([frozen.filters, block.weights]).toEqual([32, 192]);
    expect(() => rebind(frozen, { filters: 64 })).toThrow(
      "the object is frozen); write clone(x, overrides) instead",
    );
    expect(clone(frozen, { filters: 64 }).weights).toBe(192);
  });
});

describe("rebind by a function", () => {
  it("is shown every part with its key and parent, parents first", () => {
    const original = new Net([new Block(new Conv(32), 500)], { lr: 0.5, shape: [3, 4] });
    const seen: string[] = [];
    rebind(original, (key, value, parent) => {
      seen.push(`${parent.constructor.name}.${key}`);
      return value as unknown;
    });
    expect(seen).toEqual([
      "Net.blocks",
      "Array.0",
      "Block.op",
      "Conv.filters",
      "Conv.kernel",
      "Block.limit",
      "Net.options",
      "Object.lr",
      "Object.shape",
      "Array.0",
      "Array.1",
      "Net.allowed",
    ]);
  });

  it("runs no construction where it changes nothing", () => {
    const original = net();
    events.length = 0;
    rebind(original, (_, value) => value as unknown);
    expect(events).toEqual([]);
  });

  it("is not shown the parts of what it replaced", () => {
    const original = net();
    let convs = 0;
    rebind(original, (key, value: unknown) => {
      if (value instanceof Conv) return new Conv(64);
      if (key === "filters") convs++;
      return value;
    });
    expect([convs, original.weights]).toEqual([0, 384]);
  });

  it("relaxes a static program into a space", () => {
    const space = rebind(clone(net()), (key, value: unknown, parent) =>
      parent instanceof Conv && key === "filters" ? oneof([32, 48, 64]) : value,
    );
    expect([isAbstract(space), isAbstract(space.blocks[1]?.op)]).toEqual([true, true]);
    expect(format(space.blocks[0])).toBe("new Block(new Conv(oneof([32, 48, 64]), 3), 1000)");
  });

  it("checks what it puts inside a choice against the place where the choice stands", () => {
    const space = new Block(oneof([new Conv(32), new Identity()]));
    const before = format(space);
    expect(() => rebind(space, (_, value: unknown) => (value instanceof Identity ? 7 : value))).toThrow(
      "op[1]: 7 is not Conv | Identity.",
    );
    expect(() => rebind(space, (key, value: unknown) => (key === "filters" ? 33 : value))).toThrow(
      "op[0].filters: 33 is not 32 | 48 | 64.",
    );
    expect(format(space)).toBe(before);
    rebind(space, (key, value: unknown) => (key === "filters" ? oneof([48, 64]) : value));
    expect(format(space)).toBe("new Block(oneof([new Conv(oneof([48, 64]), 3), new Identity()]))");
  });
});
