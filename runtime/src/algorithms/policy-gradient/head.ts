/** What a policy needs of the distribution of one decision. */
import type { RandomStream } from "../../geno/random.js";

/**
 * The distribution of one decision: a slice of the policy's parameters, and what they mean. It holds no state but where its
 * slice is, so that the same decision can be looked at under the parameters of today and of an earlier day.
 */
export interface Head {
  /** How many parameters it has. */
  readonly size: number;
  /** Where its slice begins. */
  readonly offset: number;
  /** Writes the parameters that a search begins with. */
  begin(parameters: Float64Array): void;
  /** Brings parameters that a step has led out of their range back to its bounds. */
  confine(parameters: Float64Array): void;
  /** A decision, drawn. @param picked what the subchoices before it took. */
  draw(parameters: Float64Array, picked: readonly number[], random: RandomStream): number;
  /** The likeliest decision. */
  likeliest(parameters: Float64Array, picked: readonly number[]): number;
  /** The logarithm of a decision's chance; of a float, of its density on its scale, in [0, 1]. */
  logProb(parameters: Float64Array, picked: readonly number[], number: number): number;
  /** In nats; of a float, that of its density on its scale: at most 0, where it is uniform. */
  entropy(parameters: Float64Array, picked: readonly number[]): number;
  /** Adds `weight` times the gradient of {@link logProb} to `into`, and `entropyWeight` times that of {@link entropy}. */
  addGradient(
    parameters: Float64Array,
    picked: readonly number[],
    number: number,
    weight: number,
    entropyWeight: number,
    into: Float64Array,
  ): void;
}
