/** diff, query, hash, compare, patch and toHtml, on objects of compiled classes. */
import { describe, expect, it } from "vitest";
import {
  compare,
  contains,
  diff,
  diffText,
  eq,
  hash,
  isAbstract,
  MISSING,
  oneof,
  onClass,
  onKey,
  onPath,
  patch,
  query,
  searchSpace,
  toHtml,
  traverse,
  valueAt,
} from "tsglove";
import { Block, Conv, Identity, Net, net } from "./networks.js";

describe("diff", () => {
  it("goes by arguments, with those left out; another class differs as a whole", () => {
    const other = new Net([new Block(new Conv(48)), new Block(new Identity())], undefined, 999);
    expect(diff(net(), other, { flat: true })).toEqual([
      { path: "blocks[0].op.filters", before: 32, after: 48 },
      { path: "blocks[1].op", before: new Conv(48, 5), after: new Identity() },
      { path: "allowed", before: 2000, after: 999 },
    ]);
    expect(diffText(net(), other).split("\n")).toEqual([
      "blocks[0].op.filters: 32 → 48",
      "blocks[1].op: new Conv(48, 5) → new Identity()",
      "allowed: 2000 → 999",
    ]);
    expect(diffText(new Conv(32), new Conv(32, undefined))).toBe("");
    expect(diffText(new Conv(oneof([32, 48])), searchSpace(Conv))).toBe(
      "filters[2]: nothing → 64\nkernel: nothing → oneof([3, 5])",
    );
    expect(diff(new Conv(oneof([32])), new Conv(oneof([32]), 5), { flat: true })).toEqual([
      { path: "kernel", before: MISSING, after: 5 },
    ]);
  });
});

describe("query and its like", () => {
  it("find objects by class, and arguments by path", () => {
    expect(query(net(), (value) => value instanceof Conv).map(([path]) => path)).toEqual([
      "blocks[0].op",
      "blocks[1].op",
    ]);
    expect(query(net(), "**.filters")).toEqual([
      ["blocks[0].op.filters", 32],
      ["blocks[1].op.filters", 48],
    ]);
    expect([contains(net(), Conv), contains(net(), Identity), contains(net(), new Conv(48, 5))]).toEqual([
      true,
      false,
      true,
    ]);
    let objects = 0;
    traverse(net(), {
      post: (value) => {
        if (typeof value === "object") objects++;
      },
    });
    expect(objects).toBe(6);
  });

  it("look into abstract objects", () => {
    const space = searchSpace(Block);
    expect(query(space, "op[*].filters").map(([path]) => path)).toEqual(["op[0].filters"]);
  });

  it("give what stands at a path, typed", () => {
    const limit: number = valueAt(net(), "blocks[0].limit");
    expect([limit, valueAt(net(), "blocks[1].op"), valueAt(searchSpace(Block), "limit")]).toEqual([
      1000,
      new Conv(48, 5),
      undefined,
    ]);
    // @ts-expect-error -- a getter that is no argument: refused when it runs
    expect(() => valueAt(net(), "blocks[0].weight")).toThrow('"blocks[0]" has op, limit.');
  });
});

describe("hash and compare", () => {
  it("go by class and arguments", () => {
    expect(hash(net())).toBe(hash(net()));
    expect(new Set([new Conv(32), new Conv(48), new Conv(32, 5), new Identity(), {}].map(hash)).size).toBe(5);
    expect(hash(new Conv(32))).toBe(hash(new Conv(32, 3)));
    expect(hash(searchSpace(Block))).toBe(hash(searchSpace(Block)));
    const sorted = [oneof([1]), new Identity(), new Conv(48), new Conv(32, 5), new Conv(32), { a: 1 }].sort(
      compare,
    );
    expect(sorted.map((value) => value.constructor.name)).toEqual([
      "Object",
      "Conv",
      "Conv",
      "Conv",
      "Identity",
      "OneOf",
    ]);
    expect(sorted.slice(1, 4)).toEqual([new Conv(32), new Conv(32, 5), new Conv(48)]);
    expect(compare(net(), net())).toBe(0);
  });
});

describe("patch", () => {
  it("rewrites by class, and constructors run", () => {
    const target = patch(
      net(),
      onClass(Conv, ({ kernel }, key, parent) => {
        expect([key, parent instanceof Block]).toEqual(["op", true]);
        return kernel === 5 ? new Identity() : new Conv(64);
      }),
    );
    expect(eq(target, new Net([new Block(new Conv(64)), new Block(new Identity())]))).toBe(true);
    expect(target.weights).toBe(192);
  });

  it("opens a space", () => {
    const space = patch(
      net(),
      onKey("filters", (value: number) => oneof([value, 64])),
    );
    expect(isAbstract(space)).toBe(true);
  });

  it("is refused as a whole where a value is outside its domain", () => {
    const target = net();
    expect(() => patch(target, [onKey("kernel", () => 3), onPath("**.filters", () => 33)])).toThrow(
      "33 is not 32 | 48 | 64",
    );
    expect(eq(target, net())).toBe(true);
  });
});

describe("toHtml", () => {
  it("shows classes, arguments with their types, those left out, and sizes", () => {
    const html = toHtml(searchSpace(Block), { openDepth: 9 });
    const text = html.replace(/<style>[^]*?<\/style>/g, "").replace(/<[^>]*>/g, "");
    for (const part of [
      "Block",
      "op: oneof⟨7⟩",
      "Conv⟨6⟩",
      "filters: oneof⟨3⟩",
      "32 | 48 | 64",
      "limit: left out",
      "7 points, 3 decisions",
    ])
      expect(text).toContain(part);
    expect(toHtml(new Conv(32))).toContain('<span class="class">Conv</span>');
  });
});
