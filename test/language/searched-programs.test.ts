/** Ten programs as people write them: inheritance, rest and optional parameters, tuples, private fields; and laws that hold for all. */
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  choicesOf,
  clone,
  constrain,
  contextual,
  custom,
  derived,
  DNA,
  dnaAt,
  dnaOfChoices,
  eq,
  format,
  intv,
  isAbstract,
  iterateDna,
  manyof,
  mutate,
  oneof,
  permutate,
  randomDna,
  RandomStream,
  searchable,
  searchSpace,
  template,
  type CustomRules,
  type Fixed,
  type Float,
  type Int,
} from "tsglove";

@searchable
abstract class Layer {
  abstract cost(): number;
}
@searchable
class Conv extends Layer {
  #calls = 0;
  constructor(
    readonly filters: 8 | 16 | 32,
    readonly kernel: readonly [number, number] = [3, 3],
    readonly bias?: boolean,
  ) {
    super();
  }
  override cost(): number {
    return this.filters * this.kernel[0] * this.kernel[1] + this.#calls++;
  }
}
@searchable
class DepthwiseConv extends Conv {
  constructor(
    filters: 8 | 16,
    readonly multiplier: Int<1, 4> = 1,
  ) {
    super(filters, [1, 1], false);
  }
}
@searchable
class Pool extends Layer {
  constructor(readonly mode: "max" | "mean" = "max") {
    super();
  }
  override cost(): number {
    return this.mode === "max" ? 1 : 2;
  }
}
@searchable
class Zero extends Layer {
  override cost(): number {
    return 0;
  }
}
@searchable
class Adam {
  constructor(
    readonly rate: Float<1e-5, 1e-1, "log">,
    readonly betas: readonly [number, number] = [0.9, 0.999],
  ) {}
}
@searchable
class Sgd {
  constructor(readonly momentum: 0 | 0.9 = 0) {}
}
@searchable
class Net {
  readonly layers: readonly Layer[];
  constructor(
    readonly head: "linear" | "mlp" | undefined,
    ...layers: readonly Layer[]
  ) {
    this.layers = layers;
  }
  get total(): number {
    return this.layers.reduce((sum, layer) => sum + layer.cost(), 0);
  }
}
@searchable
class Trainer {
  constructor(
    readonly net: Net,
    readonly optimizer: Adam | Sgd,
    readonly schedule?: { readonly warmup: number; readonly steps: readonly number[] },
  ) {}
}
@searchable
class Cell {
  constructor(
    readonly inputs: readonly number[],
    readonly op: Layer,
  ) {}
}
@searchable
class Config {
  constructor(
    readonly depth: 1 | 2 | 3,
    readonly flag: boolean,
    readonly seed: Fixed<1 | 2> = 1,
    readonly big: 1n | 2n = 1n,
    readonly none: null | "some" = null,
  ) {}
}
@searchable
class Bottleneck extends Layer {
  constructor(
    readonly width: number,
    readonly inner: number,
    readonly op: Layer,
  ) {
    super();
  }
  override cost(): number {
    return this.width * this.inner + this.op.cost();
  }
}
@searchable
class Node {
  constructor(
    readonly value: 1 | 2,
    readonly left?: Node | "leaf",
  ) {}
}
/** A rigid one: its base is not ours. */
@searchable
class Steps extends Array<number> {
  constructor(
    readonly first: 1 | 2,
    readonly last: Int<3, 5>,
  ) {
    super();
    this.push(first, last);
  }
}

const words: CustomRules<readonly string[]> = {
  random: (random) => "ab".charAt(random.int(2)),
  decode: (genome) => Array.from(genome),
  encode: (value) => (Array.isArray(value) ? value.join("") : undefined),
  first: () => "a",
  next: (genome) => (genome === "a" ? "b" : undefined),
  count: 2n,
};

const ops = (): Layer => oneof([new Conv(oneof([8, 16])), new Pool(oneof(["max", "mean"])), new Zero()]);
const width = (): number => oneof([4, 8], { name: "width" });

const programs: readonly (readonly [string, unknown, bigint | "infinite"])[] = [
  ["what a class's types say", searchSpace(Config), 3n * 2n * 2n * 2n],
  ["a subclass with arguments of its own", searchSpace(DepthwiseConv), 2n * 4n],
  [
    "layers in a rest parameter",
    new Net(oneof(["linear", "mlp", undefined]), ops(), new Zero(), ops()),
    3n * 25n,
  ],
  [
    "objects, tuples and optional parts",
    new Trainer(
      new Net("mlp", new Conv(8, [oneof([1, 3]), oneof([1, 3])], oneof([true, undefined]))),
      oneof([new Sgd(oneof([0, 0.9])), new Sgd()]),
      oneof([undefined, { warmup: intv(0, 2), steps: [oneof([10, 20])] }]),
    ),
    8n * 3n * 7n,
  ],
  [
    "a cell of NAS-FPN",
    [0, 1].map((at) => new Cell(manyof(2, [0, 1, 2].slice(0, at + 2), { sorted: true }), ops())),
    5n * 15n,
  ],
  ["an order of layers", permutate([new Zero(), new Pool(oneof(["max", "mean"])), new Conv(8)]), 12n],
  [
    "a width that is tied, and what derives from it",
    new Net(
      "linear",
      new Bottleneck(
        width(),
        derived("width", (w: number) => 4 * w),
        ops(),
      ),
      oneof([new Zero(), new Bottleneck(width(), contextual<number>({ key: "width" }), new Pool())]),
    ),
    2n * 5n * 2n,
  ],
  ["a condition between layers", constrain(new Net("linear", ops(), ops()), (net) => net.total < 150), 25n],
  ["decisions of one's own", { names: custom(words), config: searchSpace(Config) }, 2n * 24n],
  [
    "floats, and a tree",
    {
      optimizer: oneof([searchSpace(Adam), new Sgd(0.9)]),
      tree: new Node(oneof([1, 2]), new Node(1, oneof(["leaf", undefined]))),
    },
    "infinite",
  ],
  [
    "a class whose base is not ours",
    new Net(undefined, new Bottleneck(searchSpace(Steps).first, 1, new Zero())),
    2n,
  ],
];

