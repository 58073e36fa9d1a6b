/**
 * Every shape of type-shapes.ts with every feature: as a parameter of a class, a property of `searchSpace<T>()`, a parameter of
 * a symbolized function, by an alias of another module, inside a tuple, inside generics. Read lazily, after a full check, and
 * with the files in reverse order, the models are the same; the emitted code makes the same domains, and spaces of the
 * size that was counted by hand.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runInThisContext } from "node:vm";
import ts from "#typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { createTransformer } from "../../emit/transform.js";
import { makePackageOf } from "../../faces/package-of.js";
import { testProgram } from "../../testing/program.js";
import { nodesIn } from "../file-nodes.js";
import { fingerprint } from "../fingerprint.js";
import type { DomainModel } from "../model.js";
import { ProgramModel } from "../program-model.js";
import { spaceCalls } from "../space-calls.js";
import { symbolizeCalls } from "../symbolize-calls.js";
import { domainKey } from "./domain-key.js";
import { typeShapes, type TypeShape } from "./type-shapes.js";

const folder = resolve(import.meta.dirname, "../../../../test/.compiled/type-shapes");
const MARKERS =
  'import { searchable, searchSpace, symbolize, type AnyOf, type Fixed, type FixedArray, type Float, type Hint, type Int, type ManyOf, type Named, type Permutation } from "tsglove";';

function declaring({ declarations = "", type, maxDepth }: TypeShape): string {
  const options = maxDepth === undefined ? "" : `{ maxDepth: ${maxDepth} }`;
  const more = options === "" ? "" : `, ${options}`;
  return `${MARKERS}
${declarations}
export type Shape = ${type};
export type Wrap<T> = { readonly it: T };
@searchable export class Box<T> { constructor(readonly it: T) {} }
@searchable export class Plain<T> { constructor(it: T) { void it; } }
@searchable export class Direct { constructor(readonly it: ${type}) {} }
@searchable export class InTuple { constructor(it: readonly [0, ${type}]) { void it; } }
@searchable export class InObject { constructor({ it }: { it: ${type} }) { void it; } }
@searchable export class InAlias { constructor(readonly it: Wrap<${type}>) {} }
@searchable export class InRecord { constructor(readonly it: Record<"k", ${type}>) {} }
@searchable export class InClass { constructor(readonly it: Plain<${type}>) {} }
@searchable export class Below extends Box<${type}> {}
export class BelowBelow extends Below {}
export const made = symbolize(function made(it: ${type}) { return { it }; });
export const asked = [
  () => searchSpace(Direct${more}),
  () => searchSpace<{ it: ${type} }>(${options}),
  () => searchSpace(Box<${type}>${more}),
  () => searchSpace<Shape>(${options}),
];
`;
}

function using(module: string): string {
  return `${MARKERS}
import type { Shape, Shape as Renamed } from "./${module}.cjs";
import type * as names from "./${module}.cjs";
import again = require("./${module}-again.cjs");
@searchable export class Imported { constructor(readonly it: Shape) {} }
@searchable export class Aliased { constructor(readonly it: Renamed) {} }
@searchable export class Spaced { constructor(readonly it: names.Shape) {} }
@searchable export class Typed { constructor(readonly it: import("./${module}.cjs").Shape) {} }
@searchable export class Exported { constructor(readonly it: again.Shape) {} }
@searchable export class Defaulted { constructor(readonly it: again.default) {} }
`;
}

const modules = typeShapes.map((_, index) => `s${String(index).padStart(3, "0")}`);

function program(order: "as given" | "reversed"): ts.Program {
  const names = modules.flatMap((each) => [`${each}.cts`, `${each}-again.cts`, `${each}-use.cts`]);
  const roots = (order === "reversed" ? names.reverse() : names).map((name) => join(folder, name));
  return testProgram(
    roots,
    folder,
    { types: [], lib: ["es2023"], declaration: false, sourceMap: false },
    { rootDir: folder, outDir: folder },
  );
}

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [index, module] of modules.entries()) {
    const shape = typeShapes[index];
    if (shape === undefined) continue;
    writeFileSync(join(folder, `${module}.cts`), declaring(shape));
    writeFileSync(join(folder, `${module}-use.cts`), using(module));
    writeFileSync(
      join(folder, `${module}-again.cts`),
      `export * from "./${module}.cjs";\nexport type { Shape as default } from "./${module}.cjs";\n`,
    );
  }
});

/** What a model says of the two modules of a shape, by feature. */
function read(module: string, from: ts.Program): Readonly<Record<string, string>> {
  const model = ProgramModel.of(from);
  const found: Record<string, string> = {};
  const text = (domain: DomainModel | undefined): string => domainKey(domain, ({ name }) => name);
  for (const name of [`${module}.cts`, `${module}-use.cts`]) {
    const file = from.getSourceFile(join(folder, name));
    if (file === undefined) throw new Error(`no ${name}`);
    for (const node of nodesIn(file).classes)
      if (ALL.includes(node.name?.text ?? ""))
        found[node.name?.text ?? ""] =
          model
            .classOf(node)
            ?.params.map(({ domain }) => text(domain))
            .join() ?? "none";
    for (const call of symbolizeCalls(file, model))
      found["made"] = call.params.map(({ domain }) => text(domain)).join();
    for (const [index, call] of spaceCalls(file, model).entries())
      found[`space ${index}`] = call.kind === "type" ? text(call.domain) : call.domains.map(text).join();
  }
  return found;
}

