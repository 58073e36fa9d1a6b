/** Programs that evolve by rules of one's own: `evolve`. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DNA,
  dnaSpec,
  eq,
  evolve,
  format,
  insert,
  isAbstract,
  mutate,
  oneof,
  randomDna,
  RandomSearch,
  RandomStream,
  RegularizedEvolution,
  remove,
  sample,
  searchable,
  template,
  type Algorithm,
} from "tsglove";
import { Dense, Net, edit, distance, genomesOf } from "./evolve-nets.js";

@searchable
class Rigid extends Set<number> {
  constructor(readonly items: readonly number[]) {
    super(items);
  }
}

describe("evolving a list of layers", () => {
  it("takes ten lines", () => {
    const space = evolve(new Net([new Dense(8)]), (_key, value, _parent, random) =>
      value instanceof Dense
        ? [insert(new Dense(8)), remove, new Dense(Math.min(1024, value.units * 2))][random.int(3)]
        : value,
    );
    const study = sample(space, new RegularizedEvolution({ population: 20, seed: 1 }), { trials: 300 });
    for (const [net, feedback] of study) feedback(-distance(net));
    expect(study.best?.reward).toBeGreaterThanOrEqual(-distance(new Net([new Dense(8)])) / 2);
  });

  it("gives programs that are whole, concrete and new at each decode", () => {
    const initial = new Net([new Dense(8)]);
    const space = evolve(initial, edit, { draws: 5 });
    const { spec, decode } = template(space);
    expect(isAbstract(space)).toBe(true);
    for (let seed = 0; seed < 200; seed++) {
      const dna = randomDna(spec, RandomStream.of(seed));
      const [net, again] = [decode(dna), decode(dna)];
      expect([isAbstract(net), eq(net, again), net === again, net.depth]).toEqual([
        false,
        true,
        false,
        net.layers.length,
      ]);
    }
    expect(format(initial)).toBe('new Net([new Dense(8, "relu")])');
  });

  it("starts at the initial program, whatever becomes of that later", () => {
    const initial = [new Dense(8)];
    const { spec, decode, start } = template(evolve(initial, edit));
    initial.push(new Dense(1));
    expect(format(decode(start()))).toBe('[new Dense(8, "relu")]');
    expect(spec.size).toBe("infinite");
  });

  it("mutates by one change at a time, and to another program", () => {
    const { decode, start } = template(evolve(new Net([new Dense(8), new Dense(64)]), edit));
    const from = start();
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const mutant = mutate(from, RandomStream.of(seed));
      expect(mutant.equals(from)).toBe(false);
      seen.add(format(decode(mutant).layers.map((layer) => (layer instanceof Dense ? layer.units : 0))));
    }
    // Two layers; each is doubled, halved, copied before itself or taken out: eight mutants, each drawn once in 8 of 200.
    // That one of them is missed: 8 · (7/8)^200 = 2e-11.
    expect([...seen].sort()).toEqual(
      ["[16, 64]", "[4, 64]", "[64]", "[8, 128]", "[8, 32]", "[8, 64, 64]", "[8, 8, 64]", "[8]"].sort(),
    );
  });

  it("can be a part of a larger space, twice, with other decisions beside it", () => {
    const block = evolve(new Net([new Dense(8)]), edit, { hints: "block" });
    const space = { left: block, right: block, lr: oneof([0.1, 0.01]) };
    const study = sample(space, new RegularizedEvolution({ population: 5, seed: 3 }), { trials: 60 });
    for (const [{ left, right, lr }, feedback] of study) feedback(lr - distance(left) - distance(right));
    expect(study.trials).toHaveLength(60);
    expect(dnaSpec(space).decisionPoints.map(({ id, kind, hints }) => [id, kind, hints])).toEqual([
      ["left", "custom", "block"],
      ["right", "custom", "block"],
      ["lr", "categorical", undefined],
    ]);
  });

  it("may be of a class whose objects cannot be constructed again in place", () => {
    const { spec, decode } = template(
      evolve(new Rigid([1, 2, 3]), (_key, value: unknown) => (Array.isArray(value) ? value : remove)),
    );
    const made = decode(randomDna(spec, RandomStream.of(1)));
    expect([made instanceof Rigid, made.size, made.items.length < 3]).toEqual([
      true,
      made.items.length,
      true,
    ]);
  });

  it("can be left to an inner loop", () => {
    const space = { net: evolve(new Net([new Dense(8)]), edit), lr: oneof([0.1, 0.01]) };
    const outer = sample(space, new RandomSearch({ seed: 1 }), {
      trials: 3,
      where: ({ kind }) => kind !== "custom",
    });
    for (const [example, feedback] of outer) {
      expect(format(example)).toMatch(
        /^\{ net: evolve\(new Net\(\[new Dense\(8, "relu"\)\]\), \.\.\.\), lr: 0\.0?1 \}$/,
      );
      const inner = sample(example, new RegularizedEvolution({ population: 4 }), { trials: 12 });
      for (const [{ net, lr }, answer] of inner) answer(lr - distance(net));
      feedback(inner.best?.reward ?? 0);
    }
    expect(outer.trials.map(({ status }) => status)).toEqual(["completed", "completed", "completed"]);
  });

  it("is drawn again alike by the same seed", () => {
    const space = (): Net => evolve(new Net([new Dense(8)]), edit);
    expect(genomesOf(space(), 50)).toEqual(genomesOf(space(), 50));
  });
});

describe("a genome", () => {
  const space = evolve(new Net([new Dense(8)]), edit);

  it("is equal for equal programs, in whatever order their properties stand", () => {
    const { encode } = template(space);
    const one = encode(new Net([new Dense(8, undefined)], { a: 1, b: [undefined], __p: { y: 1, x: 2 } }));
    const other = encode(new Net([new Dense(8, "relu")], { __p: { x: 2, y: 1 }, b: new Array(1), a: 1 }));
    expect(one.toJSON()).toBe(other.toJSON());
    expect(encode(new Net([new Dense(8)])).toJSON()).not.toBe(one.toJSON());
  });

  it("decodes to what it encodes: at random programs, edited in random ways", () => {
    const { spec, encode, decode } = template(space);
    fc.assert(
      fc.property(fc.integer(), fc.nat(6), (seed, steps) => {
        let dna = randomDna(spec, RandomStream.of(seed));
        for (let i = 0; i < steps; i++) dna = mutate(dna, RandomStream.of(seed).split(i));
        expect(encode(decode(dna)).equals(dna)).toBe(true);
        expect(DNA.fromJSON(spec, JSON.parse(JSON.stringify(dna))).equals(dna)).toBe(true);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("from elsewhere is checked: its JSON, its class, its domains, its form", () => {
    const spec = dnaSpec({ net: space });
    const genome = String(
      template(space)
        .encode(new Net([new Dense(8)]))
        .toJSON(),
    );
    const read = (json: unknown) => (): DNA => DNA.fromJSON(spec, json);
    expect(read(genome)().toJSON()).toBe(genome);
    expect(read("{")).toThrow(/^"net": "\{" is no genome: .*JSON/);
    expect(read(genome.replace("8", "8.5"))).toThrow(/"net": .*layers\[0\]\.units: 8\.5 is not Int<1, 1024>/);
    expect(read(genome.replace("#Net", "#Nothing"))).toThrow(/"net": .*no class ".*#Nothing" is loaded/);
    expect(read('[{"a":1}]')).toThrow(/"net": .*it is an array, and not a Net/);
    expect(read(genome.replace("8", "8 "))).toThrow(/"net": .*the text of this program is \{"\$class"/);
    expect(read(genome.replace("8", '{"$intv":[],"max":9,"min":8}'))).toThrow(
      /"net": .*"layers\[0\]\.units" is not decided/,
    );
    expect(read(5)).toThrow(/"net": 5 stands where the space wants the text of a genome/);
    expect(template(space).tryEncode(new Dense(8))).toBeUndefined();
    expect(template(space).tryEncode(new Net([new Dense(oneof([1, 2]))]))).toBeUndefined();
  });
});

describe("regularized evolution over evolve", () => {
  it("comes nearer to a target than random draws, in as many trials", () => {
    const best = (algorithm: Algorithm): number => {
      // Random programs go as far as twelve changes from [8]; the target is nine away.
      const space = evolve(new Net([new Dense(8)]), edit, { draws: 12 });
      const study = sample(space, algorithm, { trials: 200 });
      for (const [net, feedback] of study) feedback(-distance(net));
      return study.best?.reward ?? -Infinity;
    };
    let wins = 0;
    for (let seed = 0; seed < 20; seed++)
      if (
        best(new RegularizedEvolution({ population: 20, tournament: 5, seed })) >
        best(new RandomSearch({ seed }))
      )
        wins++;
    // Were both as good, each seed would be won with probability at most 1/2, and 18 or more of 20 with
    // (C(20, 18) + C(20, 19) + C(20, 20)) / 2^20 = (190 + 20 + 1) / 1048576 = 2e-4.
    expect(wins).toBeGreaterThanOrEqual(18);
  });
});
