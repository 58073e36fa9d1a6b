/** What marks say, class shape by class shape, and that they are read back as they were written. */
import { readFileSync } from "node:fs";
import ts from "#typescript";
import { describe, expect, it } from "vitest";
import { ProgramModel, classDeclaration } from "../../analyzer/program-model.js";
import type { ClassModel, DomainModel, ParamModel } from "../../analyzer/model.js";
import { testProgram } from "../../testing/program.js";
import { createDeclarationTransformer } from "./mark-classes.js";

const FOLDER = new URL("../../", import.meta.url).pathname;
const FILE = `${FOLDER}src/ops.ts`;
const IMPORTS =
  'import { searchable, symbolize, type Fixed, type Float, type Int, type Named, type Symbolic } from "tsglove";\n';

const packageOf = () => ({ name: "my-ops", root: FOLDER });

function programOf(file: string, text: string, json: unknown = {}): ts.Program {
  return testProgram([file], FOLDER, json, {}, new Map([[file, text]]));
}

/** The declarations, and their map, of a file. */
function declarationsOf(
  code: string,
  json: unknown = {},
  marks = true,
): { readonly text: string; readonly map: string } {
  const program = programOf(FILE, IMPORTS + code, json);
  const written = { text: "", map: "" };
  const { diagnostics } = program.emit(
    program.getSourceFile(FILE),
    (name, text) => {
      written[name.endsWith(".map") ? "map" : "text"] = text;
    },
    undefined,
    true,
    marks ? { afterDeclarations: [createDeclarationTransformer(program, packageOf)] } : undefined,
  );
  expect(diagnostics.map((each) => each.messageText)).toEqual([]);
  return written;
}

/** What a source map says of each line; each is relative to the one before. */
function lineMappings(map: string): readonly string[] {
  return (JSON.parse(map) as { mappings: string }).mappings.split(";");
}

/** The marks in declarations, as `id: values`. */
function marksOf(code: string, json: unknown = {}): readonly string[] {
  const { text } = declarationsOf(code, json);
  return [...text.matchAll(/readonly "tsglove:my-ops\/src\/ops#(.*)"\?: \[1, (.*)\];/g)].map(
    ([, id = "", values = ""]) => `${id}: ${values.replaceAll('"', "")}`,
  );
}

/** Every class of a program that has a model, as a subclass in another package would see it. */
function modelsOf(program: ts.Program, file: string): ReadonlyMap<string, unknown> {
  const model = ProgramModel.of(program);
  const source = program.getSourceFile(file);
  const symbol = source === undefined ? undefined : model.checker.getSymbolAtLocation(source);
  const exported = symbol === undefined ? [] : model.checker.getExportsOfModule(symbol);
  const classes = exported.flatMap((each) => {
    const declaration = classDeclaration(each);
    const found = declaration === undefined ? undefined : model.classOf(declaration);
    return found === undefined ? [] : [found];
  });
  return new Map(classes.map((each) => [each.name, seen(each)]));
}

function seen({ searchable, belowSearchable, construction, base, hasMethods, params }: ClassModel): unknown {
  return {
    searchable,
    belowSearchable,
    kind: construction.kind,
    base: base?.name,
    hasMethods,
    params: params.map(seenParam),
  };
}

function seenParam({ name, domain, optional, rest, property, readable }: ParamModel): unknown {
  return { name, domain: withoutSymbols(domain), optional, rest, property, readable };
}

/** Symbols are those of one program: here their names have to do. */
function withoutSymbols(domain: DomainModel | undefined): string {
  if (domain === undefined) return "none";
  return JSON.stringify(domain, (key, value: unknown) =>
    key === "symbol" ? (value as ts.Symbol).name : value,
  );
}

