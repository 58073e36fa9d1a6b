/** The algorithm for who does not want to choose one: picked by the space, the objectives and the budget. */
import type { DecisionPoint } from "../geno/points.js";
import type { DNASpec } from "../geno/spec.js";
import type { Algorithm, Problem, Search } from "./algorithm.js";
import { Bayesian } from "./bayesian/bayesian.js";
import { CMAES } from "./cma/cma-es.js";
import { Deduping } from "./deduping.js";
import { NSGA2 } from "./evolution/nsga2.js";
import { NSGA3 } from "./evolution/nsga3.js";
import { RegularizedEvolution } from "./evolution/regularized.js";
import { TPE } from "./tpe/tpe.js";
import { checkedSeed, requireSettings } from "./settings.js";

/** Up to so many trials a Gaussian process of them costs less than it saves. */
const FEW = 300;

/** From so many trials on a population learns as much as a model would, and faster; of several objectives beyond as many. */
const MANY = 1000;

/** Beyond so many decisions a Gaussian process sees too little of each. */
const MOST_MODELLED = 50;

/**
 * Picks an algorithm when the study begins:
 *
 * - of one objective, a space that the budget covers: {@link TPE}, each point once;
 * - mostly numbers and up to 300 trials: {@link Bayesian};
 * - numbers alone and from 1,000 trials on: {@link CMAES};
 * - anything else from 1,000 trials on: {@link RegularizedEvolution};
 * - the rest, and studies without an end: {@link TPE};
 * - of several objectives, up to 1,000 trials: {@link TPE}; more: {@link NSGA2} for two and {@link NSGA3} for three or more.
 *
 * What is picked follows from the space, the objectives and the planned trials alone, so that a study can be continued.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new Auto(), { trials: 100 });
 * ```
 */
export class Auto implements Algorithm {
  readonly name = "Auto";
  readonly multiObjective = true;
  readonly seed: number | undefined;

  /** @param options.seed the seed of studies that are given none; fresh for each study by default. */
  constructor(options: { readonly seed?: number } = {}) {
    requireSettings("Auto", options);
    this.seed = checkedSeed("Auto", options.seed);
  }

  /** What it picks for a problem. */
  pick({ spec, trials, objectives = 1 }: Problem): Algorithm {
    if (objectives > 1) {
      if (trials === undefined || trials <= MANY) return new TPE();
      return objectives === 2 ? new NSGA2() : new NSGA3();
    }
    const { size } = spec;
    if (trials === undefined) return new TPE();
    if (size !== "infinite" && size <= trials) return new Deduping(new TPE());
    if (trials <= FEW && isMostlyNumbers(spec)) return new Bayesian();
    if (trials < MANY) return new TPE();
    return spec.decisionPoints.every(isNumber) ? new CMAES() : new RegularizedEvolution();
  }

  start(problem: Problem): Search {
    return this.pick(problem).start(problem);
  }
}

function isMostlyNumbers({ decisionPoints }: DNASpec): boolean {
  const numbers = decisionPoints.filter(isNumber).length;
  return decisionPoints.length <= MOST_MODELLED && 2 * numbers >= decisionPoints.length;
}

function isNumber({ kind }: DecisionPoint): boolean {
  return kind === "float" || kind === "int";
}
