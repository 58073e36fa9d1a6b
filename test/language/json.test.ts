/** Objects as JSON and back, over renames, versions and bad data. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  eq,
  fromJSON,
  isAbstract,
  isRef,
  oneof,
  rebind,
  ref,
  RandomStream,
  randomDna,
  searchable,
  searchSpace,
  serializable,
  template,
  toJSON,
  UnknownObject,
  type Float,
  type Int,
} from "tsglove";

@searchable
class Conv {
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly kernel: 3 | 5 | 7 = 3,
    readonly act?: "relu" | "gelu",
  ) {}
}
@searchable
class Identity {}
@searchable
class Odd {
  readonly #secret: number;
  constructor(
    readonly $class: number | undefined,
    readonly $$x: 1 | 2 | undefined,
    secret: Int<0, 9>,
  ) {
    this.#secret = secret;
  }
  get secret(): number {
    return this.#secret;
  }
}
@searchable
class Stack {
  readonly layers: readonly (Conv | Identity)[];
  constructor(
    readonly lr: Float<1e-6, 1, "log">,
    ...layers: readonly (Conv | Identity)[]
  ) {
    this.layers = layers;
  }
}
let constructed = 0;
@searchable
class Any {
  constructor(readonly value: unknown) {
    constructed++;
    if (value === "throw") throw new RangeError("does not like it");
  }
}
@searchable
class Options {
  readonly sum: number;
  constructor({ a, b = 2 }: { readonly a: 1 | 2; readonly b?: number }) {
    this.sum = a + b;
  }
}
@searchable
class Holder {
  constructor(readonly op: Conv | Identity) {}
}

const back = (value: unknown): unknown => fromJSON(JSON.parse(JSON.stringify(toJSON(value))));
const idOf = (value: object): string => {
  const json = toJSON(value);
  const id = typeof json === "object" && json !== null && "$class" in json ? json["$class"] : undefined;
  return typeof id === "string" ? id : "";
};

describe("an object as JSON", () => {
  it("has its given arguments by name", () => {
    expect(toJSON(new Conv(32))).toEqual({ $class: idOf(new Conv(32)), filters: 32, kernel: 3 });
    // What was left out of an abstract object is no argument of it; what it comes to is known when it is constructed.
    expect(toJSON(new Conv(oneof([32]), undefined, "relu"))).toEqual({
      $class: idOf(new Conv(32)),
      filters: { $oneof: [32] },
      act: "relu",
    });
    expect(toJSON(new Odd(undefined, 1, 5))).toEqual({
      $class: idOf(new Odd(1, 1, 1)),
      $$class: { $undefined: true },
      $$$x: 1,
      secret: 5,
    });
    expect(toJSON(new Stack(0.1, new Identity(), new Conv(48)))).toMatchObject({
      lr: 0.1,
      layers: [{ $class: idOf(new Identity()) }, { filters: 48 }],
    });
    expect(toJSON(new Options({ a: 1 }))).toMatchObject({ arg0: { a: 1 } });
  });

  it("comes back equal, its constructor run", () => {
    const values = [
      new Conv(32),
      new Conv(32, undefined, "relu"),
      new Odd(undefined, undefined, 5),
      new Odd(7, 2, 0),
      new Stack(1e-6),
      new Stack(0.5, new Identity(), new Conv(48, 5)),
      new Options({ a: 2, b: 5 }),
      new Any([1, { $class: "x", f: new Any(undefined) }, new Identity()]),
      new Conv(oneof([32, 48])),
      searchSpace(Holder),
    ];
    for (const value of values) {
      const copy = back(value);
      expect([eq(copy, value), isAbstract(copy)]).toEqual([true, isAbstract(value)]);
    }
    expect((back(new Odd(1, 1, 7)) as Odd).secret).toBe(7);
    expect((back(new Options({ a: 2, b: 5 })) as Options).sum).toBe(7);
    const made = template(back(searchSpace(Holder))).decode;
    expect(made).toBeTypeOf("function");
  });

  it("comes back equal at random points of a space", () => {
    const { spec, decode } = template(
      new Stack(0.1, searchSpace(Conv), searchSpace(Holder).op, searchSpace(Conv)),
    );
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const value = decode(randomDna(spec, RandomStream.of(seed)));
        expect(eq(back(value), value)).toBe(true);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("shared objects", () => {
  it("are written once, and read as one object that is shared", () => {
    const teacher = ref(new Any(new Conv(64)));
    const json = toJSON(new Any([teacher, new Any(teacher)]));
    expect(JSON.stringify(json).split('"filters":64')).toHaveLength(2);
    const copy = fromJSON(json) as { value: [Any, Any] };
    expect([copy.value[0] === copy.value[1].value, isRef(copy.value[0]), isRef(copy)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(eq(copy.value[0], teacher)).toBe(true);
    // As parts they are compared by identity, and this is another object.
    expect(eq(copy, new Any([teacher, new Any(teacher)]))).toBe(false);
    expect(toJSON(copy)).toEqual(json);
  });

  it("may be abstract, and stand in places with a domain", () => {
    const op = ref(new Conv(oneof([32, 48])));
    const copy = fromJSON(toJSON([new Holder(op), new Holder(op)])) as [Holder, Holder];
    expect([copy[0].op === copy[1].op, isAbstract(copy[0])]).toEqual([true, true]);
    const wrong = {
      $root: { $class: idOf(new Holder(new Identity())), op: { $ref: 0 } },
      $shared: [{ $class: idOf(new Any(1)), value: 1 }],
    };
    expect(() => fromJSON(wrong)).toThrow("fromJSON: op: a Any is not Conv | Identity.");
  });
});

describe("bad JSON of objects", () => {
  const conv = idOf(new Conv(32));
  const holder = idOf(new Holder(new Identity()));
  const stack = idOf(new Stack(0.1));
  const cases: readonly (readonly [json: unknown, message: string])[] = [
    [{ $class: conv }, 'fromJSON: Conv needs an argument "filters"; it takes filters, kernel, act.'],
    [{ a: [{ $class: conv, filters: 33 }] }, "fromJSON: a[0].filters: 33 is not 32 | 48 | 64."],
    [{ $class: conv, filters: "32" }, 'filters: "32" is not 32 | 48 | 64.'],
    [
      { $class: conv, filters: 32, kernels: 3 },
      'Conv has no argument "kernels"; it takes filters, kernel, act.',
    ],
    [
      { $class: conv, filters: 32, $version: 2 },
      "Conv was written in version 2, and this program knows it up to version 1",
    ],
    [{ $class: holder, op: 3 }, "op: 3 is not Conv | Identity."],
    [{ $class: holder, op: { filters: 32 } }, "op: a plain object is not Conv | Identity."],
    [
      { $class: holder, op: { $class: holder, op: { $class: conv, filters: 1 } } },
      "fromJSON: op.op.filters: 1 is not",
    ],
    [
      { $class: holder, op: { $oneof: [{ $class: conv, filters: 32 }, 1] } },
      "op: candidate 1 does not fit Conv | Identity",
    ],
    [{ $class: stack, lr: 2 }, "lr: 2 is not Float<1e-6, 1"],
    [{ $class: stack, lr: { $number: "NaN" } }, "lr: NaN is not Float"],
    [{ $class: stack, lr: 0.1, layers: 1 }, "layers: 1 is not a list of arguments."],
    [{ $class: conv.replace("Conv", "Conf"), filters: 32 }, `did you mean "${conv}"`],
    [{ $class: "app/elsewhere#Conv", filters: 32 }, `did you mean "${conv}"`],
    [{ $class: "app/elsewhere#Conv" }, 'serializable(TheClass, { aliases: ["app/elsewhere#Conv"] })'],
    [[{ $class: idOf(new Any(1)), value: "throw" }], "fromJSON: [0]: Any's constructor: does not like it"],
  ];
  it.each(cases)("case %# is refused, and says what should stand there", (json, message) => {
    expect(() => fromJSON(json)).toThrow(message);
  });

  it("keeps what a constructor threw as the cause", () => {
    const thrown = ((): unknown => {
      try {
        return fromJSON({ $class: idOf(new Any(1)), value: "throw" });
      } catch (error) {
        return error;
      }
    })();
    expect([
      thrown instanceof RangeError,
      thrown instanceof Error && thrown.cause instanceof RangeError,
    ]).toEqual([true, true]);
  });

  it("runs no constructor of an object whose arguments are wrong, and takes no __proto__", () => {
    constructed = 0;
    const any = idOf(new Any(1));
    expect(() => fromJSON({ $class: any, value: 1, other: 2 })).toThrow("no argument");
    expect(constructed).toBe(1);
    const value = fromJSON(
      JSON.parse(`{ "$class": "${any}", "value": 1, "__proto__": { "value": 2 } }`),
    ) as Any;
    expect([value instanceof Any, value.value, Object.getPrototypeOf(value) === Any.prototype]).toEqual([
      true,
      1,
      true,
    ]);
  });
});

@searchable
class Dense {
  constructor(
    readonly units: number,
    readonly bias = true,
  ) {}
}
@searchable
class Named {
  constructor(readonly n: 1 | 2) {}
}
serializable(Dense, {
  name: "dense",
  aliases: ["old/layers#Linear", "linear"],
  version: 3,
  migrations: {
    1: ({ size, ...rest }) => ({ ...rest, units: size }),
    2: ({ units, ...rest }) => ({ ...rest, units: Number(units) * 2 }),
  },
});

describe("names and versions", () => {
  it("are written, and older ones are read", () => {
    expect(toJSON(new Dense(8))).toEqual({ $class: "dense", $version: 3, units: 8, bias: true });
    for (const $class of ["dense", "linear", "old/layers#Linear"]) {
      expect(eq(fromJSON({ $class, $version: 3, units: 8 }), new Dense(8))).toBe(true);
      expect(eq(fromJSON({ $class, $version: 2, units: 8, bias: false }), new Dense(16, false))).toBe(true);
      expect(eq(fromJSON({ $class, size: 8 }), new Dense(16))).toBe(true);
    }
    expect(() => fromJSON({ $class: "dense", size: { $oneof: [1] } })).toThrow(
      "the migration of Dense from version 2: oneof([...]) is a hyper value, not yet a number or text.",
    );
  });

  it("of other kinds are refused", () => {
    expect(() => fromJSON({ $class: "dense", $version: 4, units: 8 })).toThrow(
      "Dense was written in version 4, and this program knows it up to version 3; read it with a newer program.",
    );
    expect(() => fromJSON({ $class: "dense", $version: 1e9 })).toThrow("version 1000000000");
    expect(() => fromJSON({ x: { $class: "dense", $version: 3, size: 8 } })).toThrow(
      'fromJSON: x: Dense has no argument "size"; it takes units, bias.',
    );
  });

  it("are checked where they are given", () => {
    const migrate = (args: object): Record<string, unknown> => ({ ...args });
    expect(() => {
      serializable(Named, { version: 0 });
    }).toThrow("version 0 is not a whole number from 1 on");
    expect(() => {
      serializable(Named, { version: 3, migrations: { 2: migrate } });
    }).toThrow("add one from 1");
    expect(() => {
      serializable(Named, { version: 3, migrations: { 1: migrate } });
    }).toThrow("add one from 2");
    expect(() => {
      serializable(Named, { version: 2, migrations: { 2: migrate } });
    }).toThrow("there is a migration from version 2, and the class has version 2");
    expect(() => {
      serializable(Named, { name: "dense" });
    }).toThrow("what JSON calls the class");
    expect(() => {
      serializable(Named, { aliases: [idOf(new Conv(32))] });
    }).toThrow("already; give another name");
    expect(() => {
      serializable(class Plain {}, {});
    }).toThrow("it has no @searchable");
    expect(toJSON(new Named(1))).toMatchObject({ n: 1 });
    expect(idOf(new Named(1))).toMatch(/#Named$/);
  });

  it("of a class may be said again, and then hold alone", () => {
    const id = idOf(new Named(1));
    serializable(Named, { name: "named", aliases: ["called"] });
    serializable(Named, { name: "renamed" });
    expect(toJSON(new Named(2))).toEqual({ $class: "renamed", n: 2 });
    expect(() => fromJSON({ $class: "called", n: 2 })).toThrow('no class "called"');
    expect(eq(fromJSON({ $class: id, n: 2 }), new Named(2))).toBe(true);
  });

  it("whose migration goes wrong say so", () => {
    serializable(Named, {
      version: 3,
      migrations: {
        1: () => {
          throw new Error("lost");
        },
        2: (args) => (args["n"] === 1 ? Object.assign(Object.create(null) as object, { m: 1 }) : args),
      },
    });
    const $class = idOf(new Named(1));
    expect(() => fromJSON([{ $class }])).toThrow(
      "fromJSON: [0]: the migration of Named from version 1: lost",
    );
    expect(() => fromJSON({ $class, $version: 2, n: 1 })).toThrow('Named has no argument "m"');
  });
});

describe("objects of unknown classes", () => {
  const json = {
    $class: idOf(new Holder(new Identity())),
    op: {
      $class: "gone#Op",
      $version: 4,
      $$x: 1,
      inner: { $class: idOf(new Conv(32)), filters: 32, kernel: 5 },
      list: [{ $hole: true }],
    },
  };

  it("are kept where that is asked for, and written as they were", () => {
    const holder = fromJSON(json, { unknown: "keep" }) as Holder;
    expect([holder instanceof Holder, isAbstract(holder)]).toEqual([true, true]);
    const op: unknown = holder.op;
    expect(op).toBeInstanceOf(UnknownObject);
    expect(op).toMatchObject({ className: "gone#Op", version: 4, names: ["$x", "inner", "list"] });
    expect(toJSON(holder)).toEqual(json);
    expect(eq(holder, fromJSON(json, { unknown: "keep" }))).toBe(true);
    expect(() => fromJSON(json)).toThrow(
      'fromJSON: op: no class "gone#Op" is loaded; import its module first',
    );
  });

  it("can be replaced", () => {
    const holder = fromJSON(json, { unknown: "keep" }) as Holder;
    rebind(holder, { op: new Identity() });
    expect([isAbstract(holder), eq(holder, new Holder(new Identity()))]).toEqual([false, true]);
  });

  it("cannot be formatted, decoded or computed with, and say what they are", () => {
    const op: unknown = (fromJSON(json, { unknown: "keep" }) as Holder).op;
    expect(() => template(op)).toThrow("UnknownObject is a hyper value of an unknown kind");
    expect(() => String(op)).toThrow("<unknown gone#Op version 4($x, inner, list)>");
  });
});
