// Mixtures where constraints leave candidates out: what there is more of among the others.
import { beforeAll, expect, it } from "vitest";
import { constrain, oneof, RandomStream } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Scalar, Tensor } from "@tensorflow/tfjs";
import { darts } from "./darts.js";
import { Mixture } from "./mixture.js";
import { superProgramOf } from "./super-program.js";
import { Broken, Task, type Op } from "./testing/tasks.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

it.each([
  ["sizes", (): Op => new Broken(oneof([1, 2, 3]))],
  ["branches", (): Op => oneof<Op>([new Broken(1), new Broken(2), new Broken(3)])],
])("leave %s out of a mixture that is all of what no child has", async (_, make) => {
  const program = superProgramOf(
    constrain(new Task(make()), ({ model }) => model instanceof Broken && model.size !== 3),
  );
  await program.build(RandomStream.of(1));
  const mixture = new Mixture(program.spec, RandomStream.of(1));
  // e^-200 is 0 in single precision.
  mixture.logits.assign(tf.tensor1d([0, 1, 200]));
  const said = (isLogs: boolean): Scalar => {
    const call = (): Tensor => program.root.model.call(tf.tensor2d([[1, 1]]));
    const y = program.runMixed(mixture.weights(), call, "batch", isLogs ? mixture.logs() : undefined);
    return tf.mean<Scalar>(y);
  };
  const share = Math.E / (1 + Math.E);
  const { value, grads } = tf.variableGrads(() => said(true), [mixture.logits]);
  expect(value.dataSync()[0]).toBeCloseTo(1 + share, 5);
  const slopes = [...(grads[mixture.logits.name]?.dataSync() ?? [])];
  [-share * (1 - share), share * (1 - share), 0].forEach((slope, i) => {
    expect(slopes[i]).toBeCloseTo(slope, 5);
  });
  // By shares alone it cannot be known which of the others there is more of.
  expect(tf.tidy(() => said(false).dataSync()[0])).toBeCloseTo(1.5, 5);
  const alone = tf.variableGrads(() => said(false), [mixture.logits]).grads[mixture.logits.name];
  for (const slope of alone?.dataSync() ?? [NaN]) expect(slope).toBeCloseTo(0, 5);
  program.dispose();
});

it("may leave one candidate to a mixture", async () => {
  const space = constrain(
    new Task(new Broken(oneof([1, 2, 3]))),
    ({ model }) => model instanceof Broken && model.size === 2,
  );
  const { dna } = await darts.rewrite(space).search({ steps: 8, seed: 1, progress: false });
  expect(dna.numbers).toEqual([1]);
});
