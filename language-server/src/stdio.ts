#!/usr/bin/env node
/** The server as a program: what an editor starts, and talks to by standard input and output. */
import { parseArgs } from "node:util";
import type { Connection } from "vscode-languageserver/node";
import { VERSION } from "./lsp/version.js";

const HELP = `tsglove-language-server --stdio

Shows search spaces while you type, in any editor that speaks the Language Server Protocol.
  --stdio                 talk by standard input and output
  --node-ipc              talk to the Node process that started it
  --clientProcessId=ID    end when that process is gone
  --version               print the version
  --help                  print this`;

await main();

async function main(): Promise<void> {
  const flags = flagsOf(process.argv.slice(2));
  if (flags === undefined) return;
  if (flags.help === true) console.log(HELP);
  else if (flags.version === true) console.log(VERSION);
  else if (flags.stdio === true || flags["node-ipc"] === true) await start();
  else refuse("Say how to talk: --stdio.");
}

function flagsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        stdio: { type: "boolean" },
        "node-ipc": { type: "boolean" },
        clientProcessId: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
    return values;
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function refuse(message: string): void {
  console.error(`${message}\n\n${HELP}`);
  process.exitCode = 2;
}

/** What the server is made of, a compiler for one, is read when it is wanted. */
async function start(): Promise<void> {
  const [{ createConnection }, { serve }, { Turns }] = await Promise.all([
    import("vscode-languageserver/node"),
    import("./lsp/server.js"),
    import("./lsp/turns.js"),
  ]);
  const turns = new Turns();
  // It finds the flag among the arguments, and has the console write to the client instead of between its messages.
  const connection = createConnection({ messageStrategy: turns.strategy });
  logStrayErrors(connection);
  serve(connection, turns);
}

/** What nobody waits for may fail too, and is no reason to leave an editor alone. */
function logStrayErrors(connection: Connection): void {
  const log = (error: unknown): void => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  process.on("uncaughtException", log);
  process.on("unhandledRejection", log);
}
