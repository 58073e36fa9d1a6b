/** Types that have no domain: what is said of them; and types so large, deep or foreign that reading them must stay cheap. */
import { join } from "node:path";
import ts from "#typescript";
import { describe, expect, it } from "vitest";
import { testProgram } from "../../testing/program.js";
import { nodesIn } from "../file-nodes.js";
import type { DomainModel } from "../model.js";
import { ProgramModel } from "../program-model.js";
import { symbolizeCalls } from "../symbolize-calls.js";
import { absorbedMembers } from "./absorbed.js";
import { domainKey } from "./domain-key.js";
import { domainOfNode } from "./domain-of.js";
import { openTypes } from "./type-shapes.js";

const folder = join(import.meta.dirname, "../../../../test");
const MARKERS =
  'import { searchable, symbolize, type AnyOf, type Fixed, type FixedArray, type Float, type Hint, type Int, type ManyOf, type Named, type Permutation } from "tsglove";';

function programOf(source: string, json: unknown = {}): { file: ts.SourceFile; model: ProgramModel } {
  const name = join(folder, "shape.ts");
  const program = testProgram(
    [name],
    folder,
    { types: [], ...(json as object) },
    { noEmit: true },
    new Map([[name, `${MARKERS}\n${source}`]]),
  );
  const file = program.getSourceFile(name);
  if (file === undefined) throw new Error("no file");
  return { file, model: ProgramModel.of(program) };
}

/** The types of the aliases `It`, `It1`, ... of a source. */
function nodesOf(file: ts.SourceFile): readonly ts.TypeNode[] {
  return file.statements
    .filter(ts.isTypeAliasDeclaration)
    .filter(({ name }) => /^It\d*$/.test(name.text))
    .map(({ type }) => type);
}

function domainsOf(source: string, json?: unknown): readonly DomainModel[] {
  const { file, model } = programOf(source, json);
  return nodesOf(file).map((node) => domainOfNode(node, model.typeScope));
}

const text = (domain: DomainModel | undefined): string => domainKey(domain, ({ name }) => name);

describe("no domain has", () => {
  const declarations = openTypes.map((each) => each.declarations ?? "").join("\n");
  const { file, model } = programOf(
    `${declarations}\n${openTypes.map(({ type }, index) => `declare const c${index}: ${type};`).join("\n")}`,
  );
  const domains = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.flatMap(({ type }) => type ?? []))
    .map((node) => domainOfNode(node, model.typeScope));
  for (const [index, { type, says, guilty, why }] of openTypes.entries())
    it(type, () => {
      expect(domains[index]).toEqual({
        kind: "hole",
        type: says,
        ...(guilty === undefined ? {} : { guilty }),
        ...(why === undefined ? {} : { why }),
      });
    });
});

describe("half-typed code", () => {
  it.each([
    ["Missing", "hole"],
    ["1 | Missing", "hole"],
    ["Float<0>", "hole"],
    ["Float<number, 1>", "hole"],
    ["ManyOf<1 | 2>", "hole"],
    ["AnyOf<>", "hole"],
    ["FixedArray<1 | 2, -1>", "hole"],
    ["Permutation<string[]>", "hole"],
    ["(typeof missing)[number]", "hole"],
    ["{ a: 1 | 2, b: ", "object"],
    ["[1 | 2, ", "list"],
    ["1 | ", "hole"],
    ["", "hole"],
    ["It", "hole"],
    ["It | 1", "hole"],
    ["{ [K in Missing]: 1 | 2 }", "hole"],
  ])("%s", (type, kind) => {
    expect(domainsOf(`type It = ${type}`).map((each) => each.kind)).toEqual([kind]);
  });
});

