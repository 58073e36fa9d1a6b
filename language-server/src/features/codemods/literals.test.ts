/** Rewrites of single values: to neighbours, to a choice, and of a space to a point of it. */
import { describe, expect, it } from "vitest";
import { applied, offered, withEdits } from "../../testing/applied-action.js";
import { exportsOf } from "../../testing/run-text.js";
import { marked, viewOf } from "../../testing/views.js";
import { freezeEdits } from "./frozen-space.js";
import { neighboursOf } from "./neighbours.js";

const LAYERS = `import { searchable, type Float, type Int } from "tsglove";

@searchable
export class Dense {
  constructor(
    readonly units: number,
    readonly act: "relu" | "gelu" | "none" = "relu",
    readonly rate: Float<1e-4, 1e-2, "log"> = 1e-3,
    readonly repeats: Int<1, 9> = 1,
  ) {}
}
`;

/** What is rewritten, the line that it is in, and that line afterwards. */
const REWRITES: readonly (readonly [id: string, before: string, after: string])[] = [
  ["relax", "export const net = new Dense(6▮4);", "export const net = new Dense(oneof([32, 64, 128]));"],
  ["relax", "export const net = new Dense(▮7);", "export const net = new Dense(oneof([5, 7, 9]));"],
  ["relax", "export const net = new Dense(-8▮);", "export const net = new Dense(oneof([-16, -8, -4]));"],
  [
    "relax",
    "export const net = new Dense(0.0▮1);",
    'export const net = new Dense(floatv(1e-3, 0.1, "log"));',
  ],
  ["relax", "export const net = new Dense(0.▮5);", "export const net = new Dense(floatv(0, 1));"],
  [
    "relax",
    'export const net = new Dense(1, "relu", 0.0▮05);',
    'export const net = new Dense(1, "relu", floatv(5e-4, 0.01, "log"));',
  ],
  [
    "relax",
    'export const net = new Dense(1, "relu", 1e-3, ▮9);',
    'export const net = new Dense(1, "relu", 1e-3, oneof([8, 9]));',
  ],
  [
    "choose",
    'export const net = new Dense(1, "ge▮lu");',
    'export const net = new Dense(1, oneof(["relu", "gelu", "none"]));',
  ],
  ["choose", "export const width = 6▮4;", "export const width = oneof([32, 64, 128]);"],
  ["choose", "export const name = '▮a';", "export const name = oneof(['a']);"],
  ["choose", "export const on: boolean = t▮rue;", "export const on: boolean = oneof([false, true]);"],
  ["choose", 'export const config = { act: "re▮lu" };', 'export const config = { act: oneof(["relu"]) };'],
  [
    "choose",
    'export const config: { act: "a" | "b" } = { act: "▮a" };',
    'export const config: { act: "a" | "b" } = { act: oneof(["a", "b"]) };',
  ],
  ["relax", "export type Config = { depth: ▮3 };", "export type Config = { depth: 1 | 3 | 5 };"],
  [
    "relax",
    "@searchable export class A { constructor(readonly size: 1▮2) {} }",
    "@searchable export class A { constructor(readonly size: 6 | 12 | 24) {} }",
  ],
  [
    "relax",
    "@searchable export class A { constructor(readonly si▮ze = 12) {} }",
    "@searchable export class A { constructor(readonly size: 6 | 12 | 24 = 12) {} }",
  ],
  [
    "relax",
    "@searchable export class A { constructor(readonly size = 1▮2) {} }",
    "@searchable export class A { constructor(readonly size: 6 | 12 | 24 = 12) {} }",
  ],
  [
    "relax",
    "@searchable export class A { constructor(r▮: number = 0.05) { void r; } }",
    '@searchable export class A { constructor(r: Float<5e-3, 0.5, "log"> = 0.05) { void r; } }',
  ],
];

it.each(REWRITES)("%s: %s", async (id, before, after) => {
  const { text, errors } = await applied(LAYERS + before + "\n", id);
  expect(text.split("\n").at(-2)).toBe(after);
  expect(errors.filter((each) => !each.startsWith("TS6133"))).toEqual([]);
  const windows = await applied((LAYERS + before + "\n").replaceAll("\n", "\r\n"), id);
  expect(windows.text).toBe(text.replaceAll("\n", "\r\n"));
});

it("what a trace compares its constant with are candidates", () => {
  const text = `import { trace } from "tsglove";
export const space = trace(() => {
  const op = "co▮nv";
  if (op === "pool") return 1;
  switch (op) {
    case "identity":
      return 2;
    default:
      return 3;
  }
});
`;
  const actions = offered(text.replace('const op = "', 'const op: string = "'));
  expect(actions.map(({ title }) => title)).toEqual([
    'Search instead of "conv": oneof(["conv", "pool", "identity"])',
  ]);
});

/** Places where neither is offered. */
const REFUSED: Readonly<Record<string, string>> = {
  "a constant that plain code computes with": "const width = 6▮4;\nexport const twice = 2 * width;",
  "a number of plain code": "export const n = Math.max(▮3, 4);",
  "a union already": "export type Width = { width: 3▮2 | 64 };",
  "a key": 'export const config = { "a▮": 1 };',
  "an import": 'import "no▮de:fs";',
  "text that is compared": 'export const is = (x: string): boolean => x === "a▮b";',
  "a comment": "// 6▮4\nexport const x = 1;",
  "a let, which is written again": "let n = 6▮4;\nn++;\nexport { n };",
};

