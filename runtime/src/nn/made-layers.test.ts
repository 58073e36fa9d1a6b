// Layers that a constructor makes have names, files and copies as those have that are arguments.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clone, searchable } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  BatchNorm,
  copyWeights,
  Dense,
  disposeWeights,
  loadWeights,
  saveWeights,
  Sequential,
  trainableWeights,
  weightsOf,
  withRandom,
  type Callable,
} from "./index.js";
import { inModel } from "./place.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
const folder = mkdtempSync(join(tmpdir(), "tsglove-made-"));
beforeAll(async () => {
  tf = await loadTensors();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

@searchable
class Above {
  readonly #norm = new Dense(3);
  call(x: Tensor): Tensor {
    return this.#norm.call(x);
  }
}

@searchable
class Below extends Above {
  readonly #norm = { inner: new Dense(2) };
  override call(x: Tensor): Tensor {
    return this.#norm.inner.call(super.call(x));
  }
}

/** What it makes stands in a private field, in a list, and in a public field; one of its arguments does in a field, too. */
@searchable
class Net {
  readonly #stem = new Sequential([new Dense(4), new BatchNorm()]);
  readonly #branches = [new Dense(3), new Dense(3)];
  readonly head = new Dense(2);
  readonly #same: Callable;
  /** Whoever has it, set from outside. */
  owner: object | undefined = undefined;

  constructor(readonly body: Callable) {
    this.#same = body;
  }

  call(x: Tensor): Tensor {
    const stem = this.#same.call(this.#stem.call(x));
    return this.head.call(tf.addN(this.#branches.map((branch) => branch.call(stem))));
  }
}

const x = (): Tensor =>
  tf.tensor2d(
    Float32Array.from({ length: 10 }, (_, i) => Math.cos(i)),
    [2, 5],
  );
const says = (model: Callable): number[] => tf.tidy(() => [...model.call(x()).dataSync()]);
const fresh = (): Sequential => new Sequential([new Net(new Dense(4))]);

const NAMES = [
  "layers[0].#branches[0]/bias",
  "layers[0].#branches[0]/kernel",
  "layers[0].#branches[1]/bias",
  "layers[0].#branches[1]/kernel",
  "layers[0].#stem.layers[0]/bias",
  "layers[0].#stem.layers[0]/kernel",
  "layers[0].#stem.layers[1]/beta",
  "layers[0].#stem.layers[1]/gamma",
  "layers[0].#stem.layers[1]/mean",
  "layers[0].#stem.layers[1]/variance",
  "layers[0].body/bias",
  "layers[0].body/kernel",
  "layers[0].head/bias",
  "layers[0].head/kernel",
];

test("they are named by their fields, and each weight once", () => {
  const model = fresh();
  says(model);
  expect([...weightsOf(model).keys()].sort()).toEqual(NAMES);
  // All but two running averages.
  expect(trainableWeights(model)).toHaveLength(NAMES.length - 2);
});

test("a new model with the weights of a file, or with copies, says the same", async () => {
  const model = fresh();
  const said = says(model);
  const file = join(folder, "weights.json");
  await saveWeights(model, file);
  const [loaded, copied, untouched] = [fresh(), clone(model), fresh()];
  await loadWeights(loaded, file);
  copyWeights(model, copied);
  expect([says(loaded), says(copied)]).toEqual([said, said]);
  expect(says(untouched)).not.toEqual(said);
});

test("they go with the model, and what a field leads back up to stays", () => {
  const before = tf.memory().numTensors;
  const net = new Net(new Dense(4));
  const model = new Sequential([net, new Dense(1)]);
  net.owner = model;
  says(model);
  disposeWeights(net);
  // A kernel and a bias that are not the net's.
  expect(tf.memory().numTensors).toBe(before + 2);
  expect([...weightsOf(model).keys()]).toEqual(["layers[1]/kernel", "layers[1]/bias"]);
  disposeWeights(model);
  expect(tf.memory().numTensors).toBe(before);
});

test("first values depend on the place, not on what was called before", () => {
  const first = (order: "stem first" | "head first"): number[] => {
    const net = new Net(new Dense(4));
    return withRandom(1, () =>
      inModel(net, () => {
        if (order === "head first") tf.tidy(() => void net.head.call(tf.ones([1, 3])));
        return says(net);
      }),
    );
  };
  expect(first("head first")).toEqual(first("stem first"));
});

test("two private fields of one name, in a class and the one above it, are two; and plain objects are looked into", async () => {
  const model = new Below();
  const said = says(model);
  expect([...weightsOf(model).keys()].sort()).toEqual([
    "#norm.inner/bias",
    "#norm.inner/kernel",
    "Above#norm/bias",
    "Above#norm/kernel",
  ]);
  const file = join(folder, "below.json");
  await saveWeights(model, file);
  const loaded = new Below();
  await loadWeights(loaded, file);
  expect(says(loaded)).toEqual(said);
});