describe("what is large", () => {
  it("a union of 10,000 texts keeps its order", () => {
    const members = Array.from({ length: 10_000 }, (_, index) => `"t${(index * 7919) % 10_000}"`);
    const [domain] = domainsOf(`type It = ${members.join(" | ")};`);
    expect(text(domain)).toBe(`(${members.join(" | ")})`);
  });

  it("a template literal of 10,000 members", () => {
    const [domain] = domainsOf(
      "type D = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9; type It = `${D}${D}${D}${D}`;",
    );
    expect(domain?.kind === "choice" ? domain.candidates.length : 0).toBe(10_000);
    expect(domain?.kind === "choice" ? domain.candidates[1] : undefined).toEqual({
      kind: "literal",
      value: "0001",
    });
  });

  it("aliases that double thirty times", () => {
    const doubled = Array.from({ length: 30 }, (_, index) => `type A${index + 1} = A${index} | A${index};`);
    const [domain] = domainsOf(`type A0 = 2 | 1; ${doubled.join(" ")} type It = A30;`);
    expect(text(domain)).toBe("(2 | 1)");
  });

  it("an object of 2,000 properties", () => {
    const properties = Array.from({ length: 2000 }, (_, index) => `p${index}: 2 | 1;`).join(" ");
    const [domain] = domainsOf(`type It = { ${properties} };`);
    expect(domain?.kind === "object" ? domain.fields.length : 0).toBe(2000);
  });

  it("interfaces that all lead to each other are given up, and not cut off somewhere", () => {
    const names = Array.from({ length: 12 }, (_, index) => `N${index}`);
    const all = names.map((name) => `${name.toLowerCase()}?: ${name};`).join(" ");
    const [domain] = domainsOf(
      `${names.map((name) => `interface ${name} { on: boolean; ${all} }`).join(" ")} type It = N0;`,
    );
    expect(domain).toEqual({ kind: "hole", type: "N0", why: "large" });
  });

  it("elements of a page and nodes of a syntax tree are left alone", () => {
    const domains = domainsOf(
      `type It0 = HTMLElement; type It1 = { b: 1 | 2; d: Document | "none" }; type It2 = { a: 1 | 2; at: Window & typeof globalThis };`,
      { lib: ["es2023", "dom"] },
    );
    expect(domains.map(text)).toEqual([
      'hole "HTMLElement"',
      '{"b": (1 | 2), "d": hole "Document | \\"none\\""}',
      '{"a": (1 | 2), "at": hole "Window & typeof globalThis"}',
    ]);
  });
});

describe("where there is nothing to search", () => {
  it("too much and too deep are told apart, and cost nothing beside them", () => {
    const [deep, wide, beside] = domainsOf(
      `type Deep<N extends 0[]> = { a: 1 | 2; next: Deep<[...N, 0]> }; type It0 = Deep<[]>;
       type W0 = { a: 1 | 2; b: 1 | 2 }; ${Array.from({ length: 12 }, (_, i) => `type W${i + 1} = { a: W${i}; b: W${i} };`).join(" ")}
       type It1 = W12; type It2 = { first?: W12; then: { deep: { enough: 1 | 2 } } };`,
    );
    expect(deep).toEqual({ kind: "hole", type: "It0", why: "endless" });
    expect(wide).toEqual({ kind: "hole", type: "W12", why: "large" });
    expect(beside === undefined ? "" : text(beside)).toBe(
      '{"first"?: hole "W12", "then": {"deep": {"enough": (1 | 2)}}}',
    );
  });

  it("a list of no certain length is told apart, wherever it stands", () => {
    const domains = domainsOf(
      `type It0 = FixedArray<1 | 2, 2.5>; type It1 = { a: FixedArray<1 | 2, -1> }; type It2 = 3 | ManyOf<1 | 2, 0>; type It3 = FixedArray<1 | 2, number>;`,
    );
    expect(domains.map((each) => (each.kind === "hole" ? each.why : "none"))).toEqual([
      "count",
      "count",
      "count",
      undefined,
    ]);
  });

  it("a union may be a table", () => {
    const members = Array.from({ length: 1500 }, (_, i) => `{ k: ${i}; v: 1 | 2 }`);
    const [domain] = domainsOf(`type It0 = ${members.join(" | ")};`);
    expect(domain?.kind === "choice" ? domain.candidates.length : domain?.kind).toBe(1500);
  });

  it("absorbed members are found, also behind aliases", () => {
    const { file, model } = programOf(
      `type Sizes = 32 | 64; type It0 = Sizes | number | "a"; type It1 = "a" | "b"; type It2 = true | boolean; type It3 = Missing | 1;`,
    );
    const found = nodesOf(file).map((node) =>
      absorbedMembers(node, model.typeScope).map(({ member, by }) =>
        [member, by].map((each) => model.checker.typeToString(each)),
      ),
    );
    expect(found).toEqual([
      [
        ["32", "number"],
        ["64", "number"],
      ],
      [],
      [],
      [],
    ]);
  });
});

