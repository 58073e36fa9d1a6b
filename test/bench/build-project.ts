/** A project to build, as large as a real one: one class a file, each among the types of another. */

/** How many files and lines, of what kinds. */
const SIZE = { classes: 200, methods: 12 } as const;

/** The sources of the project by file name: a file of shared types, one a class, and a program that uses them. */
export function projectSources(): ReadonlyMap<string, string> {
  const files = new Map<string, string>([["types.ts", TYPES]]);
  for (let i = 0; i < SIZE.classes; i++) files.set(`class-${i}.ts`, classSource(i));
  files.set("main.ts", mainSource());
  return files;
}

const TYPES = `import type { Float } from "tsglove";

export type Width = 16 | 32 | 48 | 64;
export type Rate = Float<1e-6, 1e-1, "log">;
export const KERNELS = [1, 3, 5, 7] as const;
export type Kernel = (typeof KERNELS)[number];
export enum Activation {
  Relu = "relu",
  Gelu = "gelu",
  Tanh = "tanh",
}
`;

/** A class of some 80 lines: scalars, a class or a union of classes of files before it, twelve methods of plain code. */
function classSource(index: number): string {
  const inner = [index - 1, index - 7].filter((each) => each >= 0 && index % 5 !== 0);
  const imports = inner.map((each) => `import type { Layer${each} } from "./class-${each}.js";\n`).join("");
  const union = inner.map((each) => `Layer${each}`).join(" | ");
  const body = index % 5 === 0 ? "" : `    readonly inner: ${union === "" ? "Width" : union},\n`;
  return `import { searchable } from "tsglove";
import type { Kernel, Rate, Width } from "./types.js";
import { Activation } from "./types.js";
${imports}
@searchable
export class Layer${index} {
  private total = 0;
  #calls = new Map<string, number>();

  constructor(
${body}    readonly width: Width,
    readonly kernel: Kernel,
    readonly rate: Rate,
    readonly activation: Activation = Activation.Relu,
    readonly bias = true,
  ) {
    this.total = width * kernel;
  }
${Array.from({ length: SIZE.methods }, (_, method) => methodSource(method)).join("")}}
`;
}

function methodSource(method: number): string {
  return `
  step${method}(input: readonly number[]): number {
    this.#calls.set("step${method}", (this.#calls.get("step${method}") ?? 0) + 1);
    return input.reduce((sum, each) => sum + each * this.width, this.total + ${method});
  }
`;
}

function mainSource(): string {
  const last = SIZE.classes - 1;
  return `import { searchSpace } from "tsglove";
import { Layer0 } from "./class-0.js";
import { Layer${last} } from "./class-${last}.js";

console.log(searchSpace(Layer0), Layer${last}.name);
`;
}
