/** A plain client, as older editors are, over stdio: what is shown while somebody types. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Diagnostic, InlayHint } from "vscode-languageserver/node";
import { Editor, PLAIN, until, uriOf, withHints } from "../testing/editor.js";
import { projectFolder, tsconfig, type ProjectFolder } from "../testing/project-folder.js";

const CONV = `import { searchable } from "tsglove";

@searchable
export class Conv {
  constructor(readonly filters: 32 | 48 | 64, readonly größe: 3 | 5 = 3) {}
}
`;

const WRONG = CONV.replace("@searchable", "@searchable()");

let folder: ProjectFolder;
let editor: Editor;

beforeAll(async () => {
  folder = projectFolder({ "tsconfig.json": tsconfig(), "conv.ts": CONV, "wrong.ts": WRONG });
  editor = await Editor.start([folder.root], PLAIN);
});

afterAll(async () => {
  expect(await editor.stop()).toBe(0);
  expect(editor.logged).toEqual([]);
  folder.end();
});

it("says what it offers", () => {
  expect(editor.initialized.serverInfo?.name).toBe("tsglove");
  expect(editor.initialized.capabilities).toMatchObject({
    textDocumentSync: { change: 2 },
    inlayHintProvider: true,
    hoverProvider: true,
    codeActionProvider: { resolveProvider: false },
  });
});

it("shows sizes, and other ones after an edit", async () => {
  const conv = folder.path("conv.ts");
  await editor.open(conv, CONV);
  const shown = await editor.hints(conv);
  expect(shown).toContain("class Conv⟨6⟩ {");
  expect(shown).toMatch(/filters: 32 \| 48 \| 64⟨3⟩|filters⟨3⟩: 32/);
  await editor.replace(conv, "48 | ", "");
  expect(await editor.hints(conv)).toContain("class Conv⟨4⟩ {");
  expect(await editor.hover(conv, "Conv {")).toContain("4");
  await editor.close(conv);
});

it("answers where a doc comment has no end yet", async () => {
  const conv = folder.path("conv.ts");
  for (const comment of ["/** NAS-FP", "/** @see NAS-FP", "/** {@link NAS-FP"]) {
    await editor.open(conv, CONV + comment);
    expect(await editor.hints(conv)).toContain("class Conv⟨6⟩ {");
    await editor.close(conv);
  }
});

it("tells of mistakes, mends them, and takes them back with the document", async () => {
  const wrong = folder.path("wrong.ts");
  await editor.open(wrong, WRONG);
  const [found] = await editor.diagnostics(wrong, (all) => all.length > 0);
  expect(found).toMatchObject({ source: "tsglove", severity: expect.any(Number) as number });
  expect(found?.code).toMatch(/^TSG1\d\d\d$/);
  if (found === undefined) return;
  const actions = await editor.actions(wrong, found.range, [found]);
  const fix = actions.find((each) => each.diagnostics?.length === 1);
  expect(fix?.kind).toBe("quickfix");
  if (fix?.edit === undefined) throw new Error("the fix has no edits");
  await editor.apply(fix.edit);
  expect(editor.text(wrong)).not.toBe(WRONG);
  expect((await editor.diagnostics(wrong)).filter(({ code }) => code === found.code)).toEqual([]);
  await editor.replace(wrong, "@searchable", "@searchable()");
  await editor.diagnostics(wrong, (all) => all.length > 0);
  await editor.close(wrong);
  await until(() => {
    const last = editor.published.at(-1);
    return last?.uri === uriOf(wrong) && last.version === undefined ? last : undefined;
  });
  expect(editor.published.at(-1)).toEqual({ uri: uriOf(wrong), diagnostics: [] });
});

it("sees what happens on the disk, which this client does not watch", async () => {
  const net = folder.path("net.ts");
  const importing = `import type { Size } from "./size.js";\n${CONV.replace("3 | 5 = 3", "Size")}`;
  await editor.open(net, importing);
  expect(await editor.hints(net)).not.toContain("class Conv⟨");
  for (const [size, points] of [
    ["1 | 2", 6],
    ["1 | 2 | 3", 9],
  ] as const) {
    folder.write("size.ts", `export type Size = ${size};\n`);
    for (let shown = ""; !shown.includes(`class Conv⟨${points}⟩`);) {
      shown = await editor.hints(net);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  folder.remove("size.ts");
  for (let shown = "⟨"; shown.includes("class Conv⟨");) shown = await editor.hints(net);
  await editor.close(net);
});

describe("half-typed code", () => {
  const SAMPLE = `import { oneof, searchable } from "tsglove";
@searchable class A { constructor(readonly k: 1 | 2, readonly s: "ä" | 'x') {} }
@searchable class B<T> { constructor(readonly a: A, t?: T) {} } // 😀
const b = new A(oneof([1, 2]), "ä");
`;

  /** What is shown of a text that is opened as it is. */
  async function fresh(text: string): Promise<string> {
    const file = folder.path("fresh.ts");
    await editor.open(file, text);
    const shown = await editor.hints(file);
    await editor.close(file);
    return shown;
  }

  it("is answered as it is at every prefix, and never for another text", async () => {
    const typed = folder.path("typed.ts");
    await editor.open(typed, "");
    for (let length = 1; length <= SAMPLE.length; length++) {
      await editor.edit(uriOf(typed), length - 1, length - 1, SAMPLE.slice(length - 1, length));
      const [shown] = await Promise.all([
        editor.hints(typed),
        editor.ask("textDocument/hover", uriOf(typed), {
          position: editor.document(uriOf(typed)).positionAt(length - 1),
        }),
      ]);
      // The same as of a text that was never anything else; looked at where something may have gone over into the next.
      if (length % 32 === 0 || length === SAMPLE.length)
        expect(shown).toBe(await fresh(SAMPLE.slice(0, length)));
    }
    const end = await editor.hints(typed);
    expect(end).toContain("class A⟨4⟩ {");
    expect(end).toContain("const b⟨2⟩ = ");
    // And back, from the front, in steps of several characters.
    for (let cut = 0; cut < SAMPLE.length; cut += 9) {
      await editor.edit(uriOf(typed), 0, Math.min(9, SAMPLE.length - cut), "");
      await editor.hints(typed);
    }
    expect(editor.text(typed)).toBe("");
    await editor.close(typed);
  });

  it("is answered for the version asked, or not at all, when edits and questions come at once", async () => {
    const file = folder.path("burst.ts");
    const uri = uriOf(file);
    const start = 'import { searchable } from "tsglove";\n@searchable class A { constructor(readonly k: 0';
    await editor.open(file, `${start}) {} }\n`);
    await editor.hints(file);
    const all: Promise<string>[] = [];
    const editAndAsk = async (count: number): Promise<void> => {
      const at = editor.text(file).indexOf(") {}");
      await editor.edit(uri, at, at, ` | ${count}`);
      const text = editor.text(file);
      const document = editor.document(uri);
      const range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
      all.push(
        editor.ask<InlayHint[]>("textDocument/inlayHint", uri, { range }).then(
          (hints) => {
            expect(withHints(document, editor.text(file), hints)).toContain(`⟨${count + 1}⟩`);
            return "answered";
          },
          (error: unknown) => String((error as { readonly code: unknown }).code),
        ),
      );
    };
    for (let count = 1; count <= 20; count++) await editAndAsk(count);
    // Those may have been answered one by one; of these only the last can be.
    await editor.atOnce(async () => {
      for (let count = 21; count <= 40; count++) await editAndAsk(count);
    });
    const outcomes = await Promise.all(all);
    expect(outcomes.at(-1)).toBe("answered");
    expect(new Set(outcomes)).toEqual(new Set(["answered", "-32801"]));
    await editor.close(file);
  });

  it("may be more than the compiler can take, and is answered again when it is mended", async () => {
    const file = folder.path("deep.ts");
    const deep = "(".repeat(50_000);
    await editor.open(file, `${CONV}const x = ${deep}1${")".repeat(50_000)};\n`);
    await expect(editor.hints(file)).rejects.toMatchObject({ code: -32803 });
    await until(() => editor.logged.splice(0).find((each) => each.includes("Maximum call stack")));
    await editor.replace(file, deep, "");
    expect(await editor.hints(file)).toContain("class Conv⟨6⟩");
    await editor.close(file);
    editor.logged.length = 0;
  });

  it("is answered where lines end otherwise, and where the document is replaced as a whole", async () => {
    const file = folder.path("lines.ts");
    await editor.open(file, CONV.replaceAll("\n", "\r\n"));
    expect(await editor.hints(file)).toContain("class Conv⟨6⟩ {\r\n");
    const document = editor.document(uriOf(file));
    await editor.edit(uriOf(file), 0, document.getText().length, `\uFEFF${WRONG}\n\n\n`);
    const found: readonly Diagnostic[] = await editor.diagnostics(file, (all) => all.length > 0);
    expect(found.map(({ range }) => range.start.line)).toEqual([2]);
    await editor.close(file);
  });
});
