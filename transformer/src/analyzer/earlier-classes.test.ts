/** A model that takes over what an earlier one has read says what one says that reads everything. */
import { expect, it } from "vitest";
import ts from "#typescript";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.js";
import { nodesIn } from "./file-nodes.js";
import type { ClassModel } from "./model.js";
import { ProgramModel } from "./program-model.js";
import { classValue } from "./space/domain-value.js";
import { sizeLabel, spaceOfValue } from "./values/analyze-value.js";

const FOLDER = import.meta.dirname;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  types: [],
  skipLibCheck: true,
};

/** Declarations of packages and of the library, for all of them. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Programs as an editor makes them: a file that did not change is the same object. */
class Editing {
  readonly #texts = new Map<string, string>();
  readonly #parsed = new Map<string, ts.SourceFile | undefined>();
  model: ProgramModel;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.#texts.set(join(FOLDER, name), text);
    this.model = ProgramModel.of(this.#program());
    this.prints();
  }

  edit(name: string, from: string, to: string): void {
    const file = join(FOLDER, name);
    const text = this.#texts.get(file) ?? "";
    expect(text).toContain(from);
    this.#texts.set(file, text.replace(from, to));
    this.#parsed.delete(file);
    this.model = ProgramModel.of(this.#program(this.model.program), this.model);
  }

  /** What a model that takes nothing over says of all files. */
  fresh(): readonly string[] {
    return printsOf(this.freshModel());
  }

  freshModel(): ProgramModel {
    return ProgramModel.of(this.#program());
  }

  prints(): readonly string[] {
    return printsOf(this.model);
  }

  classOf(name: string): ClassModel | undefined {
    const files = this.model.program.getSourceFiles();
    const found = files.flatMap((file) => nodesIn(file).classes).find((node) => node.name?.text === name);
    return found === undefined ? undefined : this.model.classOf(found);
  }

  #program(old?: ts.Program): ts.Program {
    const host = ts.createCompilerHost(OPTIONS);
    const getSourceFile = host.getSourceFile.bind(host);
    const fileExists = host.fileExists.bind(host);
    host.fileExists = (name) => this.#texts.has(name) || fileExists(name);
    host.getSourceFile = (name, language) => {
      const text = this.#texts.get(name);
      const known = text === undefined ? parsed : this.#parsed;
      if (!known.has(name))
        known.set(
          name,
          text === undefined
            ? getSourceFile(name, language)
            : ts.createSourceFile(name, text, language, true),
        );
      return known.get(name);
    };
    return ts.createProgram([...this.#texts.keys()], OPTIONS, host, old);
  }
}

function printsOf(model: ProgramModel): readonly string[] {
  return model.program
    .getSourceFiles()
    .filter(({ isDeclarationFile }) => !isDeclarationFile)
    .map((file) => fingerprint(file, model));
}

const TSGLOVE = 'import { searchable, type AnyOf } from "tsglove";\n';

const FILES = {
  "sizes.ts": "export type Size = 1 | 2;\n",
  "conv.ts": `${TSGLOVE}import type { Size } from "./sizes.js";\n@searchable export class Conv { constructor(readonly size: Size) {} }\n`,
  "net.ts": `${TSGLOVE}import { Conv } from "./conv.js";\n@searchable export class Net { constructor(readonly conv: Conv | 0) {} }\n`,
  "sub.ts": `import { Net } from "./net.js";\nexport class Sub extends Net {}\n`,
  "any.ts": `${TSGLOVE}export class Op {}\nexport type AnyOp = AnyOf<Op>;\n@searchable export class Any { constructor(readonly op: AnyOp) {} }\n`,
  "any-too.ts": `${TSGLOVE}import type { AnyOp } from "./any.js";\n@searchable export class AnyToo { constructor(readonly op: AnyOp) {} }\n`,
  "below.ts": `import { Any } from "./any.js";\nexport class Below extends Any {}\n`,
  "op.ts": `${TSGLOVE}import { Op } from "./any.js";\n@searchable export class One extends Op {}\n`,
  "alone.ts": `${TSGLOVE}@searchable export class Alone { constructor(readonly a: 1 | 2) {} }\n`,
  "plain.ts": "export class Plain { constructor(readonly p: 1 | 2) {} }\n",
  "widths.ts": "export type Width = 1 | 2;\n",
  "options.ts": `${TSGLOVE}export interface Options { readonly a: 1 | 2 }\n@searchable export class Opted { constructor(readonly o: Options, readonly g: Global) {} }\n`,
  "more-options.ts": `import type { Width } from "./widths.js";\ndeclare module "./options.js" { interface Options { readonly b: Width } }\n`,
  "global.d.ts": 'type Global = import("./sizes.js").Size;\n',
  "above.ts": `${TSGLOVE}import { Plain } from "./plain.js";\n@searchable export class Above extends Plain {}\n`,
};

it("reads again what an edit may have changed, however far away, and nothing else", () => {
  // What is declared for everybody would have everything read again.
  const editing = new Editing({ ...FILES, "global.d.ts": "type Global = 1;\n" });
  const before = ["Conv", "Net", "Sub", "Alone"].map((name) => editing.classOf(name));
  editing.edit("sizes.ts", "1 | 2", "1 | 2 | 3");
  expect(editing.prints()).toEqual(editing.fresh());
  const after = ["Conv", "Net", "Sub", "Alone"].map((name) => editing.classOf(name));
  // That a parameter is of a class says all of it, whatever is in the class.
  expect(after.map((each, index) => each === before[index])).toEqual([false, true, false, true]);
  expect(after[0]?.params[0]?.domain).toMatchObject({
    candidates: [{ value: 1 }, { value: 2 }, { value: 3 }],
  });
  // And on: what was taken over once is so again.
  editing.edit("net.ts", "| 0", "| 1");
  expect(
    ["Conv", "Net", "Sub", "Alone"].map((name, index) => editing.classOf(name) === after[index]),
  ).toEqual([true, false, false, true]);
  expect(editing.prints()).toEqual(editing.fresh());
});

it.each<[string, keyof typeof FILES, string, string]>([
  ["a subclass among all", "op.ts", "@searchable export", "export"],
  ["a name of a subclass among all", "op.ts", "One", "Two"],
  ["the decorator of a class above", "above.ts", "@searchable export", "export"],
  ["a class that is extended", "plain.ts", "1 | 2", "1 | 2 | 3"],
  ["what is added to another module", "widths.ts", "1 | 2", "1 | 2 | 3"],
  ["what is declared for everybody", "sizes.ts", "1 | 2", "1 | 2 | 3"],
  ["an import", "net.ts", "./conv.js", "./none.js"],
  ["one import more", "alone.ts", "a: 1 | 2", 'a: import("./sizes.js").Size'],
  [
    "a declaration for everybody",
    "sizes.ts",
    "export",
    "declare global { interface Everybody { readonly a: 1 } }\nexport",
  ],
  ["a file that is no module any more", "sizes.ts", "export ", ""],
  [
    "another module's declarations",
    "alone.ts",
    "@searchable",
    'declare module "./conv.js" { interface Conv { readonly x: 1 } }\n@searchable',
  ],
  ["half a class", "conv.ts", "{ constructor(readonly size: Size) {} }", "{ constructor(readonly si"],
])("says what is so after an edit of %s, and after it is taken back", (_, name, from, to) => {
  const editing = new Editing(FILES);
  editing.edit(name, from, to);
  expect(editing.prints()).toEqual(editing.fresh());
  editing.edit("alone.ts", "export class Alone", "export class Alone2");
  expect(editing.prints()).toEqual(editing.fresh());
  editing.edit(name, to, from);
  expect(editing.prints()).toEqual(editing.fresh());
});

const LAYERS = {
  "sizes.ts":
    'export type Size = 1 | 2;\nexport enum Mode { A = "a", B = "b" }\nexport const noise = (): number => 1;\n',
  "inner.ts": `${TSGLOVE}import { Mode, type Size } from "./sizes.js";\n@searchable export class Inner { constructor(readonly size: Size, readonly mode: Mode = Mode.A, readonly name = "x") {} }\n`,
  "middle.ts": `${TSGLOVE}import type { Inner } from "./inner.js";\n@searchable export class Middle { constructor(readonly inner: Inner | 0) {} }\n`,
  "outer.ts": `${TSGLOVE}import type { Middle } from "./middle.js";\n@searchable export class Outer { constructor(readonly a: Middle, readonly b: Middle | 0) {} }\n`,
};

/** What is said of a class: its size, what is in its way, and what of it is not searched. */
function saysOf(name: string, model: ProgramModel): unknown {
  const files = model.program.getSourceFiles();
  const node = files.flatMap((file) => nodesIn(file).classes).find((each) => each.name?.text === name);
  const owner = node === undefined ? undefined : model.classOf(node);
  if (owner === undefined) return undefined;
  const { value, problems, unsearched } = classValue(owner, model);
  const found = value === undefined ? undefined : spaceOfValue(value, node);
  return {
    size: found === undefined ? undefined : sizeLabel(found),
    problems: problems.map(({ message }) => message),
    unsearched: unsearched.map(({ path }) => path),
  };
}

it.each<[string, keyof typeof LAYERS, string, string]>([
  ["an option", "sizes.ts", "1 | 2", "1 | 2 | 3"],
  ["an option that is none any more", "sizes.ts", "1 | 2", "number"],
  ["an enum", "sizes.ts", 'B = "b"', 'B = "b", C = "c"'],
  ["an enum that becomes a type", "sizes.ts", "enum Mode {", "type Mode = 1 | 2; enum Other {"],
  [
    "what is exported by that name",
    "sizes.ts",
    "type Size = 1 | 2",
    "type Size = Other; type Other = 1 | 2 | 3 | 4",
  ],
  ["a class to one of itself", "inner.ts", "size: Size", "size: Size | Inner"],
  ["a decorator", "inner.ts", "@searchable export", "export"],
  ["a class to an abstract one", "inner.ts", "export class", "export abstract class"],
  ["a class to a generic one", "inner.ts", "class Inner", "class Inner<T>"],
  ["the class between", "middle.ts", "Inner | 0", "Inner | 0 | 1"],
  ["an import to something else of the name", "middle.ts", "Inner }", "Inner as Other }"],
  ["a name that hides an import", "inner.ts", "@searchable", "type Size = 7;\n@searchable"],
])("says the same sizes as a fresh model after an edit of %s", (_, name, from, to) => {
  const editing = new Editing(LAYERS);
  const says = (model: ProgramModel): readonly unknown[] =>
    ["Outer", "Middle", "Inner"].map((each) => saysOf(each, model));
  const before = says(editing.model);
  editing.edit(name, from, to);
  expect(says(editing.model)).toEqual(says(editing.freshModel()));
  expect(editing.prints()).toEqual(editing.fresh());
  // One that nobody asked about in between is as current as all others.
  editing.edit(name, to, from);
  editing.edit("outer.ts", "class Outer", "class Outer2");
  editing.edit("outer.ts", "class Outer2", "class Outer");
  expect(says(editing.model)).toEqual(before);
});

it("keeps what an edit of another part of an imported file leaves as it was", () => {
  const editing = new Editing(LAYERS);
  const classes = (): readonly unknown[] => ["Inner", "Middle", "Outer"].map((name) => editing.classOf(name));
  const before = classes();
  editing.edit("sizes.ts", "=> 1", "=> 2");
  expect(classes().map((each, index) => each === before[index])).toEqual([true, true, true]);
  editing.edit("sizes.ts", "1 | 2", "1 | 2 | 3");
  expect(classes().map((each, index) => each === before[index])).toEqual([false, true, true]);
});
