/** Modules that are compiled with the transformer into a folder, from where a program in a process of its own asks them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import transform from "@tsglove/transformer";
import { ProgramModel, ts } from "@tsglove/transformer/analysis";
import { DEFAULT_SETTINGS } from "../features/settings.js";
import type { View } from "../features/view.js";

const COMPILED = fileURLToPath(new URL("../../../test/.compiled", import.meta.url));

export interface CompiledModules {
  readonly viewOf: (name: string) => View;
  /** What a script prints, as JSON, that stands beside the modules. */
  readonly run: (script: string) => unknown;
  /** What TypeScript has to say of the sources. */
  readonly errors: () => readonly string[];
}

/**
 * @param folder a name for the files of these modules, no other test's.
 * @param modules sources by name.
 */
export function compiledModules(folder: string, modules: ReadonlyMap<string, string>): CompiledModules {
  const home = join(COMPILED, folder);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  for (const [name, text] of modules) writeFileSync(join(home, `${name}.ts`), text);
  const program = ts.createProgram(
    [...modules.keys()].map((name) => join(home, `${name}.ts`)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      types: [],
      skipLibCheck: true,
      rootDir: home,
      outDir: home,
    },
  );
  program.emit(undefined, undefined, undefined, false, { before: [transform(program, {})] });
  const model = ProgramModel.of(program);
  return {
    viewOf: (name) => {
      const file = program.getSourceFile(join(home, `${name}.ts`));
      if (file === undefined) throw new Error(`${name} is not in the program.`);
      return { model, file, settings: DEFAULT_SETTINGS };
    },
    run: (script) => {
      writeFileSync(join(home, "run.js"), script);
      const output = execFileSync(process.execPath, ["run.js"], {
        cwd: home,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      return JSON.parse(output) as unknown;
    },
    errors: () =>
      ts
        .getPreEmitDiagnostics(program)
        .map(
          ({ file, messageText }) =>
            `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
        ),
  };
}
