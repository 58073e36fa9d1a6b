/** `reportHtml`: a study as one HTML page that needs nothing but itself. Runs in browsers too. */
import { sizeText } from "../../geno/cardinality.js";
import { choicesOf } from "../../geno/choices.js";
import { literalText } from "../../geno/literal-text.js";
import type { StudyView } from "../../tuning/study-view.js";
import type { Trial } from "../../tuning/trial/trial.js";
import { countText, durationText, shortNumber } from "../number-text.js";
import { statusCounts } from "../ranking.js";
import { markup, Markup, type Content } from "../../view/markup.js";
import { specTree } from "../../view/spec-tree.js";
import { rewardPlot } from "./reward-plot.js";
import { script, scriptHash } from "./script.js";
import { sourceCode } from "./source-code.js";
import { style } from "./style.js";
import { trialRows } from "./trial-rows.js";

/** What a report says beside the study. */
export interface ReportOptions {
  /** The page's heading. */
  readonly title: string;
  /**
   * The best trial's program as TypeScript, `format(study.decode(study.best))`. Without it the report shows the best
   * trial's decisions, ready for `materialize`.
   */
  readonly programSource?: string | undefined;
  /** Facts of one's own, shown after the study's; none by default. */
  readonly extra?: readonly ReportFact[];
}

/** A line of the facts. */
export interface ReportFact {
  /** What it is: `Data set`. */
  readonly name: string;
  /** Shown as it is. */
  readonly value: string | number;
}

/**
 * A study as one HTML page: facts, the plot of rewards, the best program, the best 1,000 trials in a sortable table, the
 * tree of the space. The page loads nothing and works from a file; it follows the reader's light or dark scheme. Its
 * text is escaped, whatever it is. The same study and options give the same page.
 *
 * @param study running or over.
 */
export function reportHtml(study: StudyView, options: ReportOptions): string {
  return page(study, options).text;
}

function page(study: StudyView, { title, programSource, extra = [] }: ReportOptions): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
${styleElement}
</head>
<body>
<header>
<p class="eyebrow">tsglove study</p>
<h1>${title}</h1>
${facts(study, extra)}
</header>
<main>
${section("rewards", "Rewards", undefined, rewardPlot(study) ?? markup`<p>No trials yet.</p>`)}
${bestProgram(study, programSource)}
${section("trials", "Trials", undefined, trialRows(study))}
${section("space", "Search space", sizeText(study.spec.space), markup`<div class="tsglove-view">${specTree(study.spec, Infinity)}</div>`)}
</main>
${scriptElement}
</body>
</html>
`;
}

const styleElement = Markup.constant(`<style>${style}</style>`);
const scriptElement = Markup.constant(`<script>${script}</script>`);

function section(id: string, heading: string, aside: string | undefined, content: Content): Markup {
  const small = aside === undefined ? undefined : markup`<small>${aside}</small>`;
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}${small}</h2>
${content}
</section>`;
}

function facts(study: StudyView, extra: readonly ReportFact[]): Markup {
  const { objectives, spec, trials, plannedTrials } = study;
  const best = objectives.length === 1 ? study.best : undefined;
  // Skipped trials do not count towards the plan.
  const counted = trials.reduce((count, { status }) => (status === "skipped" ? count : count + 1), 0);
  const planned = plannedTrials === undefined ? "" : ` of ${countText(plannedTrials)}`;
  const points = spec.decisionPoints.length;
  const better = study.direction === "maximize" ? "larger is better" : "smaller is better";
  const goals = objectives.map(({ name, direction }) => `${direction} ${name}`).join(", ");
  return markup`<dl>
${
  objectives.length > 1
    ? fact("Pareto front", `${countText(study.front.length)} trials`, goals)
    : fact(
        "Best reward",
        best?.reward === undefined ? "none yet" : markup`<strong>${shortNumber(best.reward)}</strong>`,
        best === undefined ? better : `trial ${best.id}; ${better}`,
      )
}
${fact("Trials", countText(counted) + planned, statusCounts(trials).join(", "))}
${fact("Search space", sizeText(spec.space), `${countText(points)} decision ${points === 1 ? "point" : "points"}`)}
${fact("Algorithm", study.algorithm, `seed ${study.seed}, to ${objectives.length > 1 ? goals : study.direction}`)}
${fact("Time", durationText(study.elapsed), trials.length === 0 ? "" : `${durationText(study.elapsed / trials.length)} a trial`)}
${extra.map(({ name, value }) => fact(name, value, ""))}
</dl>`;
}

function fact(name: string, value: Content, detail: string): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}${detail === "" ? undefined : markup`<small>${detail}</small>`}</dd></div>`;
}

function bestProgram(study: StudyView, source: string | undefined): Markup | undefined {
  const best = study.objectives.length === 1 ? study.best : undefined;
  if (best?.reward === undefined) return undefined;
  const aside = `trial ${best.id}, reward ${shortNumber(best.reward, 6)}`;
  if (source !== undefined) return section("best", "The best program", aside, sourceCode(source));
  const hint = markup`<p class="note">Its decisions; <code>materialize(space, choices)</code> makes its program.</p>`;
  return section("best", "The best point", aside, [hint, sourceCode(choicesSource(best))]);
}

function choicesSource({ dna }: Trial): string {
  const lines = Object.entries(choicesOf(dna)).map(
    ([id, value]) => `  ${propertyName(id)}: ${literalText(value)},\n`,
  );
  return `const choices = {\n${lines.join("")}};`;
}

function propertyName(id: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(id) ? id : JSON.stringify(id);
}
