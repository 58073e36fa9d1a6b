/** Runs compiled programs one after the other in a process that stays, so that Node and tsglove are loaded once for all. */
import { spawn } from "node:child_process";

/** Imports a program and sends what it printed, or that it threw; what is printed a few turns later counts too. */
const RUNNER = `
const { format } = require("node:util");
process.on("message", async (file) => {
  const print = console.log;
  let printed = "";
  console.log = (...values) => { printed += format(...values) + "\\n"; };
  try { await import(file); } catch (error) { printed += "THROWN " + error.stack; }
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  console.log = print;
  process.send(printed);
});
`;

export class ProgramRunner {
  readonly #child = spawn(process.execPath, ["--no-warnings", "--enable-source-maps", "-e", RUNNER], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  #last: Promise<unknown> = Promise.resolve();

  /** What a program prints, or `THROWN` and the error. Each file is run once: Node keeps modules. */
  print(file: string): Promise<string> {
    const printed = this.#last.then(() => this.#run(file));
    this.#last = printed.catch(() => undefined);
    return printed;
  }

  stop(): void {
    this.#child.kill();
  }

  #run(file: string): Promise<string> {
    return new Promise((done, failed) => {
      const ended = (): void => {
        failed(new Error(`${file} ended the process.`));
      };
      this.#child.once("exit", ended);
      this.#child.once("message", (printed) => {
        this.#child.off("exit", ended);
        // The runner's own message, as it is written above.
        done(printed as string);
      });
      this.#child.send(file);
    });
  }
}
