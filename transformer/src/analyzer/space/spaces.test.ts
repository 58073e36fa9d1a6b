/** The spaces that types say, without running the program and with: they are the same. */
import { beforeAll, describe, expect, it } from "vitest";
import { analyzeValue } from "../values/analyze-value.js";
import { reportOf, runSpaces, type RanSpaces } from "../../testing/run-spaces.js";

const OPS = `
import { searchable, type Float, type Int, type Fixed, type AnyOf, type FixedArray, type ManyOf, type Permutation, type Named, type Hint } from "tsglove";
@searchable export class Conv { constructor(readonly filters: 32 | 48 | 64, readonly kernel: 3 | 5 | 7 = 3) {} }
@searchable export class MaxPool { constructor(readonly size: 2 | 3) {} }
@searchable export class Identity {}
@searchable export class Dense { constructor(readonly units: number, readonly act: "relu" | "gelu" = "relu") {} }
@searchable export class Adam { constructor(readonly lr: Float<1e-6, 1e-3, "log">, readonly beta: Float<0.8, 0.99> = 0.9) {} }
@searchable export class Sgd { constructor(readonly lr: Float<1e-4, 1>, readonly nesterov: boolean = false) {} }
@searchable export class Trainer { constructor(readonly op: Conv | MaxPool | Identity, readonly lr: Float<1e-6, 1e-3, "log">, readonly repeats = 3) {} }
@searchable export class Pair<A> { constructor(readonly first: A, readonly second: A) {} }
@searchable export class Leaf { constructor(readonly value: 1 | 2) {} }
@searchable export class Add { constructor(readonly left: Expr, readonly right: Expr) {} }
@searchable export class Neg { constructor(readonly inner: Expr) {} }
export type Expr = Leaf | Add | Neg;
export enum Act { Relu = "relu", Gelu = "gelu" }
export enum Size { Small = 1, Large = 10 }
export const WIDTHS = [64, 32, 128] as const;
export type Tree = { value: 1 | 2; left?: Tree; right?: Tree };
`;

/** Constructor parameters of a class, by what they show. */
const PARAMS: Readonly<Record<string, string>> = {
  "literals of numbers": "readonly x: 32 | 48 | 64",
  texts: 'readonly x: "relu" | "gelu" | "it\\"s"',
  "a boolean": "readonly x: boolean",
  bigints: "readonly x: 1n | 20n | -3n",
  "null and undefined": "readonly x: 1 | null | undefined",
  "an optional parameter": "readonly x?: 1 | 2",
  "an enum": "readonly x: Act",
  "an enum of numbers": "readonly x: Size",
  "the values of a list": "readonly x: (typeof WIDTHS)[number]",
  "a float": "readonly x: Float<0, 1>",
  "a log float": 'readonly x: Float<1e-6, 1, "log">',
  "an int": "readonly x: Int<1, 1000000000>",
  "an int with a step": "readonly x: Int<1, 10, 3>",
  "a float or a text": 'readonly x: Float<0, 1> | "auto"',
  "an int or nothing": "readonly x: Int<1, 9> | undefined",
  "a class": "readonly x: Conv",
  "a union of classes": "readonly x: Conv | MaxPool | Identity",
  "classes and literals": 'readonly x: Conv | "none" | 0',
  "a nested trainer": "readonly a: Trainer, readonly b: Trainer | Adam",
  defaults: 'readonly x: 1 | 2 | 3 = 2, readonly y: Conv | Identity = new Identity(), readonly z = "free"',
  fixed: "readonly x: Fixed<1 | 2> = 1, readonly y: 1 | 2",
  "a parameter without a domain": 'readonly name: string = "net", readonly x: 1 | 2',
  "one candidate": "readonly x: 7",
  "a tuple": "readonly x: [1 | 2, Conv, boolean]",
  "a readonly tuple": "readonly x: readonly [a: 1 | 2, b: 3 | 4]",
  "a tuple with optional items": "readonly x: [1 | 2, (3 | 4)?]",
  "a fixed array": "readonly x: FixedArray<Conv | MaxPool, 3>",
  many: "readonly x: ManyOf<0 | 1 | 2 | 3, 2>",
  "sorted many": "readonly x: ManyOf<0 | 1 | 2 | 3, 2, { sorted: true }>",
  "many of classes, repeated": "readonly x: ManyOf<Conv | MaxPool | Identity, 3, { distinct: false }>",
  "a permutation": 'readonly x: Permutation<["a", "b", "c"]>',
  "an object type": "readonly x: { depth: 1 | 2; op: Conv | Identity }",
  "an optional property without a domain": "readonly x: { depth: 1 | 2; note?: string } = { depth: 2 }",
  "an optional property that has a part without one":
    "readonly x: { depth: 1 | 2; more?: { note: string; size: 3 | 4 } } = { depth: 2 }",
  "options of which one has no domain": 'readonly x: { depth: 1 | 2; note: string } = { depth: 2, note: "" }',
  "an optional property": 'readonly x: { depth: 1 | 2; act?: "relu" | "gelu" }',
  "a record": 'readonly x: Record<"a" | "b", 1 | 2>',
  "properties like indices": 'readonly x: { b: 1 | 2; 2: 3 | 4; "a.b": 5 | 6; 1: 7 | 8 }',
  "a union of object types":
    'readonly x: { kind: "sgd"; lr: Float<0, 1> } | { kind: "adam"; beta: Float<0, 1>; eps: 1 | 2 }',
  "a name": 'readonly x: Named<1 | 2 | 3, "width">, readonly y: Named<1 | 2 | 3, "width">',
  "a name under choices":
    'readonly x: { a: Named<1 | 2, "n"> } | Identity, readonly y: { b: Named<1 | 2, "n"> } | Identity',
  "a name of many": 'readonly x: Named<ManyOf<1 | 2 | 3, 2>, "m">',
  "a hint": 'readonly x: Hint<1 | 2, "op">, readonly y: Named<Hint<Float<0, 1>, 3>, "lr">',
  "nested lists of objects": "readonly x: FixedArray<{ w: 1 | 2; ops: [Conv, MaxPool] }, 2>",
  "a generic class": "readonly x: Pair<1 | 2>, readonly y: Pair<Conv | Identity>",
  "a mapped type": 'readonly x: { [K in "p" | "q"]: K extends "p" ? 1 | 2 : true | false }',
  "names that are not ASCII": 'readonly größe: 1 | 2 | "ü", readonly $x: 1 | 2',
  "a rest parameter": "readonly x: 1 | 2, ...rest: number[]",
  "a private parameter": "private readonly x: 1 | 2, y: 3 | 4",
  "an unused plain parameter": "x: 1 | 2",
};

