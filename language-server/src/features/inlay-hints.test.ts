/** Which hints there are, where they stand, and what settings leave of them. */
import { describe, expect, it } from "vitest";
import { withHints } from "../testing/drawn-hints.js";
import { viewOf } from "../testing/views.js";
import { inlayHints } from "./inlay-hints.js";
import { DEFAULT_SETTINGS, type Settings } from "./settings.js";

const IMPORT = 'import { oneof, floatv, searchable, searchSpace, type Float } from "tsglove";\n';
const CODE = `@searchable class Conv { constructor(readonly filters: 32 | 64 = 32, readonly name = "conv", readonly one?: 7) {} }
@searchable class Plain { constructor(readonly x: 1) {} }
const space = searchSpace(Conv);
const net = new Conv(oneof([32, 64]));
`;

function drawn(code: string, hints: Partial<Settings["hints"]> = {}): string {
  const settings = { ...DEFAULT_SETTINGS, hints: { ...DEFAULT_SETTINGS.hints, ...hints } };
  return withHints(viewOf(IMPORT + code, {}, settings)).slice(IMPORT.length);
}

const NONE = { parameters: false, classes: false, calls: false, variables: false };

describe("settings", () => {
  it("show all by default", () => {
    expect(drawn(CODE))
      .toBe(`@searchable class Conv⟨4⟩ { constructor(readonly filters: 32 | 64⟨2⟩ = 32, readonly name = "conv", readonly one?: 7⟨2⟩) {} }
@searchable class Plain { constructor(readonly x: 1) {} }
const space = searchSpace(Conv)⟨4⟩;
const net⟨2⟩ = new Conv(oneof([32, 64])⟨2⟩);
`);
  });

  it.each<[keyof Settings["hints"], readonly string[]]>([
    ["parameters", ["64⟨2⟩", "7⟨2⟩"]],
    ["classes", ["Conv⟨4⟩"]],
    ["calls", ["(Conv)⟨4⟩", "])⟨2⟩"]],
    // The size of a constant that is a call stands at the constant then.
    ["variables", ["space⟨4⟩", "net⟨2⟩"]],
  ])("show %s alone", (name, shown) => {
    const text = drawn(CODE, { ...NONE, [name]: true });
    for (const each of shown) expect(text).toContain(each);
    expect(text.match(/⟨/g)).toHaveLength(shown.length);
  });

  it("show nothing", () => {
    expect(drawn(CODE, NONE)).toBe(CODE);
  });
});

it("says where a size is not known, and why", () => {
  const view = viewOf(
    `${IMPORT}declare const given: number[];\nconst x = oneof(given);\nconst y = oneof([1, 2, ...given]);\n`,
  );
  expect(inlayHints(view).map(({ label, tooltip }) => [label, tooltip])).toEqual([
    ["⟨?⟩", "The size of this space is not known: `given` is not known before running."],
    [
      "⟨≥ 2⟩",
      "**≥ 2** points, 1 decision\n\nAt least so many: the length of `given` is not known before running.",
    ],
  ]);
});

it("shows large numbers short, and their digits in the tooltip", () => {
  const view = viewOf(`${IMPORT}const x = Array.from({ length: 50 }, () => oneof([1, 2, 3]));\n`);
  const hint = inlayHints(view).find(({ label }) => label.includes("10"));
  expect(hint?.label).toBe("⟨≈ 7.18×10²³⟩");
  expect(hint?.tooltip).toContain("exactly 717,897,987,691,852,588,770,249");
});

it("is asked for a part of the text", () => {
  const view = viewOf(IMPORT + CODE);
  const start = view.file.text.indexOf("const space");
  const all = inlayHints(view);
  expect(inlayHints(view, { start, end: view.file.text.length })).toEqual(
    all.filter(({ at }) => at >= start),
  );
  expect(all.length).toBeGreaterThan(3);
});

it.each([
  ["Windows line ends", CODE.replaceAll("\n", "\r\n")],
  ["names that are not ASCII", "@searchable class Größe { constructor(readonly ünit: 1 | 2) {} }\n"],
  [
    "names of what objects have",
    "@searchable class constructor_ { constructor(readonly __proto__: 1 | 2, readonly toString_: 3 | 4) {} }\n",
  ],
])("stands right with %s", (_, code) => {
  for (const { at } of inlayHints(viewOf(IMPORT + code)))
    expect((IMPORT + code).slice(at - 1, at)).toMatch(/[\p{L}\p{N}_$)\]"]/u);
});

it("has nothing in a file without tsglove", () => {
  expect(inlayHints(viewOf("export class Conv { constructor(readonly filters: 32 | 64) {} }\n"))).toEqual([]);
});
