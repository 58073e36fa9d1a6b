/** The server in one's own process. */
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeResult,
} from "vscode-languageserver/node";
import { serveInProcess, SpaceRequest } from "./in-process.js";
import { uriOf } from "./testing/editor.js";
import { projectFolder, tsconfig } from "./testing/project-folder.js";

it("answers over a pair of streams, and ends no process", async () => {
  const text = `import { searchable } from "tsglove";\n@searchable class A { constructor(readonly k: 1 | 2) {} }\n`;
  const folder = projectFolder({ "tsconfig.json": tsconfig(), "a.ts": text });
  const [there, back] = [new PassThrough(), new PassThrough()];
  const ended = new Promise<void>((resolve) => {
    serveInProcess(new StreamMessageReader(there), new StreamMessageWriter(back), resolve);
  });
  const client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  client.listen();
  const { serverInfo } = await client.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(serverInfo?.name).toBe("tsglove");
  const uri = uriOf(folder.path("a.ts"));
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "typescript", version: 1, text },
  });
  const params = { textDocument: { uri }, position: { line: 1, character: 18 } };
  expect(await client.sendRequest(SpaceRequest, params)).toMatchObject({ title: "A", size: { label: "2" } });
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  await ended;
  folder.end();
});

it("leaves its process alone where the client is gone from one moment to the next", async () => {
  const stray: unknown[] = [];
  const listen = (error: unknown): void => void stray.push(error);
  process.on("unhandledRejection", listen);
  const [there, back] = [new PassThrough(), new PassThrough()];
  serveInProcess(new StreamMessageReader(there), new StreamMessageWriter(back));
  const client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  client.listen();
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  const folder = projectFolder({ "tsconfig.json": tsconfig() });
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri: uriOf(folder.path("a.ts")), languageId: "typescript", version: 1, text: "" },
  });
  const closed = once(back, "close");
  there.destroy();
  back.destroy();
  await closed;
  // It would have read the project by then, and told of what it found.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  process.off("unhandledRejection", listen);
  expect(stray).toEqual([]);
  folder.end();
});
