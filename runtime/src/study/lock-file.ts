/** A file that says which process uses a study. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Takes a lock, or throws where a living process of this machine has it; the lock of a dead one is taken over.
 *
 * @param what is locked, as the beginning of a sentence.
 * @returns gives the lock back.
 */
export function lockFile(path: string, what: string): () => void {
  if (!taken(path)) {
    const owner = Number(contentOf(path));
    if (isAlive(owner))
      throw new Error(
        `${what} is in use by ${owner === process.pid ? "this process: give its loops the same backend object" : `process ${owner}`}; wait for it to end, or give the new study another name. (Where no such process runs, remove ${path}.)`,
      );
    rmSync(path, { force: true });
    if (!taken(path)) throw new Error(`${what} was taken by another process just now; try again.`);
  }
  return () => {
    rmSync(path, { force: true });
  };
}

function taken(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user lives too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
