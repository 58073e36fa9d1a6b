/** `tsglove link-tensorflow`: native speed on systems for which tfjs-node has nothing to download. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findAddonPackage } from "./addon-package.js";
import { compile, compilerArguments, type Build } from "./compile.js";
import { LinkError } from "./link-error.js";
import { runProgram } from "./run-program.js";
import { findTensorFlow } from "./tensorflow.js";
import { findCompiler, findNodeHeaders } from "./toolchain.js";

const HELP = `npx tsglove link-tensorflow [--python FILE] [--dry-run]

Builds the addon of @tensorflow/tfjs-node (or -gpu) against the TensorFlow that pip installed, and checks it by a training
step. From then on loadTensors() computes in native TensorFlow. Takes about half a minute, and downloads nothing.

  --python FILE  the Python whose TensorFlow is taken. Default: the active virtual environment's, that of .venv or venv
                 here, python3, python: the first that has one
  --dry-run      say what would be built, and build nothing

It needs
  a C++ compiler
  TensorFlow     python3 -m venv .venv && .venv/bin/pip install tensorflow-cpu   (for a GPU: 'tensorflow[and-cuda]')
  the package    npm install --ignore-scripts @tensorflow/tfjs-node@4.22.0       (for a GPU: @tensorflow/tfjs-node-gpu@4.22.0)

Ends with 0 when it is linked, 1 when something is missing or fails (what was there before stays), 2 on a wrong use.`;

const WRONG_USE = 2;
const INTERRUPTED = 130;

/** @returns the exit code. */
export async function linkTensorFlow(args: readonly string[], project: string): Promise<number> {
  let options;
  try {
    options = parseArgs({
      args: [...args],
      options: {
        python: { type: "string" },
        "dry-run": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}\n`);
    return WRONG_USE;
  }
  if (options.help === true) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  // Ends what is running, and then puts away what is half done.
  const interruption = new AbortController();
  const interrupt = (): void => {
    interruption.abort();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    const build = await plan(project, options.python);
    if (options["dry-run"] === true) sayPlan(build);
    else await link(build, interruption.signal);
    return 0;
  } catch (error) {
    if (interruption.signal.aborted) {
      process.stderr.write("Interrupted; nothing has changed.\n");
      return INTERRUPTED;
    }
    if (!(error instanceof LinkError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** All that can be missing is looked for before anything is built. */
async function plan(project: string, python: string | undefined): Promise<Build> {
  const tensorFlow = await findTensorFlow(project, python);
  say(`TensorFlow ${tensorFlow.version}, of ${tensorFlow.python}: ${tensorFlow.folder}`);
  if (tensorFlow.cuda.length > 0) say(`CUDA, with ${tensorFlow.cuda.length} of its libraries beside it`);
  const addonPackage = findAddonPackage(tensorFlow.cuda.length > 0);
  say(`${addonPackage.name}: ${addonPackage.folder}`);
  const nodeHeaders = findNodeHeaders(project);
  const compiler = await findCompiler();
  say(`Node-API: ${nodeHeaders}; compiler: ${compiler}`);
  return { tensorFlow, addonPackage, nodeHeaders, compiler };
}

function sayPlan(build: Build): void {
  const { addon } = build.addonPackage;
  say(`Would build ${addon}${existsSync(addon) ? ", in place of the one that is there" : ""}:`);
  say([build.compiler, ...compilerArguments(build, addon)].join(" "));
}

async function link(build: Build, signal: AbortSignal): Promise<void> {
  const { addon, name } = build.addonPackage;
  await mkdir(dirname(addon), { recursive: true });
  // Beside the addon, so that it is put in place in one move.
  const folder = await mkdtemp(join(dirname(addon), "building-"));
  try {
    say("Building, which takes about half a minute ...");
    const built = await compile(build, folder, signal);
    const before = join(folder, "before.node");
    const hadOne = existsSync(addon);
    if (hadOne) await rename(addon, before);
    try {
      await rename(built, addon);
      say("Checking by a training step ...");
      const { engine, note } = await check(name, signal);
      say(`Linked: loadTensors() computes in ${engine}.${note === undefined ? "" : ` ${note}`}`);
      if (build.tensorFlow.cuda.length > 0 && !engine.endsWith("on the GPU")) {
        say("This TensorFlow could use a GPU, and found none: does nvidia-smi show one?");
      }
      say(`An installation that renews ${name} undoes it; then run this again.`);
    } catch (error) {
      await rm(addon, { force: true });
      if (hadOne) await rename(before, addon);
      throw error;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Checked {
  readonly engine: string;
  readonly note: string | undefined;
}

async function check(name: string, interruption: AbortSignal): Promise<Checked> {
  const file = fileURLToPath(new URL("check.js", import.meta.url));
  // With every name looked up at once: what this TensorFlow lacks shows here, not in a program's hundredth step.
  const env = { ...process.env, LD_BIND_NOW: "1", TF_CPP_MIN_LOG_LEVEL: "2" };
  const { code, signal, stdout, stderr } = await runProgram(process.execPath, [file], {
    env,
    signal: interruption,
  });
  if (code === 0) return checked(stdout, name);
  const [reason = "it ended without a word"] = [
    ...(signal === undefined
      ? []
      : [
          `it was ended by ${signal}${signal === "SIGILL" ? " (an instruction that this processor lacks)" : ""}`,
        ]),
    ...stderr.split("\n").filter((line) => /^\w*Error\b/.test(line)),
  ];
  throw new LinkError(
    `The addon of ${name} was built and does not work, so it was taken out again: ${reason.trim()}`,
  );
}

function checked(stdout: string, name: string): Checked {
  const printed: unknown = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  const has = typeof printed === "object" && printed !== null;
  const engine = has && "engine" in printed ? String(printed.engine) : "";
  if (!engine.includes(`through ${name},`)) {
    throw new LinkError(
      `${name} was built, but loadTensors() takes ${engine}, which goes before it. Uninstall one of the two.`,
    );
  }
  return { engine, note: has && "note" in printed ? String(printed.note) : undefined };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
