import { describe, expect, it } from "vitest";
import {
  absent,
  args,
  choice,
  define,
  float,
  hole,
  instance,
  int,
  labelled,
  list,
  many,
  object,
  PROPERTY,
  recursive,
  repeat,
} from "../compiled.js";
import { absent as absentCandidate } from "../hyper/absent.js";
import { fromJSON } from "../hyper/json.js";
import { manyof, permutate } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { nest } from "../testing/symbolic-values.js";
import { clone } from "./change/clone.js";
import { rebind } from "./change/rebind.js";
import { valueProblem } from "./check.js";
import type { Domain } from "./domain.js";
import { domainType } from "./domain-text.js";
import { accepts, isWithin } from "./fit.js";
import { toJSON } from "./json/json-write.js";

const config = object("depth", choice(1, 2, 3), "act", choice("relu", "gelu", absent()));
const tree = recursive("Tree", (self) => choice("leaf", list(self, self)));
const chain = recursive("Chain", (self) => object("next", choice(self, absent())));

class Box {
  constructor(readonly value: unknown) {}
  [args](): unknown[] {
    return [this.value];
  }
}
define(Box, "fit.test#Box", ["value", PROPERTY], () => [undefined]);

class SubBox extends Box {}

class Trainer {
  constructor(readonly config: unknown) {}
  [args](): unknown[] {
    return [this.config];
  }
}
define(Trainer, "fit.test#Trainer", ["config", PROPERTY], () => [
  object("act", choice("relu", "gelu"), "sizes", choice(list(choice(1, 2), choice(1, 2)), absent())),
]);

describe("a domain as a type", () => {
  it.each<[Domain, string]>([
    [config, '{ depth: 1 | 2 | 3; act?: "relu" | "gelu" }'],
    [object(), "{}"],
    [object("a-b", 1, "größe", 2, "0", 3), '{ "a-b": 1; größe: 2; "0": 3 }'],
    [list(choice(1, 2), "a"), '[1 | 2, "a"]'],
    [list(), "[]"],
    [repeat(choice(1, 2), 2), "[1 | 2, 1 | 2]"],
    [repeat(choice(1, 2), 5), "FixedArray<1 | 2, 5>"],
    [many(2, 1, "a", "b", "c"), 'ManyOf<"a" | "b" | "c", 2>'],
    [many(2, 3, "a", "b", "c"), 'ManyOf<"a" | "b" | "c", 2, { sorted: true }>'],
    [many(2, 0, "a", "b"), 'ManyOf<"a" | "b", 2, { distinct: false }>'],
    [many(2, 1, "left", "right"), 'Permutation<["left", "right"]>'],
    [labelled(float(0, 1, "linear"), "lr", true), 'Named<Hint<Float<0, 1>, true>, "lr">'],
    [labelled(choice(1, 2), undefined, "op"), 'Hint<1 | 2, "op">'],
    [object("a", labelled(choice(1, absent()), "n")), '{ a?: Named<1, "n"> }'],
    [choice(null, tree), "null | Tree"],
    [hole("string"), "string"],
    [instance(Box, [choice(1, 2)]), "Box"],
  ])("%# reads %s", (domain, text) => {
    expect(domainType(domain)).toBe(text);
  });
});

