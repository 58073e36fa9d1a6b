/** The circumstances in which an operation of evolution is applied. */
import type { RandomStream } from "../../geno/random.js";

/** When an operation is applied, and all the chance and memory it may have. */
export interface Moment {
  /** How many trials there were before the one that a point is wanted for. */
  readonly step: number;
  /** The stream of that trial: all chance comes from it, so that a study can be repeated. */
  readonly random: RandomStream;
  /** The search, as {@link GlobalState} tells them apart: nothing but its identity counts. */
  readonly memory: object;
}
