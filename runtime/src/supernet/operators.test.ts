// The operators that super programs are made of, placed by hand, and the source that names them.
import { beforeAll, describe, expect, it } from "vitest";
import { format, oneof, ref, searchable } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { BatchNorm } from "../nn/layers/norm.js";
import { Sequential } from "../nn/layers/compose.js";
import { inMode } from "../nn/mode.js";
import { weightsOf } from "../nn/param.js";
import * as supernet from "./index.js";
import { alongPath, inMixture, MaskedWidth, Sized, superProgramOf, Switch, WeightedSum } from "./index.js";
import { Chain, Linear, Scale, Task, Unmarked, type Op } from "./testing/tasks.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
let x: Tensor;
beforeAll(async () => {
  tf = await loadTensors();
  x = tf.tensor2d([[1, 2]]);
});

function numbers(run: () => Tensor): number[] {
  return [...tf.tidy(run).dataSync()];
}

describe("a switch", () => {
  it("takes the branch that a forward pass says, and is the sum in a mixture", () => {
    const op = new Switch([new Scale(2), new Scale(4)], "op");
    expect(alongPath({ op: 0 }, () => numbers(() => op.call(x)))).toEqual([2, 4]);
    expect(alongPath({ op: 1 }, () => numbers(() => op.call(x)))).toEqual([4, 8]);
    expect(inMixture({ op: tf.tensor1d([0.25, 0.75]) }, () => numbers(() => op.call(x)))).toEqual([3.5, 7]);
  });

  it("says what to do where it is called by itself, or has no such branch", () => {
    const op = new Switch([new Scale(2)], "op");
    expect(() => op.call(x)).toThrow('The switch "op" does not know which branch to take');
    expect(() => alongPath({ other: 0 }, () => op.call(x))).toThrow('says nothing of "op"');
    expect(() => alongPath({ op: 1 }, () => op.call(x))).toThrow('The switch "op" has no branch 1.');
  });

  it("is symbolic as any layer is", () => {
    expect(format(new Switch([new Linear(3), new Linear(5)], "op"))).toBe(
      'new Switch([new Linear(3), new Linear(5)], "op")',
    );
  });
});

describe("a weighted sum", () => {
  it("counts what is narrower as 0, and masks it through a batch normalisation", () => {
    const narrow = new Linear(1);
    const wide = new Linear(2);
    const sum = new WeightedSum([narrow, wide], () => tf.tensor1d([0.75, 0.25]));
    const norm = new BatchNorm();
    const net = new Sequential([sum, norm]);
    inMode("batch", () => net.call(x));
    for (const variable of weightsOf(net).values()) variable.assign(tf.ones(variable.shape));
    expect(numbers(() => sum.call(x))).toEqual([3, 0.75]);
    // One row is its own mean, so what is left of it is β = 1, by the mask [1, 1/4].
    expect(inMode("batch", () => numbers(() => net.call(x)))).toEqual([1, 0.25]);
  });

  it("wants a share for each layer", () => {
    const sum = new WeightedSum([new Scale(1), new Scale(2)], tf.tensor1d([1]));
    expect(() => sum.call(x)).toThrow("WeightedSum has 1 shares for 2 candidates; give one for each.");
  });

  it("learns its shares by gradients", () => {
    const alpha = tf.variable(tf.zeros([2]));
    const sum = new WeightedSum([new Scale(1), new Scale(3)], () => tf.softmax(alpha).as1D());
    const { grads } = tf.variableGrads(() => tf.sum(sum.call(x)).asScalar(), [alpha]);
    // d/dα of 3 · Σ sᵢ fᵢ with s = 1/2 each: 3 · sᵢ (fᵢ − 2).
    expect([...(grads[alpha.name]?.dataSync() ?? [])]).toEqual([-1.5, 1.5]);
  });
});

describe("a masked width", () => {
  it("computes a layer once, and masks its channels", () => {
    const layer = new Linear(4);
    const masked = new MaskedWidth(layer, [1, 2, 4], () => tf.tensor1d([0.5, 0.25, 0.25]));
    masked.call(x);
    weightsOf(layer)
      .get("kernel")
      ?.assign(tf.ones([2, 4]));
    expect(numbers(() => masked.call(x))).toEqual([3, 1.5, 0.75, 0.75]);
  });

  it("refuses a width that the layer has not", () => {
    const masked = new MaskedWidth(new Linear(2), [1, 3], tf.tensor1d([0.5, 0.5]));
    expect(() => masked.call(x)).toThrow("MaskedWidth: a width is 3, and the layer gives 2 channels");
  });
});

