/** Visual Studio Code in Chromium, with the extension as it is packaged: what a user sees and does, from the first hint to the panel. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEditor } from "../editors.js";
import { makeFixture, ROOT, type Fixture } from "../fixture.js";
import { launchBrowser, type Clip } from "./browser.js";
import { startCodeServer } from "./code-server.js";
import { Workbench } from "./workbench.js";

/** What `npm run package -w vscode-extension` made. */
const VSIX = join(ROOT, "vscode-extension/dist/tsglove.vsix");
const WINDOW = { width: 1280, height: 800 };
const SETTINGS = {
  "editor.fontSize": 14,
  "editor.minimap.enabled": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.layoutControl.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

describeEditor("vscode", () => {
  let fixture: Fixture;
  let window: Workbench;
  const ends: (() => Promise<void> | void)[] = [];

  beforeAll(async () => {
    fixture = makeFixture();
    ends.push(fixture.remove);
    const server = await startCodeServer(fixture, VSIX, SETTINGS);
    ends.push(server.stop);
    const browser = await launchBrowser(WINDOW);
    ends.push(() => browser.close());
    window = new Workbench(await browser.newPage());
    await window.page.goto(server.addressOf("src/trainer.ts"), { timeout: 120_000 });
    await window.seeText("class Trainer");
    await window.command("View: Close Primary Side Bar");
  });

  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  it("shows sizes in the text", async () => {
    await window.seeText("⟨12 × ℝ⟩");
    const lines = (await window.lines()).filter((line) => line.includes("⟨"));
    expect(lines.map((line) => line.trim())).toMatchInlineSnapshot(`
      [
        "class Conv ⟨9⟩ {",
        "readonly filters: 32 | 48 | 64 ⟨3⟩,",
        "readonly kernel: 3 | 5 | 7 ⟨3⟩ = 3,",
        "class MaxPool ⟨2⟩ {",
        "constructor(readonly size: 2 | 3 ⟨2⟩) {}",
        "class Trainer ⟨12 × ℝ⟩ {",
        "readonly op: Conv | MaxPool | Identity ⟨12⟩,",
        "readonly rate: Float<1e-6, 1e-3, "log"> ⟨ℝ⟩,",
        "export const space = searchSpace(Trainer) ⟨12 × ℝ⟩;",
        "export const pools ⟨3⟩ = new Trainer(oneof([new MaxPool(2), new MaxPool(3), new Identity()]) ⟨3⟩, 1e-4);",
      ]
    `);
  });

  it("shows lenses", async () => {
    const lenses = await window.see("a lens", LENSES);
    expect(lenses).toMatchInlineSnapshot(`
      [
        "9 points · 2 decisions",
        "2 points · 1 decision",
        "12 × ℝ · 5 decisions",
        "12 × ℝ · 5 decisions",
      ]
    `);
  });

  it("shows the size of the space under the cursor in the status bar", async () => {
    await window.goTo(20, 9);
    await window.see("the size", `${STATUS}?.innerText.includes("Trainer ⟨12 × ℝ⟩")`);
  });

  it("shows a space's decisions on hover", async () => {
    await window.goTo(1, 1);
    await window.pointAt("Trainer");
    const hover = await window.see("a hover", `${HOVER}.includes("12 × ℝ") && ${HOVER}`);
    expect(hover).toContain("5 decisions");
    expect(hover).toContain("op[=0/3].filters");
    expect(hover).toContain("new Trainer(");
    await screenshot("hover", { x: 0, y: 0, width: 960, height: 700 });
    await window.page.mouse.move(1200, 700);
    await window.page.keyboard.press("Escape");
  });

  it("shows a finding, and mends it", async () => {
    await window.open("adam.ts");
    await window.see("a finding", SQUIGGLES);
    await window.goTo(5, 32);
    await offerFixes();
    await screenshot("quick-fix", { x: 0, y: 0, width: 800, height: 450 });
    // What is offered goes away by itself when news of the file arrive.
    await window.page.keyboard.press("Escape");
    await offerFixes();
    await window.click("the quick fix", FIX);
    await window.seeText('Float<1e-6, 1e-1, "log">');
    await window.see("the finding to go", `!(${SQUIGGLES})`);
    await window.keys("Control", "s");
    await expect
      .poll(() => fixture.read("src/adam.ts"), { timeout: 10_000 })
      .toContain('Float<1e-6, 1e-1, "log">');
  });

  it("shows a space in a panel, and programs of it", async () => {
    await window.open("trainer.ts");
    await window.click("the lens of Trainer", LENS_OF_TRAINER);
    const panel = await window.frameWith("#tree details");
    const program = "document.querySelector('#program pre')?.textContent";
    const first = String(await window.see("a program", program, panel));
    expect(first).toContain("new Trainer(");
    expect(await panel.evaluate("document.querySelector('#head h1').innerText")).toContain(
      "Trainer ⟨12 × ℝ⟩",
    );
    expect(await panel.evaluate("document.querySelector('#tree').innerText")).toContain("filters");

    await panel.evaluate("document.querySelector('#another').click()");
    const second = await window.see(
      "another program",
      `${program} !== ${JSON.stringify(first)} && ${program}`,
      panel,
    );
    expect(second).toContain("new Trainer(");
    expect(await panel.evaluate("document.querySelector('#seed').value")).toBe("2");
    await panel.evaluate(
      "seed.value = '1'; document.querySelector('#seed').dispatchEvent(new Event('input'))",
    );
    await window.see("the first program again", `${program} === ${JSON.stringify(first)}`, panel);
    await screenshot("panel", { x: 0, y: 0, width: WINDOW.width, height: 660 });
  });

  it("follows what is typed", async () => {
    await window.goTo(6, 28);
    await window.page.keyboard.type("16 | ");
    await window.seeText("⟨15 × ℝ⟩");
    const panel = await window.frameWith("#tree details");
    await window.see("the new size", "document.querySelector('#head').innerText.includes('15 × ℝ')", panel);
  });

  it("freezes a space to the program that is shown", async () => {
    await window.click("the lens of the space", LENS_OF_SPACE);
    const panel = await window.frameWith("#tree details");
    await window.see("its title", "document.querySelector('#head').innerText.includes('searchSpace')", panel);
    const shown = String(await panel.evaluate("document.querySelector('#program pre').textContent"));
    await panel.evaluate("document.querySelector('#freeze').click()");
    await window.seeText(`space = ${shown.slice(0, 30)}`);
  });

  async function offerFixes(): Promise<void> {
    await window.keys("Control", ".");
    await window.see("the quick fix", `${FIX} !== undefined`);
  }

  /** Kept in docs/images under `npm run docs:images`. */
  async function screenshot(name: string, clip: Clip): Promise<void> {
    if (process.env["npm_lifecycle_event"] !== "docs:images") return;
    const folder = join(ROOT, "docs/images");
    mkdirSync(folder, { recursive: true });
    // What moves comes to rest.
    await pause(1000);
    // The window keeps its size: another one would close hovers and menus.
    await window.page.screenshot({ path: join(folder, `${name}.png`), clip, captureBeyondViewport: false });
  }
});

const LENSES = `(() => {
  const lenses = [...document.querySelectorAll('.codelens-decoration')].map((each) => each.innerText.trim());
  return lenses.length > 0 && lenses.every((each) => each !== '') && lenses;
})()`;
const LENS_OF_TRAINER = `[...document.querySelectorAll('.codelens-decoration a')].find((each) => each.innerText.includes('12 × ℝ'))`;
const LENS_OF_SPACE = `[...document.querySelectorAll('.codelens-decoration a')].findLast((each) => each.innerText.includes('× ℝ'))`;
const STATUS = `document.querySelector('.statusbar-item[id="tsglove.tsglove-vscode.tsglove.status"]')`;
const HOVER = `(document.querySelector('.monaco-hover:not(.hidden) .monaco-hover-content')?.innerText ?? "")`;
const FIX = `[...document.querySelectorAll('.action-widget .monaco-list-row')].find((each) => each.innerText.includes("Swap the bounds"))`;
const SQUIGGLES = `document.querySelector('.squiggly-error') !== null`;
