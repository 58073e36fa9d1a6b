/** `terminalProgress`: how a search goes, while it goes. */
import type { ProgressListener, StudyView } from "../tuning/study-view.js";
import { liveBar } from "./live-bar.js";
import { plainLines } from "./plain-lines.js";
import { ProgressFigures } from "./progress-figures.js";
import { canRedraw, type ProgressStream } from "./progress-stream.js";

/** How and where progress is shown. */
export interface TerminalProgressOptions {
  /**
   * Where to write: `process.stdout` by default, so that `npm start | cat` gives plain lines (its stderr would still be a
   * terminal). Give `process.stderr` to a program whose standard output is data.
   */
  readonly stream?: ProgressStream;
}

/**
 * Shows how a search goes. On a terminal: a live bar with the trials, the best reward, the time elapsed and left. In a
 * pipe: a plain line for each trial, and in studies of more than 50 trials at most one a second. Colours only on
 * terminals, and not where `NO_COLOR` is set. Changes no terminal settings and leaves no timer behind.
 *
 * @returns a listener for `sample`'s `progress`; it may serve several studies, also one inside another.
 * @example
 * ```ts
 * const study = sample(space, new RandomSearch(), { trials: 100, progress: terminalProgress() });
 * ```
 */
export function terminalProgress(options: TerminalProgressOptions = {}): ProgressListener {
  const running = new Map<StudyView, ProgressListener>();
  return {
    begin(study) {
      const stream = options.stream ?? process.stdout;
      if (options.stream === undefined) outliveReader();
      const figures = new ProgressFigures(study);
      const listener = canRedraw(stream) ? liveBar(stream, figures) : plainLines(stream, figures);
      running.set(study, listener);
      listener.begin?.(study);
    },
    trial(study, trial) {
      running.get(study)?.trial?.(study, trial);
    },
    end(study) {
      running.get(study)?.end?.(study);
      running.delete(study);
    },
  };
}

let isOutliving = false;

/** A reader that goes away (`| head`) must not end a long search: what it does not read is not written. */
function outliveReader(): void {
  if (isOutliving) return;
  isOutliving = true;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
