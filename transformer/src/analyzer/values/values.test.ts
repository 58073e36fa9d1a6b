/** The spaces of compositions, without running the program and with: what is said to be exact is. */
import { beforeAll, describe, expect, it } from "vitest";
import { reportOf, runSpaces, type RanSpaces, type SpaceReport } from "../../testing/run-spaces.js";
import { analyzeValue, sizeLabel, type ValueSpace } from "./analyze-value.js";

const OPS = `
import { searchable, oneof, floatv, type Symbolic, type Float } from "tsglove";
@searchable export class Conv { constructor(readonly filters: number, readonly kernel: 3 | 5 | 7 = 3) {} }
@searchable export class MaxPool { constructor(readonly size: number) {} }
@searchable export class Identity {}
@searchable export class Dense { constructor(readonly units: number, readonly act: string = "relu") {} }
@searchable export class Small { constructor(readonly x: 1 | 2 | 3 = 2, readonly lr: Float<0, 1> = 0.5) {} }
@searchable export class Net { constructor(readonly layers: readonly object[], readonly lr: number = 0.1) {} }
@searchable export class Many { readonly items: readonly object[]; constructor(...items: object[]) { this.items = items; } }
@searchable export class Plain { constructor(private readonly secret: unknown, shown?: unknown) { void shown; } read() { return this.secret; } }
export interface Deep extends Symbolic {}
@searchable export class Deep { constructor(readonly inner: object, readonly n: 1 | 2 = 1) {} }
@searchable export class Wide extends Conv { constructor(filters: number) { super(filters, 5); } }
export class Foreign { readonly #x: unknown; constructor(x: unknown) { this.#x = x; } get x() { return this.#x; } }
export const WIDTHS = [32, 64, 128];
export const DEPTHS = [1, 2, 3] as const;
export const ACTS = { relu: "relu", gelu: "gelu", silu: "silu" } as const;
export const head = new Dense(oneof(WIDTHS));
export enum Act { Relu = "relu", Gelu = "gelu" }
export enum Size { Small = 1, Large = 10 }
export function range(n: number): number[] { return Array.from({ length: n }, (_, i) => i); }
export const block = (filters: number) => new Net([new Conv(filters), oneof([new Identity(), new MaxPool(2)])]);
export function lr(low = 1e-4, { high = 1e-1 }: { high?: number } = {}) { return floatv(low, high, "log"); }
export default [7, 8, 9];
`;

