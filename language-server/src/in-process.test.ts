/** The server in one's own process. */
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
