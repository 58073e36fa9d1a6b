/** `fromJSON` of what an enemy writes: no code runs, nothing is polluted, nothing hangs, and each error is one of ours. */
import { describe, expect, it } from "vitest";
import { format, fromJSON, hash, toJSON } from "tsglove";
import { Conv, Old, hostile, conv, net, parse, watchPrototypes } from "./hostile-classes.js";

watchPrototypes();

describe("keys that are traps", () => {
  const trap = '{"polluted":true,"a":{"polluted":true}}';
  /** A trap under a key, at each level of a document that is right else. */
  const documents = (key: string): readonly string[] => {
    const entry = `"${key}":${trap}`;
    return [
      `{${entry}}`,
      `[{${entry}}]`,
      `{"a":{"b":[{${entry},"c":1}]}}`,
      `{"$class":"${conv}","filters":32,${entry}}`,
      `{"$class":"${net}","lr":0.1,"head":{"$class":"${conv}","filters":32},"extra":{${entry}}}`,
      `{"$class":"${net}","lr":0.1,"head":{"$class":"${conv}","filters":32,${entry}}}`,
      `{"$oneof":[{${entry}}]}`,
      `{"$oneof":[1],${entry}}`,
      `{"$oneof":[1],"hints":{"x":{${entry}}}}`,
      `{"$floatv":[],"min":1,"max":2,${entry}}`,
      `{"$root":{"$ref":0},"$shared":[{${entry}}]}`,
      `{"$root":1,"$shared":[],${entry}}`,
      `{"$class":"nowhere",${entry}}`,
      `{"$class":"hostile/Old","n":1,${entry}}`,
      `{"$class":"hostile/Old","$version":3,"n":1,${entry}}`,
    ];
  };

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__"])(
    "%s, at every level, is data or an error",
    (key) => {
      for (const text of documents(key)) {
        for (const unknown of ["error", "keep"] as const) {
          let value: unknown;
          try {
            value = fromJSON(parse(text), { unknown });
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
            expect(String(error)).toMatch(/^TypeError: fromJSON/);
            continue;
          }
          // What came out is well: of its own prototype, and written and read again the same.
          expect(Reflect.get(Object(value) as object, "polluted")).toBeUndefined();
          const json = JSON.stringify(toJSON(value));
          expect(JSON.stringify(toJSON(fromJSON(parse(json), { unknown })))).toBe(json);
        }
      }
    },
  );

  it("__proto__ is left out where a document has it, and kept where toJSON wrote it for a property", () => {
    const plain = fromJSON(parse('{"__proto__":{"polluted":1},"a":1}'));
    expect([Object.getPrototypeOf(plain), Object.keys(Object(plain) as object)]).toEqual([
      Object.prototype,
      ["a"],
    ]);
    const own = parse('{"__proto__":{"x":1}}');
    const back = fromJSON(parse(JSON.stringify(toJSON(own)))) as object;
    expect(Object.getOwnPropertyDescriptor(back, "__proto__")?.value).toEqual({ x: 1 });
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  });

  it("constructor and prototype are properties like any other, which shadow and change nothing", () => {
    const back = fromJSON(parse('{"constructor":{"prototype":{"polluted":1}}}'));
    expect(back).toEqual({ constructor: { prototype: { polluted: 1 } } });
    expect(Object.hasOwn(back as object, "constructor")).toBe(true);
  });
});

