/** What the workers of workers.ts run: a trial trains the MBConv network, on the backend that the worker chooses. */
import { searchable } from "tsglove";
import { batchNormTrain, loadTensors } from "tsglove/tensor";
import { makeNet } from "./tensor-net.js";

/** Some 2 s alone. */
export const STEPS = 120;

@searchable
export class Training {
  constructor(readonly learningRate: 0.01 | 0.02 | 0.05 | 0.1) {}
}

/** The loss at the end, negated: the reward. */
export default async function train({ learningRate }: Training): Promise<number> {
  const tf = await loadTensors();
  const net = makeNet(tf, batchNormTrain);
  const optimizer = tf.train.sgd(learningRate);
  for (let step = 0; step < STEPS; step++) optimizer.minimize(net.loss, false, net.variables);
  const [loss = NaN] = tf.tidy(() => net.loss().dataSync());
  tf.dispose(net.variables);
  optimizer.dispose();
  return -loss;
}
