/** DARTS' cell, searched in six ways: `node samples/dist/darts/main.js --method darts`. */
import { readCommandLine } from "../tunas/command-line.js";
import { run } from "../tunas/run.js";
import { trainers } from "./cell.js";

const options = readCommandLine("darts", "the cell that a small network repeats");
const space = trainers(options.subject);
await run(space, options);