const scope = {
  Conv,
  DepthwiseConv,
  Pool,
  Zero,
  Adam,
  Sgd,
  Net,
  Trainer,
  Cell,
  Config,
  Bottleneck,
  Node,
  Steps,
};

/** Compiles source that `format` wrote, and runs it with the classes in scope. */
function evaluate(source: string): unknown {
  const { outputText, diagnostics = [] } = ts.transpileModule(
    `(${Object.keys(scope).join(", ")}) => (${source})`,
    {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ES2022 },
    },
  );
  expect(diagnostics).toEqual([]);
  const run = runInThisContext(outputText) as (...values: unknown[]) => unknown;
  return run(...Object.values(scope));
}

describe.each(programs)("%s", (_, space, size) => {
  const { spec, decode, encode, tryEncode } = template(space);
  const random = RandomStream.of(1);
  const points = (): readonly DNA[] =>
    spec.size === "infinite"
      ? Array.from({ length: 100 }, () => randomDna(spec, random))
      : [...iterateDna(spec)];

  it("has as many points as its size says, in order", () => {
    expect(spec.size).toBe(size);
    if (spec.size === "infinite") return;
    const all = points();
    expect(new Set(all.map(String)).size).toBe(all.length);
    if (spec.constraints.length > 0) expect(BigInt(all.length)).toBeLessThan(spec.size);
    else {
      expect(BigInt(all.length)).toBe(spec.size);
      all.forEach((dna, place) => {
        expect(dnaAt(spec, BigInt(place)).equals(dna)).toBe(true);
      });
    }
  });

  it("comes back from DNA, JSON, dictionary and program, at every point", () => {
    for (const dna of points()) {
      const program = decode(dna);
      expect(isAbstract(program)).toBe(false);
      expect(eq(decode(encode(program)), program)).toBe(true);
      expect(DNA.fromJSON(spec, JSON.parse(JSON.stringify(dna))).equals(dna)).toBe(true);
      expect(dnaOfChoices(spec, choicesOf(dna)).equals(dna)).toBe(true);
      expect(tryEncode([program, "more"])).toBeUndefined();
    }
  });

  it("gives programs that equal their clones and the source that format writes of them", () => {
    for (const dna of points().slice(0, 60)) {
      const program = decode(dna);
      expect(eq(clone(program), program)).toBe(true);
      expect(clone(program)).not.toBe(program);
      expect(eq(evaluate(format(program)), program)).toBe(true);
    }
  });

  it("stays itself under draws and mutations", () => {
    let dna = randomDna(spec, random);
    for (let i = 0; i < 200; i++) {
      const mutant = mutate(dna, random);
      expect(mutant.equals(dna)).toBe(false);
      expect(DNA.of(spec, mutant.numbers).equals(mutant)).toBe(true);
      expect(spec.isFeasible(mutant)).toBe(true);
      dna = i % 20 === 0 ? randomDna(spec, random, "point") : mutant;
    }
  });
});

describe("what is computed of decisions", () => {
  it("is known to constructors when they run", () => {
    const [, tied] = programs.find(([label]) => label.startsWith("a width")) ?? [];
    const totals = [...iterateDna(template(tied).spec)].map(
      (dna) => (template(tied).decode(dna) as Net).total,
    );
    // 4 · 16 or 8 · 32 and the op's cost; 4 · 4 or 8 · 8 and a pool's where the second is there.
    expect(Math.min(...totals)).toBe(64);
    expect(Math.max(...totals)).toBe(256 + 16 * 9 + 64 + 1);
  });

  it("knows a default from a value where the space omits an argument", () => {
    const { encode, tryEncode } = template(
      oneof([new Config(oneof([1, 2]), true), new Config(3, true, 2), new Conv(8)]),
    );
    expect(encode(new Config(2, true, 1)).numbers).toEqual([0, 1]);
    expect(encode(new Config(3, true, 2)).numbers).toEqual([1]);
    expect(tryEncode(new Config(2, true, 2))).toBeUndefined();
    expect(encode(new Conv(8)).numbers).toEqual([2]);
    expect(tryEncode(new Conv(8, [3, 3], true))).toBeUndefined();
    const one = template(new Config(oneof([1, 2]), true));
    expect(() => one.encode(new Config(1, true, 2))).toThrow(
      "seed is no point of the space: 2 stands where the space leaves the default.",
    );
    const optional = template(new Conv(8, oneof([undefined, [1, 1]])));
    expect(optional.encode(new Conv(8)).numbers).toEqual([0]);
    expect(optional.encode(new Conv(8, [1, 1])).numbers).toEqual([1]);
    expect(optional.tryEncode(new Conv(8, [2, 2]))).toBeUndefined();
  });

  it("names the path where a program is none of the space", () => {
    const { encode } = template(new Net("linear", ops(), new Zero()));
    expect(() => encode(new Net("linear", new Conv(32), new Zero()))).toThrow(
      /^layers\[0\]\.filters is no point of the space: 32 is none of its 2 candidates\.$/,
    );
    expect(() => encode(new Net("mlp", new Zero(), new Zero()))).toThrow(
      'head is no point of the space: "mlp" stands where the space has "linear".',
    );
    expect(() => encode(new Net("linear", new Zero()))).toThrow(
      "layers is no point of the space: an array stands where",
    );
  });
});