/** Programs of which everything is known: their last line begins with the space. */
const EXACT: Readonly<Record<string, string>> = {
  "a choice": "oneof([1, 2, 3])",
  "texts, booleans, bigints, null, undefined": 'oneof(["a", true, 1n, null, undefined, -0, 0x10])',
  "a float": 'floatv(1e-6, 1e-3, "log")',
  "an int": "intv(1, 1e9)",
  "an int with a step": "intv(-3, 10, 4)",
  "a manyof": "manyof(2, [0, 1, 2, 3])",
  "a sorted manyof": "manyof(2, range(6), { sorted: true, distinct: false })",
  "a permutation": 'permutate(["a", "b", "c"])',
  "an object": "new Conv(oneof([16, 32]))",
  "arguments that are left out": "new Small(oneof([1, 2]))",
  "no hyper value": "new Net([new Conv(3), new Dense(4)])",
  "nested candidates":
    "new Net([oneof([new Identity(), new MaxPool(3), new Conv(oneof([32, 64]))])], floatv(1e-6, 1e-3))",
  "several objects of a class":
    "oneof([new MaxPool(2), new MaxPool(3), new Conv(1), new Conv(1, 3), new Conv(1, 5)])",
  "candidates alike":
    "oneof([new Conv(oneof([1, 2])), new Conv(oneof([3, 4])), new Identity(), new Identity()])",
  "a constant": "const xs = [1, 2, 3];\nexport const space = oneof(xs)",
  "an imported constant": "oneof(WIDTHS)",
  "an imported space": "new Net([head, head])",
  "a default export": "oneof(sizes)",
  "a namespace": "oneof(ops.WIDTHS)",
  "an alias of a function": "choose([1, 2])",
  "tsglove as a namespace": "tsglove.oneof([1, 2])",
  "a spread": "oneof([8, ...WIDTHS, ...DEPTHS])",
  "a function": "new Net([block(8), block(16)])",
  "a function with defaults": "new Net([], lr())",
  "a function with a pattern": "new Net([], lr(1e-3, { high: 1 }))",
  "a range": "oneof(range(10))",
  "a list by length": "new Net(Array.from({ length: 4 }, (_, i) => new Conv(oneof([8 * (i + 1), 16]))))",
  "one hyper value at several places": "new Net(Array(5).fill(new Conv(oneof([1, 2]))))",
  "one name at several places":
    'const width = oneof([16, 32], { name: "width" });\nexport const space = new Net([new Conv(width), new Conv(width), new Dense(width)])',
  "a name under choices":
    'const width = () => oneof([16, 32], { name: "width" });\nexport const space = [oneof([new Identity(), new Conv(width())]), oneof([new Identity(), new Conv(width())])]',
  "names of many":
    'const picks = manyof(2, [1, 2, 3], { name: "p" });\nexport const space = { a: picks, b: oneof([0, picks]) }',
  hints: 'oneof([1, 2], { hints: { where: ["head", 1] }, name: "n" })',
  map: "new Net(WIDTHS.map((width, i) => new Conv(oneof([width, width * 2]), i === 0 ? 3 : 5)))",
  filter: "oneof(WIDTHS.filter((width) => width > 32))",
  concat: "oneof(WIDTHS.concat([1], 2))",
  slice: "oneof(WIDTHS.slice(1))",
  "slice from the end": "oneof([1, 2, 3, 4].slice(-3, -1))",
  flatMap: "new Net([1, 2].flatMap((n) => [new Conv(oneof([n, n + 1])), new Identity()]))",
  flat: "oneof([[1, 2], [3]].flat())",
  "reverse of a copy": "oneof([...WIDTHS].reverse())",
  entries: "new Net([...WIDTHS.entries()].map(([i, width]) => new Conv(oneof([i, width]))))",
  reduce: "oneof([WIDTHS.reduce((sum, width) => sum + width, 0), 1])",
  includes: "oneof(WIDTHS.includes(64) ? [1, 2] : [1])",
  find: "oneof([WIDTHS.find((width) => width > 40) ?? 0, 1])",
  templates: "oneof([1, 2].map((n) => `layer-${n}-${ACTS.relu}`))",
  arithmetic:
    'oneof([2 ** 3, 7 % 4, (1 + 2) * 3, 10 / 4, -5, +"3", 1 << 4, Math.max(1, 2), Math.floor(2.7)])',
  comparison: "oneof(WIDTHS.length >= 3 && DEPTHS[0] === 1 ? [1, 2, 3] : [1])",
  "?? and ||":
    'const none: number | undefined = undefined as number | undefined, zero: number = 0, empty: string = "", five: number = 5;\nexport const space = oneof([none ?? 1, five ?? 2, zero || 3, empty || 4, five && 6, zero && 7])',
  "a conditional": "const big = true;\nexport const space = oneof(big ? [1, 2, 3] : [1])",
  "typeof and in": 'oneof([typeof 1, typeof "a", "relu" in ACTS, !0, void 0])',
  "an enum": "oneof([Act.Relu, Act.Gelu])",
  "values of an enum": "oneof(Object.values(Act))",
  "keys of a constant": "oneof(Object.keys(ACTS))",
  "entries of a constant":
    "new Net(Object.entries(ACTS).map(([key, act], i) => new Dense(oneof([i, key.length]), act)))",
  "a property": 'oneof([ACTS.relu, ACTS["gelu"], WIDTHS[1]])',
  "a pattern":
    "const { relu, ...rest } = ACTS, [first, , third = 5] = WIDTHS;\nexport const space = [oneof([relu, ...Object.values(rest)]), oneof([first, third])]",
  "shorthand and spread properties":
    'const depth = oneof([1, 2]), base = { lr: floatv(0, 1), depth: 3 };\nexport const space = { ...base, depth, 2: oneof([5, 6]), 1: intv(0, 3), "a.b": oneof([0, 1]) }',
  "computed properties": 'const key = "k";\nexport const space = { [key + 1]: oneof([1, 2]) }',
  fromEntries: "Object.fromEntries(WIDTHS.map((width) => [`w${width}`, oneof([width, 0])]))",
  "a list": "[oneof([1, 2]), [floatv(0, 1)], { x: intv(0, 9) }]",
  "a choice of lists": "oneof([[1, oneof([2, 3])], [4, 5], [6, 7], []])",
  "a choice of objects": 'oneof([{ kind: "a", x: oneof([1, 2]) }, { kind: "b" }, {}])',
  "a choice of functions":
    "const f = (x: number) => x, g = function named(x: number) { return x; };\nexport const space = oneof([f, g])",
  "one candidate": "oneof([oneof([1, 2])])",
  "nested manyof": "manyof(2, [new Conv(oneof([1, 2])), new Identity(), oneof([3, 4])], { distinct: false })",
  searchSpace: "searchSpace(Small)",
  "searchSpace inside": "new Net([searchSpace(Small), searchSpace(Small)])",
  "searchSpace of a type": "[searchSpace<{ a: 1 | 2; b?: 3 }>(), oneof([1, 2])]",
  "searchSpace of a class by name":
    "const Type = Small, options = { maxDepth: 2 };\nexport const space = searchSpace(Type, options)",
  "rebind of a space": "rebind(searchSpace(Small), { x: 3 })",
  "rebind with a hyper value":
    'rebind(new Net([new Conv(3), new Conv(5)]), { "layers[1].filters": oneof([1, 2]), lr: floatv(0, 1) } as object)',
  "rebind of a name":
    "const net = new Small(oneof([1, 2]), floatv(0, 1));\nrebind(net, { lr: 0.25 });\nexport const space = net",
  "rebind before and after":
    "const net = new Small(oneof([1, 2]), floatv(0, 1));\nconst before = clone(net);\nrebind(net, { lr: 0.25 });\nexport const space = [before, net]",
  "rebind in an initializer":
    "const net = new Small(oneof([1, 2]), floatv(0, 1));\nexport const space = rebind(net, { x: 1 })",
  clone: "clone(head)",
  "clone with changes": "clone(new Net([head], 0.5), { lr: floatv(0, 1) })",
  "clone by method": "new Deep(head).clone()",
  symbolize:
    'const Op = symbolize(function op(width: number, act: string) { return { width, act }; });\nexport const space = new Net([Op(oneof([1, 2]), "relu") as object])',
  "symbolize a class": "const Op = symbolize(Foreign);\nexport const space = new Op(oneof([1, 2]))",
  custom: 'custom({ random: (random) => "ab".charAt(random.int(2)), decode: (genome) => genome })',
  "custom with a count": 'custom({ random: () => "a", decode: (genome) => genome, count: 5n })',
  evolve: "new Net([evolve(new Net([new Dense(8)]), (key, value) => value)])",
  derived:
    'new Net([new Dense(oneof([1, 2], { name: "w" })), new Dense(derived("w", (w: number) => w * 2))])',
  "a rest parameter":
    "new Many(new Conv(oneof([1, 2])), new Identity(), oneof([new Identity(), new MaxPool(oneof([1, 2]))]))",
  "private parameters": "new Plain(oneof([1, 2]), oneof([3, 4]))",
  "a subclass": "new Wide(oneof([1, 2, 3]))",
  "a property of an abstract object":
    "const conv = new Conv(oneof([8, 16]));\nexport const space = new Dense(conv.filters)",
  "a property of a concrete object":
    "const conv = new Conv(8);\nexport const space = new Dense(oneof([conv.filters, conv.kernel]))",
  recursion:
    "const stack = (n: number): object => n === 0 ? new Identity() : new Deep(oneof([stack(n - 1), new Identity()]));\nexport const space = stack(4)",
  "a body of statements":
    "function make(n: number) { const wide = n > 2; if (wide) { return oneof([n, n * 2]); } else return oneof([1]); }\nexport const space = [make(1), make(3)]",
  "a closure":
    "const times = (k: number) => (n: number) => oneof([n, n * k]);\nconst double = times(2);\nexport const space = [double(3), times(5)(7)]",
  "methods of an object":
    "const blocks = { conv: (n: number) => new Conv(oneof([n, 1])), pool(n: number) { return new MaxPool(n); } };\nexport const space = oneof([blocks.conv(4), blocks.pool(3)])",
  "a static field":
    "class Settings { static readonly widths = [1, 2, 3]; }\nexport const space = oneof(Settings.widths)",
  "as const and satisfies":
    'const settings = { sizes: [1, 2], deep: { acts: ["a", "b"] } } as const satisfies object;\nexport const space = [oneof(settings.sizes), oneof(settings.deep.acts)]',
  "a let that nobody changes": "let xs = [1, 2];\nexport const space = oneof(xs)",
  "optional chaining":
    "const maybe: { xs: number[] } | undefined = { xs: [1, 2] };\nexport const space = oneof(maybe?.xs ?? [])",
  absent: '({ depth: oneof([1, 2]), act: oneof(["relu", absent]) })',
  "texts in other letters": '({ größe: oneof(["klein", "groß"]), "名": floatv(0, 1) })',
  "a shared object": "new Net([ref(new Conv(3)), new Conv(oneof([1, 2]))])",
  "an instance of a class": "oneof(head instanceof Dense ? [1, 2] : [3])",
  "foreign objects": "oneof([new Date(0), new Foreign(1), new Conv(oneof([1, 2]))])",
  "text methods": 'oneof("a,b,c".split(",").map((each) => each.toUpperCase()))',
  "a list that is only read":
    "const xs = [1, 2, 3];\nlet total = 0;\nfor (const x of xs) total += x;\nconsole.error.name.length > total;\nexport const space = oneof(xs)",
  "a thousand candidates": "oneof(range(1000))",
};

