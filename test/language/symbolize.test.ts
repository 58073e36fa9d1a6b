/** Symbolic classes and functions out of those that somebody else wrote. */
import { describe, expect, it } from "vitest";
import {
  clone,
  contains,
  diff,
  dnaSpec,
  eq,
  format,
  fromJSON,
  hash,
  isAbstract,
  isSymbolic,
  iterate,
  materialize,
  oneof,
  query,
  RandomSearch,
  rebind,
  sample,
  searchable,
  searchSpace,
  serializable,
  symbolize,
  template,
  toJSON,
  type Float,
} from "tsglove";
import { loadTensors } from "tsglove/tensor";

const tf = await loadTensors({ backend: "cpu" });

// What a user writes.
const Conv2d = symbolize(tf.layers.conv2d);

@searchable
class Net {
  constructor(readonly layer: ReturnType<typeof tf.layers.conv2d>) {}
  get weights(): number {
    this.layer.build([null, 8, 8, 1]);
    return this.layer.countParams();
  }
}

class ThirdPartyPoint {
  static readonly origin = "here";
  static made = 0;
  readonly #sum: number;
  constructor(
    readonly x: number,
    readonly y: number,
    readonly label?: string,
  ) {
    ThirdPartyPoint.made++;
    this.#sum = x + y;
  }
  get sum(): number {
    return this.#sum;
  }
  static diagonal(x: number): ThirdPartyPoint {
    return new this(x, x);
  }
}
const Point = symbolize(ThirdPartyPoint);

class ThirdPartyFrozen {
  constructor(readonly size: number) {
    Object.freeze(this);
  }
}
const Frozen = symbolize(ThirdPartyFrozen);

class ThirdPartyOptimizer {
  constructor(
    readonly rate: Float<1e-4, 1e-1, "log">,
    readonly kind: "sgd" | "adam",
    readonly steps = 10,
  ) {}
}
const Optimizer = symbolize(ThirdPartyOptimizer);

class Layer {
  readonly size: number;
  constructor(units: number) {
    this.size = units;
  }
}
/** A function with overloads, and what functions of others do: give new objects, old ones, parts of what they got, values. */
function dense(units: number): Layer;
function dense(units: 4 | 8, twice?: boolean): Layer;
function dense(units: number, twice = false): Layer {
  return new Layer(twice ? 2 * units : units);
}
const Dense = symbolize(dense);
const Sum = symbolize((...values: number[]): number => values.reduce((sum, each) => sum + each, 0));
const Named = symbolize(function named<T extends object>(part: T, options: { name: string }): T {
  return Object.assign(part, options);
});

@searchable
class Pixel extends Point {
  constructor(readonly color: "red" | "blue") {
    super(1, 2, color);
  }
}
class Plain extends Point {}

@searchable
class Op {
  constructor(readonly size: 1 | 2) {}
}
@searchable
class Holder {
  constructor(
    readonly op: Op,
    readonly layer: Layer,
  ) {}
}

