import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { randomDna } from "../geno/random-dna.js";
import { RandomStream } from "../geno/random.js";
import { eq } from "../symbolic/reading/equal.js";
import { custom, type CustomRules } from "./custom.js";
import { materialize } from "./materialize.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";

/** Sorted letters, as a list. */
const rules: CustomRules<string[]> = {
  random: (random) => "abc".slice(random.int(3)),
  decode: (genome) => Array.from(genome),
  encode: (letters) => (Array.isArray(letters) ? letters.join("") : undefined),
  problem: (genome) =>
    Array.from(genome).sort().join("") === genome ? undefined : "its letters do not rise",
};

describe("a custom decision", () => {
  const space = { letters: custom(rules, { name: "l" }), n: oneof([1, 2]) };

  it("decodes its genome anew each time, and is read back", () => {
    const { spec, decode, encode } = template(space);
    const dna = DNA.fromJSON(spec, ["abd", 1]);
    const [one, other] = [decode(dna), decode(dna)];
    expect(one).toEqual({ letters: ["a", "b", "d"], n: 2 });
    one.letters.push("z");
    expect(other.letters).toEqual(["a", "b", "d"]);
    expect(encode(other).equals(dna)).toBe(true);
    expect(materialize(space, { l: "q", n: 1 })).toEqual({ letters: ["q"], n: 1 });
    expect([spec.size, spec.continuousDimensions]).toEqual(["infinite", 1]);
  });

  it.each<readonly [unknown, string]>([
    [
      { letters: ["b", "a"], n: 1 },
      'letters is no point of the space: "ba" is no genome of custom(..., { name: "l" }): its letters do not rise.',
    ],
    [
      { letters: 5, n: 1 },
      'letters is no point of the space: the encode of custom(..., { name: "l" }) has no genome for it.',
    ],
  ])("does not take case %# for one of its values", (value, message) => {
    const { encode, tryEncode } = template<unknown>(space);
    expect(() => encode(value)).toThrow(message);
    expect(tryEncode(value)).toBeUndefined();
  });

  it("says so where it has no way back", () => {
    const { encode } = template([custom({ random: () => "a", decode: () => 1 })]);
    expect(() => encode([1])).toThrow(
      "[0] is no point of the space: custom(...) has no encode, so its values cannot be read back.",
    );
  });

  it.each<readonly [Partial<Record<keyof CustomRules<unknown>, () => unknown>>, string]>([
    [{ random: () => 5 }, '"w": 5 is no genome: a genome is a text.'],
    [{ random: () => undefined }, '"w": undefined is no genome: a genome is a text.'],
    [{ random: () => "ba", problem: () => "never" }, '"w": "ba" is no genome: never.'],
  ])("names itself where its rules give no genome: case %#", (rules, message) => {
    const wrong: unknown = { decode: String, ...rules };
    const broken: unknown = Reflect.apply(custom, undefined, [wrong]);
    const spec = dnaSpec({ w: broken });
    for (const law of ["decision", "point"] as const)
      expect(() => randomDna(spec, RandomStream.of(1), law)).toThrow(message);
  });

  it("equals another of the same rules only", () => {
    expect(eq(custom(rules), custom(rules))).toBe(true);
    expect(eq(custom(rules), custom({ ...rules }))).toBe(false);
    expect(eq(custom(rules), custom(rules, { name: "l" }))).toBe(false);
  });

  it("may share its name where it shares its rules", () => {
    const pair = [custom(rules, { name: "l" }), custom(rules, { name: "l" })];
    const { spec, decode } = template(pair);
    expect(decode(DNA.fromJSON(spec, "ab"))).toEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
    expect(() => dnaSpec([pair[0], custom({ ...rules }, { name: "l" })])).toThrow(
      "of other rules or functions; one name is one decision: put the same one in both places.",
    );
  });
});
