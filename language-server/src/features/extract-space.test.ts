/** The space beside a value: its text, that it compiles, and that it is a space around the value. */
import { describe, expect, it } from "vitest";
import { applied, offered } from "../testing/applied-action.js";
import { exportsOf } from "../testing/run-text.js";

const LAYERS = `import { searchable } from "tsglove";

@searchable
export class Adam {
  constructor(readonly rate: number, readonly amsgrad = false) {}
}
@searchable
export class Trainer {
  constructor(
    readonly optimizer: Adam,
    readonly width: number,
    readonly act: "relu" | "gelu",
    readonly name = "net",
  ) {}
}
@searchable
export class Conv {
  constructor(readonly filters: 32 | 64, readonly kernel: 3 | 5 = 3) {}
}
`;

async function extracted(code: string, id: string): Promise<readonly string[]> {
  const { text, errors } = await applied(LAYERS + code, `extract ${id}`);
  expect(errors).toEqual([]);
  const added = text
    .split("\n")
    .filter((line) => !`${LAYERS}${code.replace("▮", "")}`.split("\n").includes(line));
  const windows = await applied((LAYERS + code).replaceAll("\n", "\r\n"), `extract ${id}`);
  expect(windows.text).toBe(text.replaceAll("\n", "\r\n"));
  return added;
}

describe("around a value", () => {
  it("an object of searchable classes, below it", async () => {
    const code = `export const trainer = new Trai▮ner(new Adam(1e-3, true), 32, "gelu", "mine");\n`;
    expect(await extracted(code, "around")).toMatchInlineSnapshot(`
      [
        "import { searchable, oneof, floatv } from "tsglove";",
        "export const trainerSpace = new Trainer(new Adam(floatv(1e-4, 0.01, "log"), oneof([false, true])), oneof([16, 32, 64]), oneof(["relu", "gelu"]), "mine");",
      ]
    `);
  });

  it("is a space that has the value", async () => {
    const code = `export const trainer = new Trai▮ner(new Adam(1e-3, true), 32, "gelu", "mine");\n`;
    const { text } = await applied(LAYERS + code, "extract around");
    const { size, has } = await exportsOf(`import { dnaSpec, sizeText, template } from "tsglove";\n${text}
export const size = sizeText(dnaSpec(trainerSpace).space);
const { encode, decode } = template(trainerSpace);
export const has = decode(encode(trainer)).width === 32;\n`);
    expect([size, has]).toEqual(["12 × ℝ", true]);
  });

  it("options at a call, in front of its statement", async () => {
    const code = `declare function train(options: { lr: number; depth: number; act: "a" | "b"; log?: boolean }): void;
export function main(): void {
  // As always.
  train({ lr: 1▮e-3, depth: 3, act: "a", log: true });
}\n`;
    const { text, errors } = await applied(LAYERS + code, "extract around");
    expect(text.slice(text.indexOf("export function main"))).toMatchInlineSnapshot(`
      "export function main(): void {
        // As always.
        const trainSpace = { lr: floatv(1e-4, 0.01, "log"), depth: oneof([1, 3, 5]), act: oneof(["a", "b"]), log: oneof([false, true]) };
        train({ lr: 1e-3, depth: 3, act: "a", log: true });
      }
      "
    `);
    expect(errors).toEqual(["TS6133 'trainSpace' is declared but its value is never read."]);
  });

  it("a name that is taken gets another", async () => {
    const code = `export const trainerSpace = 1;\nexport const trainer = new Tra▮iner(new Adam(1), 2, "relu");\n`;
    const added = await extracted(code, "around");
    expect(added.at(-1)).toMatch(/^export const trainerSpace2 = /);
  });

  it("an import is made where there is none", async () => {
    const main = `import { Adam } from "./layers.js";\nexport const adam = new Ad▮am(0.5, true);\n`;
    const { text, errors } = await applied(main, "extract around", { "layers.ts": LAYERS });
    expect(text).toMatchInlineSnapshot(`
      "import { Adam } from "./layers.js";
      import { floatv, oneof } from "tsglove";
      export const adam = new Adam(0.5, true);
      export const adamSpace = new Adam(floatv(0, 1), oneof([false, true]));
      "
    `);
    expect(errors).toEqual([]);
  });
});

describe("of the types", () => {
  it("where they say all", async () => {
    expect(await extracted(`export const conv = new Co▮nv(32);\n`, "types")).toMatchInlineSnapshot(`
      [
        "import { searchable, searchSpace } from "tsglove";",
        "export const convSpace = searchSpace(Conv);",
      ]
    `);
  });

  it("of named options", async () => {
    const code = `export interface Config { depth: 1 | 2; act: "a" | "b" }
export const config: Config = { de▮pth: 1, act: "b" };\n`;
    expect(await extracted(code, "types")).toMatchInlineSnapshot(`
      [
        "import { searchable, searchSpace } from "tsglove";",
        "export const configSpace = searchSpace<Config>();",
      ]
    `);
  });

  it("not where a parameter would stay as its default", () => {
    const ids = offered(`${LAYERS}export const t = new Tr▮ainer(new Adam(1), 2, "relu");\n`).map(
      ({ id }) => id,
    );
    expect(ids.filter((each) => each.startsWith("extract types"))).toEqual([]);
    expect(ids.filter((each) => each.startsWith("extract around"))).toHaveLength(1);
  });
});

const REFUSED: Readonly<Record<string, string>> = {
  "a class that is not searchable":
    "class Plain { constructor(readonly n: number) {} }\nexport const p = new Pl▮ain(3);",
  "nothing to open": `export const make = (adam: Adam, n: number): Trainer => {
  const made = new Tra▮iner(adam, n, n > 1 ? "relu" : "gelu");
  return made;
};`,
  "a default in a class":
    "@searchable class A { constructor(readonly adam = new Ad▮am(3)) {} }\nexport { A };",
  "tsglove's own options":
    'import { sample, searchSpace, RandomSearch } from "tsglove";\nsample(searchSpace(Conv), new RandomSearch(), { tri▮als: 3 });',
};

it.each(Object.entries(REFUSED))("is not offered: %s", (_, code) => {
  const ids = offered(`${LAYERS}${code}\n`).map(({ id }) => id);
  expect(ids.filter((each) => each.startsWith("extract"))).toEqual([]);
});