const SAME = [
  "Direct",
  "Below",
  "BelowBelow",
  "Imported",
  "Aliased",
  "Spaced",
  "Typed",
  "Exported",
  "Defaulted",
];
const ALL = [...SAME, "InTuple", "InObject", "InAlias", "InRecord", "InClass"];

function expected(domain: string): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries([...SAME, "made", "space 1", "space 2"].map((name) => [name, domain])),
    InTuple: `[0, ${domain}]`,
    InObject: `{"it": ${domain}}`,
    InAlias: `{"it": ${domain}}`,
    InRecord: `{"k": ${domain}}`,
    InClass: `Plain<${domain}>`,
    "space 0": `{"it": ${domain}}`,
  };
}

/** What is checked as a whole, which emit does too, serves both. */
let checked: ts.Program;
beforeAll(() => {
  checked = program("as given");
}, 180_000);

describe("the domain of", () => {
  let lazily: ts.Program;
  let reversed: ts.Program;
  beforeAll(() => {
    lazily = program("as given");
    expect(
      ts
        .getPreEmitDiagnostics(checked)
        .map((each) => [
          each.file?.fileName.slice(folder.length),
          ts.flattenDiagnosticMessageText(each.messageText, "\n"),
        ]),
    ).toEqual([]);
    reversed = program("reversed");
    for (const module of [...modules].reverse()) read(module, reversed);
  }, 180_000);

  for (const [index, shape] of typeShapes.entries())
    it(shape.name, () => {
      const module = modules[index] ?? "";
      expect(read(module, lazily)).toEqual(expected(shape.domain));
      expect(read(module, checked)).toEqual(expected(shape.domain));
      expect(read(module, reversed)).toEqual(expected(shape.domain));
    });

  it("is in the fingerprint of its file", () => {
    const fingerprints = modules.map((module) => {
      const file = lazily.getSourceFile(join(folder, `${module}-use.cts`));
      return file === undefined ? "" : fingerprint(file, ProgramModel.of(lazily)).replaceAll(module, "it");
    });
    const domains = new Set(typeShapes.map(({ domain }) => domain));
    expect(new Set(fingerprints).size).toBeGreaterThanOrEqual(domains.size);
  });
});

/** The parts of the runtime's domains that are compared. */
interface RuntimeDomain {
  readonly kind: string;
  readonly [part: string]: unknown;
}

