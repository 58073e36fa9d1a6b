/** A text that is typed: a program for each state of it, all else kept from the one before. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { ProgramModel, ts } from "@tsglove/transformer/analysis";
import { DEFAULT_SETTINGS } from "../features/settings.js";
import type { View } from "../features/view.js";

/** Little of the library, as what it declares costs time at each state. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es5.d.ts", "lib.es2015.iterable.d.ts", "lib.es2015.symbol.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  types: [],
  skipLibCheck: true,
};

/** Views of a file as it is while each of the texts stands in it. */
export function* typing(fileName: string, texts: Iterable<string>): Generator<View> {
  const host = ts.createCompilerHost(OPTIONS);
  const cache = ts.createModuleResolutionCache(dirname(fileName), (name) => name, OPTIONS);
  const parsed = new Map<string, ts.SourceFile | undefined>();
  let current = "";
  host.getSourceFile = (name, language) => {
    // TypeScript 6.0 never comes back from a documentation comment that ends with the file, its last but two a hyphen.
    const given = {
      ...(typeof language === "object" ? language : { languageVersion: language }),
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    };
    if (name === fileName) return ts.createSourceFile(name, current, given, true);
    if (!parsed.has(name))
      parsed.set(name, ts.createSourceFile(name, readFileSync(name, "utf8"), language, true));
    return parsed.get(name);
  };
  host.getModuleResolutionCache = () => cache;
  let oldProgram: ts.Program | undefined;
  for (current of texts) {
    const program = ts.createProgram({
      rootNames: [fileName],
      options: OPTIONS,
      host,
      ...(oldProgram === undefined ? {} : { oldProgram }),
    });
    oldProgram = program;
    const file = program.getSourceFile(fileName);
    if (file === undefined) throw new Error(`${fileName} is not in its program.`);
    yield { model: ProgramModel.of(program), file, settings: DEFAULT_SETTINGS };
  }
}
