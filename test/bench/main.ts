/** `npm run bench`: how the product's hot paths compare with the same written by hand, in one run. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { afterHyperValues, beforeHyperValues } from "./construct.js";
import { memoryResults, memoryText } from "./memory.js";
import { overheadResults, overheadText } from "./overhead.js";
import { measure, type Pair, type PairResult } from "./pairs.js";
import { pygloveFigures } from "./pyglove.js";
import { searchPairs } from "./search.js";
import { tableText } from "./table.js";
import { tensorResults, tensorText } from "./tensor.js";
import { treePairs } from "./tree.js";
import { typedSpacePairs } from "./typed-space.js";
import { workersResult, workersText } from "./workers.js";

const HELP = `npm run bench [-- --only REGEX] [--json FILE]

Prints a table of CPU times and ratios to the same by hand; a bound that is missed has a ✗.
  --only REGEX  measures those alone whose name matches, whatever its case: --only "decode|mutate"
  --json FILE   also writes the figures to FILE, in nanoseconds an operation

The tensor backends (--only tensor) are those beside this repository's tsglove; the environment variable
TSGLOVE_TENSOR_PROJECT names another project, where native TensorFlow is linked.`;

const { values } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string" }, help: { type: "boolean", short: "h" } },
});
if (values.help === true) {
  console.log(HELP);
  process.exit(0);
}
const only = new RegExp(values.only ?? "", "i");
const pyglove = pygloveFigures();
const run = (pairs: readonly Pair[]): readonly PairResult[] =>
  pairs.filter(({ name }) => only.test(name)).map((pair) => measure(pair, pyglove));

// In this order: what is to run before any hyper value exists, then what makes them.
const results: readonly PairResult[] = [
  ...run(beforeHyperValues),
  ...run(afterHyperValues()),
  ...run(treePairs),
  ...run(searchPairs()),
  ...run(typedSpacePairs()),
];
const memory = memoryResults((name) => only.test(name));
const overhead = overheadResults((name) => only.test(name));
const tensor = tensorResults((name) => only.test(name));
const workers = await workersResult((name) => only.test(name));

if (results.length > 0) console.log(tableText(results));
if (memory.length > 0) console.log(`\n${memoryText(memory)}`);
if (overhead.length > 0) console.log(`\n${overheadText(overhead)}`);
if (tensor.length > 0) console.log(`\n${tensorText(tensor)}`);
if (workers !== undefined) console.log(`\n${workersText(workers)}`);
if (results.length + memory.length + overhead.length + tensor.length === 0 && workers === undefined)
  console.log(`No pair's name matches ${only.toString()}.`);
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ node: process.version, results, memory, overhead, tensor, workers }, null, 2)}\n`,
  );
  console.log(`Figures written to ${values.json}.`);
}
