/** Spaces of types, from the calls that the transformer writes. */
import { describe, expect, expectTypeOf, it } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import {
  absent,
  choice,
  constant,
  float,
  hole,
  instance,
  instantiatedSpace,
  int,
  labelled,
  list,
  many,
  object,
  recursive,
  repeat,
  typeSpace,
} from "../compiled.js";
import type { Literal } from "../geno/literal.js";
import { sizeText } from "../geno/cardinality.js";
import type { Domain } from "../symbolic/domain.js";
import { searchable } from "../symbolic/searchable.js";
import { format } from "../symbolic/reading/format.js";
import { rebind } from "../symbolic/change/rebind.js";
import { sample } from "../tuning/sample.js";
import type { Study } from "../tuning/study.js";
import { iterate } from "./materialize.js";
import { dnaSpec, template } from "./template.js";
import { searchSpace } from "./search-space.js";
import { classOf } from "../testing/class-of.js";

const config = object(
  "depth",
  choice(1, 2, 3),
  "act",
  choice("relu", "gelu", absent()),
  "lr",
  float(1e-5, 0.1, "log"),
);

describe("the space of a type", () => {
  it.each([
    [
      config,
      '{ depth: oneof([1, 2, 3]), act: oneof(["relu", "gelu", absent]), lr: floatv(1e-5, 0.1, "log") }',
      "9 × ℝ",
    ],
    [object(), "{}", "1"],
    [object("a", 1, "b", choice(absent())), "{ a: 1, b: oneof([absent]) }", "1"],
    [constant("a"), '"a"', "1"],
    [choice("a", "b"), 'oneof(["a", "b"])', "2"],
    [choice(undefined, null, 1n, absent()), "oneof([undefined, null, 1n, absent])", undefined],
    [float(0, 1, "linear"), "floatv(0, 1)", "ℝ"],
    [int(1, 9, 2), "intv(1, 9, 2)", "5"],
    [list(), "[]", "1"],
    [list(choice(1, 2), "a", list(choice(3, 4))), '[oneof([1, 2]), "a", [oneof([3, 4])]]', "4"],
    [repeat(choice(1, 2), 3), "[oneof([1, 2]), oneof([1, 2]), oneof([1, 2])]", "8"],
    [choice(list(choice(1, 2), 3), list(choice(1, 2))), "oneof([[oneof([1, 2]), 3], [oneof([1, 2])]])", "4"],
    [many(2, 3, "a", "b", "c"), 'manyof(2, ["a", "b", "c"], { sorted: true })', "3"],
    [many(2, 0, "a", "b"), 'manyof(2, ["a", "b"], { distinct: false })', "4"],
    [many(2, 1, 1, 2), "permutate([1, 2])", "2"],
    [many(0, 1), "[]", "1"],
    [many(1, 1, object("a", choice(1, 2)), "b"), 'manyof(1, [{ a: oneof([1, 2]) }, "b"])', "3"],
    [labelled(choice(1, 2), "n", "h"), 'oneof([1, 2], { name: "n", hints: "h" })', "2"],
    [labelled(float(0, 1, "linear"), undefined, true), 'floatv(0, 1, "linear", { hints: true })', "ℝ"],
    [labelled(many(2, 0, 1, 2), "n"), 'manyof(2, [1, 2], { distinct: false, name: "n" })', "4"],
    [
      labelled(labelled(int(1, 2, 1), "inner", 1), "outer"),
      'intv(1, 2, 1, { name: "outer", hints: 1 })',
      "2",
    ],
    // What decides nothing has no point that could be called so.
    [labelled(object("a", choice(1, 2)), "n"), "{ a: oneof([1, 2]) }", "2"],
    [object("größe", choice(1, 2), "a.b", 1, "0", 2), '{ "0": 2, größe: oneof([1, 2]), "a.b": 1 }', "2"],
    [object("__proto__", choice(1, 2)), '{ ["__proto__"]: oneof([1, 2]) }', "2"],
    [
      choice(object("kind", "a", "x", choice(1, 2)), object("kind", "b")),
      'oneof([{ kind: "a", x: oneof([1, 2]) }, { kind: "b" }])',
      "3",
    ],
  ] as const)("%# is what one would compose", (domain, source, size) => {
    const space = typeSpace("T", () => domain);
    expect(format(space, { width: Infinity })).toBe(source);
    if (size !== undefined) expect(sizeText(dnaSpec(space).space)).toBe(size);
  });

  it("takes a bare literal for a domain", () => {
    expect(typeSpace("T", () => 32)).toBe(32);
    expect(typeSpace("T", () => undefined)).toBeUndefined();
  });

  it.each<readonly [string, () => Domain | Literal, readonly unknown[]]>([
    ["a literal", () => "a", ["a"]],
    ["an empty object", () => object(), [{}]],
    ["a union of literals", () => choice("a", "b"), ["a", "b"]],
    ["undefined", () => choice(undefined, 1), [undefined, 1]],
    [
      "a permutation",
      () => many(2, 1, 1, 2),
      [
        [1, 2],
        [2, 1],
      ],
    ],
  ])("that is %s is searched to its end", (_, domain, values) => {
    const found: unknown[] = [];
    const study = sample(typeSpace("T", domain), new RandomSearch({ seed: 1 }), { trials: 40 });
    for (const [value, feedback] of study) {
      if (!found.some((each) => JSON.stringify(each) === JSON.stringify(value))) found.push(value);
      feedback(1);
    }
    expect(new Set(found.map((each) => JSON.stringify(each)))).toEqual(
      new Set(values.map((each) => JSON.stringify(each))),
    );
    expect([...iterate(typeSpace("T", domain))]).toEqual(values);
  });

  it("that is a float alone yields numbers", () => {
    const study = sample(
      typeSpace("T", () => float(2, 3, "linear")),
      new RandomSearch({ seed: 1 }),
      { trials: 5 },
    );
    for (const [value, feedback] of study) {
      expect(value).toBeGreaterThanOrEqual(2);
      expect(value).toBeLessThanOrEqual(3);
      feedback(1);
    }
  });

  it("goes through a product with its last property first, and leaves absent ones out", () => {
    const space = typeSpace("T", () => object("a", choice(1, absent()), "b", choice("x", "y")));
    expect([...iterate(space)]).toEqual([{ a: 1, b: "x" }, { a: 1, b: "y" }, { b: "x" }, { b: "y" }]);
    expect([...iterate(space)].map((each) => Object.keys(each as object).join())).toEqual([
      "a,b",
      "a,b",
      "b",
      "b",
    ]);
  });

  it("gives each place objects of its own", () => {
    const pair = object("a", choice(1, 2));
    const space = typeSpace("T", () => list(pair, pair)) as [{ a: number }, { a: number }];
    rebind(space, { "[0].a": 1 });
    expect(format(space)).toBe("[{ a: 1 }, { a: oneof([1, 2]) }]");
  });
});

