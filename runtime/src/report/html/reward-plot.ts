/** The plot of a report: reward over trials, and the best so far as a step line. */
import type { StudyView } from "../../tuning/study-view.js";
import type { Trial } from "../../tuning/trial/trial.js";
import { dnaWords } from "../decision-words.js";
import { countText, durationText, shortNumber } from "../number-text.js";
import { oneLine } from "../one-line.js";
import { isCompleted, outcomeText, trialTime, type CompletedTrial } from "../ranking.js";
import { linearAxis, logAxis, type Axis } from "./axis.js";
import { dotCloud } from "./dot-cloud.js";
import { markup, type Markup } from "../../view/markup.js";
import { rewardRange, type RewardRange } from "./reward-range.js";
import { thinOut, type Placed } from "./thin-out.js";

const width = 960;
const height = 400;
const top = 30;
const right = 14;
/** Trials without a reward stand in a strip of their own between the plot and its lower axis. */
const strip = 20;
const bottom = 44;
/** More marks than these make the page slow; the others are dots of a cloud, without a tooltip. */
const mostMarks = 2000;

type Kind = "reward" | "best" | "beyond" | "stopped" | "infeasible" | "skipped" | "aborted";

interface Mark extends Placed {
  readonly kind: Kind;
  readonly trial: Trial;
}

/** The plot as a figure with its legend; undefined where no trial has ended. */
export function rewardPlot(study: StudyView): Markup | undefined {
  const completed = study.trials.filter(isCompleted);
  const ended = study.trials.filter((trial) => trial.status !== "running");
  if (ended.length === 0) return undefined;
  const range =
    completed.length === 0
      ? undefined
      : rewardRange(
          completed.map((trial) => trial.reward),
          study.direction,
        );
  const frame = frameOf(study, range);
  const steps = bestSteps(completed, study);
  const all = ended.map((trial) => markOf(trial, frame, range, study));
  const marks = thinOut(all, mostMarks);
  const thinned = marks.length < all.length;
  return markup`<figure class="plot">
<figcaption>${legend(all, marks)}</figcaption>
<div class="frame" data-plot><svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="plot-title plot-desc">
<title id="plot-title">Reward over trials</title>
<desc id="plot-desc">${description(study, completed, steps)}</desc>
${grid(frame, range)}
${thinned ? dotCloud(all.filter((mark) => mark.kind === "reward")) : undefined}
${stepLine(steps, frame, study)}
<g class="marks${thinned ? " thinned" : ""}">${marks.map(markShape)}</g>
</svg></div>
</figure>`;
}

interface Frame {
  readonly x: Axis;
  readonly y: Axis | undefined;
  readonly left: number;
  /** The lower edge of the rewards' area. */
  readonly floor: number;
  /** The middle of the strip below it. */
  readonly stripMiddle: number;
}

function frameOf(study: StudyView, range: RewardRange | undefined): Frame {
  const floor = height - bottom - strip;
  const y = range === undefined ? undefined : rewardAxis(range, floor);
  const widest = Math.max(1, ...(y?.ticks.map((tick) => tick.label.length) ?? []));
  const left = 18 + 7.5 * widest;
  const last = Math.max(2, study.trials.length);
  const x = linearAxis({ low: 1, high: last, start: left + 8, end: width - right - 8 }, 10, true);
  return { x, y, left, floor, stripMiddle: floor + strip / 2 + 2 };
}

function rewardAxis({ low, high, log }: RewardRange, floor: number): Axis {
  const extent = { low, high, start: floor, end: top };
  return log ? logAxis(extent) : linearAxis(extent, 6);
}

/** The trials that were the best so far when they ended, by the order of trials. */
function bestSteps(completed: readonly CompletedTrial[], study: StudyView): CompletedTrial[] {
  const steps: CompletedTrial[] = [];
  for (const trial of completed) {
    const best = steps.at(-1)?.reward;
    if (best === undefined || (study.direction === "maximize" ? trial.reward > best : trial.reward < best))
      steps.push(trial);
  }
  return steps;
}

function markOf(trial: Trial, frame: Frame, range: RewardRange | undefined, study: StudyView): Mark {
  const x = tenth(frame.x.place(trial.id));
  if (!isCompleted(trial) || frame.y === undefined || range === undefined) {
    const kind = trial.status === "completed" || trial.status === "running" ? "reward" : trial.status;
    return { kind, trial, x, y: frame.stripMiddle, notable: false };
  }
  const y = tenth(frame.y.place(trial.reward));
  const isBest = study.objectives.length === 1 && trial.id === study.best?.id;
  const beyond = trial.reward < range.low || trial.reward > range.high;
  return { kind: isBest ? "best" : beyond ? "beyond" : "reward", trial, x, y, notable: isBest };
}