describe("a class that is none", () => {
  it.each([
    "Object",
    "Function",
    "Array",
    "Date",
    "RegExp",
    "eval",
    "globalThis",
    "process",
    "tsglove",
    "tsglove#fromJSON",
    "constructor",
    "__proto__",
    "prototype",
    "toString",
    "",
    " ",
    "../../etc/passwd",
    "node:child_process#exec",
    "data:text/javascript,globalThis.polluted=1",
    "x".repeat(1_000_000),
    `${"Conv".repeat(40)}#Conv`,
  ])("$class %#: is not loaded", (name) => {
    const act = (): unknown => fromJSON({ $class: name, filters: 32 });
    expect(act).toThrow(TypeError);
    expect(act).toThrow(/^fromJSON: no class ".*" is loaded; import its module first/s);
    try {
      act();
    } catch (error) {
      expect(String(error).length).toBeLessThan(3000);
    }
  });

  it.each([5, null, true, [], {}, [conv], { $class: conv }])("$class %j: is no text", (name) => {
    expect(() => fromJSON({ $class: name })).toThrow(/^fromJSON: "\$class" is a text; there is /);
  });

  it("of an unknown name is kept as data where that is asked for, and is nothing that runs", () => {
    const kept = fromJSON({ $class: "Function", arg: "return process" }, { unknown: "keep" });
    expect(toJSON(kept)).toEqual({ $class: "Function", arg: "return process" });
    expect(() => format(kept)).toThrow(TypeError);
  });

  it("of a version that is none, or of the future, is refused", () => {
    for (const version of [0, -1, 1.5, "1", 1e400, 2 ** 53, null, true, [], {}])
      expect(() => fromJSON({ $class: conv, $version: version, filters: 32 })).toThrow(
        /^fromJSON: "\$version" is a whole number from 1 on; there is /,
      );
    expect(() => fromJSON({ $class: conv, $version: 2, filters: 32 })).toThrow(
      "fromJSON: Conv was written in version 2, and this program knows it up to version 1; read it with a newer program.",
    );
    expect(() => fromJSON({ $version: 1, filters: 32 })).toThrow(/^fromJSON: "\$version" is no mark/);
  });
});

describe("a migration", () => {
  it.each<readonly [string, (args: Readonly<Record<string, unknown>>) => unknown, RegExp]>([
    [
      "throws an Error",
      () => {
        throw new Error("mine");
      },
      /^fromJSON: a: the migration of Old from version 1: mine$/,
    ],
    [
      "throws a text",
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a migration throws may be anything
        throw "mine";
      },
      /^fromJSON: a: the migration of Old from version 1: mine$/,
    ],
    [
      "throws a RangeError",
      () => {
        throw new RangeError("mine");
      },
      /^fromJSON: a: the migration of Old from version 1: mine$/,
    ],
    [
      "gives nothing",
      () => undefined,
      /^fromJSON: a: the migration of Old from version 1 gave undefined, and not arguments by name\.$/,
    ],
    [
      "gives null",
      () => null,
      /^fromJSON: a: the migration of Old from version 1 gave null, and not arguments by name\.$/,
    ],
    ["gives a list", () => [1], /gave an array, and not arguments by name/],
    ["gives an object of a class", () => new Conv(32), /gave a Conv, and not arguments by name/],
    [
      "gives unknown arguments",
      () => ({ n: 1, m: 2 }),
      /^fromJSON: a: Old has no argument "m"; it takes n, list\./,
    ],
    ["gives too few", () => ({}), /^fromJSON: a: Old needs an argument "n"; it takes n, list\.$/],
    [
      "gives a trap",
      () => parse('{"n":1,"__proto__":{"polluted":1}}'),
      /^fromJSON: a: Old has no argument "__proto__"/,
    ],
  ])("that %s is refused by its path", (_kind, act, message) => {
    hostile.migrate = act;
    expect(() => fromJSON({ a: { $class: "hostile/Old", n: 1 } })).toThrow(message);
    hostile.migrate = (args) => args;
    expect(fromJSON({ a: { $class: "hostile/Old", n: 1 } })).toEqual({ a: new Old(1) });
  });
});

