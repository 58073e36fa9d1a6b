/**
 * The script of the panel's page: puts in what the extension sends, asks it for samples, and keeps what was folded and the
 * seed over a redraw.
 */
import type { FromPage, ToPage } from "../src/panel-messages.js";

interface PageState {
  readonly seed: number;
  /** The paths of trees that the user opened or closed. */
  readonly folds: Readonly<Record<string, boolean>>;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const note = element("note", HTMLElement);
const head = element("head", HTMLElement);
const tree = element("tree", HTMLElement);
const program = element("program", HTMLElement);
const programs = element("programs", HTMLElement);
const seedBox = element("seed", HTMLInputElement);
const slider = element("slider", HTMLInputElement);
const copy = element("copy", HTMLButtonElement);

let state: PageState = vscode.getState() ?? { seed: seedBox.valueAsNumber, folds: {} };
let programText = "";
let decisions: Readonly<Record<string, string>> = {};

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  switch (data.kind) {
    case "space":
      head.innerHTML = data.head;
      tree.innerHTML = data.tree;
      for (const each of trees()) each.open = state.folds[each.dataset["path"] ?? ""] ?? each.open;
      programs.innerHTML = data.programs;
      showDecisions();
      break;
    case "sample":
      program.innerHTML = data.html;
      programText = data.program;
      decisions = data.decisions;
      showDecisions();
      break;
    case "note":
      note.textContent = data.text;
      note.hidden = data.text === "";
  }
});

// What the user folds, and only that: `toggle` is also told of what was redrawn.
tree.addEventListener("click", ({ target }) => {
  const summary = target instanceof Element ? target.closest("summary") : null;
  const details = summary?.parentElement;
  if (details instanceof HTMLDetailsElement) keepFold(details, !details.open);
});
head.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("#reveal") !== null) vscode.postMessage({ kind: "reveal" });
});
element("expand", HTMLButtonElement).addEventListener("click", () => {
  foldAll(true);
});
element("collapse", HTMLButtonElement).addEventListener("click", () => {
  foldAll(false);
});
element("open", HTMLButtonElement).addEventListener("click", () => {
  vscode.postMessage({ kind: "open" });
});
element("freeze", HTMLButtonElement).addEventListener("click", () => {
  vscode.postMessage({ kind: "freeze" });
});
copy.addEventListener("click", () => {
  void navigator.clipboard.writeText(programText).then(() => {
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 1500);
  });
});
element("sampler", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  sample(state.seed + 1);
});
seedBox.addEventListener("input", () => {
  if (seedBox.validity.valid) sample(seedBox.valueAsNumber);
});
// Enter in the box asks for the seed that stands there, not for another.
seedBox.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});
slider.addEventListener("input", () => {
  sample(slider.valueAsNumber);
});

function sample(seed: number): void {
  keep({ ...state, seed });
  showSeed();
  vscode.postMessage({ kind: "sample", seed });
}

function showSeed(): void {
  if (seedBox.valueAsNumber !== state.seed) seedBox.valueAsNumber = state.seed;
  if (slider.valueAsNumber !== state.seed) slider.valueAsNumber = state.seed;
}

/** What the sampled program decided stands beside each decision; those that it never came to are dim. */
function showDecisions(): void {
  const byId = new Map(Object.entries(decisions));
  for (const each of tree.querySelectorAll<HTMLElement>("[data-point]")) {
    const decided = byId.get(each.dataset["point"] ?? "");
    each.textContent = decided === undefined ? "" : `= ${decided}`;
    each.closest(".row")?.classList.toggle("inactive", decided === undefined);
  }
}

function foldAll(open: boolean): void {
  for (const each of trees()) {
    each.open = open;
    keepFold(each, open);
  }
}

function keepFold(details: HTMLDetailsElement, open: boolean): void {
  keep({ ...state, folds: { ...state.folds, [details.dataset["path"] ?? ""]: open } });
}

function keep(next: PageState): void {
  state = next;
  vscode.setState(next);
}

function trees(): NodeListOf<HTMLDetailsElement> {
  return tree.querySelectorAll("details");
}

function element<T extends HTMLElement>(id: string, type: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no #${id}.`);
  return found;
}

showSeed();
vscode.postMessage({ kind: "ready" });
vscode.postMessage({ kind: "sample", seed: state.seed });