describe("a mark", () => {
  it("tells what a declaration leaves out of parameters", () => {
    expect(
      marksOf(`@searchable export class A {
        constructor(readonly a: 1 | 2, b: 3, readonly c: 1 | 2 = 2, private d = 3, readonly e?: 5, ...f: 6[]) {}
      }`),
    ).toEqual(["A: searchable, split, a, 17, b, 0, c, 59, d, 107, e, 19, f, 4"]);
  });

  it("stands in every class that is compiled, above and below searchable ones too, and in no other", () => {
    expect(
      marksOf(`export class Other {}
        export class Above {}
        @searchable export class Mid extends Above {}
        export class Below extends Mid {}
        @searchable export class List extends Array<number> {}
        export class BelowList extends List {}
        @searchable class Hidden {}
        export type Shown = Hidden;`),
    ).toEqual([
      "Above: ordinary, split",
      "Mid: searchable, split",
      "Below: ordinary, split",
      "List: searchable, rigid",
      "BelowList: ordinary, rigid",
      "Hidden: searchable, split",
    ]);
  });

  it.each([
    ["a default export", "@searchable export default class {}", "default: searchable, split"],
    [
      "a generic class",
      "@searchable export class A<T> { constructor(readonly t: T) {} }",
      "A: searchable, split, t, 17",
    ],
    [
      "an abstract class",
      "@searchable export abstract class A { abstract f(): void }",
      "A: searchable, split",
    ],
    [
      "a class in a namespace",
      "export namespace n.m { @searchable export class A {} }",
      "A@n.m: searchable, split",
    ],
    [
      "a class expression",
      "export const A = @searchable class { constructor(readonly a: 1 | 2) {} };",
      "A: searchable, split, a, 17",
    ],
    [
      "overloads",
      "@searchable export class A { constructor(a: 1 | 2); constructor(a: 1 | 2, b: 3); constructor(a: 1 | 2, b: 3 = 3) {} }",
      "A: searchable, split, a, 0, b, 42",
    ],
    [
      "a name that is none in JavaScript",
      '@searchable export class Größe { constructor(readonly "ä": 1) {} }'.replace('"ä"', "ä"),
      "Größe: searchable, split, ä, 17",
    ],
    [
      "a parameter that is a pattern",
      "@searchable export class A { constructor({ a }: { a: 1 }) {} }",
      "A: searchable, split, arg0, 0",
    ],
  ])("of %s", (_, code, mark) => {
    expect(marksOf(code)).toEqual([mark]);
  });

  it("is the same with legacy decorators, without comments, and with isolatedDeclarations", () => {
    const code = `/** A doc. */ @searchable export class A { constructor(readonly a: 1 | 2 = 1) {} }`;
    const mark = ["A: searchable, split, a, 59"];
    expect(marksOf(code, { experimentalDecorators: true })).toEqual(mark);
    expect(marksOf(code, { removeComments: true })).toEqual(mark);
    expect(marksOf(code, { isolatedDeclarations: true })).toEqual(mark);
    expect(marksOf(code, { target: "es2020" })).toEqual(mark);
  });

  it("goes with a class that stripInternal drops, and stays of one whose constructor it drops", () => {
    const code = `/** @internal */ @searchable export class A {}
      @searchable export class B { /** @internal */ constructor(readonly b: 1 | 2) {} }`;
    expect(marksOf(code, { stripInternal: true })).toEqual(["B: searchable, split, b, 17"]);
  });

  it("moves nothing that a declaration map points at", () => {
    const code = `@searchable export class A { constructor(readonly a: 1 | 2) {} }\nexport class B {}\nexport const c = 1;`;
    const marked = declarationsOf(code, { declarationMap: true });
    const plain = declarationsOf(code, { declarationMap: true }, false);
    const at = marked.text.split("\n").findIndex((line) => line.includes("tsglove:"));
    const mapped = lineMappings(marked.map);
    expect(mapped[at]).toBe("");
    expect(mapped.toSpliced(at, 1)).toEqual(lineMappings(plain.map));
  });

  it("leaves declarations without a compiled class as they are", () => {
    const code = "export class A {}\nexport const b = class {};\n";
    expect(declarationsOf(code).text).toBe(
      "export declare class A {\n}\nexport declare const b: {\n    new (): {};\n};\n",
    );
  });
});

