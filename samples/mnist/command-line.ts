/** The options of `npm start`, checked. */
import { Command, InvalidArgumentError, Option } from "commander";

export interface SearchOptions {
  readonly trials: number;
  readonly seed: number;
  readonly algorithm: "random" | "evolution";
  readonly seconds: number;
  readonly report: string;
}

/** Reads the command line; ends the process with the usage on `--help` and on a mistake. */
export function readCommandLine(argv: readonly string[]): SearchOptions {
  const command = new Command("npm start --")
    .description(
      "Searches for a small network that reads handwritten digits, and for the optimizer to train it with.",
    )
    .option("--trials <n>", "how many networks to train", wholeNumber(1), 40)
    .option("--seed <n>", "fixes every draw: the same seed gives the same trials", wholeNumber(0), 1)
    .addOption(
      new Option("--algorithm <name>", "how to search").choices(["evolution", "random"]).default("evolution"),
    )
    .option("--seconds <n>", "start no further trial after so many seconds", wholeNumber(1), 200)
    .option("--report <file>", "where to write the report", "report.html")
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError("(npm start -- --help shows the options)")
    .parse([...argv]);
  return command.opts<SearchOptions>();
}

/** A parser for whole numbers of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`Give a whole number of at least ${least}.`);
    return value;
  };
}
