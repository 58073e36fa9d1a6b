/**
 * One project and a script of edits, under each way in which tspc builds again: after each edit the program prints what it
 * would print after a build from nothing. A stale file, or one too few, shows.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, it } from "vitest";
import { PLUGINS, TspcProject, type TspcWatch } from "../testing/tspc-project.js";
import { WarmTspc } from "../testing/warm-tspc.js";

const searchableClass = (name: string, members: string, imports = ""): string =>
  `import { searchable } from "tsglove";\n${imports}@searchable\nexport class ${name} {\n  ${members}\n}\n`;

/** Prints a line for each of three spaces. */
const MAIN = `import { format, searchSpace } from "tsglove";
import { Net } from "./net.js";
import { Pool } from "./ops.js";
import { Rate } from "./rate.js";
import { Use } from "./use.js";
declare const console: { log(...values: readonly string[]): void };
const text = (value: unknown): string => format(value).replace(/\\s+/g, " ");
console.log(text(searchSpace(Use)));
console.log(text(searchSpace(Net)), text(new Pool()));
console.log(text(searchSpace(Rate)));
`;
const RATE = searchableClass(
  "Rate",
  "constructor(readonly rate: R) {}",
  'import type { R } from "./rates.js";\n',
);
const SHAPE = `import { searchable } from "tsglove";
export abstract class Shape {}
@searchable
export class Box extends Shape {}
@searchable
export class Can extends Shape {}
`;

/** Under -b lib/ is a project of its own. */
const SOURCES: Readonly<Record<string, string>> = {
  "lib/deep.ts": "export type W = 1 | 2;\n",
  "lib/types.ts": 'import type { W } from "./deep.js";\nexport type V = W | 9;\n',
  "lib/act.ts": "export enum Act { Relu, Tanh }\n",
  "lib/conv.ts": searchableClass("Conv", "constructor(readonly width: 8 | 16) {}"),
  "app/use.ts": searchableClass(
    "Use",
    "constructor(readonly v: V, readonly act: Act) {}",
    'import type { V } from "../lib/types.js";\nimport type { Act } from "../lib/act.js";\n',
  ),
  "app/ops.ts": searchableClass("Pool", "constructor(readonly size: 2 | 3 = 2) {}"),
  "app/op.ts": 'import type { Pool } from "./ops.js";\nexport type Op = Pool | "none";\n',
  "app/net.ts": searchableClass(
    "Net",
    "constructor(readonly op: Op) {}",
    'import type { Op } from "./op.js";\n',
  ),
  "app/rates.ts": 'import type { Float } from "tsglove";\nexport type R = Float<0, 1>;\n',
  "app/rate.ts": RATE,
  "app/main.ts": MAIN,
};

/** What it prints at first, by the class that a line begins with; in this order. */
const PRINTS: Readonly<Record<string, string>> = {
  Use: "new Use(oneof([1, 2, 9]), oneof([0, 1]))",
  Net: 'new Net(oneof([new Pool(oneof([2, 3])), "none"])) new Pool(2)',
  Rate: "new Rate(floatv(0, 1))",
};

function baseConfig(options: Readonly<Record<string, unknown>>): string {
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    lib: ["es2023"],
    types: [],
    skipLibCheck: true,
    plugins: PLUGINS,
    ...options,
  };
  return JSON.stringify({ compilerOptions });
}

interface Step {
  readonly name: string;
  /** Texts of files; undefined deletes one. */
  readonly edits: Readonly<Record<string, string | undefined>>;
  /** Lines that are printed from now on, by their first class. */
  readonly prints?: Readonly<Record<string, string>>;
  /** The errors that the build has; the program is not run then. */
  readonly errors?: readonly string[];
}

