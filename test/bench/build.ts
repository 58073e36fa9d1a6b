/**
 * `npm run bench:build`: what the plugin adds to a build. The same project is built by tspc with and without it, in turns,
 * each time from nothing in a process of its own; the smallest CPU time of each counts, as load can only add to it.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { projectSources } from "./build-project.js";
import { asked } from "./rounds.js";

const BOUND = 1.05;

const HELP = `npm run bench:build [-- --rounds N] [--json FILE]

Prints the CPU time of a build with the plugin, of the same build without it, and their ratio (bound: ${BOUND}).
  --rounds N   how many builds of each, in turns; the smallest counts (default 5)
  --json FILE  also writes the figures to FILE, in seconds`;

const { rounds, json } = asked(HELP, 5);

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const project = mkdtempSync(join(root, "test/.compiled/build-"));
const CPU_TIME =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write(`cpu ${(user + system) / 1e6}`); });';

/** The CPU seconds of one build. @throws Error where it fails: a time of half a build says nothing. */
function build(tsconfig: string): number {
  rmSync(join(project, "out"), { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(CPU_TIME)}`,
      join(root, "node_modules/ts-patch/bin/tspc.js"),
      "-p",
      tsconfig,
    ],
    { cwd: project, encoding: "utf8" },
  );
  const seconds = Number(/cpu ([\d.]+)$/.exec(stderr)?.[1]);
  if (status !== 0 || !(seconds > 0)) throw new Error(`${tsconfig} was not built: ${stdout}${stderr}`);
  return seconds;
}

function writeProject(): { readonly files: number; readonly lines: number } {
  const sources = projectSources();
  mkdirSync(join(project, "src"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  writeFileSync(join(project, "package.json"), '{ "name": "bench-build", "type": "module" }\n');
  for (const [name, text] of sources) writeFileSync(join(project, "src", name), text);
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    types: [],
    skipLibCheck: true,
    declaration: true,
    sourceMap: true,
    rootDir: "src",
    outDir: "out",
  };
  const plugins = [
    { transform: "@tsglove/transformer" },
    { transform: "@tsglove/transformer/program", transformProgram: true },
  ];
  writeFileSync(join(project, "plain.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  writeFileSync(
    join(project, "plugin.json"),
    JSON.stringify({ compilerOptions: { ...compilerOptions, plugins }, include: ["src"] }),
  );
  const lines = [...sources.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0);
  return { files: sources.size, lines };
}

try {
  const { files, lines } = writeProject();
  const times: { readonly plugin: number[]; readonly plain: number[] } = { plugin: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    times.plain.push(build("plain.json"));
    times.plugin.push(build("plugin.json"));
  }
  const [plugin, plain] = [Math.min(...times.plugin), Math.min(...times.plain)];
  const ratio = plugin / plain;
  console.log(`${files} files, ${lines} lines; smallest of ${rounds} builds, CPU seconds`);
  console.log(`tspc without the plugin  ${plain.toFixed(2)}`);
  console.log(`tspc with the plugin     ${plugin.toFixed(2)}`);
  console.log(`ratio                    ${ratio.toFixed(3)}  ${ratio <= BOUND ? "✓" : "✗"} ≤ ${BOUND}`);
  if (json !== undefined)
    writeFileSync(json, `${JSON.stringify({ node: process.version, files, lines, ...times }, null, 2)}\n`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
