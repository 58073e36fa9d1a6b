/** The search loop's front door. */
import type { Algorithm } from "../algorithms/algorithm.js";
import type { DNA } from "../geno/dna.js";
import type { DNASpec } from "../geno/spec.js";
import { decoderOf } from "./decoder.js";
import type { MetricDirections, RewardOf, SampleOptions } from "./options.js";
import { Study } from "./study.js";

/**
 * Searches a space: yields programs, and takes their rewards.
 *
 * @param space what to search: `searchSpace(Trainer)`, or a symbolic value with hyper values inside; or a bare
 *   `DNASpec`, whose examples are DNA. What another loop left to decide in its example is searched within that loop's trial,
 *   with a seed and a name of its own.
 * @param algorithm proposes the points.
 * @param options how long, in which direction, and from which seed.
 * @returns the study: iterate over it once, with `for` or `for await`, or call its `run`; it keeps the trials and the best.
 * @throws RangeError where an option is out of its range, or the algorithm cannot serve the space or the metrics; TypeError
 *   where the space is a class, or the algorithm none.
 * @example
 * ```ts
 * const study = sample(searchSpace(Trainer), new RegularizedEvolution({ seed: 1 }), { trials: 300 });
 * for (const [trainer, feedback] of study) feedback(trainer.train());
 * console.log(study.best?.reward);
 * ```
 */
export function sample<M extends MetricDirections = never>(
  space: DNASpec,
  algorithm: Algorithm,
  options?: SampleOptions<M>,
): Study<DNA, RewardOf<M>>;
export function sample<T, M extends MetricDirections = never>(
  space: T,
  algorithm: Algorithm,
  options?: SampleOptions<M>,
): Study<T, RewardOf<M>>;
export function sample<M extends MetricDirections = never>(
  space: unknown,
  algorithm: Algorithm,
  options: SampleOptions<M> = {},
): Study<unknown, RewardOf<M>> {
  return new Study(decoderOf(space, options.where), space, algorithm, options);
}
