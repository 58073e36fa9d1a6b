/** Chains of ifs over a setting as classes: the text, that it compiles, and that it does what it did. */
import { describe, expect, it } from "vitest";
import { applied, offered } from "../../testing/applied-action.js";
import { exportsOf } from "../../testing/run-text.js";

const TALK = `import { type Float } from "tsglove";

interface Hps {
  /** What the layer does. */
  op: "conv" | "pool" | "identity";
  /** Of convolutions. */
  filters: 32 | 64;
  kernel?: 3 | 5;
  size: 2 | 3;
  rate: Float<0, 1>;
}

export function layer(x: readonly number[], hps: Hps): readonly number[] {
  const scaled = x.map((each) => each * hps.rate);
  if (hps.op === "co▮nv") {
    // A convolution sums.
    const sum = scaled.reduce((a, b) => a + b, 0);
    return [sum * hps.filters, hps.kernel ?? 1];
  } else if (hps.op === "pool") {
    return scaled.filter((_, index) => index % hps.size === 0);
  } else {
    return scaled;
  }
}

const settings: readonly Hps[] = [
  { op: "conv", filters: 32, kernel: 3, size: 2, rate: 0.5 },
  { op: "conv", filters: 64, size: 2, rate: 1 },
  { op: "pool", filters: 32, size: 2, rate: 1 },
  { op: "identity", filters: 32, size: 2, rate: 2 },
];
export const result = settings.map((each) => layer([1, 2, 3], each));
`;

const PROGRAMS: Readonly<Record<string, string>> = {
  "ifs one after the other": `import "tsglove";
type Hps = { act: "relu" | "double"; factor: number };
export function act(x: number, hps: Hps): number {
  if ("re▮lu" === hps.act) return Math.max(0, x);
  if (hps.act === "double") return x * hps.factor;
  throw new Error("no such activation");
}
const all: Hps[] = [{ act: "relu", factor: 1 }, { act: "double", factor: 3 }];
export const result = all.map((each) => [act(-2, each), act(2, each)]);
`,
  "a switch that gives a variable its value": `import { searchable } from "tsglove";
@searchable
class Sgd {
  constructor(readonly rate: number) {}
}
export { Sgd as Used };
interface Hps {
  optimizer: "sgd" | "adam" | "none";
  rate: number;
  decay: number;
}
function describe(name: string, hps: Hps): string {
  let text: string;
  swi▮tch (hps.optimizer) {
    case "sgd":
      text = \`\${name} by sgd,
    at \${hps.rate}\`;
      break;
    case "adam": {
      const half = hps.decay / 2;
      text = \`\${name} by adam \${half}\`;
      break;
    }
    default:
      text = name;
  }
  return text + "!";
}
const none: Hps = { optimizer: "none", rate: 0, decay: 0 };
export const result = [
  describe("a", { optimizer: "sgd", rate: 0.1, decay: 0 }),
  describe("b", { optimizer: "adam", rate: 0, decay: 4 }),
  describe("c", none),
];
`,
  "members of classes, names in functions of the branch's own, values with defaults": `import "tsglove";
class Scale {
  constructor(readonly by: number) {}
}
interface Hps {
  kind: "scaled" | "shifted";
  shift: number;
}
const run = (x: number, scale: Scale, { hps }: { hps: Hps }): string => {
  const from = 1;
  i▮f (hps.kind === "scaled") {
    const by = [x].map((each) => ({ each, by: scale.by }));
    return by.map(({ each: value, by }) => value * by + from).join();
  } else {
    return String(x + hps.shift);
  }
};
export const result = [
  run(2, new Scale(3), { hps: { kind: "scaled", shift: 0 } }),
  run(2, new Scale(3), { hps: { kind: "shifted", shift: 5 } }),
];
`,
  "effects, awaited, and one value of which nothing is said": `import { searchable } from "tsglove";
@searchable
export class Taken {}
type Hps = { log: "loud" | "quiet" | "off"; times: number };
const said: string[] = [];
const later = (text: string): Promise<string> => Promise.resolve(text);
async function say(text: string, hps: Hps): Promise<void> {
  i▮f (hps.log === "loud") {
    for (let i = 0; i < hps.times; i++) {
      if (i > 5) break;
      said.push(await later(text.toUpperCase()));
    }
  } else if (hps.log === "quiet") {
    said.push(text);
  }
}
await say("a", { log: "loud", times: 2 });
await say("b", { log: "quiet", times: 2 });
await say("c", { log: "off", times: 2 });
export const result = said;
`,
};

