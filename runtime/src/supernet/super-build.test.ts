// How a super program is built: what works on every child of a space, and what fails then and not in the middle of a search.
import { beforeAll, describe, expect, it } from "vitest";
import { constrain, DNA, intv, manyof, oneof, randomDna, RandomStream, searchable, template } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { param } from "../nn/param.js";
import { superProgramOf, type RewriteOptions, type SuperProgram } from "./super-program.js";
import {
  Around,
  Broken,
  Chain,
  Eager,
  Exact,
  Grouped,
  Joined,
  Linear,
  Own,
  Pair,
  Scale,
  Shrinking,
  Split,
  Task,
  Unmarked,
  type Op,
  type Splits,
} from "./testing/tasks.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

async function built(space: Task, options: RewriteOptions<Task> = {}): Promise<SuperProgram<Task>> {
  const program = superProgramOf(space, options);
  await program.build(RandomStream.of(1));
  return program;
}

/** Two columns, as those that a program is built on. */
function lossOf(program: SuperProgram<Task>, dna: DNA): number {
  return tf.tidy(
    () => program.run(dna, () => program.learner.loss(tf.tensor2d([[1, 2]]))).dataSync()[0] ?? NaN,
  );
}

/** Runs every child, or some hundred of them. */
function runAll(program: SuperProgram<Task>): void {
  const { spec } = program;
  const random = RandomStream.of(3);
  for (let i = 0; i < 100; i++) expect(lossOf(program, randomDna(spec, random))).not.toBeNaN();
}

