/** The page that the bench writes. */
import type { Job } from "../quality/kept-runs.js";
import { deviation, mean, quantile } from "../quality/statistics.js";
import { randomWinner } from "./random-winner.js";
import { rankCorrelation } from "./rank-correlation.js";
import { EARLIER_STUDIES } from "./earlier-studies.js";
import { PARTS, PLACES, SIDE, type Subject } from "./images.js";
import { BLOCKS, CHANNELS } from "./net.js";
import { BATCH } from "./trainer.js";
import {
  aloneOf,
  CHILD_STEPS,
  COMPARATOR,
  COMPARATORS,
  ENTROPY_BONUS,
  jobsOf,
  MACRO,
  METHODS,
  SEARCH_STEPS,
  searchedOf,
  SEEDS,
  TARGET,
  TOLERANCE,
  TRAININGS,
  type Alone,
  type MethodName,
  type Searched,
} from "./study.js";

/** What was run on one kind of images. */
export interface Measured {
  readonly subject: Subject;
  readonly from: number;
  /** A run's values; undefined where it was not done. */
  readonly runsOf: (job: Job) => readonly number[] | undefined;
}

/**
 * How many searches of all have to choose a child above the comparators' upper quartile. By chance that is 1.6 % where the quartile is
 * known, Σ C(5, k) / 4ᵏ · (3/4)⁵⁻ᵏ, k ≥ 4; it is that of 30 comparators, the same for all five: 2.8 %, by 400,000 simulations.
 */
const WINS = 4;

/** How well shared weights have to rank children: by chance one search of 30 comparators does so in one case of twenty. */
const CORRELATION = 0.31;

export function reportText(measured: readonly Measured[]): string {
  return [HEAD, ...measured.flatMap(sectionOf)].join("\n");
}

const HEAD = `# Weight sharing

Made by \`npm run bench:sharing\`: does a search by weight sharing choose better children than chance?

The space has ${CHANNELS.length * BLOCKS} blocks of nine candidates each (nothing, average or maximal pooling, a 1 × 1 convolution, a separable one, or an inverted bottleneck with a kernel of 3 or 5 and an expansion of 2 or 4): ${counted(9 ** (CHANNELS.length * BLOCKS))} children. What a block gives is added to what it takes. Images are halved to ${SIDE} × ${SIDE}; ${CHANNELS.map((channels, stage) => `${BLOCKS} blocks have ${channels} channels of ${areaOf(stage)} numbers`).join(", ")}.

Of the clothes ${imagesOf("fashion-mnist", 0)} images are learned from and ${imagesOf("fashion-mnist", 2)} tested on. Of the digits, of which there are few, it is ${imagesOf("mnist", 0)} and ${imagesOf("mnist", 2)}, each in ${PLACES.mnist.copies} of the ${(2 * PLACES.mnist.reach + 1) ** 2} places that are up to ${PLACES.mnist.reach} pixels from the middle.

- **Comparators** are ${COMPARATORS} random children (each decision drawn evenly) whose cost is within ${100 * TOLERANCE} % of ${counted(TARGET)} multiply-adds, each trained from scratch ${TRAININGS} times, ${CHILD_STEPS} steps of ${BATCH} images, from other first weights and in another order of the images each time: its accuracy is the mean.
- **A search** is told the same target. It makes ${METHODS.map((method) => `${counted(SEARCH_STEPS[method])} steps (${method})`).join(", ")}; the controller of the first two is \`new Reinforce({ entropyBonus: ${ENTROPY_BONUS} })\`, and of DARTS it is the variant with Gumbel's noise (\`gumbel: true\`). What it chooses is trained from scratch just as the comparators are. Accuracies are on test images, which no search and no training has seen.
- **Rule:** of ${SEEDS} searches at least ${WINS} choose a child above the comparators' 75th percentile that costs at most ${100 * TOLERANCE} % more than the target (by chance: 2.8 % in each row, as the percentile is that of ${COMPARATORS} children), and the mean rank correlation (Spearman) of the comparators' accuracy on the shared weights, on validation images, with that of their own weights is at least ${CORRELATION}. Rows are not independent: all of one kind of images share their comparators.
- **Random search** trains as many comparators, once each, as the time of one core allows that the search and a training of its choice took, at most all, and takes the best by validation, with the weights that it has: its mean test accuracy over all choices of so many of the ${COMPARATORS}.

${EARLIER_STUDIES}
`;

function counted(whole: number): string {
  return whole.toLocaleString("en");
}

