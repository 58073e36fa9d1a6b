/** The commands of `tsglove`, run on import: the package "tsglove" has the executable, which finds this in the user's project. */
import "../own-typescript.js";
import { Command, CommanderError, Option } from "commander";
import { BUNDLERS } from "./bundlers.js";
import { doctor, type DoctorOptions } from "./doctor.js";
import { init, type InitOptions } from "./init.js";
import { SetupError } from "./setup-error.js";
import { processTerminal } from "./terminal.js";
import { OWN_VERSION } from "./versions.js";

const WRONG_USE = 2;

function commands(finish: (code: number) => void): Command {
  const terminal = processTerminal();
  const program = new Command("tsglove")
    .description("Sets a project up for tsglove, and says what it lacks.")
    .version(OWN_VERSION)
    .showHelpAfterError("(tsglove --help says what there is)");
  // The runtime's own command, which needs no compiler: `tsglove` runs it before it comes here.
  program.addHelpText(
    "after",
    "\ntsglove link-tensorflow --help: native TensorFlow, from what pip installed.",
  );
  program.exitOverride();
  const tsconfig = (): Option =>
    new Option("--tsconfig <file>", "the tsconfig file of the build").default("tsconfig.json");
  program
    .command("init")
    .description("set this project up: packages, tsconfig.json, build script")
    .option("-y, --yes", "ask nothing")
    .option("--dry-run", "show what would change, and change nothing")
    .option("--no-install", "name the packages in package.json without installing them")
    .addOption(tsconfig())
    .addOption(
      new Option("--bundler <name>", "say what this bundler's configuration needs").choices([
        ...BUNDLERS,
        "none",
      ]),
    )
    .option("--move-typescript", "with --yes: let TypeScript 7 make room for the 6 that tspc needs")
    .action(async (options: InitOptions) => {
      finish(await init(process.cwd(), options, terminal));
    });
  program
    .command("doctor")
    .description(
      "say what this project has and lacks, and how fast its tensors are; ends with 1 where something is missing",
    )
    .option("--json", "print it for machines")
    .addOption(tsconfig())
    .action((options: DoctorOptions) => {
      finish(doctor(process.cwd(), options, terminal));
    });
  return program;
}

/** @returns the exit code: 0 of success, 1 where something is missing or failed, 2 of a wrong use. */
async function run(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = commands((result) => (code = result));
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // Commander has said already what it has to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
