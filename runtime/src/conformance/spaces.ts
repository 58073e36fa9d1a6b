/** The spaces on which an algorithm is tried: every kind of decision, and every way in which they can depend on each other. */
import type { DNASpec } from "../geno/spec.js";
import { constrain } from "../hyper/constrain.js";
import { custom } from "../hyper/custom.js";
import { manyof, permutate } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";

/** A space with a name. */
export interface NamedSpace {
  readonly name: string;
  readonly spec: DNASpec;
}

/** Conditional, nested twice, with every kind of number. */
export function mixedSpace(): DNASpec {
  return dnaSpec({
    op: oneof([
      ["conv", { filters: oneof([8, 16, 32]), act: oneof(["relu", ["leaky", floatv(0.01, 0.5)]]) }],
      ["pool", oneof(["max", "average"])],
      "identity",
    ]),
    lr: floatv(1e-6, 1, "log"),
    decay: floatv(0.9, 0.9999, "rlog"),
    width: intv(1, 512),
    momentum: floatv(0, 1),
  });
}

/** Small enough to be gone through: 3 · (2 + 1 · 3) points. */
export function smallSpace(): DNASpec {
  return dnaSpec({ a: oneof([1, 2, 3]), b: oneof([oneof(["x", "y"]), ["z", oneof([1, 2, 3])]]) });
}

/** Without floats, and so within reach of every algorithm: what cannot go through a space may draw from it. */
export function discreteSpace(): DNASpec {
  return dnaSpec({
    op: oneof([["conv", oneof([8, 16, 32])], ["pool", oneof(["max", "average"])], "identity"]),
    width: intv(1, 512),
    depth: intv(1, 8),
    skip: oneof([false, true]),
  });
}

/** All of them. */
export function namedSpaces(): readonly NamedSpace[] {
  const space = (name: string, value: unknown): NamedSpace => ({ name, spec: dnaSpec(value) });
  const nodes = ["a", "b", ["c", oneof([1, 2])], "d"];
  return [
    { name: "conditional choices and numbers", spec: mixedSpace() },
    { name: "a small conditional space", spec: smallSpace() },
    { name: "a space without floats", spec: discreteSpace() },
    space("a space without decisions", { a: 1 }),
    space("choices of one candidate", [oneof(["only"]), oneof([oneof([1])])]),
    space("one float", floatv(-1, 1)),
    space("an int range of 10¹² values", { n: intv(1, 1e12), m: intv(0, 1) }),
    space("narrow floats", [floatv(1, 1 + 1e-12), floatv(1e-300, 1e300, "log"), floatv(-1e300, 1e300 / 2)]),
    space("distinct choices", manyof(3, nodes, { distinct: true, sorted: false })),
    space("distinct, sorted choices", manyof(2, nodes, { distinct: true, sorted: true })),
    space("sorted choices", manyof(3, nodes, { distinct: false, sorted: true })),
    space("independent choices", manyof(3, nodes, { distinct: false, sorted: false })),
    space("all candidates in order", manyof(4, nodes, { distinct: true, sorted: true })),
    space("a permutation", permutate(["a", ["b", floatv(0, 1)], "c", "d", "e"])),
    space("tied names", [
      oneof([1, 2, 3], { name: "n" }),
      oneof([
        ["x", oneof([1, 2, 3], { name: "n" })],
        ["y", floatv(0, 1, "linear", { name: "f" })],
      ]),
      floatv(0, 1, "linear", { name: "f" }),
    ]),
    space("a custom decision", {
      word: custom({
        random: (random) => Array.from({ length: 4 }, () => "abc".charAt(random.int(3))).join(""),
        decode: (genome) => genome,
      }),
      n: intv(0, 3),
    }),
    {
      name: "a constraint that a quarter of the points keeps",
      spec: dnaSpec(
        constrain({ a: floatv(0, 1), b: floatv(0, 1), c: oneof([1, 2]) }, ({ a, b }) => a < 0.5 && b < 0.5),
      ),
    },
    space(
      "90 decisions",
      Array.from({ length: 30 }, () => ({
        a: oneof([1, ["x", intv(0, 9)]]),
        b: floatv(0, 1),
        c: intv(0, 9),
      })),
    ),
    space("choices nested 12 deep", nested(12)),
  ];
}

function nested(depth: number): unknown {
  return depth === 0 ? floatv(0, 1) : oneof([depth, ["deeper", nested(depth - 1)], [depth, intv(0, 3)]]);
}
