/** Shapes of types, each with the domain that it has and the size of its space: the table of the tests. */

export interface TypeShape {
  readonly name: string;
  /** What stands above it in its module. */
  readonly declarations?: string;
  readonly type: string;
  /** Its domain, as `domainKey` writes it with the names of classes. */
  readonly domain: string;
  /** How many points its space has, counted by hand. */
  readonly size: number | "infinite";
  /** For types that hold themselves. */
  readonly maxDepth?: number;
}

const OPS = `
@searchable export class Conv { constructor(readonly filters: 32 | 64) {} }
@searchable export class Pool { constructor(readonly size: 2 | 3 | 4) {} }
@searchable export class Skip {}`;

const CONFIG = `
export interface Config { depth: 3 | 1 | 2; act?: "relu" | "gelu"; nested: { on: boolean } }`;

export const typeShapes: readonly TypeShape[] = [
  // Literals
  { name: "numbers", type: "64 | 16 | 32", domain: "(64 | 16 | 32)", size: 3 },
  { name: "negative and broken numbers", type: "-1 | 0.5 | 1e3", domain: "(-1 | 0.5 | 1000)", size: 3 },
  { name: "texts", type: `"z" | "a" | ""`, domain: `("z" | "a" | "")`, size: 3 },
  {
    name: "texts beyond ASCII",
    type: `"größe" | "\\u0000" | '"'`,
    domain: `("größe" | "\\u0000" | "\\"")`,
    size: 3,
  },
  { name: "bigints", type: "9n | -3n", domain: "(9n | -3n)", size: 2 },
  { name: "boolean", type: "boolean", domain: "(false | true)", size: 2 },
  { name: "true before false", type: "true | false", domain: "(true | false)", size: 2 },
  { name: "one literal", type: `"only"`, domain: `"only"`, size: 1 },
  {
    name: "null and undefined in place",
    type: "null | 2 | undefined | 1",
    domain: "(null | 2 | undefined | 1)",
    size: 4,
  },
  {
    name: "kinds mixed",
    type: `"b" | 1 | true | 2n | null`,
    domain: `("b" | 1 | true | 2n | null)`,
    size: 5,
  },
  { name: "duplicates", type: "3 | 1 | 3", domain: "(3 | 1)", size: 2 },
  { name: "parentheses", type: "(3 | (1 | 2))", domain: "(3 | 1 | 2)", size: 3 },
  // Enums
  {
    name: "numeric enum",
    declarations: "export enum Act { B = 2, A = 1, C = 0 }",
    type: "Act",
    domain: "(2 | 1 | 0)",
    size: 3,
  },
  {
    name: "text enum",
    declarations: `export enum Act { Z = "z", A = "a" }`,
    type: "Act",
    domain: `("z" | "a")`,
    size: 2,
  },
  {
    name: "const enum",
    declarations: "export const enum Act { B = 1 << 3, A = B - 7 }",
    type: "Act",
    domain: "(8 | 1)",
    size: 2,
  },
  {
    name: "heterogeneous enum",
    declarations: `export enum Act { A = 5, B = "b", C = 4 }`,
    type: "Act",
    domain: `(5 | "b" | 4)`,
    size: 3,
  },
  {
    name: "merged enum",
    declarations: "export enum Act { B = 2 } export enum Act { A = 1 }",
    type: "Act",
    domain: "(2 | 1)",
    size: 2,
  },
  {
    name: "members of an enum",
    declarations: "export enum Act { A, B, C }",
    type: "Act.C | Act.A",
    domain: "(2 | 0)",
    size: 2,
  },
  {
    name: "enum in a union",
    declarations: "export enum Act { B = 2, A = 1 }",
    type: `"none" | Act | 7`,
    domain: `("none" | 2 | 1 | 7)`,
    size: 4,
  },
  {
    name: "ambient const enum",
    declarations: "export declare const enum Act { B = 2, A = 1 }",
    type: "Act",
    domain: "(2 | 1)",
    size: 2,
  },
  // Values
  {
    name: "values of a constant object",
    declarations: `export const ACTS = { z: "relu", a: "gelu" } as const;`,
    type: "(typeof ACTS)[keyof typeof ACTS]",
    domain: `("relu" | "gelu")`,
    size: 2,
  },
  {
    name: "values of an enum object",
    declarations: "export enum Act { B = 2, A = 1 }",
    type: "keyof typeof Act",
    domain: `("A" | "B")`,
    size: 2,
  },
  {
    name: "items of a constant list",
    declarations: "export const WIDTHS = [64, 16, 32] as const;",
    type: "(typeof WIDTHS)[number]",
    domain: "(64 | 16 | 32)",
    size: 3,
  },
  {
    name: "items by an alias",
    declarations:
      "export const WIDTHS = [64, 16, 32] as const; export type Widths = typeof WIDTHS; export type Width = Widths[number];",
    type: "Width",
    domain: "(64 | 16 | 32)",
    size: 3,
  },
  {
    name: "values by a generic alias",
    declarations: `export const ACTS = { z: 2, a: 1 } as const; export type Values<T> = T[keyof T];`,
    type: "Values<typeof ACTS>",
    domain: "(2 | 1)",
    size: 2,
  },
  {
    name: "values by aliases of both parts",
    declarations:
      "export const ACTS = { z: 2, a: 1 } as const; export type Acts = typeof ACTS; export type Key = keyof Acts;",
    type: "Acts[Key]",
    domain: "(2 | 1)",
    size: 2,
  },
  {
    name: "a constant that satisfies",
    declarations: `export const ACTS = ["tanh", "elu"] as const satisfies readonly string[];`,
    type: "(typeof ACTS)[number]",
    domain: `("tanh" | "elu")`,
    size: 2,
  },
  {
    name: "one item of a constant list",
    declarations: "export const SETS = [[2, 1], [4, 3]] as const;",
    type: "(typeof SETS)[1][number]",
    domain: "(4 | 3)",
    size: 2,
  },
  {
    name: "type of a declared value",
    declarations: "export declare const width: 64 | 32;",
    type: "typeof width",
    domain: "(64 | 32)",
    size: 2,
  },
  {
    name: "what a function returns",
    declarations: `export declare function pick(): "b" | "a";`,
    type: "ReturnType<typeof pick>",
    domain: `("a" | "b")`,
    size: 2,
  },
  {
    name: "a constant object as it is",
    declarations: `export const BEST = { lr: 0.1, act: "relu" } as const;`,
    type: "typeof BEST",
    domain: `{"lr": 0.1, "act": "relu"}`,
    size: 1,
  },
  // Markers
  {
    name: "float",
    type: `Float<1e-6, 1e-3, "log">`,
    domain: "Float<0.000001, 0.001, log>",
    size: "infinite",
  },
  { name: "int", type: "Int<2, 10, 4>", domain: "Int<2, 10, 4>", size: 3 },
  {
    name: "float or a word",
    type: `Float<0, 1> | "auto"`,
    domain: `(Float<0, 1, linear> | "auto")`,
    size: "infinite",
  },
  {
    name: "marker by a generic alias",
    declarations: "export type Upto<N extends number> = Int<1, N>;",
    type: "Upto<7>",
    domain: "Int<1, 7, 1>",
    size: 7,
  },
  { name: "fixed array", type: "FixedArray<3 | 1, 4>", domain: "(3 | 1)[4]", size: 16 },
  {
    name: "many of",
    type: `ManyOf<"c" | "a" | "b", 2>`,
    domain: `ManyOf<["c", "a", "b"], 2, distinct>`,
    size: 6,
  },
  {
    name: "many of, by rules",
    type: `ManyOf<"c" | "a", 2, { distinct: false; sorted: true }>`,
    domain: `ManyOf<["c", "a"], 2, sorted>`,
    size: 3,
  },
  {
    name: "many of, by a generic alias",
    declarations: "export type Two<T> = ManyOf<T, 2, { sorted: true }>;",
    type: `Two<"c" | "a" | "b">`,
    domain: `ManyOf<["c", "a", "b"], 2, distinct, sorted>`,
    size: 3,
  },
  {
    name: "permutation",
    type: `Permutation<["right", "left", "up"]>`,
    domain: `ManyOf<["right", "left", "up"], 3, distinct>`,
    size: 6,
  },
  {
    name: "named",
    type: `Named<Float<0, 1>, "lr">`,
    domain: `Labelled<Float<0, 1, linear>, "lr", undefined>`,
    size: "infinite",
  },
  {
    name: "a name over a union",
    type: `Named<"b" | "a", "n">`,
    domain: `Labelled<("b" | "a"), "n", undefined>`,
    size: 2,
  },
  {
    name: "a name inside a union",
    type: `3 | Named<"b" | "a", "n"> | 1`,
    domain: `(3 | Labelled<("b" | "a"), "n", undefined> | 1)`,
    size: 4,
  },
  {
    name: "name and hint",
    declarations: OPS,
    type: `Hint<Named<Pool | Conv, "op">, "ops">`,
    domain: `Labelled<(Pool | Conv), "op", "ops">`,
    size: 5,
  },
  {
    name: "a hint that is a number",
    type: "Hint<2 | 1, 7>",
    domain: "Labelled<(2 | 1), undefined, 7>",
    size: 2,
  },
  {
    name: "a named list",
    type: `Named<ManyOf<"b" | "a", 1>, "n">`,
    domain: `Labelled<ManyOf<["b", "a"], 1, distinct>, "n", undefined>`,
    size: 2,
  },
  {
    name: "a list of named ones",
    type: `FixedArray<Hint<2 | 1, true>, 2>`,
    domain: `Labelled<(2 | 1), undefined, true>[2]`,
    size: 4,
  },
  // Classes
  { name: "a class", declarations: OPS, type: "Conv", domain: "Conv", size: 2 },
  { name: "classes", declarations: OPS, type: "Skip | Pool | Conv", domain: "(Skip | Pool | Conv)", size: 6 },
  {
    name: "classes, objects and literals",
    declarations: OPS,
    type: `Pool | { width: 2 | 1 } | "none" | null`,
    domain: `(Pool | {"width": (2 | 1)} | "none" | null)`,
    size: 7,
  },
  {
    name: "subclasses of an abstract class",
    declarations: `export abstract class Op { abstract run(): void }
@searchable export class Z extends Op { constructor(readonly z: 1 | 2) { super(); } run() {} }
@searchable export abstract class Middle extends Op {}
@searchable export class A extends Middle { run() {} }
@searchable export class Other {}`,
    type: "AnyOf<Op>",
    domain: "(Z | A)",
    size: 3,
  },
  {
    name: "classes of an interface",
    declarations: `export interface Named1 { name: string } export interface Op extends Named1 { run(): void }
@searchable export class B implements Op { name = "b"; run() {} }
@searchable export class A implements Op { name = "a"; run() {} }
@searchable export class Sub extends A {}
@searchable export class Alike { name = "c"; run() {} }`,
    type: `AnyOf<Named1> | "none"`,
    domain: `(B | A | Sub | "none")`,
    size: 4,
  },
  {
    name: "any of a class that is one itself",
    declarations: `@searchable export class Op { run() {} } @searchable export class Sub extends Op { constructor(readonly n: 1 | 2) { super(); } }`,
    type: `Named<AnyOf<Op>, "op">`,
    domain: `Labelled<(Op | Sub), "op", undefined>`,
    size: 3,
  },
  {
    name: "a generic class",
    declarations:
      "@searchable export class Cell<T> { constructor(readonly value: T, private other: T | null) { void this.other; } }",
    type: "Cell<64 | 32>",
    domain: "Cell<(64 | 32), (64 | 32 | null)>",
    size: 6,
  },
  {
    name: "generic classes",
    declarations:
      "@searchable export class Cell<T, U = 5> { constructor(value: T, u?: U) { void value; void u; } }",
    type: `Cell<"b" | "a"> | Cell<1, 2 | 1>`,
    domain: `(Cell<("b" | "a"), (5 | undefined)> | Cell<1, (2 | 1 | undefined)>)`,
    size: 7,
  },
  {
    name: "a generic class below one",
    declarations: `@searchable export class Pair<A, B> { constructor(readonly a: A, readonly b: B) {} }
@searchable export class Twin<T> extends Pair<T, T> {}`,
    type: `Twin<"b" | "a">`,
    domain: `Twin<("b" | "a"), ("b" | "a")>`,
    size: 4,
  },
  {
    name: "a generic class of objects",
    declarations:
      "export type Maybe<T> = T | undefined; @searchable export class Cell<T> { constructor(config: { value: Maybe<T> }) { void config; } }",
    type: "Cell<2 | 1>",
    domain: `Cell<{"value": (2 | 1 | undefined)}>`,
    size: 3,
  },
  // Tuples
  { name: "tuple", type: `[2 | 1, "b" | "a"]`, domain: `[(2 | 1), ("b" | "a")]`, size: 4 },
  {
    name: "labelled, readonly tuple",
    type: "readonly [width: 2 | 1, height: 3]",
    domain: "[(2 | 1), 3]",
    size: 2,
  },
  { name: "optional items", type: "[2 | 1, (4 | 3)?]", domain: "([(2 | 1), (4 | 3)] | [(2 | 1)])", size: 6 },
  {
    name: "optional labelled items",
    type: "[a: 2 | 1, b?: 4 | 3, c?: boolean]",
    domain: "([(2 | 1), (4 | 3), (false | true)] | [(2 | 1), (4 | 3)] | [(2 | 1)])",
    size: 14,
  },
  {
    name: "spread tuples",
    declarations: "export type Head = [2 | 1, 0];",
    type: "[...Head, 4 | 3]",
    domain: "[(2 | 1), 0, (4 | 3)]",
    size: 4,
  },
  {
    name: "tuple by a generic alias",
    declarations: "export type Twice<T> = readonly [T, T];",
    type: "Twice<2 | 1>",
    domain: "[(2 | 1), (2 | 1)]",
    size: 4,
  },
  { name: "nested tuples", type: "[[2 | 1], []]", domain: "[[(2 | 1)], []]", size: 2 },
  {
    name: "mapped tuple",
    declarations: "export type Boxed<T> = { [K in keyof T]: { v: T[K] } };",
    type: "Boxed<[2 | 1, 3]>",
    domain: `[{"v": (2 | 1)}, {"v": 3}]`,
    size: 2,
  },
  // Objects
  {
    name: "object type",
    type: `{ b: 2 | 1; "a-b": "x" | "w"; 3: true }`,
    domain: `{"b": (2 | 1), "a-b": ("x" | "w"), "3": true}`,
    size: 4,
  },
  {
    name: "interface",
    declarations: CONFIG,
    type: "Config",
    domain: `{"depth": (3 | 1 | 2), "act"?: ("relu" | "gelu" | absent), "nested": {"on": (false | true)}}`,
    size: 18,
  },
  {
    name: "merged interface",
    declarations: "export interface A { z: 2 | 1 } export interface A { a: 4 | 3 }",
    type: "A",
    domain: `{"z": (2 | 1), "a": (4 | 3)}`,
    size: 4,
  },
  {
    name: "inherited interface",
    declarations: "export interface Base<T> { z: T } export interface A extends Base<2 | 1> { a: 4 | 3 }",
    type: "A",
    domain: `{"a": (4 | 3), "z": (2 | 1)}`,
    size: 4,
  },
  {
    name: "generic interface with a default",
    declarations: `export interface A<T, U = T | 9> { t: T; u: U }`,
    type: "A<2 | 1>",
    domain: `{"t": (2 | 1), "u": (2 | 1 | 9)}`,
    size: 6,
  },
  { name: "record", type: `Record<"b" | "a", 2 | 1>`, domain: `{"a": (2 | 1), "b": (2 | 1)}`, size: 4 },
  {
    name: "record of an enum",
    declarations: `export enum Key { Z = "z", A = "a" }`,
    type: "Record<Key, 2 | 1>",
    domain: `{"a": (2 | 1), "z": (2 | 1)}`,
    size: 4,
  },
  {
    name: "partial",
    declarations: CONFIG,
    type: `Partial<Pick<Config, "nested" | "depth">>`,
    domain: `{"depth"?: (3 | 1 | 2 | absent), "nested"?: ({"on": (false | true)} | absent)}`,
    size: 12,
  },
  {
    name: "required",
    declarations: CONFIG,
    type: "Required<Config>",
    domain: `{"depth": (3 | 1 | 2), "act": ("relu" | "gelu"), "nested": {"on": (false | true)}}`,
    size: 12,
  },
  {
    name: "omit",
    declarations: CONFIG,
    type: `Omit<Config, "depth">`,
    domain: `{"act"?: ("relu" | "gelu" | absent), "nested": {"on": (false | true)}}`,
    size: 6,
  },
  {
    name: "readonly",
    declarations: CONFIG,
    type: `Readonly<Config>["depth"]`,
    domain: "(3 | 1 | 2)",
    size: 3,
  },
  {
    name: "mapped type with new names",
    declarations: "export type Getters<T> = { [K in keyof T as `get_${string & K}`]: T[K] };",
    type: "Getters<{ z: 2 | 1; a: 3 }>",
    domain: `{"get_a": 3, "get_z": (1 | 2)}`,
    size: 2,
  },
  {
    name: "mapped type over a mapped type",
    declarations: `export type Nullable<T> = { [K in keyof T]: T[K] | null };`,
    type: `Nullable<Record<"z" | "a", 2 | 1>>`,
    domain: `{"a": (2 | 1 | null), "z": (2 | 1 | null)}`,
    size: 9,
  },
  {
    name: "intersection of objects",
    type: "{ z: 2 | 1 } & { a: 4 | 3 }",
    domain: `{"z": (2 | 1), "a": (4 | 3)}`,
    size: 4,
  },
  {
    name: "optional property that says undefined",
    type: "{ a?: 2 | undefined | 1 }",
    domain: `{"a"?: (2 | undefined | 1)}`,
    size: 3,
  },
  {
    name: "property by index",
    declarations: CONFIG,
    type: `Config["depth" | "act"]`,
    domain: `(3 | 1 | 2 | "relu" | "gelu" | undefined)`,
    size: 6,
  },
  {
    name: "properties of odd names",
    type: `{ "__proto__": 2 | 1; constructor: 3; "ä ö": 4 }`,
    domain: `{"__proto__": (2 | 1), "constructor": 3, "ä ö": 4}`,
    size: 2,
  },
  {
    name: "optional parts without a domain",
    type: "{ a: 2 | 1; name?: string; done?: () => void }",
    domain: `{"a": (2 | 1), "name"?: hole "string", "done"?: hole "() => void"}`,
    size: 2,
  },
  {
    name: "objects told apart by a property",
    type: `{ kind: "sgd"; momentum: 0 | 0.9 } | { kind: "adam"; beta: 2 | 1 | 0 }`,
    domain: `({"kind": "sgd", "momentum": (0 | 0.9)} | {"kind": "adam", "beta": (2 | 1 | 0)})`,
    size: 5,
  },
  // Generic, conditional, template
  {
    name: "generic alias in a union",
    declarations: "export type Maybe<T> = T | undefined;",
    type: "9 | Maybe<4 | 3>",
    domain: "(9 | 4 | 3 | undefined)",
    size: 4,
  },
  {
    name: "alias of an alias",
    declarations: "export type A = 5 | B; export type B = 4 | C; export type C = 3;",
    type: "A",
    domain: "(5 | 4 | 3)",
    size: 3,
  },
  {
    name: "generic object by a generic alias",
    declarations: "export type Both<T, U> = { t: T; u: Both1<U> }; export type Both1<T> = { v: T | 0 };",
    type: `Both<"b" | "a", 2 | 1>`,
    domain: `{"t": ("b" | "a"), "u": {"v": (2 | 1 | 0)}}`,
    size: 6,
  },
  {
    name: "conditional type",
    declarations: `export type Sizes<T> = T extends "big" ? 512 | 256 : 64 | 32;`,
    type: `Sizes<"small" | "big">`,
    domain: "(32 | 64 | 256 | 512)",
    size: 4,
  },
  {
    name: "inferred part",
    declarations: "export type Item<T> = T extends readonly (infer U)[] ? U : never;",
    type: `Item<["b", "a"]>`,
    domain: `("a" | "b")`,
    size: 2,
  },
  { name: "exclude", type: `Exclude<"c" | "b" | "a", "b">`, domain: `("a" | "c")`, size: 2 },
  { name: "extract", type: `Extract<"c" | 2 | 1, number>`, domain: "(1 | 2)", size: 2 },
  { name: "non-nullable", type: `NonNullable<"b" | null | "a">`, domain: `("b" | "a")`, size: 2 },
  {
    name: "template literals",
    type: '`${"z" | "a"}${2 | 1}`',
    domain: `("a1" | "a2" | "z1" | "z2")`,
    size: 4,
  },
  { name: "uppercased", type: `Uppercase<"b" | "a">`, domain: `("A" | "B")`, size: 2 },
  {
    name: "conditional beside literals",
    declarations: "export type Flip<T> = T extends 1 ? 8 | 7 : never;",
    type: "9 | Flip<1> | 2",
    domain: "(9 | 7 | 8 | 2)",
    size: 4,
  },
  {
    name: "branded literals",
    declarations: "export type Brand<T> = T & { readonly __brand: unique symbol };",
    type: `Brand<"b"> | Brand<"a">`,
    domain: `("b" | "a")`,
    size: 2,
  },
  // Recursion
  {
    name: "tree",
    declarations: "export interface Tree { left: Tree | null; value: 2 | 1 }",
    type: "Tree",
    domain: `μTree.{"left": (μTree | null), "value": (2 | 1)}`,
    size: 14,
    maxDepth: 3,
  },
  {
    name: "expressions",
    declarations: `export type Expr = "x" | { op: "+" | "*"; of: [Expr, Expr] };`,
    type: "Expr",
    domain: `("x" | μExpr.{"op": ("+" | "*"), "of": [("x" | μExpr), ("x" | μExpr)]})`,
    size: 19,
    maxDepth: 2,
  },
  {
    name: "recursive generic interface",
    declarations: "export interface List<T> { head: T; tail?: List<T> }",
    type: "List<2 | 1>",
    domain: `μList.{"head": (2 | 1), "tail"?: (μList | absent)}`,
    size: 14,
    maxDepth: 3,
  },
];

