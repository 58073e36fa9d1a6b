/** Fixes: the imports that they add, in every form that a file may have; and that nothing throws on half-typed code. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { fixed, reviewed, type Reviewed } from "../testing/examples.js";
import { rules } from "./rule-list.js";

const here = dirname(fileURLToPath(import.meta.url));

const PLAIN = "class Net {\n  constructor(readonly w: 1 | 2) {}\n}\n";

/** A program, the code of a finding in it, and what its first fix makes of it. */
const FIXES: Readonly<Record<string, readonly [code: number, before: string, after: string]>> = {
  "a name is added to an import": [
    1002,
    `import { searchSpace } from "tsglove";\n${PLAIN}searchSpace(Net);\n`,
    `import { searchSpace, searchable } from "tsglove";\n@searchable\n${PLAIN}searchSpace(Net);\n`,
  ],
  "a namespace has it already": [
    1002,
    `import * as glove from "tsglove";\n${PLAIN}glove.searchSpace(Net);\n`,
    `import * as glove from "tsglove";\n@glove.searchable\n${PLAIN}glove.searchSpace(Net);\n`,
  ],
  "an alias is used": [
    1002,
    `import { searchable as mark, searchSpace } from "tsglove";\n${PLAIN}searchSpace(Net);\nexport { mark };\n`,
    `import { searchable as mark, searchSpace } from "tsglove";\n@mark\n${PLAIN}searchSpace(Net);\nexport { mark };\n`,
  ],
  "a name that is taken gets another": [
    1002,
    `import { searchSpace } from "tsglove";\nexport const searchable = 1;\n${PLAIN}searchSpace(Net);\n`,
    `import { searchSpace, searchable as searchable_1 } from "tsglove";\nexport const searchable = 1;\n@searchable_1\n${PLAIN}searchSpace(Net);\n`,
  ],
  "a value does not come from a type-only import, a trailing comma stays, lines end as they do": [
    1017,
    'import type { Float } from "tsglove";\r\nimport {\r\n  sample,\r\n  searchable,\r\n  RandomSearch,\r\n} from "tsglove";\r\n@searchable class Net { constructor(readonly w: Float<0, 1>) {} }\r\nfor (const [, f] of sample(Net, new RandomSearch())) f(1);\r\n',
    'import type { Float } from "tsglove";\r\nimport {\r\n  sample,\r\n  searchable,\r\n  RandomSearch, searchSpace,\r\n} from "tsglove";\r\n@searchable class Net { constructor(readonly w: Float<0, 1>) {} }\r\nfor (const [, f] of sample(searchSpace(Net), new RandomSearch())) f(1);\r\n',
  ],
  "a class that is handed to the decorator gets it in front": [
    1019,
    'import { searchable } from "tsglove";\nexport const Net = searchable(\n  class {\n    constructor(readonly w: 1 | 2) {}\n  },\n);\n',
    'import { searchable } from "tsglove";\nexport const Net = @searchable class {\n    constructor(readonly w: 1 | 2) {}\n  };\n',
  ],
  "a type goes into a value import with `type`": [
    1028,
    'import { searchable } from "tsglove";\n@searchable abstract class Base {}\n@searchable export class Sub extends Base {}\n@searchable export class P { constructor(readonly b: Base) {} }\n',
    'import { searchable, type AnyOf } from "tsglove";\n@searchable abstract class Base {}\n@searchable export class Sub extends Base {}\n@searchable export class P { constructor(readonly b: AnyOf<Base>) {} }\n',
  ],
  "a type goes into a type-only import as it is": [
    1028,
    'import type { Float } from "tsglove";\nimport * as t from "./ambient.js";\nimport { searchable } from "tsglove";\n@searchable abstract class Base {}\n@searchable export class Sub extends Base {}\n@searchable export class P { constructor(readonly b: Base, readonly f: Float<0, 1>) {} }\n',
    'import type { Float, AnyOf } from "tsglove";\nimport * as t from "./ambient.js";\nimport { searchable } from "tsglove";\n@searchable abstract class Base {}\n@searchable export class Sub extends Base {}\n@searchable export class P { constructor(readonly b: AnyOf<Base>, readonly f: Float<0, 1>) {} }\n',
  ],
  "a member is taken out of a union, the first with its bar": [
    1026,
    'import { searchable } from "tsglove";\n@searchable export class P { constructor(readonly a: number | 1 | 2) {} }\n',
    'import { searchable } from "tsglove";\n@searchable export class P { constructor(readonly a: 1 | 2) {} }\n',
  ],
  "a class in a constant becomes a statement, where it has to be one": [
    1005,
    '// @compilerOptions {"target":"es2020"}\nimport { searchable } from "tsglove";\nexport const Net = @searchable class { constructor(readonly w: 1 | 2) {} };\n',
    '// @compilerOptions {"target":"es2020"}\nimport { searchable } from "tsglove";\n@searchable export class Net { constructor(readonly w: 1 | 2) {} }\n',
  ],
  "a function is made symbolic": [
    1002,
    'import { searchSpace } from "tsglove";\nfunction conv(size: 1 | 2): number { return size; }\nsearchSpace(conv);\n',
    'import { searchSpace, symbolize } from "tsglove";\nfunction conv(size: 1 | 2): number { return size; }\nsearchSpace(symbolize(conv));\n',
  ],
  "a generic class is searched among what its parameter takes": [
    1006,
    'import { searchable, searchSpace } from "tsglove";\n@searchable class Box<T extends 8 | 16> { constructor(readonly v: T) {} }\nsearchSpace(Box);\n',
    'import { searchable, searchSpace } from "tsglove";\n@searchable class Box<T extends 8 | 16> { constructor(readonly v: T) {} }\nsearchSpace(Box<8 | 16>);\n',
  ],
  "a parameter takes what it was given": [
    1032,
    'import { oneof, searchable } from "tsglove";\n@searchable class Id {}\n@searchable class Zero {}\n@searchable class Net { constructor(readonly op: Id | 1) {} }\nexport const net = new Net(oneof([new Id(), new Zero()]));\n',
    'import { oneof, searchable } from "tsglove";\n@searchable class Id {}\n@searchable class Zero {}\n@searchable class Net { constructor(readonly op: Id | 1 | Zero) {} }\nexport const net = new Net(oneof([new Id(), new Zero()]));\n',
  ],
  "a value becomes a choice among what its parameter takes": [
    1042,
    'import { RandomSearch, sample, searchable } from "tsglove";\n@searchable class Net { constructor(readonly n: number, readonly w: "a" | "b") {} }\nfor (const [net, f] of sample(new Net(3, "a"), new RandomSearch())) f(net.n);\n',
    'import { RandomSearch, sample, searchable, oneof } from "tsglove";\n@searchable class Net { constructor(readonly n: number, readonly w: "a" | "b") {} }\nfor (const [net, f] of sample(new Net(3, oneof(["a", "b"])), new RandomSearch())) f(net.n);\n',
  ],
  "too many of a type's candidates": [
    1020,
    'import { searchable, type ManyOf } from "tsglove";\n@searchable export class P { constructor(readonly a: ManyOf<1 | 2, 5>) {} }\n',
    'import { searchable, type ManyOf } from "tsglove";\n@searchable export class P { constructor(readonly a: ManyOf<1 | 2, 2>) {} }\n',
  ],
  "names of other scripts": [
    1034,
    'import { rebind, searchable } from "tsglove";\n@searchable class Größe { constructor(public Maß: number) {} }\nconst größe = new Größe(1);\ngröße.Maß = 2;\nexport { rebind };\n',
    'import { rebind, searchable } from "tsglove";\n@searchable class Größe { constructor(public Maß: number) {} }\nconst größe = new Größe(1);\nrebind(größe, { Maß: 2 });\nexport { rebind };\n',
  ],
};

