/** Searches a space, shows what was found, and trains it from scratch: what samples/tunas and samples/darts do. */
import { clone, dnaSpec, format, sizeText } from "tsglove";
import { count } from "tsglove/nn";
import { loadTensors } from "tsglove/tensor";
import type { Options } from "./command-line.js";
import { ImagesAbsent, load, SIDE } from "./images.js";
import { search } from "./search.js";
import type { Trainer } from "./trainer.js";

/** Ends with the code 1 where the images are not installed, and 130 where the user has ended the search. */
export async function run(space: Trainer, options: Options): Promise<void> {
  const { method, subject, steps, seed } = options;
  try {
    load(subject);
  } catch (error) {
    if (!(error instanceof ImagesAbsent)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  await loadTensors();
  const interrupt = new AbortController();
  const stop = (): void => {
    interrupt.abort();
  };
  process.once("SIGINT", stop);
  console.log(
    `A space of ${sizeText(dnaSpec(space).space)} networks, searched by ${method}. Ctrl-C ends it with what it has found.`,
  );
  const begun = performance.now();
  const found = await search(space, method, { ...options, signal: interrupt.signal, isShown: true });
  const seconds = (performance.now() - begun) / 1000;
  process.off("SIGINT", stop);
  if (interrupt.signal.aborted) process.exitCode = 130;
  if (found === undefined) return;

  const { parameters, multiplyAdds } = count(found.net, [SIDE, SIDE, 1]);
  console.log(`\nFound in ${seconds.toFixed(0)} s:\n\n${format(found.net)}\n`);
  console.log(`${parameters} parameters, ${multiplyAdds} multiply-adds an image`);
  if (interrupt.signal.aborted) return;
  const right = await clone(found, { judge: "test" }).train(steps, seed);
  console.log(
    `Trained from scratch in ${steps} steps it reads ${(100 * right).toFixed(1)} % of the test images.`,
  );
}
