/** The part of puppeteer-core that drives Chromium here. It is installed outside the repository, and comes without its types. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browserCommand, CACHE } from "../editors.js";

export interface Frame {
  url(): string;
  /** Runs a piece of JavaScript in the page, and hands back what it comes to. */
  evaluate(script: string): Promise<unknown>;
}

export interface Page extends Frame {
  goto(url: string, options: { readonly timeout: number }): Promise<unknown>;
  frames(): readonly Frame[];
  keyboard: {
    press(key: string): Promise<void>;
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
    type(text: string, options?: { readonly delay: number }): Promise<void>;
  };
  mouse: {
    move(x: number, y: number, options?: { readonly steps: number }): Promise<void>;
    click(x: number, y: number): Promise<void>;
  };
  screenshot(options: {
    readonly path: string;
    readonly clip?: Clip;
    readonly captureBeyondViewport?: boolean;
  }): Promise<unknown>;
}

export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

interface Puppeteer {
  launch(options: {
    readonly executablePath: string;
    readonly args: readonly string[];
    readonly defaultViewport: { readonly width: number; readonly height: number };
  }): Promise<Browser>;
}

export async function launchBrowser(size: {
  readonly width: number;
  readonly height: number;
}): Promise<Browser> {
  const entry = createRequire(join(CACHE, "package.json")).resolve("puppeteer-core");
  // The module's own types are not here; Puppeteer is what we call of it.
  const { default: puppeteer } = (await import(pathToFileURL(entry).href)) as { default: Puppeteer };
  return puppeteer.launch({
    executablePath: browserCommand(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    defaultViewport: size,
  });
}