describe("plain values", () => {
  it.each<[Domain, unknown]>([
    [config, { depth: 1 }],
    [config, { depth: 3, act: "gelu", other: true }],
    [config, { depth: 3, act: undefined }],
    [object("name", hole("string"), "k", choice(1, 2)), { name: "anything", k: 1 }],
    [object("__proto__", choice(1, 2)), JSON.parse('{ "__proto__": 2 }')],
    [choice(config, "none"), "none"],
    [list(), []],
    [list(choice(1, 2), "a"), [2, "a"]],
    [repeat(int(0, 9, 1), 3), [0, 9, 5]],
    [many(2, 1, 1, 2, 3), [3, 1]],
    [many(2, 3, 1, 2, 3), [1, 3]],
    [many(2, 0, 1, 2, 3), [3, 3]],
    [many(2, 2, 1, 2, 3), [2, 2]],
    // An item may be several candidates: the one that leaves the rest theirs is found.
    [many(2, 1, choice(1, 2), 1), [1, 2]],
    [many(0, 1), []],
    [labelled(choice(1, 2), "n"), 2],
    [tree, [["leaf", "leaf"], "leaf"]],
    [chain, { next: { next: {} } }],
    [instance(Box, [choice(1, 2)]), new Box(2)],
    // What a subclass does with its parameters is its own affair.
    [instance(Box, [choice(1, 2)]), new SubBox(3)],
    [recursive("Boxes", (self) => choice(null, instance(Box, [self]))), new Box(new Box(null))],
  ])("case %# is accepted", (domain, value) => {
    expect(valueProblem(domain, value)).toBeUndefined();
  });

  it.each<[Domain, unknown, string]>([
    [config, { depth: 1, act: "tanh" }, 'act: "tanh" is not "relu" | "gelu"'],
    [config, { act: "relu" }, "depth: it is missing; it has to be 1 | 2 | 3"],
    [config, { depth: undefined }, "depth: undefined is not 1 | 2 | 3"],
    [config, 3, '3 is not { depth: 1 | 2 | 3; act?: "relu" | "gelu" }'],
    [config, [1], "an array is not {"],
    [config, new Box(1), "a Box is not {"],
    [object("a", object("b", list(1, choice(2, 3)))), { a: { b: [1, 4] } }, "a.b[1]: 4 is not 2 | 3"],
    [list(1, 2), [1], "a list of 1 is not [1, 2]"],
    [list(1, 2), "12", '"12" is not [1, 2]'],
    [list(1, 2), { 0: 1, 1: 2, length: 2 }, "a plain object is not [1, 2]"],
    [list(choice(1)), Array(1), "[0]: undefined is not 1"],
    [many(2, 1, 1, 2, 3), [3, 3], "its items are not taken each once, of ManyOf<1 | 2 | 3, 2>"],
    [many(2, 3, 1, 2, 3), [3, 1], "each once, in their order"],
    [many(2, 2, 1, 2, 3), [3, 1], "not taken in their order"],
    [many(2, 1, 1, 2, 3), [1, 4], "[1]: 4 is not 1 | 2 | 3"],
    [many(2, 1, 1, 2, 3), [1], "a list of 1 is not"],
    [tree, [["leaf", "twig"], "leaf"], '[0][1]: "twig" is not "leaf" | [Tree, Tree]'],
    [chain, { next: { next: 3 } }, "next.next: 3 is not Chain"],
    [instance(Box, [choice(1, 2)]), new Box(3), "value: 3 is not 1 | 2"],
    [instance(Box, [choice(1, 2)]), { value: 1 }, "a plain object is not Box"],
    // Of a union that member counts which the value comes nearest to.
    [
      choice(object("kind", "b", "y", 1), object("kind", "a", "x", choice(1, 2))),
      { kind: "a", x: 5 },
      "x: 5",
    ],
    [object("__proto__", choice(1, 2)), {}, "__proto__: it is missing"],
  ])("case %# is refused by its path", (domain, value, problem) => {
    expect(valueProblem(domain, value)).toContain(problem);
    expect(accepts(domain, value)).toBe(false);
  });

  it("are within a space only as points of it", () => {
    expect(isWithin(config, { depth: 1 })).toBe(true);
    expect(isWithin(config, { depth: 1, other: 2 })).toBe(false);
    expect(isWithin(config, { depth: 1, act: undefined })).toBe(false);
    expect(isWithin(instance(Box), new Box(1))).toBe(true);
    expect(isWithin(instance(Box), new SubBox(1))).toBe(false);
    expect(isWithin(hole("string"), "a")).toBe(false);
    expect(isWithin(config, { depth: oneof([1, 2]) })).toBe(false);
  });
});

describe("hyper values", () => {
  const pairs = many(2, 3, "a", "b", "c");
  it.each<[Domain, unknown]>([
    [config, { depth: oneof([1, 3]), act: "relu" }],
    [config, { depth: 2, act: oneof(["relu", absentCandidate]) }],
    [config, { depth: 2, act: oneof(["relu", undefined]) }],
    [config, oneof([{ depth: 1 }, { depth: oneof([2, 3]) }])],
    [list(float(0, 1, "linear"), 1), [floatv(0.1, 0.5), 1]],
    [object("x", hole("string")), { x: oneof(["a", 3]) }],
    [hole("string"), manyof(2, [1, 2, 3])],
    [pairs, manyof(2, ["a", "c"], { sorted: true })],
    [many(2, 1, "a", "b", "c"), manyof(2, ["c", "a"])],
    [many(2, 0, "a", "b"), manyof(2, ["b", "a"], { distinct: false })],
    [many(2, 1, "a", "b"), permutate(["b", "a"])],
    [many(2, 1, "a", "b"), [oneof(["a", "b"]), "a"]],
    [repeat(int(0, 9, 1), 2), manyof(2, [1, 2, 3])],
    [choice("none", pairs), manyof(2, ["a", "b", "c"], { sorted: true })],
    [labelled(float(0, 1, "linear"), "lr"), floatv(0, 1)],
    [recursive("N", (self) => choice(int(1, 3, 1), list(self))), [intv(1, 2)]],
    [tree, oneof(["leaf", ["leaf", oneof(["leaf", ["leaf", "leaf"]])]])],
  ])("case %# fits", (domain, value) => {
    expect(valueProblem(domain, value)).toBeUndefined();
  });

  it.each<[Domain, unknown, string]>([
    [config, { depth: oneof([1, 4]) }, "depth: candidate 1 does not fit 1 | 2 | 3: 4 is not 1 | 2 | 3"],
    [config, { depth: oneof([1, absentCandidate]) }, "absent does not fit 1 | 2 | 3, which has to be there"],
    [config, oneof([{ depth: 1 }, { depth: 1, act: 1 }]), 'act: 1 is not "relu" | "gelu"'],
    [list(float(0, 1, "linear")), [floatv(0, 2)], "[0]: Float<0, 2> does not fit Float<0, 1>"],
    [config, floatv(0, 1), "does not fit {"],
    [pairs, manyof(2, ["a", "b"]), "its items may come in any order"],
    [pairs, manyof(2, ["b", "a"], { sorted: true }), "its candidates do not fit"],
    [pairs, manyof(2, ["a", "b"], { sorted: true, distinct: false }), "a candidate may come twice"],
    [pairs, manyof(2, ["a", "d"], { sorted: true }), 'candidate 1 does not fit ManyOf<"a"'],
    [pairs, manyof(3, ["a", "b", "c"], { sorted: true }), "a list of 3 does not fit"],
    [list(choice(1, 2), choice(1)), manyof(2, [1, 2]), "candidate 1 does not fit [1 | 2, 1]: 2 is not 1"],
    [config, manyof(1, [1]), "a list of 1 does not fit"],
    [tree, oneof(["leaf", ["leaf", oneof(["leaf", "twig"])]]), "twig"],
  ])("case %# does not", (domain, value, problem) => {
    expect(valueProblem(domain, value)).toContain(problem);
  });
});

