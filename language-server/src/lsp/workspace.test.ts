/** A client that can do all that VS Code can, over stdio: several folders, files that come and go, settings, progress. */
import { renameSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  CancellationTokenSource,
  type CodeAction,
  type DocumentSymbol,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { Editor, RICH, until, uriOf } from "../testing/editor.js";
import { projectFolder, tsconfig, type ProjectFolder } from "../testing/project-folder.js";

const conv = (type: string, name = "Conv"): string =>
  `import { searchable } from "tsglove";\n@searchable\nexport class ${name} {\n  constructor(readonly k: ${type}) {}\n}\n`;

const NET = `import { searchable } from "tsglove";
import { Conv } from "./conv.js";
@searchable
export class Net { constructor(readonly conv: Conv) {} }
`;

const MANY = 200;

function manyFiles(): Record<string, string> {
  const files: Record<string, string> = { "tsconfig.json": tsconfig(), "c0.ts": conv("1 | 2", "C0") };
  for (let index = 1; index < MANY; index++)
    files[`c${index}.ts`] =
      `import { C${index - 1} } from "./c${index - 1}.js";\n${conv(`1 | 2 | C${index - 1}`, `C${index}`)}`;
  return files;
}

let first: ProjectFolder;
let second: ProjectFolder;
let many: ProjectFolder;
let editor: Editor;

beforeAll(async () => {
  first = projectFolder({ "tsconfig.json": tsconfig(), "conv.ts": conv("1 | 2"), "net.ts": NET });
  second = projectFolder({ "tsconfig.json": tsconfig(), "conv.ts": conv("1 | 2 | 3") });
  many = projectFolder(manyFiles());
  editor = await Editor.start([first.root, second.root], RICH, { hints: { parameters: false } });
});

afterAll(async () => {
  expect(await editor.stop()).toBe(0);
  for (const folder of [first, second, many]) folder.end();
});

it("reads the projects of two folders, in sight of the user", async () => {
  await editor.open(first.path("net.ts"), NET);
  await editor.open(second.path("conv.ts"), conv("1 | 2 | 3"));
  const [net, other] = await Promise.all([
    editor.hints(first.path("net.ts")),
    editor.hints(second.path("conv.ts")),
  ]);
  expect([net, other]).toEqual([
    NET.replace("class Net", "class Net⟨2⟩"),
    conv("1 | 2 | 3").replace("class Conv", "class Conv⟨3⟩"),
  ]);
  expect(editor.registered).toEqual(
    expect.arrayContaining(["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]),
  );
  await until(() => (editor.progress.length === 4 ? true : undefined));
  expect([...editor.progress].sort()).toEqual(
    ["done", "done", ...[first, second].map((each) => `Reading ${each.path("tsconfig.json")}`)].sort(),
  );
  // Diagnostics are asked for; nobody is told besides.
  expect(await editor.pulled(first.path("net.ts"))).toEqual([]);
  expect(editor.published).toEqual([]);
});

it("says again only what is new to who asks for diagnostics", async () => {
  const file = second.path("conv.ts");
  await editor.replace(file, "@searchable", "@searchable()");
  const uri = uriOf(file);
  const report = await editor.ask<{ readonly resultId: string; readonly items: unknown[] }>(
    "textDocument/diagnostic",
    uri,
  );
  expect(report.items).toMatchObject([{ source: "tsglove", code: expect.stringMatching(/^TSG/) as string }]);
  const { resultId } = report;
  expect(await editor.ask("textDocument/diagnostic", uri, { previousResultId: resultId })).toEqual({
    kind: "unchanged",
    resultId,
  });
  const [found] = await editor.pulled(file);
  if (found === undefined) throw new Error("nothing was found");
  const actions = await editor.actions(file, found.range, [found]);
  const fix = actions.find((each) => each.diagnostics?.length === 1);
  expect(fix).toMatchObject({ kind: "quickfix" });
  expect(fix?.edit).toBeUndefined();
  const resolved = await editor.connection.sendRequest<CodeAction>("codeAction/resolve", fix);
  if (resolved.edit === undefined) throw new Error("the fix has no edits");
  expect(resolved.edit.documentChanges).toHaveLength(1);
  await editor.apply(resolved.edit);
  expect(await editor.pulled(file)).toEqual([]);
  // What was offered for the text before is refused now.
  await expect(editor.connection.sendRequest("codeAction/resolve", fix)).rejects.toMatchObject({
    code: -32801,
  });
});

it("shows other files anew, saved or not, where one that they import is edited", async () => {
  const [net, file] = [first.path("net.ts"), first.path("conv.ts")];
  await editor.open(file, conv("1 | 2"));
  const { refreshed } = editor;
  await editor.replace(file, "1 | 2", "1 | 2 | 3 | 4");
  expect(await editor.hints(net)).toContain("class Net⟨4⟩");
  await until(() => (editor.refreshed >= refreshed + 3 ? true : undefined));
  // A file that is nowhere yet, and that the tsconfig therefore cannot include.
  const unsaved = first.path("unsaved.ts");
  await editor.open(unsaved, NET.replaceAll("Net", "Unsaved"));
  expect(await editor.hints(unsaved)).toContain("class Unsaved⟨4⟩");
  const untitled = "untitled:Untitled-1";
  await editor.open("Untitled-1", NET.replaceAll("Net", "Untitled"), untitled);
  expect(await editor.hints("", untitled)).toContain("class Untitled⟨4⟩");
  // Closed without saving: the disk's text counts again.
  await editor.close(file);
  expect(await editor.hints(net)).toContain("class Net⟨2⟩");
});

it("follows files that are written, made, renamed and deleted", async () => {
  const net = first.path("net.ts");
  first.write("conv.ts", conv("1 | 2 | 3"));
  await editor.changedOnDisk([first.path("conv.ts"), "changed"]);
  expect(await editor.hints(net)).toContain("class Net⟨3⟩");
  renameSync(first.path("conv.ts"), first.path("layer.ts"));
  await editor.changedOnDisk([first.path("conv.ts"), "deleted"], [first.path("layer.ts"), "created"]);
  expect(await editor.hints(net)).not.toContain("⟨3⟩");
  await editor.replace(net, "./conv.js", "./layer.js");
  expect(await editor.hints(net)).toContain("class Net⟨3⟩");
  first.remove("layer.ts");
  await editor.changedOnDisk([first.path("layer.ts"), "deleted"]);
  expect(await editor.hints(net)).not.toContain("⟨3⟩");
  first.write("layer.ts", conv("1 | 2 | 3 | 4 | 5"));
  await editor.changedOnDisk([first.path("layer.ts"), "created"]);
  expect(await editor.hints(net)).toContain("class Net⟨5⟩");
  // The file of a document that is open is deleted: the document stays.
  first.remove("net.ts");
  await editor.changedOnDisk([net, "deleted"]);
  expect(await editor.hints(net)).toContain("class Net⟨5⟩");
});

it("follows a tsconfig, and goes on with the last one while it is broken", async () => {
  const file = second.path("conv.ts");
  const optional = conv("1 | 2").replace("k:", "k?:");
  await editor.replace(file, editor.text(file), optional);
  const config = second.path("tsconfig.json");
  const codes = async (text: string): Promise<readonly unknown[]> => {
    writeFileSync(config, text);
    await editor.changedOnDisk([config, "changed"]);
    return (await editor.pulled(file)).map(({ code }) => code);
  };
  expect(await codes(tsconfig({ strict: false }))).toEqual(["TSG1004"]);
  expect(await codes("{ nonsense")).toEqual(["TSG1004"]);
  expect(editor.logged.join("\n")).toContain("/tsconfig.json(1,3): error TS1136");
  expect(await codes(tsconfig())).toEqual([]);
  expect(await editor.hints(file)).toContain("class Conv⟨3⟩");
});

it("reads the sources of a project that is referred to, built or not, and files outside any project", async () => {
  const folder = projectFolder({
    "tsconfig.json": JSON.stringify({ files: [], references: [{ path: "./app" }, { path: "./lib" }] }),
    "lib/package.json": JSON.stringify({ name: "lib", type: "module", exports: "./dist/conv.js" }),
    "lib/tsconfig.json": tsconfig({ composite: true, rootDir: "src", outDir: "dist" }, { include: ["src"] }),
    "lib/src/conv.ts": conv("1 | 2 | 3"),
    "app/tsconfig.json": tsconfig({}, { include: ["*.ts"], references: [{ path: "../lib" }] }),
    "app/net.ts": NET.replace("./conv.js", "../lib/dist/conv.js"),
  });
  const outside = projectFolder({ "deep/loose.ts": conv("5 | 6") });
  await editor.open(folder.path("app/net.ts"), NET.replace("./conv.js", "../lib/dist/conv.js"));
  expect(await editor.hints(folder.path("app/net.ts"))).toContain("class Net⟨3⟩");
  await editor.open(outside.path("deep/loose.ts"), conv("5 | 6"));
  expect(await editor.hints(outside.path("deep/loose.ts"))).toContain("class Conv⟨2⟩");
  await editor.close(folder.path("app/net.ts"));
  await editor.close(outside.path("deep/loose.ts"));
  folder.end();
  outside.end();
});

it("keeps up with a project of two hundred files", async () => {
  const last = many.path(`c${MANY - 1}.ts`);
  const [lastText, zero] = [manyFiles()[`c${MANY - 1}.ts`] ?? "", many.path("c0.ts")];
  await editor.open(last, lastText);
  expect(await editor.hints(last)).toContain(`class C${MANY - 1}⟨${2 * MANY}⟩`);
  await editor.open(zero, conv("1 | 2", "C0"));
  await editor.replace(zero, "1 | 2", "1 | 2 | 3");
  expect(await editor.hints(last)).toContain(`class C${MANY - 1}⟨${2 * MANY + 1}⟩`);
  await editor.replace(last, "1 | 2", "1 | 2 | 3");
  expect(await editor.hints(last)).toContain(`class C${MANY - 1}⟨${2 * MANY + 2}⟩`);
  // In the middle a file goes, and comes back another.
  many.remove("c100.ts");
  await editor.changedOnDisk([many.path("c100.ts"), "deleted"]);
  expect(await editor.hints(last)).not.toContain(`⟨${2 * MANY + 2}⟩`);
  many.write("c100.ts", conv("7 | 8 | 9", "C100"));
  await editor.changedOnDisk([many.path("c100.ts"), "created"]);
  expect(await editor.hints(last)).toContain(`class C${MANY - 1}⟨${3 + 2 * (MANY - 101) + 1}⟩`);
  await editor.close(last);
  await editor.close(zero);
});

it("leaves a cancelled question unanswered, and answers the next", async () => {
  const net = first.path("net.ts");
  const uri = uriOf(net);
  const zero = many.path("c0.ts");
  await editor.open(zero, conv("1 | 2", "C0"));
  const cancel = new CancellationTokenSource();
  // A cancellation that comes when the answer is there already is too late, so they arrive together.
  const { busy, asked } = await editor.atOnce(() => {
    const both = {
      busy: editor.hints(zero),
      asked: editor.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } }, cancel.token),
    };
    cancel.cancel();
    return both;
  });
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  expect(await busy).toContain("class C0⟨2⟩");
  expect(await editor.ask("textDocument/codeLens", uri)).toMatchObject([
    { command: { command: "tsglove.showSpace", arguments: [uri, { line: 3 }] } },
  ]);
  await editor.close(zero);
});

