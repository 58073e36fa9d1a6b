/** format writes source that makes an equal value. */
import fc from "fast-check";
import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import {
  eq,
  floatv,
  format,
  fromJSON,
  intv,
  manyof,
  oneof,
  RandomStream,
  randomDna,
  searchable,
  searchSpace,
  template,
  type Float,
  type Int,
} from "tsglove";

@searchable
class Adam {
  constructor(
    readonly rate: Float<1e-8, 1, "log">,
    readonly beta?: Float<0, 1>,
  ) {}
}
@searchable
class Sgd {
  constructor(readonly nesterov = false) {}
}
@searchable
class Dense {
  constructor(
    readonly units: Int<-8, 64, 4>,
    readonly act: "relu" | "it's" | 'a "quote"' | "new\nline" | null | undefined = "relu",
    readonly big: 1n | -2n = 1n,
  ) {}
}
@searchable
class Empty {}
@searchable
class Stack {
  readonly layers: readonly (Dense | Empty)[];
  constructor(
    readonly optimizer: Adam | Sgd,
    readonly first: Dense | Empty = new Empty(),
    ...layers: readonly (Dense | Empty)[]
  ) {
    this.layers = layers;
  }
}
@searchable
class Any {
  constructor(readonly value: unknown) {}
}

const scope = { Adam, Sgd, Dense, Empty, Stack, Any, oneof, floatv, intv, manyof };

/** What a source evaluates to where the classes are in scope. */
function evaluate(source: string): unknown {
  const run = runInThisContext(`({ ${Object.keys(scope).join(", ")} }) => (${source})`) as (
    names: typeof scope,
  ) => unknown;
  return run(scope);
}

const comesBack = (value: unknown, width: number): void => {
  const source = format(value, { width });
  const back = evaluate(source);
  expect(eq(back, value)).toBe(true);
  expect(format(back, { width })).toBe(source);
};

