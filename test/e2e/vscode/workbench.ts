/** What somebody does in front of Visual Studio Code, and sees there. */
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CACHE } from "../editors.js";
import type { Clip, Frame, Page } from "./browser.js";

const SECONDS = 60;

export class Workbench {
  constructor(readonly page: Page) {}

  /** Waits until some JavaScript comes to something true in the page, and hands it back. */
  async see(what: string, script: string, frame: Frame = this.page): Promise<unknown> {
    for (const end = Date.now() + SECONDS * 1000; Date.now() < end;) {
      await pause(100);
      // A frame may be on its way to another page.
      const found = await frame.evaluate(script).catch(() => undefined);
      if (Boolean(found)) return found;
    }
    return this.#inVain(what);
  }

  /** The lines of the editor, as they stand there: with hints. */
  async lines(): Promise<readonly string[]> {
    const text = await this.page.evaluate(EDITOR_TEXT);
    return String(text).split("\n");
  }

  /** Waits until the editor shows a text. */
  async seeText(text: string): Promise<void> {
    await this.see(`\`${text}\``, `(${EDITOR_TEXT}).includes(${JSON.stringify(text)})`);
  }

  /** Puts the cursor somewhere, from one. */
  async goTo(line: number, column: number): Promise<void> {
    await this.keys("Control", "g");
    await this.see("the line to go to", quickInput(":"));
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.see("the place", "document.querySelector('.quick-input-widget').style.display === 'none'");
  }

  /** Opens another file of the folder. (Search by name takes a program that only a download brings.) */
  async open(name: string): Promise<void> {
    await this.keys("Control", "o");
    await this.click(
      `${name} in the folder`,
      `[...document.querySelectorAll('.quick-input-list .monaco-list-row')].find((each) => each.innerText.trim() === ${JSON.stringify(name)})`,
    );
    await this.see(name, `document.title.includes(${JSON.stringify(name)})`);
  }

  async command(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.see("the list of commands", quickInput(">"));
    await this.page.keyboard.type(title);
    await this.see(
      title,
      `document.querySelector('.quick-input-list .monaco-list-row.focused')?.innerText.includes(${JSON.stringify(title)})`,
    );
    await this.page.keyboard.press("Enter");
  }

  async keys(modifier: string, key: string): Promise<void> {
    await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    await this.page.keyboard.up(modifier);
  }

  /** Rests the mouse on the first place in the editor that shows a text. */
  async pointAt(text: string): Promise<void> {
    const place = clipOf(await this.see(`\`${text}\``, placeOf(text)));
    // A mouse that has not moved rests on nothing.
    await this.page.mouse.move(place.x - 30, place.y + 40);
    await this.page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 5 });
  }

  async click(what: string, element: string): Promise<void> {
    const place = clipOf(
      await this.see(
        what,
        `(() => { const { x, y, width, height } = (${element})?.getBoundingClientRect() ?? {}; return width > 0 && { x, y, width, height }; })()`,
      ),
    );
    await this.page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  }

  /** The frame whose page has an element. */
  async frameWith(selector: string): Promise<Frame> {
    for (const end = Date.now() + SECONDS * 1000; Date.now() < end;) {
      await pause(100);
      for (const frame of this.page.frames()) {
        const has = await frame
          .evaluate(`document.querySelector(${JSON.stringify(selector)}) !== null`)
          .catch(() => false);
        if (has === true) return frame;
      }
    }
    return this.#inVain(`a frame with ${selector}`);
  }

  async #inVain(what: string): Promise<never> {
    const path = join(CACHE, "window.png");
    await this.page.screenshot({ path });
    const text = String(await this.page.evaluate("document.title + '\\n' + document.body.innerText"));
    throw new Error(`Waited ${SECONDS} s in vain for ${what}. The window is in ${path}. Its text:\n${text}`);
  }
}

/** Lines stand in the page in any order; spaces are unbreakable ones there. */
const EDITOR_TEXT = `[...document.querySelectorAll('.editor-instance .view-line')]
  .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
  .map((line) => line.textContent.replaceAll('\\u00a0', ' ').replace(/[\\u200b-\\u200d\\ufeff]/g, ''))
  .join('\\n')`;

/** Whether the box at the top is there, and what it begins with. */
function quickInput(start: string): string {
  return `(() => {
    const box = document.querySelector('.quick-input-widget');
    return box !== null && box.style.display !== 'none' && box.querySelector('input')?.value.startsWith(${JSON.stringify(start)});
  })()`;
}

/** Where a text stands on the screen; it has to be within one token. */
function placeOf(text: string): string {
  return `(() => {
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = node.data.replaceAll('\\u00a0', ' ').indexOf(${JSON.stringify(text)});
        if (start === -1) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + ${text.length});
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
    }
  })()`;
}

function clipOf(value: unknown): Clip {
  // Both scripts above end with one.
  return value as Clip;
}
