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
    const [owner = NaN, since = NaN] = contentOf(path).split(" ").map(Number);
    if (owner === process.pid && Math.abs(since - startOfProcess()) < clockError)
      throw new Error(
        `${what} is in use by this process; give its loops the same backend object, or the new study another name.`,
      );
    // In a container each process has the number of the one before it.
    if (owner !== process.pid && isAlive(owner))
      throw new Error(
        `${what} is in use by process ${owner}; wait for it to end, or give the new study another name. (Where no such process runs, remove ${path}.)`,
      );
    rmSync(path, { force: true });
    if (!taken(path)) throw new Error(`${what} was taken by another process just now; try again.`);
  }
  return () => {
    rmSync(path, { force: true });
  };
}

/** How far two readings of the same start lie apart, in milliseconds; the system's clock may be set in between. */
const clockError = 1000;

/** In milliseconds since 1970: the same in all threads. */
function startOfProcess(): number {
  return Math.round(Date.now() - process.uptime() * 1000);
}

function taken(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${startOfProcess()}`, { flag: "wx" });
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
