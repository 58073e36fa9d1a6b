/** One search space, searched in six ways: `node samples/dist/tunas/main.js --method tunas`. */
import { readCommandLine } from "./command-line.js";
import { trainers } from "./net.js";
import { run } from "./run.js";

const options = readCommandLine("tunas", "the blocks of a small network that reads images");
const space = trainers(options.subject);
await run(space, options);
