/**
 * `npm run bench:editor`: what an editor waits for, and what that takes, beside TypeScript's own server on the same project. Both
 * are processes that are spoken to by their standard input, in turns; the smallest time of each question counts, as load can only
 * add to it.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { projectSources } from "./build-project.js";
import { LspEditor, TsserverEditor, type BenchedEditor } from "./editors.js";
import { asked } from "./rounds.js";

const BOUNDS = { inlayMs: 30, inlayToHover: 2, memory: 1.3 } as const;

/** What is seen and edited: a class in the middle of the project, of some hundred classes before it. */
const SEEN = { name: "class-104.ts", mark: "readonly width" } as const;

/** An option that each of the two hundred classes takes: what is edited while another file is seen. */
const OPTION = { name: "types.ts", mark: "16 | 32 | 48 | 64" } as const;

const HELP = `npm run bench:editor [-- --rounds N] [--json FILE]

Prints what an editor waits for on a project of 200 files, with our server and beside it with TypeScript's (tsserver): from
opening a file to its first answer, a warm hover, and from an edit to hints and hover: of the file itself, and of an option that
all files of the project take; and the memory of both.
Bounds: edit → hints ≤ ${BOUNDS.inlayMs} ms and ≤ ${BOUNDS.inlayToHover} × tsserver's edit → hover; memory ≤ ${BOUNDS.memory} × tsserver's.
  --rounds N   how many edits of each, in turns; the smallest counts (default 40)
  --json FILE  also writes the figures to FILE, in milliseconds and MiB`;

const { rounds, json } = asked(HELP, 40);

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const project = mkdtempSync(join(root, "test/.compiled/editor-"));

/** Milliseconds, or MiB. */
interface Figures {
  readonly openToAnswer: number;
  readonly warmHover: number[];
  readonly editToHover: number[];
  readonly editToHints: number[];
  /** Where the option was edited that all files take. */
  readonly optionToHover: number[];
  readonly optionToHints: number[];
  memory: number;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function opened(editor: BenchedEditor, sources: ReadonlyMap<string, string>): Promise<Figures> {
  const open = ({ name, mark }: typeof SEEN | typeof OPTION): void => {
    editor.open(pathOf(name), sources.get(name) ?? "", mark);
  };
  const openToAnswer = await timed(async () => {
    await editor.start();
    open(SEEN);
    await editor.firstAnswer();
  });
  open(OPTION);
  return {
    openToAnswer,
    warmHover: [],
    editToHover: [],
    editToHints: [],
    optionToHover: [],
    optionToHints: [],
    memory: 0,
  };
}

function pathOf(name: string): string {
  return join(project, "src", name);
}

/** One edit of each kind, and a hover behind it. */
async function round(editor: BenchedEditor, figures: Figures): Promise<void> {
  const edited = ({ name }: typeof SEEN | typeof OPTION, answer: () => Promise<void>): Promise<number> =>
    timed(() => {
      editor.edit(pathOf(name));
      return answer();
    });
  const [hints, hover] = [() => editor.hints(), () => editor.hover()];
  figures.editToHints.push(await edited(SEEN, hints));
  figures.editToHover.push(await edited(SEEN, hover));
  figures.optionToHints.push(await edited(OPTION, hints));
  figures.optionToHover.push(await edited(OPTION, hover));
  figures.warmHover.push(await timed(hover));
}

function writeProject(): ReadonlyMap<string, string> {
  const sources = projectSources();
  mkdirSync(join(project, "src"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  writeFileSync(join(project, "package.json"), '{ "name": "bench-editor", "type": "module" }\n');
  for (const [name, text] of sources) writeFileSync(join(project, "src", name), text);
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    types: [],
    skipLibCheck: true,
  };
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...compilerOptions, noEmit: true }, include: ["src"] }),
  );
  return sources;
}

function row(what: string, ours: number, theirs: number, digits = 1): string {
  return `${what.padEnd(24)}${ours.toFixed(digits).padStart(10)}${theirs.toFixed(digits).padStart(10)}`;
}

function bound(what: string, value: number, most: number): string {
  return `${what.padEnd(44)}${value.toFixed(2).padStart(8)}  ${value <= most ? "✓" : "✗"} ≤ ${most}`;
}

const least = (times: readonly number[]): number => Math.min(...times);

const editors: BenchedEditor[] = [];
try {
  const sources = writeProject();
  const ours = new LspEditor(join(root, "language-server/dist/stdio.js"), project);
  const theirs = new TsserverEditor(join(root, "node_modules/typescript/lib/tsserver.js"), project);
  editors.push(ours, theirs);
  // One after the other: two at once would take each other's time.
  const own = await opened(ours, sources);
  const bare = await opened(theirs, sources);
  for (let each = 0; each < rounds; each++) {
    await round(ours, own);
    await round(theirs, bare);
  }
  own.memory = ours.memory();
  bare.memory = theirs.memory();
  console.log(`${sources.size} files; smallest of ${rounds}, milliseconds`);
  console.log(`${"".padEnd(24)}${"tsglove".padStart(10)}${"tsserver".padStart(10)}`);
  console.log(row("open → first answer", own.openToAnswer, bare.openToAnswer, 0));
  console.log(row("warm hover", least(own.warmHover), least(bare.warmHover)));
  console.log(row("edit → hover", least(own.editToHover), least(bare.editToHover)));
  console.log(row("edit → hints", least(own.editToHints), least(bare.editToHints)));
  console.log(row("option → hover", least(own.optionToHover), least(bare.optionToHover)));
  console.log(row("option → hints", least(own.optionToHints), least(bare.optionToHints)));
  console.log(row("memory, MiB", own.memory, bare.memory, 0));
  console.log(bound("edit → hints, ms", least(own.editToHints), BOUNDS.inlayMs));
  console.log(
    bound(
      "edit → hints, to tsserver's edit → hover",
      least(own.editToHints) / least(bare.editToHover),
      BOUNDS.inlayToHover,
    ),
  );
  console.log(
    bound(
      "option → hints, to tsserver's option → hover",
      least(own.optionToHints) / least(bare.optionToHover),
      BOUNDS.inlayToHover,
    ),
  );
  console.log(bound("memory, to tsserver's", own.memory / bare.memory, BOUNDS.memory));
  if (json !== undefined)
    writeFileSync(
      json,
      `${JSON.stringify({ node: process.version, tsglove: own, tsserver: bare }, null, 2)}\n`,
    );
} finally {
  for (const editor of editors) editor.end();
  rmSync(project, { recursive: true, force: true });
}
