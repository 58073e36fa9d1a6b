/** Spaces that nobody should write, and some do. */
import { describe, expect, it } from "vitest";
import { choicesOf, dnaOfChoices } from "../geno/choices.js";
import { DNA } from "../geno/dna.js";
import { dnaAt, iterateDna } from "../geno/enumerate.js";
import { randomDna } from "../geno/random-dna.js";
import { RandomStream } from "../geno/random.js";
import { mutate } from "../algorithms/evolution/mutate.js";
import { eq } from "../symbolic/reading/equal.js";
import { ref } from "../symbolic/ref.js";
import { derived } from "./dependent.js";
import { manyof, permutate } from "./many.js";
import { iterate, materialize } from "./materialize.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";

describe("candidates of every kind", () => {
  class Layer {
    readonly size = 1;
  }
  const symbol = Symbol("mark");
  const double = (x: number): number => 2 * x;
  const date = new Date(0);
  const sparse = [1, , 3];
  const values: readonly unknown[] = [
    NaN,
    0,
    -0,
    Infinity,
    10n,
    "",
    "NaN",
    null,
    undefined,
    true,
    symbol,
    double,
    Math.max,
    Layer,
    date,
    new Map([[1, 2]]),
    Object.freeze([1, 2]),
    Object.freeze({ a: 1 }),
    sparse,
    [undefined],
    Object.create(null),
    /x/,
  ];
  const { spec, decode, encode } = template({ x: oneof(values) });

  it("are decoded to what they are, and read back to the first that is equal", () => {
    values.forEach((value, index) => {
      const { x } = decode(DNA.of(spec, [index]));
      expect(eq(x, value)).toBe(true);
      const found = encode({ x }).numbers[0];
      expect(found).toBe(values.findIndex((other) => eq(other, value)));
    });
  });

  it("have names of their own in dictionaries", () => {
    values.forEach((_, index) => {
      const dna = DNA.of(spec, [index]);
      expect(dnaOfChoices(spec, choicesOf(dna)).equals(dna)).toBe(true);
    });
    expect([11, 12, 13].map((index) => choicesOf(DNA.of(spec, [index]))["x"])).toEqual([
      "double",
      "max",
      "Layer",
    ]);
    expect(choicesOf(DNA.of(spec, [2]))["x"]).toBe(-0);
  });

  it("are new ones each time, frozen or not, unless nothing is known of their parts", () => {
    const at = (index: number): unknown => decode(DNA.of(spec, [index])).x;
    expect(at(16)).not.toBe(values[16]);
    expect(Object.isFrozen(at(16))).toBe(false);
    expect([at(13), at(14), at(11)]).toEqual([Layer, date, double]);
    expect(at(14)).toBe(date);
    // Holes are undefined.
    expect(Object.keys(at(18) as object)).toHaveLength(3);
  });

  it("may be texts that look like other names", () => {
    const odd = ["__proto__", "constructor", "x#0", "#", "a.b", "[=0/2]", ""];
    const choice = dnaSpec({ x: oneof(odd) });
    expect(odd.map((each) => dnaOfChoices(choice, { x: each }).numbers[0])).toEqual(
      odd.map((_, index) => index),
    );
  });
});

describe("keys of every kind", () => {
  it("have ids of their own, the empty one too", () => {
    const space: unknown = {
      "": { "": oneof([1, 2]), x: oneof([3, 4]) },
      x: oneof([5, 6]),
      constructor: oneof([7, 8]),
      ...(JSON.parse('{"__proto__": 1}') as object),
    };
    expect(dnaSpec(space).decisionPoints.map(({ id }) => id)).toEqual(["[][]", "[].x", "x", "constructor"]);
    expect([...iterate(space)]).toHaveLength(16);
  });
});

describe("a hyper value where nothing would find it", () => {
  it.each<readonly [unknown, string]>([
    [
      { a: [new Map([["k", oneof([1, 2])]])] },
      '"a[0]" is a Map with a hyper value inside, which nothing would decide: use a plain object or an array.',
    ],
    [new Map<unknown, unknown>([[oneof([1, 2]), 1]]), "the root is a Map with a hyper value inside"],
    [oneof([1, new Set([[floatv(0, 1)]])]), "the root is a Set with a hyper value inside"],
    [{ a: ref({ b: oneof([1, 2]) }) }, '"a" is shared (ref), and not decided: a decode does not enter it.'],
    [{ a: oneof([1, ref([oneof([1, 2])])]) }, '"a" is shared (ref), and not decided'],
  ])("case %# is refused, by its path", (space, message) => {
    expect(() => template(space)).toThrow(TypeError);
    expect(() => template(space)).toThrow(message);
  });
});

