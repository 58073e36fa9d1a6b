/** A sampled program's text, compiled and run, makes what the decode of its point gives. */
import { beforeAll, describe, expect, it } from "vitest";
import { compiledModules, type CompiledModules } from "../testing/compiled-modules.js";
import { draws, IMPORTS, RandomPrograms } from "../testing/random-programs.js";
import { firstProgram, sampledProgram, startingProgram, type PointProgram } from "./sampled-program.js";
import { spacesOf, type SpacePlace } from "./spaces-of.js";

/** Classes with defaults of all kinds, enums, what may be left out; each `const ...Space` is sampled. */
const WRITTEN = `import { oneof, permutate, floatv, intv, manyof, rebind, searchable, searchSpace, type Float, type Fixed, type FixedArray, type Int, type ManyOf, type Named } from "tsglove";
enum Act { Relu = "relu", Gelu = "gelu" }
enum Level { Low = 1, High = 10 }
enum Only { One = "one" }
@searchable export class Conv { constructor(readonly filters: 32 | 48 | 64, readonly kernel: 3 | 5 | 7 = 5, readonly act: Act = Act.Gelu) {} }
@searchable export class Pool { constructor(private readonly size: 2 | 3 = 3, public level: Level | "none" = Level.High) {} }
@searchable export class Skip {}
@searchable export class Box<T> { constructor(readonly held: T, readonly more: 1 | 2 = 2) {} }
@searchable export class Tail { constructor(readonly first: 1 | 2, ...rest: [3 | 4, 5 | 6]) { void rest; } }
@searchable export class Deep extends Conv { readonly extra = 1; }
const base = { rate: 0.25, widths: [2, 1] as [1 | 2, 1 | 2] };
@searchable export class Net {
  constructor(
    readonly op: Conv | Pool | Skip = new Conv(64, 3),
    readonly rate: Float<0, 1> = base.rate,
    readonly deep: Deep = new Deep(48),
    readonly list: readonly [1 | 2, 1 | 2] = base.widths,
    readonly options: { a: 1 | 2; b?: "x" | "y"; "c d": Only | Act } = { a: 2, "c d": Act.Gelu },
    readonly units: Int<8, 64, 8> = 24,
    readonly picks: ManyOf<"p" | "q" | "r", 2> = ["r", "p"],
    readonly label = "net",
    readonly fixed: Fixed<1 | 2> = 1,
    readonly maybe?: true | 7n,
    readonly late: 1 | 2 | 3 = maybe === true ? 1 : 2,
    readonly same: Named<4 | 5, "n"> = 5,
    readonly again: Named<4 | 5, "n"> = 4,
  ) {}
}
@searchable export class Leaf { constructor(readonly value: -1 | 1e21 | "it's" | null | undefined) {} }
@searchable export class Add { constructor(readonly left: Leaf | Add, readonly right: Leaf | Add) {} }
type Config = { depth: 1 | 2; act?: Act; nets: FixedArray<{ __proto: 1 | 2; op: Pool | 0 }, 3>; lr: Float<1e-5, 1, "log"> };
export const netSpace = searchSpace(Net);
export const addSpace = searchSpace(Add, { maxDepth: 3 });
export const configSpace = searchSpace<Config>();
export const boxSpace = searchSpace(Box<1 | Pool>);
export const tailSpace = searchSpace(Tail);
export const manySpace = searchSpace<ManyOf<Conv | Pool | 3, 2, { sorted: true }>>();
export const composedSpace = [new Net(oneof([new Skip(), new Conv(oneof([32, 64]))]), floatv(0.1, 0.2)), permutate([1, 2, 3])];
const wide = new Conv(oneof([48, 64], { start: 64 }));
export const startedSpace = [
  oneof([new Skip(), wide, new Pool()], { start: wide }),
  oneof([1, undefined, "x"], { start: undefined }),
  oneof(["a", new Conv(oneof([32, 48]))], { start: new Conv(48) }),
  floatv(0, 1, "linear", { start: 0.125 }),
  intv(2, 8, 2, { start: 6 }),
  manyof(2, [1, 2, 3], { start: [3, 1] }),
  new Net(oneof([new Skip(), new Conv(32)]), floatv(0.1, 0.4, "linear", { start: 0.3 })),
];
export const rebound = rebind(searchSpace(Net), { rate: 0.5 });
export const unused: [typeof Level.Low, Only] = [Level.Low, Only.One];
`;