describe("the chain with which the PyGlove talk opens", () => {
  it("becomes a union of classes", async () => {
    const { text, errors, titles } = await applied(TALK, "classes");
    expect(titles).toEqual(["Replace the ifs over hps.op by classes: Conv | Pool | Identity"]);
    expect(text).toMatchInlineSnapshot(`
      "import { type Float, searchable } from "tsglove";

      @searchable
      class Conv {
        constructor(readonly filters: 32 | 64, readonly kernel?: 3 | 5) {}

        apply(scaled: number[]): readonly number[] {
          // A convolution sums.
          const sum = scaled.reduce((a, b) => a + b, 0);
          return [sum * this.filters, this.kernel ?? 1];
        }
      }

      @searchable
      class Pool {
        constructor(readonly size: 2 | 3) {}

        apply(scaled: number[]): readonly number[] {
          return scaled.filter((_, index) => index % this.size === 0);
        }
      }

      @searchable
      class Identity {
        apply(scaled: number[]): readonly number[] {
          return scaled;
        }
      }

      interface Hps {
        /** What the layer does. */
        op: Conv | Pool | Identity;
        rate: Float<0, 1>;
      }

      export function layer(x: readonly number[], hps: Hps): readonly number[] {
        const scaled = x.map((each) => each * hps.rate);
        return hps.op.apply(scaled);
      }

      const settings: readonly Hps[] = [
        { op: new Conv(32, 3), rate: 0.5 },
        { op: new Conv(64), rate: 1 },
        { op: new Pool(2), rate: 1 },
        { op: new Identity(), rate: 2 },
      ];
      export const result = settings.map((each) => layer([1, 2, 3], each));
      "
    `);
    expect(errors).toEqual([]);
  });

  it("does what it did", async () => {
    const { text } = await applied(TALK, "classes");
    const before = await exportsOf(TALK.replace("▮", ""));
    expect((await exportsOf(text))["result"]).toEqual(before["result"]);
    expect(before["result"]).toEqual([
      [96, 3],
      [384, 1],
      [1, 3],
      [2, 4, 6],
    ]);
  });
});

describe.each(Object.entries(PROGRAMS))("%s", (_, program) => {
  it("compiles, and does what it did", async () => {
    const { text, errors } = await applied(program, "classes");
    expect(text).toMatchSnapshot();
    expect(errors).toEqual([]);
    const before = await exportsOf(program.replace("▮", ""));
    expect(before["result"]).toBeDefined();
    expect((await exportsOf(text))["result"]).toEqual(before["result"]);
  });

  it("keeps Windows line ends", async () => {
    const { text, errors } = await applied(program.replaceAll("\n", "\r\n"), "classes");
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(errors).toEqual([]);
  });
});

/** Programs whose ifs cannot be moved surely. */
const REFUSED: Readonly<Record<string, string>> = {
  "a method that reads this": `type Hps = { op: "a" | "b" };
export class Net { n = 1; run(hps: Hps): number { if (hps.o▮p === "a") return this.n; else return 2; } }`,
  "a setting that is asked for elsewhere too": `type Hps = { op: "a" | "b" };
export const f = (hps: Hps): number => { if (hps.o▮p === "a") { return 1; } else { return 2; } };
export const isA = (hps: Hps): boolean => hps.op === "a";`,
  "an object whose value is not written": `type Hps = { op: "a" | "b" };
export const f = (hps: Hps): number => { if (hps.o▮p === "a") { return 1; } else { return 2; } };
export const make = (op: "a" | "b"): number => f({ op });`,
  "any text": `type Hps = { op: string };
export const f = (hps: Hps): number => { if (hps.o▮p === "a") { return 1; } else { return 2; } };`,
  "a value that the type lacks": `type Hps = { op: "a" | "b" };
export const f = (hps: Hps): number => { if (hps.o▮p === "c") { return 1; } else { return 2; } };`,
  "one else for two values": `type Hps = { op: "a" | "b" | "c" };
export const f = (hps: Hps): number => { if (hps.o▮p === "a") { return 1; } else { return 2; } };`,
  "a branch that leaves a loop": `type Hps = { op: "a" | "b" };
export function f(hps: Hps): void { for (;;) { if (hps.o▮p === "a") { break; } else { f(hps); } } }`,
  "a branch that writes a variable of the function": `type Hps = { op: "a" | "b" };
export function f(hps: Hps): number { let n = 0; if (hps.o▮p === "a") { n++; n += 2; } else { f(hps); } return n; }`,
  "some branches return, some do not": `type Hps = { op: "a" | "b" };
export function f(hps: Hps): number { if (hps.o▮p === "a") { return 1; } else { f(hps); } return 2; }`,
  "a generator": `type Hps = { op: "a" | "b" };
export function* f(hps: Hps): Generator<number> { if (hps.o▮p === "a") { yield 1; } else { yield 2; } }`,
  "a generic function": `type Hps = { op: "a" | "b" };
export function f<T>(x: T, hps: Hps): T { if (hps.o▮p === "a") { return x; } else { return x; } }`,
  "a switch whose clauses fall through": `type Hps = { op: "a" | "b" };
export function f(hps: Hps): void { switch (hps.o▮p) { case "a": f(hps); case "b": f(hps); } }`,
  "a cursor in a branch": `type Hps = { op: "a" | "b" };
export function f(hps: Hps): number { if (hps.op === "a") { return 1▮; } else { return 2; } }`,
  "a single if": `type Hps = { op: "a" | "b" };
export function f(hps: Hps): void { if (hps.o▮p === "a") { f(hps); } }`,
};

it.each(Object.entries(REFUSED))("is not offered: %s", (_, text) => {
  const actions = offered(
    `import { searchable } from "tsglove";\n@searchable export class Any {}\n${text}\n`,
  );
  expect(actions.filter(({ id }) => id.startsWith("classes"))).toEqual([]);
});

it("is not offered where another file reads the settings", () => {
  const text = `import "tsglove";\nexport type Hps = { op: "a" | "b" };
export function f(hps: Hps): number { if (hps.o▮p === "a") { return 1; } else { return 2; } }\n`;
  const ids = (others: Readonly<Record<string, string>>): readonly string[] =>
    offered(text, "main.ts", others).map(({ id }) => id.split(" ")[0] ?? "");
  expect(ids({})).toContain("classes");
  expect(ids({ "other.ts": `import { f } from "./main.js";\nf({ op: "a" });\n` })).not.toContain("classes");
});
