/** A `@searchable` class stays an ordinary class: what the rewrite must not change. */
import { describe, expect, it } from "vitest";
import { clone, isAbstract, oneof, rebind, searchable } from "tsglove";

@searchable
class Counter {
  static made = 0;
  static #secret = 7;
  static of(step: 1 | 2): Counter {
    return new Counter(step);
  }
  static get secret(): number {
    return Counter.#secret;
  }
  #count = 0;
  readonly maker: string;
  label?: string;
  constructor(readonly step: 1 | 2 = 1) {
    Counter.made++;
    this.#count = step;
    this.maker = new.target.name;
  }
  next(): number {
    return (this.#count += this.step);
  }
  get count(): number {
    return this.#count;
  }
  set count(value: number) {
    this.#count = value;
  }
  #hidden(): string {
    return `hidden ${this.#count}`;
  }
  reveal(): string {
    return this.#hidden();
  }
  static isCounter(value: object): boolean {
    return #count in value;
  }
  async later(): Promise<number> {
    await Promise.resolve();
    return this.next();
  }
  *steps(): Generator<number> {
    yield this.step;
    yield this.step * 2;
  }
  [Symbol.toPrimitive](): number {
    return this.#count;
  }
}

describe("a searchable class", () => {
  it("keeps its name, length, statics and prototype", () => {
    expect([Counter.name, Counter.length, Counter.secret]).toEqual(["Counter", 0, 7]);
    expect(Counter.of(2)).toBeInstanceOf(Counter);
    expect(Object.getPrototypeOf(new Counter())).toBe(Counter.prototype);
    expect(new Counter().constructor).toBe(Counter);
    expect(Object.keys(Counter)).toEqual(["made"]);
  });

  it("runs its constructor once a construction", () => {
    const before = Counter.made;
    new Counter();
    expect(Counter.made).toBe(before + 1);
  });

  it("keeps private state, methods and brand checks", () => {
    const counter = new Counter(2);
    expect([counter.next(), counter.count, counter.reveal(), counter.maker]).toEqual([
      4,
      4,
      "hidden 4",
      "Counter",
    ]);
    counter.count = 10;
    expect([counter.next(), +counter]).toEqual([12, 12]);
    expect([Counter.isCounter(counter), Counter.isCounter({})]).toEqual([true, false]);
  });

  it("keeps async methods and generators", async () => {
    const counter = new Counter(1);
    await expect(counter.later()).resolves.toBe(2);
    expect([...counter.steps()]).toEqual([1, 2]);
  });

  it("has the fields that it would have, and no more", () => {
    expect(Object.keys(new Counter(2)).sort()).toEqual(["label", "maker", "step"]);
    expect(JSON.stringify(new Counter(2))).toBe('{"step":2,"maker":"Counter"}');
    expect(Object.fromEntries(Object.entries(new Counter(2)))).toEqual({
      step: 2,
      maker: "Counter",
      label: undefined,
    });
  });

  it("cannot be called without new", () => {
    expect(() => {
      Reflect.apply(Counter, undefined, []);
    }).toThrow(TypeError);
  });

  it("has stack traces that name the user's code", () => {
    const thrower = (): unknown => new Throws(3);
    expect(thrower).toThrow("too large: 3");
    try {
      thrower();
    } catch (error) {
      expect(error instanceof Error ? error.stack : "").toContain("construct.test");
    }
  });
});

@searchable
class Throws {
  constructor(readonly size: 1 | 3) {
    if (size > 2) throw new RangeError(`too large: ${size}`);
  }
}

@searchable
class Layer {
  readonly size: number;
  constructor(
    readonly inputs: number,
    readonly outputs: number = inputs * 2,
    protected readonly bias = inputs + outputs,
    private readonly scale = bias / 2,
    public mutable = "m",
    plain = scale + 1,
  ) {
    this.size = inputs + outputs + bias + scale + plain;
  }
  get state(): readonly number[] {
    return [this.inputs, this.outputs, this.bias, this.scale, this.size];
  }
}

