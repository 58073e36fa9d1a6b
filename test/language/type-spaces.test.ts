/** Types as search spaces, compiled: the type of a call, of a parameter, of a generic class. */
import { describe, expect, it } from "vitest";
import {
  clone,
  dnaSpec,
  format,
  fromJSON,
  iterate,
  oneof,
  RandomSearch,
  rebind,
  remove,
  sample,
  searchable,
  searchSpace,
  sizeText,
  template,
  toJSON,
  type Fixed,
  type FixedArray,
  type Float,
  type Hint,
  type ManyOf,
  type Named,
  type Permutation,
} from "tsglove";

interface Layer {
  kind: "dense";
  units: 16 | 32;
  bias?: boolean;
}
interface Config {
  depth: 1 | 2 | 3;
  act?: "relu" | "gelu";
  lr: Float<1e-5, 1e-1, "log">;
}

@searchable
class Conv {
  constructor(readonly filters: 32 | 64) {}
}

@searchable
class Trainer {
  constructor(
    readonly config: Config,
    readonly layers: FixedArray<Layer | "skip", 2> = ["skip", { kind: "dense", units: 32 }],
    readonly order: Permutation<["a", "b"]> = ["b", "a"],
    readonly seed: Fixed<1 | 2> = 1,
    readonly notes?: { text: string; level: 1 | 2 },
  ) {}
  get text(): string {
    return `${this.config.depth}${this.config.act ?? "-"}${this.layers.length}${this.order.join("")}${this.seed}`;
  }
}

@searchable
class Box<T> {
  constructor(readonly value: T) {}
}

type Expression = "x" | { op: "+" | "*"; left: Expression; right: Expression };

describe("searchSpace of a type", () => {
  it("is what one would compose by hand", () => {
    const space = searchSpace<Config>();
    expect(format(space, { width: Infinity })).toBe(
      '{ depth: oneof([1, 2, 3]), act: oneof(["relu", "gelu", absent]), lr: floatv(1e-5, 0.1, "log") }',
    );
    expect(sizeText(dnaSpec(space).space)).toBe("9 × ℝ");
    expect([...iterate(searchSpace<[1 | 2, "a", boolean]>())]).toEqual([
      [1, "a", false],
      [1, "a", true],
      [2, "a", false],
      [2, "a", true],
    ]);
    expect(format(searchSpace<ManyOf<"a" | "b" | "c", 2, { sorted: true }>>())).toBe(
      'manyof(2, ["a", "b", "c"], { sorted: true })',
    );
    expect(format(searchSpace<Conv | { kind: "pool"; size: 2 | 3 }>())).toBe(
      'oneof([new Conv(oneof([32, 64])), { kind: "pool", size: oneof([2, 3]) }])',
    );
  });

  it("yields values of that type", () => {
    const seen = new Set<string>();
    for (const [config, feedback] of sample(searchSpace<Config>(), new RandomSearch({ seed: 1 }), {
      trials: 60,
    })) {
      const depth: 1 | 2 | 3 = config.depth;
      seen.add(`${depth}${"act" in config ? (config.act ?? "undefined") : "none"}`);
      feedback(config.lr);
    }
    expect(seen.size).toBe(9);
    for (const [size, feedback] of sample(searchSpace<32 | 64>(), new RandomSearch({ seed: 1 }), {
      trials: 3,
    })) {
      expect([32, 64]).toContain(size);
      feedback(size);
    }
    for (const [text, feedback] of sample(searchSpace<"only">(), new RandomSearch({ seed: 1 }), {
      trials: 1,
    })) {
      expect(text).toBe("only");
      feedback(1);
    }
  });

  it("has decisions with names and hints", () => {
    interface Widths {
      encoder: Named<8 | 16, "width">;
      decoder: Named<8 | 16, "width">;
      op: Hint<"conv" | "pool", "arch">;
    }
    const { spec } = template(searchSpace<Widths>(), { where: ({ hints }) => hints === "arch" });
    expect(spec.decisionPoints.map(({ id }) => id)).toEqual(["op"]);
    expect([...iterate(searchSpace<Widths>())].map(({ encoder, decoder }) => encoder - decoder)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it("that holds itself is a grammar to a depth", () => {
    expect([1, 2, 3].map((maxDepth) => dnaSpec(searchSpace<Expression>({ maxDepth })).size)).toEqual([
      3n,
      19n,
      723n,
    ]);
  });

  it("takes the options that it is given", () => {
    const options = { maxDepth: 2 };
    expect(dnaSpec(searchSpace<Expression>(options)).size).toBe(19n);
  });
});

describe("parameters of such types", () => {
  const space = searchSpace(Trainer);

  it("are searched, but for what has a hole or is fixed", () => {
    expect(format(space, { width: Infinity })).toBe(
      'new Trainer({ depth: oneof([1, 2, 3]), act: oneof(["relu", "gelu", absent]), lr: floatv(1e-5, 0.1, "log") }, ' +
        '[oneof([{ kind: "dense", units: oneof([16, 32]), bias: oneof([false, true, absent]) }, "skip"]), ' +
        'oneof([{ kind: "dense", units: oneof([16, 32]), bias: oneof([false, true, absent]) }, "skip"])], ' +
        'permutate(["a", "b"]))',
    );
    expect(sizeText(dnaSpec(space).space)).toBe(`${9 * 49 * 2} × ℝ`);
  });

  it("start at their defaults", () => {
    const { start, decode } = template(space);
    expect(decode(start()).text).toBe("1relu2ba1");
    expect(decode(start()).layers).toEqual(["skip", { kind: "dense", units: 32 }]);
  });

  it("come decided to the constructor, and go back", () => {
    const { decode, encode } = template(space);
    for (const [trainer, feedback] of sample(space, new RandomSearch({ seed: 3 }), { trials: 20 })) {
      expect(trainer.text).toMatch(/^[123](relu|gelu|-)2(ab|ba)1$/);
      expect(decode(encode(trainer))).toEqual(trainer);
      expect(fromJSON(toJSON(trainer))).toEqual(trainer);
      feedback(1);
    }
  });

  it("are rebound by path, and refused by path", () => {
    const fixed = rebind(clone(space), { "config.act": "gelu", "config.lr": 1e-3 });
    expect(format(fixed.config)).toBe('{ depth: oneof([1, 2, 3]), act: "gelu", lr: 1e-3 }');
    expect(format(rebind(clone(space), { "config.act": remove }).config)).not.toContain("act");
    const tanh = "tanh" as "relu";
    expect(() => new Trainer({ depth: oneof([1, 2]), act: tanh, lr: 1e-3 })).toThrow(
      'Trainer.config.act: "tanh" is not "relu" | "gelu".',
    );
    expect(() =>
      rebind(new Trainer({ depth: 1, lr: 1e-3 }), { config: { depth: 1, act: tanh, lr: 1e-3 } }),
    ).toThrow('config.act: "tanh" is not "relu" | "gelu".');
  });

  it("are not looked at where nothing is undecided", () => {
    const tanh = "tanh" as "relu";
    expect(new Trainer({ depth: 1, act: tanh, lr: 9 }).text).toBe("1tanh2ba1");
  });
});

describe("a generic class", () => {
  it("has the space of its type arguments", () => {
    expect(format(searchSpace(Box<32 | 64>))).toBe("new Box(oneof([32, 64]))");
    expect(format(searchSpace<Box<[1 | 2]>>())).toBe("new Box([oneof([1, 2])])");
  });
});
