/** The panel, the outline and the lenses. */
import { describe, expect, it } from "vitest";
import { marked, viewOf } from "../testing/views.js";
import { lenses } from "./lenses.js";
import { DEFAULT_SETTINGS } from "./settings.js";
import { sampleReport, spaceReport, spaceSize } from "./space-report.js";
import { spaceSymbols, type SpaceSymbol } from "./symbols.js";

const PROGRAM = `import { oneof, floatv, searchable, searchSpace, type FixedArray, type Float } from "tsglove";
@searchable class Conv { constructor(readonly filters: 32 | 64, readonly kernel: 3 | 5 = 5) {} }
@searchable class Identity {}
@searchable class Net { constructor(readonly op: Conv | Identity, readonly lr: Float<0, 1>) {} }
const space = searchSpace(Net);
const small = searchSpace(Conv);
`;

it.each([
  ["const spa▮ce =", { title: "space", label: "5 × ℝ", exact: "5 × ℝ" }],
  ["readonly op: Conv | Iden▮tity", { title: "Identity", label: "1", exact: "1" }],
  ["impo▮rt", undefined],
])("the size at %s is that of the report", (mark, size) => {
  const { text, start } = marked(PROGRAM.replace(mark.replace("▮", ""), mark));
  const view = viewOf(text);
  expect(spaceSize(view, start)).toEqual(size);
  const report = spaceReport(view, start);
  expect(report === undefined ? undefined : { ...report.size, title: report.title }).toEqual(
    size === undefined ? undefined : expect.objectContaining(size),
  );
});

describe("a report", () => {
  it("has the tree, ids as the runtime has them, and programs", () => {
    const { text, start } = marked(PROGRAM.replace("space = ", "▮space = "));
    expect(spaceReport(viewOf(text), start)).toMatchObject({
      title: "space",
      size: { label: "5 × ℝ", exact: "5 × ℝ", bound: "exact", continuousDimensions: 1 },
      decisions: 4,
      leftOut: 0,
      tree: [
        {
          label: "op",
          kind: "categorical",
          domain: "Conv | Identity",
          size: "5",
          origin: "Net.op",
          children: [
            {
              label: "Conv",
              kind: "candidate",
              size: "4",
              children: [
                { label: "op[=0/2].filters", size: "2" },
                { label: "op[=0/2].kernel", size: "2" },
              ],
            },
          ],
        },
        { label: "lr", kind: "float", domain: "0 to 1", size: "ℝ" },
      ],
      first: "new Net(new Conv(32, 3), 0)",
      starting: "new Net(new Conv(32, 5), 0.5)",
    });
  });

  it("lists the points of a small space", () => {
    const view = viewOf(PROGRAM);
    const at = PROGRAM.indexOf("searchSpace(Conv)");
    expect(spaceReport(view, at)?.programs).toEqual([
      "new Conv(32, 3)",
      "new Conv(32, 5)",
      "new Conv(64, 3)",
      "new Conv(64, 5)",
    ]);
    const settings = { ...DEFAULT_SETTINGS, maxEnumerated: 3 };
    expect(spaceReport({ ...view, settings }, at)?.programs).toBeUndefined();
  });

  it("is that of what is around a cursor", () => {
    const view = viewOf(PROGRAM);
    expect(spaceReport(view, PROGRAM.indexOf("{ constructor(readonly filters"))?.title).toBe("Conv");
    expect(spaceReport(view, 0)).toBeUndefined();
    expect(spaceReport(view, 1e9)).toBeUndefined();
  });

  it("is JSON, also of a space larger than any", () => {
    const text = `${PROGRAM}const large = searchSpace<FixedArray<Net, 9000>>();\n`;
    const report = spaceReport(viewOf(text), text.indexOf("large"));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report?.size.exact).toMatch(/^\d{20}… \(6,291 digits\) × ℝ⁹⁰⁰⁰$/);
    expect(JSON.stringify(report).length).toBeLessThan(20_000);
  });
});

it("samples the same program for the same seed", () => {
  const view = viewOf(PROGRAM);
  const at = PROGRAM.indexOf("space = ");
  const samples = Array.from({ length: 20 }, (_, seed) => sampleReport(view, at, seed));
  expect(samples).toEqual(Array.from({ length: 20 }, (_, seed) => sampleReport(view, at, seed)));
  expect(new Set(samples.map((sample) => sample?.program)).size).toBeGreaterThan(15);
  expect(samples[0]?.program).toMatch(/^new Net\(new (Conv\((32|64), (3|5)\)|Identity\(\)), [\d.e-]+\)$/);
  expect(Object.keys(samples[0]?.decisions ?? {})).toContain("op");
});

it("says what of a program only a run can tell", () => {
  const text = `${PROGRAM}declare const given: number[];\nconst x = [oneof([1, 2]), oneof([3, ...given])];\n`;
  expect(sampleReport(viewOf(text), text.indexOf("x = ["), 1)?.gaps.length).toBeLessThanOrEqual(1);
});

it("has a lens above classes and spaces that have several points", () => {
  const view = viewOf(PROGRAM);
  expect(
    lenses(view).map(({ start, end, title, command }) => [
      PROGRAM.slice(start, end),
      title,
      command.args[1] === start,
    ]),
  ).toEqual([
    ["Conv", "4 points · 2 decisions", true],
    ["Net", "5 × ℝ · 4 decisions", true],
    ["searchSpace", "5 × ℝ · 4 decisions", true],
    ["searchSpace", "4 points · 2 decisions", true],
  ]);
  expect(lenses({ ...view, settings: { ...DEFAULT_SETTINGS, lens: false } })).toEqual([]);
});

it("has classes with their parameters, and spaces with their decisions, in the outline", () => {
  const drawn = (symbols: readonly SpaceSymbol[], depth = 0): string =>
    symbols
      .map(
        ({ name, detail, kind, children }) =>
          `${"  ".repeat(depth)}${kind} ${name} ${detail}\n${drawn(children, depth + 1)}`,
      )
      .join("");
  const symbols = spaceSymbols(viewOf(PROGRAM));
  expect(`\n${drawn(symbols)}`).toBe(`
class Conv 4
  parameter filters 2
  parameter kernel 2
class Identity 1
class Net 5 × ℝ
  parameter op 5
  parameter lr ℝ
space space 5 × ℝ
  decision op 5
  decision lr ℝ
space small 4
  decision filters 2
  decision kernel 2
`);
  const inside = ({ start, end, nameStart, nameEnd, children }: SpaceSymbol): boolean =>
    start <= nameStart &&
    nameEnd <= end &&
    children.every((child) => start <= child.start && child.end <= end && inside(child));
  expect(symbols.every(inside)).toBe(true);
});
