import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choicesOf } from "../geno/choices.js";
import { DNA } from "../geno/dna.js";
import { randomDna } from "../geno/random-dna.js";
import { RandomStream } from "../geno/random.js";
import { eq } from "../symbolic/reading/equal.js";
import { isOpen } from "../symbolic/marks.js";
import { materialize } from "./materialize.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";

const ids = (space: unknown): readonly string[] => dnaSpec(space).decisionPoints.map(({ id }) => id);

describe("the ids of decision points", () => {
  it("are the places of the hyper values, with the conditions on the way", () => {
    const space = {
      lr: floatv(0, 1),
      layers: [oneof([1, 2]), { units: oneof([{ n: intv(1, 3) }, [oneof([5, 6])], oneof([7, 8])]) }],
    };
    expect(ids(space)).toEqual([
      "lr",
      "layers[0]",
      "layers[1].units",
      "layers[1].units[=0/3].n",
      "layers[1].units[=1/3][0]",
      "layers[1].units[=2/3]",
    ]);
  });

  it("are empty for a space that is one hyper value, as in PyGlove", () => {
    expect(ids(oneof([1, oneof([2, 3])]))).toEqual(["", "[=1/2]"]);
    expect(ids([oneof([1, 2])])).toEqual(["[0]"]);
  });

  it("put keys with dots and brackets into brackets, so that no two places have one id", () => {
    const space = {
      "a.b": oneof([1, 2]),
      a: { b: oneof([3, 4]) },
      "c[0]": oneof([5, 6]),
      c: [oneof([7, 8])],
    };
    expect(ids(space)).toEqual(["[a.b]", "a.b", "[c[0]]", "c[0]"]);
  });

  it("come with names where hyper values have them", () => {
    const space = {
      a: oneof([1, 2], { name: "op" }),
      b: floatv(0, 1, "linear", { name: "lr" }),
      c: intv(1, 2, 1, { name: "n" }),
    };
    expect(dnaSpec(space).decisionPoints.map(({ name }) => name)).toEqual(["op", "lr", "n"]);
    expect(materialize(space, { op: 2, lr: 0.5, c: 1 })).toEqual({ a: 2, b: 0.5, c: 1 });
  });
});

describe("decoding", () => {
  it("reads a DNA's numbers from left to right", () => {
    const space = {
      a: oneof([0, { x: intv(10, 30, 10), y: oneof(["p", "q"]) }]),
      b: floatv(0, 1),
      c: oneof([true, false]),
    };
    const { spec, decode } = template(space);
    expect(decode(DNA.of(spec, [0, 0.25, 1]))).toEqual({ a: 0, b: 0.25, c: false });
    expect(decode(DNA.of(spec, [1, 2, 1, 0.75, 0]))).toEqual({ a: { x: 30, y: "q" }, b: 0.75, c: true });
  });

  it("decides one hyper value at two places twice", () => {
    const op = oneof([1, 2]);
    const { spec, decode } = template([op, op, ...new Array<number>(3).fill(op)]);
    expect(spec.size).toBe(32n);
    expect(decode(DNA.of(spec, [0, 1, 0, 1, 1]))).toEqual([1, 2, 1, 2, 2]);
  });

  it("makes new arrays and objects each time, constants included, and leaves the space alone", () => {
    const space: { a: number[]; constant: { list: number[] } } = {
      a: oneof([[1], [2]]),
      constant: { list: [1, 2] },
    };
    const { spec, decode } = template(space);
    const [one, other] = [decode(DNA.of(spec, [0])), decode(DNA.of(spec, [0]))];
    expect(one).toEqual(other);
    one.a.push(9);
    one.constant.list.push(9);
    expect(other).toEqual({ a: [1], constant: { list: [1, 2] } });
    expect(decode(DNA.of(spec, [0]))).toEqual(other);
    expect(isOpen(space)).toBe(true);
  });

  it("shares objects that it does not know the parts of", () => {
    class Opaque {
      readonly secret = 1;
    }
    const opaque = new Opaque();
    class Stack extends Array<number> {}
    const stack = Stack.of(1, 2);
    const date = new Date(0);
    const { spec, decode } = template({ a: oneof([1, 2]), opaque, stack, date, none: null });
    const decoded = decode(DNA.of(spec, [0]));
    expect([decoded.opaque, decoded.stack, decoded.date, decoded.none]).toEqual([opaque, stack, date, null]);
    expect(decoded.opaque).toBe(opaque);
    expect(decoded.stack).toBe(stack);
    expect(decoded.date).toBe(date);
  });

  it("keeps a property named __proto__ a property", () => {
    const space: unknown = { ...(JSON.parse('{"__proto__": 1, "a": 2}') as object), b: oneof([1, 2]) };
    const { spec, decode } = template(space);
    const decoded = decode(DNA.of(spec, [0]));
    expect(Object.entries(decoded as object)).toEqual([
      ["__proto__", 1],
      ["a", 2],
      ["b", 1],
    ]);
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  });

  it("takes a DNA of an equal space, and refuses one that is no point of this", () => {
    const { decode } = template([oneof([1, 2])]);
    const equal = template([oneof([3, 4])]).spec;
    expect(decode(DNA.of(equal, [1]))).toEqual([2]);
    const wider = template([oneof([1, 2, 3])]).spec;
    expect(() => decode(DNA.of(wider, [2]))).toThrow('"[0]": 2 is not');
  });

  it("takes a value without hyper values as a space of one point", () => {
    const { spec, decode } = template({ a: [1, { b: 2 }] });
    expect([spec.size, spec.space]).toEqual([1n, []]);
    expect(decode(DNA.of(spec, []))).toEqual({ a: [1, { b: 2 }] });
    const seven = template(7);
    expect(seven.decode(DNA.of(seven.spec, []))).toBe(7);
  });

  it("keeps a range of ints a range, however long it is", () => {
    const space = [intv(0, Number.MAX_SAFE_INTEGER - 1, 2)];
    const { spec, decode } = template(space);
    expect(spec.size).toBe(2n ** 52n);
    expect(decode(DNA.of(spec, [2 ** 52 - 1]))).toEqual([Number.MAX_SAFE_INTEGER - 1]);
  });
});