describe("deep and circular values", () => {
  it("have an end", () => {
    const circle: { next?: unknown } = {};
    circle.next = { next: circle };
    expect(accepts(chain, circle)).toBe(true);
    expect(isWithin(tree, circle)).toBe(false);
    const wrong: { next?: unknown } = {};
    wrong.next = [{ next: wrong }];
    expect(valueProblem(chain, wrong)).toBe("next: an array is not Chain");
  });

  it("are refused where they are deeper than programs are", () => {
    const lists = recursive("Lists", (self) => choice(list(), list(self)));
    expect(accepts(lists, nest(400))).toBe(true);
    expect(valueProblem(lists, nest(10_000))).toContain("it is nested more than 1000 deep");
    expect(isWithin(lists, nest(10_000))).toBe(false);
    let hyper: unknown = [];
    for (let i = 0; i < 10_000; i++) hyper = oneof([[], [hyper]]);
    expect(valueProblem(lists, hyper)).toContain("it is nested more than 1000 deep");
  });

  it("take time in proportion, however many members a union has that might fit", () => {
    const nodes = recursive("Node", (self) =>
      choice("end", object("a", self, "kind", 1), object("a", self, "kind", 2), object("a", self, "kind", 3)),
    );
    let value: unknown = "wrong";
    for (let i = 0; i < 100; i++) value = { a: value, kind: 3 };
    expect(accepts(nodes, value)).toBe(false);
  });

  it("are 10,000 at a time no trouble", () => {
    const names = Array.from({ length: 2000 }, (_, index) => `n${index}`);
    expect(accepts(many(2000, 1, ...names), [...names].reverse())).toBe(true);
    expect(accepts(many(2000, 1, ...names), [...names.slice(1), "n1"])).toBe(false);
    expect(accepts(repeat(choice(0, 1), 10_000), Array(10_000).fill(1))).toBe(true);
    const wide = object(...names.flatMap((name) => [name, choice(0, 1)]));
    expect(accepts(wide, Object.fromEntries(names.map((name) => [name, 1])))).toBe(true);
  });
});

describe("arguments", () => {
  const trainer = new Trainer({ act: "relu", sizes: [1, 2] });

  it("are named by the path inside them where they are refused", () => {
    expect(() => rebind(clone(trainer), { config: { act: "tanh" } })).toThrow(
      'config.act: "tanh" is not "relu" | "gelu".',
    );
    expect(() => clone(trainer, { config: { act: "relu", sizes: [1, 3] } })).toThrow(
      "config.sizes[1]: 3 is not 1 | 2.",
    );
    const json = JSON.parse(JSON.stringify(toJSON(trainer)).replace("relu", "tanh")) as unknown;
    expect(() => fromJSON(json)).toThrow('fromJSON: config.act: "tanh" is not "relu" | "gelu".');
  });
});

it("a property with a default may be left out, where the space always has it", () => {
  const domain = object("a", choice(1, 2), 1, "b", "only", 1, "c", choice(3, 4));
  expect(accepts(domain, { c: 4 })).toBe(true);
  expect(accepts(domain, { a: undefined, c: oneof([3, 4]) })).toBe(true);
  expect(accepts(domain, { a: 3, c: 4 })).toBe(false);
  expect(accepts(domain, { a: 1, b: "only" })).toBe(false);
  expect(isWithin(domain, { c: 4 })).toBe(false);
  expect(isWithin(domain, { a: 1, b: "only", c: 4 })).toBe(true);
  expect(domainType(domain)).toBe('{ a?: 1 | 2; b?: "only"; c: 3 | 4 }');
});
