/** `fromJSON` of references that lead nowhere, of marks with wrong content, and of what is no JSON. */
import { describe, expect, it } from "vitest";
import { fromJSON, isRef, oneof } from "tsglove";
import { Conv, conv, net, watchPrototypes, outcome } from "./hostile-classes.js";

watchPrototypes();

describe("references", () => {
  it.each([
    ["to itself", { $root: { $ref: 0 }, $shared: [{ $ref: 0 }] }, "the shared object 0 contains itself"],
    [
      "in a circle of two",
      { $root: [{ $ref: 1 }], $shared: [[{ $ref: 1 }], { a: { $ref: 0 } }] },
      "contains itself",
    ],
    ["to -1", { $root: { $ref: -1 }, $shared: [1] }, "there is -1"],
    ["to 0.5", { $root: { $ref: 0.5 }, $shared: [1] }, "there is 0.5"],
    ["to a text", { $root: { $ref: "0" }, $shared: [1] }, 'there is "0"'],
    ["to length", { $root: { $ref: "length" }, $shared: [1] }, 'there is "length"'],
    ["to what is behind", { $root: { $ref: 1 }, $shared: [1] }, '"$shared", which has 1; there is 1'],
    ["outside of a document", [{ $ref: 0 }], '"$shared", which has 0; there is 0'],
    ["with more beside it", { $root: { $ref: 0, a: 1 }, $shared: [1] }, '"$ref" stands alone in its object'],
    [
      "in a document inside of one",
      { $root: [{ $root: 1, $shared: [] }], $shared: [] },
      '"$root" and "$shared" do not go together',
    ],
    ["in no list", { $root: 1, $shared: { 0: 1 } }, 'has "$shared", a list, beside it'],
    ["in a text", { $root: { $ref: 0 }, $shared: "a" }, 'has "$shared", a list, beside it'],
    ["in a document with more", { $root: 1, $shared: [], $class: conv }, 'there is "$class"'],
  ])("%s: are refused", (_kind, json, message) => {
    expect(() => fromJSON(json)).toThrow(TypeError);
    expect(() => fromJSON(json)).toThrow(message);
  });

  it("to one object from many places are that object; what nobody refers to is not made", () => {
    const value = fromJSON({
      $root: [{ $ref: 0 }, [{ $ref: 0 }]],
      $shared: [{ $class: conv, filters: 32 }, { $class: "no" }],
    });
    const [first, [second]] = value as [object, [object]];
    expect([first === second, isRef(first)]).toEqual([true, true]);
    // Literals and lists may be referred to as well.
    expect(fromJSON({ $root: [{ $ref: 0 }, { $ref: 1 }], $shared: [5, [6]] })).toEqual([5, [6]]);
  });
});

