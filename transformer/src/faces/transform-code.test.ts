/** The programmatic way in: its own example, virtual files, options, and what it refuses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, expect, it } from "vitest";
import { fixtureProject, root, SOURCES, type FixtureProject } from "../testing/fixture-project.js";
import { transform, type TransformResult } from "./transform-code.js";

const projects: FixtureProject[] = [];

afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

it("does what the example in its documentation says", () => {
  const source = readFileSync(new URL("transform-code.ts", import.meta.url), "utf8");
  const example = (/@example\n([\s\S]*?)\n \*\n/.exec(source)?.[1] ?? "").replaceAll(/^ \* /gm, "");
  const { code, map, diagnostics } = runInNewContext(`${example}\n({ code, map, diagnostics })`, {
    transform,
  }) as TransformResult;
  expect(example).toContain("// code holds `$tsglove.choice(32, 64)`; diagnostics is empty");
  expect(code).toContain("$tsglove.choice(32, 64)");
  expect(diagnostics).toEqual([]);
  expect(map.mappings).not.toBe("");
});

it("gives findings and syntax errors as plain data", () => {
  const code =
    'import { searchable, searchSpace } from "tsglove";\n@searchable class A { constructor(readonly n: string) {} }\nsearchSpace(A);\nconst a = ;\n';
  const { diagnostics } = transform(code, { fileName: "test/none/a.ts" });
  expect(JSON.parse(JSON.stringify(diagnostics))).toEqual(diagnostics);
  expect(diagnostics.map(({ code: each, start, end }) => [each, start, end])).toEqual([
    ["TS1109", { line: 4, column: 11 }, { line: 4, column: 12 }],
    ["TSG1001", { line: 3, column: 13 }, { line: 3, column: 14 }],
  ]);
  expect(diagnostics[1]).toMatchObject({ category: "error", file: join(root, "test/none/a.ts") });
});

it("compiles by a tsconfig, with the types of the project's other files, and keeps nothing of the code", () => {
  const project = fixtureProject("api", SOURCES);
  projects.push(project);
  const code = `import type { Sizes } from "./sizes.js";\n${SOURCES["src/pool.ts"]?.replace("Sizes }", "Sizes as S }") ?? ""}`;
  const options = { fileName: project.path("src/new.ts"), tsconfig: project.path("tsconfig.json") };
  expect(transform(code, options).code).toContain("choice(2, 3, 7)");
  project.write("src/deep.ts", "export type Size = 4;\n");
  expect(transform(code, options).code).toContain("choice(4, 7)");
  const changed = { ...options, fileName: project.path("src/deep.ts") };
  transform("export type Size = 5;\n", changed);
  expect(transform(code, options).code).toContain("choice(4, 7)");
});

it("takes options as a tsconfig has them", () => {
  const code =
    'import { searchable } from "tsglove";\n@searchable\nexport class A { constructor(readonly n: 1 | 2) {} }\n';
  expect(transform(code, { fileName: "a.cts", compilerOptions: { module: "nodenext" } }).code).toContain(
    "require(",
  );
  expect(transform(code, { fileName: "a.tsx", compilerOptions: { target: "es2017" } }).code).not.toContain(
    "static {",
  );
  expect(() => transform(code, { fileName: "a.ts", compilerOptions: { target: "es1" } })).toThrow(/target/);
  expect(() => transform(code, { fileName: "a.js" })).toThrow(/a\.js cannot be compiled: .*\.mts/);
  expect(() => transform(code, { fileName: "a.ts", tsconfig: "none.json" })).toThrow(/none\.json/);
});

it("survives what is no program", () => {
  for (const code of [
    "",
    "class",
    "@searchable",
    "import { searchable } from 'tsglove'; @searchable class",
    "\0",
  ])
    expect(transform(code, { fileName: "a.ts" }).code).toBeTypeOf("string");
});
