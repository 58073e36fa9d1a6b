/**
 * The panel on one space. It follows the space through edits of its file, and draws programs of it by seed. One panel at a
 * time: showing another space turns the same panel to it.
 */
import { randomBytes } from "node:crypto";
import type { SampleReport } from "@tsglove/language-server";
import * as vscode from "vscode";
import { LSPErrorCodes, ResponseError, type LanguageClient } from "vscode-languageclient/node";
import { fromPage, type FromPage, type ToPage } from "./panel-messages.js";
import { headHtml, pageHtml, programHtml, programsHtml, treeHtml } from "./panel-page.js";
import { freezeRequest, sampleRequest, spaceRequest } from "./protocol.js";

/** An edit that is followed by another within this time, in milliseconds, redraws nothing. */
const PAUSE = 250;

export class SpacePanel implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #extension: vscode.Uri;
  readonly #listening: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #document: vscode.TextDocument | undefined;
  #offset = 0;
  #seed = 1;
  /** The sample that is shown. */
  #sample: SampleReport | undefined;
  /** Counts what was asked: an answer to anything but the last question is dropped. */
  #turn = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(client: LanguageClient, extension: vscode.Uri) {
    this.#client = client;
    this.#extension = extension;
    this.#listening = vscode.workspace.onDidChangeTextDocument((event) => {
      this.#follow(event);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#panel?.dispose();
  }

  async show(document: vscode.TextDocument, position: vscode.Position): Promise<void> {
    this.#document = document;
    this.#offset = document.offsetAt(position);
    if (this.#panel === undefined) this.#open();
    else this.#panel.reveal(undefined, true);
    await this.#draw();
  }

  #open(): void {
    const files = vscode.Uri.joinPath(this.#extension, "dist");
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel("tsglove.space", "Search space", place, {
      enableScripts: true,
      localResourceRoots: [files],
    });
    const { webview } = panel;
    const uriOf = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(files, file)).toString();
    panel.iconPath = vscode.Uri.joinPath(this.#extension, "images", "icon.png");
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#turn++;
    });
    webview.onDidReceiveMessage((message: unknown) => {
      const known = fromPage(message);
      if (known !== undefined) void this.#answer(known);
    });
    webview.html = pageHtml(
      {
        cspSource: webview.cspSource,
        nonce: randomBytes(16).toString("hex"),
        script: uriOf("panel.js"),
        style: uriOf("panel.css"),
      },
      this.#seed,
    );
    this.#panel = panel;
  }

  async #answer(message: FromPage): Promise<void> {
    switch (message.kind) {
      // A page that was hidden and comes back begins anew.
      case "ready":
        await this.#draw();
        break;
      case "sample":
        this.#seed = message.seed;
        await this.#draw();
        break;
      case "reveal":
        if (this.#document !== undefined) await reveal(this.#document, this.#offset);
        break;
      case "open":
        await vscode.window.showTextDocument(
          await vscode.workspace.openTextDocument({
            language: "typescript",
            content: this.#sample?.program ?? "",
          }),
        );
        break;
      case "freeze":
        await this.#freeze();
    }
  }

  /** Asks for the space and a program of it, of the document as it is now. */
  async #draw(): Promise<void> {
    const document = this.#document;
    const turn = ++this.#turn;
    if (document === undefined) return;
    const seed = this.#seed;
    const params = this.#placeIn(document);
    try {
      const [space, drawn] = await Promise.all([
        this.#client.sendRequest(spaceRequest, params),
        this.#client.sendRequest(sampleRequest, { ...params, seed }),
      ]);
      if (turn !== this.#turn || this.#panel === undefined) return;
      if (space === null) {
        this.#post({
          kind: "note",
          text: "No search space stands here any more. What is shown is the last one.",
        });
        return;
      }
      this.#panel.title = `${space.title} ⟨${space.size.label}⟩`;
      this.#post({ kind: "note", text: "" });
      this.#post({
        kind: "space",
        head: headHtml(space),
        tree: treeHtml(space),
        programs: programsHtml(space),
      });
      if (drawn === null) return;
      this.#sample = drawn;
      this.#post({
        kind: "sample",
        html: programHtml(drawn),
        program: drawn.program,
        decisions: drawn.decisions,
      });
    } catch (error) {
      // Of a text that is edited meanwhile there is no answer; the edit asks again.
      if (turn === this.#turn && !isOutdated(error)) this.#complain(error);
    }
  }

  /** What the server is asked about. */
  #placeIn(document: vscode.TextDocument) {
    const converter = this.#client.code2ProtocolConverter;
    return {
      textDocument: converter.asTextDocumentIdentifier(document),
      position: converter.asPosition(document.positionAt(this.#offset)),
    };
  }

  /** Puts the program that is shown in the place of the space. */
  async #freeze(): Promise<void> {
    const [document, sample] = [this.#document, this.#sample];
    if (document === undefined || sample === undefined) return;
    try {
      const { numbers } = sample;
      const edit = await this.#client.sendRequest(freezeRequest, { ...this.#placeIn(document), numbers });
      const made = await this.#client.protocol2CodeConverter.asWorkspaceEdit(edit ?? undefined);
      if (made === undefined)
        this.#post({
          kind: "note",
          text: "Only a value can be frozen: show the space of a searchSpace(...), of a oneof(...), or of a constant that holds one.",
        });
      else await vscode.workspace.applyEdit(made);
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.#post({ kind: "note", text: `The language server has no answer: ${text}` });
  }

  /** The space moves along with the text in front of it. */
  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (this.#panel === undefined || document.uri.toString() !== this.#document?.uri.toString()) return;
    if (contentChanges.length === 0) return;
    this.#document = document;
    for (const { rangeOffset, rangeLength, text } of contentChanges)
      if (rangeOffset + rangeLength <= this.#offset) this.#offset += text.length - rangeLength;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), PAUSE);
  }

  #post(message: ToPage): void {
    void this.#panel?.webview.postMessage(message);
  }
}

function isOutdated(error: unknown): boolean {
  return error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified;
}

async function reveal(document: vscode.TextDocument, offset: number): Promise<void> {
  const at = document.positionAt(offset);
  const shown = vscode.window.visibleTextEditors.find((each) => each.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, {
    viewColumn: shown ?? vscode.ViewColumn.One,
    selection: new vscode.Range(at, at),
  });
}
