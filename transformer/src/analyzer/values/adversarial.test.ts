/** Code that is half typed, endless or huge: evaluation neither throws nor takes long. */
import { describe, expect, it } from "vitest";
import ts from "#typescript";
import { resolve } from "node:path";
import { testProgram } from "../../testing/program.js";
import { ProgramModel } from "../program-model.js";
import { analyzeValue, sizeLabel } from "./analyze-value.js";
import { spacesIn } from "./spaces-in.js";

const HEAD = `import { oneof, manyof, floatv, intv, searchSpace, searchable, rebind, clone, permutate } from "tsglove";
@searchable class Conv { constructor(readonly filters: 16 | 32, readonly kernel = 3) {} }
`;

const folder = resolve("test/cases/analyzer-adversarial");

function programOf(
  text: string,
  options: ts.CompilerOptions = {},
): { model: ProgramModel; file: ts.SourceFile } {
  const name = `${folder}/input.ts`;
  const program = testProgram([name], folder, {}, options, new Map([[name, text]]));
  const file = program.getSourceFile(name);
  if (file === undefined) throw new Error("There is no file.");
  return { model: ProgramModel.of(program), file };
}

/** The sizes of all spaces in a text, in its order. */
function sizesIn(text: string): readonly (string | undefined)[] {
  const { model, file } = programOf(HEAD + text);
  return spacesIn(file, model).map(({ found }) => sizeLabel(found));
}

describe("endless and huge code", () => {
  it.each([
    [
      "a function that calls itself",
      "const f = (n: number): number[] => f(n + 1); export const s = oneof(f(0));",
    ],
    [
      "functions that call each other",
      "const f = (n: number): number[] => g(n), g = (n: number): number[] => f(n); export const s = oneof(f(0));",
    ],
    [
      "a branching recursion",
      "const f = (n: number): number => n === 0 ? 1 : f(n - 1) + f(n - 1); export const s = oneof([f(40), 2]);",
    ],
    ["a constant of itself", "const a: number[] = [...a, 1]; export const s = oneof(a);"],
    [
      "constants of each other",
      "const a: number[] = [...b], b: number[] = [...a]; export const s = oneof(a);",
    ],
    ["a list of 10⁸", "export const s = oneof(Array.from({ length: 1e8 }, (_, i) => i));"],
    [
      "lists of lists of lists",
      "const x = Array.from({ length: 1000 }, () => Array.from({ length: 1000 }, () => Array.from({ length: 1000 }, () => oneof([1, 2])))); export const s = oneof(x);",
    ],
    [
      "a product of a thousand lists of a thousand lists",
      "const a = Array(1000).fill(oneof([1, 2])), b = Array(1000).fill(a); export const s = Array(1000).fill(b);",
    ],
    [
      "a text that doubles",
      "const t = (n: number): string => n === 0 ? 'a' : t(n - 1) + t(n - 1); export const s = oneof([t(60)]);",
    ],
    [
      "a list that doubles",
      "const t = (n: number): number[] => n === 0 ? [1] : [...t(n - 1), ...t(n - 1)]; export const s = oneof(t(40));",
    ],
    [
      "the Y combinator",
      "const y = (f: any) => ((x: any) => f((v: any) => x(x)(v)))((x: any) => f((v: any) => x(x)(v))); export const s = oneof(y((f: any) => (n: any) => f(n))(1));",
    ],
    [
      "a list that maps itself",
      "const xs: any = [1, 2]; const ys: any = xs.map(() => ys); export const s = oneof(ys);",
    ],
    [
      "a class of itself",
      "@searchable class Self { constructor(readonly inner: Self) {} } export const s = searchSpace(Self);",
    ],
    [
      "a deep grammar",
      "@searchable class Add { constructor(readonly left: Add | 1, readonly right: Add | 1) {} } export const s = searchSpace(Add, { maxDepth: 1e9 });",
    ],
    ["a chain of 1,000 terms", `export const s = oneof([${"1 + ".repeat(1000)}1]);`],
    ["a nest of 300 lists", `export const s = oneof(${"[".repeat(300)}${"]".repeat(300)});`],
    [
      "1,000 constants of each other",
      `const a0 = [oneof([1, 2])];${Array.from({ length: 1000 }, (_, i) => `const a${i + 1} = [a${i}];`).join("")} export const s = a1000;`,
    ],
  ])("%s", (_, text) => {
    expect(() => sizesIn(text)).not.toThrow();
  });

  it("counts each step of a chain of constants once, and never claims what it did not follow", () => {
    const sizes = sizesIn(
      `const a0 = [oneof([1, 2])];${Array.from({ length: 50 }, (_, i) => `const a${i + 1} = [...a${i}, ...a${i}.slice(0, 1)];`).join("")}`,
    );
    expect(sizes.slice(0, 4)).toEqual(["2", "2", "4", "8"]);
    expect(sizes.at(-1)).toBe("≈ 2.25×10¹⁵");
  });
});

