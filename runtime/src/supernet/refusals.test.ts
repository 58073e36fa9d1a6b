// What a rewrite refuses, and how it says it.
import { beforeAll, describe, expect, it } from "vitest";
import {
  derived,
  floatv,
  intv,
  manyof,
  oneof,
  permutate,
  RandomStream,
  Reinforce,
  searchable,
  symbolize,
} from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { Learner } from "../nn/learner.js";
import { darts } from "./darts.js";
import { tunas } from "./tunas.js";
import { superProgramOf } from "./super-program.js";
import { Chain, Linear, Picked, Plain, Scale, Task, type Op } from "./testing/tasks.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

async function build(space: Task, method = "call"): Promise<number> {
  const program = superProgramOf(space, { method });
  await program.build(RandomStream.of(1));
  const { length } = program.variables;
  program.dispose();
  return length;
}

it("refuses a loss that depends on no weight, when it has been so for a hundred steps", async () => {
  const before = tf.memory().numTensors;
  const search = (steps: number, isCut: (pass: number) => boolean): Promise<unknown> => {
    let passes = 0;
    const learner = (task: Task): Learner<Tensor2D> => ({
      batches: () => task.batches(),
      loss(batch): Scalar {
        const loss = tf.mean(task.model.call(batch).square()).asScalar();
        return isCut(passes++) ? tf.scalar(loss.dataSync()[0] ?? NaN) : loss;
      },
    });
    const space = new Task(oneof<Op>([new Linear(2), new Linear(3)]));
    return darts
      .rewrite(space, { learner })
      .search({ steps, seed: 1, progress: false })
      .then(({ dispose }) => {
        dispose();
      });
  };
  await expect(search(150, () => true)).rejects.toThrow(
    "In none of the first 100 steps did the loss depend on a weight, so nothing learns: compute it",
  );
  // One that does is enough: a path may have none.
  await search(150, (pass) => pass !== 50);
  expect(tf.memory().numTensors).toBe(before);
});

describe("a decision that no layer reads", () => {
  it("is refused where its name is a layer's, too", () => {
    const width = (): number => oneof([2, 4], { name: "width" });
    for (const outside of ["error", "first"] as const)
      expect(() => superProgramOf(new Task(new Linear(width()), width()), { outside })).toThrow(
        '"rate" is the decision "width", which a layer reads elsewhere',
      );
  });

  it("is fixed alike in all of its places", () => {
    const rate = (): number => oneof([0.1, 0.2], { name: "rate", start: 0.2 });
    const { root } = superProgramOf(
      { task: new Task(new Linear(oneof([1, 2])), rate()), again: rate() },
      { outside: "first", learner: ({ task }) => task },
    );
    expect([root.task.rate, root.again]).toEqual([0.2, 0.2]);
  });

  it("is not derived from others", () => {
    const rate = derived("width", (width: number) => 0.1 / width);
    const space = new Task(new Linear(oneof([2, 4], { name: "width" })), rate);
    for (const outside of ["error", "first"] as const)
      expect(() => superProgramOf(space, { outside })).toThrow('"rate" depends on other decisions');
  });
});