/** Edits follow one another: each finds the project as the one before left it. */
const STEPS: readonly Step[] = [
  {
    name: "a type changes two modules away",
    edits: { "lib/deep.ts": "export type W = 1 | 2 | 5;\n" },
    prints: { Use: "new Use(oneof([1, 2, 5, 9]), oneof([0, 1]))" },
  },
  {
    name: "and changes again",
    edits: { "lib/deep.ts": "export type W = 1 | 2 | 7;\n" },
    prints: { Use: "new Use(oneof([1, 2, 7, 9]), oneof([0, 1]))" },
  },
  {
    name: "an enum gets a member",
    edits: { "lib/act.ts": "export enum Act { Relu, Tanh, Gelu }\n" },
    prints: { Use: "new Use(oneof([1, 2, 7, 9]), oneof([0, 1, 2]))" },
  },
  {
    name: "a marker type changes",
    edits: {
      "app/rates.ts": 'import type { Float } from "tsglove";\nexport type R = Float<1e-3, 1, "log">;\n',
    },
    prints: { Rate: 'new Rate(floatv(1e-3, 1, "log"))' },
  },
  {
    name: "a default changes",
    edits: { "app/ops.ts": searchableClass("Pool", "constructor(readonly size: 2 | 3 = 3) {}") },
    prints: { Net: 'new Net(oneof([new Pool(oneof([2, 3])), "none"])) new Pool(3)' },
  },
  {
    name: "a class is renamed",
    edits: {
      "app/ops.ts": searchableClass("MaxPool", "constructor(readonly size: 2 | 3 = 3) {}"),
      "app/op.ts": 'import type { MaxPool } from "./ops.js";\nexport type Op = MaxPool | "none";\n',
      "app/main.ts": MAIN.replaceAll("Pool", "MaxPool"),
    },
    prints: { Net: 'new Net(oneof([new MaxPool(oneof([2, 3])), "none"])) new MaxPool(3)' },
  },
  {
    name: "a class loses its @searchable",
    edits: {
      "app/rate.ts":
        'import type { R } from "./rates.js";\nexport class Rate {\n  constructor(readonly rate: R) {}\n}\n',
    },
    errors: ["app/main.ts TSG1002"],
  },
  { name: "and has it back", edits: { "app/rate.ts": RATE } },
  {
    name: "a file is added",
    edits: {
      "app/more.ts": searchableClass("Skip", ""),
      "app/op.ts":
        'import type { Skip } from "./more.js";\nimport type { MaxPool } from "./ops.js";\nexport type Op = MaxPool | Skip;\n',
    },
    prints: { Net: "new Net(oneof([new MaxPool(oneof([2, 3])), new Skip()])) new MaxPool(3)" },
  },
  {
    name: "a file is deleted",
    edits: {
      "app/op.ts": 'import type { MaxPool } from "./ops.js";\nexport type Op = MaxPool | 0;\n',
      "app/more.ts": undefined,
    },
    prints: { Net: "new Net(oneof([new MaxPool(oneof([2, 3])), 0])) new MaxPool(3)" },
  },
  {
    name: "a domain is lost far from where the space is asked for",
    edits: { "app/rates.ts": "export type R = number;\n" },
    errors: ["app/main.ts TSG1001"],
  },
  {
    name: "that error stays when another file changes, beside one of TypeScript's own",
    edits: { "lib/deep.ts": "export type W = 3;\n", "app/typo.ts": 'export const n: number = "x";\n' },
    errors: ["app/main.ts TSG1001", "app/typo.ts TS2322"],
  },
  {
    name: "both are mended",
    edits: {
      "app/rates.ts": 'import type { Int } from "tsglove";\nexport type R = Int<1, 9>;\n',
      "app/typo.ts": "export const n: number = 1;\n",
    },
    prints: { Use: "new Use(oneof([3, 9]), oneof([0, 1, 2]))", Rate: "new Rate(intv(1, 9))" },
  },
  {
    name: "an option of tsconfig.json changes",
    edits: { "tsconfig.base.json": baseConfig({ strictNullChecks: false }) },
    errors: [
      "app/net.ts TSG1004",
      "app/ops.ts TSG1004",
      "app/rate.ts TSG1004",
      "app/use.ts TSG1004",
      "lib/conv.ts TSG1004",
    ],
  },
  { name: "and changes back", edits: { "tsconfig.base.json": baseConfig({}) } },
  {
    name: "a searchable class of a referenced project becomes a candidate",
    edits: {
      "app/op.ts":
        'import type { Conv } from "../lib/conv.js";\nimport type { MaxPool } from "./ops.js";\nexport type Op = MaxPool | Conv;\n',
    },
    prints: { Net: "new Net(oneof([new MaxPool(oneof([2, 3])), new Conv(oneof([8, 16]))])) new MaxPool(3)" },
  },
  {
    name: "that class changes",
    edits: {
      "lib/conv.ts": searchableClass("Conv", "constructor(readonly width: 8 | 16 | 32) {}"),
    },
    prints: {
      Net: "new Net(oneof([new MaxPool(oneof([2, 3])), new Conv(oneof([8, 16, 32]))])) new MaxPool(3)",
    },
  },
  {
    name: "a base class with its subclasses becomes the domain",
    edits: {
      "app/op.ts":
        'import type { AnyOf } from "tsglove";\nimport type { Shape } from "./shape.js";\nexport type Op = AnyOf<Shape>;\n',
      "app/shape.ts": SHAPE,
      "app/main.ts": `${MAIN.replaceAll("Pool", "MaxPool")}import "./shape.js";\n`,
    },
    prints: { Net: "new Net(oneof([new Box(), new Can()])) new MaxPool(3)" },
  },
  {
    name: "a subclass is added",
    edits: { "app/shape.ts": `${SHAPE}@searchable\nexport class Tube extends Shape {}\n` },
    prints: { Net: "new Net(oneof([new Box(), new Can(), new Tube()])) new MaxPool(3)" },
  },
];

interface Mode {
  readonly args: readonly string[];
  /** lib/ and app/ are projects of their own, one referring to the other. */
  readonly references: boolean;
  readonly watches: boolean;
}

const MODES: readonly Mode[] = [
  { args: ["-p", ".", "--incremental"], references: false, watches: false },
  { args: ["-b"], references: true, watches: false },
  { args: ["-p", ".", "-w"], references: false, watches: true },
  { args: ["-b", "-w"], references: true, watches: true },
];

