/** Hovers, for people to read, and what they say of bounds, names and what is no space. */
import { expect, it } from "vitest";
import { marked, viewOf } from "../testing/views.js";
import { hover } from "./hover.js";

const PROGRAM = `import { constrain, evolve, floatv, manyof, oneof, searchable, searchSpace, type AnyOf, type FixedArray, type Float, type Hint, type Int, type Named } from "tsglove";
type Widths = 32 | 48 | 64;
enum Act { Relu = "relu", Gelu = "gelu" }
@searchable class Conv { constructor(readonly filters: Widths, readonly kernel: 3 | 5 | 7 = 3, readonly act: Act = Act.Gelu) {} }
@searchable class MaxPool { constructor(readonly size: 2 | 3) {} }
@searchable class Identity {}
@searchable class Dense { constructor(readonly units: number) {} }
type Op = Conv | MaxPool | Identity;
@searchable class Trainer { constructor(readonly op: Op, readonly lr: Float<1e-6, 1e-3, "log">, readonly repeats = 3) {} }
@searchable class Deep { constructor(readonly layers: FixedArray<{ op: Op; skip: boolean }, 20>, readonly trainer = new Trainer(new MaxPool(3), 1e-4)) {} }
@searchable class Tied { constructor(readonly a: Named<1 | 2 | 3, "width">, readonly b: { on: Named<1 | 2 | 3, "width"> } | "off", readonly c: Hint<boolean, "flags">) {} }
@searchable class Leaf { constructor(readonly value: Int<1, 1000>) {} }
@searchable class Add { constructor(readonly left: Leaf | Add, readonly right: Leaf | Add) {} }
interface Config { depth: 1 | 2 | 3; act?: "relu" | "gelu"; lr: Float<1e-5, 1e-1, "log"> }
declare const given: readonly number[];
`;

/** Where a mark stands the hover is asked for. */
const HOVERS: Readonly<Record<string, string>> = {
  "a class": "@searchable class ▮Extra extends Trainer {}",
  "a name of a class": "console.log(▮Trainer);",
  "a call": "const space = ▮searchSpace(Trainer);",
  "a constant": "const space = searchSpace(Trainer);\nconsole.log(▮space);",
  "a composition":
    "const ▮trainer = new Trainer(oneof([new Identity(), new MaxPool(3), new Conv(oneof([32, 64]))]), floatv(1e-6, 1e-3));",
  "a property": "declare const trainer: Trainer;\nconsole.log(trainer.▮op);",
  "an alias in a parameter's type": "@searchable class Net { constructor(readonly op: ▮Op) {} }",
  "the rest of a parameter's type": '@searchable class Net { constructor(readonly op: Op | ▮"none") {} }',
  "a type": "const space = ▮searchSpace<Config>();",
  "an interface": "const space = searchSpace<▮Config>();",
  "a long list": "const space = ▮searchSpace(Deep);",
  "tied names": "const space = ▮searchSpace(Tied);",
  "a grammar": "const space = ▮searchSpace(Add, { maxDepth: 5 });",
  "a manyof": "const picks = ▮manyof(2, [1, 2, 3, 4]);",
  "a lower bound": "const net = new MaxPool(2);\nconst x = ▮oneof([1, 2, ...given]);\nconsole.log(net, x);",
  "an upper bound":
    'const x = ▮constrain([oneof([1, 2]), oneof([1, 2])], ([a, b]) => a !== b, "a is not b");',
  "what is not known": "const x = ▮oneof(given);",
  "a class that is for composition": "console.log(new ▮Dense(3));",
  "a class that contains itself": "console.log(▮Add);",
  "one point": "const space = ▮searchSpace(Identity);",
  "a genome": "const x = ▮evolve(new MaxPool(2), () => new MaxPool(3));",
};

it("for people to read", async () => {
  const texts = Object.entries(HOVERS).map(([name, code]) => {
    const { text, start } = marked(PROGRAM + code);
    const line = code.split("\n").find((each) => each.includes("▮")) ?? "";
    return `## ${name}: ${line}\n\n${hover(viewOf(text), start)?.markdown ?? "(nothing)"}\n`;
  });
  await expect(texts.join("\n")).toMatchFileSnapshot("__snapshots__/hovers.md.txt");
});

it("covers the name that is pointed at", () => {
  const { text, start } = marked(`${PROGRAM}console.log(Trai▮ner);`);
  const found = hover(viewOf(text), start);
  expect(text.slice(found?.start, found?.end)).toBe("Trainer");
});

it.each(["▮const nothing = 1;", "const x = [▮1];", "function ▮plain(): number { return 1; }", "▮"])(
  "has nothing to say of %s",
  (code) => {
    const { text, start } = marked(`${PROGRAM}${code}\n`);
    expect(hover(viewOf(text), start)).toBeUndefined();
  },
);

it("keeps a program with backticks inside its fence", () => {
  const { text, start } = marked(
    'import { searchSpace } from "tsglove";\nconst x = ▮searchSpace<{ a: "```" | "b" }>();',
  );
  expect(hover(viewOf(text), start)?.markdown).toContain("````ts\n");
});
