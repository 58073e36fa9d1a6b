/** Runs a study for a case, with a reward that any algorithm can learn from, and checks every point that it gets. */
import type { Algorithm } from "../algorithms/algorithm.js";
import type { DNA } from "../geno/dna.js";
import { toUnit } from "../geno/scale.js";
import type { DNASpec } from "../geno/spec.js";
import type { MetricDirections, RewardOf, SampleOptions } from "../tuning/options.js";
import { sample } from "../tuning/sample.js";
import type { Study } from "../tuning/study.js";
import { requirePoint } from "./claims.js";

/** How a trial is answered. */
export type Answer = number | "infeasible" | "skip";

/** A smooth reward: the nearer every decision is to the middle of its range the better; between −1 and 0. */
export function smoothReward(dna: DNA): number {
  const { decisions } = dna;
  let sum = 0;
  for (const { point, number } of decisions) {
    const unit =
      point.kind === "float"
        ? toUnit(point, number)
        : point.kind === "int"
          ? number / Math.max(1, point.count - 1)
          : point.kind === "categorical"
            ? number / Math.max(1, point.candidates.length - 1)
            : 0.5;
    sum -= (unit - 0.5) ** 2;
  }
  return decisions.length === 0 ? 0 : sum / decisions.length;
}

/** Runs a study one trial at a time. @throws Error where a point is none of the space. */
export function runStudy(
  spec: DNASpec,
  algorithm: Algorithm,
  options: SampleOptions,
  answer: (dna: DNA, id: number) => Answer = smoothReward,
): Study<DNA> {
  const study = sample(spec, algorithm, options);
  for (const [dna, feedback] of study) {
    requirePoint(spec, dna, `trial ${feedback.id}`);
    const said = answer(dna, feedback.id);
    if (said === "infeasible") feedback.infeasible();
    else if (said === "skip") feedback.skip();
    else feedback(said);
  }
  return study;
}

/** A study of several objectives: each draws to another end of the first decision. */
export function runFront(spec: DNASpec, algorithm: Algorithm, objectives: number, trials: number): void {
  const metrics: MetricDirections = Object.fromEntries(
    Array.from({ length: objectives }, (_, index) => [
      `m${index}`,
      index % 2 === 0 ? "maximize" : "minimize",
    ]),
  );
  const study = sample(spec, algorithm, { trials, metrics, seed: 1 });
  for (const [dna, feedback] of study) {
    requirePoint(spec, dna, `trial ${feedback.id} of ${objectives} objectives`);
    const value = smoothReward(dna);
    feedback(
      Object.fromEntries(
        Object.keys(metrics).map((name, index) => [
          name,
          value * (index + 1) + index * (dna.numbers[0] ?? 0),
        ]),
      ),
    );
  }
}

/** A study of a metric with a limit, in which trials break it more and less, and every fourth is stopped early. */
export function runLimited(
  spec: DNASpec,
  algorithm: Algorithm,
  trials: number,
): Study<DNA, RewardOf<MetricDirections>> {
  const metrics: MetricDirections = { score: "maximize", cost: { max: 1 } };
  const earlyStopping = { shouldStop: ({ id }: { readonly id: number }) => id % 4 === 0 };
  const study = sample(spec, algorithm, { trials, seed: 1, metrics, earlyStopping });
  for (const [dna, feedback] of study) {
    const { id } = feedback;
    requirePoint(spec, dna, `trial ${id} of a study with limits`);
    feedback.addMeasurement({ score: smoothReward(dna), cost: id % 3 }, { step: 1 });
    feedback.shouldStopEarly();
    feedback.done();
  }
  return study;
}

/** A study whose bodies run several at a time and end out of order. */
export async function runParallel(
  spec: DNASpec,
  algorithm: Algorithm,
  trials: number,
  parallelism: number,
): Promise<Study<DNA>> {
  const study = sample(spec, algorithm, { trials, seed: 1, parallelism });
  let turn = Promise.resolve();
  await study.run(async (dna, feedback) => {
    requirePoint(spec, dna, `trial ${feedback.id}, ${parallelism} at a time`);
    // Even ones wait for a few others to end first.
    const delay = feedback.id % 2 === 0 ? 7 : 1;
    for (let i = 0; i < delay; i++) await (turn = turn.then(() => undefined));
    if (feedback.id % 11 === 0) feedback.infeasible();
    else if (feedback.id % 13 === 0) feedback.skip();
    else feedback(smoothReward(dna));
  });
  return study;
}
