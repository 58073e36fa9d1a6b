/**
 * Compiles modules with the transformer, runs them, and asks the runtime for the space of each one's `space`: what the analyzer
 * has to say without running them.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import ts from "#typescript";
import { outlineText, type DNASpec } from "tsglove/geno";
import { ProgramModel } from "../analyzer/program-model.js";
import { createTransformer } from "../emit/transform.js";
import { makePackageOf } from "../faces/package-of.js";
import { testProgram } from "./program.js";

const compiled = resolve(dirname(fileURLToPath(import.meta.url)), "../../../test/.compiled");

/** A space in a form that can be compared. */
export interface SpaceReport {
  readonly points: unknown;
  readonly size: string;
  readonly outline: string;
}

/** What became of a module: the space of its `space`, or why it has none. */
export type RunResult = SpaceReport | { readonly error: string };

export interface RanSpaces {
  readonly model: ProgramModel;
  /** The initializer of a module's `export const space`. */
  readonly expressionOf: (name: string) => ts.Expression;
  readonly results: ReadonlyMap<string, RunResult>;
  /** What TypeScript has to say of the sources. */
  readonly errors: readonly string[];
}

/**
 * @param folder a name for the files of these modules, no other test's.
 * @param modules sources by name; those without a `space` are only imported by others.
 */
export function runSpaces(folder: string, modules: ReadonlyMap<string, string>): RanSpaces {
  const home = join(compiled, folder);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  for (const [name, text] of modules) writeFileSync(join(home, `${name}.ts`), text);
  const files = [...modules.keys()].map((name) => join(home, `${name}.ts`));
  const program = testProgram(
    files,
    home,
    {},
    { rootDir: home, outDir: home, declaration: false, sourceMap: false },
  );
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map((each) =>
      format(
        "%s: %s",
        each.file?.fileName.slice(home.length + 1),
        ts.flattenDiagnosticMessageText(each.messageText, "\n"),
      ),
    );
  program.emit(undefined, undefined, undefined, false, {
    before: [createTransformer(program, makePackageOf())],
  });
  const asked = [...modules].filter(([, text]) => text.includes("space =")).map(([name]) => name);
  writeFileSync(join(home, "run.js"), RUN);
  const output = execFileSync(process.execPath, ["run.js", ...asked], {
    cwd: home,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return {
    model: ProgramModel.of(program),
    expressionOf: (name) => spaceExpression(program, join(home, `${name}.ts`)),
    results: new Map(Object.entries(JSON.parse(output) as Record<string, RunResult>)),
    errors,
  };
}

const RUN = `import { dnaSpec, outlineText } from "tsglove";
const results = {};
for (const name of process.argv.slice(2)) {
  try {
    const { space } = await import(\`./\${name}.js\`);
    const spec = dnaSpec(space);
    results[name] = { points: spec.space, size: String(spec.size) + " " + spec.discreteSize + " " + spec.continuousDimensions, outline: outlineText(spec) };
  } catch (error) {
    results[name] = { error: String(error) };
  }
}
const plain = (key, value) => key === "genomes" ? undefined : value === undefined && key === "value" ? "undefined" : typeof value === "bigint" ? value + "n" : Object.is(value, -0) ? "-0" : value;
process.stdout.write(JSON.stringify(results, plain));
`;

/** A static space in the form that the runtime's is reported in. */
export function reportOf(spec: DNASpec): SpaceReport {
  const plain = (key: string, value: unknown): unknown =>
    key === "genomes"
      ? undefined
      : value === undefined && key === "value"
        ? "undefined"
        : typeof value === "bigint"
          ? `${value}n`
          : Object.is(value, -0)
            ? "-0"
            : value;
  return {
    points: JSON.parse(JSON.stringify(spec.space, plain)) as unknown,
    size: `${spec.size} ${spec.discreteSize} ${spec.continuousDimensions}`,
    outline: outlineText(spec),
  };
}

function spaceExpression(program: ts.Program, file: string): ts.Expression {
  for (const statement of program.getSourceFile(file)?.statements ?? []) {
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (initializer !== undefined && ts.isIdentifier(name) && name.text === "space") return initializer;
  }
  throw new Error(`${file} has no space.`);
}
