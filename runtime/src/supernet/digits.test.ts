// All four ways on real images with layers of ours, from the rewrite to a child that is used: a space in which one child is plainly
// better. The digits are those of scikit-learn; without the folder of data this is skipped.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Scalar } from "@tensorflow/tfjs";
import { oneof, RegularizedEvolution, Reinforce, searchable } from "tsglove";
import { loadTensors, tensors } from "tsglove/tensor";
import { beforeAll, describe, expect, it } from "vitest";
import { Dataset, type Batch } from "../nn/data/dataset.js";
import { scoreOf } from "../nn/fit.js";
import type { Callable } from "../nn/layer.js";
import { Sequential } from "../nn/layers/compose.js";
import { Conv } from "../nn/layers/conv.js";
import { Dense } from "../nn/layers/dense.js";
import { BatchNorm } from "../nn/layers/norm.js";
import { GlobalPool } from "../nn/layers/pool.js";
import { Zero } from "../nn/layers/simple.js";
import type { Learner, Split } from "../nn/learner.js";
import { accuracy, softmaxCrossEntropy } from "../nn/losses.js";
import { inMode } from "../nn/mode.js";
import { SGD } from "../nn/optimizers/sgd.js";
import { disposeWeights } from "../nn/param.js";
import { darts } from "./darts.js";
import { enas } from "./enas.js";
import { oneShot } from "./one-shot.js";
import type { SearchOptions } from "./search-options.js";
import type { SearchListener } from "./search-progress.js";
import type { SharedSearch } from "./search.js";
import { tunas } from "./tunas.js";

const FILE = join(process.env["TSGLOVE_DATA"] ?? "../shared/data", "toy-sets/digits.csv.gz");

let parts: Readonly<Record<Split, Dataset>> | undefined;

/** 1,797 images of 8 by 8 pixels, 0 to 16. */
function readDigits(): Dataset {
  const [, ...lines] = gunzipSync(readFileSync(FILE)).toString().trim().split("\n");
  const rows = lines.map((line) => line.split(",").map(Number));
  return Dataset.of({
    inputs: rows.flatMap((row) => row.slice(0, 64)),
    shape: [8, 8, 1],
    labels: rows.map((row) => row[64] ?? NaN),
    scale: 1 / 16,
  });
}

@searchable
class Digits implements Learner<Batch> {
  readonly optimizer = new SGD(0.1, 0.9);
  constructor(readonly model: Callable) {}
  batches(split: Split): Iterator<Batch> {
    if (parts === undefined) throw new Error("The digits have not been read.");
    return parts[split].batches(32);
  }
  loss({ inputs, labels }: Batch): Scalar {
    return softmaxCrossEntropy(this.model.call(inputs), labels);
  }
  score({ inputs, labels }: Batch): Scalar {
    return accuracy(this.model.call(inputs), labels);
  }
}

/** Zeros let nothing through, and a single channel little: [1, 0, 1] is the child to be found, of 8. */
function space(): Digits {
  return new Digits(
    new Sequential([
      new Conv(12, 3, { stride: 2, activation: "relu" }),
      oneof<Callable>([new Zero(), new Conv(12, 3, { activation: "relu" })]),
      oneof<Callable>([new Conv(12, 3, { activation: "relu" }), new Zero()]),
      new Conv(oneof([1, 24]), 3, { activation: "relu" }),
      new BatchNorm(),
      new GlobalPool(),
      new Dense(10),
    ]),
  );
}

const ways: Readonly<Record<string, () => SharedSearch<Digits>>> = {
  enas: () => enas.rewrite(space(), new Reinforce()),
  tunas: () => tunas.rewrite(space(), new Reinforce()),
  darts: () => darts.rewrite(space()),
  oneShot: () =>
    oneShot.rewrite(space(), new RegularizedEvolution({ population: 8, tournament: 3 }), {
      trials: 24,
      validBatches: 6,
    }),
};

describe.skipIf(!existsSync(FILE)).each(Object.entries(ways))("%s on digits", (_, make) => {
  beforeAll(async () => {
    await loadTensors();
    const [train, valid] = readDigits().split([0.7, 0.3]);
    if (train !== undefined && valid !== undefined) parts = { train, valid };
  });

  it("finds the child that learns, and hands it out with what the weights have learned", async () => {
    const tf = tensors();
    const before = tf.memory().numTensors;
    const result = await make().search({ steps: 200, seed: 1, progress: false });
    // At random this is right once in 8, and for all four ways once in 4,096.
    expect(result.dna.numbers).toEqual([1, 0, 1]);
    const heir = await result.inherit();
    result.dispose();
    const batches = heir.batches("valid");
    let sum = 0;
    for (let i = 0; i < 10; i++)
      sum += tf.tidy(() => inMode("infer", () => scoreOf(heir, batches.next().value as Batch)));
    // One class of ten is right at random.
    expect(sum / 10).toBeGreaterThan(0.6);
    disposeWeights(heir);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("goes on from a checkpoint as if there had been no pause", async () => {
    const directory = mkdtempSync(join(tmpdir(), "digits-"));
    const run = async (options: SearchOptions): Promise<unknown> => {
      const { dna, history, dispose } = await make().search({
        steps: 24,
        seed: 2,
        progress: false,
        ...options,
      });
      dispose();
      return { numbers: dna.numbers, history };
    };
    const whole = await run({});
    const stop = new AbortController();
    const progress: SearchListener = {
      step: ({ step }) => {
        if (step === 10) stop.abort();
      },
    };
    await run({ checkpoint: { directory }, signal: stop.signal, progress });
    expect(await run({ checkpoint: { directory } })).toEqual(whole);
    rmSync(directory, { recursive: true });
  });
});
