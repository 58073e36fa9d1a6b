/**
 * The abstract shape of a search space, free of user classes: a product of decision points, where each candidate
 * of a categorical point carries the (conditional) space that exists only once it is chosen. Plain immutable data.
 */
import { continuousDimensions, discreteSize, type Cardinality } from "./cardinality.js";

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

/** The search space as algorithms see it: decision points and nothing of the user's program. */
export class DNASpec {
  #byId: ReadonlyMap<string, DecisionPoint> | undefined;

  /** @param space the points that are always active; conditional ones hang under their candidates. */
  constructor(readonly space: Space) {}

  /** The exact number of points, `"infinite"` where any decision is continuous. */
  get size(): Cardinality {
    return this.continuousDimensions > 0 ? "infinite" : this.discreteSize;
  }

  /** The number of ways to decide the discrete points, each continuous decision counted once. */
  get discreteSize(): bigint {
    return discreteSize(this.space);
  }

  /** The largest number of continuous decisions that one DNA can hold. */
  get continuousDimensions(): number {
    return continuousDimensions(this.space);
  }

  /** Every decision point, conditional ones included, in depth-first order. */
  get decisionPoints(): readonly DecisionPoint[] {
    return [...this.#points().values()];
  }

  /** The decision point with this id, or undefined. */
  find(id: string): DecisionPoint | undefined {
    return this.#points().get(id);
  }

  #points(): ReadonlyMap<string, DecisionPoint> {
    if (this.#byId === undefined) {
      const points = new Map<string, DecisionPoint>();
      collect(this.space, points);
      this.#byId = points;
    }
    return this.#byId;
  }
}

function collect(space: Space, into: Map<string, DecisionPoint>): void {
  for (const point of space) {
    if (into.has(point.id)) throw new Error(`Two decision points have the id "${point.id}".`);
    into.set(point.id, point);
    if (point.kind === "categorical") for (const candidate of point.candidates) collect(candidate.space, into);
  }
}
