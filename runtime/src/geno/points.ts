/**
 * The abstract shape of a search space, free of user classes: a product of decision points, where each candidate
 * of a categorical point carries the (conditional) space that exists only once it is chosen. Plain immutable data.
 */
import type { Genomes } from "./genomes.js";
import type { Literal } from "./literal.js";

/** How a float is spread over its range: evenly, evenly in log, or evenly in log seen from the upper end. */
export type Scale = "linear" | "log" | "rlog";

/** What a user says about a decision point, for partitions and algorithms to read: any JSON. */
export type Hints = string | number | boolean | null | readonly Hints[] | { readonly [key: string]: Hints };

/** One way to decide a categorical point, with the decision points that exist only where it was chosen. */
export interface Candidate {
  /** What a person reads: `48`, `"relu"`, `Conv`. */
  readonly label: string;
  /** The natural value by which a dictionary names this candidate; absent where there is none (an object). */
  readonly literal?: { readonly value: Literal };
  /** What is decided only where this candidate was chosen. */
  readonly space: Space;
}

interface Point {
  /** Unique in its spec; conditions are written into it, as in `op[=1/3].filters` (candidate 1 of 3 of `op`). */
  readonly id: string;
  /** The name that the user gave to the hyper value, if any. */
  readonly name?: string;
  readonly hints?: Hints;
  /**
   * Its name may have been decided before it in some points of the space (under a choice): where it was, that decision
   * holds here too, and the point takes none of its own.
   */
  readonly tied?: true;
}

/** A choice of one candidate. Its decision is the candidate's index, 0 ≤ index < candidates.length. */
export interface CategoricalPoint extends Point {
  readonly kind: "categorical";
  /** At least one, in the order of their indices. */
  readonly candidates: readonly Candidate[];
  /** Where it is one of several choices among the same candidates (`manyof`, `permutate`). */
  readonly many?: Subchoice;
}

/** The place of a choice among those of one `manyof`: they stand side by side in their space, `count` of them. */
export interface Subchoice {
  /** The id of the whole; the choice itself has `id[index]`. */
  readonly id: string;
  /** The name that the user gave to the whole; the choice itself is called `name[index]`. */
  readonly name?: string;
  /** Which of the choices it is, from 0. */
  readonly index: number;
  /** How many choices there are. */
  readonly count: number;
  /** No candidate twice. */
  readonly distinct: boolean;
  /** Indices do not fall (with distinct: they rise). */
  readonly sorted: boolean;
}

/** A real number. Its decision is the number itself, min ≤ value ≤ max. */
export interface FloatPoint extends Point {
  readonly kind: "float";
  /** The lower bound, included. */
  readonly min: number;
  /** The upper bound, included. */
  readonly max: number;
  /** How draws and steps spread over the range. */
  readonly scale: Scale;
}

/** A whole number of a range, kept as a range. Its decision is the index: the value is min + index · step. */
export interface IntPoint extends Point {
  readonly kind: "int";
  /** The first value. */
  readonly min: number;
  /** The upper bound, included where a step lands on it. */
  readonly max: number;
  /** The distance between values, at least 1. */
  readonly step: number;
  /** How many values there are: ⌊(max − min) / step⌋ + 1. */
  readonly count: number;
}

/** A decision that only its own hyper value understands: a text. Its decision is the text's number in {@link genomes}. */
export interface CustomPoint extends Point {
  readonly kind: "custom";
  /** The texts behind the numbers. */
  readonly genomes: Genomes;
}

/** One thing to decide; `kind` says which. */
export type DecisionPoint = CategoricalPoint | FloatPoint | IntPoint | CustomPoint;

/** A product of decision points, in the order in which a DNA lists their decisions. */
export type Space = readonly DecisionPoint[];