describe("names and hints", () => {
  it("tie decisions of one name and one domain", () => {
    const width = labelled(choice(8, 16), "width");
    const space = typeSpace("T", () => object("a", width, "b", list(width)));
    expect([...iterate(space)]).toEqual([
      { a: 8, b: [8] },
      { a: 16, b: [16] },
    ]);
  });

  it("are refused for two domains, both of which are told", () => {
    const space = typeSpace("T", () =>
      object("a", labelled(choice(8, 16), "w"), "b", labelled(choice(8, 32), "w")),
    );
    expect(() => dnaSpec(space)).toThrow(
      '"b": the name "w" stands for oneof([8, 32], { name: "w" }) here and for oneof([8, 16], { name: "w" }) elsewhere',
    );
  });

  it("tell a partition what it decides", () => {
    const space = typeSpace("T", () =>
      object(
        "op",
        labelled(choice("conv", "pool"), "op", "arch"),
        "lr",
        labelled(float(0, 1, "linear"), undefined, "opt"),
      ),
    );
    const seen: unknown[] = [];
    const { spec } = template(space, { where: ({ hints }) => (seen.push(hints), hints === "arch") });
    expect(seen).toEqual(["arch", "opt"]);
    expect(spec.decisionPoints.map(({ id, name, hints }) => [id, name, hints])).toEqual([
      ["op", "op", "arch"],
    ]);
  });
});

