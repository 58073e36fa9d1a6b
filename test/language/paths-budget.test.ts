/** What checking a path costs the compiler: it must grow with the path that is written, not with the paths that there are. */
import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

// Eight classes that hold each other through properties, unions, tuples and arrays.
const CLASSES = `
  import { rebind } from "tsglove";
  class A { constructor(readonly n: number, readonly b?: B, readonly any?: A | B | C | D, readonly list: readonly H[] = []) {} }
  class B { constructor(readonly n: number, readonly c?: C, readonly a?: A, readonly mutable: B[] = []) {} }
  class C { constructor(readonly n: number, readonly d?: D, readonly pair?: readonly [B, C]) {} }
  class D { constructor(readonly n: number, readonly e?: E, readonly any?: E | F | G | H | "none" | number) {} }
  class E { constructor(readonly n: number, readonly f?: F, readonly a?: A) {} }
  class F { constructor(readonly n: number, readonly g?: G, readonly options: { readonly a?: A; readonly h?: H } = {}) {} }
  class G { constructor(readonly n: number, readonly h?: H, readonly f?: F) {} }
  class H { constructor(readonly n: number, readonly a?: A, readonly hs: readonly (readonly H[])[] = []) {} }
  declare const a: A;
`;

/** Once round through all of them. */
const ROUND = "b.mutable[0].c.pair[1].d.any.f.options.h.hs[0][1].a.any.list[2].a";

/** How many types the compiler instantiates to check paths, and what it says of them. */
function check(...paths: readonly string[]): {
  readonly instantiations: number;
  readonly errors: readonly string[];
} {
  const name = resolve("test/language/budget-program.ts");
  const calls = paths.map((path) => `rebind(a, { "${path}": 1 });`);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const isOurs = (file: string): boolean => resolve(file) === name;
  host.fileExists = (file) => isOurs(file) || ts.sys.fileExists(file);
  host.getSourceFile = (file, target) =>
    isOurs(file) ? ts.createSourceFile(file, [CLASSES, ...calls].join("\n"), target) : read(file, target);
  const program = ts.createProgram([name], options, host);
  const errors = program
    .getSemanticDiagnostics(program.getSourceFile(name))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  return { instantiations: program.getInstantiationCount(), errors };
}

describe("the cost of a path", () => {
  it("is linear in its length", () => {
    const rounds = (count: number): string => [...new Array<string>(count).fill(ROUND), "n"].join(".");
    const [none, one, four] = [check("n"), check(rounds(1)), check(rounds(4))];
    expect([none.errors, one.errors, four.errors]).toEqual([[], [], []]);
    const perRound = one.instantiations - none.instantiations;
    // Four rounds cost no more than four times one, which has the classes' own cost in it.
    expect(four.instantiations - none.instantiations).toBeLessThanOrEqual(4 * perRound);
    expect(perRound).toBeLessThan(10_000);
  });

  it("is as small where the path is wrong, and the compiler says where it leads", () => {
    const wrong = check(`${ROUND}.${ROUND}.m`, `${ROUND}.b`);
    expect(wrong.errors).toHaveLength(2);
    expect(wrong.errors[0]).toContain("NoSuchPath");
    expect(wrong.errors[1]).toContain("'B");
    expect(wrong.instantiations).toBeLessThan(20_000);
  });
});
