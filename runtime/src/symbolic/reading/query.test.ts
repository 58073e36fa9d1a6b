import { describe, expect, it } from "vitest";
import { oneof } from "../../hyper/oneof.js";
import { circle } from "../../testing/symbolic-values.js";
import { contains, query, valueAt } from "./query.js";
import { ref } from "../ref.js";
import { traverse } from "./traverse.js";

const net = {
  units: 8,
  layers: [
    { units: 16, act: "relu" },
    { units: 32, inner: { units: 64, deep: { units: 1 } } },
  ],
  unitsBefore: 3,
};
const paths = (what: Parameters<typeof query>[1]): readonly string[] =>
  query(net, what).map(([path]) => path);

describe("query", () => {
  it.each([
    ["units", ["units"]],
    [
      "**.units",
      ["units", "layers[0].units", "layers[1].units", "layers[1].inner.units", "layers[1].inner.deep.units"],
    ],
    ["layers[*].units", ["layers[0].units", "layers[1].units"]],
    ["layers[1].**", ["layers[1].units", "layers[1].inner"]],
    [
      "layers.**.units",
      ["layers[0].units", "layers[1].units", "layers[1].inner.units", "layers[1].inner.deep.units"],
    ],
    ["layers[1].**.units", ["layers[1].units", "layers[1].inner.units", "layers[1].inner.deep.units"]],
    ["units*", ["units", "unitsBefore"]],
    ["*", ["units", "layers", "unitsBefore"]],
    ["**", [""]],
    ["layers[0]", ["layers[0]"]],
    ["layers[0", []],
    ["lay.rs", []],
    ["", [""]],
    [/units/, ["units"]],
    [
      /.*units/g,
      ["units", "layers[0].units", "layers[1].units", "layers[1].inner.units", "layers[1].inner.deep.units"],
    ],
    [/UNITS|act/i, ["units"]],
  ])("finds %s by the whole path", (pattern, found) => {
    expect(paths(pattern)).toEqual(found);
    expect(paths(pattern)).toEqual(found);
  });

  it("finds what a function says, by value, key, parent and path", () => {
    expect(paths((value) => value === 16)).toEqual(["layers[0].units"]);
    expect(paths((_, key) => key === 1)).toEqual(["layers[1]"]);
    expect(paths((_, __, parent) => parent === net.layers[0])).toEqual(["layers[0].units", "layers[0].act"]);
    expect(paths({ path: "**.units", where: (value) => Number(value) > 20 })).toEqual([
      "layers[1].units",
      "layers[1].inner.units",
    ]);
  });

  it("enters what it has found only if it is told to", () => {
    const isObject = (value: unknown): boolean => typeof value === "object" && !Array.isArray(value);
    expect(paths(isObject)).toEqual([""]);
    expect(paths({ where: isObject, enterSelected: true })).toEqual([
      "",
      "layers[0]",
      "layers[1]",
      "layers[1].inner",
      "layers[1].inner.deep",
    ]);
  });

  it("looks into candidates, not into shared parts, and names odd keys", () => {
    const shared = ref({ x: 1 });
    const value = { a: oneof([1, { x: 2 }]), shared };
    expect(query(value, (part) => typeof part === "number").map(([path]) => path)).toEqual([
      "a[0]",
      "a[1].x",
    ]);
    expect(query(value, (part) => part === shared)).toEqual([["shared", shared]]);
    expect(query(shared, "x")).toEqual([["x", 1]]);
  });

  it("takes 10,000 parts, and refuses what has no end", () => {
    const wide = Array.from({ length: 10_000 }, (_, i) => ({ i }));
    expect(query(wide, "[*].i")).toHaveLength(10_000);
    expect(() => query(circle(), "x")).toThrow(
      "traverse: the value contains itself: a[1].self is the root again",
    );
  });
});

describe("traverse", () => {
  const walk = (step: (path: string) => "enter" | "skip" | "stop" | undefined): [string[], boolean] => {
    const seen: string[] = [];
    const ended = traverse(
      { a: [1, { b: 2 }], c: 3 },
      {
        pre(_, __, ___, path) {
          seen.push(`<${path}`);
          return step(path);
        },
        post(_, __, ___, path) {
          seen.push(`${path}>`);
          return path === "c" ? "stop" : undefined;
        },
      },
    );
    return [seen, ended];
  };

  it("shows parents before and after their parts, and stops where it is told to", () => {
    expect(walk(() => undefined)).toEqual([
      ["<", "<a", "<a[0]", "a[0]>", "<a[1]", "<a[1].b", "a[1].b>", "a[1]>", "a>", "<c", "c>"],
      false,
    ]);
    expect(walk((path) => (path === "a" ? "skip" : "enter"))[0]).toEqual(["<", "<a", "a>", "<c", "c>"]);
    expect(walk((path) => (path === "a[0]" ? "stop" : "enter"))).toEqual([["<", "<a", "<a[0]"], false]);
    expect(traverse(1, {})).toBe(true);
  });
});

describe("contains", () => {
  it("looks for an equal part, an object of a class, a function", () => {
    const run = (): number => 1;
    const value = { a: [1, { b: NaN }], run, date: new Date(0) };
    expect(
      [1, NaN, { b: NaN }, [1, { b: NaN }], run, Date, value].map((each) => contains(value, each)),
    ).toEqual(new Array(7).fill(true));
    expect([2, { b: 1 }, Map, (): number => 1, new Date(0)].map((each) => contains(value, each))).toEqual(
      new Array(5).fill(false),
    );
  });
});

describe("valueAt", () => {
  it("gives what stands at a path, with its type", () => {
    const units: number = valueAt(net, "layers[1].units");
    expect([units, valueAt(net, "layers[0].act"), valueAt(net, "layers")]).toEqual([32, "relu", net.layers]);
    // @ts-expect-error -- there is no such path
    expect(() => valueAt(net, "layer")).toThrow(
      '"layer" leads nowhere: the value has units, layers, unitsBefore.',
    );
    // @ts-expect-error -- there is no such path
    expect(() => valueAt(net, "units.x")).toThrow('"units.x" leads nowhere: "units" has no parts.');
    expect(() => valueAt(net, "layers[2].act")).toThrow('"layers[2].act" leads nowhere: "layers" has 0, 1.');
    expect(() => valueAt({ a: oneof([{ b: 1 }]) }, "a.b")).toThrow(
      '"a" is oneof([...]), which is not decided',
    );
    expect(() => valueAt({ a: ref({ b: 1 }) }, "a.b")).toThrow('"a" is shared');
  });
});