describe("half-typed code", () => {
  const whole =
    HEAD +
    'const xs = [1, 2, ...Array.from({ length: 3 }, (_, i) => i)];\nconst make = (n: number, { a = 1 } = {}) => { if (n > a) { return oneof([n, a]); } return new Conv(oneof([16, 32])); };\nexport const s = rebind(clone([make(2), make(0), floatv(1e-6, 1, "log"), `a${1}`, xs?.[0] ?? 1]), { "[0]": 3 } as object);\n';

  it("is looked at wherever it ends", () => {
    for (let end = HEAD.length; end <= whole.length; end += 7) {
      const { model, file } = programOf(whole.slice(0, end), { noLib: true });
      expect(() => spacesIn(file, model)).not.toThrow();
    }
  });

  it.each([
    "export const s = oneof(",
    "export const s = oneof([1, 2",
    "export const s = oneof([,,])",
    "export const s = oneof(...)",
    "export const s = oneof(...xs, 1)",
    "export const s = new",
    "export const s = new Conv(",
    "export const s = searchSpace()",
    "export const s = searchSpace(",
    "export const s = searchSpace(Nowhere)",
    "export const s = manyof()",
    "export const s = floatv()",
    "export const s = intv(1)",
    "export const s = oneof([nowhere, Conv.nothing, (), {a:}, {...}])",
    "export const s = rebind()",
    "export const s = rebind(oneof([1, 2]), { a })",
    "export const { = oneof([1, 2])",
    "export const [a, = oneof([1, 2])",
    "export const s = `${oneof([1, 2])",
    "export const s = ({ __proto__: oneof([1, 2]), get a() { return 1; }, async *b() {} })",
    "export const s = (class { static x = oneof([1, 2]) }).x",
    "export const s = function () { return oneof([1, arguments[0], this]) }()",
    "@searchable class A extends A { constructor(readonly x = oneof([1, 2])) { super(); } } export const s = new A(oneof([1]))",
    "enum E { A = B, B = A } export const s = oneof([E.A, ...Object.values(E)])",
  ])("%s", (text) => {
    expect(() => sizesIn(text)).not.toThrow();
  });

  it("has Windows line ends and names of other letters", () => {
    expect(sizesIn("const größen = [1,\r\n2,\r\n3];\r\nexport const 名 = oneof(größen);\r\n")).toEqual(["3"]);
  });
});

describe("the spaces in a file", () => {
  it("are its hyper values, search spaces, and the constants that are composed of such", () => {
    const text = `${HEAD}const widths = [1, 2, 3];
const plain = new Map<string, number>();
const width = oneof(widths);
const net = { a: width, b: [new Conv(oneof([16, 32]))] };
export function build(n: number) { const inner = [oneof(widths), n]; return [inner, plain, net]; }
export const space = searchSpace(Conv);
`;
    const { model, file } = programOf(text);
    const found = spacesIn(file, model).map(
      ({ kind, name, node, found }) => `${kind} ${name?.text ?? node.getText()} ${sizeLabel(found)}`,
    );
    expect(found).toEqual([
      "hyper value oneof(widths) 3",
      "composition net 6",
      "hyper value oneof([16, 32]) 2",
      "composition inner ≥ 3",
      "hyper value oneof(widths) 3",
      "search space searchSpace(Conv) 2",
    ]);
    expect(spacesIn(file, model)).toBe(spacesIn(file, model));
  });

  it("are none in a program that does not use tsglove", () => {
    const { model, file } = programOf("export const x = [1, 2];");
    expect(spacesIn(file, model)).toEqual([]);
    const [statement] = file.statements;
    const initializer =
      statement !== undefined && ts.isVariableStatement(statement)
        ? statement.declarationList.declarations[0]?.initializer
        : undefined;
    if (initializer === undefined) throw new Error("There is no initializer.");
    expect(analyzeValue(initializer, model).kind).toBe("none");
  });
});