it("answers what the protocol has no words for, and what it has", async () => {
  const net = first.path("net.ts");
  expect(await editor.askAt("tsglove/space", net, "Net {")).toMatchObject({
    title: "Net",
    size: { label: "5", exact: "5" },
  });
  expect(await editor.askAt("tsglove/size", net, "Net {")).toEqual({ title: "Net", label: "5", exact: "5" });
  expect(await editor.askAt("tsglove/size", net, "import")).toBeNull();
  const seeded = (): Promise<{ readonly program: string }> =>
    editor.askAt("tsglove/sample", net, "Net {", { seed: 3 });
  const { program } = await seeded();
  expect(program).toMatch(/new Net\(new Conv\([1-5]\)\)/);
  expect(await seeded()).toMatchObject({ program });
  expect(await editor.askAt("tsglove/space", net, "import")).toBeNull();
  // A class is no value that another could stand in the place of.
  expect(await editor.askAt("tsglove/freeze", net, "Net {")).toBeNull();
  const [symbol] = await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", uriOf(net));
  expect(symbol).toMatchObject({ name: "Net", range: { start: { line: 2 } } });
  expect(await editor.askAt("textDocument/definition", net, "conv: Conv")).toBeInstanceOf(Array);
  expect(await editor.askAt("textDocument/completion", net, "Conv)")).toBeInstanceOf(Array);
  // Of a document that is not open nobody knows anything.
  expect(
    await editor.ask("textDocument/hover", uriOf("/nowhere.ts"), { position: { line: 0, character: 0 } }),
  ).toBeNull();
});