describe("shared candidates", () => {
  it("are themselves in every example, and read back by identity", () => {
    const [data, other] = [ref({ rows: [1] }), ref({ rows: [1] })];
    const { spec, decode, encode, tryEncode } = template({
      x: oneof([data, other]),
      y: manyof(2, [data, other]),
    });
    const dna = DNA.of(spec, [1, 1, 0]);
    const made = decode(dna);
    expect([made.x === other, made.y[0] === other, made.y[1] === data]).toEqual([true, true, true]);
    expect(encode(made).equals(dna)).toBe(true);
    expect(tryEncode({ x: { rows: [1] }, y: [data, other] })).toBeUndefined();
  });

  it("may be the whole space, which is one like any other", () => {
    expect([...iterate(ref({ x: oneof([1, 2]) }))]).toEqual([{ x: 1 }, { x: 2 }]);
  });
});

describe("one hyper value at many places", () => {
  it("is as many decisions, and one where it has a name", () => {
    const op = oneof([1, 2, 3]);
    expect(dnaSpec([op, { op }, oneof([op, 5])]).size).toBe(3n * 3n * 4n);
    const tied = oneof([1, 2, 3], { name: "op" });
    expect(dnaSpec([tied, { tied }, oneof([tied, 5])]).size).toBe(3n * 2n);
    const made = materialize([oneof([[1], [2]], { name: "o" }), oneof([[1], [2]], { name: "o" })], {
      o: "[2]",
    });
    expect(made).toEqual([[2], [2]]);
    expect(made[0]).not.toBe(made[1]);
  });

  it("of one name has one domain", () => {
    expect(() => dnaSpec({ a: oneof([1, 2], { name: "n" }), b: [oneof([2, 1], { name: "n" })] })).toThrow(
      '"b[0]": the name "n" stands for oneof([2, 1], { name: "n" }) here and for oneof([1, 2], { name: "n" }) elsewhere; one name is one decision: give one of them another name.',
    );
    expect(() => dnaSpec([intv(1, 2, 1, { name: "n" }), oneof([1, 2], { name: "n" })])).toThrow(TypeError);
    expect(() =>
      dnaSpec([floatv(0, 1, "linear", { name: "n" }), floatv(0, 2, "linear", { name: "n" })]),
    ).toThrow('"[1]"');
  });

  it("may be named like a property of every object", () => {
    const names = ["__proto__", "constructor", "toString"];
    const { spec, decode } = template(
      names.map((name) => [oneof([1, 2], { name }), derived(name, (x: number) => x)]),
    );
    expect(decode(DNA.of(spec, [1, 0, 1]))).toEqual([
      [2, 2],
      [1, 1],
      [2, 2],
    ]);
  });
});

describe("a very long list of candidates", () => {
  const LENGTH = 100_000;
  const values = Array.from({ length: LENGTH }, (_, index) => index);

  it("is drawn from, changed, numbered, written and read back", () => {
    const { spec, decode, encode } = template({ x: oneof(values), y: manyof(3, values, { sorted: true }) });
    const n = BigInt(LENGTH);
    expect(spec.size).toBe((n * n * (n - 1n) * (n - 2n)) / 6n);
    const random = RandomStream.of(1);
    for (const law of ["decision", "point"] as const) {
      const dna = mutate(randomDna(spec, random, law), random);
      expect(DNA.of(spec, dna.numbers).equals(dna)).toBe(true);
      expect(dnaOfChoices(spec, choicesOf(dna)).equals(dna)).toBe(true);
      expect(encode(decode(dna)).equals(dna)).toBe(true);
    }
    expect(dnaAt(spec, 0n).numbers).toEqual([0, 0, 1, 2]);
    expect(() => encode({ x: -1, y: [1, 2, 3] })).toThrow(
      "x is no point of the space: -1 is none of its 100000 candidates.",
    );
  });

  it("may be tied", () => {
    const tied = (): number => oneof(values, { name: "n" });
    const spec = dnaSpec([oneof([tied(), "x"]), tied()]);
    expect(spec.size).toBe(200_000n);
    expect(dnaAt(spec, 150_000n).numbers).toEqual([1, 50_000]);
  });
});

describe("a permutation of many", () => {
  it("is drawn, changed and read back", () => {
    const values = Array.from({ length: 200 }, (_, index) => `v${index}`);
    const { spec, decode, encode } = template(permutate(values));
    const random = RandomStream.of(1);
    const dna = mutate(randomDna(spec, random, "point"), random);
    expect(new Set(dna.numbers).size).toBe(200);
    expect(encode(decode(dna)).equals(dna)).toBe(true);
    expect(DNA.fromJSON(spec, dna.toJSON()).equals(dna)).toBe(true);
  });
});

