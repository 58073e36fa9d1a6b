import { expect, it } from "vitest";
import { fromPage } from "./panel-messages.js";

it("knows the page's messages", () => {
  expect(fromPage({ kind: "ready" })).toEqual({ kind: "ready" });
  expect(fromPage({ kind: "freeze" })).toEqual({ kind: "freeze" });
  expect(fromPage({ kind: "sample", seed: 0, more: 1 })).toEqual({ kind: "sample", seed: 0 });
});

it("takes nothing else", () => {
  const others = [
    null,
    undefined,
    "ready",
    {},
    { kind: "other" },
    { kind: "sample" },
    ...[-1, 0.5, NaN, Infinity, "1", 2 ** 53].map((seed) => ({ kind: "sample", seed })),
  ];
  expect(others.map(fromPage)).toEqual(others.map(() => undefined));
});
