/** `npm run bench [-- --json FILE]`: how the product's hot paths compare with the same written by hand, in one run. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { afterHyperValues, beforeHyperValues, edits } from "./construct.js";
import { measure, type PairResult } from "./pairs.js";

const { values } = parseArgs({
  options: { json: { type: "string" }, help: { type: "boolean", short: "h" } },
});
if (values.help === true) {
  console.log(
    "npm run bench [-- --json FILE]\n\nPrints a table of medians and ratios; --json also writes the figures to FILE.",
  );
  process.exit(0);
}

// The first pairs must run before anything makes a hyper value: importing the search pairs does.
const results: PairResult[] = [
  ...beforeHyperValues.map(measure),
  ...afterHyperValues().map(measure),
  ...edits.map(measure),
];
const { searchPairs } = await import("./search.js");
results.push(...searchPairs.map(measure));

console.table(
  Object.fromEntries(
    results.map((each) => [
      each.name,
      {
        "ours, ns": Number(each.ours.toPrecision(3)),
        "by hand, ns": Number(each.plain.toPrecision(3)),
        "ours per second": Math.round(1e9 / each.ours).toLocaleString("en"),
        ratio: Number(each.ratio.toFixed(2)),
        "min–max": each.ratioRange.map((ratio) => ratio.toFixed(2)).join("–"),
        bound: each.bound ?? "",
      },
    ]),
  ),
);
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ node: process.version, results }, null, 2)}\n`);
  console.log(`Figures written to ${values.json}.`);
}
