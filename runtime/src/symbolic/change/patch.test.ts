import { describe, expect, it } from "vitest";
import { oneof } from "../../hyper/oneof.js";
import { onKey, onPath, onValue, patch, patcher } from "./patch.js";

const config = (): { lr: number; layers: { units: number; act: string }[]; best: { lr: number } } => ({
  lr: 0.5,
  layers: [
    { units: 8, act: "relu" },
    { units: 16, act: "relu" },
  ],
  best: { lr: 0.25 },
});

const lr = patcher("test.lr", ["number"], (_, value) => onKey("lr", () => value));
const shape = patcher(
  "test.shape",
  ["number", "string?", "boolean?"],
  (program: unknown, units, act, log) => [
    onKey("units", () => units),
    act === undefined ? [] : onKey("act", () => act),
    log === true ? onPath("best", () => ({ program: typeof program })) : [],
  ],
);
patcher("test.both", [], () => [lr(1), "test.shape?4"]);
patcher("test.endless", [], () => "test.endless");

describe("patch", () => {
  it("rewrites by key, path and value, in place", () => {
    const target = config();
    const result = patch(target, [
      onKey("lr", (value: number) => value * 2),
      onPath("layers[*].units", (value: number, key, parent, path) =>
        parent === target.layers[1] && path === "layers[1].units" && key === "units" ? value + 1 : value,
      ),
      onValue("relu", () => "gelu"),
    ]);
    expect(result).toBe(target);
    expect(target).toEqual({
      lr: 1,
      layers: [
        { units: 8, act: "gelu" },
        { units: 17, act: "gelu" },
      ],
      best: { lr: 0.5 },
    });
  });

  it("shows each rule what the one before it left, and nothing inside of what was put in", () => {
    const target: unknown = patch(config(), [
      onKey("best", () => ({ lr: 7 })),
      onKey(/l./, (value: unknown) => (typeof value === "number" ? value + 1 : value)),
      onValue({ lr: 7 }, () => ({ lr: 8 })),
      onKey("lr", (value: number) => value * 10),
    ]);
    expect(target).toMatchObject({ lr: 15, best: { lr: 8 } });
    expect(
      patch(
        { lrs: 1 },
        onKey(/lr/, () => 2),
      ),
    ).toEqual({ lrs: 1 });
  });

  it("enters candidates of choices", () => {
    const target = { a: oneof([{ lr: 1 }, { lr: 2 }]) };
    patch(target, [onPath("a[1].lr", () => 5), onKey("lr", (value: number) => value + 1)]);
    expect(target).toEqual({ a: oneof([{ lr: 2 }, { lr: 6 }]) });
  });

  it("changes nothing where a rule throws", () => {
    const target = config();
    const fail = onPath("best.lr", () => {
      throw new Error("no");
    });
    expect(() => patch(target, [onKey("units", () => 1), fail])).toThrow("no");
    expect(target).toEqual(config());
  });
});

describe("patchers", () => {
  it("are called by function and by text", () => {
    expect(patch(config(), lr(0.1))).toEqual(patch(config(), "test.lr?0.1"));
    expect(patch(config(), "test.lr?1e-3 ; test.shape?32&a%3Bb&true;")).toEqual({
      lr: 1e-3,
      layers: [
        { units: 32, act: "a;b" },
        { units: 32, act: "a;b" },
      ],
      best: { program: "object" },
    });
    expect(patch(config(), [shape(1, undefined, undefined), "test.lr?2"])).toMatchObject({
      lr: 2,
      layers: [{ units: 1, act: "relu" }, {}],
    });
    expect(patch(config(), "test.both")).toMatchObject({ lr: 1, layers: [{ units: 4 }, {}] });
  });

  it("have typed arguments", () => {
    // @ts-expect-error -- a number
    expect(() => lr("0.1")).not.toThrow();
    // @ts-expect-error -- an argument is missing
    expect(() => lr()).not.toThrow();
  });

  it.each([
    ["test.lt?1", 'there is no patcher "test.lt"; there are test.both, test.endless, test.lr, test.shape.'],
    ["", '"" names no patcher'],
    ["test.lr", '"test.lr" takes number; "test.lr" has 0.'],
    ["test.lr?1&2", '"test.lr" takes number; "test.lr?1&2" has 2.'],
    ["test.lr?", '"test.lr" takes a number, and "" is none.'],
    ["test.lr?fast", '"test.lr" takes a number, and "fast" is none.'],
    ["test.shape?1&x&yes", '"test.shape" takes a boolean, and "yes" is none.'],
    ["test.shape?1&%", 'in "%" a % is followed by no sign\'s number'],
    ["test.both?1", '"test.both" takes no arguments'],
    ["test.endless", "patchers call each other without end"],
    ["__proto__", 'there is no patcher "__proto__"'],
  ])("refuse %s", (text, message) => {
    const target = config();
    expect(() => patch(target, ["test.lr?9", text])).toThrow(RangeError);
    expect(() => patch(target, ["test.lr?9", text])).toThrow(message);
    expect(target).toEqual(config());
  });

  it("have names of their own", () => {
    expect(() => patcher("test.lr", [], () => [])).toThrow('"test.lr" is defined already');
    expect(() => patcher("a?b", [], () => [])).toThrow('"a?b" is no name');
  });
});
