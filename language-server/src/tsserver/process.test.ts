/** The plugin as editors have it: named in a tsconfig.json, loaded by a tsserver in a process of its own. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ts } from "@tsglove/transformer/analysis";
import { projectFolder, tsconfig, type ProjectFolder } from "../testing/project-folder.js";
import { offsetIn, Tsserver } from "../testing/tsserver.js";

const NAME = "@tsglove/language-server";

const CONV = `import { oneof, searchable, searchSpace, type Float } from "tsglove";

/** A layer. */
@searchable
export class Conv {
  constructor(readonly filters: 32 | 48 | 64, readonly rate: Float<0, 1> = 0.5) {}
}
export const space = searchSpace(Conv);
export const size = oneof([3, 5]);
`;

const WRONG = `import { searchable } from "tsglove";
@searchable() export class A { constructor(readonly k: 1 | 2) {} }
const text: string = 1;
`;

function sample(name: string): string {
  return readFileSync(new URL(`../../../samples/tour/${name}`, import.meta.url), "utf8");
}

/** A project whose tsconfig.json names the plugin. */
function projectWith(entry: object, files: Readonly<Record<string, string>>): ProjectFolder {
  return projectFolder({
    "tsconfig.json": tsconfig({ lib: ["es2022"], plugins: [{ name: NAME, ...entry }] }),
    ...files,
  });
}

let folder: ProjectFolder;
let server: Tsserver;

beforeAll(() => {
  folder = projectWith({}, { "conv.ts": CONV, "wrong.ts": WRONG, "layers.ts": sample("layers.ts") });
  server = new Tsserver();
});

afterAll(async () => {
  await server.stop();
  folder.end();
});

it("is found by its package's name, and shows sizes", async () => {
  const conv = folder.path("conv.ts");
  server.open(conv, CONV);
  const shown = await server.hints(conv, CONV);
  expect(server.logged).toEqual([`tsglove: the plugin runs inside of TypeScript ${ts.version}.`]);
  for (const hint of [
    "class Conv⟨3 × ℝ⟩ {",
    "32 | 48 | 64⟨3⟩,",
    "searchSpace(Conv)⟨3 × ℝ⟩;",
    "oneof([3, 5])⟨2⟩;",
  ])
    expect(shown).toContain(hint);
});

it("adds to hovers, and has some where there was none", async () => {
  const conv = folder.path("conv.ts");
  const named = await server.hover(conv, CONV, CONV.indexOf("Conv {"));
  expect(named).toMatch(/^class Conv\nA layer\.\n\n[^]*3 × ℝ/);
  expect(named).toContain("filters  32 | 48 | 64");
  const typed = await server.hover(conv, CONV, CONV.indexOf("48"));
  expect(typed).toMatch(/^\n[^]*filters[^]*\*\*3\*\*/);
  const other = await server.hover(conv, CONV, CONV.indexOf("Float,"));
  expect(other).not.toContain("**");
});

it("tells findings among TypeScript's own, and mends them", async () => {
  const wrong = folder.path("wrong.ts");
  server.open(wrong, WRONG);
  const found = await server.ask<readonly ts.server.protocol.Diagnostic[]>("semanticDiagnosticsSync", {
    file: wrong,
  });
  expect(found.map(({ code, source }) => [code, source])).toEqual([
    [2554, undefined],
    [2322, undefined],
    [7_001_019, "tsglove"],
  ]);
  const [own] = found.slice(-1);
  expect(own).toMatchObject({ category: "error", text: expect.stringMatching(/^TSG1019: /) as string });
  const { start, end } = own ?? {};
  const fixes = await server.ask<readonly ts.server.protocol.CodeFixAction[]>("getCodeFixes", {
    ...{ file: wrong, startLine: start?.line, startOffset: start?.offset },
    ...{ endLine: end?.line, endOffset: end?.offset, errorCodes: [7_001_019] },
  });
  const after = fixes.map(({ changes }) => {
    expect(changes.map(({ fileName }) => fileName)).toEqual([wrong]);
    return withChanges(WRONG, changes[0]?.textChanges ?? []);
  });
  expect(after).toEqual([WRONG.replace("searchable()", "searchable")]);
  // Editors ask whether there are any, of no project.
  expect(await server.ask("getSupportedCodeFixes", undefined)).toContain("7001019");
});

function withChanges(text: string, changes: readonly ts.server.protocol.CodeEdit[]): string {
  return changes
    .map(({ start, end, newText }) => ({ start: offsetIn(text, start), end: offsetIn(text, end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}

it("answers every prefix of a sample that is typed", { timeout: 600_000 }, async () => {
  const file = folder.write("typed.ts", "");
  const whole = sample("relax-filters.ts");
  server.open(file, "");
  for (let length = 1; length <= whole.length; length++) {
    const text = whole.slice(0, length);
    await server.type(file, text.slice(0, -1), text.slice(-1));
    await server.hints(file, text);
    // Somewhere before what is typed, another place in each prefix.
    await server.hover(file, text, Math.floor((length * (length % 17)) / 17));
    // Checking the whole file takes TypeScript itself most of the time.
    if (length % 5 !== 0) continue;
    await server.ask("semanticDiagnosticsSync", { file });
    await server.ask("suggestionDiagnosticsSync", { file });
  }
  expect(await server.hints(file, whole)).toContain("oneof([value / 2, value, value * 2])⟨≥ 3⟩");
  // No failure of ours either, of which the log would tell.
  expect(server.logged).toHaveLength(1);
});

it("shows what the entry's settings ask for, and says what is wrong in them", async () => {
  const entry = { hints: { classes: false, calls: "no" } };
  const other = projectWith(entry, { "conv.ts": CONV });
  const conv = other.path("conv.ts");
  server.open(conv, CONV);
  const shown = await server.hints(conv, CONV);
  expect(shown).toContain("class Conv {");
  expect(shown).toContain("searchSpace(Conv)⟨3 × ℝ⟩;");
  expect(server.logged).toContain('tsglove: tsglove.hints.calls is "no"; give true or false.');
  other.end();
});

it("goes when an editor says that it has something better", async () => {
  const conv = folder.path("conv.ts");
  const before = server.events.length;
  await server.ask("configurePlugin", { pluginName: NAME, configuration: { enabled: false } });
  expect(await server.hints(conv, CONV)).toBe(CONV);
  expect(await server.hover(conv, CONV, CONV.indexOf("Conv {"))).toBe("class Conv\nA layer.");
  // Diagnostics are asked for anew.
  expect(server.events.slice(before)).toContain("projectsUpdatedInBackground");
  await server.ask("configurePlugin", { pluginName: NAME, configuration: {} });
  expect(await server.hints(conv, CONV)).toContain("class Conv⟨3 × ℝ⟩ {");
});

it("leaves tsserver alone where Node does not read ES modules so", async () => {
  const older = new Tsserver("--no-experimental-require-module");
  const conv = folder.path("conv.ts");
  older.open(conv, CONV);
  expect(await older.hints(conv, CONV)).toBe(CONV);
  expect(await older.hover(conv, CONV, CONV.indexOf("Conv {"))).toBe("class Conv\nA layer.");
  expect(older.logged).toEqual([expect.stringMatching(/^tsglove: the plugin does not run: .*ES Module/)]);
  await older.stop();
});
