/** Visual Studio Code, served to a browser by code-server, with the packaged extension and a user's settings in it. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CODE_SERVER } from "../editors.js";
import type { Fixture } from "../fixture.js";

const ENTRY = join(CODE_SERVER, "out/node/entry.js");
const SECONDS_TO_START = 120;

export interface CodeServer {
  /** The address of the editor with a file of the project open in it. */
  readonly addressOf: (file: string) => string;
  readonly stop: () => Promise<void>;
}

export async function startCodeServer(fixture: Fixture, vsix: string, settings: object): Promise<CodeServer> {
  const { home, root } = fixture;
  const data = join(home, "data");
  const folders = ["--user-data-dir", data, "--extensions-dir", join(home, "extensions")];
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
  mkdirSync(join(data, "User"), { recursive: true });
  writeFileSync(join(data, "User/settings.json"), JSON.stringify(settings, null, 2));
  execFileSync(process.execPath, [ENTRY, ...folders, "--install-extension", vsix], { env, stdio: "pipe" });

  const host = `127.0.0.1:${await freePort()}`;
  const options = ["--auth", "none", "--bind-addr", host, "--disable-telemetry", "--disable-update-check"];
  const child = spawn(process.execPath, [ENTRY, ...folders, ...options, "--disable-workspace-trust", root], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const stop = (): Promise<void> => stopGroup(child);
  try {
    await answers(`http://${host}/healthz`, child);
  } catch (error) {
    await stop();
    throw new Error(`code-server does not start:\n${printed}`, { cause: error });
  }
  return {
    addressOf: (file) => {
      const payload = JSON.stringify([["openFile", `vscode-remote://${host}${join(root, file)}`]]);
      return `http://${host}/?folder=${encodeURIComponent(root)}&payload=${encodeURIComponent(payload)}`;
    },
    stop,
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + SECONDS_TO_START * 1000;
  for (;;) {
    const fine = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (fine) return;
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
    if (Date.now() > end) throw new Error(`No answer within ${SECONDS_TO_START} s.`);
    await pause(200);
  }
}

/** It has processes of its own: all of them end. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  const gone = await Promise.race([ended.then(() => true), pause(10_000, false)]);
  if (!gone) process.kill(-child.pid, "SIGKILL");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("There is no free port."));
      });
    });
  });
}
