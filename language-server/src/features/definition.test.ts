/** From a name to the type that gave its domain. */
import { expect, it } from "vitest";
import { marked, viewOf } from "../testing/views.js";
import { definitions } from "./definition.js";

const HEAD = `import { AnyOf, Float, Named, rebind, searchable, searchSpace, materialize, valueAt } from "tsglove";
type Width = 16 | 32;
type Size = Width;
type Rate = Float<1e-4, 1e-2, "log">;
const ACTS = ["relu", "gelu"] as const;
enum Mode { Fast, Slow }
interface Shape { depth: 1 | 2 }
@searchable abstract class Base {}
@searchable class Conv extends Base { constructor(readonly filters: Size) { super(); } }
@searchable class Pool extends Base {}
@searchable
export class Net {
  constructor(
    readonly op: Conv | Pool,
    readonly width: Size,
    readonly rate: Rate,
    readonly near: Float<0, 1>,
    readonly act: (typeof ACTS)[number],
    readonly mode: Mode,
    readonly shape: Shape,
    readonly any: AnyOf<Base>,
    readonly named: Named<Width, "w">,
    readonly both: Conv | Width,
  ) {}
}
`;

/** The declarations that a cursor leads to, by the line that they begin on. */
function from(code: string): readonly string[] {
  const { text, start } = marked(
    code.includes("▮") && code.startsWith("readonly")
      ? HEAD.replace(code.replace("▮", ""), code)
      : HEAD + code,
  );
  const view = viewOf(text);
  return definitions(view, start).map(({ nameStart, nameEnd, start: at, end, from: origin }) => {
    expect(origin.start).toBeLessThanOrEqual(start);
    expect(at <= nameStart && nameEnd <= end).toBe(true);
    return text.slice(nameStart, nameEnd);
  });
}

const PLACES: readonly (readonly [code: string, found: readonly string[]])[] = [
  ["readonly o▮p: Conv", ["Conv", "Pool"]],
  ["readonly wid▮th: Size", ["Width"]],
  ["readonly width: Si▮ze", ["Width"]],
  ["readonly ra▮te: Rate", ["Rate"]],
  ["readonly ne▮ar: Float<0, 1>", ["Float<0, 1>"]],
  ["readonly ac▮t: (typeof", ["ACTS"]],
  ["readonly mo▮de: Mode", ["Mode"]],
  ["readonly sha▮pe: Shape", ["Shape"]],
  ["readonly an▮y: AnyOf", ["Base"]],
  ["readonly nam▮ed: Named", ["Width"]],
  ["readonly bo▮th: Conv", ["Conv", "Width"]],
  ["export const f = (net: Net): number => net.wid▮th;", ["Width"]],
  ["export const s = searchSpace(Ne▮t);", ["Net"]],
  ["export const n = new Con▮v(16);", ["Conv"]],
  ['declare const net: Net;\nrebind(net, { "op.fil▮ters": 32 });', ["filters"]],
  ['declare const net: Net;\nvalueAt(net, "op.fil▮ters");', ["filters"]],
  ['materialize(searchSpace(Conv), { "fil▮ters": 32 });', ["filters"]],
  ["export const x = Math.m▮ax(1, 2);", []],
  ['export const t = "te▮xt";', []],
];

it.each(PLACES)("%s", (code, found) => {
  expect(from(code)).toEqual(found);
});

it("leads into other files, and out of circles", () => {
  const others = { "types.ts": "export type Kernel = 3 | 5;\n" };
  const { text, start } = marked(
    `import { searchable } from "tsglove";\nimport type { Kernel } from "./types.js";\n@searchable export class A { constructor(readonly ker▮nel: Kernel) {} }\n`,
  );
  const [found] = definitions(viewOf({ "main.ts": text, ...others }), start);
  expect(found?.file.endsWith("/types.ts")).toBe(true);
  const circle = marked(`import "tsglove";\ntype A = B;\ntype B = A;\nexport interface C { pro▮p: A }\n`);
  expect(() => definitions(viewOf(circle.text), circle.start)).not.toThrow();
});
