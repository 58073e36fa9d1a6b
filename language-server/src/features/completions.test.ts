/** Completions: where they are offered, what they write, and where they are not. */
import { describe, expect, it } from "vitest";
import { withEdits } from "../testing/applied-action.js";
import { marked, programOf, typeErrors, viewOf } from "../testing/views.js";
import { completions, type Completion } from "./completions.js";

function at(text: string): readonly Completion[] {
  const { text: plain, start } = marked(text);
  return completions(viewOf(plain), start);
}

const labels = (text: string): readonly string[] => at(text).map(({ label }) => label);

const HEAD = `import { searchable } from "tsglove";\n`;

describe("marker types", () => {
  const TYPE_PLACES = [
    "@searchable export class A { constructor(readonly a: ▮) {} }",
    "@searchable export class A { constructor(readonly a: Flo▮) {} }",
    "@searchable export class A { constructor(readonly a: Flo▮, readonly b: 1) {} }",
    "@searchable export class A { constructor(readonly a: 1 | ▮) {} }",
    "export type T = ▮;",
    "export type T = Fl▮;",
    "export interface I { a: ▮ }",
    "export interface I { a: Fl▮ }",
    "export type T = [1, ▮];",
    "export type T = Array<▮>;",
    "export const x: Fl▮ = 1;",
  ];
  it.each(TYPE_PLACES)("are offered: %s", (code) => {
    expect(labels(HEAD + code)).toContain("Float<…>");
  });

  const OTHER_PLACES = [
    "export const x = Fl▮;",
    "export const x = { a: Fl▮ };",
    "export const x = ▮;",
    "export class A extends Fl▮ {}",
    "// Fl▮",
    "export type T = 1; // ▮",
    'export const s = "Fl▮";',
    "export const y = 1 < ▮;",
    "export const z = 1 | ▮;",
    "const Fl▮ = 1;",
    "▮",
    "export type T = { fl▮: 1 };",
  ];
  it.each(OTHER_PLACES)("are not offered: %s", (code) => {
    expect(labels(HEAD + code)).toEqual([]);
  });

  it("all of them, and those that match what was typed", () => {
    expect(labels(`${HEAD}export type T = ▮;`)).toEqual([
      "Float<…>",
      'Float<…, "log">',
      "Int<…>",
      "Int<…, step>",
      "ManyOf<…>",
      "ManyOf<…, rules>",
      "Permutation<…>",
      "Fixed<…>",
      "FixedArray<…>",
      "AnyOf<…>",
      "Named<…>",
      "Hint<…>",
    ]);
    expect(labels(`${HEAD}export type T = fxa▮;`)).toEqual(["FixedArray<…>"]);
  });

  it("each compiles once it is filled in, with its import", () => {
    const text = `${HEAD}type T = 1 | 2;\nclass Base {}\nexport type X = ▮;\nexport { searchable, Base };\nexport type { T };\n`;
    const { text: plain, start } = marked(text);
    const view = viewOf(plain);
    const found = completions(view, start);
    for (const each of found) {
      const filled = each.insertText.replace(
        /\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g,
        (_, given?: string, first?: string) => given ?? first ?? "",
      );
      const edit = { start: each.start, end: each.end, newText: filled, file: view.file.fileName };
      const after = withEdits(plain, [...each.edits, edit], view.file.fileName);
      expect([each.label, ...typeErrors(programOf({ "main.ts": after }))]).toEqual([each.label]);
    }
    expect(found).toHaveLength(12);
  });

  it("arguments that are there are kept, and the whole word gives way", () => {
    const [float] = at(`${HEAD}export type T = Fl▮oa<0, 1>;`);
    expect(float).toMatchObject({ insertText: "Float", isSnippet: false });
    expect((float?.end ?? 0) - (float?.start ?? 0)).toBe(4);
  });
});

const DEEP = `import { clone, getPath, materialize, oneof, rebind, searchable, searchSpace, valueAt } from "tsglove";
@searchable class Leaf { constructor(readonly units: 1 | 2, readonly pair: [left: 1 | 2, right: "a" | "b"], private readonly hidden = 1) {} get sum(): number { return this.hidden; } }
@searchable class Mid { constructor(readonly leaf: Leaf | undefined) {} }
@searchable class Top { constructor(readonly mids: readonly Mid[]) {} }
@searchable class Root { constructor(readonly top: Top) {} }
declare const root: Root;
export { clone, getPath, materialize, oneof, rebind, searchSpace, valueAt };
`;

