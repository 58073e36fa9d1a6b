/** For the tests of samples that search networks for images. */
import { spawn } from "node:child_process";
import { eq, isAbstract, template } from "tsglove";
import { disposeWeights, fit } from "tsglove/nn";
import { search, type Method } from "./search.js";
import type { Trainer } from "./trainer.js";

/** What a method finds in a few steps. @throws Error unless it is a point of the space, all decided. */
export async function foundIn(space: Trainer, method: Method): Promise<Trainer> {
  const { signal } = new AbortController();
  const found = await search(space, method, { steps: 4, trials: 1, seed: 1, signal, isShown: false });
  if (found === undefined) throw new Error(`${method} has found nothing.`);
  const { decode, encode } = template(space);
  if (isAbstract(found) || !eq(decode(encode(found)), found))
    throw new Error(`${method} has found what is no point of the space.`);
  return found;
}

/** Whether a network learns: the mean loss of its last steps over that of its first ones. */
export async function lossRatio(trainer: Trainer): Promise<number> {
  const losses: number[] = [];
  const onStep = (_: number, loss: number): void => void losses.push(loss);
  await fit(trainer, { steps: 75, seed: 1, validBatches: 1, onStep });
  disposeWeights(trainer);
  const mean = (part: readonly number[]): number => part.reduce((sum, loss) => sum + loss, 0) / part.length;
  return mean(losses.slice(-5)) / mean(losses.slice(0, 5));
}

/** Runs a compiled program. @param interruptAt gets a Ctrl-C as soon as it has printed this. */
export async function ran(
  file: string,
  args: readonly string[],
  interruptAt?: RegExp,
): Promise<{ readonly code: number | null; readonly printed: string; readonly complaints: string }> {
  const child = spawn(process.execPath, [file, ...args]);
  let [printed, complaints] = ["", ""];
  let isInterrupted = false;
  child.stdout.on("data", (text: Buffer) => {
    printed += text.toString();
    if (isInterrupted || interruptAt?.test(printed) !== true) return;
    isInterrupted = true;
    child.kill("SIGINT");
  });
  child.stderr.on("data", (text: Buffer) => (complaints += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, printed, complaints };
}
