/** Edits of lists, properties and optional arguments: one order, wherever they are addressed from. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clone, eq, format, insert, isAbstract, oneof, rebind, remove, searchable } from "tsglove";
import { Block, Conv, events, Identity, loose, net, Net } from "./networks.js";

@searchable
class Item {
  constructor(
    readonly n: number,
    readonly note = "none",
  ) {}
}

@searchable
class Shelf {
  readonly total: number;
  constructor(readonly items: readonly Item[]) {
    this.total = items.reduce((sum, { n }) => sum + n, 0);
  }
}

@searchable
class Room {
  constructor(
    readonly shelf: Shelf,
    readonly table: Readonly<Record<string, readonly number[]>> = {},
  ) {}
}

@searchable
class Stacked {
  readonly parts: readonly (number | Item)[];
  readonly given: number;
  constructor(
    readonly name: string,
    ...parts: readonly (number | Item)[]
  ) {
    this.parts = parts;
    this.given = parts.length;
  }
}

const shelf = (...ns: readonly number[]): Shelf => new Shelf(ns.map((n) => new Item(n)));
const numbers = ({ items }: Shelf): readonly number[] => items.map(({ n }) => n);

describe("a list edit", () => {
  it("inserts before an item, which stays; appends behind the end; removes", () => {
    const target = shelf(1, 2, 3);
    const [first, second] = target.items;
    rebind(target, {
      "items[0]": insert(new Item(10), new Item(11)),
      "items[2]": remove,
      "items[3]": insert(new Item(40)),
    });
    expect(numbers(target)).toEqual([10, 11, 1, 2, 40]);
    expect([target.items[2] === first, target.items[3] === second, target.total]).toEqual([true, true, 64]);
  });

  it("counts by the list as it was, in whatever order the changes are written", () => {
    const changes = {
      "items[0]": remove,
      "items[1]": insert(new Item(15)),
      "items[1].n": 20,
      "items[2]": new Item(30),
      "items[3]": insert(new Item(35)),
      "items[4]": new Item(50),
    };
    for (const order of [Object.keys(changes), Object.keys(changes).reverse()]) {
      const target = shelf(1, 2, 3, 4);
      loose(target, Object.fromEntries(order.map((key) => [key, Reflect.get(changes, key) as unknown])));
      expect(numbers(target)).toEqual([15, 20, 30, 35, 4, 50]);
    }
  });

  it("is the same from the list, from an ancestor, and for a copy", () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant("set" as const), n: fc.integer() }),
      fc.record({ kind: fc.constant("insert" as const), ns: fc.array(fc.integer(), { maxLength: 3 }) }),
      fc.record({ kind: fc.constant("remove" as const) }),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), edit), { maxLength: 8 }), (cells) => {
        const make = (): Shelf => shelf(...cells.map(([n]) => n));
        const expected = cells.flatMap(([n, e]) =>
          e === undefined ? [n] : e.kind === "set" ? [e.n] : e.kind === "insert" ? [...e.ns, n] : [],
        );
        const changes = (prefix: string): Readonly<Record<string, unknown>> =>
          Object.fromEntries(
            cells.flatMap(([, e], i) =>
              e === undefined
                ? []
                : [
                    [
                      `${prefix}[${i}]`,
                      e.kind === "set"
                        ? new Item(e.n)
                        : e.kind === "insert"
                          ? insert(...e.ns.map((n) => new Item(n)))
                          : remove,
                    ],
                  ],
            ),
          );
        const room = new Room(make());
        loose(room, changes("shelf.items"));
        expect([numbers(room.shelf), room.shelf.total]).toEqual([
          expected,
          expected.reduce((a, b) => a + b, 0),
        ]);
        const list = [...make().items];
        loose(list, changes(""));
        expect(list.map(({ n }) => n)).toEqual(expected);
        const original = make();
        const copied = Reflect.apply(clone, undefined, [original, changes("items")]) as Shelf;
        expect([numbers(copied), numbers(original)]).toEqual([expected, cells.map(([n]) => n)]);
        const byFunction = make();
        const before = [...byFunction.items];
        rebind(byFunction, (key, value: unknown, parent) => {
          const e = Array.isArray(parent) && typeof key === "number" ? cells[key]?.[1] : undefined;
          if (e === undefined || !before.includes(value as Item)) return value;
          if (e.kind === "set") return new Item(e.n);
          return e.kind === "insert" ? insert(...e.ns.map((n) => new Item(n))) : remove;
        });
        expect(numbers(byFunction)).toEqual(expected);
      }),
    );
  });

  it("works on frozen lists, nested lists, lists in plain objects and rest arguments", () => {
    const frozen = Object.freeze([new Item(1), new Item(2)]);
    const target = new Shelf(frozen);
    rebind(target, { "items[0]": remove });
    expect([numbers(target), frozen.length, Object.isFrozen(target.items)]).toEqual([[2], 2, true]);
    const room = new Room(shelf(1), { a: [1, 2, 3] });
    rebind(room, { "table.a[1]": insert(8, 9), "table.a[0]": remove });
    expect(room.table).toEqual({ a: [8, 9, 2, 3] });
    const nested = [[1, 2], [3]];
    rebind(nested, { "[0][1]": remove, "[1]": insert([7]) });
    expect(nested).toEqual([[1], [7], [3]]);
    const stacked = new Stacked("x", 1, new Item(2));
    loose(stacked, { "parts[0]": remove, "parts[2]": insert(5, 6) });
    expect([format(stacked), stacked.given]).toEqual(['new Stacked("x", new Item(2, "none"), 5, 6)', 3]);
    loose(stacked, { parts: remove });
    expect([format(stacked), stacked.given]).toEqual(['new Stacked("x")', 0]);
  });

  it("of ten thousand items takes its time once", () => {
    const target = shelf(...Array.from({ length: 10_000 }, (_, i) => i));
    const odd = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`items[${2 * i + 1}]`, remove]));
    loose(target, odd);
    expect([target.items.length, target.items.every(({ n }) => n % 2 === 0)]).toEqual([5000, true]);
  });

  it("takes properties out of plain objects, and arguments with defaults out of objects", () => {
    const room = new Room(shelf(), { a: [1], b: [2] });
    rebind(room, { "table.a": remove, "table.c": [3] });
    expect(Object.entries(room.table)).toEqual([
      ["b", [2]],
      ["c", [3]],
    ]);
    const item = new Item(1, "mine");
    rebind(item, { note: remove });
    expect([item.note, format(item)]).toEqual(["none", 'new Item(1, "none")']);
    rebind(item, (key, value: unknown) => (key === "note" ? remove : value));
    expect(item.note).toBe("none");
  });

  it("is refused where it makes no sense, and nothing has changed", () => {
    const make = (): Room => new Room(new Shelf([new Item(1), new Item(2)]), { a: [1] });
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
      [{ shelf: remove }, "shelf: Room needs its shelf; only an argument with a default"],
      [{ "shelf.items[0].n": remove }, "shelf.items[0].n: Item needs its n"],
      [{ "shelf.items[2]": remove, "shelf.items[0].n": 5, shelf: shelf() }, 'lies inside "shelf"'],
      [
        { "shelf.items[0]": remove, "shelf.items[0].n": 5 },
        '"shelf.items[0].n" lies inside "shelf.items[0]"',
      ],
      [{ "shelf.items[0].n": insert(1) }, "shelf.items[0].n: insert(...) puts items into a list"],
      [{ "shelf.items": insert([1]) }, "shelf.items: insert(...) puts items into a list"],
      [{ "shelf.items[4]": insert(new Item(1)) }, "To append, write [2]; insert(a, b) puts several there"],
      [
        { "shelf.total": 5 },
        '"shelf.total" leads nowhere: there is items. Shelf is rebound by its init arguments.',
      ],
    ];
    for (const [changes, message] of cases) {
      const target = make();
      expect(() => loose(target, { table: { b: [2] }, ...changes })).toThrow(message);
      expect(eq(target, make())).toBe(true);
      expect(() => loose(target, { "table.__proto__": 5 })).toThrow('"__proto__" is no property to rebind');
      expect(() => Reflect.apply(clone, undefined, [target, changes]) as unknown).toThrow(message);
    }
    const space = new Block(oneof([new Conv(32), new Identity()]));
    expect(() => rebind(space, (_, value: unknown) => (value instanceof Identity ? remove : value))).toThrow(
      "op[1]: a candidate cannot be removed from oneof([...])",
    );
  });
});

describe("a change to an equal value", () => {
  it("is none: the old part stays and nothing runs", () => {
    const target = net();
    const [block] = target.blocks;
    events.length = 0;
    rebind(target, { "blocks[0].op.filters": 32, "blocks[1].op": target.blocks[1]?.op ?? new Identity() });
    expect(events).toEqual([]);
    rebind(target, { "blocks[0]": new Block(new Conv(32)) });
    expect([target.blocks[0] === block, events]).toEqual([true, ["Conv 32", "Block"]]);
    events.length = 0;
    rebind(target, {});
    rebind(target, { "blocks[0]": insert() });
    expect(events).toEqual([]);
    rebind(target, (_, value: unknown) =>
      value instanceof Conv ? new Conv(value.filters, value.kernel) : value,
    );
    expect([target.blocks[0] === block, events]).toEqual([true, ["Conv 32", "Conv 48"]]);
  });

  it("is one for -0 and 0, and none for NaN and NaN", () => {
    const item = new Item(0);
    rebind(item, { n: -0 });
    expect(Object.is(item.n, -0)).toBe(true);
    rebind(item, (key, value: unknown) => (key === "n" ? 0 : value));
    expect(Object.is(item.n, 0)).toBe(true);
    const strange = new Item(NaN);
    const shelved = new Shelf([strange]);
    rebind(shelved, { "items[0].n": NaN });
    expect(shelved.items[0]).toBe(strange);
  });
});

describe("a function that returns nothing", () => {
  it("for a part that has to be something is an error that says what to return", () => {
    const target = net();
    const before = format(target);
    expect(() => rebind(target, () => undefined)).toThrow(
      "blocks: the function returned undefined for an array. Return value to leave a part as it is, or remove to take it out.",
    );
    expect(() => rebind(target, (key, value: unknown) => (key === "filters" ? undefined : value))).toThrow(
      "blocks[0].op.filters: the function returned undefined for 32.",
    );
    expect(format(target)).toBe(before);
    const block = new Block(new Conv(32), 500);
    rebind(block, (key, value: unknown) => (key === "limit" ? undefined : value));
    expect([block.limit, isAbstract(block)]).toEqual([1000, false]);
  });
});

describe("a part that is not there", () => {
  it("is added to a plain object by its path", () => {
    const target = new Net([], { lr: 0.5, shape: [3, 4] });
    loose(target, { "options.clip": 1 });
    expect(target.options).toEqual({ lr: 0.5, shape: [3, 4], clip: 1 });
  });
});
