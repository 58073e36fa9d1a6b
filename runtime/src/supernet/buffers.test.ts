// What layers remember in a supernet: shared by place, kept by a checkpoint, and inherited.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DNA, oneof, RandomStream, Reinforce, searchable } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import { buffer, Dense, disposeWeights, weightsOf, zeros, type Callable } from "../nn/index.js";
import { superProgramOf, type SuperProgram } from "./super-program.js";
import { tunas } from "./tunas.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
const folder = mkdtempSync(join(tmpdir(), "tsglove-buffers-"));
beforeAll(async () => {
  tf = await loadTensors();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Remembers how often it was called, one number for each channel. */
@searchable
class Counting implements Callable {
  call(x: Tensor): Tensor {
    const count = buffer(this, "count", [x.shape.at(-1) ?? 0], zeros);
    count.assign(tf.add(count, 1));
    return x;
  }
}

@searchable
class Counted {
  readonly #counting = new Counting();
  readonly #head = new Dense(1);
  constructor(readonly op: Callable) {}
  *batches(): Generator<Tensor, never> {
    for (;;) yield tf.tensor2d([[1, 2, 3]]);
  }
  loss(x: Tensor): Scalar {
    return tf.mean<Scalar>(tf.square(this.#head.call(this.#counting.call(this.op.call(x)))));
  }
}

const space = (): Counted => new Counted(new Dense(oneof([2, 4])));

const countsOf = (program: SuperProgram<Counted>): Record<string, number[]> =>
  Object.fromEntries([...program.buffers].map(([key, value]) => [key, [...value.dataSync()]]));

it("are one for each size, and a child has copies", async () => {
  const before = tf.memory().numTensors;
  const program = superProgramOf(space());
  await program.build(RandomStream.of(1));
  const [narrow, wide] = [0, 1].map((number) => DNA.of(program.spec, [number]));
  if (narrow === undefined || wide === undefined) throw new Error("there are two");
  const built = countsOf(program);
  expect(Object.keys(built).sort()).toEqual(["#counting/count [2]", "#counting/count [4]"]);
  const pass = (dna: DNA): void => {
    tf.tidy(() => void program.run(dna, () => program.learner.loss(tf.tensor2d([[1, 2, 3]]))));
  };
  for (let i = 0; i < 3; i++) pass(narrow);
  pass(wide);
  const more = (key: string, by: number): number[] => (built[key] ?? []).map((count) => count + by);
  expect(countsOf(program)).toEqual({
    "#counting/count [2]": more("#counting/count [2]", 3),
    "#counting/count [4]": more("#counting/count [4]", 1),
  });
  const child = program.inherit(narrow);
  // Which takes a pass of the super program.
  expect(countsOf(program)["#counting/count [2]"]).toEqual(more("#counting/count [2]", 4));
  expect([...(weightsOf(child).get("#counting/count")?.dataSync() ?? [])]).toEqual(
    more("#counting/count [2]", 4),
  );
  disposeWeights(child);
  program.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it("are kept by a checkpoint", async () => {
  const search = async (steps: number | undefined, directory: string): Promise<Record<string, number[]>> => {
    const shared = tunas.rewrite(space(), new Reinforce());
    const signal = new AbortController();
    const step = ({ step: made }: { readonly step: number }): void => {
      if (made === steps) signal.abort();
    };
    await shared.search({
      steps: 20,
      seed: 1,
      signal: signal.signal,
      progress: { step },
      checkpoint: { directory: join(folder, directory) },
    });
    return countsOf(shared.superProgram);
  };
  const whole = await search(undefined, "whole");
  await search(8, "parted");
  expect(await search(undefined, "parted")).toEqual(whole);
  // 20 steps of the weights, and 15 scores behind the warm-up.
  const calls = Object.values(whole).reduce((sum, [count = 0]) => sum + count, 0);
  expect(calls).toBeGreaterThanOrEqual(35);
});