describe("darts", () => {
  it("refuses items of a manyof that belong to a layer, by name", () => {
    const space = new Task(new Chain([new Picked(manyof(2, [0, 1]))]));
    expect(() => darts.rewrite(space)).toThrow(
      /"model.ops\[0\].columns\[0\]", "model.ops\[0\].columns\[1\]" in Picked at "model.ops\[0\]" are items of a manyof/,
    );
  });

  it("says of what is derived what every way to search says of it", () => {
    const width = oneof([2, 4], { name: "width" });
    const doubled = derived("width", (width: number) => 2 * width);
    expect(() => darts.rewrite(new Task(new Chain([new Linear(width), new Linear(doubled)])))).toThrow(
      '"model.ops[1].units" depends on other decisions',
    );
  });

  it("refuses a layer with too many combinations, and a range of numbers, before it makes anything", () => {
    const before = tf.memory().numTensors;
    expect(() => darts.rewrite(new Task(new Linear(intv(1, 2000))))).toThrow(
      'Linear at "model" has more than 64',
    );
    expect(() => darts.rewrite(new Task(new Scale(floatv(1, 2))))).toThrow(
      '"model.first" in Scale at "model"',
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it("ends with layers that can be chosen together", async () => {
    const model = new Row(manyof<Op>(2, [new Scale(0.1), new Scale(0.2), new Scale(0.3)]));
    const { dna } = await darts.rewrite(new Task(model)).search({ steps: 8, seed: 1, progress: false });
    expect(new Set(dna.numbers).size).toBe(2);
    const all = new Row(permutate<readonly Op[]>([new Scale(0.1), new Scale(0.2)]));
    const found = await darts.rewrite(new Task(all)).search({ steps: 8, seed: 1, progress: false });
    expect([...found.dna.numbers].sort()).toEqual([0, 1]);
  });
});

/** Layers side by side, as a list that is chosen. */
@searchable
class Row implements Op {
  constructor(readonly ops: readonly Op[]) {}
  call(x: Tensor): Tensor {
    return this.ops.reduce((y, op) => op.call(y), x);
  }
}

describe("a loss that is no scalar", () => {
  const given: [what: string, loss: (y: Tensor) => unknown, message: string][] = [
    ["nothing", () => undefined, "loss(batch) gives undefined; give a scalar, as tf.mean does."],
    ["a number", (y) => y.size, "loss(batch) gives number; give a scalar"],
    ["one for each example", (y) => y, "loss(batch) gives a tensor of shape [3, 1]; give a scalar"],
  ];
  it.each(given)("is refused as `fit` refuses it: %s", async (_what, loss, message) => {
    const space = new Task(new Chain([oneof<Op>([new Linear(1), new Linear(1)])]));
    const learner = (task: Task): Learner => ({
      batches: () => task.batches(),
      // The cast: what JavaScript lets one write.
      loss: (batch) => loss(task.model.call(batch as Tensor2D)) as Scalar,
    });
    const ways = [tunas.rewrite(space, new Reinforce(), { learner }), darts.rewrite(space, { learner })];
    for (const way of ways)
      await expect(way.search({ steps: 8, seed: 1, progress: false })).rejects.toThrow(message);
  });
});

describe("a choice among layers and others", () => {
  it("is told by name where nothing reads it", () => {
    const space = { part: oneof([new Linear(1), new Plain(1), 3]), task: new Task(new Scale(1)) };
    expect(() => superProgramOf(space, { learner: ({ task }) => task })).toThrow(
      '"part" (Plain, 3: no method "call", which Linear has)',
    );
  });

  it("names classes that are not marked", () => {
    const space = { part: oneof([new Bare(), new Plain(1)]), task: new Task(new Scale(1)) };
    expect(() => superProgramOf(space, { learner: ({ task }) => task })).toThrow(
      '"part" (Bare, Plain: no method "call")',
    );
  });

  it("is told where the layer around it fails", async () => {
    const wrong: unknown = new Plain(1);
    const space = new Task(new Chain([oneof([new Linear(1), wrong as Op])]));
    await expect(build(space)).rejects.toThrow(
      /Chain at "model" failed on .*\. Not all candidates of its choice "model.ops\[0\]" are layers \(Plain: no method "call", which Linear has\)/s,
    );
  });

  it("is one of the layer around it, where that can do with either", async () => {
    expect(await build(new Task(new Perhaps(oneof([new Scale(2), "none"]))))).toBe(2);
  });
});

class Bare {
  readonly size = 1;
}

@searchable
class Perhaps implements Op {
  readonly #last = new Scale(1);
  constructor(readonly op: Scale | "none") {}
  call(x: Tensor): Tensor {
    return this.op === "none" ? this.#last.call(x) : this.op.call(x);
  }
}

@searchable
class Applied implements Learner<Tensor> {
  constructor(readonly layer: { apply(x: Tensor): unknown }) {}
  *batches(): Generator<Tensor, never> {
    for (;;) yield tensors().tensor2d([[1, 2]]);
  }
  loss(batch: Tensor): ReturnType<Learner["loss"]> {
    const y = this.layer.apply(batch);
    if (!(y instanceof tensors().Tensor)) throw new Error("a tensor was given");
    return tensors().mean(tensors().square(y)).asScalar();
  }
}

describe("layers of the library", () => {
  it("are layers by their method, apply", async () => {
    const dense = symbolize(tf.layers.dense);
    const space = new Applied(
      oneof([dense({ units: 3, useBias: false }), dense({ units: oneof([4, 5]), useBias: false })]),
    );
    const program = superProgramOf(space, { method: "apply" });
    expect(program.spec.decisionPoints).toHaveLength(2);
    await program.build();
    expect(program.points.map(({ kind }) => kind)).toEqual(["switch", "sized"]);
    expect(program.variables.map(({ shape }) => shape[1]).sort()).toEqual([3, 4, 5]);
    program.dispose();
  });

  it("are asked for by their method, where nothing else learns", async () => {
    const program = superProgramOf(new Task(new Stray()));
    await expect(program.build()).rejects.toThrow(
      /Nothing in the super program learns.*Nor is anything in it searched: there is no choice among objects with the method "call"/s,
    );
  });
});

@searchable
class Stray implements Op {
  call(x: Tensor): Tensor {
    return x;
  }
}

describe("a layer that gives no tensor", () => {
  it("is named, with what it gives", async () => {
    const odd: unknown = new Odd();
    await expect(build(new Task(oneof<Op>([new Scale(1), odd as Op])))).rejects.toThrow(
      'Odd at "model[=1/2]": its method "call" gives an object (Map); where layers are searched it has to give a tensor, or a list of tensors.',
    );
  });
});

@searchable
class Odd {
  call(_x: Tensor): Map<string, Tensor> {
    return new Map();
  }
}
