/** JSON of values without classes; test/language/json.test.ts has the classes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eq } from "../symbolic/reading/equal.js";
import { toJSON } from "../symbolic/json/json-write.js";
import { ref } from "../symbolic/ref.js";
import { circle, nest, symbolicValue } from "../testing/symbolic-values.js";
import { custom } from "./custom.js";
import { fromJSON } from "./json.js";
import { manyof } from "./many.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";

/** What comes back from a text. */
const back = (value: unknown): unknown => fromJSON(JSON.parse(JSON.stringify(toJSON(value))));

describe("JSON", () => {
  it("comes back equal, to the holes and the sign of zero", () => {
    fc.assert(
      fc.property(symbolicValue, (value) => {
        const copy = back(value);
        expect(eq(copy, value)).toBe(true);
        expect(toJSON(copy)).toEqual(toJSON(value));
      }),
      { seed: 5, numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(back(value)).toEqual(value);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it("has these forms", () => {
    const value = [1, "a", null, true, undefined, NaN, -0, Infinity, 12n, { $a: 1, $$b: 2 }, [, 1]];
    expect(toJSON(value)).toEqual([
      1,
      "a",
      null,
      true,
      { $undefined: true },
      { $number: "NaN" },
      { $number: "-0" },
      { $number: "Infinity" },
      { $bigint: "12" },
      { $$a: 1, $$$b: 2 },
      [{ $hole: true }, 1],
    ]);
    expect(toJSON(oneof([1, floatv(0, 1)], { name: "x", hints: [1] }))).toEqual({
      $oneof: [1, { $floatv: [], min: 0, max: 1, scale: "linear" }],
      name: "x",
      hints: [1],
    });
    expect(toJSON([intv(1, 9, 2), manyof(1, ["a", "b"])])).toEqual([
      { $intv: [], min: 1, max: 9, step: 2 },
      { $manyof: ["a", "b"], count: 1, distinct: true, sorted: false },
    ]);
  });

  it("keeps holes and a property named __proto__ as they are", () => {
    const list = back([1, , 3, ,]);
    expect([Object.keys(list as object), (list as unknown[]).length]).toEqual([["0", "2"], 4]);
    const odd: unknown = JSON.parse('{ "__proto__": { "x": 1 }, "y": 2 }');
    const copy = back(odd) as object;
    expect([Object.keys(copy), Object.getPrototypeOf(copy)]).toEqual([["__proto__", "y"], Object.prototype]);
  });

  it("writes a shared part once, and reads it as one", () => {
    const inner = ref({ x: 1 });
    const outer = ref([inner, inner]);
    const json = toJSON({ a: outer, b: [outer, inner] });
    expect(json).toEqual({
      $root: { a: { $ref: 0 }, b: [{ $ref: 0 }, { $ref: 1 }] },
      $shared: [[{ $ref: 1 }, { $ref: 1 }], { x: 1 }],
    });
    const copy = fromJSON(json) as { a: unknown[]; b: unknown[] };
    expect([copy.a === copy.b[0], copy.a[0] === copy.b[1], copy.a[0]]).toEqual([true, true, { x: 1 }]);
    expect(toJSON(copy)).toEqual(json);
    expect(toJSON(inner)).toEqual({ x: 1 });
  });

  it("of a user's own document with $root and $shared is no document of ours", () => {
    const value = { $root: 1, $shared: [] };
    expect(back(value)).toEqual(value);
    expect(back([value, ref({ a: 1 })])).toEqual([value, { a: 1 }]);
  });

  it("refuses what has none, by its path", () => {
    const rules = { random: (): string => "", decode: (): number => 1 };
    expect(() => toJSON({ a: [new Date(0)] })).toThrow(
      "value.a[0]: a Date has no JSON form; only @searchable classes, arrays, plain objects and literals have.",
    );
    expect(() => toJSON([() => 1])).toThrow("value[0]: a function has no JSON form");
    expect(() => toJSON({ a: custom(rules) })).toThrow("value.a: custom(...) has no JSON form");
    expect(() => toJSON(circle())).toThrow("toJSON: the value contains itself: a[1].self is the root again.");
    const own: { self?: unknown } = ref({});
    own.self = own;
    expect(() => toJSON([own])).toThrow("value[0].self: what is shared here contains itself");
    expect(() => toJSON(nest(1002))).toThrow("more than 1000 deep");
    expect(eq(back(nest(1001)), nest(1001))).toBe(true);
  });
});

const problems: readonly (readonly [json: string, message: string])[] = [
  ['{ "$oneof": [] }', "fromJSON: oneof: there are no candidates"],
  ['{ "a": { "$oneof": 1 } }', 'fromJSON: a: "$oneof" is a list; there is 1.'],
  ['{ "$oneof": [1], "nam": "x" }', 'fromJSON: there is no setting "nam"; there are name, hints'],
  ['{ "$oneof": [1], "name": 5 }', '"name" is 5, and not a text'],
  ['{ "$manyof": [1], "count": 2 }', "manyof: 2 distinct of 1 candidates"],
  ['{ "$manyof": [1], "count": "2" }', '"count" is "2", and not a number'],
  ['{ "$manyof": [1], "count": 1, "sorted": 1 }', '"sorted" is 1, and not true or false'],
  ['{ "$floatv": [], "min": 1 }', '"max" is undefined, and not a number'],
  ['{ "$floatv": [], "min": 1, "max": 0 }', "Float: the range 1 to 0 is empty"],
  ['{ "$floatv": [1], "min": 0, "max": 1 }', "a range has no candidates"],
  ['{ "$floatv": [], "min": 0, "max": 1, "scale": "cubic" }', '"scale" is "cubic", and not "linear"'],
  ['{ "$intv": [], "min": 0, "max": 1e300 }', "Int: 0 to 1e+300"],
  ['{ "a": [{ "$what": 1 }] }', 'fromJSON: a[0]: "$what" is no mark of tsglove\'s; there are $class, $oneof'],
  ['{ "$number": "1" }', '"$number" is NaN, Infinity, -Infinity or -0, as a text; there is "1".'],
  ['{ "$number": ["NaN"] }', "there is an array"],
  ['{ "$bigint": "0x10" }', '"$bigint" is a text of at most 10,000 digits; there is "0x10".'],
  ['{ "$bigint": 1 }', "there is 1."],
  ['{ "$undefined": false }', 'write { "$undefined": true }'],
  ['{ "$undefined": true, "a": 1 }', '"$undefined" stands alone in its object'],
  ['{ "$oneof": [1], "$number": "NaN" }', '"$oneof" and "$number" do not go together'],
  ['{ "a": { "$hole": true } }', 'fromJSON: a: "$hole" stands in arrays only'],
  ['{ "$ref": 0 }', '"$ref" is an index of "$shared", which has 0; there is 0.'],
  ['{ "$root": { "$ref": 1 }, "$shared": [1] }', '"$ref" is an index of "$shared", which has 1; there is 1.'],
  ['{ "$root": { "$ref": "length" }, "$shared": [1] }', 'there is "length".'],
  ['{ "$root": { "$ref": 0 }, "$shared": [{ "$ref": 0 }] }', "the shared object 0 contains itself"],
  [
    '{ "$root": { "$ref": 0 }, "$shared": [[{ "$ref": 1 }], [{ "$ref": 0 }]] }',
    "the shared object 0 contains itself",
  ],
  ['{ "$root": 1 }', 'has "$shared", a list, beside it'],
  ['{ "$root": 1, "$shared": {} }', 'has "$shared", a list, beside it'],
  ['{ "$root": 1, "$shared": [], "x": 1 }', 'and nothing else; there is "x".'],
  ['[{ "$root": 1, "$shared": [] }]', '"$root" and "$shared" do not go together'],
  ['{ "$class": 1 }', '"$class" is a text; there is 1.'],
  ['{ "$class": "a#B", "$version": 0 }', '"$version" is a whole number from 1 on; there is 0.'],
  ['{ "$class": "a#B", "$version": "1" }', '"$version" is a whole number from 1 on; there is "1".'],
  ['{ "$class": "a#B", "$ref": 1 }', '"$class" and "$ref" do not go together'],
  ['{ "$class": "a#B" }', 'no class "a#B" is loaded; import its module first'],
  ['{ "$class": "__proto__" }', 'no class "__proto__" is loaded'],
  ['{ "$class": "constructor" }', 'no class "constructor" is loaded'],
];

describe("bad JSON", () => {
  it.each(problems)("%s is refused, by its place", (text, message) => {
    const json: unknown = JSON.parse(text);
    expect(() => fromJSON(json)).toThrow(message);
    expect(json).toEqual(JSON.parse(text));
  });

  it("of other types than JSON's is refused", () => {
    for (const value of [undefined, () => 1, Symbol("s"), new Date(0), new Map(), [undefined], { a: 1n }])
      expect(() => fromJSON(value)).toThrow("is no JSON; parse a text with JSON.parse first");
  });
});

describe("hostile JSON", () => {
  it("changes no prototype", () => {
    const json: unknown = JSON.parse(
      '{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } }, "prototype": 1, "toString": 2, "a": { "__proto__": null } }',
    );
    const value = fromJSON(json) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(["constructor", "prototype", "toString", "a"]);
    expect([Object.getPrototypeOf(value), Object.getPrototypeOf(value["a"])]).toEqual([
      Object.prototype,
      Object.prototype,
    ]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(() => toJSON(value)).not.toThrow();
    expect(() => fromJSON([{ constructor: null, $what: 1 }])).toThrow('"$what" is no mark');
    expect(() => fromJSON({ $oneof: { constructor: { name: "x" } } })).toThrow("there is a plain object");
  });

  it.each([
    ["arrays", "[", "]"],
    ["objects", '{"a":', "}"],
    ["choices", '{"$oneof":[', "]}"],
    ["unknown classes", '{"$class":"x","a":', "}"],
  ])("of %s, 100,000 deep, is refused and overflows nothing", (_, open, close) => {
    const json: unknown = JSON.parse(`${open.repeat(100_000)}1${close.repeat(100_000)}`);
    expect(() => fromJSON(json, { unknown: "keep" })).toThrow("the JSON is nested more than 1000 deep");
  });

  it("of a chain of 100,000 references is refused and overflows nothing", () => {
    const shared = Array.from({ length: 100_000 }, (_, index) => [{ $ref: index + 1 }]);
    expect(() => fromJSON({ $root: { $ref: 0 }, $shared: shared })).toThrow("nested more than 1000 deep");
  });

  it("of references that double at each step makes each object once", () => {
    const shared = Array.from({ length: 300 }, (_, index) =>
      index === 299 ? [] : [{ $ref: index + 1 }, { $ref: index + 1 }],
    );
    const value = fromJSON({ $root: { $ref: 0 }, $shared: shared }) as unknown[];
    expect(value[0]).toBe(value[1]);
  });

  it("of a million items is read item by item", () => {
    const items = new Array<number>(1_000_000).fill(7);
    expect(fromJSON(items)).toEqual(items);
    const holes = Array.from({ length: 100_000 }, () => ({ $hole: true }));
    expect(Object.keys(fromJSON(holes) as object)).toEqual([]);
  });

  it("of deep hints, of long texts, is refused with a short message", () => {
    const hints: unknown = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(() => fromJSON({ $oneof: [1], hints })).toThrow('"hints" are nested more than 100 deep');
    const long = "x".repeat(1_000_000);
    const messages = [
      { $class: long },
      { [`$${long}`]: 1 },
      { $bigint: long },
      { $oneof: [1], [long]: 1 },
    ].map((json) => {
      try {
        return String(fromJSON(json));
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    });
    for (const message of messages) expect(message.length).toBeLessThan(900);
  });
});