it.each(Object.entries(REFUSED))("is not offered: %s", (_, text) => {
  const ids = offered(`${LAYERS}${text}\n`).map(({ id }) => id);
  expect(ids.filter((each) => /^(relax|choose)/.test(each))).toEqual([]);
});

it("neighbours keep to what a place takes", () => {
  const literals = [8, 64, 16, 32].map((value) => ({ kind: "literal", value }) as const);
  expect(neighboursOf(16, { kind: "choice", candidates: literals })).toEqual({
    kind: "list",
    values: [8, 16, 32],
  });
  expect(neighboursOf(7, { kind: "choice", candidates: literals })).toBeUndefined();
  expect(neighboursOf(3, { kind: "int", min: 3, max: 3, step: 1 })).toBeUndefined();
  expect(neighboursOf(3, { kind: "hole", type: "Date" })).toBeUndefined();
  expect(neighboursOf(Infinity)).toBeUndefined();
  expect(neighboursOf(2 ** 53)).toBeUndefined();
});

const NET = `import { oneof, searchable, searchSpace, type Float } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | 64 = 64, readonly kernel: 3 | 5 = 3) {}
}
@searchable
export class Pool {}
@searchable
export class Net {
  constructor(readonly op: Conv | Pool, readonly rate: Float<0, 1>, readonly name = "net") {}
}
`;

describe("freezing", () => {
  it("a space becomes the program where a search would start, and unused imports go", async () => {
    const { text, errors, titles } = await applied(
      `${NET}export const space = searchSp▮ace(Net);\nexport const one = oneof([1, 2]);\n`,
      "freeze",
    );
    expect(titles).toContain("Freeze to the starting point: new Net(new Conv(64, 3), 0.5)");
    expect(text.split("\n")[0]).toBe('import { oneof, searchable, type Float } from "tsglove";');
    expect(text).toContain("export const space = new Net(new Conv(64, 3), 0.5);\n");
    expect(errors).toEqual([]);
    const { space } = await exportsOf(text);
    expect(space).toMatchObject({ op: { filters: 64, kernel: 3 }, rate: 0.5, name: "net" });
  });

  it("a point that is given is written; its decisions are what a run decides", async () => {
    const { text, start } = marked(`${NET}export const space = searchSp▮ace(Net);\n`);
    const view = viewOf(text);
    const edits = await freezeEdits(view, start, [0, 0, 1, 0.25]);
    const after = withEdits(text, edits ?? [], view.file.fileName);
    expect(after).toContain("export const space = new Net(new Conv(32, 5), 0.25);");
    const check =
      'import { eq, materialize } from "tsglove";\n' +
      NET +
      `
export const same = eq(materialize(searchSpace(Net), { op: "Conv", "op[=0/2].filters": 32, "op[=0/2].kernel": 5, rate: 0.25 }), new Net(new Conv(32, 5), 0.25));\n`;
    expect((await exportsOf(check))["same"]).toBe(true);
  });

  it("no point of the space gives no edits", async () => {
    const { text, start } = marked(`${NET}export const space = searchSp▮ace(Net);\n`);
    for (const numbers of [
      [],
      [0],
      [7, 0, 0, 0.5],
      [0, 0, 1, 2],
      [0, 0, 1, 0.5, 1],
      [0.5, 0, 1, 0.5],
      [NaN, 0, 1, 0.5],
    ])
      expect(await freezeEdits(viewOf(text), start, numbers)).toBeUndefined();
  });

  it("a single choice in a composition", async () => {
    const { text, errors } = await applied(
      `${NET}export const net = new Net(one▮of([new Pool(), new Conv(oneof([32, 64]))]), 0.5);\nexport const s = searchSpace(Net);\n`,
      "freeze",
    );
    expect(text).toContain("export const net = new Net(new Pool(), 0.5);");
    expect(errors).toEqual([]);
  });

  it("a whole composition, by the name of its constant", async () => {
    const { text, errors } = await applied(
      `${NET}export const ne▮t = new Net(oneof([new Pool(), new Conv(oneof([32, 64]))]), 0.5);\nexport const s = searchSpace(Net);\n`,
      "freeze",
    );
    expect(text).toContain("export const net = new Net(new Pool(), 0.5);");
    expect(text).not.toContain("oneof");
    expect(errors).toEqual([]);
  });

  it("classes of other files are imported", async () => {
    const main = `import { searchSpace } from "tsglove";\nimport { Net } from "./net.js";\nexport const space = searchSp▮ace(Net);\n`;
    const { text, errors } = await applied(main, "freeze", {
      "net.ts": NET.replace("searchSpace, ", "").replace("oneof, ", ""),
    });
    expect(text).toBe(
      'import { Net, Conv } from "./net.js";\nexport const space = new Net(new Conv(64, 3), 0.5);\n',
    );
    expect(errors).toEqual([]);
  });

  it("is not offered where a class cannot be named", () => {
    const main = `import { searchSpace } from "tsglove";\nimport { Net } from "./net.js";\nexport const space = searchSp▮ace(Net);\n`;
    const net = NET.replace("export class Conv", "class Conv");
    expect(offered(main, "main.ts", { "net.ts": net }).filter(({ id }) => id.startsWith("freeze"))).toEqual(
      [],
    );
  });

  it("is not offered for what only a run can tell", () => {
    const text = `${NET}declare const many: number[];\nexport const c = one▮of(many);\n`;
    expect(offered(text).filter(({ id }) => id.startsWith("freeze"))).toEqual([]);
  });
});