describe("branches of several widths", () => {
  it("before a layer with variables of its own fail at once, by class, place and shapes", async () => {
    const space = new Task(new Chain([oneof<Op>([new Linear(3), new Linear(2)]), new Own()]));
    await expect(built(space)).rejects.toThrow(
      /Where "model.ops\[0\]" takes 1, the forward pass fails: Own at "model.ops\[1\]" failed on an input of shape \[3, 2\]: .*Its first input was of shape \[3, 3\].*param\(this/s,
    );
  });

  it("are taken by a layer that asks for its weights", async () => {
    runAll(await built(new Task(new Chain([oneof<Op>([new Linear(2), new Linear(3)]), new Linear(2)]))));
  });
});

describe("layers that a constructor made", () => {
  it("share over the widths of the layer around them", async () => {
    const program = await built(new Task(new Pair(oneof([2, 3]))));
    expect(program.variables.map(({ shape }) => shape)).toEqual([
      [2, 3],
      [3, 3],
    ]);
    const dna = DNA.of(program.spec, [0]);
    const child = program.inherit(dna);
    expect(tf.tidy(() => child.loss(tf.tensor2d([[1, 2]])).dataSync()[0])).toBeCloseTo(
      lossOf(program, dna),
      5,
    );
  });

  it("may have any number of widths", async () => {
    const program = await built(new Task(new Pair(intv(1, 300))));
    expect(program.variables).toHaveLength(2);
    runAll(program);
  });

  it("are told apart by their class, and by the branch that they are in", async () => {
    const inner = oneof<Op>([new Pair(2), new Pair(3)]);
    const program = await built(new Task(new Around(oneof([2, 3]), new Chain([inner, new Linear(1)]))));
    // Of the layer around; of each pair's two; and of the last.
    expect(program.variables).toHaveLength(1 + 2 * 2 + 1);
    runAll(program);
  });
});

describe("a size that shrinks a weight", () => {
  it("has room for the largest that any size asks for", async () => {
    const program = await built(new Task(new Chain([new Linear(oneof([2, 4])), new Grouped(oneof([1, 2]))])));
    expect(program.variables.map(({ shape }) => shape)).toEqual([
      [2, 4],
      [4, 4],
    ]);
    runAll(program);
  });

  it("may be one of several that shrink it together", async () => {
    // 144 combinations: not each is tried.
    const program = await built(new Task(new Shrinking(intv(1, 12), intv(1, 12))));
    expect(program.variables.map(({ shape }) => shape)).toEqual([[24]]);
    runAll(program);
  });

  it("is largest where it asks for most", async () => {
    const program = await built(new Task(new Chain([new Grouped(oneof([1, 2])), new Linear(oneof([1, 5]))])));
    const path = DNA.of(program.spec, [1, 0]);
    const asked: string[] = [];
    const watch = program.variables.map((variable) => variable.shape.join());
    expect(watch).toEqual(["2,4", "4,5"]);
    tf.tidy(() => {
      const y = program.runAveraged({ operators: false, largest: true, path }, () =>
        program.root.model.call(tf.tensor2d([[1, 2]])),
      );
      asked.push(y.shape.join());
    });
    expect(asked).toEqual(["1,5"]);
    // By all of its inputs, and not by the first alone: another second one is another output.
    const at = (second: number): number[] => [
      ...tf.tidy(() =>
        program
          .runAveraged({ operators: false, largest: true, path }, () =>
            program.root.model.call(tf.tensor2d([[1, second]])),
          )
          .dataSync(),
      ),
    ];
    expect(at(2)).not.toEqual(at(3));
  });
});

describe("what is searched inside a layer with sizes", () => {
  it("is one for all of its combinations", async () => {
    const inner = oneof<Op>([new Scale(2), new Scale(3)]);
    const program = await built(new Task(new Around(oneof([2, 3]), inner)));
    // The kernel, and a factor for each branch.
    expect(program.variables).toHaveLength(3);
    expect(program.points.map(({ id, kind }) => `${kind} ${id}`).sort()).toEqual([
      "sized model",
      "switch model.inner",
    ]);
    runAll(program);
  });

  it("may be tied to it by a name", async () => {
    const width = (): number => oneof([2, 4], { name: "width" });
    const program = await built(new Task(new Around(width(), new Linear(width()))));
    expect(program.spec.decisionPoints).toHaveLength(1);
    runAll(program);
    const [point] = program.spec.decisionPoints;
    const shares = new Map([[point?.id ?? "", tf.tensor1d([0.25, 0.75])]]);
    const shape = tf.tidy(
      () => program.runMixed(shares, () => program.root.model.call(tf.tensor2d([[1, 2]]))).shape,
    );
    expect(shape).toEqual([1, 4]);
  });

  it("is the same in a mixture as the sum over its children, where it is tied", async () => {
    const width = (): number => oneof([2, 4], { name: "width" });
    const program = await built(new Task(new Around(width(), new Linear(width()))));
    const [point] = program.spec.decisionPoints;
    const batch = tf.tensor2d([[1, 2]]);
    const call = (): Tensor => program.root.model.call(batch);
    const [narrow = [], wide = []] = [0, 1].map((number) =>
      tf.tidy(() => [...program.run(DNA.of(program.spec, [number]), call).dataSync()]),
    );
    const shares = new Map([[point?.id ?? "", tf.tensor1d([0.25, 0.75])]]);
    const mixed = tf.tidy(() => [...program.runMixed(shares, call).dataSync()]);
    mixed.forEach((value, i) => {
      expect(value).toBeCloseTo(0.25 * (narrow[i] ?? 0) + 0.75 * (wide[i] ?? NaN), 5);
    });
  });

  it("may be tied to a layer behind it", async () => {
    const width = (): number => oneof([2, 4], { name: "width" });
    runAll(await built(new Task(new Chain([new Linear(width()), new Exact(width())]))));
  });
});

describe("a manyof in a layer", () => {
  it("is tried with what its items can take together, and counted so", async () => {
    noted.length = 0;
    runAll(await built(new Task(new Noted(manyof(2, ["a", "b", "c"])))));
    expect(new Set(noted).size).toBe(6);
    noted.length = 0;
    // 20 choose 3 are 1,140, too many to try each; and of all of them no letter comes twice, or before another.
    const letters = "abcdefghijklmnopqrst".split("");
    runAll(await built(new Task(new Noted(manyof(3, letters, { sorted: true })))));
    expect(noted.every((list) => [...new Set(list)].sort().join("") === list)).toBe(true);
    expect(new Set(noted.flatMap((list) => list.split(""))).size).toBe(20);
  });

  it("has a set of variables for each list that can be", async () => {
    // 4 · 3 · 2 · 1 = 24 orders, of 256 lists.
    const program = await built(new Task(new OwnOrder(manyof(4, [0, 1, 2, 3]))));
    expect(program.variables).toHaveLength(24);
    await expect(built(new Task(new OwnOrder(manyof(5, [0, 1, 2, 3, 4]))))).rejects.toThrow(
      'OwnOrder at "model" has more than 64 combinations, and makes variables of its own',
    );
  });
});

const noted: string[] = [];

@searchable
class Noted implements Op {
  constructor(readonly letters: readonly string[]) {
    noted.push(letters.join(""));
  }
  call(x: Tensor): Tensor {
    return tensors().mul(x, param(this, "scale", []));
  }
}

@searchable
class OwnOrder implements Op {
  readonly #scale = new Scale(1);
  constructor(readonly order: readonly number[]) {}
  call(x: Tensor): Tensor {
    return this.#scale.call(x);
  }
}

describe("constraints", () => {
  it("are kept by what a build runs, and by the largest sizes", async () => {
    ran.length = 0;
    const model = new Sizes(new Noting(oneof([1, 2, 3])), new Noting(oneof([1, 2, 3])));
    const space = constrain(
      new Task(model),
      (task) => task.model instanceof Sizes && task.model.a.size + task.model.b.size <= 3,
    );
    const program = await built(space);
    expect(new Set(ran)).toEqual(new Set([1, 2]));
    runAll(program);
    ran.length = 0;
    const path = template(space).start();
    expect(path.numbers).toEqual([0, 0]);
    tf.tidy(() => {
      program.runAveraged({ operators: false, largest: true, path }, () =>
        program.learner.loss(tf.tensor2d([[1, 2]])),
      );
    });
    // The first as large as may be beside the second; and so the second is 1.
    expect(ran).toEqual([2, 1]);
  });

  it("may keep all layers from being largest together", async () => {
    const model = new Chain([new Linear(intv(1, 12)), new Linear(intv(1, 12)), new Linear(intv(1, 12))]);
    const space = constrain(
      new Task(model),
      ({ model }) =>
        model instanceof Chain &&
        model.ops.reduce((sum, op) => sum + (op instanceof Linear ? op.units : 0), 0) <= 16,
    );
    const program = await built(space);
    // Each as wide as 14 beside two of 1 would allow it, and all inputs as wide.
    expect(program.variables.map(({ shape }) => shape)).toEqual([
      [2, 12],
      [12, 12],
      [12, 12],
    ]);
    runAll(program);
  });

  it("leave out of a mixture what no child has", async () => {
    const space = constrain(
      new Task(new Broken(oneof([1, 2, 3]))),
      ({ model }) => model instanceof Broken && model.size !== 3,
    );
    const program = await built(space);
    const [point] = program.spec.decisionPoints;
    const shares = new Map([[point?.id ?? "", tf.tensor1d([0.2, 0.6, 0.2])]]);
    const y = tf.tidy(() => [
      ...program.runMixed(shares, () => program.root.model.call(tf.tensor2d([[1, 1]]))).dataSync(),
    ]);
    expect(y[0]).toBeCloseTo(0.25 * 1 + 0.75 * 2, 5);
  });
});

const ran: number[] = [];

/** Notes its size when it runs. */
@searchable
class Noting implements Op {
  constructor(readonly size: number) {}
  call(x: Tensor): Tensor {
    ran.push(this.size);
    return tensors().mul(x, param(this, "scale", []));
  }
}

@searchable
class Sizes implements Op {
  constructor(
    readonly a: Noting,
    readonly b: Noting,
  ) {}
  call(x: Tensor): Tensor {
    return this.b.call(this.a.call(x));
  }
}

describe("a build", () => {
  it("runs a long range at its ends and some between", async () => {
    ran.length = 0;
    const program = await built(new Task(new Noting(intv(1, 2000))));
    expect(ran.length).toBeLessThan(50);
    expect([Math.min(...ran), Math.max(...ran)]).toEqual([1, 2000]);
    runAll(program);
  });

  it("leaves nothing where it fails", async () => {
    const before = tf.memory().numTensors;
    const space = new Task(new Chain([new Linear(oneof([2, 3])), new Scale(1), new Own()]));
    await expect(built(space)).rejects.toThrow("the forward pass fails");
    expect(tf.memory().numTensors).toBe(before);
    const program = superProgramOf(space);
    await expect(program.build()).rejects.toThrow("the forward pass fails");
    await expect(program.build()).rejects.toThrow("rewrite the space anew");
  });

  it("leaves nothing where a program cannot be made", () => {
    const before = tf.memory().numTensors;
    expect(() => superProgramOf(new Chain([new Eager()]))).toThrow("Chain is no learner");
    // That of the user's own.
    expect(tf.memory().numTensors).toBe(before + 1);
  });

  it("says that a cost cannot be counted where nothing can", async () => {
    const program = await built(new Task(oneof<Op>([new Scale(1), new Scale(2)])));
    expect(() => program.cost(DNA.of(program.spec, [0]))).toThrow(
      "What a child costs cannot be counted: there is no convolution and no matrix product",
    );
    const asked = { cost: { target: 1, weight: -1 } };
    await expect(built(new Task(oneof<Op>([new Scale(1), new Scale(2)])), asked)).rejects.toThrow(
      "What a child costs cannot be counted",
    );
    const some = await built(new Task(oneof<Op>([new Linear(1), new Scale(2)])));
    expect([0, 1].map((number) => some.cost(DNA.of(some.spec, [number])))).toEqual([2, 0]);
  });

  it("trains the variables that an object of an unmarked class had before", async () => {
    const program = await built(new Task(new Chain([oneof<Op>([new Unmarked(2), new Unmarked(3)])])));
    expect(program.variables).toHaveLength(2);
    const child = program.inherit(DNA.of(program.spec, [1]));
    expect(tf.tidy(() => child.loss(tf.tensor2d([[1, 2]])).dataSync()[0])).toBeCloseTo((9 + 36) / 2, 4);
  });

  it("takes lists of tensors, and blends them one by one", async () => {
    const program = await built(new Task(new Joined(oneof<Splits>([new Split(2), new Split(4)]))));
    const [point] = program.spec.decisionPoints;
    const shares = new Map([[point?.id ?? "", tf.tensor1d([0.25, 0.75])]]);
    const call = (): Tensor => program.root.model.call(tf.tensor2d([[1, 2]]));
    expect([...tf.tidy(() => program.run(DNA.of(program.spec, [1]), call)).dataSync()]).toEqual([4, 8]);
    expect([...tf.tidy(() => program.runMixed(shares, call)).dataSync()]).toEqual([3.5, 7]);
  });
});
