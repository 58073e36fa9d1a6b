/** A client with several folders: their settings, what lies outside of them, and projects that read each other's sources. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { Editor, RICH, until, uriOf } from "../testing/editor.js";
import { projectFolder, tsconfig, type ProjectFolder } from "../testing/project-folder.js";

const conv = (type: string): string =>
  `import { searchable } from "tsglove";\n@searchable\nexport class Conv {\n  constructor(readonly k: ${type}) {}\n}\n`;

const NET = `import { searchable } from "tsglove";
import { Conv } from "../lib/conv.js";
@searchable
export class Net { constructor(readonly conv: Conv) {} }
`;

let root: ProjectFolder;
let editor: Editor;
let app: string;
let lib: string;

beforeAll(async () => {
  root = projectFolder({
    "app/tsconfig.json": tsconfig({}, { include: ["*.ts"], references: [{ path: "../lib" }] }),
    "app/net.ts": NET,
    "lib/tsconfig.json": tsconfig({ composite: true }, { include: ["*.ts"] }),
    "lib/conv.ts": conv("1 | 2"),
  });
  [app, lib] = [root.path("app/net.ts"), root.path("lib/conv.ts")];
  editor = await Editor.start([root.path("app")], RICH);
  editor.settings = { hints: { parameters: false } };
  await editor.open(app, NET);
});

afterAll(async () => {
  expect(await editor.stop()).toBe(0);
  expect(editor.logged).toEqual([]);
  root.end();
});

it("shows anew what was shown before the settings were known", async () => {
  await until(() => (editor.refreshed >= 3 ? true : undefined));
  expect(await editor.hints(app)).toBe(NET.replace("class Net", "class Net⟨2⟩"));
});

it("reads a project once, however many ask for it", async () => {
  const other = projectFolder({ "tsconfig.json": tsconfig(), "conv.ts": conv("1 | 2") });
  const file = other.path("conv.ts");
  const begun = editor.progress.length;
  await editor.open(file, conv("1 | 2"));
  await Promise.all([
    editor.hints(file),
    editor.ask("textDocument/codeLens", uriOf(file)),
    editor.pulled(file),
    editor.hover(file, "Conv {"),
  ]);
  await until(() => (editor.progress.at(-1) === "done" ? true : undefined));
  expect(editor.progress.slice(begun)).toEqual([`Reading ${other.path("tsconfig.json")}`, "done"]);
  await editor.close(file);
  other.end();
});

it("sees what becomes of files outside of its folders, which the client does not watch", async () => {
  expect(await editor.hints(app)).toContain("class Net⟨2⟩");
  root.write("lib/conv.ts", conv("1 | 2 | 3"));
  for (let shown = ""; !shown.includes("class Net⟨3⟩");) {
    shown = await editor.hints(app);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

it("shows a file anew where one is edited that its project reads and another one owns", async () => {
  await editor.open(lib, conv("1 | 2 | 3"));
  expect(await editor.hints(lib)).toContain("class Conv⟨3⟩");
  // What opening it asked for is over.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const { refreshed } = editor;
  await editor.replace(lib, "1 | 2", "0 | 1 | 2");
  await until(() => (editor.refreshed >= refreshed + 3 ? true : undefined));
  expect(await editor.hints(app)).toContain("class Net⟨4⟩");
});

it("takes the settings of the folder that a file is in", async () => {
  editor.settingsOfFolders.set(uriOf(root.path("lib")), { hints: { classes: false } });
  await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: [{ uri: uriOf(root.path("lib")), name: "lib" }], removed: [] },
  });
  const text = editor.text(lib);
  for (let shown = ""; shown !== text.replace("0 | 1 | 2 | 3", "0 | 1 | 2 | 3⟨4⟩");)
    shown = await editor.hints(lib);
  expect(await editor.hints(app)).toBe(NET.replace("class Net", "class Net⟨4⟩"));
});

it("asks to be asked again where a text was edited before its findings were known", async () => {
  const outcomes: Promise<unknown>[] = [];
  for (let edits = 0; edits < 5; edits++) {
    await editor.replace(lib, "0 | ", "0 | 0 | ");
    outcomes.push(editor.ask("textDocument/diagnostic", uriOf(lib)).catch((error: unknown) => error));
  }
  const answers = await Promise.all(outcomes);
  expect(answers.at(-1)).toMatchObject({ kind: "full" });
  expect(answers.slice(0, -1)).toContainEqual(
    expect.objectContaining({ code: -32802, data: { retriggerRequest: true } }),
  );
});

it("answers nothing more once it was shut down", async () => {
  const other = await Editor.start([], RICH);
  await other.open(app, NET);
  await other.connection.sendRequest("shutdown");
  await expect(other.ask("textDocument/codeLens", uriOf(app))).rejects.toMatchObject({ code: -32600 });
  await other.connection.sendNotification("exit");
});
