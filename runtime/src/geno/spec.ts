/** The search space as a whole: its size, and its decision points by id or name. */
import { continuousDimensions, discreteSize, type Cardinality } from "./cardinality.js";
import type { DecisionPoint, Space } from "./points.js";

/** The decisions of a point, as a DNA holds them. */
interface Numbered {
  readonly numbers: readonly number[];
}

/** A condition between decisions: points that break it are infeasible, and no algorithm of tsglove proposes them. */
export interface Constraint {
  /** Whether a point may be proposed. */
  readonly allows: (dna: Numbered) => boolean;
  /** What people read of it. */
  readonly text: string;
}

/** The search space as algorithms see it: decision points and nothing of the user's program. */
export class DNASpec {
  #points: Points | undefined;
  #discreteSize: bigint | undefined;

  /**
   * @param space the points that are always active; conditional ones hang under their candidates.
   * @param constraints conditions between decisions, none by default.
   */
  constructor(
    readonly space: Space,
    readonly constraints: readonly Constraint[] = [],
  ) {}

  /**
   * The exact number of points, `"infinite"` where any decision is continuous. Points that constraints rule out are counted
   * too: how many those are, only going through them would tell.
   */
  get size(): Cardinality {
    return this.continuousDimensions > 0 ? "infinite" : this.discreteSize;
  }

  /** The number of ways to decide the discrete points, each continuous decision counted once. */
  get discreteSize(): bigint {
    return (this.#discreteSize ??= discreteSize(this.space));
  }

  /** The largest number of continuous decisions that one DNA can hold. */
  get continuousDimensions(): number {
    return continuousDimensions(this.space);
  }

  /** Every decision point, conditional ones included, in depth-first order. */
  get decisionPoints(): readonly DecisionPoint[] {
    return this.#all().list;
  }

  /** Whether some name ties decisions of different branches together (see `tied` of a decision point). */
  get hasTies(): boolean {
    return this.#all().hasTies;
  }

  /** The decision point with this id, or the first with this name; undefined where there is none. */
  find(idOrName: string): DecisionPoint | undefined {
    const { byId, byName } = this.#all();
    return byId.get(idOrName) ?? byName.get(idOrName);
  }

  /** Whether every constraint allows a point. */
  isFeasible(dna: Numbered): boolean {
    return this.constraints.length === 0 || this.brokenConstraint(dna) === undefined;
  }

  /** The first constraint that a point breaks, or undefined. */
  brokenConstraint(dna: Numbered): Constraint | undefined {
    return this.constraints.find(({ allows }) => !allows(dna));
  }

  #all(): Points {
    if (this.#points === undefined) {
      const points: Points = { list: [], byId: new Map(), byName: new Map(), hasTies: false };
      collect(this.space, points);
      this.#points = points;
    }
    return this.#points;
  }
}

interface Points {
  readonly list: DecisionPoint[];
  readonly byId: Map<string, DecisionPoint>;
  readonly byName: Map<string, DecisionPoint>;
  hasTies: boolean;
}

function collect(space: Space, into: Points): void {
  for (const point of space) {
    if (into.byId.has(point.id)) throw new Error(`Two decision points have the id "${point.id}".`);
    into.list.push(point);
    into.byId.set(point.id, point);
    if (point.name !== undefined && !into.byName.has(point.name)) into.byName.set(point.name, point);
    if (point.tied === true) into.hasTies = true;
    if (point.kind === "categorical")
      for (const candidate of point.candidates)
        if (candidate.space.length > 0) collect(candidate.space, into);
  }
}
