/** What a rewrite makes of a space: which branches run and learn, which weights are shared, what is refused. */
import { beforeAll, describe, expect, it } from "vitest";
import { constrain, DNA, floatv, oneof } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { Learner } from "../nn/learner.js";
import { superProgramOf, type SuperProgram } from "./super-program.js";
import { Chain, Linear, Own, Pair, Plain, Powered, Rows, Scale, Task, type Op } from "./testing/tasks.js";

beforeAll(async () => {
  await loadTensors();
});

async function built(space: Task): Promise<SuperProgram<Task>> {
  const program = superProgramOf(space);
  await program.build();
  return program;
}

function path(program: SuperProgram<Task>, ...numbers: number[]): DNA {
  return DNA.of(program.spec, numbers);
}

function slopes(program: SuperProgram<Task>, dna: DNA): boolean[] {
  const tf = tensors();
  const batch = tf.tensor2d([[1, 2]]);
  return tf.tidy(() => {
    const { grads } = tf.variableGrads(() => program.run(dna, () => program.learner.loss(batch)));
    return program.variables.map(({ name }) => {
      // Null, whatever the type says, for what the loss does not depend on.
      const gradient: unknown = grads[name];
      return gradient instanceof tf.Tensor;
    });
  });
}

function lossOf(program: SuperProgram<Task>, dna: DNA): number {
  const tf = tensors();
  return tf.tidy(
    () => program.run(dna, () => program.learner.loss(tf.tensor2d([[1, 2]]))).dataSync()[0] ?? NaN,
  );
}

describe("a choice among layers", () => {
  it("trains the branch that was chosen, and no other", async () => {
    const program = await built(new Task(oneof<Op>([new Scale(2), new Scale(3), new Linear(1)])));
    expect(program.variables).toHaveLength(3);
    const counts = [0, 1, 2].map((number) => slopes(program, path(program, number)));
    for (const each of counts) expect(each.filter(Boolean)).toHaveLength(1);
    expect(new Set(counts.map((each) => each.indexOf(true))).size).toBe(3);
    expect(lossOf(program, path(program, 0))).toBeCloseTo((4 + 16) / 2, 4);
    expect(lossOf(program, path(program, 1))).toBeCloseTo((9 + 36) / 2, 4);
  });

  it("is conditional: what a branch does not open does not run", async () => {
    const inner = new Chain([new Scale(1), oneof<Op>([new Scale(2), new Scale(5)])]);
    const program = await built(new Task(oneof<Op>([inner, new Scale(7)])));
    expect(program.variables).toHaveLength(4);
    expect(slopes(program, path(program, 0, 1)).filter(Boolean)).toHaveLength(2);
    expect(slopes(program, path(program, 1)).filter(Boolean)).toHaveLength(1);
    expect(lossOf(program, path(program, 0, 1))).toBeCloseTo((25 + 100) / 2, 3);
  });

  it("may be a candidate of another, within constraints too", async () => {
    const inner = constrain(oneof<Op>([new Scale(1), new Scale(2)]), () => true);
    const program = await built(new Task(new Chain([oneof<Op>([inner, new Scale(3)])])));
    expect(program.variables).toHaveLength(3);
    expect(program.points.map(({ kind }) => kind)).toEqual(["switch", "switch"]);
    expect(slopes(program, path(program, 0, 1)).filter(Boolean)).toHaveLength(1);
    expect(lossOf(program, path(program, 0, 1))).toBeCloseTo((4 + 16) / 2, 4);
  });

  it("is one decision where several have its name", async () => {
    const choice = (): Op => oneof<Op>([new Scale(2), new Scale(3)], { name: "op" });
    const program = await built(new Task(new Chain([choice(), choice()])));
    expect(program.spec.decisionPoints.filter(({ tied }) => tied !== true)).toHaveLength(1);
    expect(lossOf(program, path(program, 1))).toBeCloseTo((81 + 324) / 2, 2);
  });

  it("refuses to be read", async () => {
    const program = await built(new Task(new Chain([oneof<Op>([new Scale(2), new Scale(3)])])));
    const model: unknown = program.root.model;
    if (!(model instanceof Chain)) throw new Error("the chain stays a chain");
    expect(() => Reflect.get(model.ops[0] ?? {}, "first") as unknown).toThrow(
      'The switch at "model.ops[0]": "first" was read, and which branch it is of is not decided',
    );
  });
});