/** Whole spaces. */
const SPACES: Readonly<Record<string, string>> = {
  "a class": "searchSpace(Trainer)",
  "a class of one point": "searchSpace(Identity)",
  "a grammar": "searchSpace(Add, { maxDepth: 3 })",
  "a grammar of one level": "searchSpace(Neg, { maxDepth: 2 })",
  "an object type": 'searchSpace<{ depth: 1 | 2 | 3; act: "relu" | "gelu"; lr: Float<1e-5, 1e-1, "log"> }>()',
  "a union": "searchSpace<Conv | MaxPool>()",
  "a recursive type": "searchSpace<Tree>({ maxDepth: 3 })",
  "a recursive union": "searchSpace<Expr>({ maxDepth: 3 })",
  "an instantiated class": "searchSpace(Pair<Conv | 32>)",
  "a tuple type": "searchSpace<[Conv, 1 | 2]>()",
  "no end": "searchSpace(Add)",
  "a hole": "searchSpace(Dense)",
  "a hole in a type": "searchSpace<{ name: string; x: 1 | 2 }>()",
  "too shallow": "searchSpace(Add, { maxDepth: 1 })",
  "no depth": "searchSpace(Add, { maxDepth: 0 })",
};

const IMPORTS = `import { searchable, searchSpace, type Float, type Int, type Fixed, type FixedArray, type ManyOf, type Permutation, type Named, type Hint } from "tsglove";
import { Conv, MaxPool, Identity, Dense, Adam, Sgd, Trainer, Pair, Leaf, Add, Neg, Act, Size, WIDTHS, type Expr, type Tree } from "./ops.js";
export type Used = [Conv, MaxPool, Identity, Dense, Adam, Sgd, Trainer, Pair<1>, Leaf, Add, Neg, Act, Size, Expr, Tree, typeof WIDTHS, Float<0, 1>, Int<0, 1>, Fixed<1>, FixedArray<1, 1>, ManyOf<1, 1>, Permutation<[1]>, Named<1, "x">, Hint<1, 1>, typeof searchable];
`;

const cases = [
  ...Object.entries(PARAMS).map(([name, params]) => ({
    name: `parameter: ${name}`,
    code: `${IMPORTS}@searchable class Root { constructor(${params}) {} }\nexport const space = searchSpace(Root);`,
  })),
  ...Object.entries(SPACES).map(([name, call]) => ({
    name: `space: ${name}`,
    code: `${IMPORTS}export const space = ${call};`,
  })),
];

describe("the space that types say", () => {
  let ran: RanSpaces;
  beforeAll(() => {
    ran = runSpaces(
      "analyzer-spaces",
      new Map([["ops", OPS], ...cases.map(({ code }, index) => [`case-${index}`, code] as const)]),
    );
  }, 180_000);

  it("is asked of programs that type-check", () => {
    expect(ran.errors).toEqual([]);
  });

  it.each(cases.map(({ name }, index) => [name, index] as const))("%s", (_, index) => {
    const result = ran.results.get(`case-${index}`);
    const found = analyzeValue(ran.expressionOf(`case-${index}`), ran.model);
    if (result === undefined || "error" in result) {
      expect([found.kind, found.kind === "none" ? found.reason : ""]).toEqual([
        "none",
        result?.error.replace(/^\w+: /, ""),
      ]);
      return;
    }
    expect(
      found.kind === "exact" && found.space.spec !== undefined ? reportOf(found.space.spec) : found.kind,
    ).toEqual(result);
  });
});
