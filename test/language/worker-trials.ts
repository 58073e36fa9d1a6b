/** Trials that run in worker threads: the module that `workers` names in study-workers.test.ts. */
import { isMainThread, threadId } from "node:worker_threads";
import { writeFileSync } from "node:fs";
import {
  RegularizedEvolution,
  sample,
  searchable,
  searchSpace,
  type Feedback,
  type Float,
  type Study,
} from "tsglove";
import { fileBackend } from "tsglove/study";

@searchable
export class Layer {
  constructor(
    readonly width: 8 | 16 | 32 | 64,
    readonly act: "relu" | "gelu" = "relu",
  ) {}
}
@searchable
export class Net {
  readonly layers: number;
  constructor(
    readonly layer: Layer,
    readonly lr: Float<0, 1>,
    readonly deep: boolean,
  ) {
    this.layers = deep ? 2 : 1;
  }
  score(): number {
    return this.layer.width * this.layers + this.lr;
  }
}

export function train(net: Net): number {
  return net.score();
}

/** Answers with all that feedback has. */
export default async function trainByStep(net: Net, feedback: Feedback): Promise<void> {
  for (let step = 1; step <= 3; step++) {
    await Promise.resolve();
    feedback.addMeasurement(net.score() * step, { step, metrics: { thread: threadId } });
    if (feedback.shouldStopEarly()) return;
  }
  feedback.setMetadata("main", isMainThread);
  feedback.setMetadata("layer", feedback.getMetadata("main") === false && net.layer instanceof Layer);
  feedback.setMetadata("draw", feedback.random.next());
  feedback.setMetadata("numbers", feedback.dna.numbers);
  writeFileSync(`${feedback.directory}/weights`, String(net.layer.width));
  feedback.setMetadata("directory", feedback.directory);
  feedback.done();
}

export function draw(_net: Net, feedback: Feedback): number {
  return feedback.random.next();
}

/** Fails in a way of its own in each of the first trials. */
export function fail(net: Net, feedback: Feedback): number | Promise<number> {
  if (feedback.id === 1) process.exit(3);
  if (feedback.id === 2) throw new RangeError("too wide");
  if (feedback.id === 3) return NaN;
  if (feedback.id === 4)
    return new Promise<never>(() =>
      setTimeout(() => {
        throw new Error("in a timer");
      }, 1),
    );
  if (feedback.id === 5) feedback(1);
  if (feedback.id === 6) return Promise.reject(new Error("rejected"));
  return net.score();
}

export function greedy(): number {
  const taken: unknown[] = [];
  for (;;) taken.push(new Array(1e6).fill(taken.length));
}

export function endless(_net: Net, feedback: Feedback): number {
  feedback.addMeasurement(1);
  for (;;);
}

export function promise(net: Net, feedback: Feedback): void {
  feedback(
    new Promise((resolve) =>
      setTimeout(() => {
        resolve(net.score());
      }, 1),
    ),
  );
  if (feedback.id === 4) feedback.endLoop();
}

/** Leaves something running that answers for the first trial while the second one is on. */
export async function careless(net: Net, feedback: Feedback): Promise<number> {
  if (feedback.id === 1)
    setTimeout(() => {
      try {
        feedback.setMetadata("late", true);
      } catch (error) {
        heard = String(error);
      }
    }, 20);
  else await new Promise((resolve) => setTimeout(resolve, 60));
  if (feedback.id === 2) feedback.setMetadata("heard", heard);
  return net.score();
}
let heard = "nothing";

/** What is said of a trial that takes all memory. */
export async function searchGreedily(): Promise<string> {
  const study = sample(searchSpace(Net), new RegularizedEvolution(), { trials: 1 });
  await study.run(greedy, { workers: new URL(import.meta.url), onError: "infeasible" });
  return String(study.trials[0]?.reason);
}

/** A whole study, which another process kills in the middle. */
export function searchIn(
  directory: string,
  trials: number,
  onTrial: (id: number) => void = () => undefined,
): Study<Net> {
  const study = sample(searchSpace(Net), new RegularizedEvolution({ seed: 5, population: 6 }), {
    trials,
    backend: fileBackend(directory),
  });
  for (const [net, feedback] of study) {
    onTrial(feedback.id);
    feedback(net.score());
  }
  return study;
}
