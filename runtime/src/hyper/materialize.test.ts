import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { RandomStream } from "../geno/random.js";
import { complete } from "./complete.js";
import { iterate, materialize, randomSample } from "./materialize.js";
import { custom } from "./custom.js";
import { manyof } from "./many.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec } from "./template.js";

const space = { op: oneof(["a", { n: intv(1, 2) }]), pair: manyof(2, [1, 2, 3], { sorted: true }) };

function first<T>(values: Iterable<T>, count: number): T[] {
  const found: T[] = [];
  for (const value of values) if (found.push(value) === count) break;
  return found;
}

describe("materialize", () => {
  it("takes lists for lists of choices, by id", () => {
    expect(materialize(space, { op: "object", "op[=1/2].n": 2, pair: [1, 3] })).toEqual({
      op: { n: 2 },
      pair: [1, 3],
    });
  });

  it("leaves what a partition leaves out, and refuses to decide it", () => {
    const where = ({ kind }: { readonly kind: string }): boolean => kind === "manyof";
    const open = materialize(space, { pair: [1, 3] }, { where });
    expect([...iterate(open)]).toHaveLength(3);
    expect(() => materialize(space, { pair: [1, 3], op: "a" }, { where })).toThrow(
      '"op" is no decision point.',
    );
    expect(complete(open, "default")).toEqual({ op: "a", pair: [1, 3] });
  });

  it("is completed at random, again from an equal stream, or as a DNA says; and by nothing else", () => {
    const open = { n: intv(0, 1e9), pair: [1, 3] };
    const draw = (): unknown => complete(open, RandomStream.of(1));
    expect(draw()).toEqual(draw());
    expect(complete(open, "random")).not.toEqual(complete(open, "random"));
    expect(complete(open, DNA.of(dnaSpec(open), [7])).n).toBe(7);
    expect(() => complete(open, "first" as "random")).toThrow(
      'complete: the decisions are "first"; give "default", "random", a random stream or a DNA.',
    );
    expect(() => complete(open, DNA.of(dnaSpec([intv(0, 3), intv(0, 3)]), [1, 1]))).toThrow(
      "remove the rest",
    );
  });

  it("refuses a DNA that is none of the space's", () => {
    expect(() => materialize(space, DNA.of(dnaSpec([oneof([1, 2, 3])]), [2]))).toThrow(
      '"op": 2 is not a whole number from 0 to 1',
    );
  });
});

describe("iterate", () => {
  it("gives every program once, in order, each a new one", () => {
    const all = [...iterate(space)];
    expect(all).toHaveLength(9);
    expect(all[0]).toEqual({ op: "a", pair: [1, 2] });
    expect(all[8]).toEqual({ op: { n: 2 }, pair: [2, 3] });
    expect(new Set(all.flatMap((each) => [each, each.pair])).size).toBe(18);
    expect([...iterate(7)]).toEqual([7]);
  });

  it("is refused at once where there is no end, or no order", () => {
    expect(() => iterate({ a: floatv(0, 1) })).toThrow('"a" is a float, which has no next value');
    expect(() => iterate({ a: custom({ random: () => "a", decode: String }) })).toThrow(
      '"a" is custom, and has no order',
    );
  });

  it("goes through the part that a partition decides", () => {
    const parts = [
      ...iterate({ a: oneof([1, 2]), lr: floatv(0, 1) }, { where: ({ kind }) => kind !== "float" }),
    ];
    expect(parts).toHaveLength(2);
    expect(() => iterate(parts[0])).toThrow('"lr" is a float');
  });
});

describe("randomSample", () => {
  it("repeats for a seed, without end, and differs without one", () => {
    const draw = (seed?: number): unknown =>
      first(randomSample({ x: floatv(0, 1) }, seed === undefined ? {} : { seed }), 5);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw()).not.toEqual(draw());
    expect(first(randomSample(space, { seed: 1 }), 1000)).toHaveLength(1000);
  });

  it("draws by the law that is asked for", () => {
    const lone = oneof(["a", intv(1, 999)]);
    const share = (law: "decision" | "point"): number =>
      first(randomSample(lone, { seed: 1, law }), 1000).filter((each) => each === "a").length;
    // One half: 500 with a standard error of 16. One point of a thousand: 1 with one of 1.
    expect(Math.abs(share("decision") - 500)).toBeLessThan(80);
    expect(share("point")).toBeLessThan(12);
  });

  it("leaves what a partition leaves out", () => {
    const [drawn] = first(randomSample(space, { seed: 1, where: ({ path }) => path === "op" }), 1);
    expect([...iterate(drawn)]).toHaveLength(3);
  });

  it("refuses a wrong space at once", () => {
    expect(() => randomSample([oneof([1], { name: "a" }), oneof([2], { name: "a" })])).toThrow(
      'the name "a" stands for',
    );
  });
});