describe("parameters", () => {
  function parametersOf(source: string): readonly string[] {
    const { file, model } = programOf(source);
    return nodesIn(file).classes.flatMap((node) =>
      (model.classOf(node)?.params ?? []).map(({ domain }) => text(domain)),
    );
  }

  it("an optional one has undefined last, a written one keeps its place", () => {
    expect(
      parametersOf(
        "@searchable export class A { constructor(a?: 2 | 1, b?: undefined | 2, c: 3 | undefined = 3, d?: string, e?: Fixed<1 | 2>) {} }",
      ),
    ).toEqual(["(2 | 1 | undefined)", "(undefined | 2)", "(3 | undefined)", "-", "-"]);
  });

  it("inferred types are read in canonical order", () => {
    expect(
      parametersOf(
        `enum Act { B = 2, A = 1 } @searchable export class A { constructor(a = "b" as "b" | "a", b = true, c = 3, readonly d = 3, e = Act.A) {} }`,
      ),
    ).toEqual([`("a" | "b")`, "(false | true)", "-", "-", "(2 | 1)"]);
  });

  it("destructured ones are objects, rest ones tuples", () => {
    expect(
      parametersOf(
        "@searchable export class A { constructor({ a, b = 3 }: { a: 2 | 1; b?: 3 | 4 }, ...[c]: [c: 6 | 5, d: 7]) {} }",
      ),
    ).toEqual([`{"a": (2 | 1), "b"?: (3 | 4)}`, "[(6 | 5), 7]"]);
  });

  it("an optional property that says undefined is never left out, with exactOptionalPropertyTypes or without", () => {
    const source = "type It = { a?: 1 | undefined; b?: 2 };";
    for (const exactOptionalPropertyTypes of [true, false])
      expect(domainsOf(source, { exactOptionalPropertyTypes }).map(text)).toEqual([
        '{"a"?: (1 | undefined), "b"?: (2 | absent)}',
      ]);
  });

  it("what symbolize is given is read by the type that it is cast to, of overloads the longest", () => {
    const { file, model } = programOf(`
declare function train(args: { lr: number }): void;
declare function over(a: 1): void; declare function over(a: 2 | 3, b: 5 | 4): void;
declare class Adam { constructor(lr: Float<0, 1>, options?: { beta?: 2 | 1; log?: (s: string) => void }); }
symbolize(train as (args: { lr: 0.2 | 0.1; name?: string }) => void);
symbolize(over);
symbolize(Adam);`);
    expect(symbolizeCalls(file, model).map(({ params }) => params.map(({ domain }) => text(domain)))).toEqual(
      [
        ['{"lr": (0.2 | 0.1), "name"?: hole "string"}'],
        ["(2 | 3)", "(5 | 4)"],
        [
          "Float<0, 1, linear>",
          '({"beta"?: (2 | 1 | absent), "log"?: hole "(s: string) => void"} | undefined)',
        ],
      ],
    );
  });
});