describe("the parameters of a searchable class", () => {
  it("may have defaults that depend on parameters before them", () => {
    expect(Layer.length).toBe(1);
    expect(new Layer(2).state).toEqual([2, 4, 6, 3, 19]);
    expect(new Layer(2, 3).state).toEqual([2, 3, 5, 2.5, 16]);
    expect(new Layer(2, undefined, 1).state).toEqual([2, 4, 1, 0.5, 9]);
  });

  it("evaluate their defaults again on a rebind: an omitted argument stays omitted", () => {
    const layer = new Layer(2);
    rebind(layer, { inputs: 10 });
    expect(layer.state).toEqual([10, 20, 30, 15, 91]);
    expect(clone(layer).state).toEqual(layer.state);
    rebind(layer, { outputs: 1 });
    rebind(layer, { inputs: 2 });
    expect(layer.state).toEqual([2, 1, 3, 1.5, 10]);
  });

  it("are init arguments whatever their visibility; a plain write changes the field only", () => {
    const layer = new Layer(1, 1, 1, 1, "given", 5);
    layer.mutable = "written";
    expect(layer.mutable).toBe("written");
    const copied = clone(layer);
    expect([copied.mutable, copied.state]).toEqual(["given", layer.state]);
    rebind(layer, (key, value) => (key === "plain" ? 6 : key === "scale" ? 2 : (value as unknown)));
    expect([layer.mutable, layer.state]).toEqual(["given", [1, 1, 1, 2, 11]]);
  });
});

@searchable
class Rest {
  readonly total: number;
  constructor(
    readonly first: 1 | 2,
    ...others: readonly number[]
  ) {
    this.total = others.reduce((sum, each) => sum + each, first);
  }
}

@searchable
class OnlyRest {
  readonly items: readonly unknown[];
  constructor(...items: readonly unknown[]) {
    this.items = items;
  }
}

@searchable
class Options {
  readonly sum: number;
  constructor(
    { width, height = width }: { readonly width: number; readonly height?: number },
    [x]: readonly number[] = [1],
  ) {
    this.sum = width + height + (x ?? 0);
  }
}

describe("unusual parameters", () => {
  it("take the rest of the arguments", () => {
    const rest = new Rest(1, 2, 3);
    expect([Rest.length, rest.total, new Rest(2).total]).toEqual([1, 6, 2]);
    expect(clone(rest).total).toBe(6);
    rebind(rest, { first: 2 });
    expect(rest.total).toBe(7);
    rebind(rest, (key, value) => (key === "others" ? [10] : (value as unknown)));
    expect(rest.total).toBe(12);
  });

  it("take the rest where there is nothing else, arrays and nothing included", () => {
    for (const args of [[], [[1, 2]], [[]], [undefined], [1, [2]]]) {
      const made = new OnlyRest(...args);
      expect(made.items).toEqual(args);
      expect(clone(made).items).toEqual(args);
    }
    expect(isAbstract(new OnlyRest(1, oneof([1, 2])))).toBe(true);
  });

  it("are destructured, with defaults inside", () => {
    const options = new Options({ width: 2 });
    expect([Options.length, options.sum, new Options({ width: 2, height: 3 }, [4]).sum]).toEqual([1, 5, 9]);
    expect(clone(options).sum).toBe(5);
  });
});

@searchable
class Empty {}

@searchable
class Box<T> {
  readonly items: T[] = [];
  constructor(readonly value: T) {
    this.items.push(value);
  }
  map<U>(change: (value: T) => U): Box<U> {
    return new Box(change(this.value));
  }
  self(): this {
    return this;
  }
}

@searchable
class Fields {
  declare readonly declared: string;
  readonly made = { list: [1] };
  readonly arrow = (): number => this.size;
  size = 3;
  ["computed"] = this.size + 1;
  undefinedOnPurpose: number | undefined;
  static readonly table = new Map([[1, Fields.name]]);
  static {
    Fields.table.set(2, "block");
  }
}

describe("classes of every shape", () => {
  it("without a constructor are constructed as ever", () => {
    expect([Empty.length, Object.keys(new Empty())]).toEqual([0, []]);
    expect(clone(new Empty())).toBeInstanceOf(Empty);
  });

  it("with type parameters are constructed as ever", () => {
    const box = new Box(2).map((n) => `${n}!`);
    expect([box.value, box.items, box.self() === box]).toEqual(["2!", ["2!"], true]);
    expect(clone(box).items).not.toBe(box.items);
  });

  it("initialise fields in order, anew in each object and on each rebind", () => {
    const [a, b] = [new Fields(), new Fields()];
    expect([a.size, a.computed, a.arrow(), a.made]).toEqual([3, 4, 3, { list: [1] }]);
    expect(a.made).not.toBe(b.made);
    expect("undefinedOnPurpose" in a).toBe(true);
    expect("declared" in a).toBe(false);
    expect([...Fields.table]).toEqual([
      [1, "Fields"],
      [2, "block"],
    ]);
  });
});
