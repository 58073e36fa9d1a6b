/**
 * tspc in a process that stays: a build costs what it compiles, and not each time the reading of TypeScript, of ts-patch and of the
 * transformer, which is most of a small one. Every build has a program of its own, and reads from disk whatever it needs.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

/** What a build said, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly output: string;
}

/** What `tspc` runs, with the system's exit and output taken over. */
const SERVER = `
const ts = require(process.argv[1]);
process.on("message", (args) => {
  let output = "";
  class Exit { constructor(status) { this.status = status; } }
  const system = { ...ts.sys, args, write: (text) => { output += text; }, exit: (status) => { throw new Exit(status); } };
  let status = 0;
  try { ts.executeCommandLine(system, () => {}, args); }
  catch (error) {
    if (error instanceof Exit) status = error.status ?? 0;
    else { status = 1; output += error.stack; }
  }
  process.send({ status, output });
});
`;

export class WarmTspc {
  readonly #child;
  #last: Promise<unknown> = Promise.resolve();

  /** @param folder where it runs, as if typed there. */
  constructor(folder: string) {
    const compiler = createRequire(import.meta.url).resolve("ts-patch/compiler");
    this.#child = spawn(process.execPath, ["-e", SERVER, compiler], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }

  /** Builds after those that were asked for before have ended. */
  run(...args: readonly string[]): Promise<Run> {
    const run = this.#last.then(() => this.#build(args));
    this.#last = run.catch(() => undefined);
    return run;
  }

  stop(): void {
    this.#child.kill();
  }

  #build(args: readonly string[]): Promise<Run> {
    return new Promise((done, failed) => {
      const ended = (): void => {
        failed(new Error("tspc's process has ended."));
      };
      this.#child.once("exit", ended);
      this.#child.once("message", (run) => {
        this.#child.off("exit", ended);
        // The server's own message, as it is written above.
        done(run as Run);
      });
      this.#child.send(args);
    });
  }
}