describe("size", () => {
  const deep = 100_000;
  const nested = (before: string, middle: string, after: string): string =>
    before.repeat(deep) + middle + after.repeat(deep);

  it.each([
    ["arrays", nested("[", "1", "]")],
    ["objects", nested('{"a":', "1", "}")],
    ["traps", nested('{"__proto__":', "1", "}")],
    ["choices", nested('{"$oneof":[', "1", "]}")],
    ["objects of a class", nested(`{"$class":"${net}","lr":1,"extra":`, "1", "}")],
    ["objects of an unknown class", nested('{"$class":"x","a":', "1", "}")],
    ["documents", nested('{"$shared":[],"$root":', "1", "}")],
    ["hints", `{"$oneof":[1],"hints":${nested("[", "1", "]")}}`],
  ])("%s nested 100,000 deep are refused, or left out", (kind, text) => {
    const json = parse(text);
    for (const unknown of ["error", "keep"] as const) {
      if (kind === "traps") {
        expect(fromJSON(json, { unknown })).toEqual({});
        continue;
      }
      expect(() => fromJSON(json, { unknown })).toThrow(/^fromJSON: .*/);
      try {
        fromJSON(json, { unknown });
      } catch (error) {
        expect(String(error)).toMatch(/nested more than \d+ deep|no class "x"|do not go together/);
        expect(String(error).length).toBeLessThan(1000);
      }
    }
  });

  it("references that lead 100,000 deep are refused; a thousand doublings are read, each once", () => {
    const chain = Array.from({ length: deep }, (_, index) =>
      index + 1 < deep ? [{ $ref: index + 1 }] : [1],
    );
    expect(() => fromJSON({ $root: { $ref: 0 }, $shared: chain })).toThrow(/nested more than 1000 deep/);
    // Written out it would have 2^400 items.
    const doubled = Array.from({ length: 401 }, (_, at) =>
      at < 400 ? [{ $ref: at + 1 }, { $ref: at + 1 }] : [1],
    );
    const value = fromJSON({ $root: { $ref: 0 }, $shared: doubled });
    const json = JSON.stringify(toJSON(value));
    expect(json.length).toBeLessThan(20_000);
    expect(JSON.stringify(toJSON(fromJSON(parse(json))))).toBe(json);
    expect(hash(value)).toBeTypeOf("number");
  });

  it("an array of five million numbers is read, and one of a million objects", () => {
    const numbers = parse(`[${"1,".repeat(4_999_999)}2]`);
    const list = fromJSON(numbers) as readonly number[];
    expect([list.length, list[4_999_999], list === numbers]).toEqual([5_000_000, 2, false]);
    const objects = fromJSON(parse(`[${'{"a":[]},'.repeat(999_999)}{}]`)) as readonly unknown[];
    expect([objects.length, objects[999_998], objects[999_999]]).toEqual([1_000_000, { a: [] }, {}]);
  });

  it("reads each item as often whatever their number", () => {
    const reads = (length: number): number => {
      let count = 0;
      const list = new Proxy(new Array<unknown>(length).fill({ a: 1 }), {
        get(target, key, receiver) {
          count++;
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
      fromJSON({ $class: net, lr: 0.1, head: { $class: conv, filters: 32 }, extra: list });
      return count / length;
    };
    expect(reads(100_000)).toBeLessThanOrEqual(reads(100) + 1);
  });

  it("a hundred thousand keys, shared objects and candidates are read", () => {
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]));
    expect(fromJSON(keys)).toEqual(keys);
    const many = Array.from({ length: 100_000 }, (_, index) => ({ $ref: index }));
    const shared = Array.from({ length: 100_000 }, (_, index) => [index]);
    expect(fromJSON({ $root: many, $shared: shared })).toHaveLength(100_000);
    expect(
      format(fromJSON({ $oneof: Array.from({ length: 100_000 }, (_, index) => index) })).length,
    ).toBeGreaterThan(500_000);
  });

  it("a bigint of a million digits, and a class with a hundred thousand unknown arguments, are refused", () => {
    expect(() => fromJSON({ $bigint: "9".repeat(1_000_000) })).toThrow(
      'fromJSON: "$bigint" is a text of at most 10,000 digits',
    );
    const args = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]));
    expect(() => fromJSON({ $class: conv, ...args })).toThrow('fromJSON: Conv has no argument "k0"');
    const long = "k".repeat(1_000_000);
    for (const json of [
      { $class: conv, [long]: 1 },
      { [`$${long}`]: 1 },
      { [long]: { $ref: 0 } },
      { $oneof: [1], [long]: 1 },
    ])
      try {
        fromJSON(json);
        expect.unreachable();
      } catch (error) {
        expect(String(error).length).toBeLessThan(1500);
      }
  });
});
