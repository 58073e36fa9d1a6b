/**
 * `npm run compare`: regularized evolution against random search at equal trials, over many seeds, on the sample's own
 * space and images. Both start a seed with the same random points. A rank-sum test says whether the difference is more
 * than luck. Two seeds run at a time, each in a worker thread with a tensor engine of its own.
 */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";
import kruskalTest from "@stdlib/stats-kruskal-test";
import { Command } from "commander";
import { RandomSearch, rebind, RegularizedEvolution, sample, searchSpace, type Algorithm } from "tsglove";
import { wholeNumber } from "./command-line.js";

/** What a worker is asked: the searches of one seed. */
interface Task {
  readonly seed: number;
  readonly trials: number;
  readonly images: number;
}

/** The best validation accuracy that each search found. */
interface Outcome {
  readonly seed: number;
  readonly evolution: number;
  readonly random: number;
}

async function runTask({ seed, trials, images }: Task): Promise<Outcome> {
  const { Trainer } = await import("./trainer.js");
  const space = rebind(searchSpace(Trainer), { images });
  // A point that both searches try is trained once: the same program has the same accuracy.
  const known = new Map<string, number>();
  const best = (algorithm: Algorithm): number => {
    const study = sample(space, algorithm, { trials, seed });
    for (const [trainer, feedback] of study) {
      const key = feedback.dna.toString();
      const accuracy = known.get(key) ?? trainer.train();
      known.set(key, accuracy);
      feedback(accuracy);
    }
    return study.best?.reward ?? NaN;
  };
  return { seed, evolution: best(new RegularizedEvolution()), random: best(new RandomSearch()) };
}

interface CompareOptions {
  readonly seeds: number;
  readonly trials: number;
  readonly images: number;
  readonly json?: string;
}

async function compare({ seeds, trials, images, json }: CompareOptions): Promise<void> {
  const outcomes: Outcome[] = [];
  const waiting = Array.from({ length: seeds }, (_, index) => index + 1);
  let stopped = false;
  process.once("SIGINT", () => {
    stopped = true;
    console.log("Stopping; the running seeds are given up.");
    report(outcomes, trials, images);
    process.exit(130);
  });
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined && !stopped; seed = waiting.shift()) {
      const task: Task = { seed, trials, images };
      const [outcome] = (await once(
        new Worker(new URL(import.meta.url), { workerData: task }),
        "message",
      )) as [Outcome];
      outcomes.push(outcome);
      console.log(
        `seed ${outcome.seed}  evolution ${outcome.evolution.toFixed(3)}  random ${outcome.random.toFixed(3)}  (${outcomes.length}/${seeds})`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(seeds, availableParallelism()) }, work));
  report(outcomes, trials, images);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ trials, images, outcomes }, null, 2)}\n`);
}

function report(outcomes: readonly Outcome[], trials: number, images: number): void {
  const evolution = outcomes.map((each) => each.evolution);
  const random = outcomes.map((each) => each.random);
  const wins = outcomes.filter((each) => each.evolution > each.random).length;
  const ties = outcomes.filter((each) => each.evolution === each.random).length;
  console.log(
    `\nBest validation accuracy of ${trials} trials, ${images} training images, ${outcomes.length} seeds:`,
  );
  console.log(`  evolution  median ${median(evolution).toFixed(3)}  mean ${mean(evolution).toFixed(4)}`);
  console.log(`  random     median ${median(random).toFixed(3)}  mean ${mean(random).toFixed(4)}`);
  console.log(`  evolution better in ${wins}, equal in ${ties}, worse in ${outcomes.length - wins - ties}`);
  if (outcomes.length < 5) return;
  // For two groups the test of Kruskal and Wallis is the two-sided rank-sum test, ties corrected.
  console.log(`  rank-sum test, two-sided: p = ${kruskalTest(evolution, random).pValue.toPrecision(2)}`);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

if (parentPort !== null) parentPort.postMessage(await runTask(workerData as Task));
else {
  const command = new Command("npm run compare --")
    .description("Compares regularized evolution with random search at equal trials.")
    .option("--seeds <n>", "how many seeds, 1 to n", wholeNumber(1), 20)
    .option("--trials <n>", "how many networks each search trains", wholeNumber(2), 32)
    .option("--images <n>", "how many training images a network sees", wholeNumber(100), 1500)
    .option("--json <file>", "also writes the figures to a file")
    .parse();
  await compare(command.opts<CompareOptions>());
}