/** A domain of the runtime as `domainKey` writes one of the analyzer. */
function runtimeText(domain: RuntimeDomain | undefined, outer: readonly RuntimeDomain[] = []): string {
  if (domain === undefined) return "-";
  const text = (each: unknown): string => runtimeText(each as RuntimeDomain | undefined, outer);
  const list = (each: unknown): readonly unknown[] => (Array.isArray(each) ? each : []);
  const literal = (value: unknown): string =>
    typeof value === "string"
      ? JSON.stringify(value)
      : `${String(value)}${typeof value === "bigint" ? "n" : ""}`;
  const at = outer.indexOf(domain);
  switch (domain.kind) {
    case "constant":
      return literal(domain["value"]);
    case "choice":
      return `(${list(domain["candidates"]).map(text).join(" | ")})`;
    case "float":
      return `Float<${String(domain["min"])}, ${String(domain["max"])}, ${String(domain["scale"])}>`;
    case "int":
      return `Int<${String(domain["min"])}, ${String(domain["max"])}, ${String(domain["step"])}>`;
    case "class":
      return `${(domain["type"] as { name: string }).name}${domain["domains"] === undefined ? "" : `<${list(domain["domains"]).map(text).join(", ")}>`}`;
    case "absent":
      return "absent";
    case "object":
      return `{${list(domain["fields"])
        .map((each) => each as { name: string; domain: unknown })
        .map((field) => `${JSON.stringify(field.name)}: ${text(field.domain)}`)
        .join(", ")}}`;
    case "list":
      return `[${list(domain["items"]).map(text).join(", ")}]`;
    case "many":
      return `ManyOf<[${list(domain["candidates"]).map(text).join(", ")}], ${String(domain["count"])}${domain["distinct"] === true ? ", distinct" : ""}${domain["sorted"] === true ? ", sorted" : ""}>`;
    case "labelled":
      return `Labelled<${text(domain["domain"])}, ${literal(domain["name"])}, ${literal(domain["hint"])}>`;
    case "recursive":
      return at === -1
        ? `μ${String(domain["name"])}.${runtimeText(domain["domain"] as RuntimeDomain, [...outer, domain])}`
        : `μ${String(domain["name"])}`;
    default:
      return domain.kind;
  }
}

/** A domain's text as code has it: lists laid out, and without the optional properties that have nothing to search. */
function asEmitted(text: string): string {
  return text
    .replace(/, "\w+"\?: hole "[^"]*"/g, "")
    .replaceAll('"?:', '":')
    .replace(
      /^(.*)\[(\d+)\]$/,
      (_, item: string, count: string) => `[${Array(Number(count)).fill(item).join(", ")}]`,
    );
}

describe("emitted code makes", () => {
  const outputs = new Map<string, string>();
  beforeAll(() => {
    checked.emit(
      undefined,
      (name, text) => outputs.set(name.slice(folder.length + 1), text),
      undefined,
      false,
      {
        before: [createTransformer(checked, makePackageOf())],
      },
    );
  }, 180_000);

  for (const [index, shape] of typeShapes.entries())
    it(`${shape.size} of ${shape.name}`, async () => {
      const module = modules[index] ?? "";
      const tsglove = await import("tsglove");
      const compiled = await import("tsglove/compiled");
      const seen: Record<string, string> = {};
      const textOf = (domains: readonly unknown[]): string =>
        domains.map((each) => runtimeText(each as RuntimeDomain | undefined)).join();
      const defined = new Map<string, () => readonly unknown[]>();
      const recording = {
        ...compiled,
        define: (...args: Parameters<typeof compiled.define>) => {
          defined.set(args[0].name, args[3]);
          compiled.define(...args);
        },
        symbolized: (...args: Parameters<typeof compiled.symbolized>) => {
          defined.set("made", args[4]);
          return compiled.symbolized(...args);
        },
        typeSpace: (...args: Parameters<typeof compiled.typeSpace>) => {
          const domain = args[1]();
          const space = compiled.typeSpace(...args);
          seen[args[0] === "Shape" ? "space 2" : "space 0"] = textOf([
            typeof domain === "object" && domain !== null ? domain : { kind: "constant", value: domain },
          ]);
          return space;
        },
      };
      const load = (name: string): Record<string, unknown> => {
        const code = outputs.get(name) ?? "";
        const exports: Record<string, unknown> = {};
        const evaluate = runInThisContext(`(exports, require) => {${code}\n}`, {
          filename: join(folder, name),
        }) as (exports: unknown, require: (specifier: string) => unknown) => void;
        evaluate(exports, (specifier) =>
          specifier === "tsglove"
            ? tsglove
            : specifier === "tsglove/compiled"
              ? recording
              : load(specifier.slice(2)),
        );
        return exports;
      };
      const asked = load(`${module}.cjs`)["asked"] as readonly (() => unknown)[];
      for (const each of asked)
        expect(tsglove.dnaSpec(each()).size).toBe(
          shape.size === "infinite" ? "infinite" : BigInt(shape.size),
        );
      for (const [name, domains] of defined)
        if (ALL.includes(name) || name === "made") seen[name] = textOf(domains());
      const domain = asEmitted(shape.domain);
      const wanted = expected(domain);
      for (const [name, text] of Object.entries(seen)) expect([name, text]).toEqual([name, wanted[name]]);
      expect(Object.keys(seen)).toEqual(
        expect.arrayContaining(["Direct", "InClass", "made", "space 0", "space 2"]),
      );
    });
});