function lay(project: TspcProject, references: boolean): void {
  for (const [file, text] of Object.entries(SOURCES)) project.write(file, text);
  project.write("tsconfig.base.json", baseConfig({}));
  if (!references) {
    const compilerOptions = { rootDir: ".", outDir: "out" };
    const include = ["lib", "app"];
    project.write(
      "tsconfig.json",
      JSON.stringify({ extends: "./tsconfig.base.json", compilerOptions, include }),
    );
    return;
  }
  project.write(
    "tsconfig.json",
    JSON.stringify({ files: [], references: [{ path: "lib" }, { path: "app" }] }),
  );
  for (const [folder, needs] of [
    ["lib", []],
    ["app", [{ path: "../lib" }]],
  ] as const) {
    const compilerOptions = { composite: true, rootDir: "..", outDir: "../out" };
    project.write(
      `${folder}/tsconfig.json`,
      JSON.stringify({ extends: "../tsconfig.base.json", compilerOptions, references: needs }),
    );
  }
}

/** `app/main.ts TSG1001` for each error of a build's output. */
function errorsIn(output: string): readonly string[] {
  const found = [...output.matchAll(/^(?:\S+ - )?(\S+?)\(\d+,\d+\): error (TSG?\d+)/gm)];
  return [...new Set(found.map(([, file = "", code = ""]) => `${file} ${code}`))].sort();
}

/** What programs print, by their files: the modes come, where all is well, to the same, and one of them runs it for all. */
const printed = new Map<string, Promise<string | undefined>>();

/** What a build led to: its errors, or what the program prints. */
async function outcome(project: TspcProject, report: string): Promise<readonly string[]> {
  const errors = errorsIn(report);
  if (errors.length > 0) return errors;
  const files = (): string => JSON.stringify([...outputs(project)]);
  const before = files();
  const run = async (): Promise<string> => (await project.node("out/app/main.js")).output;
  let first = printed.get(before);
  if (first === undefined) {
    // A watcher may have built once more in the meantime: then it is not of these files.
    first = run().then((output) => (files() === before ? output : undefined));
    printed.set(before, first);
  }
  const output = (await first) ?? (await run());
  return output.replaceAll(", )", ")").replaceAll("( ", "(").trim().split("\n");
}

/**
 * Builds until what is expected is there. A watcher may hear of the edits in two parts, and then builds twice; on a busy machine
 * tsc can miss one that falls among its own work, and hears of it when the file is saved once more. The text is the same then:
 * output that tsc took for fresh and that is stale stays so.
 */
async function build(
  project: TspcProject,
  tspc: WarmTspc | TspcWatch,
  mode: Mode,
  expected: readonly string[],
  saveAgain: () => void = () => undefined,
): Promise<readonly string[]> {
  if (tspc instanceof WarmTspc) {
    const { status, output } = await tspc.run(...mode.args);
    const found = await outcome(project, output);
    return status === 0 || errorsIn(output).length > 0 ? found : [`exit code ${status ?? "none"}`, output];
  }
  let found: readonly string[] = ["nothing was built"];
  for (let saves = 0; saves < 5; saves++) {
    for (let report; (report = await tspc.report(30_000)) !== undefined;) {
      found = await outcome(project, report);
      if (String(found) === String(expected)) return found;
    }
    saveAgain();
  }
  return found;
}

function outputs(project: TspcProject): ReadonlyMap<string, string> {
  const folder = join(project.folder, "out");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((each) =>
    each.endsWith(".js"),
  );
  return new Map(files.sort().map((each) => [each, readFileSync(join(folder, each), "utf8")]));
}

describe.concurrent("builds again after each edit", () => {
  for (const mode of MODES)
    it(`tspc ${mode.args.join(" ")}`, { timeout: 600_000 }, async ({ expect: check }) => {
      const project = new TspcProject();
      lay(project, mode.references);
      const watch = mode.watches ? project.watch(...mode.args) : undefined;
      const tspc = watch ?? new WarmTspc(project.folder);
      try {
        const prints: Record<string, string> = { ...PRINTS };
        check(await build(project, tspc, mode, Object.values(prints))).toEqual(Object.values(prints));
        for (const step of STEPS) {
          // tsc -b goes by times of change, which a file system keeps to some milliseconds: an edit that follows a build within them, as
          // where the program need not run again, is not newer than what was built.
          await (watch?.settle() ?? pause(50));
          const save = (): void => {
            for (const [file, text] of Object.entries(step.edits)) project.write(file, text);
          };
          save();
          Object.assign(prints, step.prints);
          const expected = step.errors ?? Object.values(prints);
          check(await build(project, tspc, mode, expected, save), step.name).toEqual(expected);
        }
        await tspc.stop();
        const again = outputs(project);
        rmSync(join(project.folder, "out"), { recursive: true });
        check((await project.tspc(...mode.args.filter((each) => each !== "-w"))).status).toBe(0);
        const fresh = outputs(project);
        // A builder leaves the output of a deleted source where it is.
        check([...again].filter(([file]) => file !== "app/more.js")).toEqual([...fresh]);
      } finally {
        await tspc.stop();
        project.remove();
      }
    });
});
