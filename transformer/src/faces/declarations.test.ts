/**
 * Spaces across the borders of packages and projects: a library of searchable classes is built, its declarations are all that
 * a program sees of it, and the program's spaces are those of a build from sources.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPTIONS, Workshop } from "../testing/packages.js";

const LIBRARY = {
  "pick.ts": `export const pick = (): "zeta" | "alpha" => (Math.PI > 3 ? "zeta" : "alpha");\n`,
  "layer.ts": `/** Ordinary, and above a searchable class. */
export class Layer {
  #made = 0;
  constructor(readonly label = "layer") { this.#made++; }
  get made(): number { return this.#made; }
}
`,
  "ops.ts": `import { searchable, type Float } from "tsglove";
import { Layer } from "./layer.js";
import { pick } from "./pick.js";
@searchable
export class Conv extends Layer {
  #area: number;
  constructor(
    readonly filters: 64 | 32 | 48,
    readonly kernel: 3 | 5 | 7 = 5,
    private readonly mode = pick(),
    readonly dilation?: 1 | 2,
  ) { super("conv"); this.#area = kernel ** 2; }
  get area(): number { return this.#area; }
  describe(): string { return this.mode; }
}
/** Ordinary, and below a searchable class. */
export class Wide extends Conv { readonly wide = this.filters * 2; }
@searchable
class Hidden { constructor(readonly v: 3 | 1 | 2 = 1, readonly lr: Float<1e-4, 1, "log"> = 0.1) {} }
@searchable
class Identity {}
export type Op = Conv | Hidden | Identity;
@searchable
export class Late { constructor(readonly a: 2 | 1 = 1, readonly b: 5 | 6) {} }
@searchable
export class Maybe { constructor(readonly m: 2 | undefined | 1 = 1) {} }
@searchable
export abstract class Shape { constructor(readonly size: 4 | 2 = 2) {} }
@searchable
export class Square extends Shape {}
@searchable
export class Shaped { constructor(readonly shape: Square | Late) {} }
@searchable
export class Listed extends Array<number> { constructor(readonly width: 1 | 2 = 2) { super(); } }
@searchable
export default class { constructor(readonly d: "x" | "y") {} }
@searchable
export class Over {
  readonly sum: number;
  constructor(a: 1 | 2);
  constructor(a: 1 | 2, b: 3 | 4);
  constructor(a: 1 | 2, b: 3 | 4 = 3) { this.sum = a + b; }
}
@searchable
export class Box<T> { constructor(readonly item: T) {} }
export interface Config { depth: 3 | 1; act: "relu" | "gelu" }
`,
  "index.ts": `export * from "tsglove";
export { symbolize as symbolic } from "tsglove";
export { default as Anonymous } from "./ops.js";
export * from "./ops.js";
export * from "./layer.js";
export { When } from "./when.js";
`,
  "when.ts": `import { symbolize } from "tsglove";
class Moment { constructor(readonly hour: 12 | 6, readonly minute: 0 | 30 = 0) {} }
export const When = symbolize(Moment);
`,
};

const PROGRAM = {
  "types.ts": `import type { Op } from "my-ops";
export type Choice = Local | Op;
import { searchable } from "my-ops";
@searchable
export class Local { constructor(readonly n: 1 | 2) {} }
`,
  "main.ts": `import { complete, dnaSpec, materialize, rebind, searchable, searchSpace, toJSON, firstDna } from "my-ops";
import { Anonymous, Box, Conv, Late, Layer, Listed, Maybe, Over, Shape, Shaped, Square, When, Wide } from "my-ops";
import type { Choice } from "./types.js";
@searchable
class Net { constructor(readonly op: Choice, readonly last: Late | Shaped = new Late(2, 6), readonly d?: Anonymous) {} }
/** The package's constructor, through an ordinary class of the package. */
@searchable
class Deep extends Wide {}
@searchable
class Own extends Conv {
  #depth: number;
  constructor(readonly depth: 1 | 2) { super(32, depth === 1 ? 3 : 5); this.#depth = depth; }
  get twice(): number { return this.#depth * 2; }
}
@searchable
class Labelled extends Layer { constructor(readonly n: 7 | 8) { super("mine"); } }
@searchable
class Big extends Shape { constructor(readonly scale: 1 | 2) { super(4); } }
@searchable
class Again extends Square {}
@searchable
class AnyMaybe extends Maybe {}
@searchable
class AnyLate extends Late {}
@searchable
class AnyOver extends Over {}
@searchable
class List extends Listed {}
/** Not searchable itself: it may stand in a program all the same. */
class Plain extends Conv {}
for (const type of [Net, Conv, Deep, Own, Labelled, Big, Again, AnyMaybe, AnyLate, AnyOver, List, Late, Maybe, Shaped, When, Over]) {
  const space = searchSpace(type as new (...args: never[]) => object);
  const spec = dnaSpec(space);
  console.log(type.name, String(spec.size), JSON.stringify(toJSON(space)));
  console.log("  start", JSON.stringify(toJSON(complete(space, "default"))));
  console.log("  first", JSON.stringify(toJSON(materialize(space, firstDna(spec)))));
}
const deep = new Deep(32);
const before = [deep.kernel, deep.area, deep.wide, deep.made, deep.describe()];
const same: object = deep;
rebind(deep, { kernel: 7, filters: 48 });
console.log(same === deep, before, [deep.kernel, deep.area, deep.wide, deep.made]);
const own = rebind(new Own(1), { depth: 2 });
console.log(own.kernel, own.area, own.twice, own.made);
console.log(new Plain(32).area, new Plain(32) instanceof Layer);
try { rebind(new List(1), (key, value) => (key === "width" ? 2 : value)); } catch (error) { console.log(String(error).slice(0, 60)); }
console.log(JSON.stringify(toJSON(new Box(3))));
`,
};

/** Of builds in processes of their own. */
const MINUTES = 180_000;

const workshop = new Workshop("declarations");
afterAll(() => {
  workshop.close();
});

function sources(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/src/${file}`, text]));
}

/** What the program prints, its own classes' package left out of their ids. */
function printed(file: string): string {
  const { status, output } = workshop.run(file);
  expect(status, output).toBe(0);
  return output.replaceAll(/(my-ops|consumer)\/src\/(main|types)#/g, "#");
}

/** From sources: the program is part of the library's package. */
let expected = "";

beforeAll(async () => {
  const program = Object.fromEntries(
    Object.entries(PROGRAM).map(([file, text]) => [file, text.replaceAll('"my-ops"', '"./index.js"')]),
  );
  workshop.write({
    "whole/package.json": { name: "my-ops", type: "module" },
    "whole/tsconfig.json": { compilerOptions: OPTIONS },
    ...sources("whole", { ...LIBRARY, ...program }),
  });
  expect(await workshop.tspc("-p", "whole")).toEqual({ status: 0, output: "" });
  expected = printed("whole/dist/main.js");
}, MINUTES);

describe("a library", () => {
  beforeAll(async () => {
    workshop.write({
      "lib/package.json": {
        name: "my-ops",
        version: "1.0.0",
        type: "module",
        exports: "./dist/index.js",
        files: ["dist"],
        peerDependencies: { tsglove: "*" },
      },
      "lib/tsconfig.json": { compilerOptions: { ...OPTIONS, composite: true, removeComments: true } },
      ...sources("lib", LIBRARY),
      "linked/package.json": { name: "consumer", type: "module" },
      "linked/tsconfig.json": {
        compilerOptions: { ...OPTIONS, composite: true },
        references: [{ path: "../lib" }],
      },
      ...sources("linked", PROGRAM),
      "app/package.json": { name: "consumer", type: "module" },
      "app/tsconfig.json": {
        compilerOptions: { ...OPTIONS, skipLibCheck: false, isolatedModules: true },
      },
      ...sources("app", PROGRAM),
    });
    workshop.link("lib", "my-ops", "linked");
    expect(await workshop.tspc("-b", "linked")).toEqual({ status: 0, output: "" });
    workshop.install("lib", "my-ops", "app");
  }, MINUTES);

  it("that is a referenced project has the spaces of its sources", () => {
    expect(printed("linked/dist/main.js")).toBe(expected);
  });

  it("that was packed and installed has the spaces of its sources", async () => {
    expect(await workshop.tspc("-p", "app")).toEqual({ status: 0, output: "" });
    expect(printed("app/dist/main.js")).toBe(expected);
  });

  it("that brought a tsglove of its own says so when its classes are searched", () => {
    workshop.copyRuntime("app/node_modules/my-ops/node_modules/tsglove");
    const { status, output } = workshop.run("app/dist/main.js");
    expect(output).toContain("TypeError: Net belongs to another copy of tsglove");
    expect(status).toBe(1);
    workshop.remove("app/node_modules/my-ops/node_modules");
  });

  it("has declarations that plain tsc takes, whole", () => {
    expect(workshop.tsc("-p", "app", "--noEmit")).toEqual({ status: 0, output: "" });
  });

  it("passes on a change that only its mark shows", async () => {
    const small = (): string => printed("linked/dist/small.js").trim();
    workshop.write({
      "lib/src/late.ts": tiny("k: 3 | 5 = 3"),
      "lib/src/index.ts": `${LIBRARY["index.ts"]}export { Tiny } from "./late.js";\n`,
      "linked/src/small.ts": `import { dnaSpec, searchable, searchSpace, Tiny } from "my-ops";
@searchable
class Small extends Tiny {}
console.log(String(dnaSpec(searchSpace(Small)).size));
`,
    });
    expect(await workshop.tspc("-b", "linked")).toEqual({ status: 0, output: "" });
    expect(small()).toBe("2");
    workshop.write({ "lib/src/late.ts": tiny("k?: 3 | 5") });
    expect(await workshop.tspc("-b", "linked")).toEqual({ status: 0, output: "" });
    expect(small()).toBe("3");
  });

  it("whose entry names a class as a type only is told by its user's program that nothing loads it", async () => {
    workshop.remove("linked/src/small.ts");
    const index = `${LIBRARY["index.ts"]}export type { Quiet } from "./quiet.js";\n`;
    workshop.write({
      "lib/src/quiet.ts":
        'import { searchable } from "tsglove";\n@searchable\nclass Silent {}\nexport type Quiet = Silent | "none";\n',
      "lib/src/index.ts": index,
      "linked/src/quiet.ts": `import { dnaSpec, searchable, searchSpace, type Quiet } from "my-ops";
@searchable
class User { constructor(readonly op: Quiet) {} }
console.log(String(dnaSpec(searchSpace(User)).size));
`,
    });
    expect(await workshop.tspc("-b", "linked")).toEqual({ status: 0, output: "" });
    const { status, output } = workshop.run("linked/dist/quiet.js");
    expect(status).toBe(1);
    expect(output).toContain('No @searchable class "my-ops/src/quiet#Silent" is loaded');
    workshop.write({ "lib/src/index.ts": `${index}import "./quiet.js";\n` });
    expect(await workshop.tspc("-b", "linked")).toEqual({ status: 0, output: "" });
    expect(printed("linked/dist/quiet.js")).toBe("2\n");
  });
});

/** A class whose declaration is the same, whether its parameter has a default or is optional. */
function tiny(param: string): string {
  return `import { searchable } from "tsglove";
@searchable
export class Tiny {
  readonly n: number;
  constructor(${param}) { this.n = k ?? 0; }
}
`;
}
