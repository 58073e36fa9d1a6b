/** The search loop's front door. */
import type { Algorithm } from "../algorithms/algorithm.js";
import { Study, type SampleOptions } from "./study.js";

/**
 * Searches a space: yields programs, and takes their rewards.
 *
 * @param space what to search: `searchSpace(Trainer)`, or a symbolic value with hyper values inside.
 * @param algorithm proposes the points.
 * @param options how long, in which direction, and from which seed.
 * @returns the study: iterate over it once, with `for` or `for await`; it keeps the trials and the best one.
 * @example
 * ```ts
 * const study = sample(searchSpace(Trainer), new RegularizedEvolution({ seed: 1 }), { trials: 300 });
 * for (const [trainer, feedback] of study) feedback(trainer.train());
 * console.log(study.best?.reward);
 * ```
 */
export function sample<T>(space: T, algorithm: Algorithm, options: SampleOptions = {}): Study<T> {
  return new Study(space, algorithm, options);
}