describe("holes", () => {
  const Trainer = classOf("Trainer", {
    config: { domain: object("name", hole("string"), "act", choice(1, 2)) },
  });
  const Lenient = classOf("Lenient", {
    k: { domain: choice(1, 2) },
    config: { domain: choice(hole("string"), 1), optional: true },
  });

  it.each([
    [
      () => typeSpace("Config", () => object("a", list(hole("string[]")))),
      "Config.a[0] has type string[], which has nothing to search: give it a union of literals",
    ],
    [() => typeSpace("string", () => hole("string")), "string has type string"],
    [() => searchSpace(Trainer), "Trainer.config.name has type string"],
    [() => typeSpace("T", () => choice(1, object("x", hole("Date")))), "T = { x: Date }.x has type Date"],
    [() => typeSpace("T", () => object("a-b", object("c", hole("Date")))), "T.a-b.c has type Date"],
    [
      () => typeSpace("T", () => repeat(choice(1, 2), 1e9)),
      "T has type FixedArray<…, 1000000000> (more than 100000 items)",
    ],
  ] as const)("are refused by their path: case %#", (make, message) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it("leave a parameter that is optional unsearched", () => {
    expect(format(searchSpace(Lenient))).toBe("new Lenient(oneof([1, 2]))");
    expect(() => new Lenient(1, "whatever")).not.toThrow();
  });
});

describe("a generic class with its type arguments", () => {
  const Box = classOf("Box", { value: { domain: undefined }, size: { domain: choice("s", "l") } });

  it("has the space that they say", () => {
    expect(format(instantiatedSpace(Box, () => [choice(32, 64), choice("s", "l")]))).toBe(
      'new Box(oneof([32, 64]), oneof(["s", "l"]))',
    );
    expect(format(instantiatedSpace(Box, () => [7, choice("s")]))).toBe('new Box(7, oneof(["s"]))');
    expect(() => instantiatedSpace(Box, () => [undefined, choice("s")])).toThrow(
      "Box.value has a type without a domain",
    );
    expect(() => searchSpace(Box)).toThrow("Box.value has a type without a domain");
  });

  it("may hold one of other arguments", () => {
    const inner = instance(Box, [choice(1, 2), "s"]);
    expect(format(typeSpace("T", () => instance(Box, [inner, "l"])))).toBe(
      'new Box(new Box(oneof([1, 2]), "s"), "l")',
    );
  });

  it("or itself, to a depth", () => {
    const chain = recursive("Chain", (self) => instance(Box, [choice(self, "end"), "s"]));
    expect(
      format(
        typeSpace("Chain", () => chain, { maxDepth: 2 }),
        { width: 200 },
      ),
    ).toBe('new Box(oneof([new Box("end", "s"), "end"]), "s")');
    expect(() => typeSpace("Chain", () => chain)).toThrow(
      "Chain.value = Chain: Chain contains itself (Chain → Box → Chain)",
    );
  });
});

describe("starts", () => {
  const start = (space: unknown): unknown => {
    const { decode, start: first } = template(space);
    return decode(first());
  };
  const tree = recursive("Tree", (self) => choice("leaf", list(self, self)));

  it.each([
    [config, { depth: 2, act: "gelu", lr: 0.01 }],
    [config, { depth: 3, lr: 0.01 }],
    [object("a", labelled(choice(object("x", choice(1, 2)), "none"), "n")), { a: { x: 2 } }],
    [object("a", choice(object("x", choice(1, 2)), "none")), { a: { x: 2 } }],
    [list(choice(1, 2), list(int(0, 9, 1))), [2, [7]]],
    [choice(list(choice(1, 2)), list(choice(1, 2), 3)), [2, 3]],
    [many(2, 1, "a", "b", "c"), ["c", "a"]],
    [many(2, 3, object("k", choice(1, 2)), "b", "c"), [{ k: 2 }, "c"]],
    [many(0, 1), []],
    [choice(undefined, 1), undefined],
  ] as const)("are defaults of all kinds: case %#", (domain, value) => {
    const Started = classOf("Started", { value: { domain, optional: true } }, () => [value]);
    expect((start(searchSpace(Started)) as { value: unknown }).value).toEqual(value);
  });

  it.each([
    [config, { depth: 2, lr: 0.01, other: 1 }, { depth: 2, lr: 0.01 }],
    [choice("none", config), { depth: 2, lr: 0.01, other: 1 }, { depth: 2, lr: 0.01 }],
    [choice(object("a", 1), object("a", 1, "b", choice(2, 3))), { a: 1, b: 3 }, { a: 1, b: 3 }],
    [object("in", object("x", choice(1, 2))), { in: { x: 2, y: 3 } }, { in: { x: 2 } }],
    [object("a", choice(1, 2), 1, "b", "only", 1, "c", choice(3, 4)), { c: 4 }, { a: 1, b: "only", c: 4 }],
  ] as const)("may say more than there is to search, or less: case %#", (domain, value, first) => {
    const Started = classOf("Started", { value: { domain, optional: true } }, () => [value]);
    expect((start(searchSpace(Started)) as { value: unknown }).value).toEqual(first);
  });

  it.each([
    [config, { depth: 7, lr: 0.01 }, { depth: 1, act: "relu" }],
    [many(2, 3, "a", "b", "c"), ["c", "a"], ["a", "b"]],
    [list(choice(1, 2)), [2, 2], [1]],
  ] as const)("pass over what the domain does not have: case %#", (domain, value, first) => {
    const Started = classOf("Unstarted", { value: { domain, optional: true } }, () => [value]);
    expect((start(searchSpace(Started)) as { value: unknown }).value).toMatchObject(first);
  });

  it("lie no deeper than the space", () => {
    const deep = [["leaf", "leaf"], "leaf"];
    const Deep = classOf("Deep", { value: { domain: tree, optional: true } }, () => [deep]);
    const at = (maxDepth: number): unknown =>
      (start(searchSpace(Deep, { maxDepth })) as { value: unknown }).value;
    expect(at(3)).toEqual(deep);
    expect(at(2)).toEqual(["leaf", "leaf"]);
    expect(at(1)).toEqual("leaf");
    const Bag = classOf("Bag", { value: { domain: many(1, 1, tree, "x"), optional: true } }, () => [[deep]]);
    expect((start(searchSpace(Bag, { maxDepth: 2 })) as { value: unknown }).value).toEqual(["leaf"]);
    expect((start(searchSpace(Bag, { maxDepth: 3 })) as { value: unknown }).value).toEqual([deep]);
  });
});

describe("searchSpace itself", () => {
  class Plain {
    constructor(readonly a: number) {}
  }

  it("says what is the matter with a call", () => {
    expect(() => searchSpace<{ a: 1 }>()).toThrow(
      "searchSpace<T>() reads a type, which only the tsglove transformer sees: it did not compile this call. Build with tspc",
    );
    expect(() => searchSpace<{ a: 1 }>({ maxDepth: 3 })).toThrow("did not compile this call");
    expect(() => searchSpace(Plain)).toThrow("Plain is no search space: it has no @searchable");
    // A class that was not compiled is a proxy (see searchable.ts), and no function that could be symbolized.
    expect(() => searchSpace(searchable(Plain))).toThrow("Plain is no search space: it has no @searchable");
    expect(() => searchSpace(() => 1)).toThrow(
      "searchSpace: this is a function, and not symbolic: give symbolize(...).",
    );
    // @ts-expect-error -- an object is no class
    expect(() => searchSpace(new Plain(1))).toThrow(
      "searchSpace: a Plain is no class. Give the class itself, searchSpace(Trainer), or a type, searchSpace<Config>()",
    );
    // @ts-expect-error -- nor is a text
    expect(() => searchSpace("x")).toThrow('searchSpace: "x" is no class.');
    // @ts-expect-error -- nor null
    expect(() => searchSpace(null)).toThrow("searchSpace: null is no class.");
    expect(() => typeSpace("T", () => 1, { maxDepth: 0 })).toThrow("a depth of 0 holds no object");
    expect(() => typeSpace("T", () => choice())).toThrow(
      "there is no T: a part of it is a choice without candidates",
    );
  });

  it("has the type that it searches", () => {
    interface Config {
      depth: 1 | 2;
      act?: "relu";
    }
    const classSpace = (): Plain => searchSpace(Plain);
    expectTypeOf(classSpace).returns.toEqualTypeOf<Plain>();
    const types = (): void => {
      expectTypeOf(searchSpace<Config>()).toEqualTypeOf<Config>();
      expectTypeOf(searchSpace<32 | 64>({ maxDepth: 3 })).toEqualTypeOf<32 | 64>();
      expectTypeOf(searchSpace(Plain, { maxDepth: 3 })).toEqualTypeOf<Plain>();
      expectTypeOf(sample(searchSpace<Config>(), new RandomSearch())).toEqualTypeOf<Study<Config>>();
      for (const [value] of sample(searchSpace<"a" | "b">(), new RandomSearch()))
        expectTypeOf(value).toEqualTypeOf<"a" | "b">();
    };
    expect(types).toBeTypeOf("function");
  });
});
