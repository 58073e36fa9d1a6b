/** Rigid classes: those whose construction cannot run again in place, because a part of it is not compiled by us. */
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import {
  clone,
  eq,
  format,
  isAbstract,
  isSymbolic,
  materialize,
  oneof,
  rebind,
  searchable,
  searchSpace,
} from "tsglove";

@searchable
class Registry extends Map<string, number> {
  readonly double: number;
  constructor(
    readonly first: 1 | 2 | 3,
    readonly label = `label ${first}`,
  ) {
    super([["first", first]]);
    this.double = first * 2;
  }
  total(): number {
    return [...this.values()].reduce((sum, each) => sum + each, this.double);
  }
}

@searchable
class Stack extends Array<number> {
  constructor(
    readonly start: 5 | 6,
    readonly step: 1 | 2 = 1,
  ) {
    super();
    this.push(start, start + step);
  }
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

@searchable
class Emitter extends EventEmitter {
  constructor(readonly topic: "a" | "b") {
    super();
    this.setMaxListeners(3);
  }
  emitTopic(): boolean {
    return this.emit(this.topic);
  }
}

@searchable
class Broken extends Error {
  override readonly name = "Broken";
  constructor(readonly code: 1 | 2) {
    super(`code ${code}`);
  }
}

function doubled(
  _: undefined,
  _context: ClassFieldDecoratorContext<unknown, number>,
): (value: number) => number {
  return (value) => value * 2;
}

@searchable
class Decorated {
  @doubled readonly twice: number = 21;
  constructor(readonly size: 1 | 2) {}
}

@searchable
class Accessor {
  accessor count = 1;
  constructor(readonly size: 1 | 2) {
    this.count += size;
  }
}

@searchable
class Early {
  readonly value: number;
  constructor(readonly size: 1 | 2) {
    this.value = arguments.length;
  }
}

@searchable
class Holder {
  readonly sum: number;
  constructor(
    readonly registry: Registry,
    readonly stack: Stack = new Stack(5),
  ) {
    this.sum = registry.total() + stack.length;
  }
}

describe("a rigid class", () => {
  it("stays what it is", () => {
    const registry = new Registry(2);
    expect([registry.get("first"), registry.double, registry.label, registry.total(), registry.size]).toEqual(
      [2, 4, "label 2", 6, 1],
    );
    expect([Registry.length, Registry.name, registry instanceof Map]).toEqual([1, "Registry", true]);
    const stack = new Stack(5, 2);
    expect([Array.isArray(stack), [...stack], stack.map((n) => n * 2)]).toEqual([true, [5, 7], [10, 14]]);
    let heard = 0;
    const emitter = new Emitter("a").on("a", () => heard++);
    expect([emitter.emitTopic(), heard, emitter.getMaxListeners()]).toEqual([true, 1, 3]);
    expect([new Broken(2).message, new Broken(2) instanceof Error]).toEqual(["code 2", true]);
    expect([new Decorated(1).twice, new Accessor(2).count, new Early(1).value]).toEqual([42, 3, 1]);
  });

  it.each([
    [new Registry(2), "new Registry(2)"],
    [new Stack(6), "new Stack(6"],
    [new Emitter("b"), 'new Emitter("b")'],
    [new Broken(1), "new Broken(1)"],
    [new Decorated(2), "new Decorated(2)"],
    [new Accessor(2), "new Accessor(2)"],
    [new Early(2), "new Early(2)"],
  ])("has init arguments, is cloned and compared by them: $constructor.name", (made, source) => {
    expect(isSymbolic(made)).toBe(true);
    expect(format(made)).toContain(source);
    const copied = clone(made);
    expect(copied).not.toBe(made);
    expect(copied.constructor).toBe(made.constructor);
    expect(eq(copied, made)).toBe(true);
  });

  it("is not an array to us where it extends Array: its arguments are its parts, not its items", () => {
    const stack = new Stack(5);
    stack.push(99);
    const copied = clone(stack);
    expect([...copied]).toEqual([5, 6]);
    expect(copied).toBeInstanceOf(Stack);
    expect(eq(stack, copied)).toBe(true);
    expect(eq(new Stack(5), new Stack(6))).toBe(false);
    expect(eq(new Stack(5), [5, 6])).toBe(false);
  });

  it("is cloned with overrides, and not rebound in place", () => {
    const registry = new Registry(2);
    expect(clone(registry, { first: 3 }).total()).toBe(9);
    expect(() => rebind(registry, { first: 3 })).toThrow(
      /^Registry cannot run its constructor again in place .*write clone\(x, overrides\) instead\.$/,
    );
    expect(registry.total()).toBe(6);
  });

  it("is replaced by a new object inside of another", () => {
    const registry = new Registry(2);
    const holder = new Holder(registry);
    rebind(holder, { "registry.first": 3 });
    expect([holder.registry === registry, holder.registry.first, holder.sum, registry.first]).toEqual([
      false,
      3,
      11,
      2,
    ]);
    const list = [registry];
    rebind(list, { "[0].first": 1 });
    expect([list[0]?.first, registry.first]).toEqual([1, 2]);
  });

  it("is abstract with a hyper value, and its constructor has not run", () => {
    const open = new Registry(oneof([1, 3]));
    expect(open).toBeInstanceOf(Registry);
    expect([isAbstract(open), format(open)]).toEqual([true, "new Registry(oneof([1, 3]))"]);
    expect(() => open.get("first")).toThrow("This Registry is abstract");
    expect(() => open.size).toThrow("This Registry is abstract");
    expect(() => open.total()).toThrow("it has no total() yet");
    expect(materialize(open, { first: 3 }).total()).toBe(9);
    const stack = new Stack(oneof([5, 6]), 2);
    expect(() => stack.push(1)).toThrow("it has no push() yet");
    expect(() => [...stack]).toThrow("This Stack is abstract");
    expect([...materialize(stack, { start: 6 })]).toEqual([6, 8]);
    expect(() => new Emitter(oneof(["a", "b"])).emitTopic()).toThrow("This Emitter is abstract");
  });

  it("has the space that its types say", () => {
    expect(format(searchSpace(Holder))).toBe(
      "new Holder(\n  new Registry(oneof([1, 2, 3])),\n  new Stack(oneof([5, 6]), oneof([1, 2])),\n)",
    );
    expect(
      materialize(searchSpace(Holder), { "registry.first": 2, "stack.start": 6, "stack.step": 2 }).sum,
    ).toBe(8);
    expect(materialize(searchSpace(Accessor), { size: 2 }).count).toBe(3);
  });

  it("may be rebound while it is abstract, and stays so", () => {
    const open = new Registry(oneof([1, 3]));
    rebind(open, { label: "given" });
    expect(format(open)).toBe('new Registry(oneof([1, 3]), "given")');
    expect(() => rebind(open, { first: 1 })).toThrow("write clone(x, overrides)");
    expect(isAbstract(open)).toBe(true);
    expect(clone(open, { first: 1 }).label).toBe("given");
  });
});

@searchable
class Defaulted extends Map<string, unknown> {
  constructor(
    readonly width: 1 | 2 | null,
    readonly depth: number = width === null ? 0 : 10,
    readonly rest = String(depth),
  ) {
    super();
  }
}
@searchable
class Negated extends Map<string, unknown> {
  constructor(
    readonly on: boolean,
    readonly off = !on,
  ) {
    super();
  }
}

describe("defaults of a rigid class that look at an argument before them", () => {
  it("are evaluated when that is decided, and not with the hyper value", () => {
    const space = new Defaulted(oneof([1, null]));
    expect(format(space)).toBe("new Defaulted(oneof([1, null]))");
    const made = ([1, null] as const).map((width) => materialize(space, { width }));
    expect(made.map(({ width, depth, rest }) => [width, depth, rest])).toEqual([
      [1, 10, "10"],
      [null, 0, "0"],
    ]);
    expect(format(new Negated(oneof([false, true])))).toBe("new Negated(oneof([false, true]))");
    expect([true, false].map((on) => materialize(new Negated(oneof([false, true])), { on }).off)).toEqual([
      false,
      true,
    ]);
  });

  it("are evaluated where the argument is decided, with another hyper value behind", () => {
    const space = new Defaulted(2, undefined, oneof(["a", "b"]));
    expect(format(space)).toBe('new Defaulted(2, undefined, oneof(["a", "b"]))');
    const { depth, rest } = materialize(space, { rest: "b" });
    expect([depth, rest]).toEqual([10, "b"]);
  });
});
