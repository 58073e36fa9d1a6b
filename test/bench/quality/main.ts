/** `npm run bench:quality`: how good our searches are beside others', on the same tasks; writes `docs/search-quality.md`. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { repositoryRoot } from "../problems/data.js";
import { codeOf, KeptRuns, type Job } from "./kept-runs.js";
import { peersFolder, readPeers, RECORDS } from "./peers.js";
import { runAll } from "./pool.js";
import { Progress } from "./progress.js";
import { contestants } from "./registry.js";
import { reportText, type Entrant, type Measured } from "./report.js";
import type { Contestant, Suite } from "./suite.js";
import { suites } from "./suites.js";

const HELP = `npm run bench:quality [-- OPTIONS]

Runs our search algorithms on the tasks that Optuna's and pycma's were measured on, and writes the comparison to
docs/search-quality.md, with every run in docs/search-quality.jsonl. Where an option narrows what is run, or data is
absent, the comparison goes to the terminal instead.

Runs that are done are kept (test/.compiled/quality) for as long as the algorithm's code is the same: after Ctrl-C the same
command goes on where it was. Code of the study around it is not looked at: --fresh after a change of that.

  --only REGEX      algorithms whose name matches, whatever its case
  --suites REGEX    experiments: ${suites.map(({ name }) => name).join(", ")}
  --tasks REGEX     tasks: "nb201|sphere-5"
  --seeds N         so many runs of each instead of the experiment's own number
  --from N          the first seed, 1001 by default; figures that were tuned to some seeds are not to be quoted for them
  --threads N       2 by default
  --fresh           runs everything anew
  --list            says who would run on what, and ends

TSGLOVE_DATA names the folder of the tables, ../shared/data by default; the peers' records are in ../peers beside it.`;

const { values: asked } = parseArgs({
  options: {
    only: { type: "string" },
    suites: { type: "string" },
    tasks: { type: "string" },
    seeds: { type: "string" },
    from: { type: "string", default: "1001" },
    threads: { type: "string", default: String(Math.min(2, availableParallelism())) },
    fresh: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (asked.help) {
  console.log(HELP);
  process.exit(0);
}

const chosen = suites
  .filter(({ name }) => matcher(asked.suites)(name))
  .map((whole) => ({ ...whole, whole, tasks: whole.tasks.filter(matcher(asked.tasks)) }))
  .filter(({ tasks }) => tasks.length > 0);
const entrants = contestants.filter(({ name }) => matcher(asked.only)(name));
const from = whole("from", asked.from, 0);
const seedsOf = ({ seeds }: Suite): number =>
  asked.seeds === undefined ? seeds : whole("seeds", asked.seeds, 2);
const isWhole = [asked.only, asked.suites, asked.tasks, asked.seeds].every((each) => each === undefined);

const root = repositoryRoot();
const codes = new Map(entrants.map((each) => [each.name, codeOfContestant(each)]));
const jobs: readonly Job[] = chosen.flatMap((suite) =>
  suite.tasks.flatMap((task) =>
    entrants
      .filter((each) => takesPart(each, suite, task))
      .flatMap(({ name }) =>
        Array.from({ length: seedsOf(suite) }, (_, i) => ({
          suite: suite.name,
          task,
          contestant: name,
          seed: from + i,
        })),
      ),
  ),
);
if (asked.list) {
  for (const suite of chosen)
    for (const task of suite.tasks)
      console.log(
        `${suite.name} ${task}, ${seedsOf(suite)} seeds: ${entrants.flatMap((each) => (takesPart(each, suite, task) ? [each.name] : [])).join("; ")}`,
      );
  process.exit(0);
}
if (jobs.length === 0) {
  console.error(
    "Nothing is left to run: no algorithm, experiment or task matches. --list says what there is.",
  );
  process.exit(2);
}
const missingRecords = RECORDS.filter((record) => readPeers(record) === undefined);
for (const record of missingRecords)
  console.error(
    `There is no ${join(peersFolder(), record)}: what would be compared with it is measured alone.`,
  );

const kept = new KeptRuns(join(root, "test/.compiled/quality/runs.jsonl"), asked.fresh);
const absent = new Map<string, string>();
const failures = new Map<string, string[]>();
const open = jobs.filter((job) => kept.find(codeOfJob(job), job) === undefined);
const progress = new Progress(jobs.length, jobs.length - open.length);
const stopping = new AbortController();
process.once("SIGINT", () => {
  stopping.abort();
});

await runAll(
  open,
  whole("threads", asked.threads, 1),
  (job, answer) => {
    if ("values" in answer) kept.add(codeOfJob(job), job, answer.values);
    else if ("absent" in answer) absent.set(job.task, answer.absent);
    else failures.set(job.suite, [...(failures.get(job.suite) ?? []), failureText(job, answer.failure)]);
    progress.done();
  },
  ({ task }) => absent.has(task),
  stopping.signal,
);
progress.end();
for (const [task, why] of absent) console.error(`${task} was left out. ${why}`);
if (stopping.signal.aborted) {
  console.error("Interrupted. What is done is kept; the same command goes on from here.");
  process.exit(130);
}

const measured = chosen.map(measuredIn).filter(({ entrants: all }) => all.length > 0);
const text = await format(reportText(measured), { parser: "markdown", printWidth: 110 });
if (isWhole && absent.size === 0 && missingRecords.length === 0) {
  writeFileSync(join(root, "docs/search-quality.md"), text);
  writeFileSync(join(root, "docs/search-quality.jsonl"), measured.flatMap(runLines).join(""));
  console.log("Written: docs/search-quality.md, docs/search-quality.jsonl.");
} else console.log(text);
if (failures.size > 0) {
  console.error([...failures.values()].flat().join("\n"));
  process.exitCode = 1;
}

function measuredIn(suite: Suite & { readonly whole: Suite }): Measured {
  const { tasks } = suite;
  const lists = entrants
    .filter((each) => tasks.some((task) => takesPart(each, suite, task)))
    .map((each): Entrant => ({
      name: each.name,
      tasks: suite.whole.tasks.filter((task) => takesPart(each, suite, task)),
      runs: new Map(tasks.map((task) => [task, keptOf(suite, task, each)])),
    }));
  return {
    suite: { ...suite.whole, seeds: Math.max(suite.seeds, seedsOf(suite)) },
    tasks,
    entrants: lists,
    absent: new Map([...absent].filter(([task]) => tasks.includes(task))),
    failures: failures.get(suite.name) ?? [],
    seeds: `${from} to ${from + seedsOf(suite) - 1}`,
  };
}

function keptOf({ name }: Suite, task: string, contestant: Contestant): readonly (readonly number[])[] {
  return jobs
    .filter((job) => job.suite === name && job.task === task && job.contestant === contestant.name)
    .flatMap((job) => {
      const found = kept.find(codeOfJob(job), job);
      return found === undefined ? [] : [found];
    });
}

/** A line a contestant and task: a list of all runs for each mark, to six digits. */
function runLines({ suite, entrants: all }: Measured): string[] {
  return all.flatMap(({ name: contestant, runs }) =>
    [...runs].flatMap(([task, values]) => {
      if (values.length === 0) return [];
      const marks = suite.marks.map(
        ({ name }, i) => [name, values.map((each) => Number((each[i] ?? NaN).toPrecision(6)))] as const,
      );
      return `${JSON.stringify({ suite: suite.name, contestant, task, from, ...Object.fromEntries(marks) })}\n`;
    }),
  );
}

function takesPart({ suites: own, tasks }: Contestant, { name }: Suite, task: string): boolean {
  return own.includes(name) && (tasks === undefined || tasks.test(task));
}

/** The algorithm's code, and what runs it here. */
function codeOfContestant({ module, make }: Contestant): string {
  const here = ["runs.js", "suites.js"].map((each) => join(import.meta.dirname, each));
  return codeOf([join(root, "runtime/dist", module), ...here], make.toString());
}

function codeOfJob({ contestant }: Job): string {
  return codes.get(contestant) ?? "";
}

function failureText({ suite, task, contestant, seed }: Job, failure: string): string {
  return `${contestant} on ${task} (${suite}, seed ${seed}): ${failure}`;
}

function matcher(pattern: string | undefined): (name: string) => boolean {
  const regex = new RegExp(pattern ?? "", "i");
  return (name) => regex.test(name);
}

function whole(option: string, given: string, least: number): number {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${option} is ${given}; give a whole number of at least ${least}.`);
  process.exit(2);
}