describe("materialize", () => {
  const space = { op: oneof([{ n: intv(1, 5, 2) }, "none"]), lr: floatv(1e-4, 1e-2, "log") };

  it("decodes a dictionary of natural values", () => {
    expect(materialize(space, { op: "none", lr: 1e-3 })).toEqual({ op: "none", lr: 1e-3 });
    expect(materialize(space, { op: "object", "op[=0/2].n": 5, lr: 1e-3 })).toEqual({
      op: { n: 5 },
      lr: 1e-3,
    });
  });

  it("decodes a DNA of the space's shape, from whichever template, and checks it", () => {
    expect(materialize(space, DNA.of(dnaSpec(space), [0, 1, 1e-3]))).toEqual({ op: { n: 3 }, lr: 1e-3 });
    const other = dnaSpec([oneof([1, 2, 3])]);
    expect(() => materialize(space, DNA.of(other, [2]))).toThrow('"op": 2 is not a whole number from 0 to 1');
  });

  it("names the point, the value and the domain of a bad decision", () => {
    expect(() => materialize(space, { op: "some", lr: 1e-3 })).toThrow(
      '"op": "some" is not in object | "none".',
    );
    expect(() => materialize(space, { op: "none", lr: 1 })).toThrow('"lr": 1 is not in 1e-4 to 0.01, log.');
    expect(() => materialize(space, { op: "none" })).toThrow('"lr" is not decided');
  });

  it("gives the program whose choices it was given, at random points of random spaces", () => {
    const leaf = fc.oneof(
      fc.constantFrom(1, "a", null, true),
      fc.constant(undefined).map(() => floatv(0, 1)),
      fc.integer({ min: 1, max: 9 }).map((max) => intv(1, max)),
    );
    const { spaces } = fc.letrec<{ spaces: unknown }>((tie) => ({
      spaces: fc.oneof(
        { maxDepth: 4, depthSize: "medium" },
        leaf,
        fc.array(tie("spaces"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b", "c.d", "[0]"), tie("spaces"), { maxKeys: 3 }),
        fc.array(tie("spaces"), { minLength: 1, maxLength: 4 }).map((candidates) => oneof(candidates)),
      ),
    }));
    fc.assert(
      fc.property(spaces, fc.integer(), (space, seed) => {
        const { spec, decode } = template(space);
        const dna = randomDna(spec, RandomStream.of(seed));
        const decoded = decode(dna);
        expect(isOpen(decoded)).toBe(false);
        expect(eq(decoded, materialize(space, choicesOf(dna)))).toBe(true);
        expect(spec.decisionPoints.length).toBe(new Set(ids(space)).size);
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});
