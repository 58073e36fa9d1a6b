/** What an editor offers where a path is being written, and that offering costs nothing where no one is writing. */
import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const CLASSES = `
  import { clone, rebind } from "tsglove";
  class Model {
    constructor(readonly op: Conv | Pool, readonly layers: readonly Block[] = [], private readonly secret = 1, readonly when?: Date) {}
    get size(): number { return 1; }
    train(): void {}
  }
  class Block { constructor(readonly conv: Conv, readonly pair: readonly [number, Pool]) {} }
  class Conv { constructor(readonly filters: 32 | 64, readonly act: "relu" | "gelu", readonly deep?: { readonly er?: { readonly est?: 1 } }) {} }
  class Pool { constructor(readonly size: 2 | 3) {} }
  declare const model: Model;
`;

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

/** One language service for all programs of this file: what differs is the last line. */
const name = resolve("test/language/completion-program.ts");
let program = "";
let version = 0;
const service = ts.createLanguageService({
  getScriptFileNames: () => [name],
  getScriptVersion: (file) => (file === name ? String(version) : "1"),
  getScriptSnapshot: (file) => {
    const text = file === name ? program : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => process.cwd(),
  getCompilationSettings: () => options,
  getDefaultLibFileName: (each) => ts.getDefaultLibFilePath(each),
  fileExists: (file) => file === name || ts.sys.fileExists(file),
  readFile: (file) => (file === name ? program : ts.sys.readFile(file)),
  directoryExists: (folder) => ts.sys.directoryExists(folder),
  getDirectories: (folder) => ts.sys.getDirectories(folder),
});

/** What is offered at the bar in a line. */
function offered(line: string): readonly string[] {
  const position = CLASSES.length + line.indexOf("|");
  program = CLASSES + line.replace("|", "");
  version++;
  const found = service.getCompletionsAtPosition(name, position, {});
  return (found?.entries ?? []).map((entry) => entry.name);
}

describe("the editor offers", () => {
  const paths = [
    "layers",
    "layers[0]",
    "layers[0].conv",
    "layers[0].pair",
    "op",
    "op.act",
    "op.deep",
    "op.deep.er",
    "op.filters",
    "op.size",
    "size",
    "when",
  ];

  it.each([
    'rebind(model, { "|" });',
    'rebind(model, { "|": 1 });',
    'rebind(model, { "|',
    'rebind(model, { "op.|" });',
    'clone(model, { "|" });',
  ])("the paths to depth three: %s", (line) => {
    expect(offered(line)).toEqual(paths);
  });

  it("those that are left, and the values of a path", () => {
    expect(offered('rebind(model, { when: undefined, "|" });')).toEqual(
      paths.filter((path) => path !== "when"),
    );
    for (const path of ["op.act", "layers[0].conv.act"])
      expect([...offered(`rebind(model, { "${path}": "|" });`)].sort()).toEqual(["gelu", "relu"]);
  });
});

describe("offering paths", () => {
  // Classes with many properties that hold each other: 20 × 20 × 20 paths to depth three.
  const wide = Array.from(
    { length: 20 },
    (_, i) =>
      `class W${i} { constructor(${Array.from({ length: 20 }, (_each, j) => `readonly p${j}: W${j}`).join(", ")}) {} }`,
  ).join("\n");

  const instantiations = (...lines: readonly string[]): number => {
    program = ['import { rebind } from "tsglove";', wide, "declare const w: W0;", ...lines].join("\n");
    version++;
    expect(service.getSemanticDiagnostics(name)).toEqual([]);
    return service.getProgram()?.getInstantiationCount() ?? NaN;
  };

  it("costs a right program nothing: a path costs as much as its own length", () => {
    const none = instantiations();
    const ten = instantiations(
      ...Array.from({ length: 10 }, (_, i) => `rebind(w, { "p${i}.p${i + 1}.p2.p3.p4": w.p4 });`),
    );
    // The union of the 8,420 paths to depth three would cost at least that, once.
    expect(ten - none).toBeLessThan(10 * 600);
  });
});