const random = new RandomPrograms(draws(7));
const PROGRAMS = 150;
const modules = new Map([
  ["written", WRITTEN],
  ["random", IMPORTS + Array.from({ length: PROGRAMS }, (_, index) => random.program(`P${index}_`)).join("")],
]);

interface Sample {
  readonly module: string;
  readonly space: string;
  readonly what: "first" | "starting" | "sampled";
  readonly program: PointProgram;
}

function constantOf({ kind, node }: SpacePlace): string | undefined {
  if (kind === "class" || kind === "parameter") return undefined;
  const name = node.parent.getText().split(" = ", 1)[0];
  return name !== undefined && /^\w*Space$/.test(name) ? name : undefined;
}

function samplesOf(compiled: CompiledModules, module: string): readonly Sample[] {
  const view = compiled.viewOf(module);
  return spacesOf(view).flatMap((place): readonly Sample[] => {
    const space = constantOf(place);
    if (space === undefined || place.found.kind !== "exact" || place.found.space.pointCount > 2000) return [];
    const one = (what: Sample["what"], program: PointProgram | undefined): readonly Sample[] =>
      program === undefined ? [] : [{ module, space, what, program }];
    const sampled = Array.from({ length: module === "written" ? 20 : 2 }, (_, seed) =>
      one("sampled", sampledProgram(place, seed, view.model)),
    );
    return [
      ...one("first", firstProgram(place, view.model)),
      ...one("starting", startingProgram(place, view.model)),
      ...sampled.flat(),
    ];
  });
}

/** Compares each with the decode, and where a search may start with the template's start. */
const RUN = `import { DNA, eq, format, template } from "tsglove";
import { samples as written } from "./written.js";
import { samples as random } from "./random.js";
const templates = new Map();
const differing = [];
for (const { name, what, space, numbers, make } of [...written, ...random]) {
  if (!templates.has(space)) templates.set(space, template(space));
  const { spec, decode, start } = templates.get(space);
  try {
    if (what === "starting" && start().numbers.join() !== numbers.join()) differing.push(name + " starts at " + start().numbers.join() + " and not " + numbers.join());
    const decoded = decode(DNA.of(spec, numbers));
    const made = make();
    if (!eq(made, decoded)) differing.push(name + ": " + format(made, { width: Infinity }) + " is not " + format(decoded, { width: Infinity }));
  } catch (error) { differing.push(name + " " + what + ": " + error.stack); }
}
process.stdout.write(JSON.stringify(differing));
`;

describe("programs as text", () => {
  let samples: readonly Sample[];
  let built: CompiledModules;
  beforeAll(() => {
    const analyzed = compiledModules("editor-spaces", modules);
    samples = [...modules.keys()].flatMap((module) => samplesOf(analyzed, module));
    const withSamples = [...modules].map(([module, text]): readonly [string, string] => {
      const own = samples.filter((sample) => sample.module === module);
      const list = own.map(
        ({ space, what, program }) =>
          `  { name: "${space}", what: "${what}", space: ${space}, numbers: ${JSON.stringify(program.numbers)}, make: () => (${program.text}) },\n`,
      );
      return [module, `${text}export const samples = [\n${list.join("")}];\n`];
    });
    built = compiledModules("editor-samples", new Map(withSamples));
  }, 180_000);

  it("are there for every space, without gaps", () => {
    expect(samples.length).toBeGreaterThan(PROGRAMS * 3);
    expect(samples.filter(({ program }) => program.gaps.length > 0)).toEqual([]);
    expect(new Set(samples.filter(({ module }) => module === "written").map(({ space }) => space)).size).toBe(
      8,
    );
  });

  it("compile", () => {
    expect(built.errors()).toEqual([]);
  });

  it("make what a decode gives", () => {
    expect(built.run(RUN)).toEqual([]);
  });
});