/** A path each: it begins with the mark's place, where the page's script finds it. Dots are round ends of no line. */
function markShape({ kind, trial, x, y }: Mark): Markup {
  return markup`<path class="${kind}" d="M${x} ${y}${shapes[kind]}"><title>${tooltip(trial)}</title></path>`;
}

const shapes: Readonly<Record<Kind, string>> = {
  reward: "h0",
  best: "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0",
  beyond: "m-4 -3h8l-4 6z",
  stopped: "m-3.5 2.5h7m-7 -5h7",
  infeasible: "m-3.5 -3.5l7 7m0 -7l-7 7",
  skipped: "m0 -5v10",
  aborted: "m-4 0h8",
};

function tooltip(trial: Trial): string {
  const time = trialTime(trial);
  const took = time === undefined ? "" : `, ${durationText(time)}`;
  const reason = trial.reason === undefined ? "" : `: ${oneLine(trial.reason, 120)}`;
  return `Trial ${trial.id}: ${outcomeText(trial, 6)}${reason}${took}\n${dnaWords(trial.dna, 300, 4)}`;
}

function grid(frame: Frame, range: RewardRange | undefined): Markup {
  const { x, y, left, floor } = frame;
  const axisY = height - bottom;
  return markup`<g class="grid" aria-hidden="true">
${y?.ticks.map(({ value, label }) => {
  const at = tenth(y.place(value));
  return markup`<path d="M${left} ${at}H${width - right}"/><text x="${left - 8}" y="${at}" dy=".35em" text-anchor="end">${label}</text>`;
})}
<path class="axis" d="M${left} ${axisY}H${width - right}"/>
${x.ticks
  .filter(({ value }) => value >= 1)
  .map(({ value, label }) => {
    const at = tenth(x.place(value));
    return markup`<path class="axis" d="M${at} ${axisY}v5"/><text x="${at}" y="${axisY + 18}" text-anchor="middle">${label}</text>`;
  })}
<text x="0" y="${top - 16}">${range === undefined ? "" : range.log ? "reward, logarithmic" : "reward"}</text>
<text x="${width - right}" y="${height - 6}" text-anchor="end">trial</text>
<path class="edge" d="M${left} ${floor}H${width - right}"/>
</g>`;
}

function stepLine(steps: readonly CompletedTrial[], { x, y }: Frame, study: StudyView): Markup | undefined {
  const [first] = steps;
  if (y === undefined || first === undefined) return undefined;
  const path = steps.map(({ id, reward }, index) => {
    const [atX, atY] = [tenth(x.place(id)), tenth(y.place(reward))];
    return index === 0 ? `M${atX} ${atY}` : `H${atX}V${atY}`;
  });
  return markup`<path class="step" d="${path.join("")}H${tenth(x.place(study.trials.length))}"/>`;
}

const legendWords: Readonly<Record<Kind, string>> = {
  reward: "trial",
  best: "the best",
  beyond: "far off, drawn at the edge",
  stopped: "stopped early",
  infeasible: "infeasible",
  skipped: "skipped",
  aborted: "aborted",
};

function legend(all: readonly Mark[], drawn: readonly Mark[]): Markup {
  const kinds: readonly Kind[] = ["reward", "best", "beyond", "stopped", "infeasible", "skipped", "aborted"];
  const present = kinds.filter((kind) => all.some((mark) => mark.kind === kind));
  const symbols = present.map(
    (kind) =>
      markup`<span><svg viewBox="-8 -8 16 16" aria-hidden="true"><path class="${kind}" d="M0 0${shapes[kind]}"/></svg>${legendWords[kind]}</span>`,
  );
  const line = markup`<span><svg viewBox="-8 -8 16 16" aria-hidden="true"><path class="step" d="M-8 4H0V-4H8"/></svg>best so far</span>`;
  const some = markup`<span>${countText(drawn.length)} of ${countText(all.length)} trials can be pointed at</span>`;
  return markup`${symbols}${present.includes("best") ? line : undefined}${drawn.length < all.length ? some : undefined}`;
}

function description(
  study: StudyView,
  completed: readonly CompletedTrial[],
  steps: readonly CompletedTrial[],
): string {
  const [first] = steps;
  const last = steps.at(-1);
  const counts = `${countText(completed.length)} of ${countText(study.trials.length)} trials have a reward.`;
  if (first === undefined || last === undefined) return counts;
  const change = `The best so far goes from ${shortNumber(first.reward)} at trial ${first.id} to ${shortNumber(last.reward)} at trial ${last.id}`;
  return `${counts} ${change}, in ${countText(steps.length - 1)} ${steps.length === 2 ? "improvement" : "improvements"}. The table below holds the same trials.`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