describe("paths", () => {
  const PLACES: readonly (readonly [code: string, found: readonly string[]])[] = [
    ['rebind(root, { "▮": 1 });', []],
    ['rebind(root, { "top.mids[0].▮": 1 });', ["top.mids[0].leaf"]],
    ['rebind(root, { "top.mids[0].leaf.▮": 1 });', ["top.mids[0].leaf.units", "top.mids[0].leaf.pair"]],
    ['rebind(root, { "top.mids[0].leaf.un▮its": 1 });', ["top.mids[0].leaf.units", "top.mids[0].leaf.pair"]],
    [
      'clone(root, { "top.mids[0].leaf.pair[▮": 1 });',
      ["top.mids[0].leaf.pair[0]", "top.mids[0].leaf.pair[1]"],
    ],
    ['declare const leaf: Leaf;\nrebind(leaf, { "pair[▮": 1 });', ["pair[1]"]],
    ['valueAt(root, "▮");', ["top"]],
    ['valueAt(root, "top.▮");', ["top.mids"]],
    ['getPath(root, "top.mids[▮");', ["top.mids[0]"]],
    ['valueAt(root, "nothing.▮");', []],
    ['valueAt(root, "top.mids[0].leaf.units.▮");', []],
    ['console.log("▮");', []],
    ['valueAt(root, "top"▮);', []],
  ];
  it.each(PLACES)("%s", (code, found) => {
    expect(labels(DEEP + code)).toEqual(found);
  });

  it("replace what is in the quotes, which half-typed code may lack", () => {
    for (const code of ['valueAt(root, "top.m▮x");', 'valueAt(root, "top.m▮']) {
      const { text, start } = marked(DEEP + code);
      const [found] = completions(viewOf(text), start);
      expect(found?.insertText).toBe("top.mids");
      expect(text.slice(found?.start, found?.end)).toMatch(/^top\.mx?$/);
    }
  });
});

describe("decisions", () => {
  const NET = `${DEEP}@searchable class Conv { constructor(readonly k: 3 | 5) {} }
@searchable class Pool {}
@searchable class Net { constructor(readonly op: Conv | Pool, readonly act: "relu" | "gelu") {} }\n`;
  it("ids are keys", () => {
    const found = at(`${NET}materialize(searchSpace(Net), { ▮ });`);
    expect(found.map(({ insertText }) => insertText)).toEqual(["op", '"op[=0/2].k"', "act"]);
    expect(found.map(({ detail }) => detail)).toEqual(["Conv | Pool", "3 | 5", '"relu" | "gelu"']);
    expect(labels(`${NET}materialize(searchSpace(Net), { "op▮" });`)).toEqual(["op", "op[=0/2].k", "act"]);
    expect(labels(`${NET}materialize(searchSpace(Net), { op: "Conv", ▮ });`)).toEqual(["op[=0/2].k", "act"]);
  });

  it("candidates are values", () => {
    expect(labels(`${NET}materialize(searchSpace(Net), { op: ▮ });`)).toEqual(['"Conv"', '"Pool"']);
    expect(labels(`${NET}materialize(searchSpace(Net), { act: "▮" });`)).toEqual(['"relu"', '"gelu"']);
    expect(labels(`${NET}materialize(searchSpace(Net), { "op[=0/2].k": ▮ });`)).toEqual(["3", "5"]);
    expect(labels(`${NET}materialize(searchSpace(Net), { what: ▮ });`)).toEqual([]);
  });

  it("not in other dictionaries", () => {
    expect(labels(`${NET}console.log(searchSpace(Net), { ▮ });`)).toEqual([]);
    expect(labels(`${NET}declare const space: Net;\nmaterialize(space, { ▮ });`)).toEqual([]);
  });
});

it("a program without tsglove gets none", () => {
  expect(labels("export type T = ▮;")).toEqual([]);
});
