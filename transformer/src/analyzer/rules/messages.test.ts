/** What findings say where their place alone leaves open what to write. */
import { describe, expect, it } from "vitest";
import { reviewed } from "../../testing/examples.js";

const HEAD = `import { materialize, searchable, searchSpace } from "tsglove";
import type { AnyOf, Fixed, Float } from "tsglove";
import type { Gone } from "./gone.js";
interface Layer { units: number }
`;

const SAYS: readonly (readonly [program: string, code: number, says: string])[] = [
  ["searchSpace();", 1001, "Write a class, `searchSpace(Trainer)`, or a type, `searchSpace<Config>()`."],
  ["searchSpace<unknown>();", 1001, '"unknown" has the type `unknown`, which is nothing to search.'],
  ["searchSpace<Gone>();", 1001, '"Gone" has the type `Gone`, which TypeScript does not know'],
  ["searchSpace<1 | Gone>();", 1001, "which TypeScript does not know"],
  ["searchSpace<{ a: 1 | 2; b: Gone }>();", 1001, '.b" has the type `Gone`, which TypeScript does not know'],
  [
    "@searchable class A { constructor(readonly a: Gone, readonly b: 1 | 2) {} }\nsearchSpace(A);",
    1001,
    '"A.a" has the type `Gone`, which TypeScript does not know',
  ],
  ["searchSpace<Float>();", 1001, "the type arguments that it has an error for"],
  [
    "searchSpace<AnyOf<Layer>>();",
    1001,
    "no searchable class of this program extends or implements `Layer`. Write `@searchable` in front",
  ],
  [
    "@searchable class A { constructor(readonly a: AnyOf<Layer> | 1) {} }\nsearchSpace(A);",
    1001,
    "of which `AnyOf<Layer>` stands for nobody: no searchable class of this program extends or implements `Layer`.",
  ],
  ["searchSpace<{ a: 1 | 2; b: Fixed<3> }>();", 1001, "Write the one value as its type, or leave it out."],
  ["searchSpace(class { constructor(readonly a: 1 | 2) {} });", 1002, "is not searchable"],
];

const results = reviewed(
  new Map(SAYS.map(([program], index) => [`says-${index}.ts`, `${HEAD}${program}\n`])),
  import.meta.dirname,
);

describe("messages", () => {
  it.each(SAYS.map((each, index) => [...each, index] as const))("%s", (_program, code, says, index) => {
    const found = results.get(`says-${index}.ts`)?.findings.filter(({ rule }) => rule.code === code) ?? [];
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
  });

  it("name a class as the call does, where it has no name of its own", () => {
    const text =
      'import { searchable, searchSpace } from "tsglove";\nconst C = searchable(class { constructor(readonly a: 1 | 2) {} });\nsearchSpace(C);\n';
    const found =
      reviewed(new Map([["named.ts", text]]), import.meta.dirname).get("named.ts")?.findings ?? [];
    expect(found.map(({ message }) => message)).toContain(
      "`C` is not searchable. Write `@searchable` in front of its `class`.",
    );
  });

  it("offer no decision in place of a wrong one that is written beside it", () => {
    const text =
      'import { materialize, oneof } from "tsglove";\nmaterialize({ width: oneof([1, 2]), widht: 1 }, { width: 1, widthh: 2 });\n';
    const found =
      reviewed(new Map([["beside.ts", text]]), import.meta.dirname).get("beside.ts")?.findings ?? [];
    expect(found.map(({ rule, fixes }) => [rule.code, fixes?.()])).toEqual([[1040, []]]);
  });
});
