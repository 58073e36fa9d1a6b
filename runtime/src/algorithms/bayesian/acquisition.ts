/** How much a point is worth trying: the logarithm of its expected improvement, times the probability that it is feasible. */
import type { Column } from "./columns.js";
import type { GaussianProcess } from "./gaussian-process.js";
import { logCdf, logCdfSlope, logImprovement, logImprovementSlope } from "../normal.js";

/**
 * Log expected improvement (Ament et al., NeurIPS 2023, section 4.1), with the probability of feasibility added in logarithms
 * (Gardner et al.: Bayesian Optimization with Inequality Constraints, ICML 2014, eq. 6).
 */
export class Acquisition {
  /**
   * @param objective what rewards are expected, and the best so far; undefined where no point was feasible yet.
   * @param feasibility above 0 where a point is expected to be feasible; undefined where every point was.
   */
  constructor(
    readonly objective: { readonly process: GaussianProcess; readonly best: number } | undefined,
    readonly feasibility: GaussianProcess | undefined,
  ) {}

  /** The value at a vector. */
  at(x: Float64Array): number {
    let value = 0;
    if (this.objective !== undefined) {
      const { mean, deviation } = this.objective.process.at(x);
      value += Math.log(deviation) + logImprovement((mean - this.objective.best) / deviation);
    }
    if (this.feasibility !== undefined) {
      const { mean, deviation } = this.feasibility.at(x);
      value += logCdf(mean / deviation);
    }
    return value;
  }

  /**
   * The value at a vector, with its derivative by the numbers of line columns.
   *
   * @param gradient what the derivative is written to, an entry for each of `lines`.
   */
  withGradient(x: Float64Array, lines: readonly Column[], gradient: Float64Array): number {
    gradient.fill(0);
    let value = 0;
    if (this.objective !== undefined) {
      const { process, best } = this.objective;
      const { mean, deviation } = process.at(x);
      const z = (mean - best) / deviation;
      const slope = logImprovementSlope(z) / deviation;
      value += Math.log(deviation) + logImprovement(z);
      process.addGradient(x, deviation, [slope, 1 / deviation - slope * z], lines, gradient);
    }
    if (this.feasibility !== undefined) {
      const { mean, deviation } = this.feasibility.at(x);
      const z = mean / deviation;
      const slope = logCdfSlope(z) / deviation;
      value += logCdf(z);
      this.feasibility.addGradient(x, deviation, [slope, -slope * z], lines, gradient);
    }
    return value;
  }
}
