/** What `evolve` gives to a transform, takes from it, and refuses. */
import { describe, expect, it } from "vitest";
import {
  dnaSpec,
  evolve,
  format,
  insert,
  isAbstract,
  mutate,
  oneof,
  query,
  randomDna,
  RandomSearch,
  RandomStream,
  ref,
  remove,
  sample,
  searchable,
  template,
  type EvolveTransform,
} from "tsglove";
import { Dense, Net, genomesOf } from "./evolve-nets.js";

@searchable
class Holder {
  constructor(readonly net: Net) {}
}

describe("a transform", () => {
  const keysGiven = (
    initial: object,
    weights?: (key: string | number, value: unknown) => number,
  ): string[] => {
    const given = new Set<string>();
    const space = evolve(
      initial,
      (key, value: unknown) => {
        given.add(`${key}: ${format(value)}`);
        return value;
      },
      weights === undefined ? {} : { weights },
    );
    const { spec, start } = template(space);
    // Nothing ever changes: a mutant is the program itself.
    expect(mutate(start(), RandomStream.of(1)).equals(start())).toBe(true);
    expect(randomDna(spec, RandomStream.of(1)).toJSON()).toBe(start().toJSON());
    return [...given].sort();
  };

  it("is given each part at any depth, and never the root", () => {
    expect(keysGiven(new Net([new Dense(8)], { a: [1] }))).toEqual(
      [
        "0: 1",
        '0: new Dense(8, "relu")',
        'act: "relu"',
        "a: [1]",
        'layers: [new Dense(8, "relu")]',
        "tags: { a: [1] }",
        "units: 8",
      ].sort(),
    );
    expect(keysGiven([])).toEqual([]);
  });

  it("is given parts by their weights, and none of weight 0", () => {
    expect(keysGiven(new Net([new Dense(8)]), (key) => (key === "units" ? 1 : 0))).toEqual(["units: 8"]);
    const counts = [0, 0];
    const space = evolve(
      [1, 2],
      (key, value: number) => {
        counts[Number(key)] = (counts[Number(key)] ?? 0) + 1;
        return value + 1;
      },
      { weights: (key) => (key === 0 ? 3 : 1), draws: 1 },
    );
    const spec = dnaSpec(space);
    for (let seed = 0; seed < 4000; seed++) randomDna(spec, RandomStream.of(seed));
    // A quarter of 4,000: 1,000, with a standard deviation of √(4000 · 1/4 · 3/4) = 27.4. Five of them: 137 (p = 6e-7).
    expect(Math.abs((counts[1] ?? 0) - 1000)).toBeLessThan(137);
    expect(counts[0]).toBe(4000 - (counts[1] ?? 0));
    expect(() => keysGiven([1, [2]], (key) => (key === 1 ? NaN : 1))).toThrow(
      'evolve: the weight of "[1]" is NaN; give a number of at least 0',
    );
  });

  it("may grow, shrink and empty lists, and fill one again", () => {
    const space = evolve([[1]] as number[][], (_key, value: unknown, _parent, random) =>
      Array.isArray(value) ? (value.length === 0 ? [1] : value) : random.next() < 0.5 ? remove : insert(2, 3),
    );
    const lengths = new Set(genomesOf(space, 300).map((text) => (JSON.parse(text) as number[][])[0]?.length));
    expect(lengths).toContain(0);
    expect(lengths).toContain(3);
    const { spec, start } = template(space);
    let dna = start();
    while (dna.toJSON() !== "[[]]") dna = mutate(dna, RandomStream.of(dna.numbers[0] ?? 0));
    expect(mutate(dna, RandomStream.of(1)).toJSON()).toBe("[[1]]");
    expect(spec.isFeasible(dna)).toBe(true);
  });

  it("is asked again where what it gives is refused, by a domain or a constructor", () => {
    const full = new Net(Array.from({ length: 8 }, () => new Dense(1024)));
    const { decode, start } = template(
      evolve(full, (key, value: unknown, _parent, random) => {
        if (value instanceof Dense) return random.next() < 0.3 ? insert(new Dense(1)) : value;
        return key === "units" ? 1024 * (random.int(2) + 1) - random.int(2) : value;
      }),
    );
    for (let seed = 0; seed < 50; seed++) {
      const net = decode(mutate(start(), RandomStream.of(seed)));
      expect([
        net.layers.length,
        query(net, "**.units").filter(([, units]) => units === 1023).length,
      ]).toEqual([8, 1]);
    }
  });

  it("gets a clear error where it is refused 20 times in a row", () => {
    const wrong = (next: () => unknown) => (): unknown =>
      sample(
        evolve(new Net([new Dense(8)]), (key, value: unknown) => (key === "units" ? next() : value)),
        new RandomSearch({ seed: 1 }),
        { trials: 1 },
      )
        [Symbol.iterator]()
        .next();
    expect(wrong(() => 2000)).toThrow(
      "evolve: 20 changes of a program were refused; let the transform return",
    );
    expect(wrong(() => 2000)).toThrow(
      'The last was of "layers[0].units" in new Net([new Dense(8, "relu")]): ',
    );
    expect(wrong(() => 2000)).toThrow("layers[0].units: 2000 is not Int<1, 1024>.");
    expect(wrong(() => undefined)).toThrow("layers[0].units: the function returned undefined for 8.");
    expect(wrong(() => oneof([1, 2]))).toThrow('"layers[0].units" is not decided');
    expect(wrong(() => remove)).toThrow("layers[0].units: Dense needs its units");
    const into = (): unknown =>
      sample(
        evolve({ a: 1 }, () => new Map()),
        new RandomSearch({ seed: 1 }),
        { trials: 1 },
      )
        [Symbol.iterator]()
        .next();
    expect(into).toThrow('The last was of "a" in { a: 1 }: value.a: a Map has no JSON form');
  });

  it("may throw, and its own error comes through", () => {
    const broken = evolve([1], () => {
      throw new Error("mine");
    });
    expect(() => randomDna(dnaSpec(broken), RandomStream.of(1))).toThrow("mine");
  });
});

describe("evolve refuses", () => {
  const it20: EvolveTransform = (_key, value: unknown) => value;
  it.each([
    [() => evolve(new Net([new Dense(oneof([1, 2]))]), it20), 'evolve: "layers[0].units" is not decided'],
    [() => evolve([new Date(0)], it20), "evolve: value[0]: a Date has no JSON form"],
    [() => evolve([ref([1])], it20), "evolve: a part is shared (ref)"],
    [() => evolve(new Map(), it20), "evolve: a Map has no parts to change"],
    // @ts-expect-error -- what the compiler refuses too
    [() => evolve(5, it20), "evolve: 5 has no parts to change"],
    [() => evolve([1], it20, { draws: 0 }), "evolve: draws is 0; give a whole number from 1 on"],
    [() => evolve([1], it20, { draws: 1.5 }), "evolve: draws is 1.5"],
  ])("%s", (act, message) => {
    expect(act).toThrow(message);
  });

  it("a place that its class does not fit, and computing with it undecided", () => {
    const dense = evolve(new Dense(8), it20);
    expect(() => new Holder(dense as unknown as Net)).toThrow(/Holder\.net: a Dense is not Net/);
    expect(() => String(evolve([1], it20))).toThrow("evolve([1], ...) is a hyper value");
    expect(isAbstract(new Holder(evolve(new Net([]), it20)))).toBe(true);
  });
});
