import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clone, searchable } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { io, Scalar, Tensor } from "@tensorflow/tfjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  BatchNorm,
  Conv,
  copyWeights,
  Dense,
  disposeWeights,
  fit,
  GlobalPool,
  inMode,
  loadWeights,
  saveWeights,
  Sequential,
  trainableWeights,
  weightsOf,
  type Callable,
  type Learner,
} from "./index.js";
import { inModel } from "./place.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
const folder = mkdtempSync(join(tmpdir(), "tsglove-weights-"));
const file = join(folder, "deep", "weights.json");
beforeAll(async () => {
  tf = await loadTensors();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function net(width = 3): Sequential {
  return new Sequential([new Conv(width, 3), new BatchNorm(), new GlobalPool(), new Dense(2)]);
}
const x = (): ReturnType<typeof tf.tensor> =>
  tf.tensor(
    Float32Array.from({ length: 32 }, (_, i) => Math.sin(i)),
    [2, 4, 4, 1],
  );
const says = (model: Sequential): number[] => tf.tidy(() => [...model.call(x()).dataSync()]);

async function trained(): Promise<Sequential> {
  const model = net();
  inMode("train", () => model.call(x()));
  await saveWeights(model, file);
  return model;
}

test("a new model with the weights of a file says the same, and learns the same", async () => {
  const model = await trained();
  const other = net();
  await loadWeights(other, file);
  expect(says(other)).toEqual(says(model));
  expect([...weightsOf(other).keys()].sort()).toEqual([...weightsOf(model).keys()].sort());
  expect(trainableWeights(other)).toHaveLength(trainableWeights(model).length);
  expect(trainableWeights(model)).toHaveLength(6);
  // Over its own weights, too.
  const before = tf.memory().numTensors;
  weightsOf(other)
    .get("layers[0]/kernel")
    ?.assign(tf.zeros([3, 3, 1, 3]));
  await loadWeights(other, file);
  expect(says(other)).toEqual(says(model));
  expect(tf.memory().numTensors).toBe(before + 1);
  disposeWeights(other);
});

test("the library's own loader reads it", async () => {
  const model = await trained();
  const { weightsManifest } = JSON.parse(readFileSync(file, "utf8")) as {
    weightsManifest: io.WeightsManifestConfig;
  };
  const read = tf.io.weightsLoaderFactory((paths: string[]) =>
    Promise.resolve(paths.map((path) => Uint8Array.from(readFileSync(path)).buffer)),
  );
  const loaded = await read(weightsManifest, join(folder, "deep"));
  for (const [name, variable] of weightsOf(model))
    expect([...(loaded[name]?.dataSync() ?? [])]).toEqual([...variable.dataSync()]);
});

test("a file that is not whole is refused by name, and the model stays as it is", async () => {
  await trained();
  const numbers = join(
    folder,
    "deep",
    readdirSync(join(folder, "deep")).find((each) => each.endsWith(".bin")) ?? "",
  );
  const [manifest, bytes] = [readFileSync(file, "utf8"), readFileSync(numbers)];
  const model = net();
  const before = says(model);
  for (const damaged of [bytes.subarray(0, -10), Buffer.alloc(0), Buffer.concat([bytes, Buffer.alloc(4)])]) {
    writeFileSync(numbers, damaged);
    await expect(loadWeights(model, file)).rejects.toThrow(
      `${file} has ${damaged.length} bytes, and the weights take ${bytes.length}: it is not whole.`,
    );
  }
  writeFileSync(numbers, bytes);
  writeFileSync(file, manifest.slice(0, 100));
  await expect(loadWeights(model, file)).rejects.toThrow(`${file} is no JSON: it is not whole`);
  writeFileSync(file, manifest);
  expect(says(model)).toEqual(before);
});

test("a file is replaced whole, and nothing else is left", async () => {
  const model = await trained();
  weightsOf(model)
    .get("layers[3]/bias")
    ?.assign(tf.tensor1d([5, 6]));
  await saveWeights(model, file);
  expect(readdirSync(join(folder, "deep"))).toHaveLength(2);
  const other = net();
  await loadWeights(other, file);
  expect([...(weightsOf(other).get("layers[3]/bias")?.dataSync() ?? [])]).toEqual([5, 6]);
});

test("files side by side keep their numbers, though they are the same ones", async () => {
  const model = net();
  inMode("train", () => model.call(x()));
  const beside = join(folder, "beside");
  const [best, last] = [join(beside, "best.json"), join(beside, "last.json")];
  await saveWeights(model, best);
  await saveWeights(model, last);
  const said = says(model);
  weightsOf(model)
    .get("layers[3]/bias")
    ?.assign(tf.tensor1d([5, 6]));
  await saveWeights(model, last);
  const names = readdirSync(beside).sort();
  expect(names).toHaveLength(4);
  expect(names[0]).toMatch(/^best\.[0-9a-f]+\.bin$/);
  expect(names[2]).toMatch(/^last\.[0-9a-f]+\.bin$/);
  const [first, second] = [net(), net()];
  await loadWeights(first, best);
  await loadWeights(second, last);
  expect(says(first)).toEqual(said);
  expect(says(second)).toEqual(says(model));
  // Also where nothing but the ending tells them apart.
  await saveWeights(model, join(beside, "best"));
  await saveWeights(first, join(beside, "best"));
  await saveWeights(model, best);
  await loadWeights(second, join(beside, "best"));
  expect(says(second)).toEqual(said);
});

test("files that name their numbers by content only, as they once were written, are read, and what they may share stays", async () => {
  const model = net();
  inMode("train", () => model.call(x()));
  const older = join(folder, "older");
  mkdirSync(older);
  await saveWeights(model, join(older, "weights.json"));
  const [now = ""] = readdirSync(older);
  const then = "weights.0123456789abcdef.bin";
  renameSync(join(older, now), join(older, then));
  const manifest = readFileSync(join(older, "weights.json"), "utf8").replace(now, then);
  for (const name of ["weights.json", "last.json"]) writeFileSync(join(older, name), manifest);
  const said = says(model);
  weightsOf(model)
    .get("layers[3]/bias")
    ?.assign(tf.tensor1d([5, 6]));
  await saveWeights(model, join(older, "weights.json"));
  const other = net();
  await loadWeights(other, join(older, "last.json"));
  expect(says(other)).toEqual(said);
  await loadWeights(other, join(older, "weights.json"));
  expect(says(other)).toEqual(says(model));
});

test("a file is saved twice at once, and nothing of it is left where it cannot be", async () => {
  const model = net();
  inMode("train", () => model.call(x()));
  const twice = join(folder, "twice");
  await Promise.all([1, 2, 3].map(() => saveWeights(model, join(twice, "weights.json"))));
  expect(readdirSync(twice)).toHaveLength(2);
  const other = net();
  await loadWeights(other, join(twice, "weights.json"));
  expect(says(other)).toEqual(says(model));
  mkdirSync(join(twice, "folder.json"));
  await expect(saveWeights(model, join(twice, "folder.json"))).rejects.toThrow(
    /EISDIR|ENOTEMPTY|EEXIST|EPERM/,
  );
  expect(readdirSync(twice).filter((name) => name.endsWith(".new"))).toEqual([]);
});

test("what does not fit is named, and changes nothing", async () => {
  await trained();
  const wide = net(4);
  const before = says(wide);
  await expect(loadWeights(wide, file)).rejects.toThrow(
    /the weight "layers\[0\]\/kernel" has shape \[3, 3, 1, 3\] in .*, and \[3, 3, 1, 4\] in the model/,
  );
  expect(says(wide)).toEqual(before);
  await expect(loadWeights(new Sequential([new Conv(3, 3)]), file)).rejects.toThrow(
    'has a weight "layers[1]/gamma", and there is nothing at "layers[1]".',
  );
  const longer = new Sequential([...net().layers, new Dense(2)]);
  longer.call(x());
  await expect(loadWeights(longer, file)).rejects.toThrow(
    'has no weight "layers[4]/kernel", and the model has.',
  );
  await expect(saveWeights(net(), file)).rejects.toThrow("Sequential has no weights yet");
  writeFileSync(join(folder, "other.json"), "{}");
  await expect(loadWeights(net(), join(folder, "other.json"))).rejects.toThrow(
    "was not written by saveWeights",
  );
});

test("a weight of another shape than a layer needs is named by what gave it, at the first call", async () => {
  await trained();
  // Only the inputs say how many channels there are: nothing to check before.
  const wide = net(4);
  await loadWeights(wide, file);
  expect(() => inModel(wide, () => wide.call(x()))).toThrow(
    `Conv at "layers[0]" needs its weight "kernel" in shape [3, 3, 1, 4], and loadWeights (${file}) gave it one of shape [3, 3, 1, 3]: ` +
      "that was of another layer, of other sizes, or for another input.",
  );
  const dense = new Sequential([new Dense(2)]);
  dense.call(tf.ones([1, 3]));
  const conv = new Sequential([new Conv(2, 3)]);
  copyWeights(dense, conv);
  expect(() => inModel(conv, () => conv.call(x()))).toThrow(
    'Conv at "layers[0]" needs its weight "kernel" in shape [3, 3, 1, 2], and copyWeights gave it one of shape [3, 2]',
  );
  const called = new Sequential([new Conv(2, 3)]);
  called.call(x());
  expect(() => {
    copyWeights(dense, called);
  }).toThrow(
    'copyWeights: Conv at "layers[0]" has its weight "kernel" in shape [3, 3, 1, 2], and is given one of shape [3, 2].',
  );
  // Once it has run, it is the input again that has changed.
  const fitting = net();
  await loadWeights(fitting, file);
  fitting.call(x());
  expect(() => fitting.call(tf.zeros([1, 4, 4, 2]))).toThrow("its input has changed");
});

test("a layer that the file has nothing for is no random one", async () => {
  const model = await trained();
  const longer = new Sequential([...net().layers, new Dense(2)]);
  await loadWeights(longer, file);
  expect(() => inModel(longer, () => longer.call(x()))).toThrow(
    `Dense at "layers[4]" needs a weight "kernel", and ${file}, which the model was loaded from, has none`,
  );
  disposeWeights(longer.layers.at(-1) ?? {});
  expect(longer.call(x()).shape).toEqual([2, 2]);
  // A running average begins alike whenever it is asked for.
  const shared = net();
  inMode("batch", () => shared.call(x()));
  await saveWeights(shared, file);
  const other = net();
  await loadWeights(other, file);
  expect(says(other)).toEqual(says(shared));
  // Over what was loaded, from another file.
  await saveWeights(model, file);
  await loadWeights(other, file);
  expect(says(other)).toEqual(says(model));
});

/** A layer of the library; one of ours, in an object of a class that is not searchable; a variable. */
@searchable
class Foreign {
  readonly #dense = tf.layers.dense({ units: 2 });
  call(y: Tensor): Tensor {
    return this.#dense.apply(y) as Tensor;
  }
}
class Plain {
  readonly dense = new Dense(2);
  call(y: Tensor): Tensor {
    return this.dense.call(y);
  }
}
@searchable
class Learns implements Learner<Tensor> {
  readonly temperature = tf.variable(tf.scalar(1));
  constructor(readonly model: Callable) {}
  *batches(): Generator<Tensor> {
    for (;;) yield x();
  }
  loss(batch: Tensor): Scalar {
    return tf.mean(tf.square(tf.mul(this.temperature, tf.sub(this.model.call(batch), 1))));
  }
}

test("weights that were trained and have no name are not left out in silence", async () => {
  const wrapped = new Sequential([new GlobalPool(), new Dense(2), new Foreign()]);
  const learner = new Learns(wrapped);
  await fit(learner, { steps: 1 });
  await expect(saveWeights(wrapped, file)).rejects.toThrow(
    "saveWeights: fit has trained 2 weights without a name in Sequential, which would be missing: of a tf.variable, of a layer of TensorFlow.js",
  );
  await expect(saveWeights(learner, file)).rejects.toThrow(
    "fit has trained 3 weights without a name in Learns",
  );
  expect(() => {
    copyWeights(wrapped, clone(wrapped));
  }).toThrow("copyWeights: fit has trained 2 weights");
  // What has none of them may be saved.
  await saveWeights(wrapped.layers[1] ?? {}, file);

  const plain = new Sequential([new GlobalPool(), new Dense(2), new Plain()]);
  await fit(new Learns(plain), { steps: 1 });
  await expect(saveWeights(plain, file)).rejects.toThrow("fit has trained 2 weights without a name");
});

test("where a learner has its model in a closure, and where all have names", async () => {
  const closed = (model: Sequential): Learner<Tensor> => ({
    batches: () => [x(), x()].values(),
    loss: (batch) => tf.mean(tf.square(model.call(batch))),
    score: () => 1,
  });
  const outside = tf.layers.dense({ units: 2 });
  const layers: Callable[] = [
    new GlobalPool(),
    new Dense(2),
    { call: (y: Tensor) => outside.apply(y) as Tensor },
  ];
  const hidden = new Sequential(layers);
  await fit(closed(hidden), { steps: 1, validBatches: 1 });
  await expect(saveWeights(hidden, file)).rejects.toThrow("fit has trained 2 weights without a name");
  outside.dispose();
  await saveWeights(hidden, file);

  // Two models, each of which has its own; and a variable of the learner's, which is none of its model.
  const [one, two] = [net(), new Sequential([new Dense(2)])];
  await fit(closed(new Sequential([one, two])), { steps: 1, validBatches: 1 });
  await fit(
    { ...closed(one), loss: (batch) => tf.mean(tf.square(two.call(one.call(batch)))) },
    { steps: 1, validBatches: 1 },
  );
  await saveWeights(one, file);
  await saveWeights(two, file);
  const own = net();
  await fit(new Learns(own), { steps: 1 });
  await saveWeights(own, file);
});

test("weights are copied from model to model", async () => {
  const model = await trained();
  const copy = clone(model);
  copyWeights(model, copy);
  expect(says(copy)).toEqual(says(model));
  weightsOf(copy)
    .get("layers[3]/bias")
    ?.assign(tf.tensor1d([5, 6]));
  expect(says(copy)).not.toEqual(says(model));
  expect(() => {
    copyWeights(model, new Sequential([new Conv(3, 3)]));
  }).toThrow('copyWeights: there is nothing at "layers[1]" to take the weight "gamma".');
});