describe("a layer with sizes", () => {
  it("shares one weight among them: a smaller one is the beginning of the larger", async () => {
    const program = await built(new Task(new Linear(oneof([1, 3]))));
    expect(program.variables.map(({ shape }) => shape)).toEqual([[2, 3]]);
    const [kernel] = program.variables;
    kernel?.assign(
      tensors().tensor2d([
        [1, 10, 10],
        [1, 10, 10],
      ]),
    );
    expect(lossOf(program, path(program, 0))).toBeCloseTo(9, 4);
    // A step of the narrow one moves the wide one's first column.
    const tf = tensors();
    const { grads } = tf.variableGrads(() =>
      program.run(path(program, 0), () => program.learner.loss(tf.tensor2d([[1, 2]]))),
    );
    const [gradient] = Object.values(grads);
    expect([...(gradient?.dataSync() ?? [])]).toEqual([6, 0, 0, 12, 0, 0]);
  });

  it("has an instance for each combination where it makes its own variables", async () => {
    const program = await built(new Task(new Scale(oneof([2, 3, 4]))));
    expect(program.variables).toHaveLength(3);
    expect(lossOf(program, path(program, 2))).toBeCloseTo((16 + 64) / 2, 3);
  });

  it("refuses more than 64 sets of variables of its own, by name", async () => {
    const many = Array.from({ length: 65 }, (_, i) => i + 1);
    await expect(built(new Task(new Scale(oneof(many))))).rejects.toThrow(
      /Scale at "model".*more than 64.*param\(this/s,
    );
  });

  it("may have any number of sizes that share", async () => {
    const many = Array.from({ length: 100 }, (_, i) => i + 1);
    const program = await built(new Task(new Linear(oneof(many))));
    expect(program.variables.map(({ shape }) => shape)).toEqual([[2, 100]]);
    expect(lossOf(program, path(program, 41))).toBeGreaterThan(0);
  });
});

describe("the program", () => {
  it("mixes candidates as DARTS does, a narrower one as if its other channels were 0", async () => {
    const tf = tensors();
    const program = await built(new Task(new Linear(oneof([1, 2]))));
    program.variables[0]?.assign(
      tf.tensor2d([
        [1, 2],
        [3, 4],
      ]),
    );
    const [point] = program.spec.decisionPoints;
    const weights = new Map([[point?.id ?? "", tf.tensor1d([0.25, 0.75])]]);
    // [1, 1] gives [4, 6]: the first channel whole, the second to three quarters.
    const value = tf.tidy(() =>
      program.runMixed(weights, () => program.root.model.call(tf.tensor2d([[1, 1]]))).dataSync(),
    );
    expect([...value]).toEqual([4, 4.5]);
  });

  it("says that it has been freed where it is run then", async () => {
    const program = await built(new Task(new Linear(oneof([1, 2]))));
    const dna = path(program, 1);
    program.dispose();
    expect(() => lossOf(program, dna)).toThrow(
      "The super program's weights have been freed; rewrite the space anew.",
    );
  });

  it("averages all operators, and takes the largest sizes, in a warm-up", async () => {
    const tf = tensors();
    const program = await built(new Task(oneof<Op>([new Scale(2), new Scale(4)])));
    const options = { operators: true, largest: false, path: path(program, 0) };
    const value = tf.tidy(() =>
      program.runAveraged(options, () => program.root.model.call(tf.tensor2d([[1, 1]]))).dataSync(),
    );
    expect([...value]).toEqual([3, 3]);
    const sized = await built(new Task(new Linear(oneof([1, 3]))));
    const wide = tf.tidy(
      () =>
        sized.runAveraged({ operators: false, largest: true, path: path(sized, 0) }, () =>
          sized.root.model.call(tf.tensor2d([[1, 1]])),
        ).shape,
    );
    expect(wide).toEqual([1, 3]);
  });

  it("gives children that inherit what is shared, and do not share it", async () => {
    const tf = tensors();
    const program = await built(
      new Task(new Chain([new Linear(oneof([2, 3])), oneof<Op>([new Scale(2), new Scale(3)])])),
    );
    const dna = path(program, 0, 1);
    const child = program.inherit(dna);
    const batch = tf.tensor2d([[1, 2]]);
    const of = (): number => tf.tidy(() => child.loss(batch).dataSync()[0] ?? NaN);
    expect(of()).toBeCloseTo(lossOf(program, dna), 4);
    for (const variable of program.variables) variable.assign(tf.zerosLike(variable));
    expect(lossOf(program, dna)).toBe(0);
    expect(of()).toBeGreaterThan(0);
  });

  it("hands on the weights of layers that a constructor made", async () => {
    const program = await built(new Task(new Chain([new Pair(3), oneof<Op>([new Scale(2), new Pair(2)])])));
    const dna = path(program, 1);
    const child = program.inherit(dna);
    const batch = tensors().tensor2d([[1, 2]]);
    expect(tensors().tidy(() => child.loss(batch).dataSync()[0])).toBeCloseTo(lossOf(program, dna), 4);
  });

  it("has the mixture's slopes, by each share and by each weight", async () => {
    const tf = tensors();
    const program = await built(
      new Task(new Chain([new Linear(oneof([2, 3])), oneof<Op>([new Scale(2), new Linear(3)])])),
    );
    const ids = program.spec.decisionPoints.map(({ id }) => id);
    const batch = tf.tensor2d([[0.3, -0.2]]);
    const first = [0.3, 0.7, 0.4, 0.6];
    const loss = (shares: Tensor): Scalar => {
      const parts = new Map(ids.map((id, i) => [id, tf.slice(shares.as1D(), 2 * i, 2)]));
      return program.runMixed(parts, () => program.learner.loss(batch));
    };
    const slope = tf.tidy(() => tf.grad(loss)(tf.tensor1d(first)).dataSync());
    const value = (shares: readonly number[]): number =>
      tf.tidy(() => loss(tf.tensor1d([...shares])).dataSync()[0] ?? NaN);
    // The loss is of degree 4 in the shares: a central difference is off by h² times its third derivative, about 1e-3 here; float32
    // adds 1e-7 · loss / h.
    const h = 1e-2;
    first.forEach((share, i) => {
      const difference = (value(first.with(i, share + h)) - value(first.with(i, share - h))) / (2 * h);
      expect(Math.abs((slope[i] ?? NaN) - difference)).toBeLessThan(2e-3 * Math.max(1, Math.abs(difference)));
    });
    const { grads } = tf.variableGrads(() => loss(tf.tensor1d(first)));
    for (const variable of program.variables) {
      const before = variable.clone();
      const at = (by: number): number => {
        const numbers = before.dataSync().slice();
        numbers[0] = (numbers[0] ?? 0) + by;
        variable.assign(tf.tensor(numbers, variable.shape));
        return value(first);
      };
      const difference = (at(h) - at(-h)) / (2 * h);
      variable.assign(before);
      expect(Math.abs((grads[variable.name]?.dataSync()[0] ?? NaN) - difference)).toBeLessThan(
        2e-3 * Math.max(1, Math.abs(difference)),
      );
    }
  });

  it("costs what its path computes", async () => {
    const program = await built(new Task(new Linear(oneof([1, 3]))));
    expect([program.cost(path(program, 0)), program.cost(path(program, 1))]).toEqual([2, 6]);
  });

  it("leaves the user's batches alone", async () => {
    const batch = tensors().tensor2d([[1, 2]]);
    const learner = (root: Task): Learner<Tensor2D> => ({
      *batches() {
        for (;;) yield batch;
      },
      loss: (x) => root.loss(x),
    });
    const program = superProgramOf(new Task(new Linear(oneof([1, 3]))), { learner });
    await program.build();
    program.dispose();
    expect([...batch.dataSync()]).toEqual([1, 2]);
  });

  it("says of a program that has been freed that it has", async () => {
    const program = await built(new Task(new Linear(oneof([1, 3]))));
    const child = path(program, 0);
    program.dispose();
    const freed = "The super program's weights have been freed; rewrite the space anew.";
    expect(() => program.variables).toThrow(freed);
    expect(() => program.cost(child)).toThrow(freed);
    await expect(program.build()).rejects.toThrow(freed);
  });

  it("averages branches whose sizes the path says nothing of", async () => {
    const many = Array.from({ length: 100 }, (_, i) => i + 1);
    const program = await built(new Task(oneof<Op>([new Scale(2), new Linear(oneof(many))])));
    const options = { operators: true, largest: false, path: path(program, 0) };
    const shape = tensors().tidy(
      () => program.runAveraged(options, () => program.root.model.call(tensors().tensor2d([[1, 1]]))).shape,
    );
    expect(shape).toEqual([1, 100]);
  });

  it("takes a number of any range where the layer asks for its weights", async () => {
    const program = await built(new Task(new Powered(floatv(2, 3))));
    expect(program.variables).toHaveLength(1);
    program.variables[0]?.assign(tensors().tensor1d([3, 3]));
    expect(lossOf(program, path(program, 2.5))).toBeCloseTo(((3 * 2.5) ** 2 + (6 * 2.5) ** 2) / 2, 2);
  });

  it("leaves no variables of the children that it only asks what they cost", async () => {
    const made = (child: Task): number => {
      tensors().tidy(() => void child.loss(tensors().tensor2d([[1, 2]])));
      return 7;
    };
    const program = superProgramOf(new Task(oneof<Op>([new Scale(1), new Scale(2)])), {
      cost: { of: made, target: 1, weight: -1 },
    });
    await program.build();
    const before = tensors().memory().numTensors;
    expect(program.cost(path(program, 1))).toBe(7);
    expect(tensors().memory().numTensors).toBe(before);
  });

  it("lets what stands for a choice neither be read nor written", async () => {
    const program = await built(new Task(oneof<Op>([new Scale(1), new Scale(2)])));
    expect(() => Reflect.set(program.root.model, "first", 3)).toThrow('"first" was written');
  });

  it("is shown as source", async () => {
    const program = await built(new Task(new Chain([oneof<Op>([new Scale(2), new Linear(oneof([1, 3]))])])));
    expect(
      program
        .toString()
        .replace(/\s+/g, "")
        .replaceAll(/,(?=[)\]])/g, ""),
    ).toBe(
      'newTask(newChain([newSwitch([newScale(2),newSized(newLinear(oneof([1,3])),"model.ops[0][=1/2]")],"model.ops[0]")]))',
    );
  });

  it("leaves no tensor behind", async () => {
    const tf = tensors();
    const program = await built(
      new Task(new Chain([new Linear(oneof([2, 3])), oneof<Op>([new Scale(2), new Scale(3)])])),
    );
    const before = tf.memory().numTensors;
    for (let i = 0; i < 1000; i++) lossOf(program, path(program, i % 2, (i >> 1) % 2));
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("what cannot be rewritten is refused by name", () => {
  it("a decision that no layer reads", () => {
    const space = new Task(new Scale(1), oneof([0.1, 0.2]));
    expect(() => superProgramOf(space)).toThrow('No layer reads "rate"');
    expect(superProgramOf(space, { outside: "first" }).spec.decisionPoints).toHaveLength(0);
  });

  it("a root that is no learner", () => {
    expect(() => superProgramOf(new Chain([new Scale(1)]))).toThrow("Chain is no learner");
  });

  it("candidates without the method", () => {
    const space = { part: oneof([new Plain(1), new Plain(2)]) };
    expect(() => superProgramOf(space)).toThrow(/"part" \(Plain: no method "call"\)/);
  });

  it("candidates whose outputs differ in more than channels", async () => {
    await expect(built(new Task(oneof<Op>([new Scale(1), new Rows()])))).rejects.toThrow(
      /Scale at "model\[=0\/2\]" gives \[3, 2\], Rows at "model\[=1\/2\]" gives \[1, 2\]/,
    );
  });

  it("a changed width before a layer that makes its own variables", async () => {
    await expect(built(new Task(new Chain([new Linear(oneof([2, 3])), new Own()])))).rejects.toThrow(
      /smallest sizes the forward pass fails.*param\(this/s,
    );
  });

  it("a float among sizes that have their own variables", async () => {
    await expect(built(new Task(new Scale(floatv(0, 1))))).rejects.toThrow(/a number of a range/);
  });
});
