/** The options of the samples that search networks for images, checked. */
import { Command, Option } from "commander";
import { wholeNumber } from "../mnist/command-line.js";
import { SUBJECTS, type Subject } from "./images.js";
import { METHODS, type Method } from "./search.js";

export interface Options {
  readonly method: Method;
  readonly subject: Subject;
  readonly steps: number;
  readonly trials: number;
  readonly seed: number;
}

/** Reads the command line; ends the process with the usage on `--help` and on a mistake. @param sample its folder. */
export function readCommandLine(sample: string, what: string): Options {
  return new Command(`node samples/dist/${sample}/main.js`)
    .description(`Searches for ${what}, in one of six ways.`)
    .addOption(new Option("--method <name>", "how to search").choices(METHODS).default(sample))
    .addOption(new Option("--subject <name>", "what the images show").choices(SUBJECTS).default("mnist"))
    .option("--steps <n>", "of training: shared weights, and each network from scratch", wholeNumber(1), 400)
    .option("--trials <n>", "networks that a black box trains", wholeNumber(1), 8)
    .option("--seed <n>", "fixes every draw", wholeNumber(0), 1)
    .showHelpAfterError("(--help shows the options)")
    .parse()
    .opts<Options>();
}
