/** Each error of a set-up is found in its wrong example and not in its right one, and has a page, which `npm run docs` writes. */
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "#typescript";
import { expect, it } from "vitest";
import { expectPage, setupPage } from "../testing/diagnostic-page.js";
import { testProgram } from "../testing/program.js";
import { entryMistaken, hookMissing, transformerMissing, wrongTypeScript } from "./host-check.js";
import { SETUP_ERRORS } from "./setup-errors.js";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../../docs/diagnostics");
const FILE = join(folder, "setup.ts");
const USES = 'import { searchable } from "tsglove";\n@searchable\nexport class A {}\n';

/** What is said of a set-up with certain members of package.json or tsconfig.json, the first that is wrong. */
function said(setup: object): ts.Diagnostic | undefined {
  // The two forms that the examples have.
  const { devDependencies, compilerOptions } = setup as {
    devDependencies?: { typescript: string };
    compilerOptions?: { plugins: readonly object[] };
  };
  const version = devDependencies?.typescript.slice(1);
  if (version !== undefined)
    return wrongTypeScript({ version, versionMajorMinor: version.split(".", 2).join(".") });
  const program = testProgram(
    [FILE],
    folder,
    { plugins: compilerOptions?.plugins },
    {},
    new Map([[FILE, USES]]),
  );
  const transforms = compilerOptions?.plugins.filter((each) => !("transformProgram" in each)) ?? [];
  const isHooked = transforms.length < (compilerOptions?.plugins.length ?? 0);
  return entryMistaken(program) ?? (isHooked ? transformerMissing(program) : hookMissing(program));
}

it.each(SETUP_ERRORS.map((each) => [`TSG${each.code} ${each.name}`, each] as const))("%s", (_, error) => {
  expect(said(error.right)).toBeUndefined();
  const found = said(error.wrong);
  expect(found?.code).toBe(`G${error.code}`);
  expectPage(
    join(folder, `TSG${error.code}.md`),
    setupPage(error, ts.flattenDiagnosticMessageText(found?.messageText, "\n")),
  );
});