describe("the source of a value", () => {
  it.each<readonly [value: unknown, source: string]>([
    [new Empty(), "new Empty()"],
    [new Adam(1e-6), "new Adam(1e-6)"],
    [new Adam(0.25, 0.5), "new Adam(0.25, 0.5)"],
    [new Sgd(true), "new Sgd(true)"],
    [new Dense(8, undefined, -2n), "-2n)"],
    [new Dense(-4, 'a "quote"'), 'new Dense(-4, "a \\"quote\\"'],
    [new Stack(new Sgd(), new Empty(), new Dense(4), new Empty()), "new Empty(), new Dense(4"],
    [new Stack(new Sgd(), undefined, new Empty()), "undefined, new Empty())"],
    [
      new Any([1, [], {}, null, -0, NaN, Infinity, -Infinity, ""]),
      'new Any([1, [], {}, null, -0, NaN, Infinity, -Infinity, ""])',
    ],
    [
      new Any({ a: 1, "b-c": 2, "1": 3, class: 4, "\u00e9t\u00e9": 5 }),
      'new Any({ 1: 3, a: 1, "b-c": 2, class: 4, été: 5 })'.replace("1: 3", '"1": 3'),
    ],
    [new Any(JSON.parse('{"__proto__": {"x": 1}, "y": 2}')), 'new Any({ ["__proto__"]: { x: 1 }, y: 2 })'],
    [new Any(oneof([new Empty(), oneof([1, "x"])])), 'new Any(oneof([new Empty(), oneof([1, "x"])]))'],
    [
      new Any({ lr: floatv(1e-6, 1, "log", { name: "lr" }), n: [intv(1, 3)] }),
      'new Any({ lr: floatv(1e-6, 1, "log", { name: "lr" }), n: [intv(1, 3)] })',
    ],
    ["plain\u2028text", '"plain'],
    [[undefined, 1n, true], "[undefined, 1n, true]"],

    [[, 1, , 2, ,], "[, 1, , 2, ,]"],

    [[,], "[,]"],
    [new Dense(8, undefined, 1n), 'new Dense(8, "relu", 1n)'],
    [
      new Any(oneof([1, 2], { name: "x", hints: { a: [1] } })),
      'oneof([1, 2], { name: "x", hints: {"a":[1]} })',
    ],
    [new Any(manyof(1, [1, 11])), "new Any(manyof(1, [1, 11]))"],
    [
      { constructor: 1, "": 2, "a b": 3, "\ud800": "\ud800" },
      '{ constructor: 1, "": 2, "a b": 3, "\\ud800": "\\ud800" }',
    ],
  ])("is an expression that makes an equal one: case %#", (value, source) => {
    expect(format(value, { width: 1000 })).toContain(source);
    for (const width of [1, 20, 80, 1000]) comesBack(value, width);
  });

  it("breaks lines that are too long, and only those", () => {
    const stack = new Stack(new Adam(1e-3, 0.5), new Dense(64, "relu", 1n), new Empty());
    expect(format(stack)).toBe('new Stack(new Adam(1e-3, 0.5), new Dense(64, "relu", 1n), new Empty())');
    expect(format(stack, { width: 40 })).toBe(
      ["new Stack(", "  new Adam(1e-3, 0.5),", '  new Dense(64, "relu", 1n),', "  new Empty(),", ")"].join(
        "\n",
      ),
    );
    for (const width of [30, 40, 50, 60, 70])
      for (const line of format(stack, { width }).split("\n"))
        expect(line.length).toBeLessThanOrEqual(width + 1);
  });

  it("breaks choices between their candidates", () => {
    expect(format(new Any(oneof([new Adam(0.5), new Sgd(true)], { name: "optimizer" })), { width: 30 })).toBe(
      [
        "new Any(",
        "  oneof([",
        "    new Adam(0.5),",
        "    new Sgd(true),",
        '  ], { name: "optimizer" }),',
        ")",
      ].join("\n"),
    );
    comesBack(new Any(manyof(1, [1, 11])), 1);
  });

  it("keeps holes as holes", () => {
    for (const list of [[,], [, ,], [1, ,], [, 1]])
      for (const width of [1, 80]) {
        const back = evaluate(format(list, { width })) as unknown[];
        expect([back.length, Object.keys(back)]).toEqual([list.length, Object.keys(list)]);
      }
  });

  it("comes back at random points of a space, and so does the space", () => {
    const spaces = [
      searchSpace(Stack),
      new Any({ a: [searchSpace(Dense), searchSpace(Adam)], b: oneof([searchSpace(Sgd), 1]) }),
    ];
    for (const space of spaces) comesBack(space, 80);
    fc.assert(
      fc.property(
        fc.constantFrom(...spaces),
        fc.integer(),
        fc.integer({ min: 1, max: 120 }),
        (space, seed, width) => {
          const { spec, decode } = template<unknown>(space);
          comesBack(decode(randomDna(spec, RandomStream.of(seed))), width);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it("comes back for plain data of any shape", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.integer({ min: 1, max: 100 }), (value, width) => {
        comesBack(new Any(value), width);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

class Opaque {}

describe("a value without a source", () => {
  it.each([
    [new Any(new Opaque()), "value.value: a Opaque has no TypeScript source"],
    [
      new Any([1, { f: () => 1 }]),
      "value.value[1].f: a function has no TypeScript source; only @searchable classes, arrays, plain objects and literals have.",
    ],
    [new Stack(new Sgd(), new Empty(), new Empty()), undefined],
    [Symbol("s"), "value: a symbol has no TypeScript source"],
    [new Any(new Map()), "value.value: a Map has no TypeScript source"],
    [new Any(new Float32Array(2)), "value.value: a Float32Array has no"],
    [[[new Date(0)]], "value[0][0]: a Date has no"],
    [{ "a.b": { c: new Date(0) } }, "value[a.b].c: a Date has no"],
    [fromJSON({ $class: "gone#X" }, { unknown: "keep" }), "value: a UnknownObject has no TypeScript source"],
  ])("is refused by its path: case %#", (value, message) => {
    if (message === undefined) expect(format(value)).toContain("new Stack(");
    else expect(() => format(value)).toThrow(message);
  });

  it("is refused where it has no end", () => {
    const value: { list: unknown[] } = { list: [] };
    value.list.push(new Any(value));
    expect(() => format(value)).toThrow(
      "format: the value contains itself: list[0].value is the root again.",
    );
  });
});
