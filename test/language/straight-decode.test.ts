/** Objects decoded by the code that the transformer wrote for their class are those that the runtime's own way makes. */
import { describe, expect, it } from "vitest";
import {
  DNA,
  floatv,
  format,
  intv,
  iterate,
  oneof,
  randomDna,
  RandomStream,
  rebind,
  searchable,
  searchSpace,
  template,
  type FixedArray,
  type Float,
  type Hint,
  type Int,
  type Named,
} from "tsglove";

@searchable
class Conv {
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly act: "relu" | null | undefined,
    readonly bias = true,
  ) {}
}
@searchable
class Wide {
  readonly made: string;
  constructor(
    readonly a: 1 | -2 | 0.5,
    readonly b: "x" | "y",
    readonly c: boolean,
    readonly d: 3n | -1n,
    readonly e: Int<-4, 4, 2>,
    readonly f: Int<1, 3>,
    readonly g: Conv | "none",
    readonly h: readonly [1 | 2, Conv],
    readonly i: { readonly k: 1 | 2; readonly l?: 3 },
    readonly j: Hint<7 | 8, "j">,
    readonly k: Named<5 | 6, "k">,
    readonly l: 1 | 2 = 2,
    readonly m = "kept",
  ) {
    this.made = `${a}${b}${c}${d}${e}${f}${j}${k}${l}${m}`;
  }
}
@searchable
class Rate {
  constructor(
    readonly lr: Float<1e-6, 1e-3, "log">,
    readonly steps: Int<10, 50, 5>,
    readonly layers: FixedArray<Conv, 3>,
  ) {}
}

/** With a name at each decision, which the code of a class does not read. */
function namedWide(): Wide {
  const conv = (at: string): Conv =>
    new Conv(
      oneof([32, 48, 64], { name: `${at}f` }),
      oneof(["relu", null, undefined], { name: `${at}a` }),
      oneof([false, true], { name: `${at}b` }),
    );
  return new Wide(
    oneof([1, -2, 0.5], { name: "A" }),
    oneof(["x", "y"], { name: "B" }),
    oneof([false, true], { name: "C" }),
    oneof([3n, -1n], { name: "D" }),
    intv(-4, 4, 2, { name: "E" }),
    intv(1, 3, 1, { name: "F" }),
    oneof([conv("g"), "none"], { name: "G" }),
    [oneof([1, 2], { name: "H" }), conv("h")],
    searchSpace<{ k: 1 | 2; l?: 3 }>(),
    oneof([7, 8], { name: "J" }),
    oneof([5, 6], { name: "K" }),
    oneof([1, 2], { name: "L" }),
  );
}

function namedRate(): Rate {
  return new Rate(
    floatv(1e-6, 1e-3, "log", { name: "lr" }),
    intv(10, 50, 5, { name: "steps" }),
    [0, 1, 2].map(
      (at) =>
        new Conv(
          oneof([32, 48, 64], { name: `f${at}` }),
          oneof(["relu", null, undefined], { name: `a${at}` }),
          oneof([false, true], { name: `b${at}` }),
        ),
    ),
  );
}

function expectSame<T>(straight: T, general: T): void {
  const [a, b] = [template(straight), template(general)];
  const random = RandomStream.of(7);
  for (let i = 0; i < 500; i++) {
    const { numbers } = randomDna(a.spec, random);
    const made = a.decode(DNA.of(a.spec, numbers));
    expect(made).toStrictEqual(b.decode(DNA.of(b.spec, numbers)));
    expect([...a.encode(made).numbers]).toEqual([...numbers]);
  }
}

describe("straight-line decode", () => {
  it("makes the same objects", () => {
    expectSame(searchSpace(Wide), namedWide());
    expectSame(searchSpace(Rate), namedRate());
    expect([...iterate(searchSpace(Conv))]).toHaveLength(18);
    expect(
      [...iterate(searchSpace(Conv))].map(({ filters, act, bias }) => [filters, act, bias]).slice(0, 6),
    ).toEqual([
      [32, "relu", false],
      [32, "relu", true],
      [32, null, false],
      [32, null, true],
      [32, undefined, false],
      [32, undefined, true],
    ]);
  });

  it("is not taken where a part is not as its type says", () => {
    const frozen = rebind(searchSpace(Conv), { filters: 48 });
    expect(new Set([...iterate(frozen)].map((each) => each.filters))).toEqual(new Set([48]));
    const fewer = new Conv(oneof([64, 32]), "relu");
    expect([...iterate(fewer)].map((each) => [each.filters, each.act, each.bias])).toEqual([
      [64, "relu", true],
      [32, "relu", true],
    ]);
    const shifted = rebind(searchSpace(Rate), { steps: intv(20, 40, 10) });
    const { spec, decode } = template(shifted);
    expect(decode(DNA.of(spec, [1e-4, 1, 0, 0, 0, 1, 1, 1, 2, 2, 0])).steps).toBe(30);
    const half = template(searchSpace(Conv), { where: ({ path }) => path === "act" });
    expect(format(half.decode(DNA.of(half.spec, [1])))).toContain("oneof([32, 48, 64])");
  });

  it("makes new objects, of a constructor that has run, at each decode", () => {
    const { spec, decode } = template(searchSpace(Wide));
    const dna = randomDna(spec, RandomStream.of(1));
    const [one, other] = [decode(dna), decode(dna)];
    expect(one).not.toBe(other);
    expect(one.h[1]).not.toBe(other.h[1]);
    expect(one.made).toBe(`${one.a}${one.b}${one.c}${one.d}${one.e}${one.f}${one.j}${one.k}${one.l}kept`);
    expect(rebind(one, { b: "y" }).made).toContain("y");
  });

  it("refuses numbers that are out of range as the runtime does", () => {
    const space = template(searchSpace(Conv));
    const other = template(new Conv(oneof([32, 48, 64], { name: "f" }), "relu"));
    expect(() => space.decode(DNA.of(space.spec, [3, 0, 0]))).toThrow(RangeError);
    expect(() => other.decode(DNA.of(other.spec, [3]))).toThrow(RangeError);
  });
});
