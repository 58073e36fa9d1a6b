/** Who learns of a rebind: parents that are known, hooks of classes, and listeners from outside. */
import { describe, expect, it } from "vitest";
import {
  adopt,
  ancestorsOf,
  clone,
  format,
  getPath,
  insert,
  isAbstract,
  onBound,
  onChange,
  oneof,
  parentOf,
  rebind,
  ref,
  remove,
  rootOf,
  searchable,
  type Bound,
  type Change,
} from "tsglove";

const heard: string[] = [];
const tell = (who: string, changes: readonly Change[]): void => {
  heard.push(`${who}: ${changes.map(({ kind, path }) => `${kind} ${path}`).join(", ")}`);
};

@searchable
class Op implements Bound {
  readonly size: number;
  constructor(
    readonly width: number,
    readonly limit = 100,
  ) {
    if (width > limit) throw new RangeError(`${width} is too wide`);
    this.size = width * 2;
  }
  [onBound](changes: readonly Change[]): void {
    tell("op", changes);
  }
}

@searchable
class Model implements Bound {
  readonly sizes: readonly number[];
  constructor(
    readonly ops: readonly Op[],
    readonly options: { readonly main?: Op } = {},
  ) {
    this.sizes = ops.map(({ size }) => size);
  }
  [onBound](changes: readonly Change[]): void {
    tell("model", changes);
    if (this.sizes.includes(26)) throw new RangeError("thirteen brings no luck");
  }
}

@searchable
class Trainer {
  readonly total: number;
  constructor(
    readonly model: Model,
    readonly lr = 0.1,
  ) {
    this.total = model.sizes.reduce((sum, each) => sum + each, 0);
  }
}

@searchable
class Table extends Map<string, number> {
  constructor(readonly legs: number) {
    super([["legs", legs]]);
  }
}

@searchable
class Office {
  constructor(readonly table: Table) {}
}

const trainer = (): Trainer => new Trainer(new Model([new Op(1), new Op(2)], { main: new Op(3) }));

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("missing");
  return value;
}

describe("onBound", () => {
  it("is told once for a rebind, inner objects first, when all are constructed; not at the first construction", () => {
    heard.length = 0;
    const target = trainer();
    expect(heard).toEqual([]);
    rebind(target, {
      "model.ops[0].width": 5,
      "model.ops[1].width": 6,
      "model.options.main": remove,
      lr: 0.5,
    });
    expect(heard).toEqual([
      "op: set width",
      "op: set width",
      "model: set ops[0].width, set ops[1].width, remove options.main",
    ]);
    expect(target.total).toBe(22);
  });

  it("is not told of what changed nothing, nor while the object is abstract", () => {
    const target = trainer();
    heard.length = 0;
    rebind(target, { "model.ops[0].width": 1 });
    rebind(target, { "model.ops[0].width": oneof([1, 2]) });
    expect([heard, isAbstract(target.model)]).toEqual([[], true]);
    rebind(target, { "model.ops[0].width": 4 });
    expect(heard).toEqual(["op: set width", "model: set ops[0].width"]);
  });

  it("that throws undoes the rebind, as a constructor does", () => {
    const target = trainer();
    const before = format(target);
    expect(() => rebind(target, { "model.ops[0].width": 13, lr: 1 })).toThrow("thirteen brings no luck");
    expect([format(target), target.total, target.model.sizes, target.lr]).toEqual([before, 6, [2, 4], 0.1]);
  });
});

describe("onChange", () => {
  it("hears what changed, from where it listens, with what was and what is", () => {
    const target = trainer();
    const main = must(target.model.options.main);
    const changes: Change[] = [];
    const stop = onChange(target, (each) => changes.push(...each));
    rebind(target, { "model.ops[1]": insert(new Op(7), new Op(8)), "model.options.main": remove });
    expect(changes.map(({ path, kind, before }) => [path, kind, before])).toEqual([
      ["model.ops[1]", "insert", undefined],
      ["model.ops[1]", "insert", undefined],
      ["model.options.main", "remove", main],
    ]);
    expect(changes.map(({ after }) => (after instanceof Op ? after.width : after))).toEqual([
      7,
      8,
      undefined,
    ]);
    stop();
    stop();
    rebind(target, { lr: 0.7 });
    expect(changes).toHaveLength(3);
  });

  it("hears of an edit that starts at a part, and of arrays", () => {
    const target = trainer();
    heard.length = 0;
    onChange(target, (changes) => {
      tell("trainer", changes);
    });
    onChange(target.model.ops, (changes) => {
      tell("list", changes);
    });
    rebind(must(target.model.ops[1]), { width: 9 });
    expect(heard).toEqual([
      "op: set width",
      "list: set [1].width",
      "model: set ops[1].width",
      "trainer: set model.ops[1].width",
    ]);
    expect(target.total).toBe(20);
  });

  it("refuses by throwing, and what another listener rebinds meanwhile is undone too", () => {
    const target = trainer();
    const other = new Op(1);
    onChange(target, () => rebind(other, { width: 50 }));
    const stop = onChange(target, () => {
      throw new Error("no");
    });
    expect(() => rebind(target, { lr: 0.9 })).toThrow("no");
    expect([target.lr, other.width, other.size]).toEqual([0.1, 1, 2]);
    stop();
    rebind(target, { lr: 0.9 });
    expect([target.lr, other.width]).toEqual([0.9, 50]);
  });

  it("goes on listening where a rebind replaced the object", () => {
    const office = new Office(new Table(1));
    heard.length = 0;
    onChange(office.table, (changes) => {
      tell("table", changes);
    });
    rebind(office, { "table.legs": 2 });
    rebind(office, { "table.legs": 3 });
    expect([heard, office.table.get("legs")]).toEqual([["table: set legs", "table: set legs"], 3]);
  });
});

