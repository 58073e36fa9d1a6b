// What children are judged by: nothing is dropped, and what is asked of a layer that is searched is no lie.
import { beforeAll, describe, expect, it } from "vitest";
import { DNA, oneof, RandomStream, searchable } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import {
  BatchNorm,
  Conv,
  Dense,
  DepthwiseConv,
  Dropout,
  Identity,
  inMode,
  LayerNorm,
  type Callable,
} from "../nn/index.js";
import { Children } from "./children.js";
import { secondOrder } from "./bilevel.js";
import { withRandom } from "../nn/randomness.js";
import { superProgramOf, type RewriteOptions, type SuperProgram } from "./super-program.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

interface Rows {
  readonly inputs: Tensor;
}

const image = (): Tensor =>
  tf.tensor4d(
    Float32Array.from({ length: 72 }, (_, i) => Math.sin(i)),
    [2, 6, 6, 1],
  );

/** The mean of what a layer says. */
@searchable
class Meaning {
  constructor(readonly layers: readonly Callable[]) {}
  *batches(): Generator<Rows, never> {
    for (;;) yield { inputs: image() };
  }
  call(x: Tensor): Tensor {
    return this.layers.reduce((y, layer) => layer.call(y), x);
  }
  loss({ inputs }: Rows): Scalar {
    return tf.mean<Scalar>(tf.square(this.call(inputs)));
  }
}

async function built(
  layers: readonly Callable[],
  options: RewriteOptions<Meaning> = {},
): Promise<SuperProgram<Meaning>> {
  const program = superProgramOf(new Meaning(layers), options);
  await program.build(RandomStream.of(1));
  return program;
}

describe("a score on shared weights", () => {
  it("drops nothing, and learning does", async () => {
    const program = await built([new Conv(4, 3), new Dropout(oneof([0.1, 0.8]))]);
    const children = new Children(program, undefined, RandomStream.of(2));
    const [light, heavy] = [0, 1].map((number) => DNA.of(program.spec, [number]));
    if (light === undefined || heavy === undefined) throw new Error("there are two");
    const rewards = [await children.worthOf(light), await children.worthOf(heavy)].map(
      ({ reward }) => reward,
    );
    expect(rewards[0]).toBe(rewards[1]);
    expect(await children.meanRewards([light, heavy], 2)).toEqual(rewards);
    const learning = [light, heavy].map((dna) =>
      tf.tidy(
        () =>
          withRandom(3, () =>
            program.run(dna, () => program.learner.loss({ inputs: image() })),
          ).dataSync()[0],
      ),
    );
    expect(learning[0]).not.toBe(learning[1]);
    await children.batches.end();
    program.dispose();
  });
});

describe("second order", () => {
  it("takes differences of passes that drop the same", () => {
    // d/dα of train(w ± ε) depends on the mask: equal streams make the difference that of w alone.
    const [w, alpha] = [tf.variable(tf.scalar(0.5)), tf.variable(tf.tensor1d([1]))];
    const layer = new Dropout(0.5);
    const seen: number[][] = [];
    const pass = (name: string): Scalar =>
      withRandom(RandomStream.of(4).split(name), () =>
        inMode("batch", () => {
          const kept = layer.call(tf.ones([1, 16]));
          if (name === "train") seen.push([...kept.dataSync()]);
          return tf.mean<Scalar>(tf.mul(tf.mul(kept, w), alpha));
        }),
      );
    const { gradients } = secondOrder(
      { valid: () => pass("valid"), train: () => pass("train") },
      alpha,
      [w],
      0.1,
    );
    expect(seen.length).toBeGreaterThanOrEqual(3);
    for (const mask of seen) expect(mask).toEqual(seen[0]);
    for (const gradient of gradients) gradient?.dispose();
    w.dispose();
    alpha.dispose();
  });
});

