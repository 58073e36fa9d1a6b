import { expect, it } from "vitest";
import { RandomSearch } from "../algorithms/random-search.js";
import { oneof } from "../hyper/oneof.js";
import { sample } from "../tuning/sample.js";
import type { Study } from "../tuning/study.js";
import { decisionColumns, mergeLists, shortHeaders } from "./decision-columns.js";

const space = {
  net: {
    layers: [oneof([1, 2]), oneof([1, 2])],
    op: oneof([{ k: oneof([3, 5], { name: "kernel" }) }, "none"]),
  },
};

function study(): Study<unknown> {
  const searched = sample<unknown>(space, new RandomSearch({ seed: 7 }), { trials: 20 });
  for (const [, feedback] of searched) feedback(1);
  return searched;
}

it("headers are as short as they can be and still differ", () => {
  expect(shortHeaders(["model.op", "model.lr", "head.lr", "x"])).toEqual(["op", "model.lr", "head.lr", "x"]);
  expect(shortHeaders(["a.b.c", "b.c", "d.c"])).toEqual(["a.b.c", "b.c", "d.c"]);
  expect(shortHeaders([""])).toEqual(["value"]);
  expect(shortHeaders(["net.layers[0]", "net.layers[1]"])).toEqual(["layers[0]", "layers[1]"]);
});

it("a cell is empty where its point was inactive", () => {
  const { spec, trials } = study();
  const [op, kernel] = decisionColumns(spec, trials, ["net.op", "kernel"]);
  expect(new Set(op?.cells)).toEqual(new Set(["{kernel 3}", "{kernel 5}", "none"]));
  const expected = op?.cells.map((cell) => /\d/.exec(cell)?.[0] ?? "");
  expect(kernel?.cells).toEqual(expected);
});

it("mergeLists joins the elements of a list and leaves other columns", () => {
  const { spec, trials } = study();
  const separate = decisionColumns(spec, trials);
  const merged = mergeLists(separate);
  expect(merged.map((column) => column.header)).toEqual(["layers", "op"]);
  expect(merged[0]?.ids).toEqual(["net.layers[0]", "net.layers[1]"]);
  expect(merged[0]?.cells[0]).toBe(`${separate[0]?.cells[0] ?? ""} ${separate[1]?.cells[0] ?? ""}`);
});