describe("a symbolized function of a library", () => {
  it("is searched inside of a program", () => {
    const space = new Net(Conv2d({ filters: oneof([8, 16]), kernelSize: 3 }));
    expect(isAbstract(space)).toBe(true);
    expect(dnaSpec(space).size).toBe(2n);
    expect([...iterate(space)].map((net) => net.weights)).toEqual([8 * 9 + 8, 16 * 9 + 16]);
    for (const [net, feedback] of sample(space, new RandomSearch({ seed: 1 }), { trials: 3 }))
      feedback(net.weights);
  });

  it("gives what the library gives, and remembers what it was made of", () => {
    const layer = Conv2d({ filters: 8, kernelSize: 3 });
    expect(layer.getClassName()).toBe("Conv2D");
    expect(isSymbolic(layer)).toBe(true);
    expect(isAbstract(layer)).toBe(false);
    expect(format(layer)).toBe("conv2d({ filters: 8, kernelSize: 3 })");
    expect(toJSON(layer)).toEqual({
      $class: expect.stringMatching(/^@tensorflow\/tfjs-layers\/.*#conv2d$/) as string,
      args: { filters: 8, kernelSize: 3 },
    });
    const copied = clone(layer);
    expect(copied).not.toBe(layer);
    expect(eq(copied, layer)).toBe(true);
    expect(eq(fromJSON(toJSON(layer)), layer)).toBe(true);
    expect(hash(copied)).toBe(hash(layer));
  });
});

describe("a symbolized class", () => {
  it("stays what it was: name, length, statics, instances", () => {
    const point = new Point(1, 3);
    expect([Point.name, Point.length, Point.origin]).toEqual(["ThirdPartyPoint", 3, "here"]);
    expect(point instanceof ThirdPartyPoint && point instanceof Point).toBe(true);
    expect([point.x, point.y, point.sum, point.constructor]).toEqual([1, 3, 4, Point]);
    expect(Object.keys(point)).toEqual(Object.keys(new ThirdPartyPoint(1, 3)));
    expect(Reflect.ownKeys(point)).toEqual(Reflect.ownKeys(new ThirdPartyPoint(1, 3)));
    expect(format(Point.diagonal(2))).toBe("new ThirdPartyPoint(2, 2)");
  });

  it("is read, compared, copied and written by its init arguments", () => {
    const point = new Point(1, 3);
    expect(query(point, "**")).toEqual([
      ["", point],
      // As it is found, it is not entered.
    ]);
    expect(query(point, "x")).toEqual([["x", 1]]);
    expect(eq(point, new Point(1, 3))).toBe(true);
    expect(eq(point, new Point(1, 4))).toBe(false);
    expect(diff(point, new Point(1, 4), { flat: true })).toEqual([{ path: "y", before: 3, after: 4 }]);
    const moved = clone(point, { x: 5 });
    expect([moved.x, moved.sum, point.x]).toEqual([5, 8, 1]);
    expect(toJSON(point)).toEqual({
      $class: "tsglove-root/test/language/symbolize.test#ThirdPartyPoint",
      x: 1,
      y: 3,
    });
    expect(eq(fromJSON(toJSON(point)), point)).toBe(true);
    expect(contains([point], Point)).toBe(true);
  });

  it("may freeze its objects", () => {
    const frozen = new Frozen(1);
    expect([Object.isFrozen(frozen), format(frozen)]).toEqual([true, "new ThirdPartyFrozen(1)"]);
    expect(clone(frozen, { size: 2 }).size).toBe(2);
    expect([...iterate(new Frozen(oneof([3, 4])))].map(({ size }) => size)).toEqual([3, 4]);
  });

  it("is abstract with a hyper value, and runs nothing of the class", () => {
    const before = ThirdPartyPoint.made;
    const open = new Point(oneof([1, 2]), 3);
    expect(ThirdPartyPoint.made).toBe(before);
    expect(open instanceof ThirdPartyPoint).toBe(true);
    expect([isAbstract(open), open.y, format(open)]).toEqual([
      true,
      3,
      "new ThirdPartyPoint(oneof([1, 2]), 3)",
    ]);
    expect(() => open.sum).toThrow("This ThirdPartyPoint is abstract");
    expect([...iterate(open)].map((point) => point.sum)).toEqual([4, 5]);
    expect(rebind(open, { y: 4 })).toBe(open);
    expect([...iterate(open)].map((point) => point.sum)).toEqual([5, 6]);
    expect(() => rebind(open, { x: 1 })).toThrow("write clone(x, overrides)");
    expect(isAbstract(open)).toBe(true);
  });

  it("has the search space of its declared types", () => {
    const space = searchSpace(Optimizer);
    expect(format(space)).toBe('new ThirdPartyOptimizer(floatv(1e-4, 0.1, "log"), oneof(["sgd", "adam"]))');
    expect(materialize(space, { rate: 0.01, kind: "adam" }).steps).toBe(10);
    expect(() => new Optimizer(oneof([1e-3, 5]), "sgd")).toThrow("ThirdPartyOptimizer.rate");
    expect(dnaSpec(searchSpace(symbolize(ThirdPartyOptimizer))).decisionPoints.map(({ id }) => id)).toEqual([
      "rate",
      "kind",
    ]);
  });

  it("is the same for the same class, and itself for one that is symbolic", () => {
    expect(symbolize(ThirdPartyPoint)).toBe(Point);
    expect(symbolize(Point)).toBe(Point);
    expect(symbolize(dense)).toBe(Dense);
    expect(symbolize(Dense)).toBe(Dense);
    expect(() => symbolize(ThirdPartyPoint, { params: ["a", "b"] })).toThrow(
      "ThirdPartyPoint is symbolic already, with the parameters (x, y, label)",
    );
  });

  it("can be a base, of classes that are searchable and of others", () => {
    const pixel = new Pixel("red");
    expect([format(pixel), pixel.sum, pixel.label]).toEqual(['new Pixel("red")', 3, "red"]);
    expect([...iterate(searchSpace(Pixel))].map(({ label }) => label)).toEqual(["red", "blue"]);
    expect(isSymbolic(new Plain(1, 2))).toBe(false);
    expect(() => new Plain(oneof([1, 2]), 2)).toThrow("Annotate Plain with @searchable too");
  });

  it("takes classes of the language", () => {
    const Table = symbolize(Map<string, number>);
    const table = new Table([["a", 1]]);
    expect(table.get("a")).toBe(1);
    expect(format(table)).toBe('new Map([["a", 1]])');
    expect(eq(table, clone(table))).toBe(true);
    expect([...iterate(new Table([["a", oneof([1, 2])]]))].map((each) => each.get("a"))).toEqual([1, 2]);
    const Moment = symbolize(Date);
    expect(format(new Moment(5))).toBe("new Date(5)");
  });
});

describe("a symbolized function", () => {
  it("runs at once on decided arguments, of its own types", () => {
    expect(Dense(3).size).toBe(3);
    expect([Dense.name, Dense.length, Sum(1, 2, 3)]).toEqual(["dense", 1, 6]);
    expect(format(Dense(4, true))).toBe("dense(4, true)");
    expect(diff(Dense(4), Dense(8), { flat: true })).toEqual([{ path: "units", before: 4, after: 8 }]);
  });

  it("has the search space of its declared types: its call", () => {
    const act = symbolize(function act(kind: "relu" | "gelu", width: 4 | 8 = 8): { text: string } {
      return { text: `${kind}${width}` };
    });
    const space = searchSpace(act);
    expect(format(space)).toBe('act(oneof(["relu", "gelu"]), oneof([4, 8]))');
    expect([...iterate(space)].map(({ text }) => text)).toEqual(["relu4", "relu8", "gelu4", "gelu8"]);
    const rate = symbolize((of: Float<0, 1>): number => of * 2);
    expect(materialize(searchSpace(rate), { of: 0.25 })).toBe(0.5);
    // tsglove-ignore: what is tested is that it throws
    expect(() => searchSpace((kind: 1 | 2) => kind)).toThrow(
      "searchSpace: this is a function, and not symbolic: give symbolize(...).",
    );
    // tsglove-ignore: what is tested is that it throws
    expect(() => searchSpace(dense)).toThrow("give symbolize(dense).");
  });

  it("is called when its arguments are decided, whatever it gives", () => {
    const total = Sum(1, oneof([2, 3]), 4);
    expect([isAbstract(total), format(total)]).toEqual([true, "Sum(1, oneof([2, 3]), 4)"]);
    expect([...iterate(total)]).toEqual([7, 8]);
    expect(
      [...iterate({ total, list: [Dense(oneof([4, 8]))] })].map((each) => [each.total, each.list[0]?.size]),
    ).toEqual([
      [7, 4],
      [7, 8],
      [8, 4],
      [8, 8],
    ]);
    expect(() => total + 1).toThrow(
      "This Sum is abstract: an argument of it is a hyper value, so it has not been called",
    );
    expect(() => Dense(oneof([4, 5]))).toThrow("dense.units");
  });

  it("keeps an object's first call, and none of an object that it was given", () => {
    const layer = Dense(4);
    expect(Named(layer, { name: "a" })).toBe(layer);
    expect(format(layer)).toBe("dense(4)");
    const foreign = new Layer(1);
    Named(foreign, { name: "b" });
    expect(isSymbolic(foreign)).toBe(false);
    const plain = symbolize((size: number) => ({ size }));
    expect([isSymbolic(plain(1)), plain(1)]).toEqual([false, { size: 1 }]);
    expect(symbolize(() => Point.diagonal(1))()).toBeInstanceOf(Point);
  });

  it("stands where its result may, also where that has a domain", () => {
    const makeOp = symbolize((size: 1 | 2) => new Op(size));
    const space = new Holder(makeOp(oneof([1, 2])), Dense(oneof([4, 8])));
    const all = [...iterate(space)];
    expect(all.map(({ op, layer }) => [op.size, layer.size])).toEqual([
      [1, 4],
      [1, 8],
      [2, 4],
      [2, 8],
    ]);
    const [first] = all;
    if (first === undefined) throw new Error("nothing to decode");
    expect(format(first)).toBe("new Holder(new Op(1), dense(4))");
    const { layer } = first;
    rebind(first, (key, value: unknown) => (key === "units" ? 8 : value));
    expect([first.layer.size, first.layer === layer]).toEqual([8, false]);
    expect(eq(fromJSON(toJSON(space)), space)).toBe(true);
    expect(
      template(new Holder(new Op(1), Dense(oneof([4, 8]))))
        .encode(first)
        .toJSON(),
    ).toBeDefined();
  });

  it("takes a name of one's own in JSON", () => {
    serializable(Point, { name: "point" });
    expect(toJSON(new Point(1, 2))).toMatchObject({ $class: "point" });
  });

  it("passes what its target throws on, and an object that is no function is refused", () => {
    const fails = symbolize((size: number): Layer => {
      throw new Error(`no ${size}`);
    });
    expect(() => fails(3)).toThrow("no 3");
    expect(() => [...iterate(fails(oneof([1, 2])))]).toThrow("no 1");
    expect(() => symbolize(Object(3) as typeof dense)).toThrow("neither a class nor a function");
  });
});