describe("a mixture that is all of the narrow one", () => {
  const behind: Readonly<Record<string, () => readonly Callable[]>> = {
    "a shift": () => [new DepthwiseConv(3), new BatchNorm(), new Conv(2, 1)],
    LayerNorm: () => [new LayerNorm(), new Conv(2, 1)],
    sigmoid: () => [new Conv(3, 1, { activation: "linear" })],
    Dense: () => [new BatchNorm(), new Conv(3, 3)],
  };
  it.each(Object.entries(behind))("is the narrow child, with %s behind it", async (name, make) => {
    const activation = name === "sigmoid" ? "sigmoid" : "relu";
    const program = await built([new Conv(oneof([4, 8]), 3, { activation }), ...make()]);
    // Shifts begin at 0, where they could not be told from nothing.
    const random = RandomStream.of(5);
    for (const variable of program.variables)
      variable.assign(
        tf.tensor(
          Float32Array.from({ length: variable.size }, () => random.normal()),
          variable.shape,
        ),
      );
    const [point] = program.spec.decisionPoints;
    const mixture = new Map([[point?.id ?? "", tf.tensor1d([1, 0])]]);
    const says = (pass: (forward: () => Tensor) => Tensor): number[] =>
      tf.tidy(() => [...pass(() => program.root.call(image())).dataSync()]);
    const child = says((forward) => program.run(DNA.of(program.spec, [0]), forward));
    const mixed = says((forward) => program.runMixed(mixture, forward));
    expect(mixed).toHaveLength(child.length);
    const largest = Math.max(...mixed.map((each, i) => Math.abs(each - (child[i] ?? NaN))));
    // Sums in another order; without its mask a channel is off by some tenth.
    expect(largest).toBeLessThan(1e-4);
    program.dispose();
  });
});

/** Its batches begin with what are no examples. */
@searchable
class Weighed {
  readonly #inner = new Dense(3);
  constructor(readonly op: Callable) {}
  *batches(): Generator<{ weights: Tensor; inputs: Tensor }, never> {
    for (;;) yield { weights: tf.ones([2]), inputs: image().reshape([2, 36]).tile([4, 1]) };
  }
  loss({ inputs }: { weights: Tensor; inputs: Tensor }): Scalar {
    return tf.mean<Scalar>(this.#inner.call(this.op.call(inputs)));
  }
}

/** Goes by the class of what is searched. */
@searchable
class Curious implements Callable {
  constructor(
    readonly op: Callable,
    readonly asks: "instanceof" | "in" | "keys" | "constructor" | "nothing",
  ) {}
  call(x: Tensor): Tensor {
    const is = {
      instanceof: () => this.op instanceof Conv,
      in: () => "filters" in this.op,
      keys: () => Object.keys(this.op).includes("filters"),
      constructor: () => this.op.constructor.name === "Conv",
      nothing: () => false,
    };
    return is[this.asks]() ? this.op.call(x) : new Dense(1).call(x);
  }
}

describe("a layer that goes by the class of what is searched", () => {
  const op = (): Callable => oneof<Callable>([new Conv(4, 3), new Identity()]);
  it.each(["instanceof", "in", "keys", "constructor"] as const)("by %s is refused", async (asks) => {
    await expect(built([new Curious(op(), asks)])).rejects.toThrow(
      /The switch at "layers\[0\].op": .* which branch it is of is not decided: only "call" may be called/,
    );
  });

  it("and one that never calls it is, too", async () => {
    await expect(built([new Curious(op(), "nothing"), new Dense(2)])).rejects.toThrow(
      'The switch at "layers[0].op": no forward pass of loss(batch) calls it, whatever is decided',
    );
  });
});

describe("the default cost", () => {
  it("counts an example, whatever else a batch holds first", async () => {
    const program = superProgramOf(new Weighed(oneof<Callable>([new Dense(5), new Dense(7)])), {
      cost: { target: 100, weight: -1 },
    });
    await program.build(RandomStream.of(1));
    expect([0, 1].map((number) => program.cost(DNA.of(program.spec, [number])))).toEqual([
      36 * 5 + 5 * 3,
      36 * 7 + 7 * 3,
    ]);
    program.dispose();
  });
});