/** How many images one part of them has before they are moved about. */
function imagesOf(subject: Subject, part: 0 | 1 | 2): string {
  return counted(10 * PARTS[subject][part]);
}

/** What each stage's convolution has left of an image. */
function areaOf(stage: number): string {
  const side = Math.ceil(SIDE / 2 ** (stage + 1));
  return `${side} × ${side}`;
}

function sectionOf({ subject, from, runsOf }: Measured): string[] {
  const valuesOf = (contestant: string): (readonly number[])[] =>
    jobsOf(subject, from)
      .filter((job) => job.contestant === contestant)
      .flatMap((job) => {
        const values = runsOf(job);
        return values === undefined ? [] : [values];
      });
  const comparators = valuesOf(COMPARATOR).map(aloneOf);
  if (comparators.length < COMPARATORS) return [`## ${subject}`, "", "Not run as a whole.", ""];
  const tests = comparators.map(testOf);
  const lines = [
    `## ${subject}`,
    "",
    `Comparators: from ${percent(Math.min(...tests))} to ${percent(Math.max(...tests))}, quartiles ${[0.25, 0.5, 0.75].map((share) => percent(quantile(tests, share))).join(", ")}; standard deviation ${percent(deviation(tests))}, of which ${percent(noiseOf(comparators) / Math.sqrt(TRAININGS))} is from training to training. A training takes ${mean(comparators.map(({ seconds }) => seconds)).toFixed(1)} s of one core. Seeds from ${from}.`,
    "",
    "| search | chosen, test accuracy % | above the 75th percentile | cost of target | rank correlation | s | random search of equal time |     |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...METHODS.flatMap((method) => {
      const runs = valuesOf(method).map(searchedOf);
      return runs.length === 0 ? [] : [rowOf(method, runs, comparators)];
    }),
    "",
  ];
  const [macro] = valuesOf(MACRO);
  if (macro !== undefined) lines.push(macroText(macro), "");
  return lines;
}

/** A child's accuracy. */
function testOf({ tests }: Alone): number {
  return mean(tests);
}

/** The standard deviation of a child's accuracy from training to training, pooled over children. */
function noiseOf(children: readonly Alone[]): number {
  return Math.sqrt(mean(children.map(({ tests }) => deviation(tests) ** 2)));
}

function rowOf(method: MethodName, runs: readonly Searched[], comparators: readonly Alone[]): string {
  const bar = quantile(comparators.map(testOf), 0.75);
  const wins = runs.filter(
    ({ found }) => testOf(found) > bar && found.cost <= TARGET * (1 + TOLERANCE),
  ).length;
  const correlations = runs.map(({ shared }) => rankCorrelation(shared, comparators.map(testOf)));
  const correlation = mean(correlations);
  const seconds = mean(runs.map((run) => run.seconds));
  const inAll = seconds + mean(runs.map(({ found }) => found.seconds));
  const affordable = Math.max(1, Math.round(inAll / mean(comparators.map((each) => each.seconds))));
  const tried = Math.min(affordable, comparators.length);
  const kept = wins >= WINS && correlation >= CORRELATION ? "✓" : "✗";
  const cells = [
    method,
    `${runs.map(({ found }) => percent(testOf(found))).join(", ")} (mean ${percent(mean(runs.map(({ found }) => testOf(found))))})`,
    `${wins} of ${runs.length}`,
    runs.map(({ found }) => (found.cost / TARGET).toFixed(2)).join(", "),
    `${correlation.toFixed(2)} (${Math.min(...correlations).toFixed(2)} to ${Math.max(...correlations).toFixed(2)})`,
    seconds.toFixed(0),
    `${percent(
      randomWinner(
        comparators.map(({ validation, tests: [first = NaN] }) => ({ validation, test: first })),
        tried,
      ),
    )} (of ${tried}${tried < affordable ? `, there was time for ${affordable}` : ""})`,
    runs.length < SEEDS ? "incomplete" : kept,
  ];
  return `| ${cells.join(" | ")} |`;
}

function macroText(values: readonly number[]): string {
  const shared = values.filter((_, i) => i % 2 === 0);
  const table = values.filter((_, i) => i % 2 === 1);
  return `NAS-Bench-Macro's space built of our layers, with shared weights that learned evenly on these images: the rank correlation of ${shared.length} random networks' accuracy on them with the table's (of CIFAR-10) is ${rankCorrelation(shared, table).toFixed(2)}.`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
