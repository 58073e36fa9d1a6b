/** A small project that every way in compiles, on disk below test/.compiled, so that it finds the packages of this repository. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/**
 * Two searchable classes over three files, one of them imported as a type only; an ordinary base that is rewritten too; an
 * enum, a default export, a type two modules away, and an error whose line is looked at.
 */
export const SOURCES: Readonly<Record<string, string>> = {
  "src/deep.ts": "export type Size = 2 | 3;\n",
  "src/sizes.ts": 'import type { Size } from "./deep.js";\nexport type Sizes = Size | 7;\n',
  "src/pool.ts": `import { searchable } from "tsglove";
import type { Sizes } from "./sizes.js";

@searchable
export default class Pool {
  constructor(readonly size: Sizes) {}
}
`,
  "src/conv.ts": `import { searchable } from "tsglove";
import { Layer } from "./layer.js";

export enum Act {
  Relu = "relu",
  Gelu = "gelu",
}

@searchable
export class Conv extends Layer {
  constructor(
    readonly filters: 32 | 48,
    readonly act: Act = Act.Gelu,
  ) {
    super();
  }
}
`,
  "src/layer.ts": `export class Layer {
  readonly made: string = "made";
}
`,
  "src/main.ts": `import { format, iterate, rebind, searchable, searchSpace } from "tsglove";
import { Act, type Conv } from "./conv.js";
import type Pool from "./pool.js";

interface Report {
  readonly lines: readonly string[];
}

@searchable
class Net {
  constructor(readonly op: Conv | Pool) {}

  fail(): never {
    throw new Error("here");
  }
}

export default function report(): Report {
  const nets = [...iterate(searchSpace(Net))];
  const lines = nets.map((net) => format(net));
  lines.push(Object.values(Act).join(), String("made" in (nets[0] as Net).op));
  rebind(nets[0] as Net, { "op.filters": 48 } as never);
  lines.push(format(nets[0]));
  try {
    nets[0]?.fail();
  } catch (error) {
    lines.push(/\\w+\\.ts:\\d+:\\d+/.exec(String((error as Error).stack))?.[0] ?? "no .ts line");
  }
  return { lines };
}
console.log(report().lines.join("\\n"));
declare const console: { log(text: string): void };
`,
};

/** What the program above prints, built in whatever way. */
export const PRINTED = `new Net(new Conv(32, "relu"))
new Net(new Conv(32, "gelu"))
new Net(new Conv(48, "relu"))
new Net(new Conv(48, "gelu"))
new Net(new Pool(2))
new Net(new Pool(3))
new Net(new Pool(7))
relu,gelu
true
new Net(new Conv(48, "relu"))
main.ts:14:11
`;

export interface FixtureProject {
  readonly folder: string;
  readonly path: (file: string) => string;
  write(file: string, text: string): void;
  /** Runs Node in the project. */
  node(...args: readonly string[]): {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  };
  remove(): void;
}

/** @param files over the sources above, with a package.json and a tsconfig.json for Node's ES modules. */
export function fixtureProject(
  name: string,
  files: Readonly<Record<string, string>> = SOURCES,
): FixtureProject {
  mkdirSync(join(root, "test/.compiled"), { recursive: true });
  const folder = mkdtempSync(join(root, `test/.compiled/${name}-`));
  const project: FixtureProject = {
    folder,
    path: (file) => join(folder, file),
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    node(...args) {
      // Vitest's own settings are none of the program's.
      const env = { ...process.env };
      delete env["NODE_OPTIONS"];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        cwd: folder,
        encoding: "utf8",
        env,
      });
      return { status, stdout, stderr };
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  project.write("package.json", JSON.stringify({ name: "fixture", type: "module" }));
  project.write("tsconfig.json", tsconfig());
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
}

/** A tsconfig for the sources, with some options over usual ones. */
export function tsconfig(
  options: Readonly<Record<string, unknown>> = {},
  rest: object = { include: ["src"] },
): string {
  const compilerOptions = {
    target: "es2022",
    lib: ["es2023"],
    module: "nodenext",
    strict: true,
    types: [],
    skipLibCheck: true,
    rootDir: "src",
    outDir: "out",
    sourceMap: true,
    plugins: [
      { transform: "@tsglove/transformer" },
      { transform: "@tsglove/transformer/program", transformProgram: true },
    ],
    ...options,
  };
  return JSON.stringify({ compilerOptions, ...rest });
}
