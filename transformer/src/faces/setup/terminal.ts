/** What a command says and asks: on a terminal in colour, elsewhere plain. */
import { createInterface } from "node:readline/promises";

export interface Terminal {
  say(line: string): void;
  /** Whether somebody is there to answer. */
  readonly isInteractive: boolean;
  /** Asks for a yes; an empty answer is one. */
  ask(question: string): Promise<boolean>;
  /** A text in a colour, where there are colours. */
  green(text: string): string;
  red(text: string): string;
}

export function processTerminal(): Terminal {
  const { stdin, stdout } = process;
  const hasColours = stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "";
  const colour = (code: number, text: string): string => (hasColours ? `\x1B[${code}m${text}\x1B[39m` : text);
  return {
    say(line) {
      stdout.write(`${line}\n`);
    },
    isInteractive: stdin.isTTY && stdout.isTTY,
    async ask(question) {
      const lines = createInterface({ input: stdin, output: stdout });
      try {
        return /^(?:y|yes|)$/i.test((await lines.question(`${question} [Y/n] `)).trim());
      } finally {
        lines.close();
      }
    },
    green: (text) => colour(32, text),
    red: (text) => colour(31, text),
  };
}
