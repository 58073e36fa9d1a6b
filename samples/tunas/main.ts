/**
 * One search space, searched in six ways: `node samples/dist/tunas/main.js --method tunas`. As a black box each trial trains a network
 * from scratch; by weight sharing one program holds all networks, and each step trains a path through it.
 */
import { Command, Option } from "commander";
import { Bayesian, format, RandomSearch, RegularizedEvolution, Reinforce, sample } from "tsglove";
import { count } from "tsglove/nn";
import { darts, enas, oneShot, tunas } from "tsglove/supernet";
import { loadTensors } from "tsglove/tensor";
import { SIDE, type Subject } from "./images.js";
import { trainers, type Trainer } from "./net.js";

const METHODS = ["random", "bayesian", "enas", "darts", "tunas", "oneShot"] as const;

interface Options {
  readonly method: (typeof METHODS)[number];
  readonly subject: Subject;
  readonly steps: string;
  readonly trials: string;
  readonly seed: string;
}

const { method, subject, ...numbers } = new Command("main.js")
  .description("Searches for a small network that reads images, in one of six ways.")
  .addOption(new Option("--method <name>", "how to search").choices(METHODS).default("tunas"))
  .addOption(
    new Option("--subject <name>", "what the images show")
      .choices(["mnist", "fashion-mnist"])
      .default("mnist"),
  )
  .option("--steps <n>", "of training: of the shared weights, and of each network from scratch", "400")
  .option("--trials <n>", "networks that a black box trains", "8")
  .option("--seed <n>", "fixes every draw", "1")
  .parse()
  .opts<Options>();
const [steps, trials, seed] = [Number(numbers.steps), Number(numbers.trials), Number(numbers.seed)];

await loadTensors();
const space = trainers(subject);

/** The search, in one line each. */
async function search(): Promise<Trainer> {
  switch (method) {
    case "random":
      return await blackBox(new RandomSearch());
    case "bayesian":
      return await blackBox(new Bayesian());
    case "enas":
      return (await enas.rewrite(space, new Reinforce()).search({ steps, seed })).child;
    case "darts":
      return (await darts.rewrite(space).search({ steps, seed })).child;
    case "tunas":
      return (await tunas.rewrite(space, new Reinforce()).search({ steps, seed })).child;
    case "oneShot":
      return (await oneShot.rewrite(space, new RegularizedEvolution()).search({ steps, seed })).child;
  }
}

async function blackBox(algorithm: RandomSearch | Bayesian): Promise<Trainer> {
  const study = sample(space, algorithm, { trials, seed });
  for await (const [trainer, feedback] of study) feedback(await trainer.train(steps));
  if (study.best === undefined) throw new Error("No network was trained.");
  return study.decode(study.best);
}

const found = await search();
console.log(`${method} found\n\n${format(found.net)}\n`);
const { parameters, multiplyAdds } = count(found.net, [SIDE, SIDE, 1]);
console.log(`${parameters} parameters, ${multiplyAdds} multiply-adds an image`);
const right = await found.train(steps, seed);
console.log(
  `trained from scratch in ${steps} steps it reads ${(100 * right).toFixed(1)} % of validation images`,
);