describe("a tree that was adopted", () => {
  it("tells parts where they are", () => {
    const target = trainer();
    const op = must(target.model.ops[1]);
    expect([parentOf(op), rootOf(op), getPath(op), ancestorsOf(op)]).toEqual([undefined, op, "", []]);
    expect(adopt(target)).toBe(target);
    expect([parentOf(op) === target.model.ops, rootOf(op) === target]).toEqual([true, true]);
    expect([getPath(op), getPath(target.model.options), getPath(target)]).toEqual([
      "model.ops[1]",
      "model.options",
      "",
    ]);
    expect(ancestorsOf(op)).toEqual([target.model.ops, target.model, target]);
  });

  it("is constructed again when a part of it is rebound; all or nothing, and not where that is not wanted", () => {
    const target = adopt(trainer());
    const op = must(target.model.ops[0]);
    rebind(op, { width: 10 });
    expect([target.total, target.model.sizes]).toEqual([24, [20, 4]]);
    expect(() => rebind(op, { width: 13 })).toThrow("thirteen");
    expect([op.width, op.size, target.total, target.model.sizes]).toEqual([10, 20, 24, [20, 4]]);
    rebind(op, { width: 20 }, { notifyParents: false });
    expect([op.size, target.total]).toEqual([40, 24]);
    rebind(target.model.ops, { "[1]": remove });
    expect(target.total).toBe(40);
    rebind(op, { width: oneof([1, 2]) });
    expect([isAbstract(target), isAbstract(target.model)]).toEqual([true, true]);
    rebind(op, { width: 2 });
    expect([isAbstract(target), target.total]).toEqual([false, 4]);
  });

  it("keeps its links over edits: what came in belongs to it, what went out does not", () => {
    const target = adopt(trainer());
    const [first, second] = target.model.ops.map(must);
    const made = new Op(5);
    rebind(target, { "model.ops[0]": insert(made), "model.ops[1]": remove });
    expect([getPath(made), getPath(must(first)), getPath(must(second))]).toEqual([
      "model.ops[0]",
      "model.ops[1]",
      "",
    ]);
    rebind(made, { width: 6 });
    expect(target.total).toBe(14);
    rebind(must(second), { width: 50 });
    expect(target.total).toBe(14);
    const model = new Model([new Op(4)]);
    rebind(target, { model });
    rebind(must(model.ops[0]), { width: 5 });
    expect(target.total).toBe(10);
  });

  it("knows what came in when hooks run, and forgets it where they refuse", () => {
    const target = adopt(trainer());
    const [made, old] = [new Op(5), must(target.model.ops[0])];
    let path: string | undefined;
    const stop = onChange(target, () => {
      path = getPath(made);
      throw new Error("no");
    });
    expect(() => rebind(target, { "model.ops[0]": made })).toThrow("no");
    expect([path, getPath(made), getPath(old)]).toEqual(["model.ops[0]", "", "model.ops[0]"]);
    stop();
    rebind(old, { width: 4 });
    expect(target.total).toBe(12);
  });

  it("never lies: a part that a plain write took out has no parent", () => {
    const list = adopt([new Op(1), new Op(2)]);
    const [first, second] = list.map(must);
    list.shift();
    expect([parentOf(must(first)), getPath(must(second))]).toEqual([undefined, "[0]"]);
    rebind(must(first), { width: 9 });
    expect(list.length).toBe(1);
  });

  it("has copies that are adopted, and does not own what is shared", () => {
    const shared = ref(new Op(3));
    const target = adopt(new Trainer(new Model([new Op(1), shared])));
    const copied = clone(target, { "model.ops[0].width": 4 });
    rebind(must(copied.model.ops[0]), { width: 6 });
    expect([copied.total, target.total, parentOf(shared)]).toEqual([18, 8, undefined]);
  });

  it("that contains itself is a clear error, not an endless walk", () => {
    const inner: unknown[] = [];
    const outer = adopt([inner]);
    inner.push(outer);
    adopt(inner);
    expect(() => getPath(inner)).toThrow("contains itself");
  });
});
