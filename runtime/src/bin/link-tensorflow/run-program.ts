// Programs that the command starts: Python, the compiler, and the check.

import { execFile } from "node:child_process";

export interface Ended {
  /** The exit code; `undefined` where the program was not there, or was ended by a signal. */
  readonly code: number | undefined;
  readonly signal: string | undefined;
  /** Whether there is such a program at all. */
  readonly isThere: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

const LONGEST_OUTPUT = 64 * 2 ** 20;

interface Run {
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program before its time. */
  readonly signal?: AbortSignal;
}

/** Runs a program to its end. It never throws. */
export function runProgram(
  file: string,
  args: readonly string[],
  { env = process.env, signal }: Run = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env, maxBuffer: LONGEST_OUTPUT, ...(signal !== undefined && { signal }) };
    execFile(file, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : undefined;
      resolve({ code, signal: error?.signal ?? undefined, isThere: !isMissing(error), stdout, stderr });
    });
  });
}

function isMissing(error: object | null): boolean {
  return error !== null && "code" in error && (error.code === "ENOENT" || error.code === "EACCES");
}