/** Types without a domain: what is said of them, and who is to blame in a union. */
export const openTypes: readonly {
  readonly type: string;
  readonly declarations?: string;
  readonly says: string;
  readonly guilty?: string;
  readonly why?: string;
}[] = [
  { type: "string", says: "string" },
  { type: "any", says: "any" },
  { type: "unknown", says: "unknown" },
  { type: "never", says: "never" },
  { type: "object", says: "object" },
  { type: "{}", says: "{}" },
  { type: "void", says: "void" },
  { type: "symbol", says: "symbol" },
  { type: "() => 1 | 2", says: "() => 1 | 2" },
  { type: "new () => Date", says: "new () => Date" },
  { type: "readonly (1 | 2)[]", says: "readonly (1 | 2)[]" },
  { type: "[1, ...2[]]", says: "[1, ...2[]]" },
  { type: "Record<string, 1 | 2>", says: "Record<string, 1 | 2>" },
  { type: "Map<string, 1 | 2>", says: "Map<string, 1 | 2>" },
  { type: "Date", says: "Date" },
  { type: "{ a: string }", says: "{ a: string; }" },
  { type: "{ a: 1 | 2; run(): void }", says: "{ a: 1 | 2; run(): void; }" },
  { type: "`a${number}`", says: "`a${number}`" },
  { type: "32 | 64 | number", says: "number" },
  { type: `"auto" | number | 3 | null`, says: `"auto" | number | null`, guilty: "number" },
  { type: "1 | Map<string, 1> | 2", says: "1 | Map<string, 1> | 2", guilty: "Map<string, 1>" },
  { type: "Fixed<32 | 64>", says: "Fixed<32 | 64>" },
  { type: 'Named<string, "n">', says: 'Named<string, "n">' },
  { type: "ManyOf<string, 2>", says: "ManyOf<string, 2>" },
  { type: "AnyOf<Date>", says: "AnyOf<Date>" },
  { type: "Missing", says: "Missing", why: "unknown" },
  { type: "1 | Missing", says: "any", why: "unknown" },
  { type: "{ a: Missing }", says: "{ a: Missing; }", why: "unknown" },
  { type: "FixedArray<1 | 2, number>", says: "FixedArray<1 | 2, number>" },
  {
    declarations: "type Deep<N extends 0[]> = { a: 1 | 2; next: Deep<[...N, 0]> };",
    type: "Deep<[]>",
    says: "Deep<[]>",
    why: "endless",
  },
  {
    declarations: "type Wide<N extends 0[]> = { a: 1 | 2; l: Wide<[...N, 0]>; r: Wide<[...N, 0, 0]> };",
    type: "Wide<[]>",
    says: "Wide<[]>",
    why: "endless",
  },
  { declarations: "interface Loop { again: Loop }", type: "Loop", says: "Loop" },
];