/** Programs that throw when they run. */
const THROWS: Readonly<Record<string, string>> = {
  "no candidates": "oneof([])",
  "an empty range": "floatv(1, 0)",
  "a log range from 0": 'floatv(0, 1, "log")',
  "a range of fractions": "intv(0.5, 3)",
  "too many of them": "manyof(3, [1, 2])",
  "an argument outside its domain": "new Small(oneof([1, 2, 9 as 3]))",
  "a float outside its domain": "new Small(oneof([1, 2]), floatv(0, 2))",
  "a hyper value in arithmetic": "new Conv(oneof([1, 2]) * 2)",
  "a hyper value in a template": "oneof([`a${oneof([1, 2])}`])",
  "one name for two":
    'new Net([new Conv(oneof([1, 2], { name: "n" })), new Conv(oneof([1, 3], { name: "n" }))])',
  "a path that leads nowhere": "rebind(new Conv(3), { units: 3 } as object)",
  "a shared space": "new Net([ref(new Conv(oneof([1, 2])))])",
  "absent in a list": "[absent, oneof([1, 2])]",
};

/** Programs of which a part is not known: what there is at least. */
const PARTLY: Readonly<Record<string, readonly [code: string, label: string | undefined]>> = {
  "an unknown number": ["new Conv(unknownNumber)", "≥ 1"],
  "an unknown argument": ["new Net([new Conv(oneof([1, 2]))], unknownNumber)", "≥ 2"],
  "an unknown list": ["oneof([1, 2, ...unknownList])", "≥ 2"],
  "only an unknown list": ["oneof(unknownList)", undefined],
  "an unknown length": ["new Net([head, ...Array.from({ length: unknownNumber }, () => head)])", "≥ 3"],
  "an unknown condition": ["oneof(unknownNumber > 3 ? [1, 2] : [1])", undefined],
  "unknown at a place": ["[floatv(0, 1), oneof([1, 2, 3]), unknownNumber]", "≥ 3 × ℝ"],
  "an unknown count": ["manyof(unknownNumber, [1, 2, 3])", undefined],
  "a list that is pushed to": ["const xs = [1, 2];\nxs.push(3);\nexport const space = oneof(xs)", undefined],
  "a list that is written to": ["const xs = [1, 2];\nxs[2] = 3;\nexport const space = oneof(xs)", undefined],
  "a list that another function changes": [
    "const xs = [1, 2];\nconst grow = (list: number[]) => { list.push(3); };\ngrow(xs);\nexport const space = oneof(xs)",
    undefined,
  ],
  "a list that changes by another name": [
    "const xs = [1, 2], ys = xs;\nys.push(3);\nexport const space = oneof(xs)",
    undefined,
  ],
  "a list that is sorted": ["const xs = [3, 1, 2];\nxs.sort();\nexport const space = oneof(xs)", undefined],
  "a list in an object that changes": [
    "const xs = [1, 2], holder = { xs };\nholder.xs.push(3);\nexport const space = oneof(xs)",
    undefined,
  ],
  "a list that a function gives": [
    "const xs = [1, 2];\nconst get = () => xs;\nget().push(3);\nexport const space = oneof(xs)",
    undefined,
  ],
  "a list in a callback": [
    "const xs = [[1, 2], [3]];\nxs.forEach((x) => { x.push(4); });\nexport const space = oneof(xs[0] ?? [])",
    undefined,
  ],
  "a list that is changed in a loop": [
    "const xs = [[1, 2], [3]];\nfor (const x of xs) x.push(4);\nexport const space = oneof(xs[0] ?? [])",
    undefined,
  ],
  "a list that is changed in a pattern": [
    "const xs = [1, 2];\n[xs[2], xs[3]] = [3, 4];\nexport const space = oneof(xs)",
    undefined,
  ],
  "an imported list that changes": ["GROWING.push(5);\nexport const space = oneof(GROWING)", undefined],
  "an object that a loop changes": [
    "const net = new Small(oneof([1, 2]), floatv(0, 1));\nfor (const x of [1, 2, 3] as const) rebind(net, { x });\nexport const space = net",
    undefined,
  ],
  "a part that is rebound": [
    'const conv = new Conv(oneof([1, 2])), net = new Net([conv]);\nrebind(net, { "layers[0].filters": 3 } as object);\nexport const space = conv',
    undefined,
  ],
  "rebind by a function": [
    'rebind(new Net([new Conv(3)]), (key, value) => key === "filters" ? oneof([1, 2]) : value)',
    undefined,
  ],
  "a loop": [
    "function make() { const xs: number[] = []; for (let i = 0; i < 3; i++) xs.push(i); return xs; }\nexport const space = oneof(make())",
    undefined,
  ],
  "a push in a callback": [
    "function make() { const xs = [1]; const ys = [2, 3].map((y) => xs.push(y)); return ys.length > 0 ? xs : []; }\nexport const space = oneof(make())",
    undefined,
  ],
  "rebind inside a function": [
    "function make() { const net = new Small(oneof([1, 2])); const other = rebind(net, { x: 3 }); return [net, other]; }\nexport const space = make()",
    undefined,
  ],
  "a let that changes": ["let xs = [1, 2];\nxs = [1, 2, 3];\nexport const space = oneof(xs)", undefined],
  "a number that changes": ["let n = 2;\nn++;\nexport const space = oneof(range(n))", undefined],
  "an await": ["oneof(await Promise.resolve([1, 2]))", undefined],
  "a foreign class around it": ["[new Foreign(oneof([1, 2])), oneof([1, 2])]", "≥ 2"],
  "a function that nobody knows": ['oneof(JSON.parse("[1, 2]") as number[])', undefined],
  "a trace": ["trace(() => oneof([1, 2]))", undefined],
  "a generator": [
    "function* numbers() { yield 1; yield 2; }\nexport const space = oneof([...numbers(), 3])",
    "≥ 1",
  ],
  "an unknown name": ["[oneof([1, 2], { name: unknownText }), oneof([1, 2], { name: unknownText })]", "≥ 1"],
};

