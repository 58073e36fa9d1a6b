/** Hints drawn into the source of every sample and every case: what a user sees, for people to read. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ProgramModel, ts } from "@tsglove/transformer/analysis";
import { beforeAll, expect, it } from "vitest";
import { linesWithHints } from "../testing/drawn-hints.js";
import { DEFAULT_SETTINGS } from "./settings.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The TypeScript sources below a folder, in the order of their names. */
function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter(
      (name) =>
        /\.[cm]?tsx?$/.test(name) &&
        !/\.d\.[cm]?ts$|\.test\.ts$|(^|[\\/])(dist|node_modules)[\\/]/.test(name),
    )
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

const FOLDERS = ["samples", "test/cases"];

let model: ProgramModel;
beforeAll(() => {
  // One program for all: they import each other at most inside their folders.
  const program = ts.createProgram(
    FOLDERS.flatMap(sourcesIn).map((name) => join(ROOT, name)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      allowJs: true,
      jsx: ts.JsxEmit.Preserve,
      types: ["node"],
      skipLibCheck: true,
      noEmit: true,
    },
  );
  model = ProgramModel.of(program);
}, 120_000);

it.each(FOLDERS)("%s", async (folder) => {
  const drawn: string[] = [];
  const without: string[] = [];
  for (const name of sourcesIn(folder)) {
    const file = model.program.getSourceFile(join(ROOT, name));
    if (file === undefined) throw new Error(`${name} is not in the program.`);
    const lines = linesWithHints({ model, file, settings: DEFAULT_SETTINGS });
    if (lines === "") without.push(name);
    else drawn.push(`${name}\n${lines}\n`);
  }
  const text = `${drawn.join("\n")}\nwithout hints: ${without.join(", ")}\n`;
  await expect(text).toMatchFileSnapshot(`__snapshots__/hints-${folder.replace("/", "-")}.txt`);
});