it("the guide shows what comes out", () => {
  const page = readFileSync(new URL("../../../../docs/guide/packages.md", import.meta.url), "utf8");
  const [source = "", declarations = ""] = [...page.matchAll(/```(?:ts|typescript)\r?\n([^]*?)```/g)].map(
    ([, block]) => block,
  );
  const program = programOf(FILE, source);
  let emitted = "";
  const write = (_: string, text: string): void => {
    emitted = text;
  };
  const afterDeclarations = [createDeclarationTransformer(program, packageOf)];
  program.emit(program.getSourceFile(FILE), write, undefined, true, { afterDeclarations });
  // The page is indented as all pages are.
  expect(emitted.replaceAll(/^ {4}/gm, "  ")).toBe(declarations.replaceAll("\r\n", "\n"));
});

describe("classes of declarations", () => {
  it("are what they are in their sources", () => {
    const code = `${IMPORTS}
      const second = (): "zeta" | "alpha" => "zeta" as "zeta" | "alpha";
      export class Above { constructor(readonly label = "x") {} }
      @searchable export class Conv extends Above {
        constructor(readonly f: 64 | 32, readonly k: 3 | 5 = 5, private m = second(), readonly o?: 2 | 1) { super(); }
      }
      export class Below extends Conv { private readonly k2 = 1; }
      @searchable export class Plain extends Below {}
      @searchable export class Hiding extends Conv { declare readonly k: 3 | 5; }
      @searchable export class Late { constructor(readonly a: 2 | 1 = 1, readonly b: 5 | 6) {} }
      @searchable export class Maybe { constructor(readonly m: 2 | undefined | 1 = 1) {} }
      @searchable export class Union { constructor(readonly op: Late | Conv | "none" = "none") {} }
      @searchable export class Marked { constructor(readonly l: Float<0, 1>, readonly i: Int<1, 9> = 3, readonly f: Fixed<1 | 2> = 1) {} }
      @searchable export class List extends Array<number> { constructor(readonly n: 1 | 2) { super(); } }
      export interface Talk extends Symbolic {}
      @searchable export class Talk {}
      @searchable export class Written { constructor(readonly w: 1 | 2 = 1) { this.w = 2; } }
      @searchable export class Label { constructor(readonly n: Named<2 | 1, "n"> = 1, readonly c: { readonly on?: boolean } = {}) {} }
      @searchable export class Box<T> { constructor(readonly early: 3 | 5 = 3, readonly item: T, readonly k: 4 | 2 = 2) {} }
      @searchable export class Small extends Box<8 | 7> {}
      @searchable export class Holder { constructor(readonly box: Box<64 | 32>) {} }
      @searchable export class Rest { constructor(readonly a: 1 | 2 = 1, ...rest: (3 | 4)[]) {} }
    `;
    const source = programOf(FILE, code);
    const declared = `${FOLDER}src/ops.d.ts`;
    const files = new Map([[declared, declarationsOf(code.slice(IMPORTS.length)).text]]);
    const program = testProgram([declared], FOLDER, { skipLibCheck: false }, {}, files);
    expect(
      program.getSemanticDiagnostics(program.getSourceFile(declared)).map((each) => each.messageText),
    ).toEqual([]);
    const expected = modelsOf(source, FILE);
    expect(expected.size).toBe(17);
    expect(modelsOf(program, declared)).toEqual(expected);
  });

  it("of another protocol are searchable, and no base to be split above", () => {
    const declared = `${FOLDER}src/ops.d.ts`;
    const text = `import "tsglove";
export declare class A { constructor(a?: 1 | 2); static readonly "tsglove:x#A"?: [2, "searchable", "split", "a", { new: "form" }]; }
export declare class B { static readonly "tsglove:x#B"?: "nonsense"; }
export declare class C { static readonly "tsglove:x#C"?: []; }
`;
    const models = modelsOf(programOf(declared, text), declared);
    expect([...models.keys()]).toEqual(["A", "C"]);
    expect(models.get("A")).toMatchObject({
      searchable: true,
      kind: "rigid",
      params: [{ name: "a", optional: true }],
    });
    expect(models.get("C")).toMatchObject({ searchable: false, kind: "rigid" });
  });
});
