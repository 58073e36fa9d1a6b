/** The table of trials of a report. */
import type { StudyView } from "../../tuning/study-view.js";
import type { Trial } from "../../tuning/trial/trial.js";
import { decisionColumns, mergeLists, type DecisionColumn } from "../decision-columns.js";
import { dnaWords } from "../decision-words.js";
import { countText, digitsToTell, missingTails, secondsText, shortNumber } from "../number-text.js";
import { cut, oneLine } from "../one-line.js";
import { isCompleted, outcomeText, ranked, trialTime } from "../ranking.js";
import { markup, type Markup } from "../../view/markup.js";

const mostRows = 1000;
const mostColumns = 10;
const longestCell = 400;
/** Longer cells are set in several lines. */
const longestLine = 48;

/** The trials, best first (or the front) and those without a rank last; at most 1,000, with a note where there are more. */
export function trialRows(study: StudyView): Markup {
  const rows = [...new Set([...ranked(study), ...study.trials])].slice(0, mostRows);
  if (rows.length === 0) return markup`<p>No trials yet.</p>`;
  const columns = [...figureColumns(rows), ...readableColumns(study, rows)];
  const more =
    study.trials.length > rows.length
      ? markup`<p class="note">The ${study.objectives.length === 1 ? "best" : "first"} ${countText(rows.length)} of ${countText(study.trials.length)} trials.</p>`
      : undefined;
  return markup`${more}<div class="scroll" role="region" aria-label="Table of trials" tabindex="0"><table data-sortable>
<thead><tr>${columns.map(head)}</tr></thead>
<tbody>
${rows.map((_, row) => markup`<tr>${columns.map((column) => column.cells[row])}</tr>\n`)}</tbody>
</table></div>`;
}

interface Column {
  readonly header: string;
  /** What the header stands for, in full. */
  readonly title?: string;
  readonly numeric: boolean;
  readonly cells: readonly Markup[];
}

function head({ header, title, numeric }: Column): Markup {
  const hover =
    title === undefined || title === header ? undefined : markup` title="${cut(title, longestCell)}"`;
  return markup`<th scope="col"${numeric ? markup` class="n"` : undefined}${hover}>${header}</th>`;
}

/** Rank, trial, reward and seconds; a trial without a reward has no rank, and its status for a reward. */
function figureColumns(rows: readonly Trial[]): Column[] {
  const completed = rows.filter(isCompleted);
  const digits = digitsToTell(completed.slice(0, 20).map((trial) => trial.reward));
  const rewards = numberCells(
    completed.map(({ reward }) => ({ value: reward, text: shortNumber(reward, digits) })),
  );
  const times = rows.map(trialTime);
  return [
    {
      header: "rank",
      numeric: true,
      cells: rows.map((_, row) => (row < completed.length ? plainNumber(row + 1) : empty)),
    },
    { header: "trial", numeric: true, cells: rows.map(({ id }) => plainNumber(id)) },
    { header: "reward", numeric: true, cells: rows.map((trial, row) => rewards[row] ?? statusCell(trial)) },
    {
      header: "seconds",
      numeric: true,
      cells: numberCells(
        times.map((time) => ({ value: time, text: time === undefined ? "" : secondsText(time) })),
      ),
    },
  ];
}

/** A column each where that is readable, else lists in one, else all decisions in one. */
function readableColumns(study: StudyView, rows: readonly Trial[]): Column[] {
  const separate = decisionColumns(study.spec, rows);
  const merged = separate.length > mostColumns ? mergeLists(separate) : separate;
  if (merged.length <= mostColumns) return merged.map(decisionCells);
  return [
    {
      header: "decisions",
      numeric: false,
      cells: rows.map(({ dna }) => textCell(dnaWords(dna, longestCell))),
    },
  ];
}

function decisionCells({ header, ids, cells, orders }: DecisionColumn): Column {
  const numeric = orders.every((order) => order !== undefined);
  const column = { header, title: ids.join(", "), numeric };
  if (!numeric) return { ...column, cells: cells.map(textCell) };
  return { ...column, cells: numberCells(cells.map((text, row) => ({ value: orders[row], text }))) };
}

/** Numbers, padded to stand point below point; the exact one goes along for sorting where its text is rounded. */
function numberCells(
  numbers: readonly { readonly value: number | undefined; readonly text: string }[],
): Markup[] {
  const missing = missingTails(numbers.map(({ text }) => text));
  return numbers.map(({ value, text }, row) => {
    const padding = missing[row] ?? 0;
    // As wide as a point and as digits, where digits are of one width.
    const padded =
      text.includes(".") || padding === 0
        ? text + "\u2007".repeat(padding)
        : `${text}\u2008${"\u2007".repeat(padding - 1)}`;
    if (value === undefined) return empty;
    return String(value) === text
      ? markup`<td class="n">${padded}</td>`
      : markup`<td class="n" data-v="${value}">${padded}</td>`;
  });
}

function plainNumber(value: number): Markup {
  return markup`<td class="n">${value}</td>`;
}

function textCell(words: string): Markup {
  return words.length <= longestLine
    ? markup`<td>${words}</td>`
    : markup`<td class="long">${cut(words, longestCell)}</td>`;
}

function statusCell(trial: Trial): Markup {
  return markup`<td class="n status"><span>${statusWords(trial)}</span></td>`;
}

const empty = markup`<td></td>`;

function statusWords(trial: Trial): string {
  const outcome = outcomeText(trial);
  return trial.reason === undefined ? outcome : `${outcome}: ${oneLine(trial.reason, 80)}`;
}
