import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clone } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { io } from "@tensorflow/tfjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  BatchNorm,
  Conv,
  copyWeights,
  Dense,
  disposeWeights,
  GlobalPool,
  inMode,
  loadWeights,
  saveWeights,
  Sequential,
  trainableWeights,
  weightsOf,
} from "./index.js";

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
