/** Every rule has a page in docs/diagnostics, whose wrong example it finds and whose right example has no finding at all. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { rules } from "./analyzer/check.js";
import { tsgloveDiagnostics } from "./faces/diagnostics.js";
import { testProgram } from "./testing/program.js";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../docs/diagnostics");

/** The examples are checked as if they stood beside the pages; nothing is written. */
function codesOf(example: string): readonly (string | number)[] {
  const fileName = join(folder, "example.ts");
  const given = /^\/\/ @compilerOptions (.*)\n/.exec(example)?.[1] ?? "{}";
  const program = testProgram(
    [fileName],
    folder,
    JSON.parse(given),
    { noEmit: true },
    new Map([[fileName, example]]),
  );
  const found = [...ts.getPreEmitDiagnostics(program), ...tsgloveDiagnostics(program)];
  return [...new Set<string | number>(found.map((each) => each.code))];
}

describe("the page of", () => {
  for (const rule of rules)
    it(`TSG${rule.code} ${rule.name}`, () => {
      const page = readFileSync(join(folder, `TSG${rule.code}.md`), "utf8").replaceAll("\r\n", "\n");
      const examples = [...page.matchAll(/^## (Wrong|Right)\n\n```ts\n([\s\S]*?)```/gm)];
      expect(examples.map(([, kind]) => kind)).toEqual(["Wrong", "Right"]);
      expect(page).toContain(`\`${rule.name}\``);
      expect(codesOf(examples[0]?.[2] ?? "")).toEqual([`G${rule.code}`]);
      expect(codesOf(examples[1]?.[2] ?? "")).toEqual([]);
    });
});

it("there is no page without a rule", () => {
  expect(readdirSync(folder).sort()).toEqual(rules.map((rule) => `TSG${rule.code}.md`).sort());
});
