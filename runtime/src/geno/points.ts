/**
 * The abstract shape of a search space, free of user classes: a product of decision points, where each candidate
 * of a categorical point carries the (conditional) space that exists only once it is chosen. Plain immutable data.
 */
/** A value that can be written in a dictionary of decisions as itself. */
export type Literal = string | number | boolean | bigint | null | undefined;

/** How a float is spread over its range: evenly, evenly in log, or evenly in log seen from the upper end. */
export type Scale = "linear" | "log" | "rlog";

/** One way to decide a categorical point, with the decision points that exist only where it was chosen. */
export interface Candidate {
  /** What a person reads: `48`, `"relu"`, `Conv`. */
  readonly label: string;
  /** The natural value by which a dictionary names this candidate; absent where there is none (an object). */
  readonly literal?: { readonly value: Literal };
  readonly space: Space;
}

interface Point {
  /** Unique in its spec; conditions are written into it, as in `op[=1/3].filters` (candidate 1 of 3 of `op`). */
  readonly id: string;
  /** The name that the user gave to the hyper value, if any. */
  readonly name?: string;
}

/** A choice of one candidate. Its decision is the candidate's index, 0 ≤ index < candidates.length. */
export interface CategoricalPoint extends Point {
  readonly kind: "categorical";
  readonly candidates: readonly Candidate[];
}

/** A real number. Its decision is the number itself, min ≤ value ≤ max. */
export interface FloatPoint extends Point {
  readonly kind: "float";
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
}

/** A whole number of a range, kept as a range. Its decision is the index: the value is min + index · step. */
export interface IntPoint extends Point {
  readonly kind: "int";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** How many values there are: ⌊(max − min) / step⌋ + 1. */
  readonly count: number;
}

export type DecisionPoint = CategoricalPoint | FloatPoint | IntPoint;

/** A product of decision points, in the order in which a DNA lists their decisions. */
export type Space = readonly DecisionPoint[];
