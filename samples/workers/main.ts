/** Trials in worker threads: one line, and the same trials with any number of them. */
import { availableParallelism } from "node:os";
import { format, RandomSearch, sample, searchSpace } from "tsglove";
import { terminalProgress } from "tsglove/report";
import countThatEnd, { Collatz } from "./trial.js";

const study = sample(searchSpace(Collatz), new RandomSearch({ seed: 1 }), {
  trials: 30,
  progress: terminalProgress(),
});
await study.run(countThatEnd, {
  parallelism: availableParallelism(),
  workers: new URL("./trial.js", import.meta.url),
});
if (study.best) console.log(study.best.reward, format(study.decode(study.best)));
