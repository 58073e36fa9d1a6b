/** What the benches that measure in rounds are asked on the command line. */
import { parseArgs } from "node:util";

export interface Asked {
  readonly rounds: number;
  /** Where the figures go as JSON too. */
  readonly json: string | undefined;
}

/** Prints the help and ends where that is asked for; ends with 2 where the rounds are no count. */
export function asked(help: string, rounds: number): Asked {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: String(rounds) },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(help);
    process.exit(0);
  }
  const given = Number(values.rounds);
  if (!Number.isSafeInteger(given) || given < 1) {
    console.error(`--rounds is ${values.rounds}; give a whole number of at least 1.`);
    process.exit(2);
  }
  return { rounds: given, json: values.json };
}
