/** A user's project in a temporary folder, with packages of this workspace installed by links, and a terminal that listens. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Terminal } from "../faces/setup/terminal.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The workspace's own packages, and those that tspc needs. */
const PACKAGES: Readonly<Record<string, string>> = {
  tsglove: "runtime",
  "@tsglove/transformer": "transformer",
  typescript: "node_modules/typescript",
  "ts-patch": "node_modules/ts-patch",
};

export class UserProject {
  readonly folder = mkdtempSync(join(tmpdir(), "tsglove-setup-"));

  /** @param files their texts; objects are written as JSON. */
  constructor(
    files: Readonly<Record<string, unknown>> = {},
    packages: readonly string[] = Object.keys(PACKAGES),
  ) {
    for (const name of packages) {
      const link = join(this.folder, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(root, PACKAGES[name] ?? ""), link);
    }
    for (const [file, content] of Object.entries(files)) this.write(file, content);
  }

  write(file: string, content: unknown): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Hears what is said, and gives one answer to whatever is asked; without an answer nobody is there. */
export class TestTerminal implements Terminal {
  readonly questions: string[] = [];
  #said = "";

  constructor(private readonly answer?: boolean) {}

  get said(): string {
    return this.#said;
  }

  get isInteractive(): boolean {
    return this.answer !== undefined;
  }

  say(line: string): void {
    this.#said += `${line}\n`;
  }

  ask(question: string): Promise<boolean> {
    this.questions.push(question);
    return Promise.resolve(this.answer === true);
  }

  green(text: string): string {
    return text;
  }

  red(text: string): string {
    return text;
  }
}
