/** Where a study's log is kept: behind two small interfaces, so that a file or a database is one more of them. */
import type { DNA } from "../../geno/dna.js";
import type { StudyEvent, StudyHeader } from "./events.js";

/** Keeps the logs of studies by name. */
export interface Backend {
  /**
   * Opens the log of a study, beginning it where there is none of this name.
   *
   * @param header of the log, where it is begun; one that is there keeps its own.
   * @param dnaOf reads a point that was written as JSON. @throws RangeError where it is no point of the study's space.
   * @returns the log; a promise of one where the backend is asynchronous, as it also is where the log's methods give promises:
   *   its studies need `for await` or `run`.
   */
  open(name: string, header: StudyHeader, dnaOf: (json: unknown) => DNA): StudyLog | Promise<StudyLog>;
  /**
   * What the studies are called that it has: so that `study.load()` refuses a name that is none, and begins no study. Where it
   * is left out, a study of that name is begun.
   */
  names?(): readonly string[] | Promise<readonly string[]>;
}

/** Where a study is kept. */
export interface Place {
  readonly backend: Backend;
  /** What it is called there. */
  readonly name: string;
}

/** The log of one study. One loop, or several of one process, append to it in turn. */
export interface StudyLog {
  /** What the study was begun with. */
  readonly header: StudyHeader;
  /** What is in the log; a study looks at it once it knows, by the header, that the log is its own. */
  readonly events: readonly StudyEvent[];
  /**
   * Adds an event. A study waits for a promise before its loop's next turn, and at its end; events are never appended
   * out of order.
   */
  append(event: StudyEvent): void | Promise<void>;
  /** The last loop on this log has ended. */
  close?(): void | Promise<void>;
  /** The folder for a trial's checkpoints, absolute; whoever asks makes it. Absent where the backend has no files. */
  directoryOf?(id: number): string;
}
