/** A program that tsc compiled without our transformer: the first construction says how to switch it on. */
import ts from "typescript";
import * as tsglove from "tsglove";
import { describe, expect, it } from "vitest";

const SOURCE = `
  import { searchable, searchSpace, oneof } from "tsglove";

  @searchable
  class Conv {
    static readonly table = new Map([[1, "one"]]);
    static #count = 0;
    #weights = 0;
    constructor(readonly filters: 32 | 64 = 32) { this.#weights = filters; Conv.#count++; }
    get weights(): number { return this.#weights; }
  }
  class Below extends Conv {
    constructor() { super(64); }
  }
  class Ordinary {
    constructor(readonly n = 1) {}
  }

  export const construct = (): unknown => new Conv(64);
  export const constructOpen = (): unknown => new Conv(oneof([32, 64]));
  export const constructBelow = (): unknown => new Below();
  export const space = (): unknown => searchSpace(Conv);
  export const spaceOfOrdinary = (): unknown => searchSpace(Ordinary);
  export const ordinary = new Ordinary(2).n;
  export const name = Conv.name;
  export const table = Conv.table.get(1);
  export const recognised = (value: object): boolean => value instanceof Conv;
`;

interface Program {
  readonly construct: () => unknown;
  readonly constructOpen: () => unknown;
  readonly constructBelow: () => unknown;
  readonly space: () => unknown;
  readonly spaceOfOrdinary: () => unknown;
  readonly ordinary: number;
  readonly name: string;
  readonly table: string;
  readonly recognised: (value: object) => boolean;
}

/** Compiles SOURCE with plain TypeScript and runs it. */
function run(options: ts.CompilerOptions): Program {
  const { outputText } = ts.transpileModule(SOURCE, {
    compilerOptions: { ...options, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
    fileName: "program.ts",
  });
  const exported: Partial<Program> = {};
  const body = Reflect.construct(Function, ["require", "exports", outputText]) as (
    require: (id: string) => unknown,
    exports: object,
  ) => void;
  body((id) => (id === "tsglove" ? tsglove : undefined), exported);
  return exported as Program;
}

const HELP = [
  "npm i -D @tsglove/transformer ts-patch typescript@~6.0",
  '"npx tspc"',
  '"plugins": [{ "transform": "@tsglove/transformer" }, { "transform": "@tsglove/transformer/program", "transformProgram": true }]',
];

describe.each([
  ["standard decorators", { target: ts.ScriptTarget.ES2022 }],
  ["standard decorators, old target", { target: ts.ScriptTarget.ES2017 }],
  ["legacy decorators", { target: ts.ScriptTarget.ES2022, experimentalDecorators: true }],
  [
    "legacy decorators, assigned fields",
    { target: ts.ScriptTarget.ES2022, experimentalDecorators: true, useDefineForClassFields: false },
  ],
] as const)("without the transformer (%s)", (_, options) => {
  const program = run(options);

  it("constructing a searchable class throws, names it, and says how to switch the transformer on", () => {
    for (const construct of [program.construct, program.constructOpen, program.constructBelow]) {
      expect(construct).toThrow("Conv is @searchable, but the tsglove transformer did not compile it.");
      for (const words of HELP) expect(construct).toThrow(words);
    }
  });

  it("searchSpace of it says the same", () => {
    expect(program.space).toThrow(
      "Conv is no search space: it has no @searchable, or the tsglove transformer did not compile it.",
    );
    for (const words of HELP) expect(program.space).toThrow(words);
    expect(program.spaceOfOrdinary).toThrow("Ordinary is no search space");
  });

  it("declaring it, its statics, instanceof and the rest of the program work", () => {
    expect([program.ordinary, program.name, program.table, program.recognised({})]).toEqual([
      2,
      "Conv",
      "one",
      false,
    ]);
  });
});