describe("a sized layer", () => {
  it("has one weight for all sizes", () => {
    const sized = new Sized(new Linear(oneof([1, 3])), "dense");
    const at = (units: number): number[] =>
      alongPath({ "dense.units": units }, () => numbers(() => sized.call(x)));
    const wide = at(1);
    expect(wide).toHaveLength(3);
    expect(at(0)).toEqual([wide[0]]);
    const mixed = inMixture({ "dense.units": tf.tensor1d([0.5, 0.5]) }, () => numbers(() => sized.call(x)));
    expect(mixed).toEqual([wide[0], (wide[1] ?? NaN) / 2, (wide[2] ?? NaN) / 2]);
    sized.dispose();
  });

  it("takes the sizes that a switch around it does not know of", () => {
    const op = new Switch([new Scale(2), new Sized(new Linear(oneof([1, 3])), "op[=1/2]")], "op");
    const shape = alongPath({ op: 1, "op[=1/2].units": 1 }, () => tf.tidy(() => op.call(x)).shape);
    expect(shape).toEqual([1, 3]);
  });
});

it("a sized layer that was freed says so", () => {
  const sized = new Sized(new Linear(oneof([2, 3])), "d");
  const call = (): Tensor => alongPath({ "d.units": 1 }, () => sized.call(x));
  expect(tf.tidy(() => call().shape)).toEqual([1, 3]);
  sized.dispose();
  expect(() => tf.tidy(call)).toThrow(
    /Linear.* asks for its weight "kernel", and shared weights have been freed by dispose\(\): make what shares them anew\./,
  );
});

@searchable
class Teaching implements Op {
  constructor(
    readonly model: Op,
    readonly teacher: object,
    readonly activate: (x: Tensor) => Tensor = (y) => y,
  ) {}
  call(x: Tensor): Tensor {
    return this.activate(this.model.call(x));
  }
}

let constructed = 0;
@searchable
class Counted implements Op {
  constructor(readonly by: number) {
    constructed++;
  }
  call(x: Tensor): Tensor {
    return tensors().mul(x, this.by);
  }
}

describe("the source of a super program", () => {
  it("runs, where it is evaluated", () => {
    const space = new Task(new Chain([oneof<Op>([new Scale(2), new Linear(oneof([1, 3]))])]));
    const source = superProgramOf(space).toString();
    const names = { ...supernet, Task, Chain, Scale, Linear, oneof };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what is shown is to be a program
    const make: unknown = new Function(...Object.keys(names), `return ${source};`);
    if (typeof make !== "function") throw new Error("a function was made");
    const program: unknown = Reflect.apply(make, undefined, Object.values(names));
    if (!(program instanceof Task)) throw new Error("the root is a task");
    const loss = (decisions: Record<string, number>): number =>
      alongPath(decisions, () => numbers(() => program.loss(tf.tensor2d([[1, 2]])))[0] ?? NaN);
    expect(loss({ "model.ops[0]": 0 })).toBeCloseTo((4 + 16) / 2, 4);
    expect(loss({ "model.ops[0]": 1, "model.ops[0][=1/2].units": 1 })).toBeGreaterThan(0);
  });

  it("names nothing that is not exported", () => {
    const space = new Task(new Chain([oneof<Op>([new Scale(2), new Linear(oneof([1, 3]))])]));
    const used = [
      ...superProgramOf(space)
        .toString()
        .matchAll(/new (\w+)\(/g),
    ].map(([, name = ""]) => name);
    const own = new Set(["Task", "Chain", "Scale", "Linear"]);
    for (const name of used.filter((each) => !own.has(each))) expect(Object.keys(supernet)).toContain(name);
    expect(used).toContain("Switch");
    expect(used).toContain("Sized");
  });

  it("says what cannot be written: a shared part, a function, an object of an unmarked class", () => {
    const teacher = ref({ model: new Linear(3) });
    const model = new Teaching(
      new Chain([new Unmarked(1), oneof<Op>([new Scale(2), new Scale(3)])]),
      teacher,
      tf.relu,
    );
    const text = superProgramOf(new Task(model)).toString().replaceAll(/\s+/g, " ");
    expect(text).toContain("ref(/* Object */)");
    expect(text).toContain("/* Unmarked */");
    expect(text).toContain("/* the function");
    expect(text).toContain('new Switch([new Scale(2), new Scale(3)], "model.model.ops[1]")');
  });

  it("is written without making anything", () => {
    const space = new Task(new Chain([new Counted(2), oneof<Op>([new Scale(2), new Counted(3)])]));
    const program = superProgramOf(space);
    const before = constructed;
    expect(program.toString()).toContain("new Counted(3)");
    expect(constructed).toBe(before);
  });
});