it("puts the program of a point in the place of its space", async () => {
  const net = first.path("net.ts");
  const text = `${editor.text(net)}import { searchSpace } from "tsglove";\nexport const space = searchSpace(Net);\n`;
  await editor.replace(net, editor.text(net), text);
  const { program, numbers } = await editor.askAt<{ program: string; numbers: number[] }>(
    "tsglove/sample",
    net,
    "searchSpace(Net",
    { seed: 3 },
  );
  const edit = await editor.askAt<WorkspaceEdit>("tsglove/freeze", net, "searchSpace(Net", { numbers });
  expect(await editor.askAt("tsglove/freeze", net, "searchSpace(Net", { numbers: [1e9] })).toBeNull();
  await editor.apply(edit);
  expect(editor.text(net)).toContain(`export const space = ${program};\n`);
});

it("shows what the settings say, and says what is wrong with them", async () => {
  const net = first.path("net.ts");
  editor.settings = { hints: { classes: false, parameters: true, all: 1 }, lens: false };
  await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await until(() => editor.logged.find((each) => each.includes("tsglove.hints.all")));
  expect(await editor.hints(net)).toContain("class Net {");
  expect(await editor.hints(net)).toContain("conv: Conv⟨5⟩");
  expect(await editor.ask("textDocument/codeLens", uriOf(net))).toEqual([]);
});