describe("deep spaces", () => {
  const chain = (depth: number): unknown => {
    let value: unknown = "end";
    for (let i = 0; i < depth; i++) value = oneof([value, "stop"]);
    return value;
  };

  it.each([400, 1000])("work to %i choices in one another", (depth) => {
    const { spec, decode, encode } = template(chain(depth));
    expect(spec.size).toBe(BigInt(depth) + 1n);
    const deepest = DNA.of(spec, new Array<number>(depth).fill(0));
    expect(decode(deepest)).toBe("end");
    expect(encode("end").equals(deepest)).toBe(true);
    expect(DNA.fromJSON(spec, deepest.toJSON()).equals(deepest)).toBe(true);
    const random = RandomStream.of(1);
    expect(DNA.of(spec, mutate(randomDna(spec, random, "point"), random).numbers).spec).toBe(spec);
    expect(iterateDna(spec).next().value?.equals(deepest)).toBe(true);
    expect(dnaAt(spec, 0n).equals(deepest)).toBe(true);
  });

  it("say how deep they may be, and where they contain themselves", () => {
    expect(() => template(chain(1001))).toThrow("template: the value is nested more than 1000 deep.");
    expect(() => template(chain(100_000))).toThrow("nested more than 1000 deep");
    const circle: { a: unknown[] } = { a: [] };
    circle.a.push(circle, oneof([1, 2]));
    expect(() => template(circle)).toThrow("template: the value contains itself: a[0] is the root again.");
  });
});

describe("what a user's function does", () => {
  it("comes through where a partition throws, and the space is as it was", () => {
    const space = { a: oneof([1, 2]), b: oneof([1, 2]) };
    const where = ({ id }: { readonly id: string }): boolean => {
      if (id === "b") throw new RangeError("mine");
      return true;
    };
    expect(() => template(space, { where })).toThrow("mine");
    expect([...iterate(space)]).toHaveLength(4);
  });

  it("is asked of each hyper value, inside the candidates of what it leaves out too", () => {
    const asked: string[] = [];
    const space = {
      a: oneof([1, { x: floatv(0, 1, "linear", { name: "x", hints: ["h"] }) }]),
      b: [manyof(2, [intv(1, 2), 5])],
    };
    template(space, { where: ({ kind, id, path }) => asked.push(`${kind} ${id} ${path}`) < 0 });
    expect(asked).toEqual([
      "oneof a a",
      "float a.candidates[1].x a.x",
      "manyof b[0] b[0]",
      "int b[0].candidates[0] b[0]",
    ]);
  });

  it("is asked of each choice of a list, and heard of each", () => {
    const space = [manyof(2, [oneof([1, 2]), "x"], { distinct: false })];
    const { spec } = template(space, { where: ({ id }) => id === "[0]" || id === "[0][1][=0/2]" });
    expect(spec.decisionPoints.map(({ id }) => id)).toEqual(["[0][0]", "[0][1]", "[0][1][=0/2]"]);
    expect(
      [...iterate(space, { where: ({ id }) => id === "[0]" })].map((each) => dnaSpec(each).size),
    ).toEqual([4n, 2n, 2n, 1n]);
  });
});

describe("a list that is not the space's", () => {
  it.each<readonly [unknown, unknown]>([
    [[oneof([1, undefined])], []],
    [{ a: oneof([1, undefined]) }, {}],
    [[oneof([1, 2])], [1, 2]],
    [{ a: oneof([1, 2]) }, { a: 1, b: 2 }],
    [[oneof([1, 2])], { 0: 1 }],
    [{ 0: oneof([1, 2]) }, [1]],
    [{ a: 1 }, { a: oneof([1, 2]) }],
  ])("case %# is no point of it", (space, value) => {
    const { tryEncode, encode } = template(space);
    expect(tryEncode(value)).toBeUndefined();
    expect(() => encode(value)).toThrow(RangeError);
  });
});

describe("names, when a program is read back", () => {
  const n = (): number => oneof([1, 2], { name: "n" });

  it("hold at all places", () => {
    const { encode, tryEncode } = template({ x: n(), y: [n()] });
    expect(encode({ x: 2, y: [2] }).numbers).toEqual([1]);
    expect(() => encode({ x: 2, y: [1] })).toThrow(
      'y[0] is no point of the space: it is not what "n" is at its first place.',
    );
    expect(tryEncode({ x: 2, y: [1] })).toBeUndefined();
  });

  it("make a choice think again that fitted where it stood", () => {
    const { encode, decode } = template({ x: oneof([[n()], [oneof([1, 2])]]), y: n() });
    const dna = encode({ x: [1], y: 2 });
    expect(dna.numbers).toEqual([1, 0, 1]);
    expect(decode(dna)).toEqual({ x: [1], y: 2 });
    expect(encode({ x: [1], y: 1 }).numbers).toEqual([0, 0]);
  });
});
