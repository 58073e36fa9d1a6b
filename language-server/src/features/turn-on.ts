/**
 * Turns the compiler on: where a program uses `@searchable` and its tsconfig.json lacks the plugin entries, they are added as
 * `tsglove init` would. Nothing is said where there is no tsconfig.json; a bundler's plugin needs no entries, so that this is
 * offered and no finding.
 */
import { dirname } from "node:path";
import {
  entryMistake,
  entryText,
  JsonText,
  missingEntries,
  ts,
  type Edit,
} from "@tsglove/transformer/analysis";
import type { CodeAction } from "./action.js";
import { around, nodeAt } from "./selection.js";
import { changed } from "./text-change.js";
import type { View } from "./view.js";

/** Offered at a class with `@searchable`, its members apart, and at an import of tsglove. */
export function* turnOnActions({ file, model }: View, start: number, end: number): Generator<CodeAction> {
  const config = configOf(model.program);
  if (config === undefined || config.missing === 0) return;
  const node = nodeAt(file, start, end);
  const imported = around(node, ts.isImportDeclaration)?.moduleSpecifier;
  const isImport = imported !== undefined && ts.isStringLiteral(imported) && imported.text === "tsglove";
  const decorator = around(node, ts.isDecorator);
  const isMark = decorator !== undefined && model.dsl.nameOf(decorator.expression) === "searchable";
  if (!isImport && !isMark) return;
  yield {
    id: "turn on",
    title: `Turn the tsglove compiler on in ${config.name.split("/").at(-1) ?? config.name}`,
    kind: "quickfix",
    isPreferred: false,
    edits: () => Promise.resolve(turnedOn(config.name, config.text, config.plugins)),
  };
}

/** What the tsconfig of a program says about plugins, as it was read. */
function configOf(program: ts.Program):
  | {
      readonly name: string;
      readonly text: string;
      readonly plugins: unknown;
      readonly missing: number;
    }
  | undefined {
  const options = program.getCompilerOptions();
  const source = options["configFile"];
  if (typeof source !== "object" || source === null || Array.isArray(source)) return undefined;
  if (!isConfigFile(source)) return undefined;
  const { fileName: name, text } = source;
  const plugins: unknown = options["plugins"];
  // What is there and wrong is for a person to look at: tspc and `tsglove doctor` say what.
  if (entryMistake(plugins, dirname(name)) !== undefined) return undefined;
  return { name, text, plugins, missing: missingEntries(plugins, dirname(name)).length };
}

function isConfigFile(source: object): source is ts.TsConfigSourceFile {
  return "fileName" in source && "text" in source && typeof source.text === "string";
}

/**
 * The edits that add the entries.
 *
 * @param plugins what the options have, inherited or not: a list of its own hides that of the file that it extends, which is
 *   repeated then.
 * @returns none where the text is no JSON object.
 */
export function turnedOn(name: string, text: string, plugins: unknown): readonly Edit[] {
  try {
    const config = new JsonText(text, name);
    const own = config.value("compilerOptions", "plugins");
    const inherited: readonly unknown[] = own === undefined && Array.isArray(plugins) ? plugins : [];
    config.append(
      ["compilerOptions", "plugins"],
      [
        ...inherited.map((each) => JSON.stringify(each)),
        ...missingEntries(own ?? plugins, dirname(name)).map(entryText),
      ],
    );
    return changed(name, text, config.text);
  } catch {
    return [];
  }
}
