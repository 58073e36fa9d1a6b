/** Runs that are done, in a file: a bench that was interrupted goes on where it was. */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** A run of the bench. */
export interface Job {
  readonly suite: string;
  readonly task: string;
  readonly contestant: string;
  readonly seed: number;
}

/** A file of finished runs, one a line; each counts for as long as the code that made it is the same. */
export class KeptRuns {
  readonly #file: string;
  readonly #runs = new Map<string, readonly number[]>();

  /** @param fresh whether what was kept is thrown away. */
  constructor(file: string, fresh: boolean) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    if (fresh) rmSync(file, { force: true });
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const run = parsed(line);
      if (run !== undefined) this.#runs.set(run.key, run.values);
    }
  }

  /** A run's values by its code and what it ran; undefined where it is to be done. */
  find(code: string, job: Job): readonly number[] | undefined {
    return this.#runs.get(keyOf(code, job));
  }

  add(code: string, job: Job, values: readonly number[]): void {
    const key = keyOf(code, job);
    this.#runs.set(key, values);
    appendFileSync(this.#file, `${JSON.stringify({ key, values: values.map(String) })}\n`);
  }
}

function keyOf(code: string, { suite, task, contestant, seed }: Job): string {
  return [code, suite, task, contestant, seed].join("|");
}

/** Undefined for a line that was cut off, when the process died. */
function parsed(line: string): { readonly key: string; readonly values: readonly number[] } | undefined {
  try {
    // The cast: the file is this module's own.
    const { key, values } = JSON.parse(line) as { key: string; values: readonly string[] };
    return { key, values: values.map(Number) };
  } catch {
    return undefined;
  }
}

/** A line of a comment; the examples in some import what is not there. */
const COMMENT = /^\s*\*.*$/gm;
const IMPORT = /\b(?:from|import)\s*\(?\s*"(\.[^"]+\.js)"/g;

/**
 * Tells modules, with all that they import by relative paths, apart from other versions of them.
 *
 * @param call the source of what is called in them.
 */
export function codeOf(modules: readonly string[], call: string): string {
  const hash = createHash("md5").update(call);
  const seen = new Set(modules);
  for (const module of seen) {
    const text = readFileSync(module, "utf8");
    hash.update(text);
    for (const [, path = ""] of text.replace(COMMENT, "").matchAll(IMPORT))
      seen.add(join(dirname(module), path));
  }
  return hash.digest("hex").slice(0, 12);
}
