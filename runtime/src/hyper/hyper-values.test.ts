import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { eq } from "../symbolic/reading/equal.js";
import { format } from "../symbolic/reading/format.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { floatDomain, intDomain, type Domain } from "../symbolic/domain.js";
import { isOpen } from "../symbolic/marks.js";
import { clone } from "../symbolic/change/clone.js";
import { rebind } from "../symbolic/change/rebind.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";

describe("making a hyper value", () => {
  it.each([
    [() => floatv(1, 1), "Float: the range 1 to 1 is empty"],
    [() => floatv(2, 1), "Float: the range 2 to 1 is empty; write the smaller number first."],
    [() => floatv(0, 1, "log"), "a log scale has no 0; give a lower bound above 0"],
    [() => floatv(NaN, 1), "not finite"],
    [() => intv(2, 1), "Int: the range 2 to 1 is empty; write the smaller number first."],
    [() => intv(0.5, 2), "has a part that is no whole number"],
    [() => intv(0, 2, 0), "a step of 0 leads nowhere"],
    [() => intv(0, 2, -1), "a step of -1 leads nowhere"],
    [() => intv(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), "more values than can be counted"],
    [() => intv(0, Number.MAX_SAFE_INTEGER), "more values than can be counted"],
    [() => oneof([]), "there are no candidates; give at least one"],
  ])("case %# is refused, and the message says what to write", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it("keeps its own list of candidates", () => {
    const candidates = [1, 2];
    const choice = oneof(candidates);
    candidates.push(3);
    expect(format(choice)).toBe("oneof([1, 2])");
  });
});

describe("a hyper value that is used as a plain one", () => {
  const x = oneof([1, 2]);
  it.each([
    ["arithmetic", () => x * 2, "oneof([..., ...]) is a hyper value"],
    ["addition", () => x + 1, "not yet a number or text"],
    ["comparison", () => x < 2, "materialize() or sample()"],
    ["a template string", () => `${x}`, "oneof([..., ...])"],
    ["String()", () => String(floatv(0, 1)), "floatv(0, 1)"],
    ["a property name", (): unknown => Reflect.get({}, oneof(["a", "b"])), "hyper value"],
    ["Math", () => Math.max(intv(1, 3), 2), "intv(1, 3)"],
  ])("throws in %s and says what to do", (_, use, message) => {
    expect(use).toThrow(TypeError);
    expect(use).toThrow(message);
  });
});

describe("the source of hyper values", () => {
  it.each([
    [floatv(1e-6, 1e-3, "log"), 'floatv(1e-6, 1e-3, "log")'],
    [floatv(0, 1), "floatv(0, 1)"],
    [floatv(0, 1, "linear", { name: "x" }), 'floatv(0, 1, "linear", { name: "x" })'],
    [intv(1, 9), "intv(1, 9)"],
    [intv(1, 9, 2, { name: "n" }), 'intv(1, 9, 2, { name: "n" })'],
    [oneof(["a", 1, oneof([null, undefined])]), 'oneof(["a", 1, oneof([null, undefined])])'],
    [{ a: [oneof([true], { name: "it's" })] }, '{ a: [oneof([true], { name: "it\'s" })] }'],
  ])("case %# evaluates to an equal one", (value, source) => {
    expect(format(value)).toBe(source);
    const evaluate = runInThisContext(`(oneof, floatv, intv) => (${source})`) as (
      ...scope: unknown[]
    ) => unknown;
    expect(eq(evaluate(oneof, floatv, intv), value)).toBe(true);
  });

  it("differs where domain, scale, candidates or names differ, and so do the values", () => {
    const values: unknown[] = [
      floatv(0, 1),
      floatv(0, 2),
      floatv(0.5, 1),
      floatv(0.5, 1, "log"),
      floatv(0, 1, "linear", { name: "a" }),
      intv(0, 1),
      intv(0, 1, 1, { name: "a" }),
      oneof([0, 1]),
      oneof([1, 0]),
      oneof([0, 1], { name: "a" }),
      [0, 1],
    ];
    for (const a of values) for (const b of values) expect(eq(a, b)).toBe(a === b);
  });
});

describe("whether a value is open", () => {
  it("is asked of hyper values and of plain arrays and objects around them, at any depth", () => {
    expect([oneof([1]), [[oneof([1])]], { a: { b: [floatv(0, 1)] } }].map(isOpen)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      [1, null, undefined, "oneof", [], {}, [[1]], new Map([[1, oneof([1])]]), () => 1].map(isOpen),
    ).toEqual(new Array(9).fill(false));
  });

  it("is answered for objects that contain themselves", () => {
    const circle: { self?: unknown; hole?: unknown } = {};
    circle.self = [circle];
    expect(isOpen(circle)).toBe(false);
    circle.hole = oneof([1]);
    expect(isOpen(circle)).toBe(true);
  });
});

describe("a range in the place of a domain", () => {
  const int = (min: number, max: number, step = 1): Domain => intDomain(min, max, step);
  const misfit = (value: unknown, domain: Domain): string | undefined => {
    if (!(value instanceof HyperValue)) throw new TypeError("Not a hyper value.");
    return value.misfit(domain);
  };

  it.each([
    [floatv(0, 1), floatDomain(0, 1, "linear")],
    [floatv(0.2, 0.5), floatDomain(0, 1, "linear")],
    [intv(0, 1), floatDomain(0, 1, "linear")],
    [intv(2, 8, 2), int(0, 10, 2)],
    [intv(0, 8, 4), int(0, 10, 2)],
    [intv(0, 11, 4), int(0, 8, 4)],
    [intv(5, 5), int(1, 9, 2)],
    [
      floatv(0.2, 0.5),
      { kind: "choice", candidates: [{ kind: "constant", value: "auto" }, floatDomain(0, 1, "linear")] },
    ],
  ] as const)("fits where each of its values does: case %#", (value, domain) => {
    expect(misfit(value, domain)).toBeUndefined();
  });

  it.each([
    [floatv(0, 2), floatDomain(0, 1, "linear"), "Float<0, 2> does not fit Float<0, 1>"],
    [floatv(0, 1), int(0, 1), "Float<0, 1> does not fit Int<0, 1>"],
    [intv(1, 9), int(1, 9, 2), "Int<1, 9> does not fit Int<1, 9, 2>"],
    [intv(2, 8, 2), int(1, 9, 2), "Int<2, 8, 2> does not fit Int<1, 9, 2>"],
    [intv(0, 10), int(0, 9), "Int<0, 10> does not fit Int<0, 9>"],
    [floatv(0, 1), { kind: "constant", value: 1 }, "Float<0, 1> does not fit 1"],
    [oneof([1, 2, 3]), int(1, 2), "candidate 2 does not fit Int<1, 2>: 3 is not Int<1, 2>"],
    [
      oneof([1, oneof([1, "a"])]),
      int(1, 2),
      'candidate 1 does not fit Int<1, 2>: candidate 1 does not fit Int<1, 2>: "a" is not',
    ],
  ] as const)("is a misfit where one of its values is: case %#", (value, domain, message) => {
    expect(misfit(value, domain)).toContain(message);
  });
});

describe("editing plain values with hyper values inside", () => {
  it("rewrites inside a choice's candidates by a function, into a new choice", () => {
    const space = { a: oneof([1, [2, 3]]) };
    const before = format(space);
    expect(format(rebind(clone(space), (_, value) => (value === 3 ? 4 : (value as unknown))))).toBe(
      "{ a: oneof([1, [2, 4]]) }",
    );
    expect(format(space)).toBe(before);
  });

  it("gives a new value where the whole of it is a hyper value", () => {
    const space: unknown = oneof([1, 2]);
    const next = rebind(space, (_, value) => (value === 2 ? 5 : (value as unknown)));
    expect([format(space), format(next)]).toEqual(["oneof([1, 2])", "oneof([1, 5])"]);
  });

  it("refuses a path through an undecided choice, at its root too", () => {
    const space: { a: readonly number[] } = { a: oneof([[1], [2]]) };
    expect(() => rebind(space, { "a[0]": 3 })).toThrow(
      '"a[0]" leads through oneof([...]), which is not decided yet',
    );
    expect((): unknown => Reflect.apply(rebind, undefined, [oneof([[1], [2]]), { "[0]": 3 }])).toThrow(
      "not decided yet",
    );
  });
});