const IMPORTS = `import * as tsglove from "tsglove";
import { absent, clone, constrain, custom, derived, evolve, floatv, intv, manyof, oneof, oneof as choose, permutate, rebind, ref, searchSpace, symbolize, trace } from "tsglove";
import * as ops from "./ops.js";
import sizes, { ACTS, Act, Conv, DEPTHS, Deep, Dense, Foreign, Identity, Many, MaxPool, Net, Plain, Size, Small, WIDTHS, Wide, block, head, lr, range } from "./ops.js";
import { GROWING, unknownList, unknownNumber, unknownText } from "./unknown.js";
export const used = [tsglove, absent, clone, constrain, custom, derived, evolve, floatv, intv, manyof, choose, permutate, rebind, ref, searchSpace, symbolize, trace, ops, sizes, ACTS, Act, Conv, DEPTHS, Deep, Dense, Foreign, Identity, Many, MaxPool, Net, Plain, Size, Small, WIDTHS, Wide, block, head, lr, range, unknownList, unknownNumber, unknownText].length + GROWING.length;
`;

const UNKNOWN = `export const unknownNumber = Number(process.env["TSGLOVE_NO_SUCH"] ?? 2);
export const unknownList = (process.env["TSGLOVE_NO_SUCH"] ?? "7,8").split(",").map(Number);
export const unknownText = process.env["TSGLOVE_NO_SUCH"] ?? "same";
export const GROWING = [1, 2];
`;