describe("what is no JSON at all", () => {
  class Foreign {
    a = 1;
  }
  it.each<readonly [string, unknown]>([
    ["a symbol", Symbol("x")],
    ["a function", () => 1],
    ["a class", Conv],
    ["undefined", undefined],
    ["a bigint", 5n],
    ["a Date", new Date(0)],
    ["a Map", new Map([["a", 1]])],
    ["an object of a class", new Foreign()],
    ["an object of a @searchable class", new Conv(32)],
    ["a hyper value", oneof([1, 2])],
    ["a text in an object", Object("x")],
    ["a typed array", new Uint8Array(2)],
    ["a promise", Promise.resolve(1)],
  ])("%s is refused by its place", (_kind, value) => {
    expect(() => fromJSON(value)).toThrow(/^fromJSON: .* is no JSON; parse a text with JSON\.parse first\.$/);
    expect(() => fromJSON({ a: [value] })).toThrow(/^fromJSON: a\[0\]: .* is no JSON/);
    expect(() => fromJSON({ $class: net, lr: 0.1, head: value })).toThrow(/^fromJSON: head: .* is no JSON/);
    expect(() => fromJSON({ $oneof: [value] })).toThrow(/^fromJSON: \[0\]: .* is no JSON/);
  });

  it("a property toJSON is no method here: a function is refused, data is data", () => {
    expect(() => fromJSON({ toJSON: () => 1 })).toThrow("fromJSON: toJSON: a function is no JSON");
    expect(fromJSON({ toJSON: 1 })).toEqual({ toJSON: 1 });
    expect(() => fromJSON({ then: () => 1 })).toThrow("fromJSON: then: a function is no JSON");
  });

  it("a getter is read once for its value, and its error comes through; nothing else of the object runs", () => {
    let reads = 0;
    const tricky = {
      get lr(): number {
        return ++reads === 1 ? 0.1 : 99;
      },
      $class: net,
      head: { $class: conv, filters: 32 },
    };
    expect(fromJSON(tricky)).toMatchObject({ lr: 0.1 });
    expect(reads).toBe(1);
    const broken = {
      get a(): never {
        throw new RangeError("mine");
      },
    };
    expect(() => fromJSON(broken)).toThrow("mine");
    const hidden = Object.defineProperty({ a: 1 }, "b", {
      get: () => expect.unreachable(),
      enumerable: false,
    });
    expect(fromJSON(hidden)).toEqual({ a: 1 });
    expect(fromJSON({ a: 1, [Symbol("s")]: 2 })).toEqual({ a: 1 });
  });

  it("a proxy is what it shows, to the bound of depth; a revoked one is a TypeError", () => {
    const endless = (): object =>
      new Proxy(
        {},
        {
          ownKeys: () => ["a"],
          getOwnPropertyDescriptor: (_, key) =>
            key === "a" ? { value: 1, enumerable: true, configurable: true } : undefined,
          get: () => endless(),
        },
      );
    expect(() => fromJSON(endless())).toThrow("nested more than 1000 deep");
    const { proxy, revoke } = Proxy.revocable({}, {});
    expect(fromJSON(proxy)).toEqual({});
    revoke();
    expect(() => fromJSON({ a: proxy })).toThrow(TypeError);
    // A list that shows another item at each look.
    let looks = 0;
    const shifting = new Proxy([1], {
      get: (target, key) => (key === "0" ? ++looks : (Reflect.get(target, key) as unknown)),
    });
    expect(fromJSON(shifting)).toEqual([1]);
  });

  it("a list with holes, of a length that nobody filled, is refused at the first hole", () => {
    expect(() => fromJSON(new Array(2 ** 32 - 1))).toThrow("fromJSON: [0]: undefined is no JSON");
  });
});

describe("marks with wrong content", () => {
  const things = [
    0,
    -1,
    1.5,
    "x",
    "",
    true,
    false,
    null,
    [],
    [1],
    {},
    { a: 1 },
    { $ref: 0 },
    { $class: conv },
    { $undefined: true },
  ];
  const marks = [
    "$class",
    "$version",
    "$oneof",
    "$manyof",
    "$floatv",
    "$intv",
    "$number",
    "$bigint",
    "$undefined",
    "$hole",
    "$ref",
    "$root",
    "$shared",
    "$",
    "$$",
    "$custom",
    "$evolve",
  ];
  const settings = ["name", "hints", "min", "max", "scale", "step", "count", "distinct", "sorted", "start"];

  it("is refused by one of our messages, or is right: all pairs of marks, and all marks with a setting", () => {
    let refused = 0;
    let right = 0;
    const attempt = (json: unknown): void => {
      for (const place of [
        json,
        [json],
        { a: json },
        { $class: net, lr: json, head: { $class: conv, filters: 32 } },
      ]) {
        const problem = outcome(place);
        if (problem === undefined) right++;
        else refused++;
      }
    };
    for (const mark of marks)
      for (const thing of things) {
        attempt({ [mark]: thing });
        for (const other of marks) if (other !== mark) attempt({ [mark]: thing, [other]: [1] });
        for (const setting of settings)
          for (const given of [5, "log", true, { a: null }]) attempt({ [mark]: thing, [setting]: given });
      }
    expect([refused > 30_000, right > 500]).toEqual([true, true]);
  });
});
