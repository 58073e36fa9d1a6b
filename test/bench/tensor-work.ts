/** One backend in one process, as a process keeps the backend it has: `node tensor-work.js ENTRY BACKEND` prints a TensorFigures. */
import type { Rank, Tensor, Tensor4D } from "@tensorflow/tfjs";
import type { BackendName } from "tsglove/tensor";
import { makeNet } from "./tensor-net.js";

/** What is measured, of images of 32 × 16 × 16 × 32. */
export type Work =
  | "matmul 512 × 512"
  | "conv 3 × 3 × 32, forward"
  | "conv 3 × 3 × 32, forward and back"
  | "depthwise 3 × 3 × 32, forward"
  | "depthwise 3 × 3 × 32, forward and back"
  | "MBConv net, forward"
  | "MBConv net, training step";

export interface TensorFigures {
  readonly engine: string;
  /** Milliseconds a call, medians: of the clock, and of all processors together. */
  readonly times: Readonly<Record<Work, { readonly wall: number; readonly cpu: number }>>;
  readonly steps: number;
  /** How many tensors more there are after the training steps. */
  readonly tensorsGained: number;
  /** Megabytes (10^6 bytes) of the whole process, at the end. */
  readonly megabytes: number;
}

const BUDGET_MS = 1500;
const MOST_CALLS = 60;
/** A call this slow needs no warming up. */
const SLOW_MS = 1000;

type Entry = typeof import("tsglove/tensor");
type Timed = TensorFigures["times"][Work];

async function figures(entry: Entry, backend: BackendName): Promise<TensorFigures> {
  const tf = await entry.loadTensors({ backend });
  const [a, b] = [tf.randomNormal<Rank.R2>([512, 512]), tf.randomNormal<Rank.R2>([512, 512])];
  const images = tf.randomNormal<Rank.R4>([32, 16, 16, 32]);
  const filter = tf.randomNormal<Rank.R4>([3, 3, 32, 32]);
  const flat = tf.randomNormal<Rank.R4>([3, 3, 32, 1]);
  const conv = (x: Tensor4D, w: Tensor4D): Tensor4D => tf.conv2d(x, w, 1, "same");
  const depthwise = (x: Tensor4D, w: Tensor4D): Tensor4D => tf.depthwiseConv2d(x, w, 1, "same");
  /** Both gradients of an operation, for an output gradient of the images' shape, which its outputs have, too. */
  const back = (operation: typeof conv, w: Tensor4D) => (): Tensor[] =>
    tf.grads((x, v) => operation(tf.reshape(x, [32, 16, 16, 32]), tf.reshape(v, w.shape)))(
      [images, w],
      images,
    );
  const net = makeNet(tf, entry.batchNormTrain);
  const optimizer = tf.train.sgd(0.05);
  let steps = 0;
  const step = (): Tensor[] => {
    steps++;
    const loss = optimizer.minimize(net.loss, true, net.variables);
    return loss === null ? [] : [loss];
  };
  const times = {
    "matmul 512 × 512": await time(() => [tf.matMul(a, b)]),
    "conv 3 × 3 × 32, forward": await time(() => [conv(images, filter)]),
    "conv 3 × 3 × 32, forward and back": await time(back(conv, filter)),
    "depthwise 3 × 3 × 32, forward": await time(() => [depthwise(images, flat)]),
    "depthwise 3 × 3 × 32, forward and back": await time(back(depthwise, flat)),
    "MBConv net, forward": await time(() => [tf.tidy(() => net.forward())]),
  };
  const before = tf.memory().numTensors;
  const all = { ...times, "MBConv net, training step": await time(step) };
  return {
    engine: entry.tensorBackend().engine ?? backend,
    times: all,
    steps,
    tensorsGained: tf.memory().numTensors - before,
    megabytes: process.memoryUsage().rss / 1e6,
  };
}

/** The median call, each waited for: a GPU computes on after the call has returned. */
async function time(compute: () => Tensor[]): Promise<Timed> {
  const calls: Timed[] = [];
  const call = async (): Promise<void> => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    const results = compute();
    await results.at(-1)?.data();
    const { user, system } = process.cpuUsage(used);
    calls.push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
    for (const each of results) each.dispose();
  };
  await call();
  if ((calls[0]?.wall ?? 0) < SLOW_MS) {
    await call();
    calls.length = 0;
    const start = performance.now();
    while (calls.length < 3 || (calls.length < MOST_CALLS && performance.now() - start < BUDGET_MS))
      await call();
  }
  const median = (key: keyof Timed): number => {
    const sorted = calls.map((each) => each[key]).sort((x, y) => x - y);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
  };
  return { wall: median("wall"), cpu: median("cpu") };
}

const [entryUrl, backend] = process.argv.slice(2);
if (entryUrl !== undefined) {
  // Types of the package that stands here; the program of another folder is of the same version.
  const entry = (await import(entryUrl)) as Entry;
  const printed = await figures(entry, backend as BackendName).catch((error: unknown) => ({
    error: error instanceof Error ? error.message : String(error),
  }));
  process.stdout.write(`\n${JSON.stringify(printed)}\n`);
  // A GPU's library may keep the process.
  process.exit(0);
}
