/** `symbolize` in a program that the transformer did not compile; what it reads of declarations is in test/language. */
import { describe, expect, it } from "vitest";
import { oneof } from "../hyper/oneof.js";
import { iterate } from "../hyper/materialize.js";
import { fromJSON } from "../hyper/json.js";
import { searchSpace } from "../hyper/search-space.js";
import { clone } from "./change/clone.js";
import { eq } from "./reading/equal.js";
import { format } from "./reading/format.js";
import { toJSON } from "./json/json-write.js";
import { isOpen } from "./marks.js";
import { argumentsOf, isSymbolic } from "./object.js";
import { query } from "./reading/query.js";
import { symbolize, symbolizeAs } from "./symbolize.js";

class Layer {
  constructor(
    readonly units: number,
    readonly name = "layer",
  ) {}
}
const makeLayer = (units: number, ...names: string[]): Layer => new Layer(units, names.join("-"));

/** A class as older compilers wrote one. */
function makeOldClass(): new (size: number) => { readonly size: number; double(): number } {
  function Old(this: { size: number }, size: number): void {
    this.size = size;
  }
  Object.assign(Old.prototype as object, {
    double(this: { size: number }): number {
      return this.size * 2;
    },
  });
  return Old as unknown as new (size: number) => { readonly size: number; double(): number };
}

describe("without the transformer", () => {
  it("parameters have numbers for names, and none is lost", () => {
    const SymbolicLayer = symbolize(class Numbered extends Layer {});
    const layer = new SymbolicLayer(3, "a");
    expect(format(layer)).toBe('new Numbered(3, "a")');
    expect(query(layer, (value) => value !== layer)).toEqual([["more", [3, "a"]]]);
    const make = symbolize(makeLayer);
    expect(toJSON(make(3, "a", "b"))).toEqual({
      $class: "symbolized#makeLayer",
      param0: 3,
      more: ["a", "b"],
    });
    expect(clone(make(3, "a", "b")).name).toBe("a-b");
    expect([...iterate(make(oneof([1, 2]), "x"))].map(({ units, name }) => [units, name])).toEqual([
      [1, "x"],
      [2, "x"],
    ]);
  });

  it("they can be named", () => {
    const named = symbolize((lr: number, ...betas: number[]) => new Layer(lr, betas.join()), {
      params: ["lr", "...betas"],
    });
    const layer = named(0.1, 1, 2);
    expect(toJSON(layer)).toMatchObject({ lr: 0.1, betas: [1, 2] });
    expect(eq(fromJSON(toJSON(layer)), layer)).toBe(true);
    expect(clone(named(0.1)).name).toBe("");
  });

  it("targets of one name have different names in JSON", () => {
    const [one, other] = [0, 1].map(() =>
      symbolize(function twin(size: number): Layer {
        return new Layer(size);
      }),
    );
    expect([one?.(1), other?.(1)].map(toJSON)).toMatchObject([
      { $class: "symbolized#twin" },
      { $class: "symbolized#twin@2" },
    ]);
    expect(eq(one?.(1), other?.(1))).toBe(false);
  });

  it("there is no search space by type, and the error says how to have one", () => {
    expect(() => searchSpace(symbolize(Layer))).toThrow(/Layer was symbolized without the transformer.*tspc/);
  });

  it("classes of older compilers, of the language and functions are told apart", () => {
    const Old = symbolize(makeOldClass());
    const old = new Old(4);
    expect([old.double(), format(old), format(clone(old))]).toEqual([8, "new Old(4)", "new Old(4)"]);
    expect([...iterate(new Old(oneof([1, 2])))].map((each) => each.double())).toEqual([2, 4]);
    expect(format(new (symbolize(Set<number>))([1]))).toBe("new Set([1])");
    const generate = symbolize(function* count(to: number) {
      for (let i = 0; i < to; i++) yield i;
    });
    expect([...generate(3)]).toEqual([0, 1, 2]);
    expect([...iterate(generate(oneof([1, 2])))].map((each) => [...each])).toEqual([[0], [0, 1]]);
    const later = symbolize(async (size: number) => Promise.resolve(size));
    expect(format(later(3))).toMatch(/\(3\)$/);
  });

  it("an arrow function stands for its call, whatever that is hidden in", () => {
    const make = symbolize(
      (options: { readonly size: number; readonly inner: readonly unknown[] }) => options.size,
      {
        params: ["options"],
      },
    );
    expect(make({ size: 3, inner: [] })).toBe(3);
    const open = make({ size: 1, inner: [[{ deep: oneof([1, 2]) }]] });
    expect(isOpen(open)).toBe(true);
    expect([...iterate([open])]).toEqual([[1], [1]]);
    const size = make({ size: make({ size: oneof([5, 6]), inner: [] }), inner: [] });
    expect([...iterate(size)]).toEqual([5, 6]);
  });
});

describe("a symbolized function", () => {
  it("keeps this, and what the function has besides being called", () => {
    const tools = {
      factor: 3,
      scale: Object.assign(
        function scale(this: { factor: number }, size: number) {
          return new Layer(this.factor * size);
        },
        { version: 2 },
      ),
    };
    tools.scale = symbolize(tools.scale);
    expect([tools.scale(2).units, tools.scale.version]).toEqual([6, 2]);
  });

  it("does not take an argument's part for something that it made", () => {
    const pick = symbolize((options: { readonly layers: readonly Layer[] }) => options.layers[0]);
    const layer = new Layer(1);
    expect(pick({ layers: [layer] })).toBe(layer);
    expect(isSymbolic(layer)).toBe(false);
  });

  it("of the same object keeps the first call", () => {
    const one = new Layer(1);
    const same = symbolize((_id: number) => one);
    same(1);
    same(2);
    expect(argumentsOf(one)).toEqual([1]);
  });

  it("may give null, nothing, a function, a list, a frozen object", () => {
    const give = symbolize((value: unknown): unknown => value);
    for (const value of [null, undefined, () => 1, [1], { a: 1 }, NaN]) expect(give(value)).toBe(value);
    const frozen = symbolize((size: number) => Object.freeze(new Layer(size)));
    expect(eq(clone(frozen(3)), frozen(3))).toBe(true);
  });
});

describe("a symbolized class", () => {
  it("says of a subclass with a hyper value that it is not symbolic", () => {
    const Base = symbolize(class Base extends Layer {});
    class Sub extends Base {}
    expect(() => new Sub(oneof([1, 2]))).toThrow("Annotate Sub with @searchable too");
  });

  it("may look at itself while it is constructed", () => {
    let seen: readonly unknown[] = [];
    const Curious = symbolize(
      class Curious {
        constructor(readonly size: number) {
          seen = argumentsOf(this);
        }
      },
    );
    expect([argumentsOf(new Curious(3)), seen]).toEqual([[3], []]);
  });

  it("gives its prototype and refuses what is neither class nor function", () => {
    const declared = {
      kind: "class",
      id: "test#Declared",
      params: [{ name: "__proto__", property: false, optional: false, rest: false }],
      domains: () => [undefined],
    } as const;
    const Declared = symbolizeAs(class Declared extends Layer {}, declared);
    const object = new Declared(3);
    expect([Object.getPrototypeOf(object), format(fromJSON(toJSON(object)))]).toEqual([
      Declared.prototype,
      "new Declared(3)",
    ]);
    for (const value of [null, undefined, 3, {}, "Layer"])
      expect(() => symbolize(value as typeof Layer)).toThrow("is neither a class nor a function");
  });
});
