/**
 * `npm start`: the search. What is searched stands in trainer.ts and the files that it imports; here a study is run over
 * it, and what came out is shown.
 */
import {
  dnaSpec,
  format,
  outlineText,
  RandomSearch,
  RegularizedEvolution,
  sample,
  searchSpace,
  sizeText,
} from "tsglove";
import { terminalProgress, trialTable, writeReport } from "tsglove/report";
import { readCommandLine } from "./command-line.js";

const options = readCommandLine(process.argv);
// Loaded behind the command line: the data and the tensor library take a second, --help should not.
const { Trainer } = await import("./trainer.js");

const space = searchSpace(Trainer);
const spec = dnaSpec(space);
console.log(`The search space of Trainer: ${sizeText(spec.space)}\n\n${outlineText(spec)}\n`);

// Training holds the thread: the signal is heard between two trials.
const interrupt = new AbortController();
process.on("SIGINT", () => {
  interrupt.abort();
});
// Whoever reads the output may have seen enough: `npm start | head`.
process.stdout.on("error", () => process.exit());

const { algorithm: name, trials, seed, seconds } = options;
const algorithm = name === "random" ? new RandomSearch() : new RegularizedEvolution();
const study = sample(space, algorithm, {
  trials,
  seed,
  seconds,
  signal: interrupt.signal,
  progress: terminalProgress(),
});
console.log(
  `${algorithm.name}, at most ${trials} trials, started within ${seconds} s, seed ${seed}. Ctrl-C ends it after the running trial.\n`,
);

for await (const [trainer, feedback] of study) feedback(trainer.train());

const width = process.stdout.isTTY ? process.stdout.columns : 120;
console.log(`\n${trialTable(study, { width })}\n`);
if (study.best !== undefined) {
  const winner = study.decode(study.best);
  const source = format(winner);
  const testAccuracy = winner.test();
  console.log(`The winner:\n\n${source}\n`);
  console.log(`Its accuracy on the test images, which the search never saw: ${testAccuracy.toFixed(3)}`);
  try {
    const file = await writeReport(study, options.report, {
      title: "tsglove: a search over networks that read digits",
      programSource: source,
      extra: [{ name: "Test accuracy of the winner", value: testAccuracy.toFixed(3) }],
    });
    console.log(`The report: ${file}`);
  } catch (error) {
    console.error(
      `The report could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  }
}
if (interrupt.signal.aborted) process.exitCode = 130;