/** Each wrong example, broken off at many places. */
const HALVES = new Map(
  rules.flatMap(({ code, docs: { wrong } }) =>
    Array.from({ length: 12 }, (_, part): [string, string] => [
      `half-${code}-${part}.ts`,
      wrong.slice(0, Math.floor((wrong.length * (part + 1)) / 13)),
    ]),
  ),
);

let results: ReadonlyMap<string, Reviewed>;

beforeAll(() => {
  const texts = Object.values(FIXES).map(([, before], index) => [`fix-${index}.ts`, before] as const);
  results = reviewed(new Map([...texts, ...HALVES]), here);
}, 120_000);

it.each(Object.entries(FIXES).map(([name, [code, , after]], index) => ({ name, code, after, index })))(
  "$name",
  ({ code, after, index }) => {
    const found = results.get(`fix-${index}.ts`);
    const fix = found?.findings.find(({ rule }) => rule.code === code)?.fixes?.()[0];
    expect(found === undefined || fix === undefined ? undefined : fixed(found.file, fix)).toBe(after);
  },
);

it("half-typed code breaks neither rules nor fixes, and every finding lies in its file", () => {
  let count = 0;
  for (const name of HALVES.keys())
    for (const { node, fixes } of results.get(name)?.findings ?? []) {
      const { length } = node.getSourceFile().text;
      expect(node.getEnd()).toBeLessThanOrEqual(length);
      for (const { edits } of fixes?.() ?? [])
        for (const { start, end } of edits) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(length);
          count++;
        }
    }
  expect(count).toBeGreaterThan(10);
});
