/** Writes several files, or none: each beside its target first, then all put in place. */
import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";

/** A file as it was read (undefined: there is none) and as it shall be. */
export interface FileChange {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * @returns what puts everything back as it was.
 * @throws Error with everything as it was, where one file cannot be written or has changed since it was read.
 */
export function writeTogether(changes: readonly FileChange[]): () => void {
  // What a link points to is written, not the link.
  const placed = changes.map((change) => ({
    ...change,
    target: existsSync(change.file) ? realpathSync(change.file) : change.file,
  }));
  const done: (typeof placed)[number][] = [];
  const undo = (): void => {
    for (const { target, before } of done.splice(0))
      if (before === undefined) rmSync(target, { force: true });
      else writeFileSync(target, before);
  };
  const temporary = (target: string): string => `${target}.tsglove-${process.pid}`;
  try {
    for (const { target, before, after } of placed) {
      writeFileSync(temporary(target), after);
      if (before !== undefined) chmodSync(temporary(target), statSync(target).mode);
    }
    for (const change of placed) {
      const found = existsSync(change.target) ? readFileSync(change.target, "utf8") : undefined;
      if (found !== change.before) throw new Error(`${change.file} has changed in the meantime.`);
    }
    for (const change of placed) {
      renameSync(temporary(change.target), change.target);
      done.push(change);
    }
  } catch (error) {
    undo();
    throw error;
  } finally {
    for (const { target } of placed) rmSync(temporary(target), { force: true });
  }
  return undo;
}
