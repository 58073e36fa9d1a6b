/** The search space as a whole: its size, and its decision points by id. */
import { continuousDimensions, discreteSize, type Cardinality } from "./cardinality.js";
import type { DecisionPoint, Space } from "./points.js";

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
    if (point.kind === "categorical")
      for (const candidate of point.candidates) collect(candidate.space, into);
  }
}