function textOf(found: ValueSpace): string {
  return `${found.kind}: ${found.kind === "exact" ? found.space.text : found.reason}`;
}

function moduleOf(code: string): string {
  return IMPORTS + (code.includes("export const space") ? code : `export const space = ${code}`) + ";\n";
}

describe("the space of a composition", () => {
  let ran: RanSpaces;
  beforeAll(() => {
    const modules = new Map([
      ["ops", OPS],
      ["unknown", UNKNOWN],
    ]);
    const add = (prefix: string, codes: readonly string[]): void => {
      codes.forEach((code, index) => modules.set(`${prefix}-${index}`, moduleOf(code)));
    };
    add("exact", Object.values(EXACT));
    add("throws", Object.values(THROWS));
    add(
      "partly",
      Object.values(PARTLY).map(([code]) => code),
    );
    ran = runSpaces("analyzer-values", modules);
  }, 180_000);

  const resultOf = (name: string): SpaceReport => {
    const result = ran.results.get(name);
    if (result === undefined || "error" in result)
      throw new Error(`${name} throws: ${result?.error ?? "no result"}`);
    return result;
  };

  it("is asked of programs that type-check", () => {
    expect(ran.errors.filter((each) => !each.startsWith("throws-"))).toEqual([]);
  });

  it.each(Object.keys(EXACT).map((name, index) => [name, index] as const))("is exact: %s", (_, index) => {
    const found = analyzeValue(ran.expressionOf(`exact-${index}`), ran.model);
    const report =
      found.kind === "exact" && found.space.spec !== undefined ? reportOf(found.space.spec) : textOf(found);
    expect(report).toEqual(resultOf(`exact-${index}`));
  });

  it.each(Object.keys(THROWS).map((name, index) => [name, index] as const))("throws: %s", (_, index) => {
    expect(ran.results.get(`throws-${index}`)).toHaveProperty("error");
    expect(analyzeValue(ran.expressionOf(`throws-${index}`), ran.model).kind).toBe("none");
  });

  it.each(Object.entries(PARTLY).map(([name, [, label]], index) => [name, label, index] as const))(
    "is not known: %s",
    (_, label, index) => {
      const found = analyzeValue(ran.expressionOf(`partly-${index}`), ran.model);
      expect(["at least", "none"]).toContain(found.kind);
      expect(sizeLabel(found)).toBe(label);
      const [, discrete = "", continuous = ""] = resultOf(`partly-${index}`).size.split(" ");
      if (found.kind !== "at least") return;
      expect(found.space.discreteSize <= BigInt(discrete)).toBe(true);
      expect(found.space.continuousDimensions).toBeLessThanOrEqual(Number(continuous));
    },
  );
});
