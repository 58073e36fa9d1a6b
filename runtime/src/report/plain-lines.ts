/** Progress as plain lines, for pipes, files and continuous integration: a line a trial, no escape codes, no timers. */
import type { ProgressListener } from "../tuning/study-view.js";
import type { Trial } from "../tuning/trial/trial.js";
import { clockText } from "./number-text.js";
import { oneLine } from "./one-line.js";
import type { ProgressFigures } from "./progress-figures.js";
import type { ProgressStream } from "./progress-stream.js";
import { outcomeText } from "./ranking.js";

/** A study of at most so many trials gets a line for each, however fast they are: that is no flood. */
const fewTrials = 50;
/** The least time between two lines of larger studies, in milliseconds. */
const pause = 1000;

/**
 * Writes the progress of one study line by line.
 *
 * @param stream where to write.
 * @param figures the study's figures.
 */
export function plainLines(stream: ProgressStream, figures: ProgressFigures): ProgressListener {
  let nextLine = 0;
  let unwritten: Trial | undefined;
  const write = (trial: Trial): void => {
    unwritten = undefined;
    nextLine = figures.elapsed + pause;
    stream.write(`${lineOf(trial, figures)}\n`);
  };
  return {
    trial(_study, trial) {
      figures.count(trial);
      if (figures.elapsed >= nextLine || (figures.total ?? Infinity) <= fewTrials) write(trial);
      else unwritten = trial;
    },
    end(study) {
      if (unwritten !== undefined) write(unwritten);
      const last = study.trials.at(-1);
      if (last?.status === "aborted") write(last);
    },
  };
}

function lineOf(trial: Trial, figures: ProgressFigures): string {
  const { total, bestText } = figures;
  const number =
    total === undefined ? String(trial.id) : `${String(trial.id).padStart(String(total).length)}/${total}`;
  const best = bestText === undefined ? [] : [bestText];
  return [`trial ${number}`, outcomeOf(trial), ...best, clockText(figures.elapsed)].join("  ");
}

function outcomeOf(trial: Trial): string {
  const outcome = outcomeText(trial);
  return trial.reason === undefined ? outcome : `${outcome}: ${oneLine(trial.reason, 60)}`;
}
